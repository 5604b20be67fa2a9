"""Files that must be there after a power cut: their bytes are synced, and so is the folder that names them."""

from __future__ import annotations

import os
from pathlib import Path


def new_secret(path: Path, text: str) -> None:
    """Writes a new file that its owner alone may read; raises :class:`FileExistsError` for one that is there."""
    descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(descriptor, "w") as file:
        file.write(text + "\n")
        file.flush()
        os.fsync(file.fileno())
    sync_folder(path.parent)


def sync_folder(folder: Path) -> None:
    """Makes the names in a folder durable."""
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
