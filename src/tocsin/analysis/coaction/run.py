"""Find accounts in step: the analysis behind ``tocsin coact``."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from tocsin.analysis import source
from tocsin.analysis.coaction.checkpoint import Checkpoint, fingerprint
from tocsin.analysis.coaction.groups import described, numbered
from tocsin.analysis.coaction.kernel import Edges, KernelRequest, meetings, pieces, together
from tocsin.analysis.coaction.origins import Origins
from tocsin.analysis.coaction.request import EDGES, Coaction, CoactRequest
from tocsin.analysis.coaction.rows import ActionColumns, Ints, places, rows_of, with_company
from tocsin.analysis.coaction.rows import distinct as distinct_values
from tocsin.analysis.coaction.search import FoundGroup, SearchOptions, SearchResult, distinct, search
from tocsin.domain.errors import Malformed, Refused
from tocsin.domain.progress import Progress, no_progress
from tocsin.lake import Lake


def coact(lake: Lake, request: CoactRequest, progress: Progress = no_progress) -> Coaction:
    """Return the edges between accounts, and the groups that meet more often than their activity explains.

    Without windows, those that the data allows are chosen. All windows share one level, and a group found in several is listed once.
    Raises :class:`Malformed` for an empty lake, :class:`Refused` when there are more edges than the request allows.
    """
    request = request if request.windows else replace(request, windows=source.windows(lake))
    table = source.actions(lake, request.on, request.scope)
    totals = [distinct_values(table[column].to_numpy()) for column in ("post", "account")]
    if not totals[0]:
        raise Malformed(f"no posts with {' or '.join(request.on)} to measure: load posts first, or name other objects, times or channels")
    kinds = _by_kind(table, request.on) if request.most_q == 1 else {}
    for window in request.windows:
        for rows in kinds.values():
            _refuse_too_dense(lake, rows, window, request)
    acts, origins = acts_of(lake, table, request.on)
    names = source.AccountNames(lake)
    results = {window: _searched(acts, origins, window, request, progress) for window in request.windows}
    groups = distinct([group for result in results.values() for group in result.groups])
    edges: list[pa.Table] = []
    for window, result in results.items():
        pairs = _edges_of_window(lake, kinds or _needed(table, acts, (result, groups), request), window, request, progress)
        pairs = numbered(_with_encounters(pairs, acts, result), acts, groups)
        edges.append(pairs if request.most_q == 1 else pairs.filter(_beyond_chance(pairs, groups, request.most_q)))
    window_of = {id(group): window for window, result in results.items() for group in result.groups}
    return Coaction(
        request,
        _named_edges(names, pa.concat_tables(edges)),
        described(lake, names, acts, [(group, window_of[id(group)]) for group in groups]),
        tuple(result.calibration for result in results.values()),
        totals[0],
        totals[1],
        source.missing(lake, request.windows),
    )


def _searched(acts: ActionColumns, origins: Origins, window: int, request: CoactRequest, progress: Progress) -> SearchResult:
    """Search one window at its part of the level, and return q over all windows (Bonferroni)."""
    number = len(request.windows)
    result = search(acts, origins, SearchOptions(window * 1000, request.level / number, request.permutations, request.seed), progress)
    groups = tuple(group._replace(q=min(1.0, number * group.q)) for group in result.groups)
    return replace(result, groups=groups, pairs=replace(result.pairs, q=np.minimum(1.0, number * result.pairs.q)))


def acts_of(lake: Lake, table: pa.Table, kinds: tuple[str, ...]) -> tuple[ActionColumns, Origins]:
    """Return the actions of all kinds on objects with several actions, and the origins of these objects.

    A share repeats the hashtags and links of its original: where shares are looked at themselves, those are left out.
    """
    if "share" in kinds:
        table = table.filter(pc.or_(pc.invert(table["shared"]), pc.equal(table["kind"], kinds.index("share"))))
    rows = rows_of(_with_company(table))
    return rows, source.origins(lake, rows)


def _with_company(table: pa.Table) -> pa.Table:
    return table.filter(pa.array(with_company(table["object"].to_numpy())))


def _by_kind(table: pa.Table, kinds: tuple[str, ...]) -> dict[str, ActionColumns]:
    """Return the actions of each kind on objects with several actions."""
    table = _with_company(table)
    return {kind: rows_of(table.filter(pc.equal(table["kind"], place))) for place, kind in enumerate(kinds)}


def _needed(
    table: pa.Table, acts: ActionColumns, about: tuple[SearchResult, Sequence[FoundGroup]], request: CoactRequest
) -> dict[str, ActionColumns]:
    """Return the rows that edges beyond chance can come from: those of accounts in such pairs or in a group in step."""
    pairs, members = about[0].pairs, [account for group in about[1] if not group.cause for account in group.accounts]
    likely = (pairs.q <= request.most_q) & (pairs.cause == 0)
    wanted = np.unique(acts.accounts[np.concatenate([pairs.a[likely], pairs.b[likely], np.array(members, np.int32)])])
    return _by_kind(table.filter(pc.is_in(table["account"], pa.array(wanted))) if len(wanted) else table[:0], request.on)


def _beyond_chance(table: pa.Table, groups: Sequence[FoundGroup], most_q: float) -> pa.ChunkedArray:
    """Flag the edges of pairs beyond chance, and those inside groups in step, whose pairs may each be too weak."""
    in_step = pa.array([number for number, group in enumerate(groups, start=1) if not group.cause], pa.int64())
    return pc.or_(pc.less_equal(table["q"], most_q), pc.is_in(table["group"], in_step))


def _edges_of_window(lake: Lake, kinds: dict[str, ActionColumns], window: int, request: CoactRequest, progress: Progress) -> pa.Table:
    """Return the edges of all kinds in one window, with account numbers."""
    mark = fingerprint(lake, request)
    return pa.concat_tables(_edges_of_kind(rows, _Family(kind, window, request, mark), progress) for kind, rows in kinds.items())


@dataclass(frozen=True, slots=True)
class _Family:
    """One kind of object and one window."""

    kind: str
    window_s: int
    request: CoactRequest
    print: str

    @property
    def title(self) -> str:
        """Return the stage's name for progress."""
        return f"{self.kind} within {self.window_s} s"


def _edges_of_kind(rows: ActionColumns, family: _Family, progress: Progress) -> pa.Table:
    """Return the edges of one kind and window, with account numbers."""
    pairs = _kernel(rows, family, progress) if len(rows) else together([])
    return pa.table(
        {
            "object_type": pa.DictionaryArray.from_arrays(pa.array(np.zeros(len(pairs), np.int8)), pa.array([family.kind])),
            "window_s": np.full(len(pairs), family.window_s, np.int64),
            "a": rows.accounts[pairs.a].astype(np.int64),
            "b": rows.accounts[pairs.b].astype(np.int64),
            "weight": pairs.weight.astype(np.int64),
            "messages_a": pairs.messages_a.astype(np.int64),
            "messages_b": pairs.messages_b.astype(np.int64),
            "joint": pairs.joint.astype(np.int64),
        }
    )


def _with_encounters(table: pa.Table, acts: ActionColumns, result: SearchResult) -> pa.Table:
    """Append the encounters of each edge's accounts, those expected, p and q."""
    pairs = result.pairs
    pair_codes = pairs.a.astype(np.int64) << 32 | pairs.b
    order = np.argsort(pair_codes, kind="stable")
    a, b = (_codes(acts, table[side].to_numpy()) for side in ("a", "b"))
    low, high = np.minimum(a, b), np.maximum(a, b)
    wanted = low.astype(np.int64) << 32 | high
    at = np.minimum(np.searchsorted(pair_codes[order], wanted), max(0, len(pair_codes) - 1))
    place = order[at] if len(pair_codes) else at
    there = pair_codes[place] == wanted if len(pair_codes) else np.zeros(len(wanted), np.bool_)
    columns = {"encounters": np.zeros(len(wanted), np.int64), "expected": np.zeros(len(wanted)), "p": np.ones(len(wanted))}
    columns["q"] = np.ones(len(wanted))
    undecided = pairs.cause > 0
    for name, values in (
        ("encounters", pairs.count),
        ("expected", pairs.expected),
        ("p", pairs.p),
        ("q", np.where(undecided, 1.0, pairs.q)),
    ):
        columns[name][there] = values[place[there]]
    for name, column in columns.items():
        table = table.append_column(name, pa.array(column))
    return table


def _codes(acts: ActionColumns, accounts: Ints) -> Ints:
    """Return the codes of accounts by number, -1 for one without an action that could meet another."""
    codes = np.full(len(accounts), -1, np.int64)
    at, there = places(acts.accounts, accounts)
    codes[there] = at
    return codes


def _kernel(rows: ActionColumns, family: _Family, progress: Progress) -> Edges:
    """Run the kernel, from the last checkpoint where there is one."""
    checkpoint = Checkpoint(family.request.checkpoints, f"{family.print}-{family.kind}-{family.window_s}")
    parts, at = checkpoint.load()
    for piece in pieces(rows, KernelRequest(family.window_s * 1000, family.request.min_weight, first=at)):
        parts.append(piece.pairs)
        _refuse_too_many(sum(map(len, parts)), family)
        checkpoint.save(piece.pairs, piece.first, piece.next)
        progress(family.title, piece.next, len(rows.accounts))
    return together(parts)


def _refuse_too_dense(lake: Lake, rows: ActionColumns, window: int, request: CoactRequest) -> None:
    """Raise :class:`Refused` before work that would take hours: everyone on one object at one time."""
    count, heaviest = meetings(rows, window * 1000)
    if count > request.most_meetings:
        objects = lake.sql("select kind, value from objects where object = ? limit 1", [int(rows.objects[heaviest])]).to_pylist()
        name = f"{objects[0]['kind']} {objects[0]['value'][:60]!r}" if objects else "one cluster of texts"
        raise Refused(
            f"{count:,} pairs of actions lie within {window} s of each other, most of them on {name}: "
            "ask for a smaller window, fewer kinds of objects, or a shorter time"
        )


def _refuse_too_many(count: int, family: _Family) -> None:
    if count > family.request.most_edges:
        raise Refused(
            f"{family.title}: more than {family.request.most_edges:,} pairs of accounts; "
            "ask for more weight, a smaller window, or fewer objects"
        )


def _named_edges(names: source.AccountNames, table: pa.Table) -> pa.Table:
    """Return the edges with account names, the lesser name first, the most surprising edge first."""
    numbers = pc.unique(pa.concat_arrays([table[side].combine_chunks() for side in ("a", "b")]))
    labels = names.of(numbers)
    by_name = pc.sort_indices(labels).to_numpy()
    ranked = np.empty(len(labels), np.int32)
    ranked[by_name] = np.arange(len(labels), dtype=np.int32)
    order = np.argsort(numbers.to_numpy(), kind="stable")
    sorted_numbers = numbers.to_numpy()[order]
    a, b = (ranked[order[np.searchsorted(sorted_numbers, table[side].to_numpy())]] for side in ("a", "b"))
    turned = a > b
    first, second = np.where(turned, b, a), np.where(turned, a, b)
    messages = [table[name].to_numpy() for name in ("messages_a", "messages_b")]
    dictionary = labels.take(pa.array(by_name))
    columns = {name: table[name] for name in table.column_names if name not in ("a", "b")}
    columns["account_a"], columns["account_b"] = (pa.DictionaryArray.from_arrays(pa.array(side), dictionary) for side in (first, second))
    columns["messages_a"] = np.where(turned, messages[1], messages[0])
    columns["messages_b"] = np.where(turned, messages[0], messages[1])
    kind = table["object_type"].unify_dictionaries().combine_chunks()
    columns["object_type"] = kind
    kind_code = kind.indices.to_numpy() if isinstance(kind, pa.DictionaryArray) else np.zeros(len(a), np.int8)
    order = np.lexsort((second, first, kind_code, -table["weight"].to_numpy(), table["p"].to_numpy(), table["window_s"].to_numpy()))
    return pa.table({name: columns[name] for name in EDGES.names}).cast(EDGES).take(pa.array(order))
