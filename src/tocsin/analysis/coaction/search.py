"""Search accounts in step: pairs with more encounters than activity and interests explain, and the groups that they form.

A window is searched together with a quarter and a sixteenth of it, since a shorter window looks through a denser crowd, and once more
on rare objects alone. The four searches share the level. The encounters of a pair are judged by a negative binomial upper tail. Its mean
is ``MEAN_FACTOR`` times the expected encounters and its dispersion ``DISPERSION``, since taste and habit make accounts meet more often
than activity alone. Both were set on blind worlds (``bench.measure worlds``, half A). Rates are Benjamini and Hochberg's over all pairs
of accounts with three encounters. Sets of pairs that are each too weak are tested by joint presence (:mod:`.joint_presence`).

Pairs whose encounters have a visible common cause (:mod:`.causes`, :mod:`.interests`) are listed apart: whether they coordinate cannot be
told. The same holds where most encounters are those of one group. A group that is nearly complete each time, mostly without others, is in
step although its source explains it, in windows of up to an hour.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import NamedTuple

import numpy as np
from scipy.special import gammaln

from tocsin.analysis.chances import at_least
from tocsin.analysis.coaction.causes import ALONE, CROWD, INTEREST, REACTION, TIMETABLE, Reactions, is_timetable
from tocsin.analysis.coaction.components import cohesive, components
from tocsin.analysis.coaction.encounters import Encounters, Episodes, Moments, encounters_of, episodes_of, sorted_within
from tocsin.analysis.coaction.interests import LEAST_MEMBERS, Interests
from tocsin.analysis.coaction.joint_presence import set_chance
from tocsin.analysis.coaction.origins import Origins
from tocsin.analysis.coaction.rows import ActionColumns, Codes, Floats, Ints, accounts_on, take
from tocsin.domain.progress import Progress
from tocsin.domain.storm import Calibration

MEAN_FACTOR = 1.5
DISPERSION = 0.5
LEAST_MOMENTS = 5
SEED_P = 1e-3
SET_P = (1e-3, 0.02, 0.1)
LEAST_THERE = 0.5
MOST_REGULAR_OTHERS = 0.5
MOST_RARE = 20
_LEAST_WINDOW_MS = 1000
_FINER = (1, 4, 16)
_MOST_CHECKED = 200_000
_MOST_ALONE = 50_000
"""Where more pairs than this meet, other accounts are there to compare with."""


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


CAUSES = ("", TIMETABLE, REACTION, INTEREST)


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


def search(rows: ActionColumns, origins: Origins, options: SearchOptions, progress: Progress) -> SearchResult:
    """Search one window and its fractions."""
    windows = sorted({max(_LEAST_WINDOW_MS, options.window_ms // part) for part in _FINER}, reverse=True)
    reactions = Reactions.of(rows, origins)
    level = options.level / (len(windows) + 1)
    scales = []
    for number, (window, part) in enumerate([*((window, rows) for window in windows), (windows[0], _rare(rows))], start=1):
        scales.append(_Scale.of(part, window, (origins, reactions), level))
        progress(f"accounts that meet within {options.window_ms // 1000} s", number, len(windows) + 1)
    groups = distinct([group for scale in scales for group in scale.groups()])
    pairs = scales[0].pairs
    for scale in scales[1:]:
        pairs = _better(pairs, scale.pairs)
    pairs = replace(pairs, q=np.minimum(1.0, pairs.q * len(scales)))
    chance = _by_chance(scales, options, progress)
    able = max(scale.able for scale in scales)
    reported = tuple(group for group in groups if not group.cause)
    found_pairs = int(((pairs.q <= options.level) & (pairs.cause == 0)).sum())
    calibration = Calibration(options.window_ms // 1000, options.permutations, found_pairs, chance[0], len(reported), chance[1], able)
    return SearchResult(tuple(groups), pairs, able, calibration)


def _rare(rows: ActionColumns) -> ActionColumns:
    """Return the actions on objects that few accounts act on, where what both do in crowds does not blur their encounters."""
    accounts = accounts_on(rows.object, rows.account, len(rows.objects), len(rows.accounts))
    return take(rows, np.flatnonzero(accounts[rows.object] <= MOST_RARE))


@dataclass(frozen=True, slots=True)
class _Scale:
    """One window's pairs with their rates."""

    moments: Moments
    interests: Interests
    pairs: PairTable
    able: int
    level: float
    window: int

    @classmethod
    def of(cls, rows: ActionColumns, window: int, about: tuple[Origins, Reactions], level: float) -> _Scale:
        episodes = episodes_of(rows, window, about[0])
        moments = Moments.of(episodes)
        meetings = encounters_of(episodes)
        interests = Interests.of(episodes)
        p, cause = _explained(meetings, moments, (interests, about[1]), window)
        return cls(moments, interests, _rated(meetings, p, cause), meetings.able, level, window)

    def groups(self) -> Iterator[FoundGroup]:
        """Yield the groups that pairs without a cause form, then those of pairs with one."""
        likely = self.pairs.q <= self.level
        reported = np.flatnonzero(likely & (self.pairs.cause == 0))
        reported = self._cohesive(reported)
        reported = self._cohesive(np.union1d(reported, self._joining(reported)))
        yield from self._grouped(reported)
        yield from self._hidden()
        for cause in (1, 2):
            yield from self._grouped(np.flatnonzero(likely & (self.pairs.cause == cause)), CAUSES[cause])
        yield from self._interested(np.flatnonzero(likely & np.isin(self.pairs.cause, (0, 3))))
        yield from self._alone()

    def _interested(self, places: Ints) -> Iterator[FoundGroup]:
        """Yield the groups of a common interest: in step where they are nearly complete each time, else left open."""
        for group in self._grouped(self._cohesive(places)):
            complete = self.interests.complete(group.accounts, self.window)
            yield group if complete or group.cause else group._replace(cause=INTEREST)

    def _alone(self) -> Iterator[FoundGroup]:
        """Yield the groups that are their own background, left open: half of them are there each time, and most encounters are theirs."""
        if len(self.pairs) <= _MOST_ALONE:
            for group in self._grouped(self._cohesive(np.arange(len(self.pairs))), least=LEAST_MEMBERS):
                if self.interests.attendance(group.accounts)[0] >= LEAST_THERE and self.interests.mostly_theirs(group.accounts):
                    yield group._replace(q=1.0, cause=group.cause or ALONE)

    def _hidden(self) -> Iterator[FoundGroup]:
        """Yield groups hidden in a crowd: sets of pairs that are each too weak, tested against all sets of their size (Bonferroni).

        A set is left open where others come to its moments nearly as often as its members do: then it is the front of a crowd.
        """
        for least_p in SET_P:
            weak = self._cohesive(np.flatnonzero((self.pairs.p <= least_p) & (self.pairs.cause == 0)))
            for group in self._grouped(weak, least=LEAST_MEMBERS):
                group = group._replace(accounts=self.interests.regulars(group.accounts))
                if len(group.accounts) < LEAST_MEMBERS or self.interests.attendance(group.accounts)[0] < LEAST_THERE:
                    continue
                size, able = len(group.accounts), max(self.able, len(group.accounts))
                sets = float(gammaln(able + 1) - gammaln(size + 1) - gammaln(able - size + 1))
                alone = self.interests.complete(group.accounts, self.window)
                chance = sets + set_chance(self.moments.episodes, group.accounts, alone=alone)
                if chance <= np.log(self.level / len(SET_P)):
                    cause = group.cause or (CROWD if self.interests.others_as_regular(group.accounts) > MOST_REGULAR_OTHERS else "")
                    yield group._replace(q=float(np.exp(chance)), cause=cause)

    def _joining(self, reported: Ints) -> Ints:
        """Return further pairs between a group and an account, tested among the accounts rather than among all pairs."""
        inside = np.zeros(self.moments.episodes.accounts, np.bool_)
        inside[self.pairs.a[reported]] = inside[self.pairs.b[reported]] = True
        touching = np.flatnonzero((inside[self.pairs.a] | inside[self.pairs.b]) & (self.pairs.cause == 0))
        tests = max(1, int(inside.sum())) * max(1, self.able)
        return touching[_discoveries(self.pairs.p[touching], tests) <= self.level]

    def _cohesive(self, places: Ints) -> Ints:
        return places[cohesive(self.pairs.a[places], self.pairs.b[places])]

    def _grouped(self, places: Ints, cause: str = "", least: int = 2) -> Iterator[FoundGroup]:
        pairs = self.pairs.take(places)
        for accounts, at in components(pairs.a, pairs.b, least):
            times = np.unique(np.concatenate([self.moments.times(int(pairs.a[k]), int(pairs.b[k])) for k in at[:500]]))
            slots = _apart(times, 600_000)
            events = _apart(times, max(600_000, 2 * self.window))
            reason = cause or (TIMETABLE if is_timetable(events, self.moments.periods, group=True) else "")
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
    return upper_tail(meetings.count, meetings.expected)


def upper_tail(count: Codes | Ints, expected: Floats) -> Floats:
    """Return the upper tail of the negative binomial for encounters with this expectation."""
    return at_least(count, 1 / DISPERSION, DISPERSION * MEAN_FACTOR * expected)


def _explained(meetings: Encounters, moments: Moments, about: tuple[Interests, Reactions], window: int) -> tuple[Floats, Codes]:
    """Return p and cause of pairs: the likeliest ones are held against timetables, shared interests and reactions to new posts."""
    p, cause = tail(meetings), np.zeros(len(meetings), np.int32)
    promising = np.flatnonzero(p <= SET_P[-1])
    promising = promising[np.argsort(p[promising], kind="stable")][:_MOST_CHECKED]
    a, b, count = meetings.a[promising], meetings.b[promising], meetings.count[promising]
    expected = np.maximum(meetings.expected[promising], about[0].expected(a, b))
    by_interest = upper_tail(count, expected)
    following = about[1].repeated(a, b, window)
    by_reaction = upper_tail(np.maximum(0, count - following), meetings.expected[promising])
    strong = p[promising] <= SEED_P
    reacting = np.where(strong, by_reaction > SEED_P, 2 * following >= count)
    cause[promising] = np.select([moments.by_the_clock(a, b), reacting, strong & (by_interest > SEED_P)], [1, 2, 3], 0)
    left = strong & (cause[promising] == 0)
    p[promising[left]] = np.maximum(by_interest, by_reaction)[left]
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


def distinct(groups: Sequence[FoundGroup]) -> list[FoundGroup]:
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
    level = episodes.level[episodes.episode].astype(np.int8)
    by_level = np.argsort(level, kind="stable")
    dealt = episodes.account[by_level]
    for hand in np.split(dealt, np.cumsum(np.bincount(level))[:-1]):
        rng.shuffle(hand)
    account = np.empty_like(dealt)
    account[by_level] = dealt
    again = sorted_within(episodes.episode, account)
    return replace(episodes, account=account[~again], episode=episodes.episode[~again], time=episodes.time[~again])
