"""Answering for it: who knew what when, whether the record is whole, whether anything is lost."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from itertools import islice
from typing import TypeVar

from tocsin.account import Balance, Knowledge, standings, unproven
from tocsin.desk.lookup import clusters
from tocsin.desk.rooms import Rooms
from tocsin.desk.subjects import Subjects
from tocsin.domain.duty import Duty, DutyState
from tocsin.domain.ledger import Broken, chain
from tocsin.domain.report import Report
from tocsin.domain.subject import Link
from tocsin.store import Before, Head
from tocsin.store.audit import broken, damaged, drift, opened, unowed
from tocsin.store.codec import to_body

T = TypeVar("T")
_SHOWN = 100


@dataclass(frozen=True, slots=True)
class Verification:
    """What verify found: the head it read, what is broken in the ledger, what is damaged beside it."""

    head: Head
    broken: tuple[Broken, ...]
    damaged: tuple[str, ...]

    @property
    def whole(self) -> bool:
        """Whether the record verifies."""
        return not self.broken and not self.damaged


class Record:
    """The ledger, read back."""

    def __init__(self, rooms: Rooms, subjects: Subjects) -> None:
        self._rooms = rooms
        self._subjects = subjects

    def who_knew(self, named: str, at: datetime | None = None) -> Knowledge:
        """Who knew what about a subject at a time (now, when none is given), from the ledger, hash-checked."""
        with self._rooms.store.reading() as reader:
            at = at or self._rooms.clock.now()
            subject = self._subjects.resolve(reader, named)
            cluster = clusters(reader, [subject]).get(subject)
            members = cluster.members if cluster else frozenset([subject])
            reports = {link.report for link in reader.find(Link, subject=members)}
            entries = reader.entries(reports=reports, subjects=members, until=at)
            before = reader.predecessors([entry.seq for entry in entries])
            hashes = (chain(before[entry.seq], to_body(entry)) for entry in entries)
            return Knowledge(subject, at, tuple(standings(entries, at)), tuple(entries), unproven(entries, hashes))

    def verify(self) -> Verification:
        """Checks the whole ledger and everything it commits to."""
        with self._rooms.store.reading() as reader:
            return Verification(reader.head(), _some(broken(reader)), _some(damaged(reader)))

    def reconcile(self) -> Balance:
        """Counts every duty ever opened, and looks for what is lost."""
        with self._rooms.store.reading() as reader:
            states = reader.tally(Duty, "state")
            overdue = reader.count(Duty, state=DutyState.OPEN, due=Before(self._rooms.clock.now()))
            return Balance(
                reports=reader.count(Report),
                opened=opened(reader),
                open=states.get(DutyState.OPEN, 0) - overdue,
                overdue=overdue,
                done=states.get(DutyState.DONE, 0),
                moved=states.get(DutyState.MOVED, 0),
                faults=(*_some(unowed(reader)), *_some(drift(reader))),
            )


def _some(found: Iterator[T]) -> tuple[T, ...]:
    return tuple(islice(found, _SHOWN))
