"""Measure reciprocal escalation: rises of each of two sides after the other and after events, beyond rhythm and collection.

The analyst names both milieus (channels, hashtags) and the events. Neither is inferred, and both are treated alike:
swapping the names swaps the rows. Counts by hour are modelled against the same hour of the day, the
side's own weeks around, and what was collected of everything else. The effect of the other side, lag by lag, and of the events
is the ratio of observed to predicted counts, with a bootstrap interval over days. The same analysis on causes shifted by
whole days is reported beside it. All rows are shifted together, so that p is corrected for the number of rows (Westfall and Young 1993).
The days after single events are judged by :mod:`.interrupted`.
"""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import datetime

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from tocsin.analysis import source
from tocsin.analysis.coaction.request import Scope
from tocsin.analysis.coaction.rows import Floats, Ints
from tocsin.analysis.interrupted import MOST_CONTROLS, Aftermath, aftermaths
from tocsin.analysis.storms.baseline import HOUR_MS
from tocsin.domain.errors import Malformed
from tocsin.domain.progress import Progress, no_progress
from tocsin.lake import Lake

_DAY = 24
_LEAST_DAYS = 14
_LEAST_EVENTS = 3
_LEAST_COUNT = 30
"""A measure with fewer posts in all is reported as insufficient."""
_DRAWS = 400
_REPORT_EVERY = 2000

Threatens = Callable[[str], bool]
"""Returns True for threat wording in the text's own voice. It is counted for trends, never a verdict on a post."""


@dataclass(frozen=True, slots=True)
class Milieu:
    """A side as the analyst names it: channels, hashtags, or both."""

    name: str
    channels: tuple[str, ...] = ()
    hashtags: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class ReciprocalRequest:
    """Two milieus, the times of events, the lags to look at (upper ends, in hours), and how often to shuffle."""

    one: Milieu
    two: Milieu
    events: tuple[datetime, ...]
    lags: tuple[int, ...] = (6, 24, 72)
    scope: Scope = field(default_factory=Scope)
    shuffles: int = 200
    seed: int = 1

    def __post_init__(self) -> None:
        for milieu in (self.one, self.two):
            if not milieu.channels and not milieu.hashtags:
                raise Malformed(f"milieu {milieu.name!r}: name its channels or hashtags")
        if self.one.name == self.two.name:
            raise Malformed("the two milieus need different names")
        if any(event.tzinfo is None for event in self.events):
            raise Malformed("an event needs a time with a time zone, such as 2026-05-01T10:00Z")
        if not self.lags or min(self.lags) < 1 or list(self.lags) != sorted(set(self.lags)):
            raise Malformed("lags are hours of at least 1, in ascending order")


@dataclass(frozen=True, slots=True)
class Effect:
    """The ratio of a side's posts within a lag after a cause to the count that its own past predicts.

    ``causes`` counts the surges or events, ``seen`` the posts within the lag after them. ``low`` and ``high`` bound the ratio
    (95 %, bootstrap over days). ``shuffled`` is the median ratio on shifted causes, ``shuffled_high`` what 95 of 100 of them do not
    exceed. ``p`` is the share of shifts in which any row is as surprising. They are NaN (null in JSON), and ``known`` is False, where
    the data does not suffice.
    """

    side: str
    measure: str
    after: str
    from_h: int
    to_h: int
    causes: int = 0
    seen: int = 0
    ratio: float = math.nan
    low: float = math.nan
    high: float = math.nan
    shuffled: float = math.nan
    shuffled_high: float = math.nan
    p: float = math.nan

    @property
    def known(self) -> bool:
        """True where the data suffices."""
        return not math.isnan(self.ratio)

    @property
    def sentence(self) -> str:
        """Return the row in one sentence."""
        what = f"{self.from_h} to {self.to_h} hours after {self.after}, {self.side} ({self.measure})"
        if not self.known:
            return f"{what}: insufficient data, {self.causes} causes and {self.seen} posts."
        return (
            f"{what} stood at {self.ratio:.2f} times what its own past predicts ({self.low:.2f} to {self.high:.2f}), with shuffled causes "
            f"at {self.shuffled:.2f} and at most {self.shuffled_high:.2f} in 95 of 100: p {self.p:.3f}, corrected for all rows."
        )


@dataclass(frozen=True, slots=True)
class ReciprocalResult:
    """All effects, the days after each event, the posts of each side, the posts in both, and gaps in the data."""

    effects: tuple[Effect, ...]
    aftermaths: tuple[Aftermath, ...]
    posts: tuple[tuple[str, int, int], ...]
    in_both: int
    missing: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class _Side:
    """Counts by hour: posts, and posts with threat wording."""

    name: str
    posts: Ints
    threats: Ints


@dataclass(frozen=True, slots=True)
class _Hours:
    """The hours covered, the posts of neither side in each, and flags for hours with any post."""

    first: int
    others: Ints
    collected: np.ndarray[tuple[int], np.dtype[np.bool_]]


def escalation(lake: Lake, request: ReciprocalRequest, threatens: Threatens, progress: Progress = no_progress) -> ReciprocalResult:
    """Measure the effects of each side on the other, and of the events on both.

    ``threatens`` is the rule for threat wording. Raises :class:`Malformed` when a side has no posts.
    """
    first_posts, second_posts = (_posts(lake, milieu, request.scope) for milieu in (request.one, request.two))
    hours = _hours(lake, request, first_posts, second_posts)
    worded = _worded(pa.concat_tables([first_posts, second_posts])["text"], threatens, progress)
    sides = tuple(_side(milieu.name, table, hours, worded) for milieu, table in ((request.one, first_posts), (request.two, second_posts)))
    rows: list[_Row] = []
    for at, (side, other) in enumerate((sides, sides[::-1]), start=1):
        for measure in ("posts", "threat wording"):
            rows += _rows(side, other, measure, hours, request)
        progress("escalation", at, 2)
    controls = _controls(lake, request, hours)
    series = {(side.name, "posts"): side.posts for side in sides} | {(side.name, "threat wording"): side.threats for side in sides}
    after_events = aftermaths(series, controls, [(event, _hour(event, hours)) for event in request.events])
    counts = tuple((side.name, int(side.posts.sum()), int(side.threats.sum())) for side in sides)
    in_both = len(np.intersect1d(first_posts["post"].to_numpy(), second_posts["post"].to_numpy()))
    return ReciprocalResult(tuple(_judged(rows, request)), tuple(after_events), counts, in_both, _missing(hours, request, in_both))


def _posts(lake: Lake, milieu: Milieu, scope: Scope) -> pa.Table:
    condition, values = source.where(scope)
    query = f"""select p.post, epoch_ms(p.time) // {HOUR_MS} as hour, p.text from posts p where {condition} and (
        p.channel in (select unnest(?)) or p.post in (select post from actions where kind = 'hashtag'
        and object in (select object from objects where kind = 'hashtag' and value in (select unnest(?)))))"""  # noqa: S608 - fixed words
    tags = [tag.lstrip("#").casefold() for tag in milieu.hashtags]
    table = lake.sql(query, [*values, list(milieu.channels), tags])
    if not table.num_rows:
        raise Malformed(f"milieu {milieu.name!r}: no posts of its channels or hashtags in the lake")
    return table


def _hours(lake: Lake, request: ReciprocalRequest, first_posts: pa.Table, second_posts: pa.Table) -> _Hours:
    """Return the hours from the first post of either side to the last, with the other posts collected in each."""
    side_hours = np.concatenate([first_posts["hour"].to_numpy(), second_posts["hour"].to_numpy()])
    first, last = int(side_hours.min()), int(side_hours.max())
    condition, values = source.where(request.scope)
    query = f"select epoch_ms(p.time) // {HOUR_MS} as hour, count(*) as n from posts p where {condition} group by 1"  # noqa: S608 - fixed words
    table = lake.sql(query, values)
    hours, counts = table["hour"].to_numpy(), table["n"].to_numpy()
    inside = (hours >= first) & (hours <= last)
    volume = np.zeros(last - first + 1, np.int64)
    volume[hours[inside] - first] = counts[inside]
    side_counts = np.bincount(side_hours - first, minlength=len(volume))
    return _Hours(first, np.maximum(volume - side_counts, 0), volume > 0)


def _worded(texts: pa.ChunkedArray, threatens: Threatens, progress: Progress) -> pa.Array:
    """Return the texts with threat wording. Equal texts are checked once."""
    distinct, hostile = texts.unique().to_pylist(), []
    for at, text in enumerate(distinct, start=1):
        if threatens(text):
            hostile.append(text)
        if at % _REPORT_EVERY == 0 or at == len(distinct):
            progress("texts read for threat wording", at, len(distinct))
    return pa.array(hostile, pa.string())


def _side(name: str, table: pa.Table, hours: _Hours, worded: pa.Array) -> _Side:
    places = table["hour"].to_numpy() - hours.first
    hostile = pc.is_in(table["text"], worded).to_numpy()
    size = len(hours.others)
    return _Side(name, np.bincount(places, minlength=size), np.bincount(places[hostile], minlength=size))


@dataclass(frozen=True, slots=True)
class _Model:
    """One measure of one side: counts and predicted counts by hour."""

    counts: Ints
    predicted: Floats
    collected: np.ndarray[tuple[int], np.dtype[np.bool_]]

    def ratio(self, reached: np.ndarray[tuple[int], np.dtype[np.bool_]]) -> float:
        """Return observed over predicted counts in the hours reached, divided by the same ratio of all other hours."""
        inside, outside = reached & self.collected, ~reached & self.collected
        return self._over(inside) / max(self._over(outside), 1e-9)

    def _over(self, hours: np.ndarray[tuple[int], np.dtype[np.bool_]]) -> float:
        return float((self.counts[hours].sum() + 0.5) / (self.predicted[hours].sum() + 0.5))

    def interval(self, reached: np.ndarray[tuple[int], np.dtype[np.bool_]], rng: np.random.Generator) -> tuple[float, float]:
        """Return the 95 % bootstrap interval of the ratio. Whole days are resampled, since hours of a day are not independent."""
        day = np.arange(len(self.counts)) // _DAY
        parts = (reached & self.collected, ~reached & self.collected)
        sums = [np.bincount(day, weights=values * flags) for values in (self.counts, self.predicted) for flags in parts]
        drawn = rng.integers(0, len(sums[0]), (_DRAWS, len(sums[0])))
        inside_count, outside_count, inside_predicted, outside_predicted = (by_day[drawn].sum(axis=1) for by_day in sums)
        ratios = ((inside_count + 0.5) / (inside_predicted + 0.5)) / ((outside_count + 0.5) / (outside_predicted + 0.5))
        return float(np.quantile(ratios, 0.025)), float(np.quantile(ratios, 0.975))


def _hour(event: datetime, hours: _Hours) -> int:
    """Return the hour of an event, counted from the first hour."""
    return int(event.timestamp() * 1000) // HOUR_MS - hours.first


def _rows(side: _Side, other: _Side, measure: str, hours: _Hours, request: ReciprocalRequest) -> list[_Row]:
    """Return the rows on one side's posts or threat wording, by cause and lag, without their effects."""
    counts = side.posts if measure == "posts" else side.threats
    model = _Model(counts, _predicted(counts, hours), hours.collected)
    surges = np.flatnonzero(_surge(other.posts, hours))
    events = np.array([_hour(event, hours) for event in request.events], np.int64)
    rows = []
    for after, causes in ((f"a surge of {other.name}", surges), ("an event", events)):
        for start, end in zip((0, *request.lags), request.lags, strict=False):
            rows.append(_Row(Effect(side.name, measure, after, start, end), model, _Cause(causes, start, end)))
    return rows


@dataclass(frozen=True, slots=True)
class _Cause:
    """Hours of a cause, and the lag after each."""

    hours: Ints
    start: int
    end: int

    def reached(self, size: int) -> np.ndarray[tuple[int], np.dtype[np.bool_]]:
        """Flag the hours within the lag after any cause."""
        flags = np.zeros(size, np.bool_)
        for lag in range(self.start + 1, self.end + 1):
            there = self.hours + lag
            flags[there[(there >= 0) & (there < size)]] = True
        return flags

    def moved(self, days: int, size: int) -> _Cause:
        """Return the causes shifted cyclically by whole days."""
        return _Cause((self.hours + days * _DAY) % size, self.start, self.end)


def _predicted(counts: Ints, hours: _Hours) -> Floats:
    """Predict each hour: the mean of the same hour on the ten days before and after, scaled by the other posts collected."""
    size = len(counts)
    expected = np.zeros(size)
    for slot in range(_DAY):
        at = np.arange(slot, size, _DAY)
        expected[at] = _around(counts[at] * hours.collected[at], hours.collected[at])
    others = np.where(hours.collected, hours.others, 0)
    usual = np.zeros(size)
    for slot in range(_DAY):
        at = np.arange(slot, size, _DAY)
        usual[at] = _around(others[at], hours.collected[at])
    factor = np.where(usual > 0, np.clip((others + 1) / (usual + 1), 0.2, 5.0), 1.0)
    return np.maximum(expected, 0.02) * factor


def _around(counts: Ints, collected: np.ndarray[tuple[int], np.dtype[np.bool_]]) -> Floats:
    """Return the mean of the ten days before and after, without the day itself."""
    if not len(counts):  # less than a day was collected, and this hour of the day not at all
        return np.zeros(0)
    kernel = np.ones(21)
    kernel[10] = 0
    total, weights = np.convolve(counts, kernel, "same")[: len(counts)], np.convolve(collected, kernel, "same")[: len(counts)]
    if len(counts) < len(kernel):
        total, weights = counts.sum() - counts, collected.sum() - collected.astype(np.int64)
    return np.asarray((total + 0.1) / (weights + 0.2))


def _surge(counts: Ints, hours: _Hours) -> np.ndarray[tuple[int], np.dtype[np.bool_]]:
    """Flag hours in which a side exceeds its prediction, only the first within 24 hours."""
    predicted = _predicted(counts, hours)
    high = (counts >= 3) & (counts > predicted + 3 * np.sqrt(predicted + 0.25 * predicted**2))
    recent = np.convolve(high, np.ones(_DAY), "full")[: len(high)] - high
    return np.asarray(high & (recent == 0))


@dataclass(frozen=True, slots=True)
class _Row:
    """An effect to be measured, with its counts and causes."""

    about: Effect
    model: _Model
    cause: _Cause

    def counted(self) -> Effect:
        """Return the effect with its causes and posts only."""
        inside = int(((self.cause.hours >= 0) & (self.cause.hours < len(self.model.counts))).sum())
        reached = self.cause.reached(len(self.model.counts))
        return replace(self.about, causes=inside, seen=int(self.model.counts[reached & self.model.collected].sum()))

    def surprise(self, days: int) -> float:
        """Return the logarithm of the ratio, for causes shifted by so many days."""
        size = len(self.model.counts)
        return math.log(self.model.ratio(self.cause.moved(days, size).reached(size)))


def _judged(rows: list[_Row], request: ReciprocalRequest) -> list[Effect]:
    """Return the effects with ratio, interval, shuffled ratio and corrected p, or with counts only where the data does not suffice."""
    effects = [row.counted() for row in rows]
    size = len(rows[0].model.counts)
    days = size // _DAY
    enough = [
        place
        for place, (row, effect) in enumerate(zip(rows, effects, strict=True))
        if effect.causes >= _LEAST_EVENTS and days >= _LEAST_DAYS and row.model.counts[row.model.collected].sum() >= _LEAST_COUNT
    ]
    if not enough:
        return effects
    shifts = np.unique(np.linspace(1, days - 1, min(request.shuffles, days - 1)).astype(np.int64)).tolist()
    observed = np.array([math.log(rows[place].model.ratio(rows[place].cause.reached(size))) for place in enough])
    chance = np.array([[rows[place].surprise(shift) for place in enough] for shift in shifts])
    middle, spread = np.median(chance, axis=0), np.maximum(chance.std(axis=0), 1e-6)
    greatest = ((chance - middle) / spread).max(axis=1)
    p = (1 + (greatest[:, None] >= (observed - middle) / spread).sum(axis=0)) / (1 + len(shifts))
    for column, place in enumerate(enough):
        low, high = rows[place].model.interval(rows[place].cause.reached(size), np.random.default_rng(request.seed))
        shuffled = np.exp([middle[column], np.quantile(chance[:, column], 0.95)])
        rounded = [round(float(value), 3) for value in (math.exp(observed[column]), low, high, *shuffled, p[column])]
        ratio, low, high, middling, most, corrected = rounded
        figures = effects[place]
        effects[place] = replace(figures, ratio=ratio, low=low, high=high, shuffled=middling, shuffled_high=most, p=corrected)
    return effects


def _controls(lake: Lake, request: ReciprocalRequest, hours: _Hours) -> list[Ints]:
    """Return the posts by hour of the most frequent channels and hashtags of neither side."""
    condition, values = source.where(request.scope)
    query = f"""with sides as (select p.post from posts p where p.channel in (select unnest(?)) or p.post in (select post from actions
            where kind = 'hashtag' and object in (select object from objects where kind = 'hashtag' and value in (select unnest(?))))),
        others as (select p.post, p.channel, epoch_ms(p.time) // {HOUR_MS} as hour from posts p
            where {condition} and p.post not in (select post from sides)),
        named as (select hash('channel', channel) as name, hour from others where channel <> ''
            union all select hash('hashtag', a.object), o.hour from others o join actions a using (post) where a.kind = 'hashtag'),
        frequent as (select name from named group by 1 order by count(*) desc, name limit {MOST_CONTROLS})
        select name, hour, count(*) as n from named where name in (select name from frequent) group by 1, 2"""  # noqa: S608 - fixed words
    milieus = (request.one, request.two)
    tags = [tag.lstrip("#").casefold() for milieu in milieus for tag in milieu.hashtags]
    table = lake.sql(query, [[name for milieu in milieus for name in milieu.channels], tags, *values])
    names, at, counts = (table[column].to_numpy() for column in ("name", "hour", "n"))
    at = at - hours.first
    inside = (at >= 0) & (at < len(hours.others))
    size = len(hours.others)
    return [
        np.bincount(at[here], weights=counts[here], minlength=size).astype(np.int64)
        for here in (inside & (names == name) for name in np.unique(names))
    ]


def _missing(hours: _Hours, request: ReciprocalRequest, in_both: int) -> tuple[tuple[str, str], ...]:
    gaps_found = []
    gaps = 1 - float(hours.collected.mean())
    if gaps > 0:
        gaps_found.append(("collection", f"no posts were collected in {gaps:.0%} of the hours, which are left out"))
    if not hours.others.any():
        gaps_found.append(("collection", "no posts besides the two sides were collected, so uneven collection looks like a rise"))
    if len(request.events) < _LEAST_EVENTS:
        gaps_found.append(("events", f"insufficient data for a mean over events: {len(request.events)}, {_LEAST_EVENTS} are needed"))
    if len(hours.others) // _DAY < _LEAST_DAYS:
        gaps_found.append(("time", f"insufficient data: less than {_LEAST_DAYS} days"))
    if in_both:
        gaps_found.append(("milieus", f"{in_both} posts belong to both sides and count for each"))
    return tuple(gaps_found)
