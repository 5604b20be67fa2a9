"""Find the instances of a campaign: objects that a channel names together, and the bursts of posts that follow.

Any post of the channel that names a hashtag, a link, a picture or a text to copy is a call, whatever its wording, if others then post it.
A text to copy is a line of five words or more that others post as it is. Objects named in one post belong together. A burst is a run of
hours with at least a fiftieth of the posts of the busiest hour, with pauses of up to twelve hours. So a call that returns every week is one
campaign with an instance for each week.
"""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass
from datetime import UTC
from typing import Any

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from tocsin.analysis.coaction.rows import Ints, milliseconds
from tocsin.analysis.names import stands_in
from tocsin.analysis.storms.baseline import HOUR_MS
from tocsin.lake import Lake
from tocsin.lake.actions import SEPARATOR, normal_text, numbers

_CALL_MS = 7 * 24 * HOUR_MS
_PAUSE_HOURS = 12
_LEAST_SHARE = 0.02
_LEAST_AN_HOUR = 3
_LEAST_WORDS = 5
_FILE_NAME = r"(?<![\w-])[\w-]+(?:\.[\w-]+)+"
_FILE_NAMES = (re.compile(_FILE_NAME), re.compile(_FILE_NAME, re.ASCII))
"""File names between other letters, and those in ASCII that touch letters of a script without spaces."""
_ANSWERED = "('hashtag', 'link', 'image', 'text')"


@dataclass(frozen=True, slots=True)
class ChannelPosts:
    """Posts of the channel in order of time, the objects that each names, and the accounts that each mentions."""

    table: pa.Table
    named: dict[int, frozenset[int]]
    mentioned: dict[int, frozenset[int]]


@dataclass(frozen=True, slots=True)
class Burst:
    """Posts of others on objects named together that follow calls, with their times in ms, sorted.

    ``around`` are the times of all posts on these objects. ``first`` and ``last`` are the hours of the burst since 1970.
    """

    objects: frozenset[int]
    posts: Ints
    times: Ints
    around: Ints
    first: int
    last: int
    calls: tuple[dict[str, Any], ...]


def channel_posts(lake: Lake, channel: str) -> ChannelPosts:
    """Return the posts of a channel with what they name: hashtags, links, pictures shown or named by file, and texts that others copy."""
    table = lake.sql("select post, platform, channel, time, text, followers from posts where channel = ? order by time, post", [channel])
    query = """select post, object, kind = 'mention' as mention from actions where kind in ('hashtag', 'link', 'image', 'mention')
        and post in (select post from posts where channel = ?)"""
    named: dict[int, set[int]] = defaultdict(set)
    mentioned: dict[int, set[int]] = defaultdict(set)
    for row in lake.sql(query, [channel]).to_pylist():
        (mentioned if row["mention"] else named)[row["post"]].add(row["object"])
    for picture, number in _pictures(lake, table).items():
        for row in table.to_pylist():
            if stands_in(picture, row["text"].lower()):
                named[row["post"]].add(number)
    for post, copied in _copied(lake, table, channel):
        named[post].add(copied)
    return ChannelPosts(table, *({post: frozenset(objects) for post, objects in by_post.items()} for by_post in (named, mentioned)))


def _copied(lake: Lake, posts: pa.Table, channel: str) -> list[tuple[int, int]]:
    """Return the lines of a channel's posts that others posted word for word, as numbers of the post and of the text."""
    lines = {
        (row["post"], normal)
        for row in posts.to_pylist()
        for line in [row["text"], *row["text"].splitlines()]
        if len((normal := normal_text(line.strip())).split()) >= _LEAST_WORDS
    }
    of_text = dict(
        zip(texts := sorted({text for _, text in lines}), numbers(f"text{SEPARATOR}{text}" for text in texts).tolist(), strict=True)
    )
    query = """select distinct a.object from actions a join posts p using (post)
        where a.kind = 'text' and a.object in (select unnest(?::bigint[])) and p.channel <> ?"""
    copied = set(lake.sql(query, [sorted(of_text.values()), channel])["object"].to_pylist())
    return sorted((post, of_text[text]) for post, text in lines if of_text[text] in copied)


def _pictures(lake: Lake, posts: pa.Table) -> dict[str, int]:
    """Return the pictures in the lake whose file name stands in a text of the channel."""
    words = {name.lower() for text in posts["text"].to_pylist() for pattern in _FILE_NAMES for name in pattern.findall(text)}
    query = (
        "select distinct lower(value) as name, object from objects where kind = 'image' and lower(value) in (select unnest(?::varchar[]))"
    )
    return {row["name"]: row["object"] for row in lake.sql(query, [sorted(words)]).to_pylist()}


def bursts(lake: Lake, channel: str, own: ChannelPosts, least: int) -> tuple[list[Burst], dict[int, int]]:
    """Return all bursts that follow calls, of objects with ``least`` posts of others, and the posts of others for each object named."""
    named = sorted({number for objects in own.named.values() for number in objects})
    query = f"""select distinct a.object, a.post, p.time from actions a join posts p using (post)
        where a.object in (select unnest(?::bigint[])) and a.kind in {_ANSWERED} and p.channel <> ?"""  # noqa: S608 - fixed words
    acts = lake.sql(query, [named, channel])
    numbers, counts = np.unique(acts["object"].to_numpy(), return_counts=True)
    answers = dict.fromkeys(named, 0) | dict(zip(numbers.tolist(), counts.tolist(), strict=True))
    calls = own.table.to_pylist()
    responses: list[Burst] = []
    for objects in _together(own, {number for number, count in answers.items() if count >= least}):
        of_set = acts.filter(pc.is_in(acts["object"], pa.array(sorted(objects), pa.int64()))).sort_by("time")
        responses += _of_objects(of_set, [call for call in calls if own.named.get(call["post"], frozenset()) & objects])
    return sorted(responses, key=lambda burst: (burst.first, min(burst.objects))), answers


def _together(own: ChannelPosts, answered: set[int]) -> list[frozenset[int]]:
    """Return the sets of answered objects that posts of the channel name together."""
    sets: list[set[int]] = []
    for objects in own.named.values():
        joined = set(objects & answered)
        if joined:
            apart = [other for other in sets if not other & joined]
            sets = [*apart, joined.union(*(other for other in sets if other & joined))]
    return [frozenset(members) for members in sets]


def _of_objects(acts: pa.Table, calls: list[dict[str, Any]]) -> list[Burst]:
    posts, first_at = np.unique(acts["post"].to_numpy(), return_index=True)
    order = np.argsort(milliseconds(acts["time"])[first_at], kind="stable")
    posts, times = posts[order], milliseconds(acts["time"])[first_at][order]
    responses = []
    for first, last, begin, end in _runs(times):
        hours, counts = np.unique(times[(times >= first * HOUR_MS) & (times < (last + 1) * HOUR_MS)] // HOUR_MS, return_counts=True)
        peak = int(hours[np.argmax(counts)])
        before = tuple(call for call in calls if max(begin, first * HOUR_MS - _CALL_MS) <= moment_ms(call) < (peak + 1) * HOUR_MS)
        inside = (times >= min([first * HOUR_MS, *map(moment_ms, before)])) & (times < end)
        if before and inside.any():
            named = frozenset(acts["object"].filter(pc.is_in(acts["post"], pa.array(posts[inside]))).to_pylist())
            responses.append(Burst(named, posts[inside], times[inside], times, first, last, before))
    return responses


def _runs(times: Ints) -> list[tuple[int, int, int, int]]:
    """Return the bursts: first and last hour, and the times (ms) after the burst before and before the burst after."""
    hours, counts = np.unique(times // HOUR_MS, return_counts=True)
    busy = hours[counts >= max(_LEAST_AN_HOUR, _LEAST_SHARE * counts.max(initial=0))]
    if not len(busy):
        return []
    breaks = np.flatnonzero(np.diff(busy) > _PAUSE_HOURS)
    firsts, lasts = busy[np.append(0, breaks + 1)].tolist(), busy[np.append(breaks, len(busy) - 1)].tolist()
    begins = [0, *((last + 1) * HOUR_MS for last in lasts[:-1])]
    ends = [min(last + _PAUSE_HOURS, later) * HOUR_MS for last, later in zip(lasts, [*firsts[1:], lasts[-1] + _PAUSE_HOURS], strict=True)]
    return list(zip(firsts, lasts, begins, ends, strict=True))


def moment_ms(call: dict[str, Any]) -> int:
    """Return the time of a post in milliseconds since 1970."""
    return int(call["time"].replace(tzinfo=UTC).timestamp() * 1000)
