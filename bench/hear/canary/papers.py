"""Places in PDFs, pictures, recordings and binary files."""

from __future__ import annotations

import gzip
import sqlite3
import struct
import tempfile
import zlib
from collections.abc import Sequence
from pathlib import Path

from bench.hear.canary.office import Place


def pdf(
    words: str, catalog: str = "", page: str = "", info: str = "", objects: Sequence[bytes] = (), content: str = "", tail: bytes = b""
) -> bytes:
    """Return a PDF of one page. ``objects`` are numbered from 7 on."""
    drawn = f"BT /F1 12 Tf 72 720 Td ({words}) Tj ET {content}"
    bodies = [
        f"<< /Type /Catalog /Pages 2 0 R {catalog} >>".encode(),
        b"<< /Type /Pages /Kids [4 0 R] /Count 1 >>",
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
        f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Resources << /Font << /F1 3 0 R >> >> /Contents 5 0 R {page} >>".encode(),
        f"<< /Length {len(drawn)} >>\nstream\n{drawn}\nendstream".encode("latin-1"),
        f"<< /Producer (x) {info} >>".encode(),
        *objects,
    ]
    out, places = b"%PDF-1.7\n", []
    for number, body in enumerate(bodies, 1):
        places.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    count, start = len(bodies) + 1, len(out)
    out += b"xref\n0 %d\n0000000000 65535 f \n%strailer\n<< /Size %d /Root 1 0 R /Info 6 0 R >>\n" % (count, table, count)
    return out + b"startxref\n%d\n%%%%EOF\n" % start + tail


def stream(data: bytes, entries: str = "", pack: bool = False) -> bytes:
    """Return a stream object of a PDF."""
    packed = zlib.compress(data) if pack else data
    filtered = " /Filter /FlateDecode" if pack else ""
    return f"<< /Length {len(packed)}{filtered} {entries} >>\nstream\n".encode() + packed + b"\nendstream"


def _wide(text: str) -> str:
    return "<FEFF" + text.encode("utf-16-be").hex() + ">"


def _note(subtype: str, entries: str) -> Place:
    def made(canary: str, words: str) -> tuple[str, bytes]:
        body = f"<< /Type /Annot /Subtype /{subtype} /Rect [9 9 99 99] {entries.replace('CANARY', canary)} >>".encode()
        return "paper.pdf", pdf(words, page="/Annots [7 0 R]", objects=[body])

    return made


def _put(where: str, entries: str) -> Place:
    def made(canary: str, words: str) -> tuple[str, bytes]:
        filled = entries.replace("CANARY", canary).replace("WIDE", _wide(canary))
        parts = {"catalog": "", "page": "", "info": "", "content": "", where: filled}
        return "paper.pdf", pdf(words, parts["catalog"], parts["page"], parts["info"], content=parts["content"])

    return made


def _held(catalog: str, entries: str, data: str, pack: bool = True) -> Place:
    return lambda canary, words: (
        "paper.pdf",
        pdf(words, catalog, objects=[stream(data.replace("CANARY", canary).encode(), entries, pack)]),
    )


def _attached(canary: str, words: str) -> tuple[str, bytes]:
    spec = b"<< /Type /Filespec /F (note.txt) /UF (note.txt) /EF << /F 8 0 R >> >>"
    file = stream(canary.encode(), "/Type /EmbeddedFile", pack=True)
    return "paper.pdf", pdf(words, "/Names << /EmbeddedFiles << /Names [(note.txt) 7 0 R] >> >>", objects=[spec, file])


def _pinned(canary: str, words: str) -> tuple[str, bytes]:
    note = b"<< /Type /Annot /Subtype /FileAttachment /Rect [9 9 99 99] /FS << /Type /Filespec /F (note.txt) /EF << /F 8 0 R >> >> >>"
    return "paper.pdf", pdf(words, page="/Annots [7 0 R]", objects=[note, stream(canary.encode(), "/Type /EmbeddedFile", pack=True)])


def _object_stream(canary: str, words: str) -> tuple[str, bytes]:
    inner = f"9 0 << /Title ({canary}) >>".encode()
    return "paper.pdf", pdf(words, objects=[stream(inner, "/Type /ObjStm /N 1 /First 4", pack=True)])


def _picture(canary: str, words: str) -> tuple[str, bytes]:
    image = stream(b"\0\0\0", "/Type /XObject /Subtype /Image /Width 1 /Height 1 /ColorSpace /DeviceRGB /BitsPerComponent 8")
    return "paper.pdf", pdf("", content=f"% {canary}\n/I Do", page="/Resources << /XObject << /I 7 0 R >> >>", objects=[image])


PDF: dict[str, Place] = {
    "note": _note("Text", "/Contents (CANARY)"),
    "text on the page": _note("FreeText", "/Contents (CANARY)"),
    "marked text": _note("Highlight", "/Contents (CANARY)"),
    "author of a note": _note("Text", "/T (CANARY)"),
    "subject of a note": _note("Text", "/Subj (CANARY)"),
    "rich text of a note": _note("Text", "/RC (<p>CANARY</p>)"),
    "answer in a form": _note("Widget", "/FT /Tx /T (a) /V (CANARY)"),
    "label of a form": _note("Widget", "/FT /Tx /T (a) /TU (CANARY)"),
    "choices of a form": _note("Widget", "/FT /Ch /T (a) /Opt [(CANARY) (no)]"),
    "target of a link": _note("Link", "/A << /S /URI /URI (https://x.example/?q=CANARY) >>"),
    "script of a button": _note("Widget", "/FT /Btn /T (a) /A << /S /JavaScript /JS (app.alert\\('CANARY'\\)) >>"),
    "title": _put("info", "/Title (CANARY)"),
    "keywords": _put("info", "/Keywords (CANARY)"),
    "own entry": _put("info", "/Remark (CANARY)"),
    "wide letters": _put("info", "/Remark WIDE"),
    "bookmark": lambda canary, words: (
        "paper.pdf",
        pdf(
            words,
            "/Outlines 7 0 R",
            objects=[b"<< /First 8 0 R /Last 8 0 R /Count 1 >>", f"<< /Title ({canary}) /Parent 7 0 R >>".encode()],
        ),
    ),
    "name of a layer": lambda canary, words: (
        "paper.pdf",
        pdf(words, "/OCProperties << /OCGs [7 0 R] /D << >> >>", objects=[f"<< /Type /OCG /Name ({canary}) >>".encode()]),
    ),
    "label of a page": _put("catalog", "/PageLabels << /Nums [0 << /P (CANARY) >>] >>"),
    "alt text": lambda canary, words: (
        "paper.pdf",
        pdf(
            words,
            "/StructTreeRoot 7 0 R",
            objects=[b"<< /Type /StructTreeRoot /K 8 0 R >>", f"<< /S /Figure /P 7 0 R /Alt ({canary}) >>".encode()],
        ),
    ),
    "XMP": _held("/Metadata 7 0 R", "/Type /Metadata /Subtype /XML", "<x:xmpmeta xmlns:x='adobe:ns:meta/'><d>CANARY</d></x:xmpmeta>"),
    "attribute of XMP": _held(
        "/Metadata 7 0 R", "/Type /Metadata /Subtype /XML", "<x:xmpmeta xmlns:x='adobe:ns:meta/' note='CANARY'/>", False
    ),
    "script": _held("/OpenAction << /S /JavaScript /JS 7 0 R >>", "", "app.alert('CANARY')"),
    "XFA form": _held("/AcroForm << /Fields [] /XFA 7 0 R >>", "", "<xdp:xdp xmlns:xdp='urn:x'><value>CANARY</value></xdp:xdp>"),
    "attached file": _attached,
    "pinned file": _pinned,
    "object stream": _object_stream,
    "outside the page": _put("content", "BT /F1 12 Tf 9000 9000 Td (CANARY) Tj ET"),
    "hidden text": _put("content", "BT 3 Tr /F1 12 Tf 72 500 Td (CANARY) Tj ET"),
    "behind the end": lambda canary, words: ("paper.pdf", pdf(words, tail=canary.encode())),
    "picture": _picture,
    "page without text": lambda canary, words: ("paper.pdf", pdf("", info=f"/Remark ({canary})")),
}

_DOT = bytes.fromhex("89504e470d0a1a0a0000000d49484452000000010000000108060000001f15c4890000000d49444154789c6360606060000000050001a5f64540")


def _chunk(kind: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))


def _png(canary: str, _words: str) -> tuple[str, bytes]:
    return "photo.png", _DOT + _chunk(b"tEXt", b"Comment\0" + canary.encode()) + _chunk(b"IEND", b"")


def _database(canary: str, words: str) -> tuple[str, bytes]:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "a.db"
        with sqlite3.connect(path) as database:
            database.execute("CREATE TABLE calls (at TEXT, words TEXT)")
            database.executemany("INSERT INTO calls VALUES (?, ?)", [("2025-05-01", words), ("2025-05-02", canary)])
        database.close()
        return "msgstore.db", path.read_bytes()


BINARY: dict[str, Place] = {
    "text chunk of a picture": _png,
    "comment of a JPEG": lambda canary, _: (
        "photo.jpg",
        b"\xff\xd8\xff\xfe" + struct.pack(">H", len(canary) + 2) + canary.encode() + b"\xff\xd9",
    ),
    "behind a GIF": lambda canary, _: ("a.gif", b"GIF89a\x01\0\x01\0\0\0\0;" + canary.encode()),
    "tag of a recording": lambda canary, _: ("a.mp3", b"ID3\x03\0\0\0\0\0\x40TIT2" + canary.encode() + bytes(40)),
    "database": _database,
    "unknown binary": lambda canary, words: ("a.bin", bytes(range(32)) * 9 + words.encode() + b"\0\1\2" + canary.encode()),
    "unknown binary, wide": lambda canary, _: ("a.dat", bytes(range(32)) * 9 + canary.encode("utf-16-le") + bytes(range(32)) * 9),
    "archive of another kind": lambda canary, _: ("a.rar", b"Rar!\x1a\x07\x01\0" + canary.encode()),
    "compressed": lambda canary, words: ("a.txt.gz", gzip.compress(f"{words}\n{canary}\n".encode())),
    "behind compressed bytes": lambda canary, words: ("a.txt.gz", gzip.compress(f"{words}\n".encode()) + canary.encode()),
    "second compressed part": lambda canary, words: ("a.txt.gz", gzip.compress(f"{words}\n".encode()) + gzip.compress(canary.encode())),
    "cut compressed bytes": lambda canary, words: ("a.txt.gz", gzip.compress(f"{words}\n{canary}\n".encode())[:-9]),
    "behind a zero": lambda canary, words: ("a.txt", f"{words}\n".encode() + b"\0\0\0" + canary.encode()),
    "broken letters": lambda canary, words: ("a.txt", f"{words}\n".encode() * 20 + "ж".join(canary).encode("utf-16-le") + b"\xff\xfe\xc3"),
    "other letters far behind": lambda canary, words: ("a.txt", f"{words}\n".encode() * 3000 + f"{canary} Größe\n".encode("cp1252")),
    "wide text": lambda canary, words: ("a.txt", f"\ufeff{words}\n{canary}\n".encode("utf-16-le")),
    "old document": lambda canary, _: (
        "a.doc",
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(500) + canary.encode("utf-16-le") + bytes(4000),
    ),
}
