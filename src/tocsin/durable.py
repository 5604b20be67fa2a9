"""Files that survive a crash or a power cut, whole or not at all.

Every file is written under a temporary name in its own folder, synced, and then given its name. Whoever opens the name
sees the old contents or the new ones, never a part. Secrets are created once and never overwritten.
"""

from __future__ import annotations

import errno
import fcntl
import os
import secrets
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO

from tocsin.domain.errors import Unavailable

TEMPORARY = ".tocsin-partial-"
"""Prefix of the names under which files are written before they are whole."""

SHORTEST_SECRET = 32
"""Fewest characters that a key file may hold. All of Tocsin's keys are longer."""

_STALE_SECONDS = 24 * 3600
_NO_HARD_LINKS = (errno.EPERM, errno.ENOTSUP, errno.ENOSYS, errno.EMLINK)


@contextmanager
def replacing(path: Path, mode: int = 0o600) -> Iterator[BinaryIO]:
    """Open a file that takes the place of `path` when the block ends, and leaves no trace when it raises."""
    with _written(path.parent, mode) as (file, temporary):
        yield file
        _sync_open(file)
        temporary.replace(path)


@contextmanager
def creating(path: Path, mode: int = 0o600) -> Iterator[BinaryIO]:
    """Open a file that becomes `path` when the block ends. Raises :class:`FileExistsError` when `path` exists by then."""
    with _written(path.parent, mode) as (file, temporary):
        yield file
        _sync_open(file)
        _link(temporary, path)


def atomic_write(path: Path, data: bytes, mode: int = 0o600, modified: float | None = None) -> None:
    """Write `data` to `path`, replacing what is there. `modified` sets the file's time stamp (seconds since 1970)."""
    with replacing(path, mode) as file:
        file.write(data)
        file.flush()
        if modified is not None:
            os.utime(file.fileno(), (modified, modified))


def write_derived(path: Path, data: bytes, mode: int = 0o600) -> None:
    """Write a file that can be made anew, in its own folder, which is made where it is missing. It is whole unless the power fails.

    It is not synced: to sync thousands of small files takes longer than to make them.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    temporary = path.parent / f"{TEMPORARY}{secrets.token_hex(8)}"
    with os.fdopen(os.open(temporary, os.O_WRONLY | os.O_CREAT | os.O_EXCL, mode), "wb") as file:
        file.write(data)
    temporary.replace(path)


@contextmanager
def locked(path: Path, *, wait: bool = True) -> Iterator[bool]:
    """Hold the lock of a file without contents. Yield False where another process holds it and ``wait`` is not set."""
    with path.open("w") as handle:
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | (0 if wait else fcntl.LOCK_NB))
        except BlockingIOError:
            yield False
            return
        yield True


def create_secret(path: Path, text: str) -> None:
    """Write a secret to a new file that only its owner may read.

    Raises :class:`FileExistsError` when the file exists, and :class:`ValueError` for a secret too short to be one.
    """
    if len(text.strip()) < SHORTEST_SECRET:
        raise ValueError(f"a secret has at least {SHORTEST_SECRET} characters")
    with creating(path) as file:
        file.write(text.encode() + b"\n")


def read_secret(path: Path, mend: str = "restore it from your backup of the home folder") -> str:
    """Return the secret in this file. Raises :class:`Unavailable` when it is missing, unreadable, empty or too short."""
    try:
        text = path.read_text(encoding="ascii").strip()
    except OSError as error:
        raise Unavailable(f"{path}: the key cannot be read ({error.strerror}): {mend}") from None
    except UnicodeDecodeError:
        raise Unavailable(f"{path}: the file is not a key: {mend}") from None
    if len(text) < SHORTEST_SECRET:
        raise Unavailable(f"{path}: the key is {'cut short' if text else 'empty'}: {mend}")
    return text


def sync_folder(folder: Path) -> None:
    """Make the names in a folder durable."""
    sync_file(folder)


def sync_file(path: Path) -> None:
    """Make the contents of a file that another program wrote durable."""
    descriptor = os.open(path, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def clear_partial(folder: Path, older_than: float = _STALE_SECONDS) -> None:
    """Remove temporary files that a killed process left in a folder more than `older_than` seconds ago."""
    for path in folder.glob(f"{TEMPORARY}*"):
        try:
            if time.time() - path.stat().st_mtime >= older_than:
                path.unlink()
        except FileNotFoundError:  # another process removed it, or gave it its name
            continue


@contextmanager
def _written(folder: Path, mode: int) -> Iterator[tuple[BinaryIO, Path]]:
    """Open a new file under a temporary name. The name is gone when the block ends, and the folder synced."""
    temporary = folder / f"{TEMPORARY}{secrets.token_hex(8)}"
    descriptor = os.open(temporary, os.O_RDWR | os.O_CREAT | os.O_EXCL, mode)
    try:
        with os.fdopen(descriptor, "w+b") as file:
            yield file, temporary
    finally:
        temporary.unlink(missing_ok=True)
    sync_folder(folder)


def _sync_open(file: BinaryIO) -> None:
    file.flush()
    os.fsync(file.fileno())


def _link(temporary: Path, path: Path) -> None:
    """Give a file its name unless the name is taken. A hard link is the only call that does both at once everywhere."""
    try:
        os.link(temporary, path)
    except OSError as error:
        if error.errno in _NO_HARD_LINKS:
            raise Unavailable(f"{path.parent}: this file system has no hard links: keep the folder on a local disk") from None
        raise
