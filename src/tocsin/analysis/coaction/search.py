"""Search accounts in step: pairs with more encounters than activity explains, and the groups that they form.

A window is searched together with a quarter and a sixteenth of it, each at a third of the level: a shorter window looks through a
denser crowd. The encounters of a pair are judged by a negative binomial upper tail. Its mean is ``MEAN_FACTOR`` times the expected
encounters and its dispersion ``DISPERSION``, since taste and habit make accounts meet more often than activity alone; both were set on
blind worlds (``bench.measure worlds``, half A). Rates are Benjamini and Hochberg's over all pairs of accounts with three encounters.

Pairs whose encounters have a visible common cause (:mod:`.causes`) are listed apart: whether they coordinate cannot be told.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import NamedTuple

import numpy as np
from scipy.special import gammaln
from scipy.stats import binom, nbinom

from tocsin.analysis.coaction.causes import REACTION, TIMETABLE, Reactions, is_timetable
from tocsin.analysis.coaction.components import cohesive, components
from tocsin.analysis.coaction.encounters import Encounters, Episodes, Moments, encounters_of, episodes_of
from tocsin.analysis.coaction.rows import ActionColumns, Codes, Floats, Ints
from tocsin.domain.progress import Progress
from tocsin.domain.storm import Calibration

MEAN_FACTOR = 1.5
DISPERSION = 0.5
LEAST_MOMENTS = 5
SEED_P = 1e-3
_LEAST_WINDOW_MS = 1000
_FINER = (1, 4, 16)
_MOST_CHECKED = 200_000


@dataclass(frozen=True, slots=True)
class SearchOptions:
    """Options of a search: the window, the false discovery rate, the number of permutations and their seed."""

    window_ms: int
    level: float = 0.01
    permutations: int = 5
    seed: int = 1


@dataclass(frozen=True, slots=True)
class PairTable:
    """Pairs of account codes with their encounters, those expected, p, q, and the common cause (an index, 0 for none)."""

    a: Codes
    b: Codes
    count: Codes
    expected: Floats
    p: Floats
    q: Floats
    cause: Codes

    def __len__(self) -> int:
        return len(self.a)

    def take(self, places: Ints) -> PairTable:
        """Return the pairs at these places."""
        return PairTable(*(getattr(self, name)[places] for name in ("a", "b", "count", "expected", "p", "q", "cause")))


CAUSES = ("", TIMETABLE, REACTION)


class FoundGroup(NamedTuple):
    """Accounts that meet: joint encounters of their pairs, those expected, the greatest q, and the common cause, if any."""

    accounts: tuple[int, ...]
    joint: int
    expected: float
    q: float
    moments: int
    cause: str = ""


@dataclass(frozen=True, slots=True)
class SearchResult:
    """Groups in step and groups with a common cause, the pairs tested, and what permuted labels give."""

    groups: tuple[FoundGroup, ...]
    pairs: PairTable
    able: int
    calibration: Calibration


def search(rows: ActionColumns, births: Ints, options: SearchOptions, progress: Progress) -> SearchResult:
    """Search one window and its fractions. ``births`` are the times of shared posts by row, -1 where the row is no share."""
    windows = sorted({max(_LEAST_WINDOW_MS, options.window_ms // part) for part in _FINER}, reverse=True)
    reactions = Reactions.of(rows, births)
    level = options.level / len(windows)
    scales = []
    for number, window in enumerate(windows, start=1):
        scales.append(_Scale.of(rows, window, reactions, level))
        progress(f"accounts that meet within {options.window_ms // 1000} s", number, len(windows))
    groups = _distinct([group for scale in scales for group in scale.groups()])
    pairs = scales[0].pairs
    for scale in scales[1:]:
        pairs = _better(pairs, scale.pairs)
    pairs = replace(pairs, q=np.minimum(1.0, pairs.q * len(windows)))
    chance = _by_chance(scales, options, progress)
    able = max(scale.able for scale in scales)
    reported = tuple(group for group in groups if not group.cause)
    found_pairs = int(((pairs.q <= options.level) & (pairs.cause == 0)).sum())
    calibration = Calibration(options.window_ms // 1000, options.permutations, found_pairs, chance[0], len(reported), chance[1], able)
    return SearchResult(tuple(groups), pairs, able, calibration)


@dataclass(frozen=True, slots=True)
class _Scale:
    """One window's pairs with their rates."""

    moments: Moments
    pairs: PairTable
    able: int
    level: float

    @classmethod
    def of(cls, rows: ActionColumns, window: int, reactions: Reactions, level: float) -> _Scale:
        episodes = episodes_of(rows, window)
        moments = Moments.of(episodes)
        meetings = encounters_of(episodes)
        p = tail(meetings)
        p, cause = _explained(meetings, p, moments, reactions, window, level)
        return cls(moments, _rated(meetings, p, cause), meetings.able, level)

    def groups(self) -> Iterator[FoundGroup]:
        """Yield the groups that pairs without a cause form, then those of pairs with one."""
        likely = self.pairs.q <= self.level
        reported = np.flatnonzero(likely & (self.pairs.cause == 0))
        reported = self._cohesive(reported)
        reported = self._cohesive(np.union1d(reported, self._joining(reported)))
        yield from self._grouped(reported)
        yield from self._clusters()
        for cause in (1, 2):
            yield from self._grouped(np.flatnonzero(likely & (self.pairs.cause == cause)), CAUSES[cause])

    def _clusters(self) -> Iterator[FoundGroup]:
        """Yield clusters of pairs that are each too weak: a set of ``n`` accounts is tested against all sets of its size.

        With a share ``SEED_P`` of all pairs at or below that p by chance, so many of the pairs in one of the ``able ** n`` sets are
        there with at most the binomial tail times this number (Bonferroni).
        """
        weak = self._cohesive(np.flatnonzero((self.pairs.p <= SEED_P) & (self.pairs.cause == 0)))
        for cluster in self._grouped(weak):
            size = len(cluster.accounts)
            ends = np.isin(self.pairs.a[weak], cluster.accounts) & np.isin(self.pairs.b[weak], cluster.accounts)
            sets = size * np.log(max(2, self.able)) - gammaln(size + 1)
            chance = float(binom.logsf(int(ends.sum()) - 1, size * (size - 1) // 2, SEED_P)) + sets
            if size > 2 and chance <= np.log(self.level):
                yield cluster._replace(q=float(np.exp(chance)))

    def _joining(self, reported: Ints) -> Ints:
        """Return further pairs between a group and an account, tested among the accounts rather than among all pairs."""
        inside = np.zeros(self.moments.episodes.accounts, np.bool_)
        inside[self.pairs.a[reported]] = inside[self.pairs.b[reported]] = True
        touching = np.flatnonzero((inside[self.pairs.a] | inside[self.pairs.b]) & (self.pairs.cause == 0))
        tests = max(1, int(inside.sum())) * max(1, self.able)
        return touching[_discoveries(self.pairs.p[touching], tests) <= self.level]

    def _cohesive(self, places: Ints) -> Ints:
        return places[cohesive(self.pairs.a[places], self.pairs.b[places])]

    def _grouped(self, places: Ints, cause: str = "") -> Iterator[FoundGroup]:
        pairs = self.pairs.take(places)
        for accounts, at in components(pairs.a, pairs.b):
            times = np.unique(np.concatenate([self.moments.times(int(pairs.a[k]), int(pairs.b[k])) for k in at[:500]]))
            slots = _apart(times, 600_000)
            reason = cause or (TIMETABLE if is_timetable(slots, group=True) else "")
            if len(slots) >= LEAST_MOMENTS:
                joint, mean = int(pairs.count[at].sum()), float(pairs.expected[at].sum())
                yield FoundGroup(accounts, joint, mean, float(pairs.q[at].max()), len(slots), reason)


def _apart(times: Ints, least: int) -> Ints:
    """Return sorted times without those closer than ``least`` to the one kept before."""
    members: list[int] = []
    for time in times.tolist():
        if not members or time - members[-1] > least:
            members.append(time)
    return np.array(members, np.int64)


def tail(meetings: Encounters) -> Floats:
    """Return the chance of at least so many encounters of each pair."""
    return np.asarray(upper_tail(meetings.count, meetings.expected))


def upper_tail(count: Codes | int, expected: Floats | float) -> Floats | float:
    """Return the upper tail of the negative binomial for encounters with this expectation."""
    value: Floats | float = nbinom.sf(np.asarray(count) - 1, 1 / DISPERSION, 1 / (1 + DISPERSION * MEAN_FACTOR * np.asarray(expected)))
    return value


def _explained(meetings: Encounters, p: Floats, moments: Moments, reactions: Reactions, window: int, level: float) -> tuple[Floats, Codes]:
    """Return p and cause of pairs: the likeliest ones are held against timetables and against reactions to new posts."""
    cause = np.zeros(len(p), np.int32)
    able = max(1, meetings.able)
    promising = np.flatnonzero(p <= SEED_P)
    promising = promising[np.argsort(p[promising], kind="stable")][:_MOST_CHECKED]
    cause[promising] = moments.by_the_clock(meetings.a[promising], meetings.b[promising])
    for k in promising[cause[promising] == 0].tolist():
        a, b = int(meetings.a[k]), int(meetings.b[k])
        if not (reactions.any(a) and reactions.any(b)):
            continue
        close, chance = reactions.chance(a, b, window)
        if close:
            without = float(upper_tail(max(0, int(meetings.count[k]) - close), float(meetings.expected[k])))
            if min(chance, without) * 2 > p[k] and min(chance, without) * 2 > level / able:
                cause[k] = 2
    return p, cause


def _rated(meetings: Encounters, p: Floats, cause: Codes) -> PairTable:
    tests = max(1, meetings.able * (meetings.able - 1) // 2)
    return PairTable(meetings.a, meetings.b, meetings.count, meetings.expected, p, _discoveries(p, tests), cause)


def _discoveries(p: Floats, tests: int) -> Floats:
    """Return Benjamini and Hochberg's q for the smallest p of so many tests."""
    order = np.argsort(p, kind="stable")
    ranked = p[order] * max(tests, len(p)) / np.arange(1, len(p) + 1)
    q = np.empty(len(p))
    q[order] = np.minimum(1.0, np.minimum.accumulate(ranked[::-1])[::-1])
    return q


def _better(one: PairTable, two: PairTable) -> PairTable:
    """Return the pairs of both, each with the lower q."""
    joined = PairTable(*(np.concatenate([getattr(one, n), getattr(two, n)]) for n in ("a", "b", "count", "expected", "p", "q", "cause")))
    order = np.lexsort((joined.q, joined.b, joined.a))
    a, b = joined.a[order], joined.b[order]
    first = np.ones(len(order), np.bool_)
    first[1:] = (a[1:] != a[:-1]) | (b[1:] != b[:-1])
    return joined.take(order[first])


def _distinct(groups: Sequence[FoundGroup]) -> list[FoundGroup]:
    """Return the groups, those in step first and the largest first, without those whose accounts mostly stand in one before."""
    distinct: list[FoundGroup] = []
    for group in sorted(groups, key=lambda group: (bool(group.cause), -len(group.accounts), group.q, group.accounts)):
        listed = {account for other in distinct for account in other.accounts}
        if len(listed.intersection(group.accounts)) * 2 <= len(group.accounts):
            distinct.append(group)
    return distinct


def _by_chance(scales: Sequence[_Scale], options: SearchOptions, progress: Progress) -> tuple[float, float]:
    """Return pairs and groups that the same tests find on average where accounts are permuted among the episodes of a class."""
    pairs = groups = 0
    for number, child in enumerate(np.random.SeedSequence(options.seed).spawn(options.permutations), start=1):
        rng = np.random.default_rng(child)
        for scale in scales:
            meetings = encounters_of(permuted(scale.moments.episodes, rng))
            table = _rated(meetings, tail(meetings), np.zeros(len(meetings), np.int32))
            hits = np.flatnonzero(table.q <= scale.level)
            pairs += len(hits)
            groups += sum(1 for _ in components(table.a[hits], table.b[hits]))
        progress("permutations", number, options.permutations)
    runs = max(1, options.permutations)
    return pairs / runs, groups / runs


def permuted(episodes: Episodes, rng: np.random.Generator) -> Episodes:
    """Return the episodes with accounts permuted among the memberships of each class, so that each keeps its activity."""
    level = episodes.level[episodes.episode] if len(episodes) else episodes.episode
    account = np.empty_like(episodes.account)
    account[np.argsort(level, kind="stable")] = episodes.account[np.lexsort((rng.random(len(level)), level))]
    order = np.lexsort((account, episodes.episode))
    account = account[order]
    again = np.zeros(len(account), np.bool_)
    again[1:] = (account[1:] == account[:-1]) & (episodes.episode[1:] == episodes.episode[:-1])
    return replace(episodes, account=account[~again], episode=episodes.episode[~again], time=episodes.time[~again])
