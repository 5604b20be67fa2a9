"""Measurements of public posts: storms (objects above their baseline) and groups (accounts in step). Never a score of a person."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime
from math import ceil

INSUFFICIENT = "insufficient data"

FALSE_SHARE = 0.01
"""The greatest share of accounts named, of those that could be found, in crowds without coordination, at windows of a second to a day.

``bench.measure worlds`` measures it on 26 crowds written by others. Permuted accounts find less, since habits are lost there.
"""
FALSE_RISES = 0.05
"""The greatest share of rises without news, a holiday or a campaign behind them. ``bench.measure tags`` measures it in ten worlds."""


_LONG_TEXT, _LONG_TITLE = 40, 120


def object_name(kind: str, value: str, longest: int = _LONG_TEXT) -> str:
    """Return an object as people write it. A picture known by its contents goes by the first letters of its digest."""
    if kind == "image" and value.startswith("picture:"):
        return f"picture {value.removeprefix('picture:')[:8]}"
    text = f"“{value[:longest]}…”" if len(value) > longest else f"“{value}”"
    return {"hashtag": f"#{value}", "mention": f"@{value}", "text": text}.get(kind, value)


FINDINGS = {
    "storm": "It rose after a call that names it: a storm.",
    "rise": "It rose, and no call for it is known. The rise is a fact. Whether anyone campaigned is not known.",
    "new": "It has no past to compare with. So many posts within hours are a fact, a rise is not shown.",
    "undecided": "Whether it rose cannot be told.",
}
"""Statements about a rise, by the word for each. Only a storm claims a campaign."""


def lack(what: str, why: str) -> str:
    """Return what is not known and why in words, such as ``usual posts (insufficient data, too short a past)``."""
    return f"{what} ({why.replace(': ', ', ')})"


@dataclass(frozen=True, slots=True)
class Interval:
    """A figure with its interval. ``known`` is False if the data does not suffice."""

    value: float
    low: float
    high: float
    known: bool = True

    def said(self, decimals: int = 0) -> str:
        """Return the figure with its interval in words."""
        return with_interval(self.value, self.low, self.high, decimals)

    @property
    def percent(self) -> str:
        """Return a share of 0..1 in percent with its interval, in words."""
        return with_interval(100 * self.value, 100 * self.low, 100 * self.high, 1, " %")


def between(low: float, high: float, decimals: int = 0, unit: str = "") -> str:
    """Return an interval in words, such as ``3 to 8``, or ``about 6 %`` where both ends round to the same."""
    first, last = (f"{end:,.{decimals}f}" for end in (low, high))
    return f"about {first}{unit}" if first == last else f"{first} to {last}{unit}"


def with_interval(value: float, low: float, high: float, decimals: int = 0, unit: str = "") -> str:
    """Return a figure with its interval, such as ``5 (3 to 8)``, or ``about 5`` where all round to the same."""
    said, span = f"{value:,.{decimals}f}", between(low, high, decimals)
    return f"about {said}{unit}" if span == f"about {said}" else f"{said}{unit} ({span})"


@dataclass(frozen=True, slots=True)
class Group:
    """Accounts that meet at moments without a crowd more often than their activity explains.

    ``cause`` is empty, or names a common cause that the data shows: then whether they coordinate cannot be told.
    ``joint`` encounters of their pairs were observed where ``expected`` would be chance, at ``moments`` distinct times. ``q`` is the
    false discovery rate of the least certain pair. ``objects`` are those they acted on together, the most frequent first, and
    ``posts`` are keys of posts behind it.
    """

    accounts: tuple[str, ...]
    window_s: int
    joint: int
    expected: float
    moments: int
    q: float
    objects: tuple[tuple[str, str, int], ...] = ()
    posts: tuple[str, ...] = ()
    cause: str = ""


@dataclass(frozen=True, slots=True)
class Calibration:
    """Pairs and groups found in a window, and the mean found where accounts are permuted among episodes of like size.

    ``able`` accounts have the three encounters that a find needs: shares are stated over these.
    """

    window_s: int
    runs: int
    pairs_found: int
    pairs_by_chance: float
    groups_found: int
    groups_by_chance: float
    able: int

    @property
    def false_at_most(self) -> int:
        """Return the accounts that may be named wrongly, as far as ordinary crowds tell (:data:`FALSE_SHARE`)."""
        return ceil(FALSE_SHARE * self.able)


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
    new: bool = False

    @property
    def name(self) -> str:
        """Return the object as people write it."""
        return object_name(self.kind, self.object)

    @property
    def title(self) -> str:
        """Return the kind and the object as people write them, without a text's far end."""
        name = object_name(self.kind, self.object, _LONG_TITLE)
        return name if name.startswith("picture ") else f"{self.kind} {name}"

    @property
    def finding(self) -> str:
        """Return the word for what the data shows, a key of :data:`FINDINGS`."""
        if not self.baseline.known:
            return "undecided"
        if self.new:
            return "new"
        return "storm" if self.calls else "rise"

    @property
    def excess(self) -> float:
        """Return the number of mentions above the baseline, at least 0."""
        return max(0.0, self.mentions - self.baseline.value)
