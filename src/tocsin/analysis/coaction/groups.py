"""Describe groups: the names of their accounts, the objects and posts behind them."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from tocsin.analysis.coaction.kernel import ranges
from tocsin.analysis.coaction.rows import ActionColumns, Codes, take
from tocsin.analysis.coaction.search import FoundGroup
from tocsin.analysis.source import AccountNames
from tocsin.domain.storm import Group
from tocsin.lake import Lake

_OBJECTS = 10
_POSTS = 200


def described(lake: Lake, names: AccountNames, rows: ActionColumns, group: FoundGroup, window_s: int) -> Group:
    """Return a group with names, objects and keys of posts."""
    joint_rows = _joint_rows(rows, np.array(group.accounts, np.int32), window_s * 1000)
    posts = np.unique(rows.messages[joint_rows.message])
    return Group(
        tuple(sorted(names.of(pa.array(rows.accounts[list(group.accounts)])).to_pylist())),
        window_s,
        group.joint,
        round(group.expected, 3),
        group.moments,
        group.q,
        _objects(lake, joint_rows),
        tuple(f"{int(post):016x}" for post in posts[:_POSTS]),
        group.cause,
    )


def _joint_rows(rows: ActionColumns, members: Codes, window_ms: int) -> ActionColumns:
    """Return the rows of members with another member's row in the window."""
    flags = np.zeros(len(rows.accounts), np.bool_)
    flags[members] = True
    own = take(rows, np.flatnonzero(flags[rows.account]))
    low, high = ranges(own.object, own.time, window_ms)
    joint = [i for i in range(len(own)) if (own.account[low[i] : high[i]] != own.account[i]).any()]
    return take(own, np.array(joint, np.int64))


def _objects(lake: Lake, rows: ActionColumns) -> tuple[tuple[str, str, int], ...]:
    """Return the objects that members acted on together as (kind, value, acts), the most frequent first."""
    codes, counts = np.unique(rows.object, return_counts=True)
    most = np.lexsort((codes, -counts))[:_OBJECTS]
    numbers = [int(n) for n in rows.objects[codes[most]]]
    table = lake.sql("select distinct object, kind, value from objects where object in (select unnest(?))", [numbers]).to_pylist()
    names = {row["object"]: (row["kind"], row["value"]) for row in table}
    listed = zip(numbers, counts[most].tolist(), strict=True)
    return tuple((*names.get(number, ("near-text", f"{number:016x}")), count) for number, count in listed)


def numbered(edges: pa.Table, rows: ActionColumns, groups: Sequence[FoundGroup]) -> pa.Table:
    """Append the number of the group that both accounts of an edge belong to, from 1, and 0 for none."""
    number = np.zeros(edges.num_rows, np.int64)
    a, b = edges["a"], edges["b"]
    for at, group in enumerate(groups, start=1):
        members = pa.array(np.sort(rows.accounts[list(group.accounts)]))
        inside = pc.and_(pc.is_in(a, members), pc.is_in(b, members)).to_numpy()
        number[inside & (number == 0)] = at
    return edges.append_column("group", pa.array(number))
