"""What is behind an edge: the posts of two accounts that met on an object within the window."""

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
    """An edge as a person names it: a row of the edges' file."""

    object_type: str
    window_s: int
    account_a: str
    account_b: str


@dataclass(frozen=True, slots=True)
class Meeting:
    """Two posts on one object within the window: what makes one of an edge's weight."""

    object: str
    post_a: Post
    post_b: Post

    @property
    def apart(self) -> timedelta:
        """How long B came after A; negative when before."""
        return self.post_b.time - self.post_a.time


def behind(lake: Lake, edge: EdgeKey, scope: Scope | None = None) -> list[Meeting]:
    """The meetings behind an edge, as many as its weight, in the order of time; raises :class:`Unknown` for an account not there."""
    names = source.AccountNames(lake)
    a, b = names.number(edge.account_a), names.number(edge.account_b)
    if a is None or b is None:
        raise Unknown("account", edge.account_a if a is None else edge.account_b, "name it as the edges' file does")
    actions = source.actions(lake, (edge.object_type,), scope or Scope())
    ours = actions.filter(pc.is_in(actions["account"], pa.array([a, b]))).to_pylist()
    met = _met([row for row in ours if row["account"] == a], [row for row in ours if row["account"] == b], timedelta(seconds=edge.window_s))
    posts = _posts(lake, {key for _, *keys in met for key in keys})
    values = _values(lake, {number for number, *_ in met})
    found = [Meeting(values.get(number, f"{number:016x}"), posts[one], posts[two]) for number, one, two in met]
    return sorted(found, key=lambda meeting: (min(meeting.post_a.time, meeting.post_b.time), meeting.object, meeting.post_a.post_id))


Row = dict[str, int | datetime]


def _met(ones: list[Row], twos: list[Row], window: timedelta) -> list[tuple[int, int, int]]:
    """Object and both posts, wherever two actions lie within the window."""
    by_object: dict[object, list[Row]] = {}
    for row in twos:
        by_object.setdefault(row["object"], []).append(row)
    pairs = ((one, two) for one in ones for two in by_object.get(one["object"], ()))
    near = ((one, two) for one, two in pairs if abs(_time(one) - _time(two)) <= window)
    return [(int(str(one["object"])), int(str(one["post"])), int(str(two["post"]))) for one, two in near]


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
