"""Clients that are slow, half-open, or send too much: the others are served all the same."""

from __future__ import annotations

import asyncio
import socket
import sys
import tempfile
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any

import pytest

from tests.office import Office
from tests.web.browsing import Seconds
from tocsin.desk.door_folder import DropFolder
from tocsin.web.app import create_app
from tocsin.web.body_limits import GRACE_SECONDS, SMALL, Bodies, BodiesTooMany, BodyTooSlow
from tocsin.web.door.app import create_door
from tocsin.web.door.flood import Flood
from tocsin.web.door.pages import DoorServices
from tocsin.web.server import BoundedProtocol, server_of

MANY = 300


@contextmanager
def served(app: Any, **limits: object) -> Iterator[int]:
    """Serve an application with real sockets, and give its port."""
    listener = socket.create_server(("127.0.0.1", 0), backlog=2048)
    server = server_of(app, type("Protocol", (BoundedProtocol,), limits))
    thread = threading.Thread(target=server.run, kwargs={"sockets": [listener]}, daemon=True)
    thread.start()
    while not server.started:
        time.sleep(0.02)
    try:
        yield listener.getsockname()[1]
    finally:
        server.should_exit = server.force_exit = True
        thread.join(10)


@pytest.fixture
def door_app(office: Office, tmp_path: Path) -> Any:
    office.desk.mailboxes.open_door(tmp_path / "drop")
    return create_door(DoorServices(DropFolder(tmp_path / "drop"), Flood(Seconds()), office.clock.now, asyncio.sleep))


def ask(port: int, request: bytes, wait: float = 10.0) -> bytes:
    with socket.create_connection(("127.0.0.1", port), timeout=wait) as connection:
        connection.sendall(request)
        answer = b""
        while piece := connection.recv(65536):
            answer += piece
        return answer


GET = b"GET /en HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n"


def half_open(port: int, count: int, start: bytes = b"GET / HT") -> list[socket.socket]:
    connections = []
    for _ in range(count):
        connections.append(connection := socket.create_connection(("127.0.0.1", port), timeout=10))
        with suppress(OSError):
            connection.sendall(start)
    return connections


def test_half_open_requests_do_not_keep_others_out(door_app: Any) -> None:
    with served(door_app, most=100) as port:
        waiting = half_open(port, MANY)
        began = time.monotonic()
        assert ask(port, GET).startswith(b"HTTP/1.1 200")
        assert time.monotonic() - began < 2
        for connection in waiting:
            connection.close()


def test_a_connection_that_sends_no_request_is_closed_and_a_slow_one_is_served(door_app: Any) -> None:
    with served(door_app, head_seconds=1.5) as port:
        (waiting,) = half_open(port, 1)
        with socket.create_connection(("127.0.0.1", port), timeout=10) as slow:
            for at in range(0, len(GET), 12):  # a second in all
                slow.sendall(GET[at : at + 12])
                time.sleep(0.15)
            assert slow.recv(20).startswith(b"HTTP/1.1 200")
        waiting.settimeout(8)
        with suppress(ConnectionResetError):
            assert waiting.recv(10) == b""
        waiting.close()


def test_a_slow_sender_of_a_whole_report_is_served(door_app: Any) -> None:
    body = b"receipt=" + b"1" * 40 + b"&what=" + b"help+" * 200
    head = b"POST /en/sent HTTP/1.1\r\nHost: a\r\nConnection: close\r\nContent-Type: application/x-www-form-urlencoded\r\n"
    request = head + b"Content-Length: %d\r\n\r\n" % len(body) + body
    with served(door_app) as port, socket.create_connection(("127.0.0.1", port), timeout=10) as slow:
        for at in range(0, len(request), 100):
            slow.sendall(request[at : at + 100])
            time.sleep(0.1)
        answer = b""
        while piece := slow.recv(65536):
            answer += piece
        assert answer.startswith(b"HTTP/1.1 200")


def test_bodies_that_are_too_slow_or_too_many_are_given_up_and_small_ones_are_not() -> None:
    seconds = Seconds()
    bodies = Bodies(seconds, most_bytes=1000, most_bodies=5)
    slow, quick = bodies.begin(), bodies.begin()
    bodies.add(slow, SMALL + 900)
    with pytest.raises(BodiesTooMany):
        bodies.add(quick, SMALL + 900)
    bodies.end(quick)
    seconds.now = 40
    again = bodies.begin()
    bodies.add(again, SMALL + 900)
    assert slow.given_up.is_set()
    assert not again.given_up.is_set()
    assert bodies.held == 900

    trickle = bodies.begin()
    seconds.now += GRACE_SECONDS + 1
    with pytest.raises(BodyTooSlow):
        bodies.add(trickle, 100)
    bodies = Bodies(seconds)
    steady = bodies.begin()
    for _ in range(200):
        seconds.now += 1
        bodies.add(steady, 500)


def test_many_large_uploads_at_once_hold_a_bounded_number_of_bytes(office: Office, tmp_path: Path) -> None:
    office.desk.mailboxes.open_door(tmp_path / "drop")
    bodies = Bodies(most_bytes=4 << 20)
    app = create_door(DoorServices(DropFolder(tmp_path / "drop"), Flood(Seconds()), office.clock.now, asyncio.sleep), bodies)
    start = b"POST /en/sent HTTP/1.1\r\nHost: a\r\nContent-Type: multipart/form-data; boundary=x\r\nContent-Length: 20000000\r\n\r\n"
    start += b'--x\r\nContent-Disposition: form-data; name="files"; filename="a"\r\n\r\n' + b"x" * 500_000
    with served(app) as port:
        uploads = half_open(port, 20, start)
        time.sleep(1)
        assert bodies.held <= 4 << 20
        assert ask(port, GET).startswith(b"HTTP/1.1 200")
        for connection in uploads:
            connection.close()


def test_a_large_post_of_nobody_is_refused_before_it_is_read_and_the_queue_stays_quick(office: Office) -> None:
    head = b"POST /sign-in HTTP/1.1\r\nHost: a\r\nContent-Type: application/x-www-form-urlencoded\r\nTransfer-Encoding: chunked\r\n\r\n"
    chunk = b"10000\r\n" + b"a&" * 0x8000 + b"\r\n"
    with served(create_app(office.desk)) as port:
        with socket.create_connection(("127.0.0.1", port), timeout=10) as connection, suppress(OSError):
            connection.sendall(head)
            for _ in range(200):
                connection.sendall(chunk)
        began = time.monotonic()
        assert ask(port, b"GET /sign-in HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n").startswith(b"HTTP/1.1 200")
        assert time.monotonic() - began < 1
        files = b"POST /sign-in HTTP/1.1\r\nHost: a\r\nConnection: close\r\nContent-Type: multipart/form-data; boundary=x\r\n\r\n"
        assert ask(port, files).startswith(b"HTTP/1.1 415")


def test_nothing_that_a_source_sends_reaches_a_disk_unencrypted(door_app: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    canary = b"canary-of-a-source-"
    temporary = tmp_path / "temporary"
    temporary.mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(temporary))
    opened: set[str] = set()
    active = True

    def hook(event: str, arguments: tuple[Any, ...]) -> None:
        if active and event == "open" and isinstance(arguments[2], int) and arguments[2] & 3:
            opened.add(str(arguments[0]))

    sys.addaudithook(hook)
    body = b'--x\r\nContent-Disposition: form-data; name="what"\r\n\r\n' + canary + b"\r\n"
    body += b'--x\r\nContent-Disposition: form-data; name="files"; filename="' + canary + b'.txt"\r\n\r\n'
    body += canary * 600_000 + b"\r\n--x--\r\n"
    head = b"POST /en/sent HTTP/1.1\r\nHost: a\r\nConnection: close\r\nContent-Type: multipart/form-data; boundary=x\r\n"
    with served(door_app) as port:
        answer = ask(port, head + b"Content-Length: %d\r\n\r\n" % len(body) + body, 60)
    active = False

    assert answer.startswith(b"HTTP/1.1 200"), answer[:300]
    assert not list(temporary.iterdir())
    written = {path for path in opened if not path.startswith(("/dev/", "/proc/")) and not path.isdigit()}
    assert all(Path(path).name.startswith(".") and not Path(path).is_absolute() for path in written), written
    for path in (tmp_path / "drop").rglob("*"):
        assert not path.is_file() or canary not in path.read_bytes()
    assert len(list((tmp_path / "drop" / "inbox").iterdir())) == 1
