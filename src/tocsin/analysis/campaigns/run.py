"""The campaign of one channel: ``tocsin storms --source-channel``."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

import numpy as np
import pyarrow.compute as pc

from tocsin.analysis.campaigns.figures import PICTURE, Posters, posts_of, response_of
from tocsin.analysis.campaigns.instances import Burst, ChannelPosts, bursts, channel_posts, moment_ms
from tocsin.analysis.storms.baseline import HOUR_MS, baseline
from tocsin.analysis.storms.detect import LEAST_BEFORE
from tocsin.analysis.storms.series import CollectedHours
from tocsin.domain.campaign import Campaign, Instance, Response
from tocsin.domain.progress import Progress, no_progress
from tocsin.domain.storm import INSUFFICIENT, Call, Interval
from tocsin.lake import Lake

_MOST_SENTENCE = 300


def campaign(lake: Lake, channel: str, least: int = 30, subscribers: int | None = None, progress: Progress = no_progress) -> Campaign:
    """Return the calls of a channel and what followed: an instance for each burst of at least ``least`` posts, and the total."""
    own = channel_posts(lake, channel)
    answered, answers = bursts(lake, channel, own, least)
    responses = [burst for burst in answered if len(burst.posts) >= least]
    names = _names(lake, sorted(answers))
    clock = others_collected(lake, channel)
    posters = _posters(names, answers)
    instances: list[Instance] = []
    earlier: set[int] = set()
    for number, burst in enumerate(responses, start=1):
        posts = posts_of(lake, burst.posts, posters)
        response = response_of(lake, posts, frozenset(earlier) if instances else None, posters)
        instances.append(_instance(burst, response, _objects(lake, burst, own), clock))
        earlier.update(posts["account"].to_pylist())
        progress("instances of the campaign", number, len(responses))
    union = np.unique(np.concatenate([burst.posts for burst in responses])) if responses else np.zeros(0, np.int64)
    total = response_of(lake, posts_of(lake, union, posters), None, posters) if len(union) else None
    unanswered = tuple((*names[number], count) for number, count in sorted(answers.items()) if count < least)
    stated = subscribers or pc.max(own.table["followers"]).as_py()
    most = max((len(burst.posts) for burst in answered), default=max(answers.values(), default=0))
    described = Campaign(channel, tuple(instances), total, own.table.num_rows, stated, unanswered, (), least, most)
    return replace(described, missing=_missing(described))


def others_collected(lake: Lake, channel: str) -> CollectedHours:
    """Return the hours in which posts outside the channel were collected."""
    query = f"select epoch_ms(time) // {HOUR_MS} as hour, count(*) as n from posts where channel <> ? group by 1 order by 1"  # noqa: S608 - a number
    table = lake.sql(query, [channel])
    hours = table["hour"].to_numpy().astype(np.int64)
    volume = np.bincount(hours - hours[0], weights=table["n"].to_numpy()).astype(np.int64) if len(hours) else np.zeros(1, np.int64)
    return CollectedHours(int(hours[0]) if len(hours) else 0, volume)


def _names(lake: Lake, numbers: list[int]) -> dict[int, tuple[str, str]]:
    rows = lake.sql("select distinct object, kind, value from objects where object in (select unnest(?::bigint[]))", [numbers]).to_pylist()
    return {row["object"]: (row["kind"], row["value"]) for row in rows}


def _posters(names: dict[int, tuple[str, str]], answers: dict[int, int]) -> Posters:
    """Return the pictures that the channel named."""
    pictures = [number for number in answers if names[number][0] == "image"]
    by_content = any(names[number][1].startswith(PICTURE) for number in pictures)
    return Posters(tuple(number for number in pictures if answers[number]), by_content)


def _objects(lake: Lake, burst: Burst, own: ChannelPosts) -> tuple[tuple[str, str, int], ...]:
    """Return what the calls name and the posts of the burst name, too, with these posts. Accounts that the calls mention come last."""
    by_call = [named.get(call["post"], frozenset()) for named in (own.named, own.mentioned) for call in burst.calls]
    query = """select o.kind, any_value(o.value) as value, count(distinct a.post) as posts from actions a join objects o using (object)
        where a.object in (select unnest(?::bigint[])) and a.post in (select unnest(?::bigint[])) group by a.object, o.kind"""
    rows = lake.sql(query, [sorted(burst.objects.union(*by_call)), burst.posts.tolist()]).to_pylist()
    objects = [(row["kind"], row["value"], row["posts"]) for row in rows]
    return tuple(sorted(objects, key=lambda named: (named[0] == "mention", -named[2], named[:2])))


def _instance(burst: Burst, response: Response, objects: tuple[tuple[str, str, int], ...], clock: CollectedHours) -> Instance:
    first_call = min(map(moment_ms, burst.calls))
    start, end = int(burst.times[0]), int(burst.times[-1])
    counts = np.bincount(burst.times // HOUR_MS - start // HOUR_MS)
    return Instance(
        objects=objects,
        start=_moment(start),
        end=_moment(end),
        calls=tuple(_call(call, start) for call in burst.calls),
        response=response,
        before=_before(burst, first_call, clock),
        after=response.mentions / max(1.0, (end - start) / HOUR_MS),
        peak=int(counts.max()),
        usual=_usual(burst, clock),
        hours=tuple(counts.tolist()),
    )


def _moment(ms: int) -> datetime:
    return datetime.fromtimestamp(ms / 1000, UTC)


def _call(post: dict[str, Any], start: int) -> Call:
    time = moment_ms(post)
    sentence = " ".join(post["text"].split())[:_MOST_SENTENCE]
    return Call(f"{post['post']:016x}", post["platform"], post["channel"], _moment(time), sentence, round((start - time) / HOUR_MS, 2))


def _before(burst: Burst, first_call: int, clock: CollectedHours) -> float | None:
    """Return posts per hour in the day before the first call, None where nothing of others was collected then."""
    day = 24 * HOUR_MS
    hours = slice(max(0, (first_call - day) // HOUR_MS - clock.first), max(0, first_call // HOUR_MS - clock.first))
    if not clock.volume[hours].any():
        return None
    return float(((burst.around >= first_call - day) & (burst.around < first_call)).sum()) / 24


def _usual(burst: Burst, clock: CollectedHours) -> Interval | None:
    """Return the posts expected for the hours of the response, None without a past."""
    counts = np.bincount(burst.around // HOUR_MS - clock.first, minlength=len(clock.volume))
    usual = baseline(counts, clock.volume, clock.first).over(burst.first - clock.first, burst.last - clock.first)
    had_past = int(counts[: burst.first - clock.first].sum()) >= LEAST_BEFORE
    return usual if usual.known and had_past else None


def _missing(described: Campaign) -> tuple[tuple[str, str], ...]:
    """Return the figures that cannot be given, with the reason."""
    lacks, instances = [], described.instances
    if not instances:
        lacks.append(("instances", described.without_instance))
    if any(instance.response.posters is None for instance in instances):
        lacks.append(("posters", f"{INSUFFICIENT}: no picture in these posts has the name or the file of one of the channel"))
    if any(instance.response.young is None for instance in instances):
        lacks.append(("ages of accounts", f"{INSUFFICIENT}: when accounts were made is not known"))
    if any(instance.usual is None for instance in instances):
        lacks.append(("usual posts", f"{INSUFFICIENT}: what the channel named has too short a past in some instances"))
    if any(instance.before is None for instance in instances):
        lacks.append(("posts before the call", f"{INSUFFICIENT}: nothing was collected in the day before some calls"))
    if described.subscribers is None:
        lacks.append(("subscribers", "the dump does not hold their number, and none was stated"))
    return tuple(lacks)
