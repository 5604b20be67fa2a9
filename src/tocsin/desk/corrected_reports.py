"""Reports whose contents change with the columns of their file. Each change is an entry of the ledger.

It only adds to what is owed, but for a look: where nothing is left to look at, it ends in the name of who corrected the columns.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime

import msgspec

from tocsin.desk.arrival import contact_of, stored_key
from tocsin.desk.details import details_of
from tocsin.desk.dispatch_duties import threatened_site
from tocsin.desk.duty_opener import DutyOpener, hurry
from tocsin.desk.intake import Intake
from tocsin.desk.lookup import stakes, the_person, the_triage
from tocsin.desk.screening import ScreenedSubmission
from tocsin.desk.services import DeskServices
from tocsin.desk.shared_duties import joined_kinds, parted_from
from tocsin.domain.duty import NOTHING_LEFT, Duty, DutyKind, DutyState, end_without_rest, owe_again
from tocsin.domain.ledger import Change
from tocsin.domain.people import DESK, can_answer_for
from tocsin.domain.report import Detail, Duplicate, Erasure, HeldFile, Report, Source, Submission
from tocsin.domain.subject import Link
from tocsin.domain.text import printable
from tocsin.routing import Owed, owed
from tocsin.store import Session

_encode = msgspec.json.Encoder().encode
_SAME_TEXT = "same text"


@dataclass(frozen=True, slots=True)
class CorrectedReport:
    """A report, what the right columns hold for it, and when its file came."""

    report: str
    submission: Submission
    imported: datetime


class ReportCorrections:
    """Corrects reports for one reason."""

    def __init__(self, services: DeskServices, intake: Intake, reason: str) -> None:
        self._services = services
        self._intake = intake
        self._reason = reason

    def correct(self, rows: Sequence[CorrectedReport], by: str) -> Counter[str]:
        """Correct these reports in one transaction. Return how many were ``corrected``, were ``unchanged``, or were ``erased`` before."""
        results: Counter[str] = Counter()
        if not rows:
            return results
        with self._services.store.writing(by, self._services.clock.now()) as session:
            self._services.names.refresh(session)
            for row in {row.report: row for row in rows}.values():
                results[self._correct(session, row)] += 1
        return results

    def _correct(self, session: Session, row: CorrectedReport) -> str:
        report = session.get(Report, row.report)
        if report is None or session.get(Erasure, row.report):
            return "erased"
        screened = self._intake.screening.screen(row.submission)
        detail = details_of(session, report)
        screened = replace(screened, submission=_without_attached(screened.submission, detail))
        if self._same(session, report, detail, screened):
            return "unchanged"
        corrected = self._corrected(session, report, detail, screened, row.imported)
        session.record(Change("corrected", report, corrected, self._reason, valid=corrected.happened))
        session.index_again(corrected, screened.words)
        self._compare(session, report, corrected)
        self._route(session, corrected, screened)
        return "corrected"

    def _same(self, session: Session, report: Report, detail: Detail, screened: ScreenedSubmission) -> bool:
        submission = screened.submission
        told = (session.read_text(report.text), detail.facts, report.happened, report.key)
        key = stored_key(self._services.store.key, submission.key)
        return told == (submission.text, screened.facts, submission.happened, key) and report.received == (
            submission.heard or report.received
        )

    def _corrected(self, session: Session, report: Report, detail: Detail, screened: ScreenedSubmission, imported: datetime) -> Report:
        submission = screened.submission
        names = {file.name for file in detail.files}
        files = (
            *detail.files,
            *(
                HeldFile(part.name, part.media_type, session.seal(report.id, part.data), len(part.data))
                for part in submission.attachments
                if part.name not in names
            ),
        )
        told = Detail(screened.mentions, screened.facts, files, printable(submission.where), submission.imported)
        key = stored_key(self._services.store.key, submission.key)
        taken = session.find(Report, key=key)
        return replace(
            report,
            key=report.key if taken else key,
            channel=printable(submission.channel),
            received=submission.heard or imported,
            happened=submission.happened,
            language=printable(submission.language),
            text=session.seal(report.id, submission.text.encode("utf-8", "surrogatepass")),
            detail=session.seal(report.id, _encode(told)),
            attachments=tuple(file.content for file in files),
            likeness=screened.likeness,
            source=self._source(session, report, submission),
            reachable=screened.reachable,
            cues=screened.stored_cues,
        )

    def _source(self, session: Session, report: Report, submission: Submission) -> str | None:
        """Seal the contact anew under the same code word. One that these columns do not tell stays sealed as it was."""
        contact = contact_of(submission)
        old = session.get(Source, report.source) if report.source else None
        if not contact or (old and session.read_text(old.contact) == contact):
            return report.source
        number = old.id if old else session.new_id("source")
        source = Source(number, session.seal(number, contact.encode("utf-8", "surrogatepass")))
        session.record(Change("corrected" if old else "sealed", old, source, self._reason))
        return number

    def _compare(self, session: Session, before: Report, after: Report) -> None:
        """Undo the links to reports that said the same only by wrong columns, and link what says the same now."""
        if before.likeness == after.likeness:
            return
        linked = [*session.find(Duplicate, report=after.id), *session.find(Duplicate, of=after.id)]
        for link in linked:
            if link.basis == _SAME_TEXT and link.upheld:
                session.record(Change("distinguished", link, replace(link, upheld=False), self._reason))
        first = session.originals({after.likeness}).get(after.likeness) if after.likeness else None
        if first and first != after.id and session.get(Duplicate, after.id, first) is None:
            session.record(Change("resembles", None, Duplicate(after.id, first, _SAME_TEXT)))

    def _route(self, session: Session, report: Report, screened: ScreenedSubmission) -> None:
        """Link the report to whom it names now, and open what it owes beyond what was opened before."""
        links = {link.subject for link in session.find(Link, report=report.id)}
        bases = screened.bases()
        teams_by_subject = stakes(session, bases.keys() - links)
        for subject, basis in sorted(bases.items()):
            if subject not in links:
                session.record(Change("linked", None, Link(report.id, subject, basis), self._reason))
        hurry(self._services, session, the_triage(session, report.id), screened.priority, self._reason)
        triage = the_triage(session, report.id)
        teams = set().union(*teams_by_subject.values())
        due = owed(
            report, teams, screened.readable and screened.complete, complete=not screened.submission.unread, unrung=bool(screened.unrung)
        )
        joined = joined_kinds(session, report.id)
        due = [item for item in due if item.kind not in joined]
        if why := threatened_site(session, report, triage.priority, set(bases)):
            due.append(Owed(DutyKind.ALERT, DESK))
        opener = DutyOpener(self._services, session)
        opener.open_missing([triage], due, why or self._reason)
        for number, kind in parted_from(session, report.id):
            opener.open_missing([the_triage(session, number)], [Owed(kind, DESK)], self._reason)
        if screened.submission.unread:
            self._owe_looks_again(session, report.id)
        else:
            self._end_looks(session, report.id)

    def _owe_looks_again(self, session: Session, report: str) -> None:
        """Owe a look again that nothing was left for, now that something of the report is unread."""
        for look in session.find(Duty, report=report, kind=DutyKind.LOOK, outcome=NOTHING_LEFT):
            session.record(Change("taken back", look, owe_again(look), self._reason))

    def _end_looks(self, session: Session, report: str) -> None:
        """End the looks that a report of which everything is read still owes, where who corrects it may act for their team."""
        person = the_person(session, session.actor)
        why = f"the columns were corrected, and nothing of {report} is unread any more: {self._reason}"
        for look in session.find(Duty, report=report, kind=DutyKind.LOOK, state=DutyState.OPEN):
            if can_answer_for(look.team, person):
                session.record(Change("done", look, end_without_rest(look, person, session.now), why))


def _without_attached(submission: Submission, detail: Detail) -> Submission:
    """Return the submission without the remark that a medium is missing which was attached before."""
    names = [file.name for file in detail.files]
    return replace(submission, unread=tuple(line for line in submission.unread if not any(name in line for name in names)))
