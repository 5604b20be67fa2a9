"""Exact search of hashes within a distance, by sixteen tables of sixteen bits.

Two hashes that differ in at most 31 of 256 bits differ in at most one bit of one of their sixteen parts, so a look at 17
keys of each table misses none (multi-index hashing: Norouzi, Punjani and Fleet 2012). Wider distances are compared one by one.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from tocsin.copies.pictures.prints import SAME, Hash, distance

_PARTS, _KEYS = 16, 1 << 16
_NEAR = np.concatenate([[0], 1 << np.arange(16)]).astype(np.uint16)
_TABLE_FROM = 2000
"""So few hashes are compared sooner than looked up."""


@dataclass(frozen=True, slots=True)
class HashIndex:
    """Hashes, shape (n, 4), with their tables. Memory: 96 bytes a hash, and 4 MB."""

    hashes: Hash
    order: npt.NDArray[np.int32]
    starts: npt.NDArray[np.int32]

    @classmethod
    def build(cls, hashes: Hash) -> HashIndex:
        """Return the index of hashes, shape (n, 4)."""
        if len(hashes) < _TABLE_FROM:
            return cls(hashes, np.empty(0, np.int32), np.empty(0, np.int32))
        parts = hashes.view(np.uint16).reshape(-1, _PARTS)
        order = np.stack([np.argsort(part, kind="stable").astype(np.int32) for part in parts.T])
        counts = np.stack([np.bincount(part, minlength=_KEYS) for part in parts.T])
        starts = np.concatenate([[0], np.cumsum(counts.ravel())]).astype(np.int32)
        return cls(hashes, order.ravel(), starts)

    def within(self, hash_: Hash, radius: int = SAME) -> tuple[npt.NDArray[np.int64], npt.NDArray[np.int64]]:
        """Return the places of all hashes within a distance, nearest first, and the distances."""
        if radius > SAME or not len(self.order):
            apart = distance(hash_, self.hashes)
            places = np.flatnonzero(apart <= radius)
            apart = apart[places]
        else:
            places = self._candidates(hash_)
            apart = distance(hash_, self.hashes[places])
            close = np.flatnonzero(apart <= radius)
            places, first = np.unique(places[close], return_index=True)
            apart = apart[close][first]
        nearest = np.argsort(apart, kind="stable")
        return places[nearest], apart[nearest]

    def _candidates(self, hash_: Hash) -> npt.NDArray[np.int64]:
        keys = (hash_.view(np.uint16)[:, None] ^ _NEAR).astype(np.int64) + _KEYS * np.arange(_PARTS)[:, None]
        starts, ends = self.starts[keys.ravel()].astype(np.int64), self.starts[keys.ravel() + 1]
        sizes = ends - starts
        places = np.arange(int(sizes.sum())) + np.repeat(starts - np.cumsum(sizes) + sizes, sizes)
        return np.asarray(self.order[places], np.int64)
