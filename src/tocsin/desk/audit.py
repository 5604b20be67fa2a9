"""Answering for it: who knew what when, whether the record is whole, whether anything is lost."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import chain as chain_of
from itertools import islice
from typing import TypeVar

from tocsin.audit import Balance, Knowledge, standings, unproven
from tocsin.audit.receipt import Finding, Named
from tocsin.desk.lookup import clusters, the_report
from tocsin.desk.receipts import Receipts
from tocsin.desk.services import DeskServices
from tocsin.desk.subjects import Subjects
from tocsin.domain.duty import Duty, DutyState
from tocsin.domain.ledger import IntegrityFault, chain
from tocsin.domain.report import Report
from tocsin.domain.subject import Link
from tocsin.store import Before, Head, Reader
from tocsin.store.codec import to_body
from tocsin.store.integrity import damaged, drift, opened, unowed
from tocsin.store.ledger_scan import scan, strays

T = TypeVar("T")
_SHOWN = 100
_REPORT = re.compile(r"R-\d+", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Verification:
    """What verify found: the head it read, what is broken in the ledger, damaged beside it, and not as receipts say."""

    head: Head
    broken: tuple[IntegrityFault, ...]
    damaged: tuple[str, ...]
    findings: tuple[Finding, ...] = ()

    @property
    def whole(self) -> bool:
        """Whether the record verifies; a receipt that is not good itself says nothing about it."""
        return not (self.broken or self.damaged or any(not finding.unsound for finding in self.findings))

    @property
    def sound(self) -> bool:
        """Whether nothing at all was found, in the record or in what was held against it."""
        return self.whole and not self.findings


class Audit:
    """The ledger, read back."""

    def __init__(self, services: DeskServices, subjects: Subjects, receipts: Receipts) -> None:
        self._services = services
        self._receipts = receipts
        self._subjects = subjects

    def who_knew(self, named: str, at: datetime | None = None) -> Knowledge:
        """Who knew what about a subject or a report at a time (now, when none is given), from the ledger, hash-checked."""
        with self._services.store.reading() as reader:
            now = self._services.clock.now()
            at = min(at, now) if at else now  # of a time that has not come, nothing is known
            about, reports, members = self._meant(reader, named)
            entries = reader.entries(reports=reports, subjects=members, until=at)
            before = reader.predecessors([entry.seq for entry in entries])
            hashes = (chain(before[entry.seq], to_body(entry)) for entry in entries)
            return Knowledge(about, at, tuple(standings(entries, at)), tuple(entries), unproven(entries, hashes))

    def verify(self, receipts: Sequence[Named] = ()) -> Verification:
        """Checks the whole ledger and everything it commits to, and that it is still what these receipts say."""
        with self._services.store.reading() as reader:
            found = scan(reader)
            unseen = (f"{finding.receipt}: {finding.what}" for finding in self._receipts.witnessed(found))
            beside = chain_of(damaged(reader), strays(reader, found), unseen)
            held = self._receipts.check(reader, found, receipts) if receipts else []
            return Verification(reader.head(), tuple(found.broken), _some(beside), tuple(held))

    def head(self) -> Head:
        """The last entry of the ledger."""
        with self._services.store.reading() as reader:
            return reader.head()

    def reconcile(self) -> Balance:
        """Counts every duty ever opened, and looks for what is lost."""
        with self._services.store.reading() as reader:
            states = reader.tally(Duty, "state")
            overdue = reader.count(Duty, state=DutyState.OPEN, due=Before(self._services.clock.now()))
            return Balance(
                reports=reader.count(Report),
                opened=opened(reader),
                open=states.get(DutyState.OPEN, 0) - overdue,
                overdue=overdue,
                done=states.get(DutyState.DONE, 0),
                moved=states.get(DutyState.MOVED, 0),
                faults=(*_some(unowed(reader)), *_some(drift(reader))),
            )

    def _meant(self, reader: Reader, named: str) -> tuple[str, set[str], frozenset[str]]:
        """The id of what a person names, with the reports and the subjects that the ledger is asked for."""
        if _REPORT.fullmatch(named):
            report = the_report(reader, named.upper()).id
            return report, {report}, frozenset()
        subject = self._subjects.resolve(reader, named)
        cluster = clusters(reader, [subject]).get(subject)
        members = cluster.members if cluster else frozenset([subject])
        return subject, {link.report for link in reader.find(Link, subject=members)}, members


def _some(found: Iterator[T]) -> tuple[T, ...]:
    return tuple(islice(found, _SHOWN))
