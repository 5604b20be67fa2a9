"""Shares of a desk's acts by channel, language and named milieu, with intervals, so that unequal treatment shows.

A share is shown with its 95 % interval by Wilson (1927). Where two intervals overlap widely, the figures say nothing about a difference.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from math import sqrt

FEWEST = 10
"""Reports of a group whose shares are shown."""
_Z = 1.959964  # standard normal quantile for 95 %


@dataclass(frozen=True, slots=True)
class Share:
    """A count out of a total, with the bounds of its 95 % interval, all shares in 0..1."""

    count: int
    total: int
    low: float
    high: float

    @property
    def share(self) -> float:
        """Return the share itself."""
        return self.count / self.total


def wilson(count: int, total: int) -> Share:
    """Return the share of ``count`` in ``total`` (at least 1) with its 95 % interval by Wilson (1927)."""
    share, z2 = count / total, _Z * _Z
    middle = (share + z2 / (2 * total)) / (1 + z2 / total)
    half = _Z * sqrt(share * (1 - share) / total + z2 / (4 * total * total)) / (1 + z2 / total)
    return Share(count, total, max(0.0, middle - half), min(1.0, middle + half))


def interval(count: int, total: int) -> str:
    """Return the 95 % interval of a share in words, or that a group of fewer than :data:`FEWEST` is too small to tell."""
    if total < FEWEST:
        return "too few"
    share = wilson(count, total)
    return f"{share.low:.1%} to {share.high:.1%}"


def shares(subjects: Iterable[tuple[Sequence[tuple[str, str]], frozenset[str]]]) -> list[tuple[str, str, str, Share]]:
    """Return grouping, group, measure and share for every group of the subjects.

    Each subject is its groups, as pairs of grouping and value (``channel``, ``call``), and the measures that hold for it. A measure that
    holds for none of all subjects is left out.
    """
    totals: Counter[tuple[str, str]] = Counter()
    counts: dict[tuple[str, str], Counter[str]] = defaultdict(Counter)
    measures: set[str] = set()
    for groups, holding in subjects:
        measures |= holding
        for group in groups:
            totals[group] += 1
            counts[group].update(holding)
    return [(*group, measure, wilson(counts[group][measure], totals[group])) for group in sorted(totals) for measure in sorted(measures)]
