"""Posts of each object by quarter of an hour: all of them, and those of newcomers.

A newcomer is an account whose posts on an object all lie within a day. The regulars of an object make most of its usual noise, and a
storm brings people who never used it before. So the posts of newcomers often tell a storm from a busy evening where the sum does not.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import Any

import numpy as np
import pyarrow as pa

from tocsin.analysis import source
from tocsin.analysis.coaction.request import Scope
from tocsin.analysis.coaction.rows import Flags, Floats, Ints
from tocsin.analysis.storms.baseline import HOUR_MS
from tocsin.analysis.storms.request import StormRequest
from tocsin.domain.errors import Malformed
from tocsin.lake import Lake

QUARTERS = 4
QUARTER_MS = HOUR_MS // QUARTERS
NEWCOMER_MS = 86_400_000
_LEAST_AGE_HOURS = 168
_MOST_IN_PROFILE = 20
_BUSY_HOURS = 6


@dataclass(frozen=True, slots=True)
class CollectedHours:
    """The first hour collected since 1970, and the posts of any kind in each hour from there."""

    first: int
    volume: Ints

    @property
    def collected(self) -> Flags:
        """Flag the hours in which anything was collected."""
        return self.volume > 0

    def series(self, quarters: Ints, counts: Ints) -> Ints:
        """Return counts by quarter of an hour over the time collected."""
        series = np.zeros(len(self.volume) * QUARTERS, np.int64)
        series[quarters - self.first * QUARTERS] = counts
        return series


@dataclass(frozen=True)
class ObjectSeries:
    """An object with its posts by quarter of an hour, and those of them by newcomers."""

    object: int
    kind: str
    value: str
    parts: Ints
    newcomer_parts: Ints

    @cached_property
    def counts(self) -> Ints:
        """Return the posts by hour."""
        return by_hour(self.parts)

    @property
    def old(self) -> bool:
        """Return True where the object is a week old or more."""
        active = np.flatnonzero(self.counts)
        return len(active) > 0 and int(active[-1] - active[0]) >= _LEAST_AGE_HOURS


def busiest(parts: Ints) -> int:
    """Return the most posts within six hours, of counts by quarter of an hour."""
    total = np.concatenate([[0], np.cumsum(parts)])
    width = min(_BUSY_HOURS * QUARTERS, len(parts))
    return int((total[width:] - total[:-width]).max(initial=0))


def by_hour(parts: Ints) -> Ints:
    """Return the sums of counts by quarter of an hour."""
    return np.asarray(parts.reshape(-1, QUARTERS).sum(axis=1))


def collection(lake: Lake, scope: Scope) -> CollectedHours:
    """Return the hours in which posts of any kind were collected.

    Raises :class:`Malformed` when there are none.
    """
    condition, values = source.where(Scope(scope.since, scope.until, scope.platforms, scope.channels, scope.sources))
    query = f"select epoch_ms(p.time) // {HOUR_MS} as hour, count(*) as n from posts p where {condition} group by 1 order by 1"  # noqa: S608
    table = lake.sql(query, values)
    hours = table["hour"].to_numpy().astype(np.int64)
    if not len(hours):
        raise Malformed("no posts to measure: load posts first, or choose other times, platforms or channels")
    volume = np.zeros(int(hours[-1] - hours[0]) + 1, np.int64)
    volume[hours - hours[0]] = table["n"].to_numpy()
    return CollectedHours(int(hours[0]), volume)


def counted(lake: Lake, request: StormRequest) -> pa.Table:
    """Return posts by object and quarter of an hour with those of newcomers, of objects with enough posts."""
    condition, values = source.where(request.scope)
    within = f" and a.post in (select p.post from posts p where {condition})" if values else ""  # noqa: S608 - fixed words
    query = f"""
        with acted as (select a.object, a.account, epoch_ms(a.time) as ms from actions a
                where a.kind in (select unnest(?)){within}),
            many as (select object from acted group by 1 having count(*) >= ?),
            accounts as (select object, account, max(ms) - min(ms) < {NEWCOMER_MS} as newcomer from acted
                where object in (select object from many) group by 1, 2),
            quarters as (select object, ms // {QUARTER_MS} as quarter, count(*) as n, count(*) filter (newcomer) as newcomers
                from acted join accounts using (object, account) group by 1, 2),
            names as (select object, any_value(kind) as kind, any_value(value) as value from objects
                where object in (select object from many) group by 1)
        select object, kind, value, quarter, n, newcomers from quarters join names using (object) order by object, quarter"""  # noqa: S608 - fixed words
    return lake.sql(query, [list(request.on), *values, request.least])


def series_of(table: pa.Table, clock: CollectedHours) -> Iterator[ObjectSeries]:
    """Yield each object of a table of counts."""
    objects = table["object"].to_numpy()
    starts = np.flatnonzero(np.diff(objects, prepend=objects[0] - 1))
    quarters, counts, newcomers = (table[name].to_numpy().astype(np.int64) for name in ("quarter", "n", "newcomers"))
    for start, end in zip(starts, np.append(starts[1:], len(objects)), strict=True):
        about: dict[str, Any] = {name: table[name][int(start)].as_py() for name in ("object", "kind", "value")}
        parts = (clock.series(quarters[start:end], values[start:end]) for values in (counts, newcomers))
        yield ObjectSeries(*about.values(), *parts)


def pooled_profile(series: Iterable[ObjectSeries], first_hour: int) -> Floats:
    """Return the profile of all objects by hour of the day, mean 1, each object with the same weight and no hour with much."""
    total = np.full(24, 1e-9)
    for one_object in series:
        day = (first_hour + np.arange(len(one_object.counts))) % 24
        in_hour = np.bincount(day, weights=np.minimum(one_object.counts, _MOST_IN_PROFILE), minlength=24)
        total += in_hour / max(1.0, float(in_hour.sum()))
    return np.asarray(total / total.mean())
