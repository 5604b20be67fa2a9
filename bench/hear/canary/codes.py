"""Places behind codes: each shape of a file with each code that programs put words in, and each encoding of a whole file."""

from __future__ import annotations

import base64
import bz2
import gzip
import io
import json
import lzma
import quopri
import tarfile
import zlib
from collections.abc import Callable
from urllib.parse import quote

from bench.hear.canary.mails import archive
from bench.hear.canary.office import Place

Code = Callable[[str], str]


def packed(text: str) -> str:
    """Return the letters of a short message, seven bits each, in hexadecimal."""
    bits = sum(ord(letter) << 7 * at for at, letter in enumerate(text))
    return bits.to_bytes((7 * len(text) + 7) // 8, "little").hex().upper()


def message(text: str) -> str:
    """Return a short message as a modem gives it: a center, a sender, a time, and packed letters."""
    return f"0791448720003023040C91447758100650000042502121436500{len(text):02X}{packed(text)}"


CODES: dict[str, Code] = {
    "base64": lambda text: base64.b64encode(text.encode()).decode(),
    "base64 of addresses": lambda text: base64.urlsafe_b64encode(text.encode()).decode().rstrip("="),
    "base64 twice": lambda text: base64.b64encode(base64.b64encode(text.encode())).decode(),
    "base64 of wide letters": lambda text: base64.b64encode(text.encode("utf-16-le")).decode(),
    "base64 of a compressed text": lambda text: base64.b64encode(gzip.compress(text.encode(), mtime=0)).decode(),
    "base64 of a deflated text": lambda text: base64.b64encode(zlib.compress(text.encode())).decode(),
    "base64 of JSON": lambda text: base64.b64encode(json.dumps({"a": [{"b": text}]}).encode()).decode(),
    "hexadecimal": lambda text: text.encode().hex(),
    "hexadecimal of wide letters": lambda text: text.encode("utf-16-be").hex().upper(),
    "packed letters": packed,
    "short message": message,
    "quoted-printable": lambda text: "".join(f"={byte:02X}" for byte in text.encode()),
    "percent": lambda text: "".join(f"%{byte:02X}" for byte in text.encode()),
    "percent between": quote,
    "references": lambda text: "".join(f"&#{ord(letter)};" for letter in text),
    "hexadecimal references": lambda text: "".join(f"&#x{ord(letter):X};" for letter in text),
    "escapes": lambda text: "".join(f"\\u{ord(letter):04x}" for letter in text),
    "escaped bytes": lambda text: "".join(f"\\x{ord(letter):02x}" for letter in text),
    "field of mail": lambda text: f"=?utf-8?B?{base64.b64encode(text.encode()).decode()}?=",
    "field of mail, quoted": lambda text: (
        f"=?utf-8?Q?{quopri.encodestring(text.encode(), header=True).decode().replace('=' + chr(10), '')}?="
    ),
    "UTF-7": lambda text: "".join(f"+{base64.b64encode(letter.encode('utf-16-be')).decode().rstrip('=')}-" for letter in text),
}


def _json_rows(words: str, coded: str) -> list[dict[str, str]]:
    return [
        {"date": "2025-05-01", "description": words, "note": ""},
        {"date": "2025-05-02", "description": f"{words} two", "note": coded},
    ]


def _post_rows(words: str, text: str, note: str) -> bytes:
    rows = [
        {"id": f"{n}", "created_at": f"2024-05-01T10:0{n}:00Z", "author_id": f"u{n}", "text": f"{words} {n}", "note": ""} for n in (1, 2, 3)
    ]
    rows[1] |= {"text": text, "note": note}
    return "".join(json.dumps(row) + "\n" for row in rows).encode()


SHAPES: dict[str, Callable[[str, str], tuple[str, bytes]]] = {
    "line of a log": lambda words, coded: ("a.log", f"2025-05-01 10:00:00 IN {words}\n2025-05-01 10:01:00 IN text={coded}\n".encode()),
    "text": lambda words, coded: ("a.txt", f"{words}\n{coded}\n".encode()),
    "cell": lambda words, coded: ("a.csv", f'date,description,zz\n2025-05-01,{words},"{coded}"\n2025-05-02,{words},\n'.encode()),
    "cell of the text": lambda words, coded: ("a.csv", f'date,description\n2025-05-01,{words}\n2025-05-02,"{coded}"\n'.encode()),
    "JSON": lambda words, coded: ("a.json", json.dumps(_json_rows(words, coded)).encode()),
    "JSON lines": lambda words, coded: ("a.jsonl", "".join(json.dumps(row) + "\n" for row in _json_rows(words, coded)).encode()),
    "chat": lambda words, coded: (
        "WhatsApp Chat.txt",
        f"[01.05.25, 10:00:00] Ana: {words}\n[01.05.25, 10:01:00] Ben: {coded}\n".encode(),
    ),
    "mail": lambda words, coded: (
        "a.eml",
        f"From: a@x.example\nTo: b@x.example\nSubject: Call\nDate: Thu, 01 May 2025 10:00:00 +0000\n\n{words}\n{coded}\n".encode(),
    ),
}
"""Files of reports with a coded text in one place of them."""
POST_SHAPES: dict[str, Callable[[str, str], tuple[str, bytes]]] = {
    "field": lambda words, coded: ("posts.jsonl", _post_rows(words, words, coded)),
    "text": lambda words, coded: ("posts.jsonl", _post_rows(words, coded, "")),
    "text among words": lambda words, coded: ("posts.jsonl", _post_rows(words, f"{words} {coded}", "")),
    "column": lambda words, coded: (
        "posts.csv",
        f'id,created_at,author_id,text,note\n1,2024-05-01T10:00:00Z,u1,{words},"{coded}"\n2,2024-05-01T11:00:00Z,u2,{words},\n'.encode(),
    ),
}
"""Files of posts with a coded text in one place of them."""


def _in_code(shape: Callable[[str, str], tuple[str, bytes]], code: Code) -> Place:
    return lambda canary, words: shape(words, code(canary))


def _tar(name: str, data: bytes) -> bytes:
    file = io.BytesIO()
    with tarfile.open(fileobj=file, mode="w:gz") as packed_file:
        member = tarfile.TarInfo(name)
        member.size = len(data)
        packed_file.addfile(member, io.BytesIO(data))
    return file.getvalue()


_WHOLE: dict[str, Callable[[str, bytes], tuple[str, bytes]]] = {
    **{
        encoding: lambda name, data, e=encoding: (name, data.decode().encode(e))  # type: ignore[misc]
        for encoding in ("utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "utf-32-le", "utf-32-be", "utf-7")
    },
    "gzip": lambda name, data: (f"{name}.gz", gzip.compress(data, mtime=0)),
    "two members of gzip": lambda name, data: (f"{name}.gz", gzip.compress(data[:40], mtime=0) + gzip.compress(data[40:], mtime=0)),
    "bzip2": lambda name, data: (f"{name}.bz2", bz2.compress(data)),
    "xz": lambda name, data: (f"{name}.xz", lzma.compress(data)),
    "gzip in an archive": lambda name, data: ("a.zip", archive({f"{name}.gz": gzip.compress(data, mtime=0)})),
    "archive in an archive": lambda name, data: ("a.zip", archive({"b.zip": archive({name: data})})),
    "tar": lambda name, data: ("a.tar.gz", _tar(name, data)),
    "cut short": lambda name, data: (f"{name}.gz", gzip.compress(data, mtime=0)[:-12]),
}


def _encoded(shape: Callable[[str, str], tuple[str, bytes]], change: Callable[[str, bytes], tuple[str, bytes]]) -> Place:
    return lambda canary, words: change(*shape(words, canary))


CODED: dict[str, Place] = {f"{name}, {code}": _in_code(shape, CODES[code]) for name, shape in SHAPES.items() for code in CODES}
CODED_POSTS: dict[str, Place] = {f"{name}, {code}": _in_code(shape, CODES[code]) for name, shape in POST_SHAPES.items() for code in CODES}
ENCODED: dict[str, Place] = {f"{name}, {whole}": _encoded(shape, _WHOLE[whole]) for name, shape in SHAPES.items() for whole in _WHOLE}
ENCODED_POSTS: dict[str, Place] = {
    f"{name}, {whole}": _encoded(shape, _WHOLE[whole]) for name, shape in POST_SHAPES.items() for whole in _WHOLE
}
