"""The pictures of public posts, each once: what is needed to find its copies, and the picture that it is a copy of.

Entries are written in segments, ``NNNNNN.msgpack``, one for each load. Reduced copies are files of their own, written before.
All of it can be made anew from the pictures.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from functools import lru_cache
from hashlib import sha256
from pathlib import Path

import msgspec
import numpy as np

from tocsin.copies.pictures.candidates import keys_of
from tocsin.copies.pictures.search import PictureHit, PictureIndex, best
from tocsin.copies.pictures.sketch import Sketch, decode, encode
from tocsin.copies.pictures.verify import Likeness
from tocsin.durable import atomic_write

_UNCHANGED = 0.95
"""Share of cells in which a picture agrees that was only saved anew or resized: it is no variant of its own."""
_SKETCHES = 256
"""Sketches that are kept in memory while pictures are compared."""
NAME = "picture:"
"""Beginning of the name by which posts carry a picture: its digest follows."""


class CataloguedPicture(msgspec.Struct, frozen=True, array_like=True):
    """A picture of the catalogue.

    `root` is a picture that shows the same, itself for a new one, and `likeness` the relation to it. `variant` is the
    first picture with nearly its hash. `hashes` are that of the picture and that without its border, `keys` those of its local features.
    A picture that is no variant of its own has no keys, and no reduced copy.
    """

    digest: str
    root: str
    variant: str
    likeness: str = ""
    hashes: bytes = b""
    keys: bytes = b""


_encoder, _decoder = msgspec.msgpack.Encoder(), msgspec.msgpack.Decoder(list[CataloguedPicture])


def digest_of(data: bytes) -> str:
    """Return the name of a picture's bytes: the first 128 bits of their SHA-256."""
    return sha256(data).hexdigest()[:32]


class Catalogue:
    """Pictures in a folder. One process adds at a time."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._entries: dict[str, CataloguedPicture] = {}
        self._index = PictureIndex()
        self._sketch = lru_cache(_SKETCHES)(self._read_sketch)  # with their local features, which take longest
        self._segment = 0
        self._new: list[CataloguedPicture] = []
        for path in sorted(folder.glob("*.msgpack")) if folder.is_dir() else ():
            self._segment = int(path.stem)
            for entry in _decoder.decode(path.read_bytes()):
                self._take(entry)

    def __contains__(self, digest: str) -> bool:
        return digest in self._entries

    def __len__(self) -> int:
        return len(self._entries)

    def add(self, digest: str, sketch: Sketch) -> CataloguedPicture:
        """Add a picture, or return the entry that it has. It is stored by :meth:`save`."""
        if digest in self._entries:
            return self._entries[digest]
        hits = self.search(sketch)
        hit = best(hits)
        entry = self._entry(digest, sketch, hit)
        if entry.variant == digest:
            if entry.likeness == Likeness.COPY.value:
                self._join(entry.root, {self._entries[other.name].root for other in hits})
            path = self._path(digest)
            path.parent.mkdir(parents=True, exist_ok=True)
            atomic_write(path, encode(sketch))
        self._new.append(entry)
        self._take(entry)
        return entry

    def _join(self, root: str, others: Iterable[str]) -> None:
        """Let the pictures of other roots count as one with this root: a copy of the one turned out to show the same as the others."""
        for other in set(others) - {root}:
            for member in self.members(other):
                likeness = member.likeness or Likeness.ARTWORK.value
                joined = msgspec.structs.replace(member, root=root, likeness=likeness)
                self._entries[member.digest] = joined
                self._new.append(joined)

    def _entry(self, digest: str, sketch: Sketch, hit: PictureHit | None) -> CataloguedPicture:
        near = self._entries[hit.name] if hit else None
        if near and hit and hit.match.as_it_stands and hit.match.overlay.share() >= _UNCHANGED:
            return CataloguedPicture(digest, near.root, near.variant, near.likeness)
        hashes = np.stack([sketch.prints.full[0], sketch.prints.trimmed[0]]).tobytes()
        keys = keys_of(sketch.features).tobytes()
        likeness = hit.match.likeness.value if hit else ""
        if near and near.likeness == Likeness.ARTWORK.value:
            likeness = near.likeness
        return CataloguedPicture(digest, near.root if near else digest, digest, likeness, hashes, keys)

    def save(self) -> None:
        """Store the entries added since."""
        if self._new:
            self._segment += 1
            self.folder.mkdir(parents=True, exist_ok=True)
            atomic_write(self.folder / f"{self._segment:06}.msgpack", _encoder.encode(self._new))
            self._new = []

    def search(self, sketch: Sketch) -> Iterator[PictureHit]:
        """Yield the pictures of the catalogue that show the same."""
        return self._index.search(sketch, self.sketch)

    def entry(self, digest: str) -> CataloguedPicture | None:
        """Return the entry of a picture, or None."""
        return self._entries.get(digest)

    def sketch(self, digest: str) -> Sketch | None:
        """Return the sketch of a picture or of its variant, or None where its file is gone."""
        entry = self._entries.get(digest)
        return self._sketch(entry.variant) if entry else None

    def roots(self) -> dict[str, str]:
        """Return the pictures that show what an earlier one shows, by name, with the name of that one."""
        return {NAME + entry.digest: NAME + entry.root for entry in self._entries.values() if entry.root != entry.digest}

    def variants(self) -> Counter[str]:
        """Return the number of variants of each picture that is the first to show something."""
        return Counter(entry.root for entry in self._entries.values() if entry.variant == entry.digest)

    def files(self) -> Counter[str]:
        """Return the number of different files of each picture that is the first to show something."""
        return Counter(entry.root for entry in self._entries.values())

    def members(self, root: str) -> list[CataloguedPicture]:
        """Return the pictures that show what this one shows, itself among them."""
        return [entry for entry in self._entries.values() if entry.root == root]

    def _take(self, entry: CataloguedPicture) -> None:
        known = entry.digest in self._entries  # joined to another root since
        self._entries[entry.digest] = entry
        if not known and entry.variant == entry.digest:
            hashes = np.frombuffer(entry.hashes, np.uint64).reshape(2, 4)
            self._index.add(entry.digest, hashes, np.frombuffer(entry.keys, np.uint16).reshape(-1, 4))

    def _read_sketch(self, variant: str) -> Sketch | None:
        try:
            return decode(self._path(variant).read_bytes())
        except (OSError, ValueError):
            return None

    def _path(self, digest: str) -> Path:
        return self.folder / "sketches" / digest[:2] / digest


def add_all(catalogue: Catalogue, sketches: Iterable[tuple[str, Sketch]]) -> None:
    """Add pictures and store them."""
    for digest, sketch in sketches:
        catalogue.add(digest, sketch)
    catalogue.save()
