"""Reading the ledger back: who knew what at a time, whether the record is whole, whether a duty is lost."""

from __future__ import annotations

import logging
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import chain as chain_of
from itertools import islice
from typing import TypeVar

from msgspec import MsgspecError

from tocsin.audit import Balance, Knowledge, standings, unproven
from tocsin.audit.receipt import Finding, Named
from tocsin.desk.installation import Installation
from tocsin.desk.lake_parts import LakeParts
from tocsin.desk.lookup import REPORT, clusters, staff_teams, the_report
from tocsin.desk.receipts import Receipts
from tocsin.desk.services import DeskServices
from tocsin.desk.subjects import Subjects
from tocsin.domain.duty import Duty, DutyState
from tocsin.domain.errors import Tampered, kind_and_place
from tocsin.domain.ledger import IntegrityFault, chain
from tocsin.domain.report import Report
from tocsin.domain.subject import Link
from tocsin.store import Before, Head, Reader
from tocsin.store.checks_in_parts import LEAST, StorePlace, cores, faultless_scan, processes
from tocsin.store.codec import to_body
from tocsin.store.integrity import damaged, lost, opened
from tocsin.store.ledger_scan import Scan, scan, strays

T = TypeVar("T")
_log = logging.getLogger("tocsin.verify")
_SHOWN = 100


@dataclass(frozen=True, slots=True)
class Verification:
    """The result of a verification: the head that was read, faults in the ledger, damage beside it, and findings of receipts.

    ``settings`` says which settings changed since someone accepted them. They are no part of the record, which may be whole all the same.
    """

    head: Head
    broken: tuple[IntegrityFault, ...]
    damaged: tuple[str, ...]
    findings: tuple[Finding, ...] = ()
    settings: tuple[str, ...] = ()

    @property
    def whole(self) -> bool:
        """Return True when the record verifies. A receipt that is unsound itself says nothing about the record."""
        return not (self.broken or self.damaged or any(not finding.unsound for finding in self.findings))

    @property
    def sound(self) -> bool:
        """Return True when nothing was found in the record, in the receipts or in the settings."""
        return self.whole and not self.findings and not self.settings


@dataclass(frozen=True, slots=True)
class Checked:
    """The use cases whose state verify and reconcile check."""

    receipts: Receipts
    lake_parts: LakeParts
    installation: Installation


class Audit:
    """Checks and questions that are answered from the ledger."""

    def __init__(self, services: DeskServices, subjects: Subjects, checked: Checked) -> None:
        self._services = services
        self._subjects = subjects
        self._checked = checked

    def who_knew(self, reference: str, at: datetime | None = None) -> Knowledge:
        """Return who knew what about a subject or a report at time ``at`` (default: now), from hash-checked entries."""
        with self._services.store.reading() as reader:
            now = self._services.clock.now()
            at = min(at, now) if at else now  # of a time that has not come, nothing is known
            about, reports, members = self._meant(reader, reference)
            entries = reader.entries(reports=reports, subjects=members, until=at)
            before = reader.predecessors([entry.seq for entry in entries])
            hashes = (chain(before[entry.seq], to_body(entry)) for entry in entries)
            return Knowledge(about, at, tuple(standings(entries, at, staff_teams(reader))), tuple(entries), unproven(entries, hashes))

    def verify(self, receipts: Sequence[Named] = (), at_once: int = 0) -> Verification:
        """Check the whole ledger and everything it commits to, and compare it with these receipts.

        A long ledger is checked by several processes, as many ``at_once`` as there are cores unless it says how many.
        """
        with self._services.store.reading() as reader:
            faultless = self._checked_in_parts(reader, at_once)
            ledger_scan = faultless or scan(reader)
            stored, owed = (iter(()), iter(())) if faultless else (damaged(reader), lost(reader))
            unwitnessed = (f"{finding.receipt}: {finding.what}" for finding in self._checked.receipts.witnessed(ledger_scan))
            checks = (stored, strays(reader, ledger_scan), owed, self._beside(reader), unwitnessed)
            damage = chain_of.from_iterable(map(_to_the_end, checks))
            receipt_findings = self._checked.receipts.check(reader, ledger_scan, receipts) if receipts else []
            changed = _some(_to_the_end(self._checked.installation.settings_changed(reader)))
            return Verification(reader.head(), tuple(ledger_scan.broken), _some(damage), tuple(receipt_findings), changed)

    def _checked_in_parts(self, reader: Reader, at_once: int) -> Scan | None:
        """Return the scan of a long ledger if several processes found no fault, None if there may be one or they cannot be had."""
        store = self._services.store
        number = at_once or cores()
        if store.key.file is None or number < 2 or reader.head().seq < LEAST:
            return None
        place = StorePlace(store.url, store.key.file.resolve(), store.blobs.resolve(), store.read_only)
        try:
            with processes(place, number) as run:
                return faultless_scan(reader, run)
        except Exception as error:  # whatever stopped a part, the checks that name faults run next
            _log.warning("the checks run in one process: %s", kind_and_place(error))
            return None

    def _beside(self, reader: Reader) -> Iterator[str]:
        """Yield the faults of what lies beside the database: signing key, lake and lost entries."""
        yield from self._checked.receipts.key_faults(reader)
        yield from self._checked.lake_parts.faults(reader)
        yield from self._checked.installation.faults(reader)

    def head(self) -> Head:
        """Return the last entry of the ledger."""
        with self._services.store.reading() as reader:
            return reader.head()

    def reconcile(self) -> Balance:
        """Count every duty ever opened by state, and list the reports and duties that are lost."""
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
                faults=_some(lost(reader)),
            )

    def _meant(self, reader: Reader, reference: str) -> tuple[str, set[str], frozenset[str]]:
        """Resolve what a person names. Return its id, and the reports and subjects whose entries tell about it."""
        if REPORT.fullmatch(reference):
            report = the_report(reader, reference.upper()).id
            return report, {report}, frozenset()
        subject = self._subjects.resolve(reader, reference)
        cluster = clusters(reader, [subject]).get(subject)
        members = cluster.members if cluster else frozenset([subject])
        return subject, {link.report for link in reader.find(Link, subject=members)}, members


def _to_the_end(check: Iterator[str]) -> Iterator[str]:
    """Yield the faults that a check finds. If it meets a value that cannot be read, that is a fault, too, and the other checks go on."""
    try:
        yield from check
    except (ValueError, TypeError, LookupError, MsgspecError, Tampered) as error:
        yield f"a value that was altered stopped a check ({kind_and_place(error)})"


def _some(faults: Iterator[T]) -> tuple[T, ...]:
    return tuple(islice(faults, _SHOWN))
