"""Taking a warning in: stored once, joined to what it touches, owed to everyone with a stake."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, replace

import msgspec

from tocsin.desk.duty_opener import DutyOpener
from tocsin.desk.group_commit import GroupCommit
from tocsin.desk.lookup import Cluster, adopt, clusters, watches_of
from tocsin.desk.services import DeskServices
from tocsin.domain.ledger import Change
from tocsin.domain.mention import Band, Mention
from tocsin.domain.people import SYSTEM
from tocsin.domain.report import Detail, Duplicate, HeldFile, Priority, Receipt, Report, Source, Submission, Triage
from tocsin.domain.subject import Link
from tocsin.domain.text import normalise, printable, storable
from tocsin.matching.threat_cues import cues
from tocsin.routing import owed, stakeholders
from tocsin.store import Reader, Session

_encode = msgspec.json.Encoder().encode
REOPENED = "reopened"
SEARCHED_IN_PART = "searched in part"
"""Mark of a report whose text took more than the matcher's budget; such a report is owed a reader."""


@dataclass(frozen=True, slots=True)
class ScreenedSubmission:
    """A submission with what was found in it."""

    submission: Submission
    mentions: tuple[Mention, ...]
    cues: tuple[str, ...]
    likeness: str
    complete: bool = True

    def bases(self) -> dict[str, str]:
        """Each subject it may name, with the surest band."""
        return bases_of(self.mentions, self.submission.about)


class Intake:
    """Accepts submissions. The same key twice is one report, answered with the same receipt."""

    def __init__(self, services: DeskServices) -> None:
        self._services = services
        self._turnstile = GroupCommit(lambda submissions, by: self.receive_all(submissions, by=by))

    def receive(self, submission: Submission, *, by: str = SYSTEM) -> Receipt:
        """Accepts one submission; when this returns, it is stored durably."""
        return self._turnstile.accept(submission, by=by)

    def receive_all(self, submissions: Sequence[Submission], *, by: str = SYSTEM) -> list[Receipt]:
        """Accepts many in one transaction: all of them, or none."""
        submissions = [replace(each, key=storable(each.key)) for each in submissions]
        with self._services.store.reading() as reader:
            names = self._services.names.refresh(reader)
            head, known = reader.head().seq, _known(reader, submissions)
        heard = {each.key: self._hear(each) for each in submissions if each.key not in known}
        with self._services.store.writing(by, self._services.clock.now()) as session:
            if self._services.names.refresh(session) != names:  # someone became known while we read
                heard = {key: self._hear(each.submission) for key, each in heard.items()}
            held = known if session.began == head else _known(session, submissions)
            arrival = Arrival(self._services, session, [each for each in heard.values() if each.submission.key not in held])
            receipts = []
            for submission in submissions:
                if submission.key in held:
                    receipts.append(Receipt(held[submission.key], new=False))
                else:
                    receipt = arrival.accept(heard[submission.key])
                    held[submission.key] = receipt.report
                    receipts.append(receipt)
            return receipts

    def _hear(self, submission: Submission) -> ScreenedSubmission:
        text = submission.text
        told = submission.heard or self._services.clock.now()
        screening = self._services.names.screen(text, (*submission.facts, ("told", f"{told:%Y-%m-%d}")))
        found = tuple(dict.fromkeys(cue.kind for cue in cues(text)))
        plain = normalise(text)  # of no words, such as a picture alone, nothing is a repeat
        likeness = self._services.store.key.likeness(plain) if plain else ""
        return ScreenedSubmission(submission, screening.mentions, found, likeness, screening.complete)


class Arrival:
    """The submissions of one transaction, with everything that is known about what they touch."""

    def __init__(self, services: DeskServices, session: Session, heard: Collection[ScreenedSubmission]) -> None:
        self._services = services
        self._session = session
        self._opener = DutyOpener(services, session)
        named = {subject for each in heard for subject in each.bases()}
        self._clusters = clusters(session, named)
        self._watches = watches_of(session, list({id(c): c for c in self._clusters.values()}.values()))
        self._originals = session.originals({each.likeness for each in heard if each.likeness})
        self._triages = {triage.report: triage for triage in session.find(Triage, report=list(self._originals.values()))}

    def accept(self, heard: ScreenedSubmission) -> Receipt:
        """Stores a report with its links and everything it owes."""
        report = self._store(heard)
        repeat = self._repeat(report)
        triage = self._triages[report.id] = Triage(report.id, self._priority(heard, repeat))
        self._session.record(Change("triaged", None, triage))
        if repeat:
            self._session.record(Change("resembles", None, Duplicate(report.id, repeat.report, "same text")))
        elif report.likeness:
            self._originals[report.likeness] = report.id
        teams = self._link(report, heard)
        readable = (
            not heard.submission.language or not self._services.settings.reads or heard.submission.language in self._services.settings.reads
        ) and heard.complete
        duties = self._opener.open(triage, owed(report, teams, readable))
        return Receipt(report.id, new=True, duties=tuple(duty.id for duty in duties))

    def _store(self, heard: ScreenedSubmission) -> Report:
        session, submission = self._session, heard.submission
        number = session.new_id("R")
        session.begin_owner(number)
        source = self._seal_source(submission)
        files = tuple(
            HeldFile(each.name, each.media_type, session.seal(number, each.data), len(each.data)) for each in submission.attachments
        )
        report = Report(
            id=number,
            key=submission.key,
            channel=printable(submission.channel),
            received=submission.heard or session.now,
            happened=submission.happened,
            language=printable(submission.language),
            text=session.seal(number, submission.text.encode("utf-8", "surrogatepass")),
            detail=session.seal(number, _encode(Detail(heard.mentions, submission.facts, files))),
            attachments=tuple(each.content for each in files),
            likeness=heard.likeness,
            source=source.id if source else None,
            reachable=source is not None,
            cues=heard.cues if heard.complete else (*heard.cues, SEARCHED_IN_PART),
            where=printable(submission.where),
        )
        session.record(Change("received", None, report, valid=submission.happened))
        return report

    def _seal_source(self, submission: Submission) -> Source | None:
        if not submission.contact:
            return None
        number = self._session.new_id("source")
        source = Source(number, self._session.seal(number, submission.contact.encode("utf-8", "surrogatepass")))
        self._session.record(Change("sealed", None, source))
        return source

    def _repeat(self, report: Report) -> Triage | None:
        """How the desk reads the report that said this first; one that was closed is reopened."""
        first = self._originals.get(report.likeness)
        if first is None:
            return None
        triage = self._triages[first]
        if triage.disposition in ("", REOPENED):
            return triage
        reopened = self._triages[first] = replace(triage, disposition=REOPENED)
        self._session.record(Change("reopened", triage, reopened, f"said again in {report.id}"))
        return reopened

    def _priority(self, heard: ScreenedSubmission, repeat: Triage | None) -> Priority:
        given = heard.submission.priority or (Priority.P1 if heard.cues else Priority.P2)
        return min(given, repeat.priority) if repeat else given

    def _link(self, report: Report, heard: ScreenedSubmission) -> set[str]:
        """Links the report to every subject it may name; gives the teams with a stake in any of them."""
        teams: set[str] = set()
        for subject, basis in sorted(heard.bases().items()):
            cluster = self._clusters.get(subject) or self._adopt(subject)
            self._session.record(Change("linked", None, Link(report.id, subject, basis)))
            teams |= stakeholders(cluster.canonical, self._watches[cluster.canonical.id])
        return teams

    def _adopt(self, subject: str) -> Cluster:
        """Takes a listed subject among the desk's own, now that something touches it."""
        adopted = adopt(self._session, subject)
        cluster = Cluster(adopted, frozenset([subject]))
        self._clusters[subject] = cluster
        self._watches[subject] = []
        return cluster


def bases_of(mentions: Iterable[Mention], about: Iterable[tuple[str, str]] = ()) -> dict[str, str]:
    """Each subject that these mentions may mean, with the surest band; ``about`` are known already."""
    found = dict(about)
    for mention in mentions:
        for candidate in mention.candidates:
            if found.get(candidate.subject) != Band.ALERT:
                found[candidate.subject] = str(mention.band)
    return found


def _known(reader: Reader, submissions: Sequence[Submission]) -> dict[str, str]:
    """The reports that these keys stand for already."""
    return {report.key: report.id for report in reader.find(Report, key=[each.key for each in submissions])}
