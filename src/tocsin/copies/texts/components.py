"""Connected components of a graph, in arrays."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

Ints = npt.NDArray[np.int64]


def roots(count: int, ends: Ints, other_ends: Ints) -> Ints:
    """Return for each of ``count`` nodes the smallest node that it hangs together with, by the edges ``ends`` - ``other_ends``."""
    parent = np.arange(count)
    while len(ends):
        first, second = parent[ends], parent[other_ends]
        np.minimum.at(parent, np.maximum(first, second), np.minimum(first, second))
        while (parent[parent] != parent).any():
            parent = parent[parent]
        apart = parent[ends] != parent[other_ends]
        ends, other_ends = ends[apart], other_ends[apart]
    return parent
