"""Find the known names that the words of a text may spell: pairs of words first, then the whole name."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from heapq import nlargest

from tocsin.matching.engine.alignment import REACH, best_occurrence
from tocsin.matching.engine.group_words import is_ambiguous, is_two_letters, is_unmistakable
from tocsin.matching.engine.initials import initial_parts, reads_as_initial
from tocsin.matching.engine.name_match import NameMatch, PartMatch
from tocsin.matching.engine.names import NameTable
from tocsin.matching.engine.parts import part
from tocsin.matching.engine.rarity import everyday, is_filler, ordinary, person_bits
from tocsin.matching.engine.sound import latin
from tocsin.matching.engine.telling_words import TellingWords
from tocsin.matching.engine.units import TextParts, Unit
from tocsin.matching.engine.vocabulary import Near
from tocsin.matching.engine.work_budget import MOST_CANDIDATES, WorkBudget
from tocsin.matching.tokens import Token, words_of

_LOOK_AHEAD = 9
_LEAST_SHARE = 0.33
_LEAST_EVIDENCE = 0.5
_BACK = 3
_LEAST_PAIR_BITS = 9.0
_SINGLE_LIKENESS = 0.87
_MOST_SIDES = 3
"""Likelier occurrences of a name around a place that are stepped over to find the one there."""

_MOST_HERE = 40
_PAIR_COST = 0.05
_PAGE = 4000
_MOST_CACHED = 250_000
_MOST_INITIAL = 3000
_LONGEST_INITIALLED = 4
_NEVER_NAMES = frozenset(["على", "عَلَى", "إلى", "إِلَى", "إلا", "إلّا", "إِلَّا", "إله", "إلٰه", "إِلٰهَ", "إِلَهَ"])
"""Arabic words (on, to, except, god) that fold to the name Ali or resemble it. The confession of faith has two of them."""

_LEAST_PLAIN, _LONGEST_PLAIN = 3, 8
_SHORTEST_RUN = 7

_Hits = dict[int, float]


class Matcher:
    """Find matches. Results for words and pairs of words are cached, within bounds, until names change."""

    def __init__(self, names: NameTable) -> None:
        self._names = names
        self._parts = TextParts(names.vocabulary.ids, lambda word: person_bits(word) is not None, _is_known_group)
        self._telling_words = TellingWords(names, self._parts, _is_everyday)
        self._hits: dict[tuple[str, bool], _Hits] = {}
        self._pairs: dict[tuple[str, bool, str, bool], tuple[int, ...]] = {}
        self._singles: dict[str, tuple[int, ...]] = {}
        self._by_initials: dict[tuple[str, str, bool], tuple[int, ...]] = {}
        self._cached = 0

    def forget(self) -> None:
        """Drop every cached result, because names were added or removed."""
        self._hits.clear()
        self._pairs.clear()
        self._singles.clear()
        self._by_initials.clear()
        self._parts.forget()
        self._telling_words.forget()
        self._cached = 0

    def may_name(self, text: str, work: WorkBudget) -> bool:
        """Return False where :meth:`matches` would find nothing in a text, which is told at a tenth of the cost."""
        return self._telling_words.may_name(text, work)

    def matches(self, tokens: Sequence[Token], work: WorkBudget) -> Iterator[NameMatch]:
        """Yield every name that the words may spell, each place once."""
        units, begin = self._parts.of(tokens), 0
        while begin < len(units):
            yield from self._page(tokens, units, begin, work)
            if work.spent:  # somewhere in this page: it is read again by exact spelling
                break
            begin += _PAGE
        yield from self._run_together(tokens)
        yield from self._verbatim(tokens)
        yield from self._exact_names(units[begin:])

    def _page(self, tokens: Sequence[Token], units: Sequence[Unit], begin: int, work: WorkBudget) -> Iterator[NameMatch]:
        """Yield the names that begin in the units from ``begin``. The units around the page are read, too."""
        before = self._live(tokens, units[max(0, begin - 2 * _LOOK_AHEAD) : begin], work)
        main = self._live(tokens, units[begin : begin + _PAGE], work)
        live = [*before, *main, *self._live(tokens, units[begin + _PAGE : begin + _PAGE + 2 * _LOOK_AHEAD], work)]
        for at in range(len(before), len(before) + len(main)):
            if work.spent:
                return
            yield from self._beginning_at(live, at, work)
        yield from self._everyday_names(live)
        page = units[begin : begin + _PAGE]
        first = page[0].first if begin else 0  # a text may begin with an initial, which is no unit
        yield from self._initials(tokens, range(first, page[-1].last + 1), live, work)

    def _live(self, tokens: Sequence[Token], units: Sequence[Unit], work: WorkBudget) -> list[tuple[Unit, bool]]:
        """Return the units that may stand for a part of a known name, each with whether only its exact spelling counts."""
        live = []
        for unit in units:
            if unit.small and is_two_letters(unit.word):
                continue
            exact = _is_everyday(tokens, unit) or work.spent
            if self._hits_of(unit.word, exact):
                live.append((unit, exact))
            work.looks_up(unit.word, self._names.vocabulary.compared)
        return live

    def _beginning_at(self, live: list[tuple[Unit, bool]], at: int, work: WorkBudget) -> Iterator[NameMatch]:
        """Yield the names that begin about here, aligned with the units near by."""
        unit, exact = live[at]
        ahead, cached = _ahead(live, at), self._cached
        names = [name for name in self._candidates(unit, exact, ahead, work.breadth) if work.may_try(name, unit.first)]
        work.costs(_PAIR_COST * (self._cached != cached) * len(ahead))
        best = self._best(names, (*live[max(0, at - _BACK) : at + 1], *ahead))
        near = self._nears([*_behind(live, at), (unit, exact), *ahead]) if best else []
        for name in best:
            match = self._occurrence_at(name, near, unit)
            work.tried(name, match.parts_matched[-1].unit.last if len(match.parts_matched) > 1 else unit.last)
            yield match

    def _occurrence_at(self, name: int, near: list[tuple[Unit, Near]], unit: Unit) -> NameMatch:
        """Align a name with the units near by. Where a likelier occurrence stands wholly before or after this unit, its own side counts."""
        likeliest = match = self._aligned(name, near)
        for _ in range(_MOST_SIDES):
            if not match.parts_matched or any(part.unit == unit for part in match.parts_matched):
                break
            first, last = match.parts_matched[0].unit.first, match.parts_matched[-1].unit.last
            near = [(other, words) for other, words in near if (other.last < first if unit.first < first else other.first > last)]
            match = self._aligned(name, near)
        return match if len(match.parts_matched) > 1 else likeliest

    def _exact_names(self, units: Sequence[Unit]) -> Iterator[NameMatch]:
        """Yield names spelt exactly, each once. The rest of a text beyond the budget is read like this."""
        yielded: set[int] = set()
        for at, unit in enumerate(units):
            spelt, last, spelling = "", unit.first - 1, list[Unit]()
            for near in units[at : at + _LONGEST_PLAIN]:
                if near.first > last + 2:
                    break
                if near.first <= last or is_filler(near.word):
                    continue
                spelt, last = spelt + near.word, near.last
                spelling.append(near)
                for name in self._names_spelt(spelt, unit.word if len(spelling) == 1 else ""):
                    match = None if name in yielded else self._aligned(name, self._nears((unit_of_name, True) for unit_of_name in spelling))
                    yielded.add(name)
                    if match and match.parts_matched:
                        yield match

    def _names_spelt(self, spelt: str, alone: str) -> Sequence[int]:
        """Return the names that these words spell when run together, or that are this single word."""
        names = self._names
        if not alone:
            return [name for name in names.joined.get(spelt) if self._spelt_by(name, spelt)]
        id_ = names.vocabulary.ids.get(alone)
        return [] if id_ is None else [name for name in names.postings[id_] if names.cores[name] == 1]

    def _best(self, names: list[int], near: Sequence[tuple[Unit, bool]]) -> list[int]:
        """Return those names for which the words near by carry enough evidence at best, an upper bound, the most evident first."""
        if not names:
            return names
        hits = [self._hits_of(word, exact) for word, exact in {(unit.word, exact) for unit, exact in near}]
        totals = self._names.least_totals
        shares = [(sum(hit.get(name, 0.0) for hit in hits) / totals[name], name) for name in names]
        likely = [(share, name) for share, name in shares if share >= _LEAST_EVIDENCE]
        return [name for _, name in (likely if len(likely) <= _MOST_HERE else nlargest(_MOST_HERE, likely))]

    def _candidates(self, unit: Unit, exact: bool, ahead: list[tuple[Unit, bool]], breadth: int) -> set[int]:
        """Return the names that begin about here. Two everyday words in small letters propose none."""
        candidates: set[int] = set()
        small = exact and unit.small
        for other, other_exact in ahead:
            if other.start >= unit.end and other.word != unit.word and not (small and other_exact and other.small):
                candidates.update(self._pair((unit.word, exact), (other.word, other_exact))[:breadth])
        candidates.update((self._exactly(unit.word) if exact else self._alone(unit.word))[:breadth])
        return candidates

    def _exactly(self, word: str) -> Sequence[int]:
        """Return the names that consist of this everyday word and fillers alone, spelt so."""
        names = self._names
        id_ = names.vocabulary.ids.get(word)
        return (
            []
            if id_ is None or (len(word) < _LEAST_PLAIN and not is_two_letters(word))
            else [name for name in names.postings[id_] if names.cores[name] == 1]
        )

    def _pair(self, first: tuple[str, bool], second: tuple[str, bool]) -> tuple[int, ...]:
        """Return the names that contain both words and get part of their evidence from them, the most evident first."""
        key = (*first, *second)
        names = self._pairs.get(key)
        if names is None:
            names = self._pairs[key] = self._paired(self._hits_of(*first), self._hits_of(*second))
            self._count_cached(len(names) + 1)
        return names

    def _paired(self, first: _Hits, second: _Hits) -> tuple[int, ...]:
        totals = self._names.least_totals
        scored = ((first[name] + second[name], name) for name in first.keys() & second.keys())
        ranked = sorted(
            (
                (evidence / totals[name], name)
                for evidence, name in scored
                if evidence >= _LEAST_PAIR_BITS and evidence >= _LEAST_SHARE * totals[name]
            ),
            reverse=True,
        )
        return tuple(name for _, name in ranked[:MOST_CANDIDATES])

    def _alone(self, word: str) -> tuple[int, ...]:
        """Return the names that consist of this word and fillers alone."""
        singles = self._singles.get(word)
        if singles is None:
            names = self._names
            near = [id_ for id_, (likeness, _) in names.vocabulary.near(word, False).items() if likeness >= _SINGLE_LIKENESS]
            singles = self._singles[word] = tuple({name for id_ in near for name in names.postings[id_] if names.cores[name] == 1})
            self._count_cached(len(singles) + 1)
        return singles

    def _hits_of(self, word: str, exact: bool) -> _Hits:
        """Return every name with a part that the word may stand for, and the bits of evidence it then gives."""
        hits = self._hits.get((word, exact))
        if hits is None:
            hits = self._hits[(word, exact)] = self._compute_hits(word, exact)
            self._count_cached(len(hits) + 1)
        return hits

    def _compute_hits(self, word: str, exact: bool) -> _Hits:
        names, hits = self._names, {}
        for id_, (likeness, _) in reversed(names.vocabulary.near(word, exact).items()):
            evidence = names.vocabulary.bits[id_] * likeness
            hits.update(dict.fromkeys(names.postings[id_], evidence))
        return hits

    def _count_cached(self, count: int) -> None:
        self._cached += count
        if self._cached > _MOST_CACHED:
            self.forget()

    def _nears(self, units: Iterable[tuple[Unit, bool]]) -> list[tuple[Unit, Near]]:
        """Return each unit with the known words that it may stand for."""
        return [(unit, self._names.vocabulary.near(unit.word, exact)) for unit, exact in units]

    def _aligned(self, name: int, nears: list[tuple[Unit, Near]]) -> NameMatch:
        """Align a name with the units: the likest unit for each part, none twice, none over another, gaps within reach."""
        parts = list(enumerate(self._names.parts_of(name)))
        options = [PartMatch(place, unit, *near[id_]) for unit, near in nears for place, id_ in parts if id_ in near]
        weights = [self._names.vocabulary.bits[id_] for id_ in self._names.parts_of(name)]
        return NameMatch(name, tuple(best_occurrence(options, weights)))

    def _verbatim(self, tokens: Sequence[Token]) -> Iterator[NameMatch]:
        """Yield names of two words and more that the text has word for word, titles, particles and numbers included."""
        names = self._names
        for at in range(len(tokens) - 1):
            for name in names.verbatim.get(f"{tokens[at].word} {tokens[at + 1].word}"):
                words = words_of(names.texts[name])
                here = tokens[at : at + len(words)]
                if names.alive(name) and tuple(token.word for token in here) == words:
                    units = (unit._replace(first=unit.first + at, last=unit.last + at) for unit in self._parts.of(here))
                    match = self._aligned(name, self._nears((unit, True) for unit in units))
                    if match.parts_matched:
                        yield match._replace(verbatim=True)

    def _run_together(self, tokens: Sequence[Token]) -> Iterator[NameMatch]:
        """Yield names written as one word: ``#BokoHaram``, ``usamabinladin``."""
        for at, token in enumerate(tokens):
            long = len(token.word) >= _SHORTEST_RUN or is_unmistakable(token.word)
            if long and token.word not in self._names.vocabulary.ids and not _is_one_word(token.word):
                unit = Unit(at, at, token.start, token.end, token.word)
                for name in self._names.joined.get(token.word):
                    if self._spelt_by(name, token.word):
                        count = len(self._names.parts_of(name))
                        yield NameMatch(name, tuple(PartMatch(place, unit, 0.95, "written as one word") for place in range(count)))

    def _everyday_names(self, live: list[tuple[Unit, bool]]) -> Iterator[NameMatch]:
        """Yield names of three or more everyday words in small letters, exact and without a gap: ``armed islamic group``."""
        for at, (unit, exact) in enumerate(live):
            if not (exact and unit.small):
                continue
            spelt, last, count = unit.word, unit.last, 1
            for number in range(at + 1, min(at + _LONGEST_PLAIN, len(live))):
                near = live[number][0]
                if near.first > last + 2:
                    break
                if near.first <= last or is_filler(near.word):
                    continue
                spelt, last, count = spelt + near.word, near.last, count + 1
                if count >= _LEAST_PLAIN:
                    yield from self._spelt(spelt, live[at : number + 1])

    def _spelt(self, spelt: str, units: list[tuple[Unit, bool]]) -> Iterator[NameMatch]:
        for name in self._names.joined.get(spelt):
            match = self._aligned(name, self._nears(units)) if self._names.alive(name) else None
            if match and len(match.parts_matched) >= _LEAST_PLAIN:
                yield match

    def _spelt_by(self, name: int, word: str) -> bool:
        parts = [self._names.vocabulary.words[id_] for id_ in self._names.parts_of(name)]
        return self._names.alive(name) and word in ("".join(parts), "".join(reversed(parts)))

    def _initials(self, tokens: Sequence[Token], where: range, live: list[tuple[Unit, bool]], work: WorkBudget) -> Iterator[NameMatch]:
        """Yield names written with initials: ``M. Yasin`` for Mohammed Yasin, the initials before the surname or after it and a comma."""
        lone = {at for at in where if len(tokens[at].word) == 1 and tokens[at].raw.isupper() and reads_as_initial(tokens, at)}
        if not lone:
            return
        words = [(unit, exact) for unit, exact in live if len(unit.word) > 2]
        firsts = [unit.first for unit, _ in words]
        used: set[int] = set()
        for at in sorted(lone):
            if at not in used:
                letters = [near for near in range(at, min(at + 3, len(tokens))) if near in lone]
                used.update(letters)
                near = words[bisect_left(firsts, at - 3) : bisect_right(firsts, letters[-1] + 3)]
                yield from self._with_initials(tokens, letters, near, work)

    def _with_initials(
        self, tokens: Sequence[Token], letters: list[int], near: list[tuple[Unit, bool]], work: WorkBudget
    ) -> Iterator[NameMatch]:
        nears = self._nears(near)
        words, parts_of, tried_names = self._names.vocabulary.words, self._names.parts_of, set[int]()
        spelt = "".join(latin(tokens[at].word) for at in letters)
        for unit, exact in near:
            for name in self._initialled(spelt, unit.word, exact)[: work.breadth]:
                if name in tried_names or not work.may_try(name, letters[0]):
                    continue
                tried_names.add(name)
                match = self._aligned(name, nears)
                work.tried(name, letters[0])
                positions = {part_match.place for part_match in match.parts_matched}
                free = [(place, words[id_]) for place, id_ in enumerate(parts_of(name)) if place not in positions]
                parts_matched = initial_parts(tokens, letters, free)
                if parts_matched and len(parts_matched) in (len(letters), len(free)):
                    yield NameMatch(
                        name, tuple(sorted([*match.parts_matched, *parts_matched], key=lambda part_match: part_match.unit.first))
                    )

    def _initialled(self, letters: str, word: str, exact: bool) -> tuple[int, ...]:
        """Return the names with this word and with parts that begin with these letters, the shorter ones first."""
        key = (letters, word, exact)
        names = self._by_initials.get(key)
        if names is None:
            hits = self._hits_of(word, exact)
            fine = [name for name in hits if self._has_initials(name, letters)] if len(hits) <= _MOST_INITIAL else []
            names = self._by_initials[key] = tuple(sorted(fine, key=lambda name: (-hits[name], len(self._names.parts_of(name)), name)))
            self._count_cached(len(names) + 1)
        return names

    def _has_initials(self, name: int, letters: str) -> bool:
        if self._names.entity(name).kind != "person":
            return False
        parts = [self._names.vocabulary.words[id_] for id_ in self._names.parts_of(name)]
        return len(letters) < len(parts) <= _LONGEST_INITIALLED and all(
            any(part.startswith(letter) for part in parts) for letter in letters
        )


def _is_one_word(word: str) -> bool:
    """Return whether a word is one of a language or one name, and not several names run together."""
    return word in ordinary() or person_bits(part(word)) is not None


def _is_known_group(word: str) -> bool:
    return is_unmistakable(word) or is_ambiguous(word)


def _is_everyday(tokens: Sequence[Token], unit: Unit) -> bool:
    """Return whether a word is an everyday one in small letters (or nobody's name), so that no other spelling is tried."""
    if tokens[unit.first].raw in _NEVER_NAMES:
        return True
    if unit.word not in everyday() or unit.first != unit.last:
        return False
    return tokens[unit.first].raw[:1].islower() or person_bits(unit.word) is None


def _ahead(live: list[tuple[Unit, bool]], at: int) -> list[tuple[Unit, bool]]:
    """Return the units that follow within reach, each step at most :data:`REACH` words."""
    units, last = [], live[at][0].last
    for unit, exact in live[at + 1 : at + 1 + _LOOK_AHEAD]:
        if unit.first > last + REACH:
            break
        units.append((unit, exact))
        last = max(last, unit.last)
    return units


def _behind(live: list[tuple[Unit, bool]], at: int) -> list[tuple[Unit, bool]]:
    """Return the units right before within reach. The beginning of a name may carry too little evidence to be found by."""
    first = live[at][0].first
    return [(unit, exact) for unit, exact in live[max(0, at - _LOOK_AHEAD) : at] if unit.last >= first - REACH]
