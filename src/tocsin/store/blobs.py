"""Large sealed contents as files, each named by its own hash."""

from __future__ import annotations

from pathlib import Path

from tocsin.durable import atomic_write

LARGE = 64 * 1024


class Blobs:
    """A folder of sealed contents. Writing a content twice has no further effect. A crash leaves no partial file."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def put(self, name: str, data: bytes) -> None:
        """Store the bytes under this name, synced to disk when the call returns."""
        path = self._path(name)
        if path.exists():
            return
        path.parent.mkdir(parents=True, exist_ok=True)
        atomic_write(path, data)

    def get(self, name: str) -> bytes | None:
        """Return the bytes, or None if there are none."""
        path = self._path(name)
        return path.read_bytes() if path.exists() else None

    def has(self, name: str) -> bool:
        """Return True if there are bytes under this name."""
        return self._path(name).is_file()

    def _path(self, name: str) -> Path:
        return self._folder / name[:2] / name
