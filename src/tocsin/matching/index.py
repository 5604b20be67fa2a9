"""Find every known name in any text.

The text is scanned whole. Its words are looked up among the words of all known names under several keys (spelling, sound, consonants, what
a scan confuses, other scripts); pairs of words within reach call up the names that have both; each is laid over the text and scored. What
a score is made of is said in words. See ``docs/matching.md`` and ``docs/decisions``.
"""

from __future__ import annotations

from bisect import bisect_right, insort
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import chain, islice
from pathlib import Path

from tocsin.domain.match_thresholds import MatchThresholds
from tocsin.domain.mention import Band, Candidate, KnownName, Mention
from tocsin.matching.engine import index_file
from tocsin.matching.engine.banding import Banding
from tocsin.matching.engine.bare_surnames import RareSurnames, bare_surnames
from tocsin.matching.engine.candidates import Candidates
from tocsin.matching.engine.clusters import unite
from tocsin.matching.engine.collection import collection_paused
from tocsin.matching.engine.context import TextContext
from tocsin.matching.engine.corroborate import LIFTS, corroboration
from tocsin.matching.engine.interruptions import around, without_codes, without_elisions, without_interruptions
from tocsin.matching.engine.matcher import Matcher
from tocsin.matching.engine.name_match import NameMatch
from tocsin.matching.engine.names import NameTable
from tocsin.matching.engine.other_names import with_other_names
from tocsin.matching.engine.scored_match import ScoredMatch
from tocsin.matching.engine.scorer import Scorer
from tocsin.matching.engine.suggest import SuggestedName, suggest
from tocsin.matching.engine.work_budget import WorkBudget
from tocsin.matching.identifiers import Identifier, bare_handles, find_identifiers
from tocsin.matching.sentences import sentence_at
from tocsin.matching.tokens import MOST_READ, tokens

MOST_OF_ONE = 200
"""Mentions of one subject told of one text; a text that repeats a name a million times says nothing more."""

MOST_IN_ALL = 5000
"""Mentions told of one text before each subject is told but once more."""

MOST_CANDIDATES = 25
_ALL = -1
_TIE = 0.03
_FAR = 1 << 60

_Spot = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Screening:
    """The mentions of one text. Not `complete` when the text took more than the budget, so that a person must read it."""

    mentions: tuple[Mention, ...]
    complete: bool = True


class NameIndex:
    """All known names. Names may be added and removed, and the next text is screened with those in force.

    `country` is the code (ISO 3166) of the country whose telephone numbers are written without a prefix.
    """

    def __init__(self, bands: MatchThresholds | None = None, country: str = "") -> None:
        self.bands = bands or MatchThresholds()
        self._take(NameTable(country))

    def _take(self, names: NameTable) -> None:
        self._names = names
        self._matcher = Matcher(names)
        self._scorer = Scorer(names)
        self._candidates = Candidates(names)
        self._banding = Banding(names, self.bands)
        self._rare_surnames = RareSurnames(names)

    @classmethod
    def build(cls, names: Iterable[KnownName], bands: MatchThresholds | None = None, country: str = "") -> NameIndex:
        """Return an index of these names."""
        index = cls(bands, country)
        with collection_paused():
            index.add(names)
        return index

    def add(self, names: Iterable[KnownName]) -> None:
        """Add names. The next text is screened with them."""
        added = self._names.add(with_other_names(names))
        unite(self._names, added)
        self._matcher.forget()
        self._rare_surnames.forget()

    def under(self, bands: MatchThresholds) -> NameIndex:
        """Return the same names with other thresholds."""
        other = NameIndex(bands)
        other._take(self._names)
        return other

    def discard(self, subject: str) -> None:
        """Remove every name of a subject."""
        self._names.discard(subject)
        self._matcher.forget()
        self._rare_surnames.forget()

    def __len__(self) -> int:
        return self._names.count

    def save(self, path: Path) -> None:
        """Write the index to one file."""
        index_file.save(self._names, path)

    @classmethod
    def load(cls, path: Path, bands: MatchThresholds | None = None) -> NameIndex:
        """Return an index from the file that :meth:`save` wrote. Raise Malformed for anything else."""
        index = cls(bands)
        index._take(index_file.load(path))
        return index

    def suggest(self, typed: str, most: int) -> list[SuggestedName]:
        """Return known names that begin like what a person has typed, at most one a subject."""
        return suggest(self._names, typed, most)

    def mentions(self, text: str, facts: Sequence[tuple[str, str]] = ()) -> tuple[Mention, ...]:
        """Return the mentions of :meth:`screen` alone."""
        return self.screen(text, facts).mentions

    def screen(self, text: str, facts: Sequence[tuple[str, str]] = ()) -> Screening:
        """Return every mention of a known name in `text`, in order.

        `facts` are statements of the report that may corroborate a name: ``("birth", "1971-03-04")``, ``("place", "Mosul")``.
        Time and memory are bounded: at most :data:`MOST_READ` code points are searched, with a :class:`WorkBudget`.
        """
        read = text[:MOST_READ]
        work = WorkBudget(read.count(" ") + 1)
        mentions = self._mentions(read, facts, work)
        plain, interrupted = without_interruptions(read)
        if interrupted:
            over = [
                replace(mention, surface=read[mention.start : mention.end])
                for mention in self._mentions(plain, facts, WorkBudget(plain.count(" ")))
                if around(mention, interrupted)
            ]
            mentions = [
                inner for inner in mentions if not any(mention.start <= inner.start and inner.end <= mention.end for mention in over)
            ]
            mentions += over
        mentions.sort(key=lambda mention: (mention.start, mention.end))
        return Screening(tuple(mentions), complete=len(read) == len(text) and not work.spent)

    def _mentions(self, text: str, facts: Sequence[tuple[str, str]], work: WorkBudget) -> list[Mention]:
        """Return the mentions of a text, then the bare surnames of the people whom it names in full."""
        spotted = list(self._known_identifiers(text)) if self._names.identifiers else []
        read = without_elisions(without_codes(text)) if self._names.vocabulary.words else ""  # accounts and links are found by their signs
        if not spotted and not self._matcher.may_name(read, work):
            return []
        context = TextContext(text, tokens(read))
        mentions = list(self._all(context, spotted, facts, work))
        mentions += bare_surnames(context, tuple(mentions), self._persons(mentions)) if mentions else ()
        return [*mentions, *self._rare_surnames.alone(context, mentions)]

    def _known_identifiers(self, text: str) -> Iterator[Identifier]:
        """Yield those identifiers of a text by which somebody is known."""
        needles = self._names.needles
        if needles and not needles.may_be_in(text):
            return
        for identifier in chain(find_identifiers(text, self._names.country), bare_handles(text)):
            if any(self._names.identifiers.get(key) for key in identifier.keys):
                yield identifier

    def _persons(self, mentions: Sequence[Mention]) -> frozenset[str]:
        """Return those first candidates of the mentions that are persons."""
        best = {mention.candidates[0].subject for mention in mentions}
        return frozenset(subject for subject in best if self._names.kind_of(subject) == "person")

    def _all(
        self, context: TextContext, spotted: list[Identifier], facts: Sequence[tuple[str, str]], work: WorkBudget
    ) -> Iterator[Mention]:
        room: dict[int, int] = defaultdict(lambda: MOST_OF_ONE)
        room[_ALL] = MOST_IN_ALL
        exact: list[_Spot] = []
        for identifier in sorted(spotted):
            names = [name for key in identifier.keys for name in self._names.identifiers.get(key, ())]
            if names and not _within(exact, identifier.start) and self._room(room, names[0]):
                exact.append((identifier.start, identifier.end))
                yield self._identifier_mention(context.text, identifier, names)
        scored = [candidate for candidate in self._scored(context, work) if not _within(exact, candidate.match.start)]
        others = self._good_by_entity(scored)
        for group in _groups(scored):
            if self._room(room, group[0].match.name):
                yield self._mention(context, group, facts, others)

    def _good_by_entity(self, scored: list[ScoredMatch]) -> dict[int, dict[int, ScoredMatch]]:
        """Return for each entity the well fitting names of two words and more that the text has for it."""
        good: dict[int, dict[int, ScoredMatch]] = defaultdict(dict)
        for candidate in scored:
            if candidate.fit >= self.bands.alert_fit and candidate.complete and len(candidate.match.parts_matched) > 1:
                good[self._names.entity_of[candidate.match.name]].setdefault(candidate.match.name, candidate)
        return good

    def _room(self, room: dict[int, int], name: int) -> bool:
        """Return whether the text may have another mention of this entity."""
        entity = self._names.entity_of[name]
        room[entity] -= 1
        room[_ALL] -= 1
        return room[entity] >= (0 if room[_ALL] > 0 else MOST_OF_ONE - 1)

    def _scored(self, context: TextContext, work: WorkBudget) -> Iterator[ScoredMatch]:
        for match in self._matcher.matches(context.tokens, work):
            scored = self._scorer.score(context, match, self.bands)
            if scored:
                yield scored

    def _mention(
        self, context: TextContext, group: list[ScoredMatch], facts: Sequence[tuple[str, str]], others: dict[int, dict[int, ScoredMatch]]
    ) -> Mention:
        best = self._without_parts(self._best_of_each(group))
        corroborated = [self._corroborated(context.text, scored, facts, others) for scored in best]
        corroborated.sort(
            key=lambda scored: (-scored.fit, -scored.evidence_bits - scored.lift, not self._names.is_primary(scored.match.name))
        )
        top = corroborated[0]
        near = [scored for scored in corroborated if self._worth_showing(scored, top)][:MOST_CANDIDATES]
        ties = self._ties(near)
        found_entities = frozenset(self._names.entity_of[scored.match.name] for scored in near)
        candidates = (
            *(self._candidate(scored, self._clusters_of(scored, near)) for scored in near),
            *self._candidates.elsewhere(top.match.name, top.fit, found_entities),
        )
        start, end = top.match.start, top.match.end
        return Mention(
            start, end, context.text[start:end], sentence_at(context.text, start, end), self._banding.band(context, top, ties), candidates
        )

    def _best_of_each(self, group: list[ScoredMatch]) -> list[ScoredMatch]:
        """Return the best name of each subject."""
        best: dict[int, ScoredMatch] = {}
        for scored in group:
            entity = self._names.entity_of[scored.match.name]
            best_so_far = best.get(entity)
            if best_so_far is None or self._rank(scored) > self._rank(best_so_far):
                best[entity] = scored
        return list(best.values())

    def _without_parts(self, scored: list[ScoredMatch]) -> list[ScoredMatch]:
        """Drop names that are only a part of a fuller name which the text gives in whole, a person's perhaps in another spelling."""
        complete_names = [candidate.match for candidate in scored if candidate.whole or self._is_respelt_person(candidate)]
        return [candidate for candidate in scored if not any(_is_part(candidate.match, fuller) for fuller in complete_names)]

    def _is_respelt_person(self, scored: ScoredMatch) -> bool:
        person = self._names.entity(scored.match.name).kind == "person"
        return person and scored.spelt_nearly_as_listed and scored.fit >= self.bands.alert_fit

    def _rank(self, scored: ScoredMatch) -> tuple[float, float, bool, bool]:
        return (scored.fit, scored.evidence_bits, not self._names.is_weak(scored.match.name), self._names.is_primary(scored.match.name))

    def _worth_showing(self, scored: ScoredMatch, top: ScoredMatch) -> bool:
        """Return whether a candidate fits nearly as well as the top one."""
        return (
            scored is top
            or scored.fit >= top.fit - _TIE
            or (scored.evidence_bits >= top.evidence_bits - 2 and scored.fit >= top.fit - 5 * _TIE)
        )

    def _ties(self, near: list[ScoredMatch]) -> int:
        return self._clusters_of(near[0], near)

    def _clusters_of(self, scored: ScoredMatch, near: list[ScoredMatch]) -> int:
        """Return how many different bodies the words fit as well as this one."""
        return len({self._names.cluster(other.match.name) for other in near if other.fit >= scored.fit - _TIE})

    def _corroborated(
        self, text: str, scored: ScoredMatch, facts: Sequence[tuple[str, str]], others: dict[int, dict[int, ScoredMatch]]
    ) -> ScoredMatch:
        entity = self._names.entity(scored.match.name)
        entity_facts = (*entity.facts, ("entry", entity.entry))
        evidence = corroboration(text, (scored.match.start, scored.match.end), facts, entity_facts)
        if another := self._another_name(scored, others):
            evidence["another name"] = another
        lift = sum(LIFTS[kind] for kind in evidence)
        return scored.corroborated(tuple(f"{kind} {value}" for kind, value in evidence.items()), lift)

    def _another_name(self, scored: ScoredMatch, others: dict[int, dict[int, ScoredMatch]]) -> str:
        """Return a name of the same entity elsewhere in the text that shares no word with this one."""
        names = self._names
        own = set(names.parts_of(scored.match.name))
        for name, other in islice(others.get(names.entity_of[scored.match.name], {}).items(), MOST_CANDIDATES):
            apart = other.match.end <= scored.match.start or scored.match.end <= other.match.start
            if apart and own.isdisjoint(names.parts_of(name)):
                return names.texts[name]
        return ""

    def _candidate(self, scored: ScoredMatch, shared_by: int) -> Candidate:
        return self._candidates.of_name(scored.match.name, scored.fit, self._scorer.parts(scored, shared_by), shared_by)

    def _identifier_mention(self, text: str, identifier: Identifier, numbers: list[int]) -> Mention:
        """Return the mention of an identifier. One bearer is an alert, but without its sign it may be a mere word."""
        candidates = self._candidates.exact(numbers, identifier.keys[-1].split(":", 1)[0])
        signed = text[identifier.start] in "@#＃+" or not text[identifier.start : identifier.end].replace("_", "").isalnum()
        band = Band.ALERT if candidates[0].shared_by == 1 and signed else Band.POSSIBLE
        sentence = sentence_at(text, identifier.start, identifier.end)
        return Mention(identifier.start, identifier.end, text[identifier.start : identifier.end], sentence, band, candidates)


def _within(spots: list[_Spot], at: int) -> bool:
    """Return whether a place lies in one of the spots, which are in order and apart."""
    before = bisect_right(spots, (at, _FAR)) - 1
    return before >= 0 and spots[before][0] <= at < spots[before][1]


def _is_part(of: NameMatch, fuller: NameMatch) -> bool:
    return fuller.start <= of.start and of.end <= fuller.end and fuller.end - fuller.start > of.end - of.start


def _groups(scored: list[ScoredMatch]) -> list[list[ScoredMatch]]:
    """Group the matches that overlap around each best one, in the order of the text."""
    spots: list[_Spot] = []
    groups: dict[_Spot, list[ScoredMatch]] = {}
    for candidate in sorted(scored, key=lambda candidate: (-round(candidate.fit, 2) * candidate.evidence_bits, candidate.match.start)):
        spot = _overlapped(spots, candidate.match.start, candidate.match.end)
        if spot is None:
            spot = (candidate.match.start, candidate.match.end)
            insort(spots, spot)
            groups[spot] = []
        groups[spot].append(candidate)
    return [groups[spot] for spot in spots]


def _overlapped(spots: list[_Spot], start: int, end: int) -> _Spot | None:
    """The first of the spots, in order and apart, that overlaps a span."""
    at = bisect_right(spots, (start, _FAR))
    if at and spots[at - 1][1] > start:
        return spots[at - 1]
    return spots[at] if at < len(spots) and spots[at][0] < end else None
