"""A PostgreSQL server of the tests' own, on loopback, gone with them."""

from __future__ import annotations

import os
import shutil
import socket
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

_DEBIAN = Path("/usr/lib/postgresql")


def programs() -> Path | None:
    """The folder of the server's programs, or None where PostgreSQL is not installed."""
    if pg_ctl := shutil.which("pg_ctl"):
        return Path(pg_ctl).parent
    versions = sorted(_DEBIAN.glob("*/bin/pg_ctl"), key=lambda path: int(path.parts[-3]))
    return versions[-1].parent if versions else None


@contextmanager
def server(fsync: bool = False) -> Iterator[str]:
    """Run a server and yield the URL of its first database, without the database's name."""
    folder = Path(tempfile.mkdtemp(prefix="tocsin-pg-"))
    if os.geteuid() == 0:
        shutil.chown(folder, "postgres")
    data, port = folder / "data", _free_port()
    try:
        _run("initdb", "-D", str(data), "-U", "tocsin", "-A", "trust", "-E", "UTF8", "--no-sync", "--locale=C.UTF-8")
        sync = "on" if fsync else "off"
        options = f"-p {port} -c listen_addresses=127.0.0.1 -c unix_socket_directories={folder} -c fsync={sync}"
        _run("pg_ctl", "-w", "-D", str(data), "-l", str(folder / "log"), "-o", options, "start")
        yield f"postgresql://tocsin@127.0.0.1:{port}"
    finally:
        with suppress(subprocess.CalledProcessError):
            _run("pg_ctl", "-m", "immediate", "-D", str(data), "stop")
        shutil.rmtree(folder, ignore_errors=True)


def _run(program: str, *arguments: str) -> None:
    folder = programs()
    assert folder is not None
    as_postgres = ["runuser", "-u", "postgres", "--"] if os.geteuid() == 0 else []  # the server refuses to run as root
    subprocess.run([*as_postgres, str(folder / program), *arguments], check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])
