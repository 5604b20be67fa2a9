"""Measure reciprocal escalation: rises of each of two sides after the other and after events, beyond rhythm and collection.

The analyst names both milieus (channels, hashtags) and the events. Neither is inferred, and both are treated alike:
swapping the names swaps the rows. Counts by hour are modelled against the same hour of the day, the
side's own weeks around, and what was collected of everything else. The effect of the other side, lag by lag, and of the events
is the ratio of observed to predicted counts, with a bootstrap interval over days. The same analysis on causes shifted by
whole days is reported beside it (:mod:`.effects`). The days after single events are judged by :mod:`.interrupted`.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from tocsin.analysis import source
from tocsin.analysis.coaction.request import Scope
from tocsin.analysis.coaction.rows import Ints
from tocsin.analysis.effects import (
    DAY,
    LEAST_DAYS,
    LEAST_EVENTS,
    Cause,
    Effect,
    HourlyCounts,
    Hours,
    MeasuredEffect,
    judged,
    predicted_by_hour,
    surges,
)
from tocsin.analysis.interrupted import MOST_CONTROLS, Aftermath, aftermaths
from tocsin.analysis.storms.baseline import HOUR_MS
from tocsin.domain.errors import Malformed
from tocsin.domain.progress import Progress, no_progress
from tocsin.lake import Lake

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


def escalation(lake: Lake, request: ReciprocalRequest, threatens: Threatens, progress: Progress = no_progress) -> ReciprocalResult:
    """Measure the effects of each side on the other, and of the events on both.

    ``threatens`` is the rule for threat wording. Raises :class:`Malformed` when a side has no posts.
    """
    first_posts, second_posts = (_posts(lake, milieu, request.scope) for milieu in (request.one, request.two))
    hours = _hours(lake, request, first_posts, second_posts)
    worded = _worded(pa.concat_tables([first_posts, second_posts])["text"], threatens, progress)
    sides = tuple(_side(milieu.name, table, hours, worded) for milieu, table in ((request.one, first_posts), (request.two, second_posts)))
    rows: list[MeasuredEffect] = []
    for at, (side, other) in enumerate((sides, sides[::-1]), start=1):
        for measure in ("posts", "threat wording"):
            rows += _rows(side, other, measure, hours, request)
        progress("escalation", at, 2)
    controls = _controls(lake, request, hours)
    series = {(side.name, "posts"): side.posts for side in sides} | {(side.name, "threat wording"): side.threats for side in sides}
    after_events = aftermaths(series, controls, [(event, _hour(event, hours)) for event in request.events])
    counts = tuple((side.name, int(side.posts.sum()), int(side.threats.sum())) for side in sides)
    in_both = len(np.intersect1d(first_posts["post"].to_numpy(), second_posts["post"].to_numpy()))
    return ReciprocalResult(
        tuple(judged(rows, request.shuffles, request.seed)), tuple(after_events), counts, in_both, _missing(hours, request, in_both)
    )


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


def _hours(lake: Lake, request: ReciprocalRequest, first_posts: pa.Table, second_posts: pa.Table) -> Hours:
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
    return Hours(first, np.maximum(volume - side_counts, 0), volume > 0)


def _worded(texts: pa.ChunkedArray, threatens: Threatens, progress: Progress) -> pa.Array:
    """Return the texts with threat wording. Equal texts are checked once."""
    distinct, hostile = texts.unique().to_pylist(), []
    for at, text in enumerate(distinct, start=1):
        if threatens(text):
            hostile.append(text)
        if at % _REPORT_EVERY == 0 or at == len(distinct):
            progress("texts read for threat wording", at, len(distinct))
    return pa.array(hostile, pa.string())


def _side(name: str, table: pa.Table, hours: Hours, worded: pa.Array) -> _Side:
    places = table["hour"].to_numpy() - hours.first
    hostile = pc.is_in(table["text"], worded).to_numpy()
    size = len(hours.others)
    return _Side(name, np.bincount(places, minlength=size), np.bincount(places[hostile], minlength=size))


def _hour(event: datetime, hours: Hours) -> int:
    """Return the hour of an event, counted from the first hour."""
    return int(event.timestamp() * 1000) // HOUR_MS - hours.first


def _rows(side: _Side, other: _Side, measure: str, hours: Hours, request: ReciprocalRequest) -> list[MeasuredEffect]:
    """Return the rows on one side's posts or threat wording, by cause and lag, without their effects."""
    counts = side.posts if measure == "posts" else side.threats
    model = HourlyCounts(counts, predicted_by_hour(counts, hours), hours.collected)
    other_surges = np.flatnonzero(surges(other.posts, hours))
    events = np.array([_hour(event, hours) for event in request.events], np.int64)
    rows = []
    for after, causes in ((f"a surge of {other.name}", other_surges), ("an event", events)):
        for start, end in zip((0, *request.lags), request.lags, strict=False):
            rows.append(MeasuredEffect(Effect(side.name, measure, after, start, end), model, Cause(causes, start, end)))
    return rows


def _controls(lake: Lake, request: ReciprocalRequest, hours: Hours) -> list[Ints]:
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


def _missing(hours: Hours, request: ReciprocalRequest, in_both: int) -> tuple[tuple[str, str], ...]:
    gaps_found = []
    gaps = 1 - float(hours.collected.mean())
    if gaps > 0:
        gaps_found.append(("collection", f"no posts were collected in {gaps:.0%} of the hours, which are left out"))
    if not hours.others.any():
        gaps_found.append(("collection", "no posts besides the two sides were collected, so uneven collection looks like a rise"))
    if len(request.events) < LEAST_EVENTS:
        gaps_found.append(("events", f"insufficient data for a mean over events: {len(request.events)}, {LEAST_EVENTS} are needed"))
    if len(hours.others) // DAY < LEAST_DAYS:
        gaps_found.append(("time", f"insufficient data: less than {LEAST_DAYS} days"))
    if in_both:
        gaps_found.append(("milieus", f"{in_both} posts belong to both sides and count for each"))
    return tuple(gaps_found)
