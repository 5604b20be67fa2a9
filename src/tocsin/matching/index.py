"""Every known name, found in any text.

The text is scanned whole. Its words are looked up among the words of all known names under several keys (spelling, sound, consonants, what
a scan confuses, other scripts); pairs of words within reach call up the names that have both; each is laid over the text and scored. What
a score is made of is said in words. See ``docs/matching.md`` and ``docs/decisions``.
"""

from __future__ import annotations

from bisect import bisect_right, insort
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice
from pathlib import Path

from tocsin.domain.match_thresholds import MatchThresholds
from tocsin.domain.mention import Band, Candidate, KnownName, Mention, Quality
from tocsin.domain.watchlist import publisher
from tocsin.matching.engine import index_file
from tocsin.matching.engine.clusters import unite
from tocsin.matching.engine.corroborate import LIFTS, corroboration
from tocsin.matching.engine.matcher import Matcher, NameMatch, WorkBudget
from tocsin.matching.engine.names import NameTable
from tocsin.matching.engine.rarity import EVERYDAY
from tocsin.matching.engine.scorer import ScoredMatch, Scorer, TextContext
from tocsin.matching.identifiers import Identifier, bare_handles, marks
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
    """The mentions of one text; not `complete` when the text took more than the budget, so that a person must read it."""

    mentions: tuple[Mention, ...]
    complete: bool = True


class NameIndex:
    """All known names. Names may be added and taken out; the next text is read with what then holds."""

    def __init__(self, bands: MatchThresholds | None = None) -> None:
        self.bands = bands or MatchThresholds()
        self._take(NameTable())

    def _take(self, names: NameTable) -> None:
        self._names = names
        self._matcher = Matcher(names)
        self._judge = Scorer(names)

    @classmethod
    def build(cls, names: Iterable[KnownName], bands: MatchThresholds | None = None) -> NameIndex:
        """An index of these names, sorted and compact."""
        index = cls(bands)
        index.add(names)
        index._names.settle()
        return index

    def add(self, names: Iterable[KnownName]) -> None:
        """Takes in more names; the next text is read with them."""
        added = self._names.add(names)
        unite(self._names, added)
        self._matcher.forget()

    def under(self, bands: MatchThresholds) -> NameIndex:
        """The same names judged by other bands."""
        other = NameIndex(bands)
        other._take(self._names)
        return other

    def discard(self, subject: str) -> None:
        """Forgets every name of a subject."""
        self._names.discard(subject)
        self._matcher.forget()

    def __len__(self) -> int:
        return self._names.count

    def save(self, path: Path) -> None:
        """Writes the index to one file."""
        index_file.save(self._names, path)

    @classmethod
    def load(cls, path: Path, bands: MatchThresholds | None = None) -> NameIndex:
        """An index from the file that :meth:`save` wrote; raises Malformed for anything else."""
        index = cls(bands)
        index._take(index_file.load(path))
        return index

    def mentions(self, text: str, facts: Sequence[tuple[str, str]] = ()) -> tuple[Mention, ...]:
        """Return the mentions of :meth:`screen` alone."""
        return self.screen(text, facts).mentions

    def screen(self, text: str, facts: Sequence[tuple[str, str]] = ()) -> Screening:
        """Return every mention of a known name in `text`, in order.

        `facts` are statements of the report that may corroborate a name: ``("birth", "1971-03-04")``, ``("place", "Mosul")``.
        Time and memory are bounded: at most :data:`MOST_READ` code points are searched, with a :class:`WorkBudget`.
        """
        read = text[:MOST_READ]
        words = tokens(read)
        work = WorkBudget(len(words))
        identifiers = [*marks(read), *(bare_handles(read) if self._names.marks else ())]
        mentions = sorted(self._all(TextContext(read, words), identifiers, facts, work), key=lambda mention: (mention.start, mention.end))
        return Screening(tuple(mentions), complete=len(read) == len(text) and not work.spent)

    def _all(self, reading: TextContext, found: list[Identifier], facts: Sequence[tuple[str, str]], work: WorkBudget) -> Iterator[Mention]:
        room: dict[int, int] = defaultdict(lambda: MOST_OF_ONE)
        room[_ALL] = MOST_IN_ALL
        exact: list[_Spot] = []
        for mark in sorted(found):
            names = [name for key in mark.keys for name in self._names.marks.get(key, ())]
            if names and not _within(exact, mark.start) and self._room(room, names[0]):
                exact.append((mark.start, mark.end))
                yield self._marked(reading.text, mark, names)
        judged = [one for one in self._judged(reading, work) if not _within(exact, one.at.start)]
        others = self._good_by_bearer(judged)
        for group in _groups(judged):
            if self._room(room, group[0].at.name):
                yield self._mention(reading, group, facts, others)

    def _good_by_bearer(self, judged: list[ScoredMatch]) -> dict[int, dict[int, ScoredMatch]]:
        """For each bearer the names of two words and more by which the text calls it, well fitting ones alone."""
        found: dict[int, dict[int, ScoredMatch]] = defaultdict(dict)
        for one in judged:
            if one.fit >= self.bands.alert_fit and one.complete and len(one.at.picks) > 1:
                found[self._names.bearer_of[one.at.name]].setdefault(one.at.name, one)
        return found

    def _room(self, room: dict[int, int], name: int) -> bool:
        """Whether the text has not yet named this bearer too often."""
        bearer = self._names.bearer_of[name]
        room[bearer] -= 1
        room[_ALL] -= 1
        return room[bearer] >= (0 if room[_ALL] > 0 else MOST_OF_ONE - 1)

    def _judged(self, reading: TextContext, work: WorkBudget) -> Iterator[ScoredMatch]:
        for fit in self._matcher.fits(reading.tokens, work):
            judged = self._judge.judged(reading, fit, self.bands)
            if judged:
                yield judged

    def _mention(
        self, reading: TextContext, group: list[ScoredMatch], facts: Sequence[tuple[str, str]], others: dict[int, dict[int, ScoredMatch]]
    ) -> Mention:
        best = _without_parts(self._best_of_each(group))
        lifted = [self._corroborated(reading.text, judged, facts, others) for judged in best]
        lifted.sort(key=lambda judged: (-judged.fit, -judged.told - judged.lift, not self._names.is_primary(judged.at.name)))
        top = lifted[0]
        near = [judged for judged in lifted if self._worth_showing(judged, top)][:MOST_CANDIDATES]
        ties = self._ties(near)
        candidates = (*(self._candidate(judged, self._bearers_of(judged, near)) for judged in near), *self._elsewhere(top, near))
        start, end = top.at.start, top.at.end
        return Mention(start, end, reading.text[start:end], sentence_at(reading.text, start, end), self._band(top, ties), candidates)

    def _best_of_each(self, group: list[ScoredMatch]) -> list[ScoredMatch]:
        """The best name of each subject."""
        best: dict[int, ScoredMatch] = {}
        for judged in group:
            bearer = self._names.bearer_of[judged.at.name]
            known = best.get(bearer)
            if known is None or self._rank(judged) > self._rank(known):
                best[bearer] = judged
        return list(best.values())

    def _rank(self, judged: ScoredMatch) -> tuple[float, float, bool, bool]:
        return (judged.fit, judged.told, not self._names.is_weak(judged.at.name), self._names.is_primary(judged.at.name))

    def _worth_showing(self, judged: ScoredMatch, top: ScoredMatch) -> bool:
        """Not what only fits fewer of the same words worse."""
        return judged is top or judged.fit >= top.fit - _TIE or (judged.told >= top.told - 2 and judged.fit >= top.fit - 5 * _TIE)

    def _ties(self, near: list[ScoredMatch]) -> int:
        return self._bearers_of(near[0], near)

    def _bearers_of(self, judged: ScoredMatch, near: list[ScoredMatch]) -> int:
        """How many different bodies the words fit as well as they fit this one."""
        return len({self._names.body(other.at.name) for other in near if other.fit >= judged.fit - _TIE})

    def _corroborated(
        self, text: str, judged: ScoredMatch, facts: Sequence[tuple[str, str]], others: dict[int, dict[int, ScoredMatch]]
    ) -> ScoredMatch:
        bearer = self._names.bearer(judged.at.name)
        known = (*bearer.facts, ("entry", bearer.entry))
        found = corroboration(text, (judged.at.start, judged.at.end), facts, known)
        if another := self._another_name(judged, others):
            found["another name"] = another
        lift = sum(LIFTS[kind] for kind in found)
        return judged.lifted(tuple(f"{kind} {value}" for kind, value in found.items()), lift)

    def _another_name(self, judged: ScoredMatch, others: dict[int, dict[int, ScoredMatch]]) -> str:
        """A name of the same bearer elsewhere in the text that shares no word with this one."""
        names = self._names
        own = set(names.parts_of(judged.at.name))
        for name, other in islice(others.get(names.bearer_of[judged.at.name], {}).items(), MOST_CANDIDATES):
            apart = other.at.end <= judged.at.start or judged.at.end <= other.at.start
            if apart and own.isdisjoint(names.parts_of(name)):
                return names.texts[name]
        return ""

    def _band(self, top: ScoredMatch, ties: int) -> Band:
        """Alert takes a good fit of a good name with one bearer and rare words; else what corroborates may lift it."""
        bands, names = self.bands, self._names
        if top.fit < bands.alert_fit:
            return Band.POSSIBLE
        person = names.bearer(top.at.name).kind == "person"
        alone = names.cores[top.at.name] == 1
        bare = alone and (person or bool(top.notes) or top.changed > 0 or len(top.at.picks) < len(names.parts_of(top.at.name)))
        bare = bare or (alone and top.at.picks[0].unit.small)
        sure = ties == 1 and not names.is_weak(top.at.name) and not top.initials and top.changed < 2 and not bare
        if sure and (self._is_rare(top) if person else self._is_known_group(top)):
            return Band.ALERT
        strong = top.lift >= 2 * LIFTS["nationality"] and ties == 1
        return Band.ALERT if strong and top.told + top.lift >= bands.corroborated_bits else Band.POSSIBLE

    def _is_rare(self, top: ScoredMatch) -> bool:
        """Whether hardly anyone else can be meant: rare words in all, and one rare word among them."""
        bands = self.bands
        return top.told >= bands.alert_common_bits or (
            not top.missing and top.told >= bands.alert_bits and top.rarest >= bands.alert_part_bits
        )

    def _is_known_group(self, top: ScoredMatch) -> bool:
        """Whether the words tell a body apart: not by everyday words alone, which ministries everywhere share."""
        return top.told >= self.bands.alert_group_bits and top.rarest > EVERYDAY

    def _elsewhere(self, top: ScoredMatch, near: list[ScoredMatch]) -> Iterator[Candidate]:
        """The entries of other lists that are the same body as the best candidate, though not by this name."""
        names = self._names
        shown = {names.bearer_of[judged.at.name] for judged in near}
        for bearer in names.bearers_of_body(names.body(top.at.name)):
            numbers = names.of_bearer(bearer)
            if bearer not in shown and numbers:
                held, same = names.bearers[bearer], names.bearer(top.at.name).subject
                parts: dict[str, object] = {"same_body_as": same}
                quality = Quality.WEAK if names.is_weak(numbers[0]) else Quality.GOOD
                yield Candidate(
                    held.subject, names.texts[numbers[0]], quality, publisher(held.source), held.entry, held.version, top.fit, parts, 1
                )

    def _candidate(self, judged: ScoredMatch, held_by: int) -> Candidate:
        names, number = self._names, judged.at.name
        bearer = names.bearer(number)
        quality = Quality.WEAK if names.is_weak(number) else Quality.GOOD
        parts = self._judge.parts(judged, held_by)
        return Candidate(
            bearer.subject, names.texts[number], quality, publisher(bearer.source), bearer.entry, bearer.version, judged.fit, parts, held_by
        )

    def _marked(self, text: str, mark: Identifier, numbers: list[int]) -> Mention:
        """A handle, hashtag, link, address or number: exact, so one bearer is an alert; without its sign it may be a mere word."""
        names = {self._names.bearer_of[number]: number for number in reversed(numbers)}
        held_by = len({self._names.bodies[bearer] for bearer in names})
        candidates = tuple(self._exact_candidate(number, mark, held_by) for number in names.values())
        signed = text[mark.start] in "@#＃+" or not text[mark.start : mark.end].replace("_", "").isalnum()
        band = Band.ALERT if held_by == 1 and signed else Band.POSSIBLE
        sentence = sentence_at(text, mark.start, mark.end)
        return Mention(mark.start, mark.end, text[mark.start : mark.end], sentence, band, candidates)

    def _exact_candidate(self, number: int, mark: Identifier, held_by: int) -> Candidate:
        bearer = self._names.bearer(number)
        quality = Quality.WEAK if self._names.is_weak(number) else Quality.GOOD
        parts: dict[str, object] = {
            "exact": mark.keys[-1].split(":", 1)[0],
            "held_by": f"{held_by} {'entry' if held_by == 1 else 'entries'}",
        }
        return Candidate(
            bearer.subject, self._names.texts[number], quality, publisher(bearer.source), bearer.entry, bearer.version, 1.0, parts, held_by
        )


def _within(spots: list[_Spot], at: int) -> bool:
    """Whether a place lies in one of the spots, which are in order and apart."""
    before = bisect_right(spots, (at, _FAR)) - 1
    return before >= 0 and spots[before][0] <= at < spots[before][1]


def _without_parts(judged: list[ScoredMatch]) -> list[ScoredMatch]:
    """Without names that are only a part of a fuller name which the text gives in whole."""
    whole = [one.at for one in judged if one.whole]
    return [one for one in judged if not any(_is_part(one.at, fuller) for fuller in whole)]


def _is_part(of: NameMatch, fuller: NameMatch) -> bool:
    return fuller.start <= of.start and of.end <= fuller.end and fuller.end - fuller.start > of.end - of.start


def _groups(judged: list[ScoredMatch]) -> list[list[ScoredMatch]]:
    """Around each best fit those that overlap it, in the order of the text: a fuller match draws in what it covers."""
    spots: list[_Spot] = []
    groups: dict[_Spot, list[ScoredMatch]] = {}
    for one in sorted(judged, key=lambda one: (-round(one.fit, 2) * one.told, one.at.start)):
        spot = _overlapped(spots, one.at.start, one.at.end)
        if spot is None:
            spot = (one.at.start, one.at.end)
            insort(spots, spot)
            groups[spot] = []
        groups[spot].append(one)
    return [groups[spot] for spot in spots]


def _overlapped(spots: list[_Spot], start: int, end: int) -> _Spot | None:
    """The first of the spots, in order and apart, that overlaps a span."""
    at = bisect_right(spots, (start, _FAR))
    if at and spots[at - 1][1] > start:
        return spots[at - 1]
    return spots[at] if at < len(spots) and spots[at][0] < end else None
