"""Figures of the posts that followed a call, or all calls of a campaign."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from tocsin.analysis.coaction.rows import Ints, milliseconds
from tocsin.analysis.storms.figures import concentration_of, languages_of, wilson
from tocsin.domain.campaign import Response
from tocsin.domain.storm import Interval
from tocsin.lake import Lake

PICTURE = "picture:"
"""Begin of the name of a picture that is known by its contents."""
_FEW = 10
_YOUNG_MS = 30 * 86_400_000


@dataclass(frozen=True, slots=True)
class Posters:
    """Pictures of a channel: ``objects`` are those that others show.

    ``by_content`` is True where the desk has the files, so that a copy under another name is recognised and its absence means something.
    """

    objects: tuple[int, ...]
    by_content: bool


def posts_of(lake: Lake, numbers: Ints, posters: Posters) -> pa.Table:
    """Return the posts with these numbers. ``poster`` tells those that show a picture of the channel."""
    query = """select post, account, account_id, time, text, lang, images, account_created, post in (
            select post from actions where kind = 'image' and object in (select unnest(?::bigint[]))) as poster
        from posts where post in (select unnest(?::bigint[])) order by time, post"""
    return lake.sql(query, [list(posters.objects), numbers.tolist()])


def response_of(lake: Lake, posts: pa.Table, earlier: frozenset[int] | None, posters: Posters) -> Response:
    """Return the figures of posts. ``earlier`` are the accounts of instances before (None for the first or for a total)."""
    accounts = np.unique(posts["account"].to_numpy()).tolist()
    again = None if earlier is None else wilson(sum(account in earlier for account in accounts), len(accounts))
    return Response(
        posts.num_rows, len(accounts), again, _young(posts), languages_of(lake, posts), _posters(posts, posters), concentration_of(posts)
    )


def _young(posts: pa.Table) -> Interval | None:
    aged = posts.filter(pc.is_valid(posts["account_created"]))
    if aged.num_rows < _FEW:
        return None
    by_account = aged.group_by("account").aggregate([("account_created", "min"), ("time", "min")])
    age = milliseconds(by_account["time_min"]) - milliseconds(by_account["account_created_min"])
    return wilson(int((age <= _YOUNG_MS).sum()), len(age))


def _posters(posts: pa.Table, posters: Posters) -> Interval | None:
    """Return the share of posts that show a picture of the channel, of those of which that can be told.

    Platforms rename pictures. So without the files, a picture that nobody shows under its own name may still be there. With them, posts
    whose own picture is no file are left out.
    """
    if not posters.by_content:
        return wilson(pc.sum(posts["poster"]).as_py(), posts.num_rows) if posters.objects else None
    images = posts["images"].to_pylist()
    on_file = [all(image.startswith(PICTURE) for image in of_post) for of_post in images]
    if not any(of_post and there for of_post, there in zip(images, on_file, strict=True)):
        return None
    shows = posts["poster"].to_pylist()
    telling = [shown for shown, there in zip(shows, on_file, strict=True) if shown or there]
    return wilson(sum(telling), len(telling))
