"""Files in a folder in memory, for readers that need a path. Words of sources reach no disk unencrypted."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from tocsin.domain.errors import TocsinError, Unavailable

_MEMORY = Path("/dev/shm")  # noqa: S108  # a folder in memory on Linux, where only the owner enters the new folder


@contextmanager
def in_memory(files: Sequence[tuple[str, bytes]]) -> Iterator[list[Path]]:
    """Yield paths of these files, under their own names, in a folder in memory that only this user can enter.

    Raises :class:`Unavailable` on a machine that has no such folder.
    """
    if not _MEMORY.is_dir():
        raise Unavailable("this machine has no folder in memory: whoever runs it can load the files there")
    with tempfile.TemporaryDirectory(prefix="tocsin-", dir=_MEMORY) as folder:
        paths = [Path(folder) / str(number) / name for number, (name, _) in enumerate(files)]
        for path, (_, data) in zip(paths, files, strict=True):
            path.parent.mkdir(mode=0o700)
            path.write_bytes(data)
        try:
            yield paths
        except TocsinError as error:  # the person knows the file by its name alone
            message = str(error)
            for path in paths:
                message = message.replace(f"{path.parent}/", "")
            error.args = (message,)
            raise
