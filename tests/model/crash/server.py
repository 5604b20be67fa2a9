"""A PostgreSQL server that writes to disk for certain, and can be stopped as a power switch stops it."""

from __future__ import annotations

import os
import shutil
import subprocess
import tempfile
from contextlib import suppress
from pathlib import Path

import psycopg

from tests import postgres


class Server:
    """One server, on loopback."""

    def __init__(self) -> None:
        self.folder = Path(tempfile.mkdtemp(prefix="tocsin-crash-pg-"))
        if os.geteuid() == 0:
            shutil.chown(self.folder, "postgres")
        self._data, self._port = self.folder / "data", postgres._free_port()
        postgres._run("initdb", "-D", str(self._data), "-U", "tocsin", "-A", "trust", "-E", "UTF8", "--no-sync", "--locale=C.UTF-8")
        self.start()

    @property
    def url(self) -> str:
        return f"postgresql://tocsin@127.0.0.1:{self._port}/postgres"

    def start(self) -> None:
        options = f"-p {self._port} -c listen_addresses=127.0.0.1 -c unix_socket_directories={self.folder} -c fsync=on"
        postgres._run("pg_ctl", "-w", "-D", str(self._data), "-l", str(self.folder / "log"), "-o", options, "start")

    def kill(self) -> None:
        """Stops it at once, without a word to anyone."""
        postgres._run("pg_ctl", "-w", "-m", "immediate", "-D", str(self._data), "stop")

    def cut(self) -> int:
        """Cuts every connection but this one; gives how many."""
        statement = "SELECT count(pg_terminate_backend(pid)) FROM pg_stat_activity WHERE pid <> pg_backend_pid() AND datname = 'postgres'"
        with psycopg.connect(self.url, autocommit=True) as connection:
            row = connection.execute(statement).fetchone()
        return int(row[0]) if row else 0

    def remove(self) -> None:
        with suppress(subprocess.CalledProcessError):
            self.kill()
        shutil.rmtree(self.folder, ignore_errors=True)
