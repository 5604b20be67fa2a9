"""Describe groups: the names of their accounts, the objects and posts behind them."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import pyarrow as pa

from tocsin.analysis.coaction.encounters import by_account
from tocsin.analysis.coaction.kernel import meets
from tocsin.analysis.coaction.rows import ActionColumns, Ints, places, take
from tocsin.analysis.coaction.search import FoundGroup
from tocsin.analysis.source import AccountNames
from tocsin.domain.storm import Group
from tocsin.lake import Lake

_OBJECTS = 10
_POSTS = 200


def described(lake: Lake, names: AccountNames, rows: ActionColumns, groups: Sequence[tuple[FoundGroup, int]]) -> tuple[Group, ...]:
    """Return groups, each found in a window of so many seconds, with names, objects and keys of posts."""
    start, order = by_account(rows.account, len(rows.accounts))
    joint_rows = [_joint_rows(rows, _rows_of(group, start, order), window_s * 1000) for group, window_s in groups]
    objects = _objects(lake, joint_rows)
    return tuple(
        Group(
            tuple(sorted(names.of(pa.array(rows.accounts[list(group.accounts)])).to_pylist())),
            window_s,
            group.joint,
            round(group.expected, 3),
            group.moments,
            group.q,
            acts,
            tuple(f"{int(post):016x}" for post in np.unique(rows.messages[joint.message])[:_POSTS]),
            group.cause,
        )
        for (group, window_s), joint, acts in zip(groups, joint_rows, objects, strict=True)
    )


def _rows_of(group: FoundGroup, start: Ints, order: Ints) -> Ints:
    """Return the places of the actions of a group's accounts, in order."""
    return np.sort(np.concatenate([order[start[account] : start[account + 1]] for account in group.accounts]))


def _joint_rows(rows: ActionColumns, at: Ints, window_ms: int) -> ActionColumns:
    """Return those of a group's rows with another member's row in the window."""
    own = take(rows, at)
    return take(own, np.flatnonzero(meets(own.object, own.account, own.time, window_ms)))


def _objects(lake: Lake, joint_rows: Sequence[ActionColumns]) -> list[tuple[tuple[str, str, int], ...]]:
    """Return for each group the objects that members acted on together as (kind, value, acts), the most frequent first."""
    counted = []
    for rows in joint_rows:
        codes, counts = np.unique(rows.object, return_counts=True)
        most = np.lexsort((codes, -counts))[:_OBJECTS]
        counted.append([(int(rows.objects[code]), int(count)) for code, count in zip(codes[most], counts[most], strict=True)])
    numbers = sorted({number for acts in counted for number, _ in acts})
    query = "select distinct object, kind, value from objects where object in (select unnest(?::bigint[]))"
    table = lake.sql(query, [numbers]).to_pylist() if numbers else []
    names = {row["object"]: (row["kind"], row["value"]) for row in table}
    return [tuple((*names.get(number, ("near-text", f"{number:016x}")), count) for number, count in acts) for acts in counted]


def numbered(edges: pa.Table, rows: ActionColumns, groups: Sequence[FoundGroup]) -> pa.Table:
    """Append the number of the group that both accounts of an edge belong to, from 1, and 0 for none."""
    number = np.zeros(edges.num_rows, np.int64)
    members = np.unique(rows.accounts[[account for group in groups for account in group.accounts]])
    (a, inside_a), (b, inside_b) = (places(members, edges[side].to_numpy()) for side in ("a", "b"))
    inside = inside_a & inside_b
    within = np.flatnonzero(inside)
    a, b = a[inside[inside_a]], b[inside[inside_b]]
    for at, group in reversed(list(enumerate(groups, start=1))):
        in_group = np.zeros(len(members), np.bool_)
        in_group[np.searchsorted(members, rows.accounts[list(group.accounts)])] = True
        number[within[in_group[a] & in_group[b]]] = at
    return edges.append_column("group", pa.array(number))
