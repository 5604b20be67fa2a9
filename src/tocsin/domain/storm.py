"""Measurements of public posts: storms (objects above their baseline) and groups (accounts in step). Never a score of a person."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime

INSUFFICIENT = "insufficient data"


@dataclass(frozen=True, slots=True)
class Interval:
    """A figure with its interval. ``known`` is False if the data does not suffice."""

    value: float
    low: float
    high: float
    known: bool = True


TIME, CHOICE = "time", "choice"


@dataclass(frozen=True, slots=True)
class Group:
    """Accounts that acted together more than the popularity of their objects explains.

    ``basis`` is the evidence. :data:`TIME`: they act on the same objects closer together in time than others who act on them.
    :data:`CHOICE`: they keep meeting on objects that hardly anyone else touches. A common interest may explain the second.

    ``joint`` acts inside the group were observed where chance predicts ``expected``. ``p`` is the share of label permutations
    that gave a set as high. ``objects`` are the objects acted on together, most frequent first. ``posts`` are keys of the
    posts behind it.
    """

    accounts: tuple[str, ...]
    window_s: int
    joint: int
    expected: float
    score: float
    p: float
    objects: tuple[tuple[str, str, int], ...] = ()
    posts: tuple[str, ...] = ()
    basis: str = TIME


@dataclass(frozen=True, slots=True)
class Calibration:
    """Result of the same search on the same posts with permuted labels, within time band and, if ``basis`` is time, object."""

    window_s: int
    runs: int
    pairs_found: int
    pairs_by_chance: float
    groups_found: int
    groups_by_chance: float
    best_by_chance: float
    basis: str = TIME


@dataclass(frozen=True, slots=True)
class Call:
    """A post with a call to action, on another platform, before an object rose."""

    post: str
    platform: str
    channel: str
    time: datetime
    sentence: str = field(repr=False)
    hours_before: float = 0.0


@dataclass(frozen=True, slots=True)
class Storm:
    """A rise of one object above its baseline, with all figures an analyst reports. Shares are of the storm's posts, in 0..1.

    ``mentions`` beyond ``baseline`` (with its interval) make ``excess``. Figures that the data cannot give are None, and
    ``missing`` gives the reason for each.
    """

    kind: str
    object: str
    start: datetime
    peak: datetime
    end: datetime
    mentions: int
    baseline: Interval
    p: float
    accounts: int
    concentration: float
    originals: int
    shares: int
    duplicates: int
    near_duplicates: int
    same_image: int
    languages: tuple[tuple[str, int], ...]
    platforms: tuple[tuple[str, int, float], ...]
    new_accounts: Interval | None
    deleted: Interval | None
    median_life_s: float | None
    first_s: float | None
    half_s: float | None
    peak_s: float | None
    rhythm: tuple[int, ...]
    rhythm_p: float | None
    calls: tuple[Call, ...]
    reach: Interval | None
    coverage: float
    missing: tuple[tuple[str, str], ...] = ()
    posts: tuple[str, ...] = ()

    @property
    def excess(self) -> float:
        """Return the number of mentions above the baseline, at least 0."""
        return max(0.0, self.mentions - self.baseline.value)
