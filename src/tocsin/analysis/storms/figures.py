"""Figures of one storm. A figure that the data cannot give is None, with the reason."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any

import numpy as np
import numpy.typing as npt
import pyarrow as pa
import pyarrow.compute as pc

from tocsin.analysis import spoken
from tocsin.analysis.coaction.near_duplicates import clusters
from tocsin.analysis.coaction.rows import Ints, milliseconds
from tocsin.analysis.names import names_of, stands_in
from tocsin.analysis.storms.baseline import HOUR_MS
from tocsin.analysis.storms.request import StormRequest
from tocsin.analysis.storms.rhythm import rhythm_p, weekdays
from tocsin.analysis.storms.rise import Rise
from tocsin.domain.storm import INSUFFICIENT, Call, Interval, Storm
from tocsin.lake import Lake
from tocsin.lake.actions import normal_text

_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_MOST_CALLS = 20
_FEW = 10
_MOST_SENTENCE = 300
_BETWEEN_SENTENCES = re.compile(r"(?<=[.!?؟。])\s+(?=\w)|\n+")
UNKNOWN = "unknown"
"""Language or platform that a dump does not name."""


@dataclass(frozen=True, slots=True)
class StormPosts:
    """Posts of a rise in order of time, each with its kind."""

    table: pa.Table
    marks: dict[str, npt.NDArray[np.bool_]]


def storm_of(lake: Lake, rise: Rise, storm_posts: StormPosts, request: StormRequest) -> Storm:
    """Return all figures of one rise."""
    posts = storm_posts.table
    times, usual = milliseconds(posts["time"]), rise.usual()
    calls = _calls(lake, rise, posts, request)
    peak = int(np.argmax(rise.counts[rise.first : rise.last + 1])) + rise.first
    busiest = max(_at((rise.start + peak) * HOUR_MS), _at(int(times[0])))
    since = calls[0].time if calls else _at(int(times[0]))
    by_language = languages_of(lake, posts)
    missing = dict(_missing(rise, posts, calls, times))
    if [language for language, _ in by_language] == [UNKNOWN]:
        missing["languages"] = f"{INSUFFICIENT}: the dump names no languages, and the words tell none"
    counts = {name: int(flags.sum()) for name, flags in storm_posts.marks.items()}
    return Storm(
        kind=rise.kind,
        object=rise.value,
        start=_at(int(times[0])),
        peak=busiest,
        end=_at(int(times[-1])),
        mentions=len(times),
        baseline=usual,
        p=rise.chance if usual.known else 1.0,
        accounts=pc.count_distinct(posts["account"]).as_py(),
        concentration=concentration_of(posts),
        originals=counts["original"],
        shares=counts["share"],
        duplicates=counts["duplicate"],
        near_duplicates=counts["near_duplicate"],
        same_image=counts["same_image"],
        languages=by_language,
        platforms=_platforms(posts),
        new_accounts=_new_accounts(posts, request.new_account_days, int(times[0])),
        deleted=_deleted(posts),
        median_life_s=_life(posts),
        first_s=_delay(since, _first_after(times, since)),
        half_s=_delay(since, _at(int(times[len(times) // 2]))),
        peak_s=_delay(since, busiest),
        rhythm=weekdays(times),
        rhythm_p=rhythm_p(times, request.seed),
        calls=tuple(calls),
        reach=_reach(lake, calls, len(times)),
        coverage=rise.coverage,
        new=rise.new,
        missing=tuple(missing.items()),
        posts=tuple(f"{number:016x}" for number in posts["post"].to_pylist()),
    )


def _at(ms: int) -> datetime:
    return _EPOCH + timedelta(milliseconds=ms)


def _delay(since: datetime, then: datetime | None) -> float | None:
    return round((then - since).total_seconds(), 3) if then else None


def _first_after(times: Ints, since: datetime) -> datetime | None:
    after = times[times >= int((since - _EPOCH) / timedelta(milliseconds=1))]
    return _at(int(after[0])) if len(after) else None


def concentration_of(posts: pa.Table) -> float:
    """Return the share of posts by the busiest tenth of accounts, rounded up: of 19 accounts, two."""
    counts = np.sort(np.unique(posts["account"].to_numpy(), return_counts=True)[1])[::-1]
    return round(float(counts[: -(-len(counts) // 10)].sum() / counts.sum()), 4)


def marks_of(posts: pa.Table) -> dict[str, npt.NDArray[np.bool_]]:
    """Flag each post, in order of time: share, exact copy, near copy, or copied image of an earlier post."""
    shared = pc.not_equal(posts["share_of"], "").to_numpy()
    own = np.flatnonzero(~shared)
    texts = posts["text"].take(pa.array(own)).to_pylist()
    duplicate, near = _copied(texts)
    flags = {name: np.zeros(posts.num_rows, np.bool_) for name in ("duplicate", "near_duplicate", "same_image")}
    flags["duplicate"][own], flags["near_duplicate"][own] = duplicate, near
    flags["same_image"][own] = _again(posts["images"].take(pa.array(own)).to_pylist())
    return {"original": ~shared, "share": shared} | flags


def _copied(texts: list[str]) -> tuple[npt.NDArray[np.bool_], npt.NDArray[np.bool_]]:
    """Flag the texts that repeat an earlier one, exactly and nearly."""
    normal = [normal_text(text) for text in texts]
    first: dict[str, int] = {}
    for i, text in enumerate(normal):
        first.setdefault(text, i)
    duplicate = np.array([bool(text) and first[text] != i for i, text in enumerate(normal)], np.bool_)
    places = np.array([i for text, i in first.items() if text], np.int64)
    cluster = clusters([normal[i] for i in places])
    near = np.zeros(len(texts), np.bool_)
    _, heads = np.unique(cluster, return_index=True)
    later = np.ones(len(places), np.bool_)
    later[heads] = False
    near[places] = later & (cluster >= 0)
    return duplicate, near


def _again(images: list[list[str]]) -> list[bool]:
    earlier_images: set[str] = set()
    repeated = []
    for post_images in images:
        repeated.append(any(image in earlier_images for image in post_images))
        earlier_images.update(post_images)
    return repeated


def language_named(language: str) -> str:
    """Return the words for a language of :func:`languages_of`."""
    return "language not known" if language == UNKNOWN else language


def languages_of(lake: Lake, posts: pa.Table) -> tuple[tuple[str, int], ...]:
    """Return posts by language, the most frequent first: that of the dump, else that of the words, ``unknown`` where these tell none."""
    return _most(pa.chunked_array([pa.array(spoken.languages_of(lake, posts), pa.string())]))


def _most(column: pa.ChunkedArray) -> tuple[tuple[str, int], ...]:
    counted = pc.value_counts(column.combine_chunks()).to_pylist()
    return tuple(sorted(((row["values"] or UNKNOWN, row["counts"]) for row in counted), key=lambda pair: (-pair[1], pair[0])))


def _platforms(posts: pa.Table) -> tuple[tuple[str, int, float], ...]:
    """Return platforms with their posts and the delay in seconds after the first platform."""
    grouped = posts.group_by("platform").aggregate([("time", "min"), ("time", "count")]).to_pylist()
    start = min(row["time_min"] for row in grouped)
    rows = [(row["platform"] or UNKNOWN, row["time_count"], (row["time_min"] - start).total_seconds()) for row in grouped]
    return tuple(sorted(rows, key=lambda row: (row[2], row[0])))


def wilson(part: int, total: int) -> Interval:
    """Return a share with its 95 % interval (Wilson 1927)."""
    z, share = 1.96, part / total
    middle = (share + z * z / (2 * total)) / (1 + z * z / total)
    half = z * float(np.sqrt(share * (1 - share) / total + z * z / (4 * total * total))) / (1 + z * z / total)
    return Interval(round(share, 4), round(max(0.0, middle - half), 4), round(min(1.0, middle + half), 4))


def _new_accounts(posts: pa.Table, days: int, start_ms: int) -> Interval | None:
    """Return the share of accounts created within some days before the storm, of those whose age is known."""
    with_age = posts.select(["account", "account_created"]).filter(pc.is_valid(posts["account_created"]))
    if with_age.num_rows < _FEW:
        return None
    created_ms = milliseconds(with_age.group_by("account").aggregate([("account_created", "min")])["account_created_min"])
    return wilson(int((created_ms >= start_ms - days * 86_400_000).sum()), len(created_ms))


def _deleted(posts: pa.Table) -> Interval | None:
    """Return the share of posts known to be deleted, from their own dump or a later one."""
    gone = pc.sum(posts["gone"]).as_py() or 0
    return wilson(gone, posts.num_rows) if gone else None


def _life(posts: pa.Table) -> float | None:
    """Return the median seconds from post to deletion, of those deleted."""
    gone = posts.filter(pc.is_valid(posts["deleted_at"]))
    if not gone.num_rows:
        return None
    life = milliseconds(gone["deleted_at"]) - milliseconds(gone["time"])
    return round(float(np.median(np.maximum(life, 0))) / 1000, 3)


def _calls(lake: Lake, rise: Rise, posts: pa.Table, request: StormRequest) -> list[Call]:
    """Return the calls before the peak of a rise.

    In the channel that the analyst names, every post that names the object, or a poster of the rise, is a call, whatever its wording.
    Elsewhere a call names the object, is worded as one, and stands on another platform, or in a channel before the rise. Whoever quotes a
    text without its hashtags names it, and so does whoever names a hashtag of it.
    """
    main = _most(posts["platform"])[0][0]
    start = _EPOCH + timedelta(milliseconds=rise.begin_ms)
    peak = _EPOCH + timedelta(hours=rise.start + rise.first + int(np.argmax(rise.counts[rise.first : rise.last + 1])) + 1)
    own = names_of(rise.kind, rise.value)
    query = """select post, platform, channel, time, text, images from posts where time between ? and ? and (
        (channel = ? and channel <> '') or ((platform <> ? or (channel <> '' and time < ?))
        and exists (select 1 from unnest(?::varchar[]) as object(name) where contains(lower(text), name))))
        order by time, post limit 20000"""
    since, until, begin = (moment.replace(tzinfo=None) for moment in (start - timedelta(days=request.call_days), peak, start))
    rows = lake.sql(query, [since, until, request.source_channel, "" if main == UNKNOWN else main, begin, sorted(own)]).to_pylist()
    names = {*own, *_posters(posts)} - {""}
    calls = []
    for row in rows:
        in_channel = bool(request.source_channel) and row["channel"] == request.source_channel
        sentence = request.recognise(row["text"])
        named = _names_any(row, names) if in_channel else bool(sentence) and _names_any(row | {"images": []}, set(own))
        if named:
            calls.append(_call(row, start, _naming(sentence, row["text"], names)))
    return calls[:_MOST_CALLS]


def _posters(posts: pa.Table) -> set[str]:
    """Return the images that a tenth of the posts of a rise show, in lower case."""
    image_counts = pc.value_counts(pc.list_flatten(posts["images"].combine_chunks())).to_pylist()
    return {row["values"].lower() for row in image_counts if 10 * row["counts"] >= posts.num_rows}


def _names_any(row: dict[str, Any], names: set[str]) -> bool:
    """Return True where the text or an image of a post names one of these."""
    text = f"{row['text'].lower()}\n{normal_text(row['text'])}"
    images = {image.lower() for image in row["images"]}
    return any(stands_in(name, text) or name in images for name in names)


def _naming(sentence: str, text: str, names: set[str]) -> str:
    """Return the sentence that calls, or the first of its text that names one of these where that one does not, or the beginning."""
    sentences = [part.strip() for part in _BETWEEN_SENTENCES.split(text) if part.strip()]
    candidates = [part for part in [sentence, *sentences] if any(stands_in(name, part.lower()) for name in names)]
    return next(iter([*candidates, *filter(None, [sentence]), *sentences]), "")[:_MOST_SENTENCE]


def _call(row: dict[str, Any], start: datetime, sentence: str) -> Call:
    time = row["time"].replace(tzinfo=UTC)
    hours = round((start - time).total_seconds() / 3600, 2)
    return Call(f"{row['post']:016x}", row["platform"], row["channel"], time, sentence, hours)


def _reach(lake: Lake, calls: list[Call], mentions: int) -> Interval | None:
    """Return mentions per subscriber of the calling channels, an upper bound: not all mentions follow from the call."""
    keys = [int(call.post, 16) for call in calls]
    if not keys:
        return None
    query = "select sum(s) s from (select channel, max(followers) s from posts where post in (select unnest(?)) group by channel)"
    subscribers = lake.sql(query, [keys])["s"][0].as_py()
    return Interval(round(mentions / int(subscribers), 4), 0.0, round(mentions / int(subscribers), 4)) if subscribers else None


def _missing(rise: Rise, posts: pa.Table, calls: list[Call], times: Ints) -> Iterator[tuple[str, str]]:
    """Return the figures that cannot be given, with the reason."""
    if not rise.baseline.known[rise.first]:
        yield "baseline", f"{INSUFFICIENT}: less than 48 hours of the four weeks before it were collected"
    elif rise.weekly:
        yield "baseline", "it returns at the same hour of the week: whether that is a regular event or a weekly campaign cannot be told"
    elif rise.new:
        yield "past", f"{INSUFFICIENT}: the object is less than a week old, or had fewer than 20 posts before"
    if not pc.any(posts["gone"]).as_py():
        yield "deleted", f"{INSUFFICIENT}: no deletions were collected"
    if posts.num_rows - posts["account_created"].null_count < _FEW:
        yield "new accounts", f"{INSUFFICIENT}: when accounts were made is not known"
    if int(times[-1] - times[0]) < 21 * 86_400_000:
        yield "weekly rhythm", f"{INSUFFICIENT}: less than three weeks"
    if not calls:
        yield "calls", "no call to action was found on another platform or in a channel in the days before; it may not have been collected"
    if rise.coverage < 1:
        yield "coverage", f"nothing was collected in {1 - rise.coverage:.0%} of its hours: mentions are a lower bound"
