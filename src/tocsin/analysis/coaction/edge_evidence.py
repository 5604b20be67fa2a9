"""Find the posts behind an edge: pairs of posts of two accounts on one object within the window."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

import pyarrow as pa
import pyarrow.compute as pc

from tocsin.analysis import source
from tocsin.analysis.coaction.request import Scope
from tocsin.domain.errors import Unknown
from tocsin.domain.post import Post
from tocsin.lake import Lake


@dataclass(frozen=True, slots=True)
class EdgeKey:
    """An edge as a row of the edges' file identifies it."""

    object_type: str
    window_s: int
    account_a: str
    account_b: str


@dataclass(frozen=True, slots=True)
class Meeting:
    """Two posts on one object within the window. An edge's weight counts these."""

    object: str
    post_a: Post
    post_b: Post

    @property
    def apart(self) -> timedelta:
        """Return the time from post A to post B, negative when B came first."""
        return self.post_b.time - self.post_a.time


def behind(lake: Lake, edge: EdgeKey, scope: Scope | None = None) -> list[Meeting]:
    """Return the meetings behind an edge, as many as its weight, in order of time.

    Raises :class:`Unknown` for an account that is not in the lake.
    """
    names = source.AccountNames(lake)
    a, b = names.number(edge.account_a), names.number(edge.account_b)
    if a is None or b is None:
        raise Unknown("account", edge.account_a if a is None else edge.account_b, "name it as the edges' file does")
    actions = source.actions(lake, (edge.object_type,), scope or Scope())
    rows = actions.filter(pc.is_in(actions["account"], pa.array([a, b]))).to_pylist()
    met = _met([row for row in rows if row["account"] == a], [row for row in rows if row["account"] == b], timedelta(seconds=edge.window_s))
    posts = _posts(lake, {key for _, *keys in met for key in keys})
    values = _values(lake, {number for number, *_ in met})
    meetings = [Meeting(values.get(number, f"{number:016x}"), posts[post_a], posts[post_b]) for number, post_a, post_b in met]
    return sorted(meetings, key=lambda meeting: (min(meeting.post_a.time, meeting.post_b.time), meeting.object, meeting.post_a.post_id))


Row = dict[str, int | datetime]


def _met(rows_a: list[Row], rows_b: list[Row], window: timedelta) -> list[tuple[int, int, int]]:
    """Return object and both posts of each pair of actions within the window."""
    by_object: dict[object, list[Row]] = {}
    for row in rows_b:
        by_object.setdefault(row["object"], []).append(row)
    pairs = ((row_a, row_b) for row_a in rows_a for row_b in by_object.get(row_a["object"], ()))
    near = ((row_a, row_b) for row_a, row_b in pairs if abs(_time(row_a) - _time(row_b)) <= window)
    return [(int(str(row_a["object"])), int(str(row_a["post"])), int(str(row_b["post"]))) for row_a, row_b in near]


def _time(row: Row) -> datetime:
    time = row["time"]
    assert isinstance(time, datetime)
    return time


def _posts(lake: Lake, numbers: set[int]) -> dict[int, Post]:
    ordered = sorted(numbers)
    return dict(zip(ordered, lake.posts([f"{number:016x}" for number in ordered]), strict=True))


def _values(lake: Lake, numbers: set[int]) -> dict[int, str]:
    rows = lake.sql(
        "select distinct object, value from objects where object in (select unnest(?::bigint[]))", [sorted(numbers)]
    ).to_pylist()
    return {row["object"]: row["value"] for row in rows}
