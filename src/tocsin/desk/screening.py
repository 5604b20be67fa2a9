"""Screening of submissions before they are stored: names, threat cues, language, and whether their source asks or threatens."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, replace

from tocsin.desk.services import DeskServices
from tocsin.desk.shared_duties import ImportSenders, Sender
from tocsin.domain.mention import Band, Mention
from tocsin.domain.report import BEFORE_RINGING, CALLS_OTHERS, MAY_THREATEN, NOT_RUNG, QUOTED, THREATENS, Priority, Submission
from tocsin.domain.text import normalise
from tocsin.languages import is_readable, language_of, two_letters
from tocsin.matching.call_back import wants_call_back
from tocsin.matching.cue_sentences import cue_kinds
from tocsin.matching.language_names import code_of
from tocsin.matching.own_threats import OwnThreat, only_calls_others, own_threat
from tocsin.matching.search_words import search_words
from tocsin.matching.slight_words import says_nothing
from tocsin.matching.threat_cues import Cue, covers, cues, cues_of_each, is_urgent

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


class SubmissionScreening:
    """Finds in submissions what decides about them. The known names must be fresh."""

    def __init__(self, services: DeskServices) -> None:
        self._services = services

    def screen(self, submission: Submission) -> ScreenedSubmission:
        """Return the submission with what is found in it."""
        return self._screened(submission, cues(submission.text))

    def screen_each(self, submissions: Iterable[Submission]) -> dict[str, ScreenedSubmission]:
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
