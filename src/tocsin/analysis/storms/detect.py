"""Find objects that rose above their baseline, and describe each rise."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import numpy as np
import pyarrow as pa

from tocsin.analysis import source
from tocsin.analysis.coaction.request import Scope
from tocsin.analysis.coaction.rows import Flags, Floats, Ints
from tocsin.analysis.storms.baseline import HOUR_MS, Baseline, baseline, young
from tocsin.analysis.storms.figures import Rise, StormPosts, marks_of, storm_of
from tocsin.analysis.storms.request import StormRequest
from tocsin.domain.errors import Malformed
from tocsin.domain.progress import Progress, no_progress
from tocsin.domain.storm import Storm
from tocsin.lake import Lake

QUARTERS = 4
_MOST_NEW = 200
_CARRIED_SHARE = 0.8
_MOST_IN_PROFILE = 20
LEAST_BEFORE = 20
_LEAST_AGE_HOURS = 168
"""An object with fewer posts before a rise, or that began less than a week before it, has no past of its own."""
_SUDDEN_HOURS = 6
_MOST_RATIO = 8.0
_MOST_CONTRAST = 1000.0
_LEAST_WEEKS = 3
_WEEKLY_SHARE = 0.4
_COLUMNS = """post, account, account_id, post_id, time, text, platform, channel, lang, images, share_of, followers, account_created,
    deleted_at, gone"""


@dataclass(frozen=True, slots=True)
class CollectedHours:
    """The first hour collected since 1970, and the posts of any kind in each hour from there."""

    first: int
    volume: Ints

    def series(self, quarters: Ints, counts: Ints) -> Ints:
        """Return counts by quarter of an hour over the time collected."""
        series = np.zeros(len(self.volume) * QUARTERS, np.int64)
        series[quarters - self.first * QUARTERS] = counts
        return series


def storms(lake: Lake, request: StormRequest, progress: Progress = no_progress) -> list[Storm]:
    """Return the storms, most posts beyond the baseline first, then those of objects without a past.

    Raises :class:`Malformed` when there are no posts to look at.
    """
    return [study.storm for study in studies(lake, request, progress)]


@dataclass(frozen=True, slots=True)
class Study:
    """A storm with the counts and posts behind it."""

    storm: Storm
    rise: Rise
    posts: pa.Table
    marks: dict[str, Flags]


def studies(lake: Lake, request: StormRequest, progress: Progress = no_progress) -> Iterator[Study]:
    """Yield the storms with their counts and posts."""
    rises = _rises(lake, request, collection(lake, request.scope))
    for number, rise in enumerate(rises, start=1):
        posts = _posts(lake, rise, request.scope)
        marks = marks_of(posts)
        yield Study(storm_of(lake, rise, StormPosts(posts, marks), request), rise, posts, marks)
        progress("storms", number, len(rises))


def collection(lake: Lake, scope: Scope) -> CollectedHours:
    """Return the hours in which posts of any kind were collected."""
    condition, values = source.where(Scope(scope.since, scope.until, scope.platforms, scope.channels, scope.sources))
    query = f"select epoch_ms(p.time) // {HOUR_MS} as hour, count(*) as n from posts p where {condition} group by 1 order by 1"  # noqa: S608
    table = lake.sql(query, values)
    hours = table["hour"].to_numpy().astype(np.int64)
    if not len(hours):
        raise Malformed("no posts to measure: load posts first, or choose other times, platforms or channels")
    volume = np.zeros(int(hours[-1] - hours[0]) + 1, np.int64)
    volume[hours - hours[0]] = table["n"].to_numpy()
    return CollectedHours(int(hours[0]), volume)


def _rises(lake: Lake, request: StormRequest, clock: CollectedHours) -> list[Rise]:
    """Return the rises: those above a known baseline by excess, then those of objects without a past by size."""
    table = _counts(lake, request)
    if not table.num_rows:
        return []
    series = [(about, parts, parts.reshape(-1, QUARTERS).sum(axis=1)) for about, parts in _series(table, clock)]
    pooled = _pooled_profile([counts for _, _, counts in series], clock.first)
    too_young = young(clock.volume)
    usual = [baseline(counts, clock.volume, clock.first, pooled, parts) if _old(counts) else too_young for _, parts, counts in series]
    bar = _bar(usual, request.level)
    rises: list[Rise] = []
    for (about, _, counts), base in zip(series, usual, strict=True):
        rises += _of_object(about, counts, base, _Search(clock, request, bar))
    carried = _carried(lake, {about["object"]: _old(counts) for about, _, counts in series})
    rises = [rise for rise in rises if rise.baseline is not too_young or rise.object not in carried]
    with_past = sorted((rise for rise in rises if not rise.new), key=lambda rise: (-rise.excess, rise.value))[: request.top]
    new = sorted((rise for rise in rises if rise.new), key=lambda rise: (-rise.mentions, rise.value))[: max(request.top, _MOST_NEW)]
    timed = [rise if rise.weekly else _timed(lake, rise, request.scope) for rise in with_past + new]
    return [rise for rise in timed if rise.mentions >= request.least]


def _old(counts: Ints) -> bool:
    """Return True where an object is a week old or more."""
    there = np.flatnonzero(counts)
    return len(there) > 0 and int(there[-1] - there[0]) >= _LEAST_AGE_HOURS


def _carried(lake: Lake, old: dict[int, bool]) -> set[int]:
    """Return the young objects whose posts nearly all carry one hashtag that has a past: they are part of its life and its storms."""
    young_ones, old_ones = ([number for number, is_old in old.items() if is_old is wanted] for wanted in (False, True))
    query = """with chosen as (select distinct object, post from actions where object in (select unnest(?::bigint[]))),
        totals as (select object, count(*) as n from chosen group by 1),
        beside as (select c.object, a.object as hashtag, count(distinct c.post) as n from chosen c join actions a using (post)
            where a.kind = 'hashtag' and a.object in (select unnest(?::bigint[])) group by 1, 2)
        select distinct object from beside join totals using (object) where beside.n >= ? * totals.n"""
    return set(lake.sql(query, [young_ones, old_ones, _CARRIED_SHARE])["object"].to_pylist())


@dataclass(frozen=True, slots=True)
class _Search:
    """The hours collected, the request, and the p that a window must reach."""

    clock: CollectedHours
    request: StormRequest
    bar: float


def _series(table: pa.Table, clock: CollectedHours) -> Iterator[tuple[dict[str, Any], Ints]]:
    """Yield each object with its counts by quarter of an hour."""
    objects = table["object"].to_numpy()
    starts = np.flatnonzero(np.diff(objects, prepend=objects[0] - 1))
    quarters, counts = table["quarter"].to_numpy().astype(np.int64), table["n"].to_numpy().astype(np.int64)
    for start, end in zip(starts, np.append(starts[1:], len(objects)), strict=True):
        about = {name: table[name][int(start)].as_py() for name in ("object", "kind", "value")}
        yield about, clock.series(quarters[start:end], counts[start:end])


def _pooled_profile(series: list[Ints], first_hour: int) -> Floats:
    """Return the profile of all objects by hour of the day, mean 1, each object with the same weight and no hour with much."""
    day = (first_hour + np.arange(len(series[0]))) % 24
    total = np.full(24, 1e-9)
    for counts in series:
        by_hour = np.bincount(day, weights=np.minimum(counts, _MOST_IN_PROFILE), minlength=24)
        total += by_hour / max(1.0, float(by_hour.sum()))
    return np.asarray(total / total.mean())


def _bar(usual: list[Baseline], level: float) -> float:
    """Return the p for a rise: a thousandth of the level, or less where the false discovery rate over all hours asks for it."""
    least = level / 1000
    small = np.sort(np.concatenate([base.p[base.p <= least] for base in usual]))
    tests = sum(len(base.p) for base in usual)
    passing = np.flatnonzero(small * tests <= level * np.arange(1, len(small) + 1))
    return float(small[passing[-1]]) if len(passing) else 0.0


def _counts(lake: Lake, request: StormRequest) -> pa.Table:
    """Return posts by object and hour, of objects with enough posts."""
    condition, values = source.where(request.scope)
    within = f" and a.post in (select p.post from posts p where {condition})" if values else ""  # noqa: S608 - fixed words
    query = f"""
        with acted as (select a.object, a.kind, epoch_ms(a.time) // {HOUR_MS // QUARTERS} as quarter, count(*) as n from actions a
                       where a.kind in (select unnest(?)){within} group by 1, 2, 3),
             many as (select object from acted group by object having sum(n) >= ?)
        select acted.object, acted.kind, any_value(o.value) as value, quarter, any_value(n) as n
        from acted join objects o using (object) where acted.object in (select object from many)
        group by acted.object, acted.kind, quarter order by 1, quarter"""  # noqa: S608 - fixed words, values are parameters
    return lake.sql(query, [list(request.on), *values, request.least])


def _of_object(about: dict[str, Any], counts: Ints, usual: Baseline, search: _Search) -> list[Rise]:
    """Return the rises of one object."""
    clock, request = search.clock, search.request
    there = np.flatnonzero(counts)
    rises = []
    for first, last in _spans(np.flatnonzero(usual.p <= search.bar), request.gap_hours):
        first, last = _refined(counts, usual.mean, first, last)
        mentions = int(counts[first : last + 1].sum())
        past = int(counts[:first].sum())
        new = past < LEAST_BEFORE or first - int(there[0]) < _LEAST_AGE_HOURS or not usual.known[first]
        rise = Rise(about["object"], about["kind"], about["value"], counts, usual, first, last, clock.first, clock.volume > 0, new)
        if mentions >= request.least and (_sudden(counts) if new else _above(rise, request, search.bar)):
            rises.append(rise)
    if not rises and _sudden(counts) and int(counts.sum()) >= request.least:
        first, last = int(there[0]), int(there[-1])
        rises = [Rise(about["object"], about["kind"], about["value"], counts, usual, first, last, clock.first, clock.volume > 0, True)]
        rises = [rise for rise in rises if not usual.known[first] or last - first < _LEAST_AGE_HOURS]
    if not rises and _weekly(counts, clock.first) and int(counts.sum()) >= request.least:
        span = int(there[0]), int(there[-1])
        return [Rise(about["object"], about["kind"], about["value"], counts, usual, *span, clock.first, clock.volume > 0, True, True)]
    return _once(rises)


def _weekly(counts: Ints, first_hour: int) -> bool:
    """Return True where three hours of the week hold two fifths of all posts, in three weeks at least."""
    slots = (first_hour + np.arange(len(counts)) + 96) % 168
    by_slot = np.bincount(slots, weights=counts, minlength=168)
    around = by_slot + np.roll(by_slot, 1) + np.roll(by_slot, -1)
    best = int(np.argmax(around))
    inside = np.isin(slots, [(best - 1) % 168, best, (best + 1) % 168])
    weeks = np.unique((np.arange(len(counts)) // 168)[inside & (counts > 0)])
    return bool(around[best] >= _WEEKLY_SHARE * counts.sum() and len(weeks) >= _LEAST_WEEKS)


def _once(rises: list[Rise]) -> list[Rise]:
    """Leave out rises that lie in one before."""
    distinct: list[Rise] = []
    for rise in sorted(rises, key=lambda rise: (rise.first, rise.last)):
        if not distinct or rise.first > distinct[-1].last:
            distinct.append(rise)
    return distinct


def _sudden(counts: Ints) -> bool:
    """Return True where half of all posts of an object lie within six hours."""
    window = np.convolve(counts, np.ones(_SUDDEN_HOURS, np.int64))
    return bool(2 * int(window.max()) >= int(counts.sum()))


def _above(rise: Rise, request: StormRequest, bar: float) -> bool:
    """Return True where a rise as a whole is far above its baseline."""
    return 2 * rise.excess >= request.least and rise.baseline.chance(rise.mentions, rise.first, rise.last) <= bar


def _spans(hours: Ints, gap: int) -> list[tuple[int, int]]:
    """Return the runs of hours, joined where no more than ``gap`` apart."""
    if not len(hours):
        return []
    breaks = np.flatnonzero(np.diff(hours) > gap)
    return list(zip(hours[np.append(0, breaks + 1)].tolist(), hours[np.append(breaks, len(hours) - 1)].tolist(), strict=True))


def _refined(counts: Ints, mean: Floats, first: int, last: int) -> tuple[int, int]:
    """Return the hours within or beside a span whose counts fit a raised rate best: the maximal segment of log likelihood ratios."""
    low, high = max(0, first - 2), min(len(counts) - 1, last + 2)
    part, base = counts[low : high + 1], np.maximum(mean[low : high + 1], 0.02)
    peak = int(np.argmax(part - base))
    ratio = max(1.5, 0.5 * float(part[peak] / base[peak]))
    start, end = segment(part * np.log(ratio) - base * (ratio - 1))
    first, last = low + start, low + end
    while first > 0 and counts[first - 1] > 3 * mean[first - 1] + 1:
        first -= 1
    while last + 1 < len(counts) and counts[last + 1] > 3 * mean[last + 1] + 1:
        last += 1
    return first, last


def segment(gains: Floats) -> tuple[int, int]:
    """Return first and last place of the contiguous part with the greatest sum (Kadane)."""
    best, current, start = -np.inf, 0.0, 0
    best_span = (0, 0)
    for place, gain in enumerate(gains.tolist()):
        if current <= 0:
            current, start = 0.0, place
        current += gain
        if current > best:
            best, best_span = current, (start, place)
    return best_span


def _timed(lake: Lake, rise: Rise, scope: Scope) -> Rise:
    """Return the rise with start and end to the second: the segment of its posts that fits a raised rate best.

    Single posts an hour or more before the others, such as a call, do not begin it.
    """
    low, high = max(0, rise.first - 1), min(len(rise.counts) - 1, rise.last + 1)
    condition, values = source.where(scope)
    query = f"""select epoch_ms(p.time) as t from posts p where post in (select post from actions where object = ?)
        and epoch_ms(p.time) // {HOUR_MS} between ? and ? and {condition} order by 1"""  # noqa: S608 - fixed words, values are parameters
    times = lake.sql(query, [rise.object, rise.start + low, rise.start + high, *values])["t"].to_numpy().astype(np.int64)
    if len(times) < 2:
        return rise
    peak = float(rise.counts[low : high + 1].max())
    usual = max(float(rise.baseline.mean[low : high + 1].mean()), peak / _MOST_CONTRAST) / HOUR_MS
    raised = rise.mentions / ((rise.last - rise.first + 1) * HOUR_MS)
    ratio = float(np.clip(0.75 * raised / max(usual, 1e-12), 1.5, _MOST_RATIO))
    gains = np.full(len(times), np.log(ratio))
    gains[1:] -= np.diff(times) * usual * (ratio - 1)
    start, end = segment(gains)
    while start < end and times[start + 1] - times[start] > HOUR_MS:
        start += 1
    return rise.between(int(times[start]), int(times[end]))


def _posts(lake: Lake, rise: Rise, scope: Scope) -> pa.Table:
    """Return the posts of a rise."""
    condition, values = source.where(scope)
    query = f"""select {_COLUMNS} from posts p where post in (select post from actions where object = ?)
        and epoch_ms(p.time) between ? and ? and {condition} order by p.time, post"""  # noqa: S608 - fixed words, values are parameters
    return lake.sql(query, [rise.object, rise.begin_ms, rise.end_ms, *values])
