"""Write and list the parts of the lake on disk.

A part exists once its manifest does, which is written last. Other files are left-overs of a killed load.
"""

from __future__ import annotations

import fcntl
import hashlib
import json
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq

from tocsin.domain.errors import Unavailable
from tocsin.durable import atomic_write, clear_partial, replacing, sync_file
from tocsin.lake.values import SAME, TABLES


class Parts:
    """The parts and load records in a folder."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._parts = folder / "parts"
        self._loads = folder / "loads"

    def numbers(self) -> list[int]:
        """Return the numbers of the complete parts, in order."""
        return sorted(int(path.stem) for path in self._parts.glob("*.json")) if self._parts.is_dir() else []

    def live(self) -> list[int]:
        """Return the numbers of the parts that count: all but those of loads that were taken back."""
        taken_back = {number for record in self.loads() if record.get("taken_back") for number in record["parts"]}
        return [number for number in self.numbers() if number not in taken_back]

    def take_back(self, load: int) -> None:
        """Mark a finished load as taken back. Its files stay."""
        for record in self.loads():
            if record["load"] == load:
                self.record(load, record | {"taken_back": True})

    def state(self) -> tuple[object, ...]:
        """Return a value that changes when parts are added, or when objects come to count as others."""
        return *self.live(), self.same.stat().st_mtime_ns if self.same.exists() else None

    def paths(self, table: str, since: int = 0) -> list[Path]:
        """Return the files of one table, of the parts after ``since`` that count."""
        files = (self.path(number, table) for number in self.live() if number > since)
        return [path for path in files if path.exists()]

    def path(self, number: int, table: str) -> Path:
        """Return the file of one table of one part."""
        return self._parts / f"{number:06}.{table}.parquet"

    def rows(self, since: int = 0) -> int:
        """Return the number of posts in the parts after ``since``."""
        return sum(self.rows_of(number) for number in self.numbers() if number > since)

    def rows_of(self, number: int) -> int:
        """Return the number of posts in one part."""
        return int(json.loads((self._parts / f"{number:06}.json").read_text("utf-8"))["rows"])

    def digest(self, number: int) -> str:
        """Return the SHA-256 over the names and contents of a part's files, hexadecimal."""
        digest = hashlib.sha256()
        for path in sorted(self._parts.glob(f"{number:06}.*")):
            with path.open("rb") as file:
                digest.update(f"{path.name} {hashlib.file_digest(file, 'sha256').hexdigest()}\n".encode())
        return digest.hexdigest()

    def loads(self) -> list[dict[str, Any]]:
        """Return the records of finished loads, in order."""
        files = sorted(self._loads.glob("*.json")) if self._loads.is_dir() else []
        return [json.loads(path.read_text("utf-8")) for path in files]

    @contextmanager
    def lock(self) -> Iterator[None]:
        """Hold the lock that lets one process add at a time, and remove left-overs of a killed load.

        Raises :class:`Unavailable` when another process holds it.
        """
        try:
            self._parts.mkdir(parents=True, exist_ok=True)
            self._loads.mkdir(exist_ok=True)
            handle = (self.folder / ".lock").open("w")
        except OSError as error:
            raise Unavailable(f"{self.folder}: the lake cannot be written: {error.strerror}") from None
        with handle:
            try:
                fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except OSError:
                raise Unavailable(f"{self.folder}: another load is running; wait for it to end") from None
            self._clear()
            clear_partial(self._loads, older_than=0)
            yield

    def _clear(self) -> None:
        complete = {f"{number:06}" for number in self.numbers()}
        for path in self._parts.iterdir():
            if path.name.split(".", 1)[0] not in complete:
                path.unlink()

    def write(self, number: int, tables: dict[str, pa.Table], about: dict[str, Any]) -> None:
        """Write a part atomically."""
        try:
            for name, table in tables.items():
                path = self.path(number, name)
                pq.write_table(table.cast(TABLES[name]), path, compression="zstd", row_group_size=1 << 17)
                sync_file(path)
            _write(self._parts / f"{number:06}.json", about)
        except OSError as error:
            raise Unavailable(f"{self.folder}: the lake cannot be written: {error.strerror or error}") from None

    @property
    def same(self) -> Path:
        """The file of objects that count as another. It is derived from the pictures, and may be missing."""
        return self.folder / "same.parquet"

    def write_same(self, table: pa.Table) -> None:
        """Replace the objects that count as another."""
        try:
            with replacing(self.same) as file:
                pq.write_table(table.cast(SAME), file, compression="zstd")
        except OSError as error:
            raise Unavailable(f"{self.folder}: the lake cannot be written: {error.strerror or error}") from None

    def record(self, number: int, about: dict[str, Any]) -> None:
        """Write the record of a finished load."""
        _write(self._loads / f"{number:06}.json", about)


def _write(path: Path, value: dict[str, Any]) -> None:
    atomic_write(path, json.dumps(value, ensure_ascii=False, indent=1).encode())
