"""Clients that are slow, half-open or send too much, against a served desk and its door.

Each attack runs in a thread of its own until it is told to stop, while a person reads the queue.
"""

from __future__ import annotations

import socket
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress

from tocsin.desk.door_folder import ReceiptNumber

HALF_OPEN = 1100
UPLOADS = 40
_CHUNK = b"10000\r\n" + b"a&" * 0x8000 + b"\r\n"
_FORM = b"Host: a\r\nContent-Type: application/x-www-form-urlencoded\r\n"
_FILES = b"Host: a\r\nContent-Type: multipart/form-data; boundary=x\r\n"
_FILE = b'--x\r\nContent-Disposition: form-data; name="files"; filename="a"\r\n\r\n'
Attack = Callable[[int, threading.Event], None]


def half_open(port: int, stop: threading.Event) -> None:
    """Open more than a thousand connections, and never finish a request."""
    connections = []
    for _ in range(HALF_OPEN):
        with suppress(OSError):
            connections.append(connection := socket.create_connection(("127.0.0.1", port), timeout=5))
            connection.sendall(b"GET / HT")
    stop.wait()
    for connection in connections:
        connection.close()


def chunked_bodies(port: int, stop: threading.Event) -> None:
    """Send large chunked bodies to the sign-in, without being signed in, one after the other."""
    while not stop.is_set():
        with suppress(OSError), socket.create_connection(("127.0.0.1", port), timeout=5) as connection:
            connection.sendall(b"POST /sign-in HTTP/1.1\r\n" + _FORM + b"Transfer-Encoding: chunked\r\n\r\n")
            for _ in range(200):
                connection.sendall(_CHUNK)


def open_uploads(port: int, stop: threading.Event) -> None:
    """Begin forty uploads of 20 MB at the door, send most of each, and go on a byte at a time."""
    head = b"POST /en/sent HTTP/1.1\r\n" + _FILES + b"Content-Length: 20000000\r\n\r\n" + _FILE
    connections = []
    for _ in range(UPLOADS):
        with suppress(OSError):
            connections.append(connection := socket.create_connection(("127.0.0.1", port), timeout=5))
            connection.sendall(head + b"x" * 4_000_000)
    while not stop.wait(0.5):
        for connection in connections:
            with suppress(OSError):
                connection.sendall(b"x")
    for connection in connections:
        connection.close()


def long_texts(port: int, stop: threading.Event) -> None:
    """Leave reports at the door with files of twenty megabytes of names, one after the other."""
    words = b"Marek Dolny and Ilse Brandt were seen at the mill. " * 380_000
    while not stop.is_set():
        receipt = b'--x\r\nContent-Disposition: form-data; name="receipt"\r\n\r\n' + ReceiptNumber.new().digits.encode() + b"\r\n"
        text = b'--x\r\nContent-Disposition: form-data; name="what"\r\n\r\nSee the file.\r\n'
        file = _FILE.replace(b'"a"', b'"a.txt"') + words + b"\r\n--x--\r\n"
        body = receipt + text + file
        with suppress(OSError), socket.create_connection(("127.0.0.1", port), timeout=60) as connection:
            connection.sendall(
                b"POST /en/sent HTTP/1.1\r\n" + _FILES + b"Content-Length: %d\r\nConnection: close\r\n\r\n" % len(body) + body
            )
            while connection.recv(65536):
                pass


ATTACKS: tuple[tuple[str, str, Attack], ...] = (
    (f"{HALF_OPEN:,} half-open requests to the desk", "desk", half_open),
    ("bodies of 13 MB to the desk from nobody", "desk", chunked_bodies),
    (f"{HALF_OPEN:,} half-open requests to the door", "door", half_open),
    (f"{UPLOADS} open uploads at the door", "door", open_uploads),
    ("reports with 19 MB of text at the door", "door", long_texts),
)


@contextmanager
def attacking(attack: Attack, port: int) -> Iterator[None]:
    """Attack this port until the block ends."""
    stop = threading.Event()
    thread = threading.Thread(target=attack, args=(port, stop), daemon=True)
    thread.start()
    time.sleep(3)
    try:
        yield
    finally:
        stop.set()
        thread.join(90)
