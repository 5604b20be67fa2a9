"""Pictures of public posts: each picture file beside a dump is sketched, and posts carry it by its contents.

A path says nothing: two exports call their first photograph the same, and one poster comes under many names. After a load, pictures
that show what an earlier one shows count as that one in storms and co-action.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from tocsin.domain.progress import Progress
from tocsin.extras import is_installed

if TYPE_CHECKING:
    from tocsin.copies.pictures.catalogue import Catalogue
    from tocsin.copies.pictures.decoder import Decoder
    from tocsin.ingest.posts import PostBatch
    from tocsin.lake import Lake

FOLDER = "pictures"
MOST_BYTES = 40_000_000
_COLUMN = "images"


def catalogue(home: Path) -> Catalogue:
    """Return the catalogue of the pictures in this desk's posts."""
    from tocsin.copies.pictures.catalogue import Catalogue

    return Catalogue(home / FOLDER)


class PostPictures:
    """Pictures of the posts of one load."""

    def __init__(self, home: Path, progress: Progress) -> None:
        self._home = home
        self._progress = progress
        self._catalogue: Catalogue | None = None
        self._decoder: Decoder | None = None
        self._names: dict[Path, str] = {}

    def named_by_content(self, batches: Iterator[PostBatch], folder: Path) -> Iterator[PostBatch]:
        """Yield the batches, with each picture that is a file under ``folder`` named by its contents."""
        for batch in batches:
            yield self._renamed(batch, folder.resolve()) if is_installed("copies") else batch

    def showed(self, path: Path) -> bool:
        """Return True for a picture that a post of this load has shown."""
        return bool(self._names.get(path.resolve()))

    def finish(self, lake: Lake) -> None:
        """Store the pictures added, and let those that show the same count as one."""
        if self._decoder:
            self._decoder.close()
        if self._catalogue is not None:
            self._catalogue.save()
            lake.count_as(self._catalogue.roots())

    def _renamed(self, batch: PostBatch, folder: Path) -> PostBatch:
        import pyarrow as pa

        column = batch.table.column(_COLUMN).to_pylist()
        if not any(column):
            return batch
        renamed = [[self._name(folder, value) for value in values] for values in column]
        place = batch.table.schema.get_field_index(_COLUMN)
        table = batch.table.set_column(place, batch.table.schema.field(place), pa.array(renamed, pa.list_(pa.string())))
        return replace(batch, table=table, unread=self._unread(batch.unread, renamed))

    def _unread(self, lines: tuple[str, ...], renamed: list[list[str]]) -> tuple[str, ...]:
        """Return the lines about what was not read, with the number of pictures that no file was found for."""
        missing = sum(not name.startswith("picture:") for names in renamed for name in names)
        others = tuple(line for line in lines if not line.startswith("pictures or recordings of"))
        return (*others, f"{missing} pictures or recordings that posts name: no such file beside the dump") if missing else others

    def _name(self, folder: Path, value: str) -> str:
        """Return the name of a picture by its contents, or the value where it is no picture file of the dump's folder."""
        path = (folder / value).resolve() if value and len(value) < 1000 and "://" not in value and "\0" not in value else folder
        if path not in self._names:
            inside = folder in path.parents and path.is_file() and path.stat().st_size <= MOST_BYTES
            self._names[path] = self._sketched(path) if inside else ""
        return self._names[path] or value

    def _sketched(self, path: Path) -> str:
        from tocsin.copies.pictures.catalogue import NAME, digest_of
        from tocsin.copies.pictures.decoder import Decoder

        data = path.read_bytes()
        digest = digest_of(data)
        self._catalogue = catalogue(self._home) if self._catalogue is None else self._catalogue
        if digest not in self._catalogue:
            self._decoder = self._decoder or Decoder()
            sketch = self._decoder.sketch(data)
            if sketch is None:
                return ""
            self._catalogue.add(digest, sketch)
            self._progress("pictures looked at", len(self._catalogue), 0)
        return f"{NAME}{digest}"
