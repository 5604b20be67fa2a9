"""Search pictures for one that shows the same: by hash, then by the votes of local features, each candidate compared in full."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from threading import Lock

import numpy as np
import numpy.typing as npt

from tocsin.copies.pictures.candidates import FeatureIndex, Keys, keys_of, weights_of
from tocsin.copies.pictures.descriptor import Descriptor
from tocsin.copies.pictures.features import MOST
from tocsin.copies.pictures.hash_index import HashIndex
from tocsin.copies.pictures.prints import BITS, SAME, Floats, Hash
from tocsin.copies.pictures.sketch import Sketch
from tocsin.copies.pictures.verify import Likeness, PictureMatch, Pose, compare, placed

NEAR = 64
"""Distance of hashes up to which a picture is compared in full."""
_BY_HASH, _BY_VOTES = 16, 12
_BY_DESCRIPTOR, _LEAST_COSINE = 8, 0.3
"""Candidates by a learned descriptor. Its vectors of unrelated pictures are about at right angles."""
_OF_THE_FIRST = 0.5
"""Share of the first candidate's votes that others have. The right one had .8 or more for each edit of half A of the blind set."""
_OF_ONE = 3
"""Pictures of one group that are compared in full once they are known to have the same artwork."""
_WEIGHED_AGAIN = 1.02
"""Growth of the index after which the keys are weighed anew."""


@dataclass(frozen=True, slots=True)
class PictureHit:
    """A picture of the index that shows the same, with the match, and the distance of the hashes."""

    name: str
    match: PictureMatch
    distance: int


@dataclass(frozen=True, slots=True)
class LikePicture:
    """A picture that may show the same: the distance of the hashes, 256 where they are far apart, and the poses in which it may."""

    name: str
    distance: int
    poses: tuple[Pose, ...]


@dataclass(frozen=True, slots=True)
class _Block:
    """Pictures that were indexed together, from the place `start` on."""

    start: int
    hashes: HashIndex
    features: FeatureIndex
    described: npt.NDArray[np.int64]
    vectors: Floats

    @classmethod
    def build(cls, start: int, hashes: Sequence[Hash], keys: Sequence[Keys], vectors: Sequence[Floats | None]) -> _Block:
        described = [(place, vector) for place, vector in enumerate(vectors, start) if vector is not None]
        places = np.array([place for place, _ in described], np.int64)
        stacked = np.stack([vector for _, vector in described]) if described else np.empty((0, 0), np.float32)
        return cls(start, HashIndex.build(np.concatenate(hashes)), FeatureIndex.build(keys), places, stacked)

    @property
    def count(self) -> int:
        return self.features.count


class PictureIndex:
    """Pictures by name, with their hashes and the keys of their features. One picture is enough to be found.

    With a learned descriptor, pictures of near vectors are candidates, too.
    """

    def __init__(self, descriptor: Descriptor | None = None) -> None:
        self._descriptor = descriptor
        self._vectors: list[Floats | None] = []
        self._names: list[str] = []
        self._hashes: list[Hash] = []
        self._keys: list[Keys] = []
        self._blocks: list[_Block] = []
        self._settled = self._weighed = 0
        self._weights = np.empty(0, np.float32)
        self._turn = Lock()

    def __len__(self) -> int:
        return len(self._names)

    def add(self, name: str, hashes: Hash, keys: Keys, vector: Floats | None = None) -> None:
        """Add a picture with two hashes, whole and without border, shape (2, 4), and the vector of a learned descriptor."""
        with self._turn:
            self._names.append(name)
            self._hashes.append(hashes)
            self._keys.append(keys)
            self._vectors.append(vector)

    def candidates(self, sketch: Sketch) -> Iterator[LikePicture]:
        """Yield pictures that may show the same, likeliest first: those with near hashes, and then those with the same features.

        The features of the picture are needed for the second kind alone.
        """
        with self._turn:
            self._settle()
            apart = self._apart(sketch)
            near = sorted(apart, key=lambda place: apart[place])[:_BY_HASH]
        yield from (LikePicture(self._names[place], apart[place], tuple(Pose)) for place in near)
        with self._turn:
            self._settle()
            voted = [(place, pose) for place, pose in self._voted(sketch) if place not in near]
        yield from (LikePicture(self._names[place], apart.get(place, BITS), (pose,)) for place, pose in voted)
        with self._turn:
            self._settle()
            earlier = {*near, *(place for place, _ in voted)}
            described = [(place, pose) for place, pose in self._described(sketch) if place not in earlier]
        yield from (LikePicture(self._names[place], apart.get(place, BITS), (pose,)) for place, pose in described)

    def _described(self, sketch: Sketch) -> list[tuple[int, Pose]]:
        """Return the places of the pictures whose vectors are nearest to that of this one, each with the pose that it is for."""
        blocks = [block for block in self._blocks if len(block.described)]
        if self._descriptor is None or not blocks:
            return []
        poses = (Pose.PLAIN, Pose.MIRRORED)
        wanted = np.stack([self._descriptor.describe(pose.gray(sketch.gray)) for pose in poses])
        places = np.concatenate([block.described for block in blocks])
        cosines = np.concatenate([block.vectors @ wanted.T for block in blocks])
        order = np.argsort(-cosines.max(axis=1), kind="stable")[:_BY_DESCRIPTOR]
        return [(int(places[at]), poses[int(cosines[at].argmax())]) for at in order if cosines[at].max() >= _LEAST_COSINE]

    def _apart(self, sketch: Sketch) -> dict[int, int]:
        """Return the pictures with a near hash, by place, with the distance. The turned ones are looked for up to a smaller distance."""
        apart: dict[int, int] = {}
        for hash_, radius in _reaches(sketch):
            for block in self._blocks:
                places, distances = block.hashes.within(hash_, radius)
                for place, distance in zip((block.start + places // 2).tolist(), distances.tolist(), strict=True):
                    apart[place] = min(distance, apart.get(place, 256))
        return apart

    def _voted(self, sketch: Sketch) -> list[tuple[int, Pose]]:
        """Return the places of the pictures with most votes, each with the pose that they are for."""
        if not any(len(block.features.pictures) for block in self._blocks):
            return []
        poses = {pose: keys_of(pose.features(sketch.features), MOST) for pose in Pose}
        votes = np.stack([self._votes(keys) for keys in poses.values()])
        most = votes.max(axis=0)
        best = np.argsort(-most, kind="stable")[:_BY_VOTES]
        enough = best[(most[best] > 0) & (most[best] >= _OF_THE_FIRST * most[best[0]])]
        return [(int(place), list(poses)[int(votes[:, place].argmax())]) for place in enough]

    def _votes(self, keys: Keys) -> Floats:
        return np.concatenate([block.features.votes(keys, self._weights) for block in self._blocks])

    def _settle(self) -> None:
        """Index what was added since. Blocks double in size, so that adding one by one stays cheap."""
        if self._settled == len(self._names):
            return
        start = self._settled
        while self._blocks and self._blocks[-1].count <= 2 * (len(self._names) - start):
            start = self._blocks.pop().start
        self._blocks.append(_Block.build(start, self._hashes[start:], self._keys[start:], self._vectors[start:]))
        self._settled = len(self._names)
        if self._settled >= _WEIGHED_AGAIN * self._weighed:
            self._weights = weights_of([block.features for block in self._blocks])
            self._weighed = self._settled

    def search(self, sketch: Sketch, load: Callable[[str], Sketch | None], group: Callable[[str], str] = str) -> Iterator[PictureHit]:
        """Yield the pictures that show the same as this one.

        ``load`` returns the sketch of a picture by its name. Of pictures that ``group`` gives one name, those after a copy are passed over.
        """
        settled: Counter[str] = Counter()
        for candidate in self.candidates(sketch):
            shown, near = group(candidate.name), candidate.distance <= SAME
            original = load(candidate.name) if settled[shown] < _OF_ONE else None
            if original is None or (sketch.prints.plain and not near):
                continue
            match = (placed(sketch, original) if near else None) or compare(sketch, original, candidate.poses)
            if match:
                settled[shown] += _OF_ONE if match.likeness is Likeness.COPY else 1
                yield PictureHit(candidate.name, match, candidate.distance)


def _reaches(sketch: Sketch) -> Iterator[tuple[Hash, int]]:
    """Yield the distinct hashes of a picture, as it stands and turned, with the distance up to which each is looked for."""
    upright = {sketch.prints.full[0].tobytes(), sketch.prints.trimmed[0].tobytes()}
    for hash_ in sketch.prints.all():
        yield hash_, NEAR if hash_.tobytes() in upright else SAME


def best(hits: Iterator[PictureHit]) -> PictureHit | None:
    """Return the best hit: the first copy, else the first with the same artwork, or None."""
    first: PictureHit | None = None
    for hit in hits:
        if hit.match.likeness is Likeness.COPY:
            return hit
        first = first or hit
    return first
