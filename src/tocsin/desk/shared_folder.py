"""Files in a folder that another, less trusted process writes to as well.

Folders and files are opened without following links. A file is written completely or not at all.
"""

from __future__ import annotations

import os
import secrets
import stat
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

from tocsin.domain.errors import Malformed

_LEFTOVER_SECONDS = 3600
_NO_LINK = os.O_NOFOLLOW | os.O_CLOEXEC


@dataclass(frozen=True, slots=True)
class SharedFolder:
    """One folder of files. ``most`` is the size in bytes above which a file is refused."""

    path: Path
    most: int

    def create(self) -> None:
        """Create the folder where it is missing, and remove what cut-off writes left there more than an hour ago."""
        self.path.mkdir(parents=True, exist_ok=True)
        self.remove_leftovers()

    def names(self, ending: str = "") -> list[str]:
        """Return the names of the files with this ending, oldest first. Files that are being written are left out."""
        with opened_folder(self.path) as folder:
            names = [name for name in os.listdir(folder) if name.endswith(ending) and not name.startswith(".")]
            return sorted(names, key=lambda name: (_modified(folder, name), name))

    def read(self, name: str) -> bytes:
        """Return the content of a file. Raises :class:`Malformed` for anything else, FileNotFoundError if it is gone."""
        with opened_folder(self.path) as folder:
            return read_file(name, folder, self.most)

    def write(self, name: str, data: bytes, stamp: float) -> None:
        """Write a file durably, dated ``stamp`` (seconds since 1970)."""
        with opened_folder(self.path) as folder:
            write_file(folder, name, data, stamp)

    def remove(self, name: str, aside: Path | None = None) -> None:
        """Remove a file if it is there. What cannot be removed, such as a folder, is moved to ``aside`` if that is given."""
        with opened_folder(self.path) as folder:
            try:
                os.unlink(name, dir_fd=folder)
            except FileNotFoundError:
                return
            except OSError:
                if aside is None:
                    raise
                aside.mkdir(exist_ok=True)
                with opened_folder(aside) as other:
                    os.rename(name, secrets.token_hex(16), src_dir_fd=folder, dst_dir_fd=other)

    def remove_leftovers(self) -> None:
        """Remove temporary files of writes that a crash cut off more than an hour ago."""
        with suppress(OSError), opened_folder(self.path) as folder:
            for entry in os.listdir(folder):
                if entry.startswith(".") and time.time() - os.lstat(entry, dir_fd=folder).st_mtime > _LEFTOVER_SECONDS:
                    os.unlink(entry, dir_fd=folder)


@contextmanager
def opened_folder(folder: Path) -> Iterator[int]:
    """Open a folder, never through a link that the other side put in its place."""
    descriptor = os.open(folder, os.O_RDONLY | os.O_DIRECTORY | _NO_LINK)
    try:
        yield descriptor
    finally:
        os.close(descriptor)


def read_file(path: Path | str, folder: int | None, most: int) -> bytes:
    """Read a plain file. Raises :class:`Malformed` for links, pipes, folders and files of more than ``most`` bytes."""
    try:
        descriptor = os.open(path, os.O_RDONLY | os.O_NONBLOCK | _NO_LINK, dir_fd=folder)
    except FileNotFoundError:
        raise
    except OSError as error:
        raise Malformed(f"an entry at the door is no readable file ({os.strerror(error.errno or 0)})") from None
    try:
        status = os.fstat(descriptor)
        if not stat.S_ISREG(status.st_mode) or status.st_size > most:
            raise Malformed("an entry at the door is no file, or is too large")
        with os.fdopen(descriptor, "rb", closefd=False) as file:
            data = file.read(most + 1)
    finally:
        os.close(descriptor)
    if len(data) > most:
        raise Malformed("an entry at the door is too large")
    return data


def write_file(folder: int, name: str, data: bytes, stamp: float) -> None:
    """Write a file completely or not at all, dated ``stamp``. A failed write leaves nothing behind."""
    temporary = f".{secrets.token_hex(8)}"
    descriptor = os.open(temporary, os.O_WRONLY | os.O_CREAT | os.O_EXCL | _NO_LINK, 0o644, dir_fd=folder)
    try:
        with os.fdopen(descriptor, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        os.utime(temporary, (stamp, stamp), dir_fd=folder)
        os.rename(temporary, name, src_dir_fd=folder, dst_dir_fd=folder)
    except BaseException:
        with suppress(OSError):
            os.unlink(temporary, dir_fd=folder)
        raise
    os.fsync(folder)


def _modified(folder: int, name: str) -> float:
    try:
        return os.lstat(name, dir_fd=folder).st_mtime
    except OSError:
        return 0.0
