"""Search pictures for one that shows the same: by hash, then by the votes of local features, each candidate compared in full."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

import numpy as np

from tocsin.copies.pictures.candidates import FeatureIndex, Keys, poses_of, weights_of
from tocsin.copies.pictures.hash_index import HashIndex
from tocsin.copies.pictures.prints import SAME, Hash
from tocsin.copies.pictures.sketch import Sketch
from tocsin.copies.pictures.verify import Likeness, PictureMatch, compare, placed

NEAR = 64
"""Distance of hashes up to which a picture is compared in full."""
_BY_HASH, _BY_VOTES = 16, 20


@dataclass(frozen=True, slots=True)
class PictureHit:
    """A picture of the index that shows the same, with the match, and the distance of the hashes."""

    name: str
    match: PictureMatch
    distance: int


class PictureIndex:
    """Pictures by name, with their hashes and the keys of their features. One picture is enough to be found."""

    def __init__(self) -> None:
        self._names: list[str] = []
        self._hashes: list[Hash] = []
        self._keys: list[Keys] = []
        self._by_hash = HashIndex.build(np.empty((0, 4), np.uint64))
        self._blocks: list[tuple[int, FeatureIndex]] = []
        self._settled = 0
        self._weights = np.empty(0, np.float32)

    def __len__(self) -> int:
        return len(self._names)

    def add(self, name: str, hashes: Hash, keys: Keys) -> None:
        """Add a picture with two hashes, whole and without border, shape (2, 4)."""
        self._names.append(name)
        self._hashes.append(hashes)
        self._keys.append(keys)

    def candidates(self, sketch: Sketch) -> Iterator[tuple[str, int]]:
        """Yield the names of pictures that may show the same, likeliest first, with the distance of hashes (256 where unknown)."""
        self._settle()
        apart: dict[int, int] = {}
        for hash_ in sketch.prints.all():
            places, distances = self._by_hash.within(hash_, NEAR)
            for place, distance in zip((places // 2).tolist(), distances.tolist(), strict=True):
                apart[place] = min(distance, apart.get(place, 256))
        near = sorted(apart, key=lambda place: apart[place])
        yield from ((self._names[place], apart[place]) for place in near[:_BY_HASH])
        for place in self._voted(sketch):
            if place not in near[:_BY_HASH]:
                yield self._names[place], apart.get(place, 256)

    def _voted(self, sketch: Sketch) -> list[int]:
        if not self._blocks:
            return []
        poses = poses_of(sketch.features)
        votes = np.concatenate([np.max([block.votes(keys, self._weights) for keys in poses], axis=0) for _, block in self._blocks])
        best = np.argsort(-votes, kind="stable")[:_BY_VOTES]
        return [int(place) for place in best if votes[place] > 0]

    def _settle(self) -> None:
        """Index what was added since. Blocks double in size, so that adding one by one stays cheap."""
        if self._settled == len(self._names):
            return
        self._by_hash = HashIndex.build(np.concatenate(self._hashes))
        self._blocks.append((self._settled, FeatureIndex.build(self._keys[self._settled :])))
        self._settled = len(self._names)
        while len(self._blocks) > 1 and self._blocks[-2][1].count <= 2 * self._blocks[-1][1].count:
            start = self._blocks[-2][0]
            self._blocks[-2:] = [(start, FeatureIndex.build(self._keys[start:]))]
        self._weights = weights_of([block for _, block in self._blocks])

    def search(self, sketch: Sketch, load: Callable[[str], Sketch | None]) -> Iterator[PictureHit]:
        """Yield the pictures that show the same as this one. ``load`` returns the sketch of a picture by its name."""
        for name, distance in self.candidates(sketch):
            original = load(name)
            if original is None or (sketch.prints.plain and distance > SAME):
                continue
            match = (distance <= SAME and placed(sketch, original)) or compare(sketch, original)
            if match:
                yield PictureHit(name, match, distance)


def best(hits: Iterator[PictureHit]) -> PictureHit | None:
    """Return the best hit: the first copy, else the first with the same artwork, or None."""
    first: PictureHit | None = None
    for hit in hits:
        if hit.match.likeness is Likeness.COPY:
            return hit
        first = first or hit
    return first
