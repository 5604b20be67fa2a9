"""Storing of screened submissions: each becomes a report with its source sealed, its links, and everything it owes."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import replace
from typing import TYPE_CHECKING

import msgspec

from tocsin.desk.dispatch_duties import threatened_site
from tocsin.desk.duty_opener import DutyOpener
from tocsin.desk.lookup import Cluster, adopt, clusters, watches_of
from tocsin.desk.search_index import index_text
from tocsin.desk.services import DeskServices
from tocsin.desk.shared_duties import JoinedDuties
from tocsin.domain.duty import DutyKind
from tocsin.domain.ledger import Change
from tocsin.domain.people import DESK
from tocsin.domain.report import OTHERS_CONTACT, Detail, Duplicate, HeldFile, Priority, Receipt, Report, Source, Submission, Triage
from tocsin.domain.subject import Link
from tocsin.domain.text import printable
from tocsin.routing import Owed, owed, stakeholders
from tocsin.store import DeskKey, Session

if TYPE_CHECKING:
    from tocsin.desk.screening import ScreenedSubmission

REOPENED = "reopened"
_encode = msgspec.json.Encoder().encode


class Arrival:
    """The submissions of one transaction, with the subjects, watches and earlier reports they touch."""

    def __init__(
        self, services: DeskServices, session: Session, screened_submissions: Collection[ScreenedSubmission], shared: JoinedDuties
    ) -> None:
        self._services = services
        self._session = session
        self._opener = DutyOpener(services, session)
        self._shared = shared
        subject_ids = {subject for screened in screened_submissions for subject in screened.bases()}
        self._clusters = clusters(session, subject_ids)
        self._watches = watches_of(session, list({id(c): c for c in self._clusters.values()}.values()))
        self._originals = session.originals({screened.likeness for screened in screened_submissions if screened.likeness})
        self._triages = {triage.report: triage for triage in session.find(Triage, report=list(self._originals.values()))}

    def accept(self, screened: ScreenedSubmission) -> Receipt:
        """Store a report with its links and everything it owes."""
        report = self._store(screened)
        repeat = self._repeat(report)
        triage = self._triages[report.id] = Triage(report.id, self._priority(screened, repeat))
        self._session.record(Change("triaged", None, triage))
        if repeat:
            self._session.record(Change("resembles", None, Duplicate(report.id, repeat.report, "same text")))
        elif report.likeness:
            self._originals[report.likeness] = report.id
        teams = self._link(report, screened)
        readable = screened.readable and screened.complete
        duties = self._opener.open(
            triage, owed(report, teams, readable, complete=not screened.submission.unread, unrung=bool(screened.unrung))
        )
        self._shared.join(screened.submission.contact, duties)
        if why := threatened_site(self._session, report, triage.priority, self._named(screened)):
            duties += self._opener.open(triage, [Owed(DutyKind.ALERT, DESK)], why)
        return Receipt(report.id, new=True, duties=tuple(duty.id for duty in duties), urgent=triage.priority == Priority.P1)

    def _store(self, screened: ScreenedSubmission) -> Report:
        session, submission = self._session, screened.submission
        number = session.new_id("R")
        session.begin_owner(number)
        source = self._seal_source(submission)
        files = tuple(
            HeldFile(attachment.name, attachment.media_type, session.seal(number, attachment.data), len(attachment.data))
            for attachment in submission.attachments
        )
        told = Detail(screened.mentions, screened.facts, files, printable(submission.where), submission.imported)
        report = Report(
            id=number,
            key=stored_key(self._services.store.key, submission.key),
            channel=printable(submission.channel),
            received=submission.heard or session.now,
            happened=submission.happened,
            language=printable(submission.language),
            text=session.seal(number, submission.text.encode("utf-8", "surrogatepass")),
            detail=session.seal(number, _encode(told)),
            attachments=tuple(attachment.content for attachment in files),
            likeness=screened.likeness,
            source=source.id if source else None,
            reachable=screened.reachable,
            cues=screened.stored_cues,
            where="",
        )
        session.record(Change("received", None, report, valid=submission.happened))
        index_text(session, report, submission.text, screened.words)
        return report

    def _seal_source(self, submission: Submission) -> Source | None:
        contact = contact_of(submission)
        if not contact:
            return None
        number = self._session.new_id("source")
        self._session.begin_owner(number)
        source = Source(number, self._session.seal(number, contact.encode("utf-8", "surrogatepass")))
        self._session.record(Change("sealed", None, source))
        return source

    def _repeat(self, report: Report) -> Triage | None:
        """Return the triage of the first report with the same words, and reopen it when it was closed."""
        first = self._originals.get(report.likeness)
        if first is None:
            return None
        triage = self._triages[first]
        if triage.disposition in ("", REOPENED):
            return triage
        reopened = self._triages[first] = replace(triage, disposition=REOPENED)
        self._session.record(Change("reopened", triage, reopened, f"said again in {report.id}"))
        return reopened

    def _priority(self, screened: ScreenedSubmission, repeat: Triage | None) -> Priority:
        return min(filter(None, (screened.priority, repeat.priority if repeat else None)))

    def _link(self, report: Report, screened: ScreenedSubmission) -> set[str]:
        """Link the report to every subject it may name. Return the teams with a stake in any of them."""
        teams: set[str] = set()
        for subject, basis in sorted(screened.bases().items()):
            cluster = self._clusters.get(subject) or self._adopt(subject)
            self._session.record(Change("linked", None, Link(report.id, subject, basis)))
            teams |= stakeholders(cluster.canonical, self._watches[cluster.canonical.id])
        return teams

    def _named(self, screened: ScreenedSubmission) -> set[str]:
        """Return the subjects that a report names, and those merged with them. They are linked already."""
        return {member for subject in screened.bases() for member in self._clusters[subject].members}

    def _adopt(self, subject: str) -> Cluster:
        """Adopt a listed subject that a report touches."""
        adopted = adopt(self._session, subject)
        cluster = Cluster(adopted, frozenset([subject]))
        self._clusters[subject] = cluster
        self._watches[subject] = []
        return cluster


def contact_of(submission: Submission) -> str:
    """Return what is sealed for the source of a submission: how it is reached, and contacts of others."""
    others = f"{OTHERS_CONTACT}{submission.sealed}" if submission.sealed else ""
    return "\n".join(filter(None, (submission.contact, others)))


def stored_key(key: DeskKey, submitted: str) -> str:
    """Return the form in which a submission's key is stored: a keyed hash, since it may name a chat, a file or a person."""
    return f"k:{key.likeness(f'submission key: {submitted}')}"
