"""Connected components of a graph of accounts."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
from scipy.sparse import coo_matrix, identity
from scipy.sparse.csgraph import connected_components

from tocsin.analysis.coaction.rows import Codes, Ints

_PAIRS_AT_ONCE = 20_000
_LEAST_SIMILARITY = 0.5


def components(a: Codes, b: Codes, least: int = 2) -> Iterator[tuple[tuple[int, ...], Ints]]:
    """Yield each connected set of at least so many account codes, with the indices of its pairs ``(a[k], b[k])``."""
    if not len(a):
        return
    nodes, ends = np.unique(np.concatenate([a, b]), return_inverse=True)
    first, second = ends[: len(a)], ends[len(a) :]
    count, label = connected_components(coo_matrix((np.ones(len(a)), (first, second)), (len(nodes), len(nodes))), directed=False)
    members, pairs = _by_label(label, count), _by_label(label[first], count)
    for inside, places in zip(members, pairs, strict=True):
        if len(inside) >= least:
            yield tuple(nodes[inside].tolist()), places


def _by_label(label: Codes, count: int) -> list[Ints]:
    """Return the places of each label, in order."""
    return np.split(np.argsort(label, kind="stable"), np.cumsum(np.bincount(label, minlength=count))[:-1])


def cohesive(a: Codes, b: Codes) -> Ints:
    """Return the places of pairs inside clusters: those whose ends share half of their partners (SCAN, Xu et al. 2007).

    A pair that merely bridges two clusters is left out.
    """
    if not len(a):
        return np.zeros(0, np.int64)
    nodes, ends = np.unique(np.concatenate([a, b]), return_inverse=True)
    first, second = ends[: len(a)], ends[len(a) :]
    ones = np.ones(len(a), np.int32)
    graph = coo_matrix((ones, (first, second)), (len(nodes), len(nodes))).tocsr()
    graph = graph + graph.T + identity(len(nodes), dtype=np.int32, format="csr")
    degree = np.diff(graph.indptr)
    common = np.empty(len(a))
    for start in range(0, len(a), _PAIRS_AT_ONCE):
        part = slice(start, start + _PAIRS_AT_ONCE)
        common[part] = np.asarray(graph[first[part]].multiply(graph[second[part]]).sum(axis=1)).ravel()
    return np.flatnonzero(common / np.sqrt(degree[first] * degree[second]) >= _LEAST_SIMILARITY)
