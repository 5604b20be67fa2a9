"""Entries of a catalogue of pictures on disk, in segments ``NNNNNN.msgpack``: one for each batch of a load, and one for each step of
comparing. Several processes may add segments.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

import msgspec

from tocsin.durable import atomic_write, locked


class CataloguedPicture(msgspec.Struct, frozen=True, array_like=True):
    """A picture of the catalogue.

    `root` is a picture that shows the same, itself for a new one, and `likeness` the relation to it. `variant` is the
    first picture with nearly its hash. `hashes` are that of the picture and that without its border, `keys` those of its local features.
    A picture that is no variant of its own has no keys, and no reduced copy. One that `waits` was not compared with others yet.
    `descriptor` is what a learned model made of the picture, if the desk brought one.
    """

    digest: str
    root: str
    variant: str
    likeness: str = ""
    hashes: bytes = b""
    keys: bytes = b""
    waits: bool = False
    descriptor: bytes = b""


_encoder, _decoder = msgspec.msgpack.Encoder(), msgspec.msgpack.Decoder(list[CataloguedPicture])


class Segments:
    """Segments in a folder."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._read: set[str] = set()

    def fresh(self) -> Iterator[CataloguedPicture]:
        """Yield the entries that were added since the last call, here or by another process."""
        for name in self.names:
            if name not in self._read:
                self._read.add(name)
                yield from _decoder.decode((self.folder / name).read_bytes())

    @property
    def names(self) -> list[str]:
        """Return the names of the segments on disk, in order."""
        return sorted(path.name for path in self.folder.glob("*.msgpack")) if self.folder.is_dir() else []

    @property
    def is_replaced(self) -> bool:
        """Return True where segments that were read are gone: the folder was cleared or restored."""
        return not self._read.issubset(self.names)

    def append(self, entries: Sequence[CataloguedPicture]) -> None:
        """Store entries as one segment."""
        self.folder.mkdir(parents=True, exist_ok=True)
        with locked(self.folder / ".lock"):
            last = max((int(name.partition(".")[0]) for name in self.names), default=0)
            name = f"{last + 1:06}.msgpack"
            atomic_write(self.folder / name, _encoder.encode(entries))
        self._read.add(name)
