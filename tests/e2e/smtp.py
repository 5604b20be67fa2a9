"""A mail server on this machine that takes every message and keeps it."""

from __future__ import annotations

import socketserver
import threading
from collections.abc import Iterator
from contextlib import contextmanager


class _Session(socketserver.StreamRequestHandler):
    """One connection: enough of SMTP for a message in the clear."""

    server: _Server

    def handle(self) -> None:
        self._say("220 ready")
        while line := self.rfile.readline().decode("utf-8", "replace").strip().upper():
            if line == "DATA":
                self._say("354 go on")
                self.server.received.append(self._message())
            self._say("221 bye" if line == "QUIT" else "250 ok")
            if line == "QUIT":
                return

    def _message(self) -> str:
        lines: list[str] = []
        while (line := self.rfile.readline().decode("utf-8", "replace")) not in (".\r\n", ""):
            lines.append(line)
        return "".join(lines)

    def _say(self, line: str) -> None:
        self.wfile.write(f"{line}\r\n".encode())


class _Server(socketserver.ThreadingTCPServer):
    daemon_threads = True

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), _Session)
        self.received: list[str] = []


@contextmanager
def smtp_server() -> Iterator[tuple[str, int, list[str]]]:
    """Yield host, port and the messages received so far."""
    with _Server() as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield "127.0.0.1", server.server_address[1], server.received
        server.shutdown()
