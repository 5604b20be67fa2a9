"""Accounts in step: the one call behind ``tocsin coact``."""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from tocsin.analysis import source
from tocsin.analysis.coaction.calibration import GroupSearchOptions, Links, Result, ScoredGroup, calibrated, joined
from tocsin.analysis.coaction.checkpoint import Checkpoint, fingerprint
from tocsin.analysis.coaction.choice_null import Choices, alike, choices
from tocsin.analysis.coaction.groups import Members, named, within
from tocsin.analysis.coaction.kernel import Edges, KernelRequest, meetings, pieces, together
from tocsin.analysis.coaction.request import EDGES, Coaction, CoactRequest
from tocsin.analysis.coaction.rows import ActionColumns, rows_of
from tocsin.analysis.coaction.time_null import expected, null_of, rates, surprise
from tocsin.domain.errors import Malformed, Refused
from tocsin.domain.progress import Progress, no_progress
from tocsin.lake import Lake


def coact(lake: Lake, request: CoactRequest, progress: Progress = no_progress) -> Coaction:
    """Which accounts act together, how often, how often chance would, and which groups that makes.

    Raises :class:`Malformed` for an empty lake, :class:`Refused` when there are more edges than asked for at most.
    """
    tables = {kind: source.actions(lake, (kind,), request.scope) for kind in request.on}
    everything = pa.concat_tables(tables.values())
    if not everything.num_rows:
        raise Malformed(f"no posts with {' or '.join(request.on)} to measure: load posts first, or name other objects, times or channels")
    rows = rows_of(everything)
    for window in request.windows:
        _refuse_too_dense(lake, rows, window, request)
    kinds = {kind: rows_of(table) for kind, table in tables.items()}
    chosen = {(kind, window): choices(kinds[kind], window * 1000) for kind in request.on for window in request.windows}
    found = _all_edges(lake, kinds, chosen, request, progress)
    results = []
    for window in request.windows:
        search = _search(request, window)
        timed = _with_pairs(calibrated(rows, search, progress), _pairs_by_kind(found, rows, search, len(request.on)))
        chose = alike([(kinds[kind], chosen[kind, window]) for kind in request.on], rows, search, progress)
        more = _more(timed.groups, chose.groups)
        results += [timed, replace(chose, groups=more, calibration=replace(chose.calibration, groups_found=len(more)))]
    names = source.AccountNames(lake)
    judged = [(result.calibration.window_s, one) for result in results for one in result.groups]
    members = tuple(Members(frozenset(_numbers(rows, one)), window, one.basis) for window, one in judged)
    return Coaction(
        request,
        _named_edges(names, _beyond_chance(within(found, members), request.most_q)),
        tuple(named(lake, names, rows, one, window) for window, one in judged),
        tuple(result.calibration for result in results),
        pc.count_distinct(everything["post"]).as_py(),
        pc.count_distinct(everything["account"]).as_py(),
        source.missing(lake, request.windows),
    )


def _pairs_by_kind(edges: pa.Table, rows: ActionColumns, search: GroupSearchOptions, kinds: int) -> tuple[ScoredGroup, ...]:
    """Pairs whose times are beyond chance in one kind of object, joined where they share an account.

    With all kinds pooled, what two do with one of them may be lost in what they do with the others. Each kind has its part of the level.
    """
    there = pc.and_(pc.equal(edges["window_s"], search.window_ms // 1000), pc.less_equal(edges["q"], search.level / kinds))
    found = edges.filter(there)
    a, b = (np.searchsorted(rows.accounts, found[side].to_numpy()).astype(np.int32) for side in ("a", "b"))
    return tuple(joined(Links(a, b, *(found[name].to_numpy() for name in ("joint", "expected", "q")))))


def _with_pairs(timed: Result, pairs: tuple[ScoredGroup, ...]) -> Result:
    """The groups, with those pairs that are in none."""
    groups = (*timed.groups, *_more(timed.groups, pairs))
    return replace(timed, groups=groups, calibration=replace(timed.calibration, groups_found=len(groups)))


def _more(told: tuple[ScoredGroup, ...], others: tuple[ScoredGroup, ...]) -> tuple[ScoredGroup, ...]:
    """The other groups that hold anyone whom none of those told holds: the same accounts are not listed twice."""
    known = {account for one in told for account in one.found.accounts}
    return tuple(one for one in others if not known.issuperset(one.found.accounts))


def _numbers(rows: ActionColumns, one: ScoredGroup) -> list[int]:
    """The lake's numbers of a group's accounts."""
    return list(map(int, rows.accounts[list(one.found.accounts)]))


def _all_edges(
    lake: Lake, rows: dict[str, ActionColumns], chosen: dict[tuple[str, int], Choices], request: CoactRequest, progress: Progress
) -> pa.Table:
    """The edges of each kind in each window, with account numbers."""
    mark = fingerprint(lake, request)
    families = [_Family(kind, window, request, mark) for kind in request.on for window in request.windows]
    return pa.concat_tables(_family(rows[each.kind], chosen[each.kind, each.window_s], each, progress) for each in families)


@dataclass(frozen=True, slots=True)
class _Family:
    """One kind of object and one window: what false discovery is counted in."""

    kind: str
    window_s: int
    request: CoactRequest
    print: str

    @property
    def title(self) -> str:
        """What progress calls it."""
        return f"{self.kind} within {self.window_s} s"


def _family(rows: ActionColumns, chosen: Choices, family: _Family, progress: Progress) -> pa.Table:
    """The edges of one kind and window, with account numbers."""
    pairs = _kernel(rows, family, progress) if len(rows) else together([])
    null = null_of(rows, family.window_s * 1000)
    mean = expected(null, pairs.a, pairs.b)
    p = surprise(pairs.joint, mean)
    choice_p, choice_q = chosen.of(pairs)
    return pa.table(
        {
            "object_type": pa.array([family.kind] * len(pairs), pa.string()),
            "window_s": np.full(len(pairs), family.window_s, np.int64),
            "a": rows.accounts[pairs.a].astype(np.int64),
            "b": rows.accounts[pairs.b].astype(np.int64),
            "weight": pairs.weight.astype(np.int64),
            "messages_a": pairs.messages_a.astype(np.int64),
            "messages_b": pairs.messages_b.astype(np.int64),
            "expected": mean,
            "p": p,
            "q": rates(null, pairs, p, family.request.level),
            "joint": pairs.joint.astype(np.int64),
            "choice_p": choice_p,
            "choice_q": choice_q,
        }
    )


def _kernel(rows: ActionColumns, family: _Family, progress: Progress) -> Edges:
    """Runs the kernel, from the last checkpoint where there is one."""
    if family.request.engine == "spark":
        from tocsin.analysis.coaction.spark import spark_edges

        return spark_edges(rows, family.window_s * 1000, family.request.min_weight)
    checkpoint = Checkpoint(family.request.checkpoints, f"{family.print}-{family.kind}-{family.window_s}")
    parts, at = checkpoint.load()
    for piece in pieces(rows, KernelRequest(family.window_s * 1000, family.request.min_weight, first=at)):
        parts.append(piece.pairs)
        _refuse_too_many(sum(map(len, parts)), family)
        checkpoint.save(piece.pairs, piece.first, piece.next)
        progress(family.title, piece.next, len(rows.accounts))
    return together(parts)


def _refuse_too_dense(lake: Lake, rows: ActionColumns, window: int, request: CoactRequest) -> None:
    """Says beforehand what would take for ever: everyone on one object at one time."""
    count, heaviest = meetings(rows, window * 1000)
    if count > request.most_meetings:
        found = lake.sql("select kind, value from objects where object = ? limit 1", [int(rows.objects[heaviest])]).to_pylist()
        name = f"{found[0]['kind']} {found[0]['value'][:60]!r}" if found else "one cluster of texts"
        raise Refused(
            f"{count:,} pairs of actions lie within {window} s of each other, most of them on {name}: "
            "ask for a smaller window, fewer kinds of objects, or a shorter time"
        )


def _refuse_too_many(count: int, family: _Family) -> None:
    if count > family.request.most_edges:
        raise Refused(
            f"{family.title}: more than {family.request.most_edges:,} pairs of accounts; "
            "ask for more weight (--min), a smaller window, or fewer objects"
        )


def _beyond_chance(table: pa.Table, most_q: float) -> pa.Table:
    """The edges whose times or choices are beyond chance at this rate."""
    return table if most_q == 1 else table.filter(pc.less_equal(pc.min_element_wise(table["q"], table["choice_q"]), most_q))


def _named_edges(names: source.AccountNames, table: pa.Table) -> pa.Table:
    """The edges with accounts by name, the lesser name first, most surprising first."""
    a, b = (names.of(table[side]) for side in ("a", "b"))
    turned = pc.greater(a, b)
    columns = {name: table[name] for name in table.column_names if name not in ("a", "b")}
    columns["account_a"], columns["account_b"] = pc.if_else(turned, b, a), pc.if_else(turned, a, b)
    columns["messages_a"], columns["messages_b"] = (
        pc.if_else(turned, table["messages_b"], table["messages_a"]),
        pc.if_else(turned, table["messages_a"], table["messages_b"]),
    )
    named_table = pa.table({name: columns[name] for name in EDGES.names}).cast(EDGES)
    order = [
        ("object_type", "ascending"),
        ("window_s", "ascending"),
        ("p", "ascending"),
        ("weight", "descending"),
        ("account_a", "ascending"),
        ("account_b", "ascending"),
    ]
    return named_table.sort_by(order)


def _search(request: CoactRequest, window: int) -> GroupSearchOptions:
    return GroupSearchOptions(window * 1000, request.level, request.permutations, request.seed)
