"""Groups with the names of their accounts and the posts behind them."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from tocsin.analysis.coaction.calibration import ScoredGroup
from tocsin.analysis.coaction.kernel import ranges
from tocsin.analysis.coaction.rows import ActionColumns, Codes, take
from tocsin.analysis.coaction.time_null import discoveries
from tocsin.analysis.source import AccountNames
from tocsin.domain.storm import TIME, Group
from tocsin.lake import Lake

_OBJECTS = 10
_POSTS = 200


def named(lake: Lake, names: AccountNames, rows: ActionColumns, judged: ScoredGroup, window_s: int) -> Group:
    """A found set as a group that opens to its objects and posts."""
    ours = _together(rows, np.array(judged.found.accounts, np.int32), window_s * 1000)
    posts = np.unique(rows.messages[ours.message])
    return Group(
        tuple(sorted(names.of(pa.array(rows.accounts[list(judged.found.accounts)])).to_pylist())),
        window_s,
        judged.found.joint,
        round(judged.found.expected, 3),
        round(judged.found.score, 2),
        judged.p,
        _objects(lake, ours),
        tuple(f"{int(post):016x}" for post in posts[:_POSTS]),
        judged.basis,
    )


def _together(rows: ActionColumns, members: Codes, window_ms: int) -> ActionColumns:
    """The rows of members that have another member's in the window."""
    flags = np.zeros(len(rows.accounts), np.bool_)
    flags[members] = True
    ours = take(rows, np.flatnonzero(flags[rows.account]))
    low, high = ranges(ours.object, ours.time, window_ms)
    kept = [i for i in range(len(ours)) if (ours.account[low[i] : high[i]] != ours.account[i]).any()]
    return take(ours, np.array(kept, np.int64))


def _objects(lake: Lake, rows: ActionColumns) -> tuple[tuple[str, str, int], ...]:
    """What they acted on together: kind, value and acts, most first."""
    codes, counts = np.unique(rows.object, return_counts=True)
    most = np.lexsort((codes, -counts))[:_OBJECTS]
    numbers = [int(n) for n in rows.objects[codes[most]]]
    found = lake.sql("select distinct object, kind, value from objects where object in (select unnest(?))", [numbers]).to_pylist()
    held = {row["object"]: (row["kind"], row["value"]) for row in found}
    listed = zip(numbers, counts[most].tolist(), strict=True)
    return tuple((*held.get(number, ("near-text", f"{number:016x}")), count) for number, count in listed)


@dataclass(frozen=True, slots=True)
class Members:
    """Who is in a group: account numbers, the window in seconds, and what speaks for it."""

    accounts: frozenset[int]
    window_s: int
    basis: str


def within(table: pa.Table, groups: tuple[Members, ...]) -> pa.Table:
    """Edges with account numbers ``a`` and ``b``, the group both are in, and what speaks for that.

    Inside a group in step by time, its pairs are tested among themselves (hierarchical false discovery rate, Yekutieli
    2008): what pooling has shown need not be shown again by each pair against all others.
    """
    number = np.zeros(table.num_rows, np.int64)
    basis = np.full(table.num_rows, "", object)
    q = table["q"].to_numpy().copy()
    p, a, b, window = (table[name] for name in ("p", "a", "b", "window_s"))
    for at, group in enumerate(groups, start=1):
        members = pa.array(sorted(group.accounts), pa.int64())
        inside = pc.and_(pc.equal(window, group.window_s), pc.and_(pc.is_in(a, members), pc.is_in(b, members))).to_numpy()
        ours = np.flatnonzero(inside & (number == 0))
        number[ours], basis[ours] = at, group.basis
        if group.basis == TIME:
            size = len(group.accounts)
            q[ours] = np.minimum(q[ours], discoveries(p.to_numpy()[ours], max(len(ours), size * (size - 1) // 2)))
    table = table.set_column(table.column_names.index("q"), "q", pa.array(q)).append_column("group", pa.array(number))
    return table.append_column("basis", pa.array(basis, pa.string()))
