"""The analysis for Python users: ``import tocsin``, load posts into a lake, and get Arrow tables.

    lake = tocsin.load("lake", "posts.csv", "result.json")
    tocsin.edges(lake, windows=(60, 3600))
    groups = tocsin.groups(lake).to_pylist()
    tocsin.signals(lake, groups[0])
    tocsin.storms(lake, source_channel="caller")

Tables have one row for each edge, group or storm. A figure that the data cannot give is null. Needs the extra ``measure``.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import asdict, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from tocsin.desk.analysis import call_sentence
from tocsin.domain.campaign import Campaign
from tocsin.extras import require

if TYPE_CHECKING:
    import pyarrow as pa

    from tocsin.lake import Lake

KINDS = ("hashtag", "link", "text", "image", "share", "reply")


def load(folder: str | Path, *files: str | Path) -> Lake:
    """Return the lake in a folder, with the posts of these files added. Posts that it holds already are not added again."""
    require("measure")
    from tocsin.ingest.posts import read_posts
    from tocsin.lake import Lake

    lake = Lake(Path(folder))
    if files:
        lake.append(batch for file in files for batch in read_posts(Path(file)))
    return lake


def edges(lake: Lake, on: Sequence[str] = KINDS, windows: Sequence[int] = (), q: float = 0.01) -> pa.Table:
    """Return the pairs of accounts that meet beyond chance at the rate ``q`` (1 for all pairs), windows in seconds.

    Without windows, those that the data allows are chosen. The columns are those of :data:`tocsin.analysis.coaction.request.EDGES`.
    """
    from tocsin.analysis.coaction.request import CoactRequest
    from tocsin.analysis.coaction.run import coact

    return coact(lake, CoactRequest(on=tuple(on), windows=tuple(windows), most_q=q, permutations=0)).edges


def groups(lake: Lake, on: Sequence[str] = KINDS, windows: Sequence[int] = ()) -> pa.Table:
    """Return the groups of accounts in step, and those with a visible common cause, whose ``cause`` is not empty.

    ``posts`` are keys for :func:`posts`.
    """
    import pyarrow as pa

    from tocsin.analysis.coaction.request import CoactRequest
    from tocsin.analysis.coaction.run import coact

    found_groups = coact(lake, CoactRequest(on=tuple(on), windows=tuple(windows), most_q=0.01, permutations=0)).groups
    rows = [
        asdict(group) | {"objects": [{"kind": kind, "value": value, "acts": acts} for kind, value, acts in group.objects]}
        for group in found_groups
    ]
    names = ("accounts", "window_s", "joint", "expected", "moments", "q", "objects", "posts", "cause")
    return pa.table({name: [row[name] for row in rows] for name in names})


def signals(lake: Lake, group: Mapping[str, Any]) -> pa.Table:
    """Return further signals of a group, a row of :func:`groups` as a dictionary, each beside what chance gives."""
    import pyarrow as pa

    from tocsin.analysis.coaction.signals import signals as signals_of
    from tocsin.domain.storm import Group

    objects = tuple((row["kind"], row["value"], row["acts"]) for row in group["objects"])
    rows = signals_of(lake, Group(**dict(group) | {"accounts": tuple(group["accounts"]), "objects": objects}))
    return pa.Table.from_pylist([asdict(signal) | {"sentence": signal.sentence} for signal in rows])


def posts(lake: Lake, keys: Sequence[str]) -> pa.Table:
    """Return the posts with these keys, in order of time."""
    import pyarrow as pa

    return pa.Table.from_pylist([asdict(post) for post in sorted(lake.posts(keys), key=lambda post: post.time)])


def storms(lake: Lake, on: Sequence[str] = ("hashtag", "link"), **options: Any) -> pa.Table:
    """Return the storms. ``options`` are those of :class:`tocsin.analysis.storms.request.StormRequest`."""
    import pyarrow as pa

    from tocsin.analysis.storms.detect import storms as detect
    from tocsin.analysis.storms.request import StormRequest

    request = replace(StormRequest(on=tuple(on), **options), recognise=call_sentence)
    rows = [asdict(storm) | {"excess": storm.excess} for storm in detect(lake, request)]
    names = ("kind", "object", "start", "end", "mentions", "accounts", "excess", "p", "new", "concentration", "baseline", "posts")
    return pa.table({name: [row[name] for row in rows] for name in names})


def campaign(lake: Lake, channel: str, subscribers: int | None = None) -> Campaign:
    """Return the calls of a channel and what followed each of them."""
    from tocsin.analysis.campaigns.run import campaign as describe

    return describe(lake, channel, subscribers=subscribers)


def instances(lake: Lake, channel: str) -> pa.Table:
    """Return the instances of a channel's campaign, one row each: when, what was named, and the figures of the response."""
    import pyarrow as pa

    rows = []
    for instance in campaign(lake, channel).instances:
        figures = asdict(instance.response)
        shares = {name: figures[name]["value"] if figures[name] else None for name in ("seen_earlier", "young", "posters")}
        rows.append(
            {"start": instance.start, "end": instance.end, "calls": len(instance.calls), "call": instance.calls[0].sentence}
            | {"objects": [value for _, value, _ in instance.objects]}
            | {name: figures[name] for name in ("mentions", "accounts", "concentration")}
            | shares
            | {"before": instance.before, "after": instance.after, "peak": instance.peak}
        )
    return pa.Table.from_pylist(rows)
