"""Which known names the words of a text may spell: pairs of words first, then the whole name."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from heapq import nlargest
from typing import NamedTuple

from tocsin.matching.engine.names import NameTable
from tocsin.matching.engine.rarity import everyday, is_filler, person_bits
from tocsin.matching.engine.units import TextParts, Unit
from tocsin.matching.engine.vocabulary import Near
from tocsin.matching.tokens import Token

REACH = 5
"""Words from one part of a name to the next."""

INITIAL = "an initial"
"""Why a single letter is taken for a name."""

_LOOK_AHEAD = 9
_LEAST_SHARE = 0.33
_LEAST_TOLD = 0.5
_BACK = 3
_LEAST_PAIR_BITS = 9.0
_SINGLE_LIKENESS = 0.87
_MOST_CANDIDATES = 60
_MOST_HERE = 40
_MOST_OF_ONE = 400
_MOST_FITS = 20_000
_WORDS_A_FIT = 25
_PAIR_COST = 0.05
_MOST_COMPARED = 600_000
_PAGE = 4000
_NARROW = 1
_MOST_CACHED = 250_000
_MOST_INITIAL = 3000
_LONGEST_INITIALLED = 4
_LEAST_PLAIN, _LONGEST_PLAIN = 3, 8

_Hits = dict[int, float]


class PartMatch(NamedTuple):
    """A part of a known name and the unit of the text that spells it."""

    place: int
    unit: Unit
    likeness: float
    why: str


class NameMatch(NamedTuple):
    """A known name laid over some units of a text, in the order of the text."""

    name: int
    picks: tuple[PartMatch, ...]

    @property
    def start(self) -> int:
        """Where it begins in the text."""
        return self.picks[0].unit.start

    @property
    def end(self) -> int:
        """Where it ends."""
        return max(pick.unit.end for pick in self.picks)

    @property
    def words(self) -> int:
        """How many words of the text it takes."""
        return sum(pick.unit.last - pick.unit.first + 1 for pick in self.picks)


class WorkBudget:
    """The work that the matching of one text may take, so that time grows with the text and no name is tried without end."""

    def __init__(self, words: int) -> None:
        self.breadth = _MOST_CANDIDATES
        self._left = _MOST_FITS + words / _WORDS_A_FIT
        self._last: dict[int, int] = {}
        self._laid: Counter[int] = Counter()
        self._comparisons_left = _MOST_COMPARED
        self._looked_up: set[str] = set()

    @property
    def spent(self) -> bool:
        """Whether the budget is used up: the text from here on is searched for whole names in their exact spelling alone."""
        return self._left <= 0 or self._comparisons_left <= 0

    def wanted(self, name: int, first: int) -> bool:
        """Whether the name has not been laid over this place, nor too often."""
        return self._last.get(name, -1) < first and self._laid[name] < _MOST_OF_ONE

    def did(self, name: int, last: int) -> None:
        """Notes a name laid, up to a word."""
        self._last[name] = last
        self._laid[name] += 1
        self.costs(1)

    def looks_up(self, word: str, compared: Mapping[str, int]) -> None:
        """Count the comparisons that a word of the text takes, once, whether or not they are remembered from another text."""
        if word not in self._looked_up:
            self._looked_up.add(word)
            self._comparisons_left -= compared.get(word, 0)

    def costs(self, fits: float) -> None:
        """Notes work worth so many fits."""
        self._left -= fits
        if self._left < _MOST_FITS // 2:
            self.breadth = _NARROW


class Matcher:
    """Finds fits. What it has worked out for a word or a pair of words it remembers, within bounds, until names change."""

    def __init__(self, names: NameTable) -> None:
        self._names = names
        self._parts = TextParts(names.vocabulary.ids)
        self._hits: dict[tuple[str, bool], _Hits] = {}
        self._pairs: dict[tuple[str, bool, str, bool], tuple[int, ...]] = {}
        self._singles: dict[str, tuple[int, ...]] = {}
        self._by_initials: dict[tuple[str, str, bool], tuple[int, ...]] = {}
        self._held = 0

    def forget(self) -> None:
        """Drops what was remembered: names have come or gone."""
        self._hits.clear()
        self._pairs.clear()
        self._singles.clear()
        self._by_initials.clear()
        self._parts.forget()
        self._held = 0

    def fits(self, tokens: Sequence[Token], work: WorkBudget) -> Iterator[NameMatch]:
        """Yield every name that the words may spell, each place once; `work.spent` afterwards when it took more than the budget."""
        units, done = self._parts.of(tokens), 0
        while done < len(units):
            yield from self._page(tokens, units, done, work)
            if work.spent:  # somewhere in this page: it is read again by exact spelling
                break
            done += _PAGE
        yield from self._run_together(tokens)
        yield from self._exactly(units[done:])

    def _page(self, tokens: Sequence[Token], units: Sequence[Unit], begin: int, work: WorkBudget) -> Iterator[NameMatch]:
        """The names that begin in the units from ``begin``; what stands around the page is seen, too."""
        before = self._live(tokens, units[max(0, begin - 2 * _LOOK_AHEAD) : begin], work)
        main = self._live(tokens, units[begin : begin + _PAGE], work)
        live = [*before, *main, *self._live(tokens, units[begin + _PAGE : begin + _PAGE + 2 * _LOOK_AHEAD], work)]
        for at in range(len(before), len(before) + len(main)):
            if work.spent:
                return
            yield from self._begun(live, at, work)
        yield from self._plain(live)
        page = units[begin : begin + _PAGE]
        yield from self._initials(tokens, range(page[0].first, page[-1].last + 1), live, work)

    def _live(self, tokens: Sequence[Token], units: Sequence[Unit], work: WorkBudget) -> list[tuple[Unit, bool]]:
        """Return the units that may stand for a part of a known name, each with whether only its exact spelling counts."""
        live = []
        for unit in units:
            exact = _is_everyday(tokens, unit) or work.spent
            if self._of(unit.word, exact):
                live.append((unit, exact))
            work.looks_up(unit.word, self._names.vocabulary.compared)
        return live

    def _begun(self, live: list[tuple[Unit, bool]], at: int, work: WorkBudget) -> Iterator[NameMatch]:
        """The names that begin about here, laid over what stands near."""
        unit, exact = live[at]
        ahead, held = _ahead(live, at), self._held
        found = [name for name in self._candidates(unit, exact, ahead, work.breadth) if work.wanted(name, unit.first)]
        work.costs(_PAIR_COST * (self._held != held) * len(ahead))
        best = self._best(found, (*live[max(0, at - _BACK) : at + 1], *ahead))
        near = self._nears([*_behind(live, at), (unit, exact), *ahead]) if best else []
        for name in best:
            fit = self._laid(name, near)
            work.did(name, fit.picks[-1].unit.last if len(fit.picks) > 1 else unit.last)
            yield fit

    def _exactly(self, units: Sequence[Unit]) -> Iterator[NameMatch]:
        """Names given whole and letter for letter, each once: how the rest of a text is read that was made to be slow."""
        told: set[int] = set()
        for at, unit in enumerate(units):
            spelt, last, taken = "", unit.first - 1, list[Unit]()
            for near in units[at : at + _LONGEST_PLAIN]:
                if near.first > last + 2:
                    break
                if near.first <= last or is_filler(near.word):
                    continue
                spelt, last = spelt + near.word, near.last
                taken.append(near)
                for name in self._given(spelt, unit.word if len(taken) == 1 else ""):
                    fit = None if name in told else self._laid(name, self._nears((each, True) for each in taken))
                    told.add(name)
                    if fit and fit.picks:
                        yield fit

    def _given(self, spelt: str, alone: str) -> Sequence[int]:
        """The names that these words are, run together, or that are this one word."""
        names = self._names
        if not alone:
            return [name for name in names.joined.get(spelt) if self._spelt_by(name, spelt)]
        id_ = names.vocabulary.ids.get(alone)
        return [] if id_ is None else [name for name in names.postings[id_] if names.cores[name] == 1]

    def _best(self, names: list[int], near: Sequence[tuple[Unit, bool]]) -> list[int]:
        """Those of which all words near by could tell enough, taken at their best, and of many the best told: a quick bound."""
        if not names:
            return names
        hits = [self._of(word, exact) for word, exact in {(unit.word, exact) for unit, exact in near}]
        totals = self._names.totals
        shares = [(sum(hit.get(name, 0.0) for hit in hits) / totals[name], name) for name in names]
        kept = [(share, name) for share, name in shares if share >= _LEAST_TOLD]
        return [name for _, name in (kept if len(kept) <= _MOST_HERE else nlargest(_MOST_HERE, kept))]

    def _candidates(self, unit: Unit, exact: bool, ahead: list[tuple[Unit, bool]], breadth: int) -> set[int]:
        """The names that begin about here; two everyday words in small letters call up none."""
        found: set[int] = set()
        small = exact and unit.small
        for other, other_exact in ahead:
            if other.start >= unit.end and other.word != unit.word and not (small and other_exact and other.small):
                found.update(self._pair((unit.word, exact), (other.word, other_exact))[:breadth])
        if not exact:
            found.update(self._alone(unit.word)[:breadth])
        return found

    def _pair(self, one: tuple[str, bool], two: tuple[str, bool]) -> tuple[int, ...]:
        """The names that have both words and are told by them at least in part, those told most first."""
        key = (*one, *two)
        known = self._pairs.get(key)
        if known is None:
            known = self._pairs[key] = self._paired(self._of(*one), self._of(*two))
            self._note(len(known) + 1)
        return known

    def _paired(self, one: _Hits, two: _Hits) -> tuple[int, ...]:
        totals = self._names.totals
        scored = ((one[name] + two[name], name) for name in one.keys() & two.keys())
        kept = sorted(
            ((told / totals[name], name) for told, name in scored if told >= _LEAST_PAIR_BITS and told >= _LEAST_SHARE * totals[name]),
            reverse=True,
        )
        return tuple(name for _, name in kept[:_MOST_CANDIDATES])

    def _alone(self, word: str) -> tuple[int, ...]:
        """The names that are this word and nothing else that matters."""
        known = self._singles.get(word)
        if known is None:
            names = self._names
            near = [id_ for id_, (likeness, _) in names.vocabulary.near(word, False).items() if likeness >= _SINGLE_LIKENESS]
            known = self._singles[word] = tuple({name for id_ in near for name in names.postings[id_] if names.cores[name] == 1})
            self._note(len(known) + 1)
        return known

    def _of(self, word: str, exact: bool) -> _Hits:
        """Every name with a part that the word may stand for, and the bits it then tells."""
        known = self._hits.get((word, exact))
        if known is None:
            known = self._hits[(word, exact)] = self._worked_out(word, exact)
            self._note(len(known) + 1)
        return known

    def _worked_out(self, word: str, exact: bool) -> _Hits:
        names, found = self._names, {}
        for id_, (likeness, _) in reversed(names.vocabulary.near(word, exact).items()):
            told = names.vocabulary.bits[id_] * likeness
            found.update(dict.fromkeys(names.postings[id_], told))
        return found

    def _note(self, count: int) -> None:
        self._held += count
        if self._held > _MOST_CACHED:
            self.forget()

    def _nears(self, units: Iterable[tuple[Unit, bool]]) -> list[tuple[Unit, Near]]:
        """Each unit with the known words that it may stand for."""
        return [(unit, self._names.vocabulary.near(unit.word, exact)) for unit, exact in units]

    def _laid(self, name: int, nears: list[tuple[Unit, Near]]) -> NameMatch:
        """The name over the units: the likest part for each, none twice, no unit over another, gaps within reach."""
        parts = list(enumerate(self._names.parts_of(name)))
        options = [PartMatch(place, unit, *near[id_]) for unit, near in nears for place, id_ in parts if id_ in near]
        return NameMatch(name, tuple(_chosen(options)))

    def _run_together(self, tokens: Sequence[Token]) -> Iterator[NameMatch]:
        """Names written as one word: ``#BokoHaram``, ``usamabinladin``."""
        for at, token in enumerate(tokens):
            if len(token.word) >= 7 and token.word not in self._names.vocabulary.ids:
                unit = Unit(at, at, token.start, token.end, token.word)
                for name in self._names.joined.get(token.word):
                    if self._spelt_by(name, token.word):
                        count = len(self._names.parts_of(name))
                        yield NameMatch(name, tuple(PartMatch(place, unit, 0.95, "written as one word") for place in range(count)))

    def _plain(self, live: list[tuple[Unit, bool]]) -> Iterator[NameMatch]:
        """Names of three everyday words or more in small letters, exactly and without a gap: ``armed islamic group``."""
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
            fit = self._laid(name, self._nears(units)) if self._names.alive(name) else None
            if fit and len(fit.picks) >= _LEAST_PLAIN:
                yield fit

    def _spelt_by(self, name: int, word: str) -> bool:
        parts = [self._names.vocabulary.words[id_] for id_ in self._names.parts_of(name)]
        return self._names.alive(name) and word in ("".join(parts), "".join(reversed(parts)))

    def _initials(self, tokens: Sequence[Token], where: range, live: list[tuple[Unit, bool]], work: WorkBudget) -> Iterator[NameMatch]:
        """``M. Yasin`` for Mohammed Yasin: a surname with initials before it, or after it and a comma."""
        lone = {at for at in where if len(tokens[at].word) == 1 and tokens[at].raw.isupper() and _reads_as_initial(tokens, at)}
        if not lone:
            return
        known = [(unit, exact) for unit, exact in live if len(unit.word) > 2]
        firsts = [unit.first for unit, _ in known]
        seen: set[int] = set()
        for at in sorted(lone):
            if at not in seen:
                letters = [near for near in range(at, min(at + 3, len(tokens))) if near in lone]
                seen.update(letters)
                near = known[bisect_left(firsts, at - 3) : bisect_right(firsts, letters[-1] + 3)]
                yield from self._with_initials(tokens, letters, near, work)

    def _with_initials(
        self, tokens: Sequence[Token], letters: list[int], near: list[tuple[Unit, bool]], work: WorkBudget
    ) -> Iterator[NameMatch]:
        nears = self._nears(near)
        words, parts_of, done = self._names.vocabulary.words, self._names.parts_of, set[int]()
        spelt = "".join(tokens[at].word for at in letters)
        for unit, exact in near:
            for name in self._initialled(spelt, unit.word, exact)[: work.breadth]:
                if name in done or not work.wanted(name, letters[0]):
                    continue
                done.add(name)
                fit = self._laid(name, nears)
                work.did(name, letters[0])
                held = {pick.place for pick in fit.picks}
                free = [(place, words[id_]) for place, id_ in enumerate(parts_of(name)) if place not in held]
                picks = _initial_picks(tokens, letters, free)
                if picks and len(picks) in (len(letters), len(free)):
                    yield NameMatch(name, tuple(sorted([*fit.picks, *picks], key=lambda pick: pick.unit.first)))

    def _initialled(self, letters: str, word: str, exact: bool) -> tuple[int, ...]:
        """The names with this word that have parts beginning with these letters, the shorter ones first."""
        key = (letters, word, exact)
        known = self._by_initials.get(key)
        if known is None:
            hits = self._of(word, exact)
            fine = [name for name in hits if self._has_initials(name, letters)] if len(hits) <= _MOST_INITIAL else []
            known = self._by_initials[key] = tuple(sorted(fine, key=lambda name: (-hits[name], len(self._names.parts_of(name)), name)))
            self._note(len(known) + 1)
        return known

    def _has_initials(self, name: int, letters: str) -> bool:
        parts = [self._names.vocabulary.words[id_] for id_ in self._names.parts_of(name)]
        return len(letters) < len(parts) <= _LONGEST_INITIALLED and all(
            any(part.startswith(letter) for part in parts) for letter in letters
        )


def _reads_as_initial(tokens: Sequence[Token], at: int) -> bool:
    """Not the English words I and A, unless a dot follows and so the next word stands one further off."""
    if tokens[at].raw not in "IA":
        return True
    return at + 1 < len(tokens) and tokens[at + 1].start > tokens[at].end + 1 and tokens[at + 1].raw[0].isupper()


def _initial_picks(tokens: Sequence[Token], letters: list[int], free: list[tuple[int, str]]) -> list[PartMatch]:
    """Each letter for the next part that begins with it."""
    picks = []
    rest = iter(free)
    for at in letters:
        token = tokens[at]
        place = next((place for place, word in rest if word.startswith(token.word)), None)
        if place is None:
            return []
        picks.append(PartMatch(place, Unit(at, at, token.start, token.end, token.word), 0.3, INITIAL))
    return picks


def _is_everyday(tokens: Sequence[Token], unit: Unit) -> bool:
    """An everyday word in small letters (or one that is nobody's name) is taken at its word: no other spelling is tried."""
    if unit.word not in everyday() or unit.first != unit.last:
        return False
    return tokens[unit.first].raw[:1].islower() or person_bits(unit.word) is None


def _ahead(live: list[tuple[Unit, bool]], at: int) -> list[tuple[Unit, bool]]:
    """What follows within reach, each step no further than :data:`REACH` words."""
    found, last = [], live[at][0].last
    for unit, exact in live[at + 1 : at + 1 + _LOOK_AHEAD]:
        if unit.first > last + REACH:
            break
        found.append((unit, exact))
        last = max(last, unit.last)
    return found


def _behind(live: list[tuple[Unit, bool]], at: int) -> list[tuple[Unit, bool]]:
    """What stands right before within reach: the beginning of a name may tell too little to be found by."""
    first = live[at][0].first
    return [(unit, exact) for unit, exact in live[max(0, at - _LOOK_AHEAD) : at] if unit.last >= first - REACH]


def _chosen(options: list[PartMatch]) -> list[PartMatch]:
    """The likest picks that do not collide, in the order of the text, cut where the reach ends."""
    taken: set[int] = set()
    picks: list[PartMatch] = []
    for pick in sorted(options, key=lambda pick: (-pick.likeness, pick.unit.first - pick.unit.last, pick.unit.first)):
        unit = pick.unit
        if pick.place not in taken and not any(unit.start < other.unit.end and other.unit.start < unit.end for other in picks):
            taken.add(pick.place)
            picks.append(pick)
    picks.sort(key=lambda pick: pick.unit.start)
    for at in range(1, len(picks)):
        if picks[at].unit.first - picks[at - 1].unit.last > REACH:
            return picks[:at]
    return picks
