"""Pictures that may show the same, by votes of their local features.

Each descriptor is turned into the signs of sixteen random projections, four times over (locality-sensitive hashing: Charikar 2002).
Pictures get a vote for each key that they share with the one asked about, rare keys the most.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

import numpy as np
import numpy.typing as npt

from tocsin.copies.pictures.features import Features
from tocsin.copies.pictures.prints import Floats

Keys = npt.NDArray[np.uint16]
_TABLES, _BITS, _SPACE = 4, 16, 1 << 16
_SEED = 11
MOST_FEATURES = 400
"""Features of a picture that are indexed. All features of the picture asked about may vote: those of a collage are shared out."""
_COMMON_SHARE = 0.02
_COMMON = 200
"""Keys in so many pictures, and in a fiftieth of all, say nothing."""


def keys_of(features: Features, most: int = MOST_FEATURES) -> Keys:
    """Return the keys of a picture's first features, shape (n, 4)."""
    descriptors = features.descriptors[:most].astype(np.float32)
    if not len(descriptors):
        return np.empty((0, _TABLES), np.uint16)
    signs = (descriptors - descriptors.mean(axis=1, keepdims=True)) @ _projections() > 0
    packed = np.packbits(signs.reshape(len(descriptors), _TABLES, _BITS), axis=2)
    return packed.view(np.uint16).reshape(len(descriptors), _TABLES)


@lru_cache(1)
def _projections() -> Floats:
    return np.random.default_rng(_SEED).standard_normal((128, _TABLES * _BITS)).astype(np.float32)


@dataclass(frozen=True, slots=True)
class FeatureIndex:
    """Keys of many pictures, sorted. Memory: 4 bytes a feature and table, and 2 MB.

    `pictures` has the picture of each entry, `starts` the first entry of each key.
    """

    pictures: npt.NDArray[np.int32]
    starts: npt.NDArray[np.int64]
    count: int

    @classmethod
    def build(cls, keys: Sequence[Keys]) -> FeatureIndex:
        """Return the index of pictures by their keys."""
        offsets = np.arange(_TABLES) * _SPACE
        flat = [np.unique((picture + offsets).ravel()) for picture in keys]
        owners = np.repeat(np.arange(len(flat), dtype=np.int32), [len(entries) for entries in flat])
        entries = np.concatenate(flat) if flat else np.empty(0, np.int64)
        counts = np.bincount(entries, minlength=_TABLES * _SPACE)
        return cls(owners[np.argsort(entries, kind="stable")], np.concatenate([[0], np.cumsum(counts)]), len(flat))

    @property
    def counts(self) -> npt.NDArray[np.int64]:
        """Return the number of pictures that have each key."""
        return np.diff(self.starts)

    def votes(self, keys: Keys, weights: Floats) -> Floats:
        """Return the weight of shared keys for each picture."""
        entries = np.unique((keys + np.arange(_TABLES) * _SPACE).ravel())
        entries = entries[weights[entries] > 0]
        starts = self.starts[entries]
        sizes = self.starts[entries + 1] - starts
        places = np.arange(int(sizes.sum())) + np.repeat(starts - np.cumsum(sizes) + sizes, sizes)
        return np.bincount(self.pictures[places], np.repeat(weights[entries], sizes), minlength=self.count).astype(np.float32)


def weights_of(indexes: Sequence[FeatureIndex]) -> Floats:
    """Return the weight of each key: the rarer among the pictures of all indexes, the heavier. Common keys weigh nothing."""
    counts = np.sum([index.counts for index in indexes], axis=0)
    total = sum(index.count for index in indexes)
    weights = np.log((total + 1) / np.maximum(counts, 1)).astype(np.float32)
    weights[counts > max(_COMMON, _COMMON_SHARE * total)] = 0
    return np.asarray(weights)
