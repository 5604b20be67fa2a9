"""Connected components of a graph of accounts."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
from scipy.sparse import coo_matrix
from scipy.sparse.csgraph import connected_components

from tocsin.analysis.coaction.rows import Codes, Ints


def components(a: Codes, b: Codes) -> Iterator[tuple[tuple[int, ...], Ints]]:
    """Yield each connected set of account codes, with the indices of its pairs ``(a[k], b[k])``."""
    if not len(a):
        return
    nodes, ends = np.unique(np.concatenate([a, b]), return_inverse=True)
    first, second = ends[: len(a)], ends[len(a) :]
    count, label = connected_components(coo_matrix((np.ones(len(a)), (first, second)), (len(nodes), len(nodes))), directed=False)
    for number in range(count):
        yield tuple(nodes[label == number].tolist()), np.flatnonzero(label[first] == number)
