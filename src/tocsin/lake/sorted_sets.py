"""Sets of numbers as sorted columns: millions of them in a few megabytes."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

Ints = npt.NDArray[np.int64]
Flags = npt.NDArray[np.bool_]
NONE: Ints = np.empty(0, np.int64)


def within(keys: Ints, known: Ints) -> Flags:
    """Which keys are known; ``known`` is sorted."""
    if not len(known):
        return np.zeros(len(keys), bool)
    at = np.minimum(np.searchsorted(known, keys), len(known) - 1)
    return np.asarray(known[at] == keys)


def merged(known: Ints, new: Ints) -> Ints:
    """Both, sorted as they are; none is in both."""
    return np.insert(known, np.searchsorted(known, new), new) if len(new) else known
