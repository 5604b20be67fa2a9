"""Find objects that rose above their baseline, and describe each rise."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, replace

import numpy as np
import pyarrow as pa

from tocsin.analysis import source
from tocsin.analysis.coaction.request import Scope
from tocsin.analysis.coaction.rows import Flags, Floats, Ints
from tocsin.analysis.storms.contrast import Contrast, contrast_of, without_past
from tocsin.analysis.storms.figures import StormPosts, marks_of, storm_of
from tocsin.analysis.storms.request import StormRequest
from tocsin.analysis.storms.rise import Rise
from tocsin.analysis.storms.series import CollectedHours, ObjectSeries, busiest, collection, counted, pooled_profile, series_of
from tocsin.analysis.storms.spans import refined, spans, timed
from tocsin.domain.progress import Progress, no_progress
from tocsin.domain.storm import Storm
from tocsin.lake import Lake

_MOST_NEW = 200
_CARRIED_SHARE = 0.8
LEAST_BEFORE = 20
"""An object with fewer posts before a rise, or that began less than a week before it, has no past of its own."""
_LEAST_AGE_HOURS = 168
_SUDDEN_HOURS = 6
_LEAST_WEEKS = 3
_FADING_HOURS, _FADING_SHARE = 12, 0.2
_WEEKLY_SHARE = 0.4
_LEAST_BEYOND = 0.8
"""Posts beyond the baseline, as a share of the least posts of a storm. Below 1, since the baseline is an estimate itself."""
_BUSY_SHARE = 0.5
"""An old object whose busiest six hours have fewer posts than half of these cannot have risen, and needs no baseline."""
_LEVEL_SHARE = 10_000
"""An hour must reach a ten-thousandth of the level at least, however many hours pass."""
_COLUMNS = """post, account, account_id, post_id, time, text, platform, channel, lang, images, share_of, followers, account_created,
    deleted_at, gone"""


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
    detected = rises(lake, request)
    for number, rise in enumerate(detected, start=1):
        posts = _posts(lake, rise, request.scope)
        marks = marks_of(posts)
        yield Study(storm_of(lake, rise, StormPosts(posts, marks), request), rise, posts, marks)
        progress("storms", number, len(detected))


def rises(lake: Lake, request: StormRequest) -> list[Rise]:
    """Return the rises: those above a known baseline by excess, then those of objects without a past by size."""
    clock = collection(lake, request.scope)
    candidates = _candidates(counted(lake, request), request, clock)
    detected = [
        rise for series, contrast in candidates.kept for rise in _of_object(Rise(series, contrast, 0, 0, clock), request, candidates.bar)
    ]
    carried = _carried(lake, candidates.old)
    detected = [rise for rise in detected if rise.series.old or rise.object not in carried]
    with_past = sorted((rise for rise in detected if not rise.new), key=lambda rise: (-rise.excess, rise.value))[: request.top]
    new = sorted((rise for rise in detected if rise.new), key=lambda rise: (-rise.mentions, rise.value))[: max(request.top, _MOST_NEW)]
    exact = [(rise, rise if rise.weekly else timed(lake, rise, request.scope)) for rise in with_past + new]
    return [rise for rough, rise in exact if max(rough.mentions, rise.mentions) >= request.least]


@dataclass(slots=True)
class _Candidates:
    """Objects that may have risen with their contrast, all objects by whether they have a past, and the p that a window must reach."""

    kept: list[tuple[ObjectSeries, Contrast]] = field(default_factory=list)
    old: dict[int, bool] = field(default_factory=dict)
    bar: float = 0.0


def _candidates(table: pa.Table, request: StormRequest, clock: CollectedHours) -> _Candidates:
    """Return the objects that are young, weekly, or above their baseline in some hour at the false discovery rate over all hours."""
    candidates = _Candidates()
    if not table.num_rows:
        return candidates
    pooled = pooled_profile(series_of(table, clock), clock.first)
    least = request.level / _LEVEL_SHARE
    busy = _BUSY_SHARE * _LEAST_BEYOND * request.least
    small, hours = [np.zeros(0)], 0
    for series in series_of(table, clock):
        candidates.old[series.object] = series.old
        hours += len(clock.volume)
        weekly = series.old and _weekly(series.counts, clock.first)
        if series.old and not weekly and busiest(series.parts) < busy:
            continue
        contrast = contrast_of(series, clock, pooled, busy) if series.old else without_past(series, clock)
        low = contrast.p[contrast.p <= least]
        small.append(low)
        if len(low) or not series.old or weekly or _sudden(series.counts):
            candidates.kept.append((series, contrast))
    candidates.bar = _bar(np.sort(np.concatenate(small)), hours, request.level)
    return candidates


def _bar(small: Floats, hours: int, level: float) -> float:
    """Return the p for a rise: the greatest of the small ones at the false discovery rate over all hours (Benjamini-Hochberg)."""
    passing = np.flatnonzero(small * hours <= level * np.arange(1, len(small) + 1))
    return float(small[passing[-1]]) if len(passing) else 0.0


def _carried(lake: Lake, old: dict[int, bool]) -> set[int]:
    """Return the young objects whose posts nearly all carry one hashtag that has a past: they are part of its life and its storms."""
    young_ones, old_ones = ([number for number, is_old in old.items() if is_old is wanted] for wanted in (False, True))
    query = """with chosen as (select distinct object, post from actions where object in (select unnest(?::bigint[]))),
        totals as (select object, count(*) as n from chosen group by 1),
        beside as (select c.object, a.object as hashtag, count(distinct c.post) as n from chosen c join actions a using (post)
            where a.kind = 'hashtag' and a.object in (select unnest(?::bigint[])) group by 1, 2)
        select distinct object from beside join totals using (object) where beside.n >= ? * totals.n"""
    return set(lake.sql(query, [young_ones, old_ones, _CARRIED_SHARE])["object"].to_pylist())


def _of_object(rise: Rise, request: StormRequest, bar: float) -> list[Rise]:
    """Return the rises of one object, given as a rise without hours."""
    counts, contrast, known = rise.counts, rise.contrast, rise.baseline.known
    active = np.flatnonzero(counts)
    born, last_active = int(active[0]), int(active[-1])
    rises = []
    for first, last in _runs(contrast, request, bar):
        new = int(counts[:first].sum()) < LEAST_BEFORE or first - born < _LEAST_AGE_HOURS or not known[first]
        there = replace(rise, first=first, last=last, new=new)
        if there.mentions >= _LEAST_BEYOND * request.least and ((new and _sudden(counts)) or _above(there, request, bar)):
            rises.append(there)
    if not rises and int(counts.sum()) >= request.least:
        whole_life = replace(rise, first=born, last=last_active, new=True)
        if _sudden(counts) and (not known[born] or last_active - born < _LEAST_AGE_HOURS):
            return [whole_life]
        if _weekly(counts, rise.start):
            return [replace(whole_life, weekly=True)]
    return _once(rises)


def _runs(contrast: Contrast, request: StormRequest, bar: float) -> Iterator[tuple[int, int]]:
    """Yield the runs of hours that may be a rise."""
    for first, last in spans(np.flatnonzero(contrast.p <= bar), request.gap_hours):
        side = contrast.stronger(first, last)
        yield from refined(side.counts, side.usual.mean, first, last)


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
    """Leave out rises that lie in one before, and the fading ends of a much larger one."""
    distinct: list[Rise] = []
    for rise in sorted(rises, key=lambda rise: (rise.first, rise.last)):
        if not distinct or not (rise.first <= distinct[-1].last or _fades(distinct[-1], rise)):
            distinct.append(rise)
    return distinct


def _fades(before: Rise, rise: Rise) -> bool:
    """Return True for a rise that follows a larger one within half a day and has a small share of its posts beyond the baseline."""
    return rise.first - before.last <= _FADING_HOURS and rise.excess < _FADING_SHARE * before.excess


def _sudden(counts: Ints) -> bool:
    """Return True where half of all posts of an object lie within six hours."""
    window = np.convolve(counts, np.ones(_SUDDEN_HOURS, np.int64))
    return bool(2 * int(window.max()) >= int(counts.sum()))


def _above(rise: Rise, request: StormRequest, bar: float) -> bool:
    """Return True where a rise as a whole is far above its baseline."""
    beyond = max(rise.excess, rise.contrast.excess(rise.first, rise.last))
    return beyond >= _LEAST_BEYOND * request.least and rise.contrast.chance_of_day(rise.first, rise.last) <= bar


def _posts(lake: Lake, rise: Rise, scope: Scope) -> pa.Table:
    """Return the posts of a rise."""
    condition, values = source.where(scope)
    query = f"""select {_COLUMNS} from posts p where post in (select post from actions where object = ?)
        and epoch_ms(p.time) between ? and ? and {condition} order by p.time, post"""  # noqa: S608 - fixed words, values are parameters
    return lake.sql(query, [rise.object, rise.begin_ms, rise.end_ms, *values])
