"""Rows that could not be imported, sealed as they were, with the reason, each once."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import msgspec

from tocsin.desk.arrival import stored_key
from tocsin.desk.lookup import the_person, the_record
from tocsin.desk.services import DeskServices
from tocsin.domain.access import AccessEvent, can_read_all, has_permission
from tocsin.domain.errors import Malformed, PermissionDenied
from tocsin.domain.ledger import Change
from tocsin.domain.people import SYSTEM, Permission, Person, require
from tocsin.domain.report import Receipt, RejectedRow, RejectedRowRecord, Report, Submission
from tocsin.domain.text import printable

if TYPE_CHECKING:
    from tocsin.desk.intake import Intake

_encode = msgspec.json.Encoder().encode
_decode = msgspec.json.Decoder(tuple[str, str]).decode


TAKEN_IN = "rejected row:"
PAGE = 50


@dataclass(frozen=True, slots=True)
class RejectedSelection:
    """A selection of the rejected rows. ``words`` stand in the place or the reason. ``order`` is ``oldest`` for the oldest first."""

    words: str = ""
    order: str = ""
    after: str = ""


@dataclass(frozen=True, slots=True)
class ReadRow:
    """A rejected row as a person reads it: its text, and the report that was made of it, if any.

    ``text`` is None for somebody who may not open a source: a row of a chat names who wrote it.
    """

    record: RejectedRowRecord
    text: str | None
    report: str


class RejectedRows:
    """Rejected rows and the reasons."""

    def __init__(self, services: DeskServices, intake: Intake) -> None:
        self._services = services
        self._intake = intake

    def keep(self, rows: Sequence[RejectedRow]) -> int:
        """Keep rejected rows, each once. Return the number of new ones."""
        by_id = {self.id_of(row): row for row in rows}
        if not by_id:
            return 0
        with self._services.store.writing(SYSTEM, self._services.clock.now()) as session:
            existing = {refusal.id for refusal in session.find(RejectedRowRecord, id=list(by_id))}
            for number, row in by_id.items():
                if number not in existing:
                    session.begin_owner(number)
                    raw = session.seal(number, row.raw)
                    place = session.seal(number, _encode((printable(row.where), printable(row.reason))))
                    record = RejectedRowRecord(number, "", "", raw, session.now, place)
                    session.record(Change("refused", None, record))
            return len(by_id.keys() - existing)

    def listed(self) -> Iterator[tuple[RejectedRowRecord, bytes | None]]:
        """Yield every rejected row with its place, reason and raw bytes, oldest first."""
        with self._services.store.reading() as reader:
            for refusal in reader.each(RejectedRowRecord, order=("at", "id")):
                sealed = reader.read(refusal.place) if refusal.place else None
                where, reason = _decode(sealed) if sealed else (refusal.where, refusal.reason)
                yield replace(refusal, where=where, reason=reason), reader.read(refusal.raw)

    def read(self, wanted: RejectedSelection = RejectedSelection(), limit: int | None = PAGE, *, by: str) -> tuple[list[ReadRow], str]:
        """Return a page of rejected rows, the newest first, and the key of the next page. The reading is recorded.

        Without a limit, all rows are returned. Rows may hold words of a source, so they are for people who may read every report.
        """
        with self._services.store.writing(by, self._services.clock.now()) as session:
            person = the_person(session, by)
            _require_reader(person)
            session.record(Change("read", None, AccessEvent(session.new_id("V"), "", by, session.now, "rejected rows")))
        words = wanted.words.casefold().split()
        matching = [row for row in self.listed() if all(word in f"{row[0].where} {row[0].reason}".casefold() for word in words)]
        rows = sorted(matching, key=lambda row: (row[0].at, row[0].id), reverse=wanted.order != "oldest")
        start = next((number + 1 for number, (row, _) in enumerate(rows) if row.id == wanted.after), 0)
        end = len(rows) if limit is None else start + limit
        listed = rows[start:end]
        keys = {stored_key(self._services.store.key, f"{TAKEN_IN}{record.id}"): record.id for record, _ in listed}
        with self._services.store.reading() as reader:
            reports = {keys[report.key]: report.id for report in reader.find(Report, key=list(keys))}
        opens = has_permission(person, Permission.READ_SOURCE)
        page = [ReadRow(record, _text(raw) if opens else None, reports.get(record.id, "")) for record, raw in listed]
        return page, listed[-1][0].id if len(rows) > end else ""

    def take_in(self, number: str, text: str, *, by: str) -> Receipt:
        """Take in a rejected row as a warning, as a person reads it. A row becomes one report, however often it is sent."""
        from tocsin.ingest.sealing.seal import seal

        if not text.strip():
            raise Malformed("write what the row says: the text is empty")
        with self._services.store.reading() as reader:
            person = the_person(reader, by)
            _require_reader(person)
            require(person, Permission.RECEIVE)
            the_record(reader, RejectedRowRecord, number, "rejected row", command="tocsin refused lists them")
        taken_in = Submission(f"{TAKEN_IN}{number}", "import", text.strip(), where=f"rejected row {number}")
        return self._intake.receive(seal(taken_in), by=by)

    def id_of(self, row: RejectedRow) -> str:
        """Return the id of a row, made of its content, place and reason."""
        identity = f"{row.where}\n{row.reason}\n{row.raw.decode('latin-1')}"
        return "X-" + self._services.store.key.likeness(identity)[:16]


def _require_reader(person: Person) -> None:
    require(person, Permission.READ)
    if not can_read_all(person):
        raise PermissionDenied("rejected rows are for people of team desk and for auditors")


def _text(raw: bytes | None) -> str:
    return "(erased)" if raw is None else raw.decode("utf-8", "replace")
