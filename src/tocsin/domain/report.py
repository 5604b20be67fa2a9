"""A warning: as it was heard, as it is kept, and how the desk reads it."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from typing import ClassVar

from tocsin.domain.mention import Mention


class Priority(StrEnum):
    """How soon a report must be handled; P1 is at once."""

    P1 = "P1"
    P2 = "P2"
    P3 = "P3"


@dataclass(frozen=True, slots=True)
class Attachment:
    """A file that came with a report: its bytes, before they are sealed."""

    name: str
    media_type: str
    data: bytes = field(repr=False)


@dataclass(frozen=True, slots=True)
class Submission:
    """A warning as an adapter heard it, before the desk accepts it.

    ``key`` makes it the same warning however often it is sent. ``heard`` is when the desk was told, ``happened``
    when the thing itself is said to have happened; both carry a zone, or are None when the source does not say.
    ``contact`` is how the source can be reached; it is sealed and never written anywhere else. ``where`` names the
    place in the input (``calls.csv row 12``), ``facts`` what structured fields say (birth date, place, title).
    ``about`` names subjects that it is known to touch, each with its basis, whatever is found in the text.
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
    about: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class RejectedRow:
    """A row that could not be read: kept raw, with the reason, so that nothing is lost."""

    where: str
    reason: str
    raw: bytes = field(default=b"", repr=False)


@dataclass(frozen=True, slots=True)
class RejectedRowRecord:
    """A refused row as the desk keeps it, so that someone can mend it; ``raw`` is sealed content."""

    KIND: ClassVar[str] = "refusal"

    id: str
    where: str
    reason: str
    raw: str
    at: datetime


@dataclass(frozen=True, slots=True)
class ColumnMemory:
    """Which column of such a file means what: given once, remembered by the signature of its header."""

    KIND: ClassVar[str] = "columns"

    id: str
    columns: str


@dataclass(frozen=True, slots=True)
class Report:
    """An accepted warning. Never edited, only added to; its text is sealed content, erased by destroying its key.

    ``text``, ``detail`` and ``attachments`` are ids of sealed contents. ``likeness`` is a keyed hash of the
    normalised text: equal for equal texts, and tells nothing to whoever lacks the desk's key. ``source`` is a code word.
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
        """A report touches itself."""
        return self.id


@dataclass(frozen=True, slots=True)
class HeldFile:
    """An attachment as the desk keeps it: ``content`` is the id of its sealed bytes, ``size`` their number."""

    name: str
    media_type: str
    content: str
    size: int


@dataclass(frozen=True, slots=True)
class Detail:
    """What is kept beside a report's text, sealed like it: what was found in it when it came, and what came with it."""

    mentions: tuple[Mention, ...] = ()
    facts: tuple[tuple[str, str], ...] = ()
    files: tuple[HeldFile, ...] = ()


@dataclass(frozen=True, slots=True)
class Triage:
    """How the desk reads a report at the moment: what may change, each change an entry with its reason."""

    KIND: ClassVar[str] = "triage"

    report: str
    priority: Priority
    handling: str = ""
    grading: str = ""
    disposition: str = ""

    @property
    def id(self) -> str:
        """A report has one triage."""
        return self.report


@dataclass(frozen=True, slots=True)
class Duplicate:
    """This report says what an earlier one said. Both stay open; a person may undo the link."""

    KIND: ClassVar[str] = "duplicate"

    report: str
    of: str
    basis: str
    upheld: bool = True

    @property
    def id(self) -> str:
        """One link for a pair."""
        return f"{self.report}={self.of}"


@dataclass(frozen=True, slots=True)
class Note:
    """Something added to a report by a person; the words are sealed content."""

    KIND: ClassVar[str] = "note"

    id: str
    report: str
    by: str
    at: datetime
    text: str


@dataclass(frozen=True, slots=True)
class Erasure:
    """A report's contents were made unreadable by destroying their key. The record of it stays."""

    KIND: ClassVar[str] = "erasure"

    report: str
    by: str
    at: datetime

    @property
    def id(self) -> str:
        """A report is erased once."""
        return self.report


@dataclass(frozen=True, slots=True)
class Source:
    """Who told us: a code word outside, a sealed contact inside."""

    KIND: ClassVar[str] = "source"

    id: str
    contact: str


@dataclass(frozen=True, slots=True)
class Receipt:
    """What an accepted report is answered with. ``new`` is False when its key was known."""

    report: str
    new: bool
    duties: tuple[str, ...] = ()
