"""The search for groups, and how much chance alone would find with the same posts."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, replace
from typing import NamedTuple

import numpy as np

from tocsin.analysis.coaction.components import components
from tocsin.analysis.coaction.group_search import SEED_P, GroupCandidate, cautious, scan, seeds
from tocsin.analysis.coaction.kernel import Edges, KernelRequest, edges, together
from tocsin.analysis.coaction.rows import ActionColumns, Codes, Floats
from tocsin.analysis.coaction.time_null import Null, expected, null_of, null_of_acts, rates, shuffled, surprise
from tocsin.domain.progress import Progress
from tocsin.domain.storm import TIME, Calibration

_WORKERS = 2
_LEAST_SPLIT_MS = 20_000


@dataclass(frozen=True, slots=True)
class GroupSearchOptions:
    """How to search: the window, the level, how often to deal anew, and from which seed."""

    window_ms: int
    level: float = 0.01
    permutations: int = 19
    seed: int = 1


@dataclass(frozen=True, slots=True)
class ScoredGroup:
    """A set with how often chance alone brought one as high, and what speaks for it."""

    found: GroupCandidate
    p: float
    basis: str = TIME


class Links(NamedTuple):
    """Pairs of account codes beyond chance: their joint acts, those expected, and false discovery rates."""

    a: Codes
    b: Codes
    joint: Codes
    mean: Floats
    q: Floats


def joined(links: Links, basis: str = TIME) -> Iterator[ScoredGroup]:
    """The groups of accounts that hang together by these pairs; a group is as doubtful as its most doubtful pair."""
    for accounts, at in components(links.a, links.b):
        found = GroupCandidate(accounts, int(links.joint[at].sum()), float(links.mean[at].sum()), 0.0)
        yield ScoredGroup(found, float(links.q[at].max()), basis)


@dataclass(frozen=True, slots=True)
class _Outcome:
    """What one search brings: sets, and the surprising pairs with the joint acts expected, p and false discovery rates."""

    sets: list[GroupCandidate]
    pairs: Edges
    mean: Floats
    p: Floats
    q: Floats

    @property
    def best(self) -> float:
        """The highest score of a set."""
        return self.sets[0].score if self.sets else 0.0


@dataclass(frozen=True, slots=True)
class Result:
    """Groups beyond chance, pairs beyond chance, and what chance gives."""

    groups: tuple[ScoredGroup, ...]
    calibration: Calibration


def calibrated(rows: ActionColumns, search: GroupSearchOptions, progress: Progress) -> Result:
    """The groups beyond chance at this level, those that pairs alone show among them, and what chance gives.

    A quarter of the window is searched, too, each at half the level: who acts together by the minute often does so by the second,
    and the shorter window sees it through a denser crowd.
    """
    windows = [search.window_ms] + ([search.window_ms // 4] if search.window_ms >= _LEAST_SPLIT_MS else [])
    found = [_calibrated(rows, replace(search, window_ms=window, level=search.level / len(windows)), progress) for window in windows]
    groups = _once(judged for one in found for judged in one.groups)
    return Result(groups, replace(_both(search, [one.calibration for one in found]), groups_found=len(groups)))


def _once(groups: Iterable[ScoredGroup]) -> tuple[ScoredGroup, ...]:
    """The groups, best first, without those that mostly repeat a better one."""
    kept: list[ScoredGroup] = []
    for one in sorted(groups, key=lambda judged: (-judged.found.score, judged.p, judged.found.accounts)):
        accounts = set(one.found.accounts)
        if all(len(accounts & set(other.found.accounts)) * 2 <= len(accounts) for other in kept):
            kept.append(one)
    return tuple(kept)


def _both(search: GroupSearchOptions, parts: list[Calibration]) -> Calibration:
    """Two windows' calibrations as one: finds added up, the higher of the best scores."""
    return Calibration(
        search.window_ms // 1000,
        parts[0].runs,
        sum(part.pairs_found for part in parts),
        sum(part.pairs_by_chance for part in parts),
        sum(part.groups_found for part in parts),
        sum(part.groups_by_chance for part in parts),
        max(part.best_by_chance for part in parts),
    )


def _calibrated(rows: ActionColumns, search: GroupSearchOptions, progress: Progress) -> Result:
    null = null_of(rows, search.window_ms)
    real = _search(null, search)
    chance = _by_chance(null, search, progress)
    bests = np.array([one.best for one in chance]) if chance else np.zeros(1)
    bar = _bar(bests, search)
    sets = [ScoredGroup(one, _p(one.score, bests, search)) for one in real.sets if one.score > bar]
    q = _cautious_q(real, chance)
    pairs = _pairs_alone(real, q, search.level, sets)
    return Result(tuple(sets + pairs), _calibration(search, real, chance, bar, (q <= search.level).sum(), len(sets) + len(pairs)))


def _calibration(search: GroupSearchOptions, real: _Outcome, chance: list[_Outcome], bar: float, pairs: int, groups: int) -> Calibration:
    runs = max(1, len(chance))
    return Calibration(
        search.window_ms // 1000,
        len(chance),
        int(pairs),
        float(sum((one.q <= search.level).sum() for one in chance)) / runs,
        groups,
        sum(found.score > bar for one in chance for found in one.sets) / runs,
        max((one.best for one in chance), default=0.0),
    )


def _cautious_q(real: _Outcome, chance: list[_Outcome]) -> Floats:
    """Benjamini and Hochberg's q, or the share of finds that dealt labels bring, where that is more."""
    if not chance or not len(real.q):
        return real.q
    dealt = np.sort(np.concatenate([one.p for one in chance]))
    rank = np.searchsorted(np.sort(real.p), real.p, side="right")
    return np.maximum(real.q, np.searchsorted(dealt, real.p, side="right") / len(chance) / rank)


def _pairs_alone(real: _Outcome, q: Floats, level: float, sets: list[ScoredGroup]) -> list[ScoredGroup]:
    """Surprising pairs outside all sets, joined where they share an account."""
    pairs = real.pairs
    inside = {account for one in sets for account in one.found.accounts}
    kept = [k for k in np.flatnonzero(q <= level).tolist() if pairs.a[k] not in inside and pairs.b[k] not in inside]
    return list(joined(Links(pairs.a[kept], pairs.b[kept], pairs.joint[kept], real.mean[kept], q[kept])))


def _by_chance(null: Null, search: GroupSearchOptions, progress: Progress) -> list[_Outcome]:
    """The same search on labels dealt anew."""
    children = np.random.SeedSequence(search.seed).spawn(search.permutations)

    def one(child: np.random.SeedSequence) -> _Outcome:
        dealt = shuffled(null, np.random.default_rng(child))
        return _search(null_of_acts(dealt, search.window_ms), search)

    found = []
    with ThreadPoolExecutor(_WORKERS) as pool:
        for outcome in pool.map(one, children):
            found.append(outcome)
            progress(f"what chance gives within {search.window_ms // 1000} s", len(found), search.permutations)
    return found


def _bar(bests: Floats, search: GroupSearchOptions) -> float:
    """What a score must pass: the best of chance, its extreme-value quantile at the level (Gumbel), and the level itself."""
    scale = float(np.std(bests)) * np.sqrt(6) / np.pi
    mode = float(np.mean(bests)) - 0.5772 * scale
    quantile = mode - scale * np.log(-np.log1p(-search.level)) if scale else 0.0
    return float(max(bests.max(), quantile, -np.log(search.level)))


def _p(score: float, bests: Floats, search: GroupSearchOptions) -> float:
    """How often chance brought a best set as high; never less than the number of deals can show."""
    return float((1 + (bests >= score).sum()) / (1 + search.permutations))


def _search(null: Null, search: GroupSearchOptions) -> _Outcome:
    """Surprising pairs and sets in the acts of a null."""
    kept, cautious_means, means, ps = [], [], [], []
    for piece in edges(null.acts, KernelRequest(search.window_ms, 2, by_joint=True, threads=1)):
        guess = cautious(null, piece)
        near = surprise(piece.joint, guess) <= SEED_P
        found = piece.keep(near)
        kept.append(found)
        cautious_means.append(guess[near])
        means.append(expected(null, found.a, found.b))
        ps.append(surprise(found.joint, means[-1]))
    pairs = together(kept)
    guess, mean, p = (np.concatenate(values) if values else np.empty(0) for values in (cautious_means, means, ps))
    grown, _ = seeds(pairs, guess)
    return _Outcome(scan(null, grown), pairs, mean, p, rates(null, pairs, p, search.level))
