"""Figures of the posts that followed a call, or all calls of a campaign."""

from __future__ import annotations

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from tocsin.analysis.coaction.rows import Ints, milliseconds
from tocsin.analysis.storms.figures import concentration_of, languages_of, wilson
from tocsin.domain.campaign import Response
from tocsin.domain.storm import Interval
from tocsin.lake import Lake

_FEW = 10
_YOUNG_MS = 30 * 86_400_000


def posts_of(lake: Lake, numbers: Ints) -> pa.Table:
    """Return the posts with these numbers."""
    query = """select post, account, account_id, time, lang, images, account_created from posts
        where post in (select unnest(?::bigint[])) order by time, post"""
    return lake.sql(query, [numbers.tolist()])


def response_of(posts: pa.Table, earlier: frozenset[int] | None, pictures: frozenset[str] | None) -> Response:
    """Return the figures of posts. ``earlier`` are the accounts of instances before (None for the first or for a total).

    ``pictures`` are the names of the channel's pictures that the data could show, None where it could show none.
    """
    accounts = np.unique(posts["account"].to_numpy()).tolist()
    again = None if earlier is None else wilson(sum(account in earlier for account in accounts), len(accounts))
    return Response(
        posts.num_rows, len(accounts), again, _young(posts), languages_of(posts), _posters(posts, pictures), concentration_of(posts)
    )


def _young(posts: pa.Table) -> Interval | None:
    aged = posts.filter(pc.is_valid(posts["account_created"]))
    if aged.num_rows < _FEW:
        return None
    by_account = aged.group_by("account").aggregate([("account_created", "min"), ("time", "min")])
    age = milliseconds(by_account["time_min"]) - milliseconds(by_account["account_created_min"])
    return wilson(int((age <= _YOUNG_MS).sum()), len(age))


def _posters(posts: pa.Table, pictures: frozenset[str] | None) -> Interval | None:
    if pictures is None:
        return None
    images = posts["images"].to_pylist()
    return wilson(sum(any(image.lower() in pictures for image in of_post) for of_post in images), len(images))
