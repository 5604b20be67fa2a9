"""Begin and end of a rise: first in hours, then by its posts."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from tocsin.analysis import source
from tocsin.analysis.coaction.request import Scope
from tocsin.analysis.coaction.rows import Flags, Floats, Ints
from tocsin.analysis.storms.baseline import HOUR_MS
from tocsin.analysis.storms.rise import Rise
from tocsin.analysis.storms.series import NEWCOMER_MS
from tocsin.lake import Lake

_BESIDE = 2
_PAUSE = 1 + _BESIDE
_BINS = 480
_FADED_SHARE, _MOST_FADED = 0.25, 8.0
_MOST_CONTRAST = 1000.0
_LEAST_SHARE = 0.5


def spans(hours: Ints, gap: int) -> list[tuple[int, int]]:
    """Return the runs of hours, joined where no more than ``gap`` apart."""
    if not len(hours):
        return []
    breaks = np.flatnonzero(np.diff(hours) > gap)
    return list(zip(hours[np.append(0, breaks + 1)].tolist(), hours[np.append(breaks, len(hours) - 1)].tolist(), strict=True))


def refined(counts: Ints, mean: Floats, first: int, last: int) -> Iterator[tuple[int, int]]:
    """Yield the runs of hours within or beside a span whose counts fit a raised rate best, each run with hours of rest beside it.

    A window of many hours spreads a rise over hours around it. So a span may hold two rises on one day, and a run is taken out before
    the next is searched on either side of it.
    """
    low, high = max(0, first - _BESIDE), min(len(counts) - 1, last + _BESIDE)
    if high - low < 0 or not np.any(counts[low : high + 1] > mean[low : high + 1]):
        return
    part, base = counts[low : high + 1], np.maximum(mean[low : high + 1], 0.02)
    peak = int(np.argmax(part - base))
    ratio = max(1.5, 0.5 * float(part[peak] / base[peak]))
    start, end = _unbroken(part - base, *segment(part * np.log(ratio) - base * (ratio - 1)), part > 1.5 * base + 1)
    start, end = low + start, low + end
    while start > low and counts[start - 1] > 3 * mean[start - 1] + 1:
        start -= 1
    while end < high and counts[end + 1] > 3 * mean[end + 1] + 1:
        end += 1
    yield start, end
    if start - _PAUSE >= first:
        yield from refined(counts, mean, first, start - _PAUSE)
    if end + _PAUSE <= last:
        yield from refined(counts, mean, end + _PAUSE, last)


def _unbroken(beyond: Floats | Ints, start: int, end: int, high: Flags) -> tuple[int, int]:
    """Return the part of a run with the most posts beyond the baseline, where hours of rest break it."""
    pieces = spans(start + np.flatnonzero(high[start : end + 1]), _BESIDE)
    return max(pieces, key=lambda piece: float(beyond[piece[0] : piece[1] + 1].sum()), default=(start, end))


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


def timed(lake: Lake, rise: Rise, scope: Scope) -> Rise:
    """Return the rise with start and end to the second: the run of its posts that fits a raised rate best.

    The posts of newcomers are taken where they tell the rise better. Single posts an hour or more before the others, such as a call,
    do not begin it.
    """
    low, high = max(0, rise.first - 1), min(len(rise.counts) - 1, rise.last + 1)
    side = rise.contrast.stronger(rise.first, rise.last)
    times = _times(lake, rise, scope, (low, high), side is rise.contrast.newcomers)
    if len(times) < 2:
        return rise
    from_ms, hours = (rise.start + low) * HOUR_MS, high - low + 1
    bins = _BINS // hours * hours or _BINS
    width = hours * HOUR_MS / bins
    places = np.minimum(((times - from_ms) / width).astype(np.int64), bins - 1)
    usual = side.usual.mean[low : high + 1]
    usual = np.maximum(usual, max(_LEAST_SHARE * float(usual.mean()), float(side.counts[low : high + 1].max()) / _MOST_CONTRAST))
    counts, expected = np.bincount(places, minlength=bins), _by_bin(usual, bins)
    start, end = _likeliest(counts, expected)
    end = _faded(counts, expected, start, end)
    begin, last = np.searchsorted(places, [start, end + 1])
    while begin < last - 1 and times[begin + 1] - times[begin] > HOUR_MS:
        begin += 1
    return rise.between(int(times[begin]), int(times[last - 1]))


def _by_bin(hourly: Floats, bins: int) -> Floats:
    """Return counts by hour as counts by bin: parts of an hour, or several hours where there are more hours than bins."""
    total = np.concatenate([[0.0], np.cumsum(hourly)])
    return np.diff(np.interp(np.linspace(0, len(hourly), bins + 1), np.arange(len(total)), total))


def _likeliest(counts: Ints, usual: Floats) -> tuple[int, int]:
    """Return first and last bin of the run whose raised rate has the greatest likelihood ratio (Kulldorff's scan, 1997)."""
    seen, expected = (np.concatenate([[0.0], np.cumsum(values)]) for values in (counts, usual))
    n = np.maximum(seen[None, 1:] - seen[:-1, None], 0.0)
    e = np.maximum(expected[None, 1:] - expected[:-1, None], 1e-9)
    ratio = np.where(n > e, n * np.log(np.maximum(n, 1e-9) / e) - (n - e), 0.0)
    place = int(np.argmax(np.triu(ratio)))
    return place // len(counts), place % len(counts)


def _faded(counts: Ints, usual: Floats, start: int, end: int) -> int:
    """Return the last bin of a rise that fades: bins are added while a fraction of its raised rate fits them better than the usual one."""
    raised = float(counts[start : end + 1].sum()) / float(usual[start : end + 1].sum())
    ratio = float(np.clip(_FADED_SHARE * raised, 1.5, _MOST_FADED))
    gains = np.cumsum(counts[end + 1 :] * np.log(ratio) - usual[end + 1 :] * (ratio - 1))
    return end + 1 + int(np.argmax(gains)) if len(gains) and gains.max() > 0 else end


def _times(lake: Lake, rise: Rise, scope: Scope, hours: tuple[int, int], newcomers: bool) -> Ints:
    """Return the times in ms of the posts of a rise between two hours, of all accounts or of newcomers, sorted."""
    condition, values = source.where(scope)
    query = f"""with acted as (select epoch_ms(p.time) as t, p.account from posts p
            where post in (select post from actions where object = ?) and {condition}),
        spans as (select account from acted group by 1 having max(t) - min(t) < ? or ?)
        select t from acted where account in (select account from spans) and t // {HOUR_MS} between ? and ? order by 1"""  # noqa: S608 - fixed words, values are parameters
    bounds = [rise.start + hour for hour in hours]
    return np.asarray(lake.sql(query, [rise.object, *values, NEWCOMER_MS, not newcomers, *bounds])["t"].to_numpy()).astype(np.int64)
