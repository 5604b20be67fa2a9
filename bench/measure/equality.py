"""Edges and weights against coordination-network-toolkit itself, and against both peers' definitions written as a plain join."""

from __future__ import annotations

import pyarrow as pa
import pyarrow.compute as pc

from bench.measure import peers
from bench.measure.show import table
from tocsin.analysis.coaction.kernel import Edges, KernelRequest, all_edges
from tocsin.analysis.coaction.rows import ActionColumns, rows_of

KINDS = {"url": "url_id", "hashtag": "hashtag_id", "domain": "domain_id", "image": "phash_id"}


def objects_of(posts: pa.Table, column: str) -> pa.Table:
    """The actions on one kind of object, each once; a post's id belongs to its account."""
    kept = posts.filter(pc.is_valid(posts[column]))
    post = pc.binary_join_element_wise(kept["account_id"], kept["post_id"].cast(pa.string()), "/")
    time = pc.multiply(kept["timestamp"].cast(pa.int64()), 1000)
    rows = pa.table({"object": kept[column].cast(pa.string()), "account": kept["account_id"], "post": post, "time": time})
    return rows.group_by(["object", "account", "post", "time"]).aggregate([]).select(["object", "account", "post", "time"])


def ours(rows: ActionColumns, window_s: int, least: int = 1) -> tuple[Edges, list[tuple[str, str, int, int, int]]]:
    """The kernel's edges with accounts by name."""
    found = all_edges(rows, KernelRequest(window_s * 1000, least))
    names = rows.accounts.tolist()
    columns = [column.tolist() for column in found.columns()]
    return found, [(names[a], names[b], w, ma, mb) for a, b, w, ma, mb, _ in zip(*columns, strict=True)]


def run(posts: pa.Table, windows: tuple[int, ...]) -> bool:
    """Prints the comparison; True when all are equal."""
    lines = []
    for kind, column in KINDS.items():
        actions = objects_of(posts, column)
        rows = rows_of(actions)
        lines += [(kind, window, len(rows), *_compared(actions, rows, window)) for window in windows]
    header = ("object", "window (s)", "actions", "edges (a -> b)", "equal to the toolkit", "pairs", "equal to CooRTweet's definition")
    table("Equality on german_elections, weight 1 and more", header, lines)
    return all(line[4] is True and line[6] is True for line in lines)


def _compared(actions: pa.Table, rows: ActionColumns, window: int) -> tuple[int, bool, int, bool]:
    _, pairs = ours(rows, window)
    plain = peers.by_definition(actions, window, 1).to_pylist()
    expected = {(r["a"], r["b"]): (r["weight"], r["ma"], r["mb"]) for r in plain}
    directed = {(a, b): ma for a, b, _, ma, _ in pairs} | {(b, a): mb for a, b, _, _, mb in pairs}
    answer = peers.toolkit(actions, window, 1, 600)
    theirs = {} if answer.edges is None else _directed(answer.edges)
    return len(theirs), theirs == directed, len(pairs), {(a, b): (w, ma, mb) for a, b, w, ma, mb in pairs} == expected


def _directed(edges: pa.Table) -> dict[tuple[str, str], int]:
    columns = (edges[name].to_pylist() for name in ("account_a", "account_b", "weight"))
    return {(str(a), str(b)): w for a, b, w in zip(*columns, strict=True)}
