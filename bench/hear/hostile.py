"""Files made to break the reader, written piece by piece so that making them takes no memory either."""

from __future__ import annotations

import zlib
from collections.abc import Callable, Iterator
from itertools import chain, repeat

MEGA = 1 << 20
TABLE = b"id,message,x\n1,They spoke of it,y\n"
MIXED = b"Content-Type: multipart/mixed; boundary=b\n\n"
MAIL = b"From: a@example.org\nSubject: x\nMIME-Version: 1.0\n"


def _gzipped(pieces: Iterator[bytes]) -> Iterator[bytes]:
    packer = zlib.compressobj(1, wbits=31)
    yield from (packer.compress(piece) for piece in pieces)
    yield packer.flush()


def _long_line() -> Iterator[bytes]:
    return chain([TABLE], repeat(b"x" * MEGA, 1024), [b"\n2,They spoke again,y\n"])


def _nested(levels: int) -> Iterator[bytes]:
    return (b"Content-Type: multipart/mixed; boundary=b%d\n\n--b%d\n" % (n, n) for n in range(levels))


HOSTILE: dict[str, Callable[[], Iterator[bytes]]] = {
    "one line of 1 GB in a table": _long_line,
    "the same, gzipped": lambda: _gzipped(_long_line()),
    "one line of 1 GB": lambda: repeat(b"x" * MEGA, 1024),
    "a JSON string of 256 MB": lambda: chain([b'[{"text":"They spoke of it"},{"text":"'], repeat(b"x" * MEGA, 256)),
    "a quote never closed": lambda: chain([TABLE, b'2,"never closed,z\n'], repeat(b"3,they spoke of it again,y\n", 400_000)),
    "a quote opened anew in every line": lambda: chain([TABLE], repeat(b'x",y,"abc\n', 1_000_000)),
    "rows of a million columns": lambda: chain([TABLE], repeat(b"," * 1_000_000 + b"\n", 50)),
    "a header of a million columns": lambda: chain([TABLE[:-1]], repeat(b",column", 1_000_000)),
    "JSON 100,000 levels deep, 100 lines": lambda: chain([b'{"text":"They spoke of it"}\n'], repeat(b'{"a":' * 100_000 + b"\n", 100)),
    "a page of 10 million nested tags": lambda: chain([b"<html>"], repeat(b"<div>", 10_000_000)),
    "a page of 3 million nested tags": lambda: chain([b"<html>"], repeat(b"<div>", 3_000_000)),
    "a message of 2 million parts": lambda: chain(
        [MAIL, b"Content-Type: multipart/mixed; boundary=b\n\n"], repeat(b"--b\n\nx\n", 2_000_000)
    ),
    "a message of 50,000 nested parts": lambda: chain([MAIL], _nested(50_000)),
    "a mailbox with a header of 100 MB": lambda: chain(
        [b"From a@example.org Tue Mar  5 10:15:00 2024\nSubject: x\nX-A: "], repeat(b"a" * MEGA, 100), [b"\n\nwords\n"]
    ),
    "NUL bytes, 100 MB": lambda: chain([TABLE], repeat(bytes(MEGA), 100)),
}
