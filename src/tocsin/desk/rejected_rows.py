"""Rows that could not be imported, sealed as they were, with the reason, each once."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

import msgspec

from tocsin.desk.services import DeskServices
from tocsin.domain.ledger import Change
from tocsin.domain.people import SYSTEM
from tocsin.domain.report import RejectedRow, RejectedRowRecord
from tocsin.domain.text import printable

_encode = msgspec.json.Encoder().encode
_decode = msgspec.json.Decoder(tuple[str, str]).decode


class RejectedRows:
    """Rejected rows and the reasons."""

    def __init__(self, services: DeskServices) -> None:
        self._services = services

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

    def id_of(self, row: RejectedRow) -> str:
        """Return the id of a row, made of its content, place and reason."""
        identity = f"{row.where}\n{row.reason}\n{row.raw.decode('latin-1')}"
        return "X-" + self._services.store.key.likeness(identity)[:16]
