"""Sets of 64-bit numbers as sorted arrays, eight bytes a number."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

Ints = npt.NDArray[np.int64]
Flags = npt.NDArray[np.bool_]
NONE: Ints = np.empty(0, np.int64)


def within(keys: Ints, members: Ints) -> Flags:
    """Flag the keys that are in a sorted array."""
    if not len(members):
        return np.zeros(len(keys), bool)
    at = np.minimum(np.searchsorted(members, keys), len(members) - 1)
    return np.asarray(members[at] == keys)


def merged(members: Ints, new: Ints) -> Ints:
    """Return the union of two sorted, disjoint arrays."""
    return np.insert(members, np.searchsorted(members, new), new) if len(new) else members
