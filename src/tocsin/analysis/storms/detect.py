"""Objects that rose above their baseline, with all that an analyst reports of them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import numpy as np
import pyarrow as pa

from tocsin.analysis import source
from tocsin.analysis.coaction.request import Scope
from tocsin.analysis.coaction.rows import Flags, Ints
from tocsin.analysis.storms.baseline import HOUR_MS, Baseline, baseline
from tocsin.analysis.storms.figures import Rise, StormPosts, marks_of, storm_of
from tocsin.analysis.storms.request import StormRequest
from tocsin.domain.errors import Malformed
from tocsin.domain.progress import Progress, no_progress
from tocsin.domain.storm import Storm
from tocsin.lake import Lake

_COLUMNS = """post, account, account_id, post_id, time, text, platform, channel, lang, images, share_of, followers, account_created,
    deleted_at, gone"""


@dataclass(frozen=True, slots=True)
class CollectedHours:
    """What was collected: the first hour since 1970, and for each from there the posts of any kind that fell into it."""

    first: int
    volume: Ints

    def series(self, hours: Ints, counts: Ints) -> Ints:
        """Counts by hour over the whole time."""
        found = np.zeros(len(self.volume), np.int64)
        found[hours - self.first] = counts
        return found


def storms(lake: Lake, request: StormRequest, progress: Progress = no_progress) -> list[Storm]:
    """The storms found, most posts beyond the baseline first. Empty when nothing rose.

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
    """The storms with what is behind them, one at a time."""
    rises = _rises(lake, request, collection(lake, request.scope))
    for number, rise in enumerate(rises, start=1):
        posts = _posts(lake, rise, request.scope)
        marks = marks_of(posts)
        yield Study(storm_of(lake, rise, StormPosts(posts, marks), request), rise, posts, marks)
        progress("storms", number, len(rises))


def collection(lake: Lake, scope: Scope) -> CollectedHours:
    """When anything was collected. Posts of the wanted object do not vouch for the hours before it: all posts count."""
    condition, values = source.where(Scope(scope.since, scope.until, scope.platforms, scope.channels, scope.sources))
    query = f"select epoch_ms(p.time) // {HOUR_MS} as hour, count(*) as n from posts p where {condition} group by 1 order by 1"  # noqa: S608
    table = lake.sql(query, values)
    hours = table["hour"].to_numpy().astype(np.int64)
    if not len(hours):
        raise Malformed("no posts to measure: load posts first, or name other times, platforms or channels")
    volume = np.zeros(int(hours[-1] - hours[0]) + 1, np.int64)
    volume[hours - hours[0]] = table["n"].to_numpy()
    return CollectedHours(int(hours[0]), volume)


def _rises(lake: Lake, request: StormRequest, clock: CollectedHours) -> list[Rise]:
    """Where objects rose, the greatest first; false ones among all objects looked at are held to the level."""
    table = _counts(lake, request)
    if not table.num_rows:
        return []
    objects = table["object"].to_numpy()
    starts = np.flatnonzero(np.diff(objects, prepend=objects[0] - 1))
    hours, counts = table["hour"].to_numpy().astype(np.int64), table["n"].to_numpy().astype(np.int64)
    found = []
    for start, end in zip(starts, np.append(starts[1:], len(objects)), strict=True):
        about = {name: table[name][int(start)].as_py() for name in ("object", "kind", "value")}
        found += _of_object(about, clock.series(hours[start:end], counts[start:end]), clock, request)
    bar = request.level / max(1, len(starts))
    kept = [rise for rise in found if rise.p <= bar or not rise.baseline.known[rise.first]]
    return sorted(kept, key=lambda rise: (not rise.baseline.known[rise.first], -rise.excess, rise.value))[: request.top]


def _counts(lake: Lake, request: StormRequest) -> pa.Table:
    """Posts by object and hour, of objects with enough posts."""
    condition, values = source.where(request.scope)
    within = f" and a.post in (select p.post from posts p where {condition})" if values else ""  # noqa: S608 - fixed words
    query = f"""
        with acted as (select a.object, a.kind, epoch_ms(a.time) // {HOUR_MS} as hour, count(*) as n from actions a
                       where a.kind in (select unnest(?)){within} group by 1, 2, 3),
             many as (select object from acted group by object having sum(n) >= ?)
        select acted.object, acted.kind, any_value(o.value) as value, hour, any_value(n) as n
        from acted join objects o using (object) where acted.object in (select object from many)
        group by acted.object, acted.kind, hour order by 1, hour"""  # noqa: S608 - fixed words, values are parameters
    return lake.sql(query, [list(request.on), *values, request.least])


def _of_object(about: dict[str, Any], counts: Ints, clock: CollectedHours, request: StormRequest) -> list[Rise]:
    usual = baseline(counts, clock.volume, clock.first)
    spans = _spans(np.flatnonzero(usual.above), request.gap_hours)
    if not spans and 2 * counts[~usual.known].sum() > counts.sum():
        there = np.flatnonzero(counts)
        spans = [(int(there[0]), int(there[-1]))]  # most of it before there is a past: whether it rose cannot be told
    spans = [_with_tails(span, counts, usual) for span in spans]
    return [_rise(about, counts, usual, span, clock) for span in spans if counts[span[0] : span[1] + 1].sum() >= request.least]


def _rise(about: dict[str, Any], counts: Ints, usual: Baseline, span: tuple[int, int], clock: CollectedHours) -> Rise:
    first, last = span
    total = int(counts[first : last + 1].sum())
    p = usual.chance(total, first, last) if usual.known[first] else 1.0
    return Rise(about["object"], about["kind"], about["value"], counts, usual, first, last, clock.first, p, clock.volume > 0)


def _spans(hours: Ints, gap: int) -> list[tuple[int, int]]:
    """Hours above the baseline, joined where no more than ``gap`` apart."""
    if not len(hours):
        return []
    breaks = np.flatnonzero(np.diff(hours) > gap)
    return list(zip(hours[np.append(0, breaks + 1)].tolist(), hours[np.append(breaks, len(hours) - 1)].tolist(), strict=True))


def _with_tails(span: tuple[int, int], counts: Ints, usual: Baseline) -> tuple[int, int]:
    """A span with the hours beside it that are still three times the usual, or more."""
    first, last = span
    while first > 0 and counts[first - 1] > 3 * usual.mean[first - 1]:
        first -= 1
    while last + 1 < len(counts) and counts[last + 1] > 3 * usual.mean[last + 1]:
        last += 1
    return first, last


def _posts(lake: Lake, rise: Rise, scope: Scope) -> pa.Table:
    """The posts of a rise."""
    condition, values = source.where(scope)
    query = f"""select {_COLUMNS} from posts p where post in (select post from actions where object = ?)
        and epoch_ms(p.time) // {HOUR_MS} between ? and ? and {condition} order by p.time, post"""  # noqa: S608 - fixed words, values are parameters
    return lake.sql(query, [rise.object, rise.start + rise.first, rise.start + rise.last, *values])
