"""Intake of a warning: stored once, screened for known names, and routed to everyone with a stake."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, replace

import msgspec

from tocsin.desk.dispatch_duties import threatened_site
from tocsin.desk.duty_opener import DutyOpener
from tocsin.desk.group_commit import GroupCommit
from tocsin.desk.lookup import Cluster, adopt, clusters, watches_of
from tocsin.desk.search_index import index_text
from tocsin.desk.services import DeskServices
from tocsin.desk.shared_duties import ImportSenders, JoinedDuties, OwedSenders, Sender
from tocsin.domain.duty import DutyKind
from tocsin.domain.ledger import Change
from tocsin.domain.mention import Band, Mention
from tocsin.domain.people import DESK, SYSTEM
from tocsin.domain.report import (
    BEFORE_RINGING,
    CALLS_OTHERS,
    MAY_THREATEN,
    NOT_RUNG,
    OTHERS_CONTACT,
    QUOTED,
    THREATENS,
    Detail,
    Duplicate,
    HeldFile,
    Priority,
    Receipt,
    Report,
    Source,
    Submission,
    Triage,
)
from tocsin.domain.subject import Link
from tocsin.domain.text import normalise, printable, storable
from tocsin.languages import is_readable, language_of, two_letters
from tocsin.matching.call_back import wants_call_back
from tocsin.matching.cue_sentences import cue_kinds
from tocsin.matching.language_names import code_of
from tocsin.matching.own_threats import OwnThreat, only_calls_others, own_threat
from tocsin.matching.search_words import search_words
from tocsin.matching.slight_words import says_nothing
from tocsin.matching.threat_cues import Cue, covers, cues, cues_of_each, is_urgent
from tocsin.routing import Owed, owed, stakeholders
from tocsin.store import DeskKey, Reader, Session

_encode = msgspec.json.Encoder().encode
REOPENED = "reopened"
CERTAINTY = "language told from the text"
"""Name of the fact that says which language a text is told to be in, and how certain that is, where nobody stated that language."""

NOT_READ = "not read"
"""Name of the facts that list what may hold words and was not read."""

URGENCY = "urgency"
NOT_COVERED = "Threats are not recognised in the language of this text, so the report counts as urgent until a person has read it."
"""Fact of a report that was raised because no recogniser knows its language."""

SOMEBODY_ELSE = "somebody else: an answer is owed to who wrote it only if they ask for one"
"""Fact of a report whose writer did not write to the desk."""
SEARCHED_IN_PART = "searched in part"
"""Mark of a report whose text took more than the matcher's budget; such a report is owed a reader."""


@dataclass(frozen=True, slots=True)
class ScreenedSubmission:
    """A submission with the mentions and threat cues found in it, and the folded words by which it is searched.

    ``wants_call_back`` says that its text asks to be rung back and nowhere asks not to be. ``readable`` says that the desk reads its
    language. ``threat`` says whether its source threatens in their own name, in it or beside it, and ``calls_others`` that it only calls
    others to act.
    """

    submission: Submission
    mentions: tuple[Mention, ...]
    cues: tuple[str, ...]
    likeness: str
    complete: bool = True
    urgent: bool = False
    words: frozenset[str] = frozenset()
    wants_call_back: bool = False
    readable: bool = True
    threat: OwnThreat = OwnThreat.NONE
    calls_others: bool = False

    def bases(self) -> dict[str, str]:
        """Return each subject it may name, with the surest band."""
        return bases_of(self.mentions, self.submission.about)

    @property
    def threatens(self) -> bool:
        """Return True when its source certainly threatens."""
        return self.threat is OwnThreat.PLAIN

    @property
    def unrung(self) -> str:
        """Return why nobody is asked to ring the source, empty where somebody is."""
        if self.submission.declined:
            return NOT_RUNG
        calls = self.calls_others and not Sender.of(self.submission.contact).addresses
        return THREATENS if self.threatens else CALLS_OTHERS if calls else ""

    @property
    def reachable(self) -> bool:
        """Return True when the source can be reached: whoever wrote to the desk, or asks in words to be rung and does not threaten."""
        submission = self.submission
        wrote = bool(submission.contact) and not submission.quoted
        asks = bool(submission.contact or submission.sealed) and self.wants_call_back
        return wrote or (asks and not self.threatens and not submission.declined)

    @property
    def facts(self) -> tuple[tuple[str, str], ...]:
        """Return the facts of the report, with a line for each part that was not read, and one on a source who may threaten."""
        submission = self.submission
        doubt = MAY_THREATEN if self.threat is OwnThreat.DOUBTFUL and self.reachable else ""
        noted = [(BEFORE_RINGING, line)] if (line := self.unrung or doubt) and submission.contact else []
        return (*submission.facts, *noted, *((NOT_READ, line) for line in submission.unread))

    @property
    def stored_cues(self) -> tuple[str, ...]:
        """Return the cues, with a mark where only part of the text was searched."""
        return self.cues if self.complete else (*self.cues, SEARCHED_IN_PART)

    @property
    def priority(self) -> Priority:
        """Return the priority that the desk set, or else that of the words. A label in a file lowers no words of danger."""
        submission = self.submission
        told = submission.priority or (Priority.P1 if self.urgent else submission.labelled or Priority.P2)
        return min(filter(None, (told, submission.at_least)))


class Intake:
    """Accepts submissions. A key sent twice is one report, answered with the same receipt."""

    def __init__(self, services: DeskServices) -> None:
        self._services = services
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
        screened = self._screen_each(item for item in submissions if item.key not in known_before)
        with self._services.store.writing(by, self._services.clock.now()) as session:
            if self._services.names.refresh(session) != names_version:  # someone became known while we read
                screened = self._screen_each(item for item in submissions if item.key in screened)
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

    def screen(self, submission: Submission) -> ScreenedSubmission:
        """Return the submission with what is found in it. The known names must be fresh."""
        return self._screened(submission, cues(submission.text))

    def _screen_each(self, submissions: Iterable[Submission]) -> dict[str, ScreenedSubmission]:
        """Return each submission by its key, with what is found in it. A key that comes twice is screened once, as it came last."""
        by_key = {submission.key: submission for submission in submissions}
        found_cues = cues_of_each(submission.text for submission in by_key.values())
        return {
            key: self._screened(submission, cues_of_it) for (key, submission), cues_of_it in zip(by_key.items(), found_cues, strict=True)
        }

    def _screened(self, submission: Submission, found_cues: Sequence[Cue]) -> ScreenedSubmission:
        submission, readable = self._with_language(submission)
        text = submission.text
        heard_at = submission.heard or self._services.clock.now()
        screening = self._services.names.screen(text, (*submission.facts, ("told", f"{heard_at:%Y-%m-%d}")))
        about = dict.fromkeys(self._services.names.origins(submission.facts, submission.channel, submission.contact), str(Band.ALERT))
        if sealed := _sealed_names(submission):
            about = bases_of(self._services.names.screen(sealed, submission.facts).mentions, about.items())
        if about := {subject: about[subject] for subject in sorted(about.keys() - dict(submission.about).keys())}:
            submission = replace(submission, about=(*submission.about, *about.items()))
        if submission.quoted:
            submission = replace(submission, facts=(*submission.facts, (QUOTED, SOMEBODY_ELSE)))
        slight = says_nothing(text)  # such as a picture alone or "ok": no other language hides a threat in it, and nothing is its repeat
        covered = slight or covers(text, submission.language)
        if not covered:
            submission = replace(submission, facts=(*submission.facts, (URGENCY, NOT_COVERED)))
        likeness = "" if slight else self._services.store.key.likeness(normalise(text))
        return ScreenedSubmission(
            submission,
            screening.mentions,
            cue_kinds(text, found_cues),
            likeness,
            screening.complete,
            is_urgent(found_cues) or not covered,
            frozenset(search_words(text)),
            wants_call_back(text) is True,
            readable,
            own_threat(text, found_cues),
            only_calls_others(text, found_cues),
        )

    def _with_language(self, submission: Submission) -> tuple[Submission, bool]:
        """Return the submission with the language told from its text and the certainty, and whether the desk reads it.

        A stated language stays. One that the text contradicts is noted beside it. Without languages of the desk nothing is told.
        """
        reads = self._services.settings.reads
        submission = replace(submission, language=code_of(submission.language))
        if not reads:
            return submission, True
        language = language_of(submission.text, reads)
        readable = is_readable(submission.text, submission.language, language, reads)
        if language is None or two_letters(submission.language) == language.code:
            return submission, readable
        fact = (CERTAINTY, f"{language.code} {language.certainty:.2f}")
        return replace(submission, language=submission.language or language.code, facts=(*submission.facts, fact)), readable


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


def with_threats(arriving: Sequence[ScreenedSubmission], senders: ImportSenders | None) -> list[ScreenedSubmission]:
    """Return the submissions of one import with every one marked whose sender threatens in another one of it.

    One that asks to be rung is left in doubt where the sender is known by the name alone: it may be another person of that name.
    """
    threatening = senders.threatening if senders else set[Sender]()
    by_sender = [(Sender.of(screened.submission.contact), screened) for screened in arriving]
    threatening |= {sender for sender, screened in by_sender if screened.threatens and sender.is_known(senders is not None)}
    return [replace(screened, threat=_threat(sender, screened, threatening)) for sender, screened in by_sender]


def _threat(sender: Sender, screened: ScreenedSubmission, threatening: Collection[Sender]) -> OwnThreat:
    if screened.threatens or not any(map(sender.may_be, threatening)):
        return screened.threat
    return OwnThreat.DOUBTFUL if screened.wants_call_back and sender not in threatening else OwnThreat.PLAIN


def contact_of(submission: Submission) -> str:
    """Return what is sealed for the source of a submission: how it is reached, and contacts of others."""
    others = f"{OTHERS_CONTACT}{submission.sealed}" if submission.sealed else ""
    return "\n".join(filter(None, (submission.contact, others)))


def _sealed_names(submission: Submission) -> str:
    """Return words that are sealed and may name whom a warning is about: its text in clear, and who wrote it to somebody else.

    Whoever wrote to the desk is its source, and is told to nobody, whatever their name.
    """
    return "\n".join(filter(None, [submission.unsealed, submission.contact if submission.quoted else ""]))


def bases_of(mentions: Iterable[Mention], about: Iterable[tuple[str, str]] = ()) -> dict[str, str]:
    """Return each subject that these mentions may mean, with the surest band. ``about`` holds those known already."""
    bases = dict(about)
    for mention in mentions:
        for candidate in mention.candidates:
            if bases.get(candidate.subject) != Band.ALERT:
                bases[candidate.subject] = str(mention.band)
    return bases


def stored_key(key: DeskKey, submitted: str) -> str:
    """Return the form in which a submission's key is stored: a keyed hash, since it may name a chat, a file or a person."""
    return f"k:{key.likeness(f'submission key: {submitted}')}"


def _known(reader: Reader, key: DeskKey, submissions: Sequence[Submission]) -> dict[str, str]:
    """Return the reports that were accepted under these keys, by key. Older reports are stored under the key itself."""
    submitted = {stored_key(key, submission.key): submission.key for submission in submissions}
    submitted |= {submission.key: submission.key for submission in submissions}
    return {submitted[report.key]: report.id for report in reader.find(Report, key=list(submitted))}
