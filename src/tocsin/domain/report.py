"""Reports: as submitted, as stored, and as triaged."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from typing import ClassVar

from tocsin.domain.mention import Mention


class Priority(StrEnum):
    """Urgency of a report. P1 must be handled at once."""

    P1 = "P1"
    P2 = "P2"
    P3 = "P3"


PLACE_FACTS = frozenset({"place", "where", "location", "address"})
"""Names of the facts of a report that say where something happened."""


@dataclass(frozen=True, slots=True)
class Attachment:
    """A file that came with a report, before it is sealed."""

    name: str
    media_type: str
    data: bytes = field(repr=False)


@dataclass(frozen=True, slots=True)
class Submission:
    """A warning from an adapter, before the desk accepts it.

    ``key`` identifies it, however often it is sent. ``heard`` is when the desk received it, ``happened`` when the event is
    said to have happened. Both carry a zone, or are None if the source does not say. ``contact`` reaches the source. It is
    sealed and written nowhere else. ``where`` is the place in the input (``calls.csv row 12``). ``facts`` come from structured
    fields (birth date, place, title). ``priority`` replaces the one that the words suggest, and ``at_least`` only raises it.
    ``labelled`` is the one that a file states. It counts unless the words tell of danger: programs label every row alike.
    ``about`` names subjects to link regardless of the text, each with its basis. ``unread`` lists what may hold words and was
    not read: a picture, an encrypted part, undecodable bytes. ``sealed`` holds contacts and names that were taken out of the
    text without being the source's own, and by which the source cannot be reached. ``unsealed`` is the text before names were taken out
    of it: listed names are searched in it, and it is stored nowhere. ``imported`` is the :class:`ImportedTable` that it was a row of.
    ``declined`` says that the source does not want to be rung back: no call back is owed, and what stands in ``contact`` reaches them in
    writing. ``quoted`` says that they wrote to somebody else, and are only quoted in what was handed in: nothing is owed to them unless
    they ask to be rung.
    """

    key: str
    channel: str
    text: str = field(repr=False)
    where: str = ""
    heard: datetime | None = None
    happened: datetime | None = None
    language: str = ""
    contact: str = field(default="", repr=False)
    attachments: tuple[Attachment, ...] = ()
    facts: tuple[tuple[str, str], ...] = ()
    priority: Priority | None = None
    at_least: Priority | None = None
    labelled: Priority | None = None
    about: tuple[tuple[str, str], ...] = ()
    unread: tuple[str, ...] = ()
    imported: str = ""
    sealed: str = field(default="", repr=False)
    unsealed: str = field(default="", repr=False)
    declined: bool = False
    quoted: bool = False


@dataclass(frozen=True, slots=True)
class RejectedRow:
    """An input row that could not be read, with its raw bytes and the reason, so that nothing is lost.

    ``whole_file`` marks a file of which nothing was read. A person then owes a look at it.
    """

    where: str
    reason: str
    raw: bytes = field(default=b"", repr=False)
    whole_file: bool = False


@dataclass(frozen=True, slots=True)
class RejectedRowRecord:
    """Stored form of a rejected row, so that someone can fix it. ``raw`` and ``place`` are sealed contents.

    ``place`` holds the place and the reason, since a file name or a quoted cell may identify a source. ``where`` and ``reason``
    are empty in storage, but in rows that were rejected before places were sealed.
    """

    KIND: ClassVar[str] = "refusal"

    id: str
    where: str
    reason: str
    raw: str
    at: datetime
    place: str = ""


COLUMNS_OF_POSTS = "posts:"
"""Beginning of the id of a :class:`ColumnMemory` for dumps of posts."""


@dataclass(frozen=True, slots=True)
class ColumnMemory:
    """Remembered column map of a file format, identified by the signature of its header."""

    KIND: ClassVar[str] = "columns"

    id: str
    columns: str


@dataclass(frozen=True, slots=True)
class ImportedTable:
    """A file of rows that was imported, kept so that its columns can be corrected.

    ``mark`` is a keyed hash of its name and bytes. ``place`` and ``original`` are sealed contents: its name, and its bytes. ``original``
    is empty for a file too large to keep, and after one of its reports was erased; another table may then hold the rest. ``reading`` is
    JSON: how it was read.
    """

    KIND: ClassVar[str] = "imported"

    id: str
    mark: str
    place: str
    original: str
    reading: str
    at: datetime


@dataclass(frozen=True, slots=True)
class Report:
    """An accepted report. It is added to, and never edited but with a ledger entry when the columns of its file are corrected.

    Erasing destroys the key of its sealed text.

    ``text``, ``detail`` and ``attachments`` are ids of sealed contents. ``likeness`` is a keyed hash of the
    normalised text: equal for equal texts, meaningless without the desk's key. ``key`` is a keyed hash of the submission's key,
    which may name a chat or a file. ``source`` is a code word. ``where`` is empty, but in reports accepted before it was sealed.
    """

    KIND: ClassVar[str] = "report"

    id: str
    key: str
    channel: str
    received: datetime
    happened: datetime | None
    language: str
    text: str
    detail: str
    attachments: tuple[str, ...]
    likeness: str
    source: str | None
    reachable: bool
    cues: tuple[str, ...]
    where: str

    @property
    def report(self) -> str:
        """Return the report's own id. Ledger entries are indexed by it."""
        return self.id


@dataclass(frozen=True, slots=True)
class HeldFile:
    """Stored form of an attachment. ``content`` is the id of its sealed bytes, ``size`` their number."""

    name: str
    media_type: str
    content: str
    size: int


@dataclass(frozen=True, slots=True)
class Detail:
    """Sealed details beside a report's text: mentions found on arrival, structured facts, attachments, place in the input.

    ``imported`` is the id of the :class:`ImportedTable` that the report was a row of.
    """

    mentions: tuple[Mention, ...] = ()
    facts: tuple[tuple[str, str], ...] = ()
    files: tuple[HeldFile, ...] = ()
    where: str = ""
    imported: str = ""


OTHERS_CONTACT = "in the text, of others perhaps: "
"""Beginning of the line, in the sealed contact of a source, that holds contacts of others that the text names."""
QUOTED = "written to"
"""Name of the fact of a report whose writer is quoted, and did not write to the desk."""
BEFORE_RINGING = "before you ring"
"""Name of the facts that may be a wish of the source not to be rung back, to be read before anybody rings."""
THREATENS = "threatens in their own name: do not ring them, a word of arrival in writing is enough"
"""Fact of that name about a source whom nobody is asked to ring."""
NOT_RUNG = "asked not to be rung"
"""Fact of that name about a source who said so when they were asked, and is reached in writing."""
MAY_THREATEN = "the message may be a threat: read it before you ring"
"""Fact of that name about a source who is rung, since it is not certain that they threaten."""
CALLS_OTHERS = "only calls others to act: do not ring them, a word of arrival in writing is enough"
"""Fact of that name about a source who gave no number or address, and whom nobody is asked to ring."""


@dataclass(frozen=True, slots=True)
class Triage:
    """Current triage of a report: the part that may change, each change an entry with a reason."""

    KIND: ClassVar[str] = "triage"

    report: str
    priority: Priority
    handling: str = ""
    grading: str = ""
    disposition: str = ""

    @property
    def id(self) -> str:
        """Return the report's id. A report has one triage."""
        return self.report


@dataclass(frozen=True, slots=True)
class Duplicate:
    """Link from a report to an earlier one with the same content. Both stay open. A person may undo the link."""

    KIND: ClassVar[str] = "duplicate"

    report: str
    of: str
    basis: str
    upheld: bool = True

    @property
    def id(self) -> str:
        """Return the id of the link, one for each pair."""
        return f"{self.report}={self.of}"


@dataclass(frozen=True, slots=True)
class Note:
    """A person's addition to a report. The words are sealed content."""

    KIND: ClassVar[str] = "note"

    id: str
    report: str
    by: str
    at: datetime
    text: str


@dataclass(frozen=True, slots=True)
class Erasure:
    """Record that a report's contents were erased by destroying their key. The ledger keeps this record."""

    KIND: ClassVar[str] = "erasure"

    report: str
    by: str
    at: datetime

    @property
    def id(self) -> str:
        """Return the report's id. A report is erased once."""
        return self.report


@dataclass(frozen=True, slots=True)
class Source:
    """A source: a public code word and a sealed contact."""

    KIND: ClassVar[str] = "source"

    id: str
    contact: str


@dataclass(frozen=True, slots=True)
class LateContact:
    """A way to reach the source of a report that was added later. ``source`` is the code word of the sealed contact."""

    KIND: ClassVar[str] = "contact"

    id: str
    report: str
    source: str
    by: str
    at: datetime


@dataclass(frozen=True, slots=True)
class Receipt:
    """Answer to a submission. ``new`` is False if its key was known already. ``urgent`` tells that it is P1."""

    report: str
    new: bool
    duties: tuple[str, ...] = ()
    urgent: bool = False
