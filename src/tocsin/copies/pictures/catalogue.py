"""The pictures of public posts, each once: what is needed to find its copies, and the picture that it is a copy of.

A picture is taken in with its hashes at once, and waits until it is compared with the others. Reduced copies are files of their
own, written before the entry. All of it can be made anew from the pictures.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress
from functools import lru_cache
from hashlib import sha256
from pathlib import Path
from threading import Lock

import msgspec
import numpy as np

from tocsin.copies.pictures.candidates import Keys, keys_of
from tocsin.copies.pictures.descriptor import Descriptor, stored, vector_of
from tocsin.copies.pictures.prints import Hash
from tocsin.copies.pictures.search import PictureHit, PictureIndex, best
from tocsin.copies.pictures.segments import CataloguedPicture, Segments
from tocsin.copies.pictures.sketch import Sketch, decode, encode, encode_features, with_features
from tocsin.copies.pictures.verify import Likeness
from tocsin.durable import locked, write_derived

_UNCHANGED = 0.95
"""Share of cells in which a picture agrees that was only saved anew or resized: it is no variant of its own."""
_SKETCHES = 256
"""Sketches that are kept in memory while pictures are compared."""
_STORED_AFTER = 100
"""Pictures that are compared before the outcome is stored."""
_NO_KEYS: Keys = np.empty((0, 4), np.uint16)
NAME = "picture:"
"""Beginning of the name by which posts carry a picture: its digest follows."""


def digest_of(data: bytes) -> str:
    """Return the name of a picture's bytes: the first 128 bits of their SHA-256."""
    return sha256(data).hexdigest()[:32]


class Catalogue:
    """Pictures in a folder. Any number of processes take pictures in, and one at a time compares."""

    def __init__(self, folder: Path, descriptor: Descriptor | None = None) -> None:
        self.folder = folder
        self._descriptor = descriptor
        self._segments = Segments(folder)
        self._entries: dict[str, CataloguedPicture] = {}
        self._index, self._unsorted = PictureIndex(descriptor), PictureIndex()
        self._waiting: dict[str, None] = {}
        self._sketch = lru_cache(_SKETCHES)(self._read_sketch)  # with their local features, which take longest
        self._new: dict[str, CataloguedPicture] = {}
        self._turn = Lock()
        self.refresh()

    def refresh(self) -> None:
        """Take what others have stored since."""
        with self._turn:
            for entry in self._segments.fresh():
                self._take(entry)

    @property
    def is_replaced(self) -> bool:
        """Return True where the folder was cleared or restored since, so that this catalogue is of the past."""
        return self._segments.is_replaced

    @property
    def head(self) -> str:
        """Return the name of the last segment that is stored, empty for none."""
        return (self._segments.names or [""])[-1]

    def __contains__(self, digest: str) -> bool:
        entry = self._entries.get(digest)
        return entry is not None and self._path(entry.variant).exists()

    def __len__(self) -> int:
        return len(self._entries)

    @property
    def waiting(self) -> int:
        """Return the number of pictures that were not compared with others yet."""
        return len(self._waiting)

    def take_in(self, digest: str, sketch: Sketch) -> None:
        """Add a picture that is compared later. It is stored by :meth:`save`."""
        write_derived(self._path(digest), encode(sketch))
        if digest not in self._entries:
            self._change(CataloguedPicture(digest, digest, digest, hashes=hashes_of(sketch).tobytes(), waits=True))

    def add(self, digest: str, sketch: Sketch) -> CataloguedPicture:
        """Add a picture and compare it, or return the entry that it has. It is stored by :meth:`save`."""
        if digest not in self:
            self.take_in(digest, sketch)
        return self._compare(digest) if digest in self._waiting else self._entries[digest]

    def compare(self, seconds: float, clock: Callable[[], float]) -> bool:
        """Compare waiting pictures for so many seconds by a steady clock, at least one. Return False where another process does.

        What is compared is stored as it goes: a process that is killed leaves the last of it to be compared again.
        """
        if not self._waiting:
            return True
        with locked(self.folder / ".comparing", wait=False) as ours:
            self.refresh()
            until = clock() + seconds
            for number, digest in enumerate(list(self._waiting) if ours else (), 1):
                self._compare(digest)
                if number % _STORED_AFTER == 0:
                    self.save()
                if clock() >= until:
                    break
            self.save()
            return ours

    def save(self) -> None:
        """Store the entries added since."""
        new, self._new = self._new, {}
        if new:
            self._segments.append(list(new.values()))
        for entry in new.values():
            if entry.variant != entry.digest:
                self._path(entry.digest).unlink(missing_ok=True)

    def search(self, sketch: Sketch) -> Iterator[PictureHit]:
        """Yield the pictures of the catalogue that show the same, also those that wait."""
        yield from self._search(sketch)
        yield from self._unsorted.search(sketch, lambda name: self.sketch(name) if name in self._waiting else None)

    def entry(self, digest: str) -> CataloguedPicture | None:
        """Return the entry of a picture, or None."""
        return self._entries.get(digest)

    def sketch(self, digest: str) -> Sketch | None:
        """Return the sketch of a picture or of its variant, or None where its file is gone."""
        entry = self._entries.get(digest)
        return self._sketch(entry.variant) if entry else None

    def roots(self) -> dict[str, str]:
        """Return the pictures that show what an earlier one shows, by name, with the name of that one."""
        return {NAME + entry.digest: NAME + entry.root for entry in self._all() if entry.root != entry.digest}

    def variants(self) -> Counter[str]:
        """Return the number of variants of each picture that is the first to show something."""
        return Counter(entry.root for entry in self._all() if entry.variant == entry.digest)

    def files(self) -> Counter[str]:
        """Return the number of different files of each picture that is the first to show something."""
        return Counter(entry.root for entry in self._all())

    def members(self, root: str) -> list[CataloguedPicture]:
        """Return the pictures that show what this one shows, itself among them."""
        return [entry for entry in self._all() if entry.root == root]

    def _all(self) -> list[CataloguedPicture]:
        return list(self._entries.values())  # a copy, since another thread may compare

    def _search(self, sketch: Sketch) -> Iterator[PictureHit]:
        return self._index.search(sketch, self.sketch, lambda name: self._entries[name].root)

    def _compare(self, digest: str) -> CataloguedPicture:
        sketch = self._read_sketch(digest)
        if sketch is None:  # lost in a power cut: its hashes still find it
            entry = msgspec.structs.replace(self._entries[digest], waits=False)
        else:
            hits = self._search(sketch)
            entry = self._entry(digest, sketch, best(hits))
            if entry.variant == digest:
                write_derived(self._path(digest, "features"), encode_features(sketch.features))
            if entry.variant == digest and entry.likeness == Likeness.COPY.value:
                self._join(entry.root, {self._entries[other.name].root for other in hits})
        self._change(entry)
        return entry

    def _join(self, root: str, others: Iterable[str]) -> None:
        """Let the pictures of other roots count as one with this root: a copy of the one turned out to show the same as the others."""
        for other in set(others) - {root}:
            for member in self.members(other):
                likeness = member.likeness or Likeness.ARTWORK.value
                self._change(msgspec.structs.replace(member, root=root, likeness=likeness))

    def _entry(self, digest: str, sketch: Sketch, hit: PictureHit | None) -> CataloguedPicture:
        near = self._entries[hit.name] if hit else None
        if near and hit and hit.match.as_it_stands and hit.match.overlay.share() >= _UNCHANGED:
            return CataloguedPicture(digest, near.root, near.variant, near.likeness)
        likeness = hit.match.likeness.value if hit else ""
        if near and near.likeness == Likeness.ARTWORK.value:
            likeness = near.likeness
        return CataloguedPicture(
            digest=digest,
            root=near.root if near else digest,
            variant=digest,
            likeness=likeness,
            hashes=hashes_of(sketch).tobytes(),
            keys=keys_of(sketch.features).tobytes(),
            descriptor=stored(self._descriptor, sketch.gray),
        )

    def _change(self, entry: CataloguedPicture) -> None:
        with self._turn:
            self._new[entry.digest] = entry
            self._take(entry)

    def _take(self, entry: CataloguedPicture) -> None:
        old = self._entries.get(entry.digest)
        if old and entry.waits:  # loaded twice at the same time
            return
        self._entries[entry.digest] = entry
        hashes = np.frombuffer(entry.hashes, np.uint64).reshape(-1, 4)
        if entry.waits:
            self._waiting[entry.digest] = None
            self._unsorted.add(entry.digest, hashes, _NO_KEYS)
            return
        if entry.variant == entry.digest and (old is None or old.waits):  # else joined to another root since
            keys = np.frombuffer(entry.keys, np.uint16).reshape(-1, 4)
            self._index.add(entry.digest, hashes, keys, vector_of(self._descriptor, entry.descriptor))
        self._waiting.pop(entry.digest, None)

    def _read_sketch(self, variant: str) -> Sketch | None:
        try:
            sketch = decode(self._path(variant).read_bytes())
        except (OSError, ValueError):
            return None
        with suppress(OSError, ValueError):  # then they are found again
            return with_features(sketch, self._path(variant, "features").read_bytes())
        return sketch

    def _path(self, digest: str, kind: str = "sketches") -> Path:
        return self.folder / kind / digest[:2] / digest


def hashes_of(sketch: Sketch) -> Hash:
    """Return the hashes by which a picture is indexed, whole and without border, shape (2, 4)."""
    return np.stack([sketch.prints.full[0], sketch.prints.trimmed[0]])
