"""Rows that could not be read: kept raw and sealed, with the reason, each once."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from tocsin.desk.services import DeskServices
from tocsin.domain.ledger import Change
from tocsin.domain.people import SYSTEM
from tocsin.domain.report import RejectedRow, RejectedRowRecord
from tocsin.domain.text import printable


class RejectedRows:
    """What was refused, and why."""

    def __init__(self, services: DeskServices) -> None:
        self._services = services

    def keep(self, rows: Sequence[RejectedRow]) -> int:
        """Keeps refused rows; one that is kept already is not kept again. Gives how many are new."""
        by_id = {self.id_of(row): row for row in rows}
        if not by_id:
            return 0
        with self._services.store.writing(SYSTEM, self._services.clock.now()) as session:
            held = {refusal.id for refusal in session.find(RejectedRowRecord, id=list(by_id))}
            for number, row in by_id.items():
                if number not in held:
                    session.begin_owner(number)
                    raw = session.seal(number, row.raw)
                    kept = RejectedRowRecord(number, printable(row.where), printable(row.reason), raw, session.now)
                    session.record(Change("refused", None, kept))
            return len(by_id.keys() - held)

    def listed(self) -> Iterator[tuple[RejectedRowRecord, bytes | None]]:
        """Every refused row with what it held, oldest first."""
        with self._services.store.reading() as reader:
            for refusal in reader.each(RejectedRowRecord, order=("at", "where")):
                yield refusal, reader.read(refusal.raw)

    def id_of(self, row: RejectedRow) -> str:
        """What this row is kept as: the same row, place and reason are one."""
        said = f"{row.where}\n{row.reason}\n{row.raw.decode('latin-1')}"
        return "X-" + self._services.store.key.likeness(said)[:16]
