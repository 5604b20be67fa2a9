"""Intake of a warning: stored once, screened for known names, and routed to everyone with a stake."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from tocsin.desk.arrival import Arrival, stored_key
from tocsin.desk.group_commit import GroupCommit
from tocsin.desk.screening import SubmissionScreening, with_threats
from tocsin.desk.services import DeskServices
from tocsin.desk.shared_duties import ImportSenders, OwedSenders
from tocsin.domain.people import SYSTEM
from tocsin.domain.report import Receipt, Report, Submission
from tocsin.domain.text import storable
from tocsin.store import DeskKey, Reader


class Intake:
    """Accepts submissions. A key sent twice is one report, answered with the same receipt."""

    def __init__(self, services: DeskServices) -> None:
        self._services = services
        self.screening = SubmissionScreening(services)
        self._senders = OwedSenders(services)
        self._turnstile = GroupCommit(lambda submissions, by: self.receive_all(submissions, by=by))

    def receive(self, submission: Submission, *, by: str = SYSTEM) -> Receipt:
        """Accept one submission. It is stored durably when this returns."""
        return self._turnstile.accept(submission, by=by)

    def receive_all(self, submissions: Sequence[Submission], *, by: str = SYSTEM, senders: ImportSenders | None = None) -> list[Receipt]:
        """Accept many submissions in one transaction, all of them or none.

        ``senders`` are those of earlier submissions of the same import, who are known by their names in it. None for submissions that have
        nothing to do with each other.
        """
        submissions = [replace(item, key=storable(item.key)) for item in submissions]
        with self._services.store.reading() as reader:
            names_version = self._services.names.refresh(reader)
            head, known_before = reader.head().seq, _known(reader, self._services.store.key, submissions)
        screened = self.screening.screen_each(item for item in submissions if item.key not in known_before)
        with self._services.store.writing(by, self._services.clock.now()) as session:
            if self._services.names.refresh(session) != names_version:  # someone became known while we read
                screened = self.screening.screen_each(item for item in submissions if item.key in screened)
            report_by_key = known_before if session.began == head else _known(session, self._services.store.key, submissions)
            arriving = with_threats([item for item in screened.values() if item.submission.key not in report_by_key], senders)
            screened |= {item.submission.key: item for item in arriving}
            contacts = {item.submission.contact for item in arriving if item.reachable and item.submission.contact}
            shared = self._senders.within(session, contacts, senders)
            arrival = Arrival(self._services, session, arriving, shared)
            receipts = []
            for submission in submissions:
                if submission.key in report_by_key:
                    receipts.append(Receipt(report_by_key[submission.key], new=False))
                else:
                    receipt = arrival.accept(screened[submission.key])
                    report_by_key[submission.key] = receipt.report
                    receipts.append(receipt)
            return receipts


def _known(reader: Reader, key: DeskKey, submissions: Sequence[Submission]) -> dict[str, str]:
    """Return the reports that were accepted under these keys, by key. Older reports are stored under the key itself."""
    submitted = {stored_key(key, submission.key): submission.key for submission in submissions}
    submitted |= {submission.key: submission.key for submission in submissions}
    return {submitted[report.key]: report.id for report in reader.find(Report, key=list(submitted))}
