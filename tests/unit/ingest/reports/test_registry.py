from __future__ import annotations

import gzip
import json
import random
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.unit.ingest.pdf_maker import pdf
from tests.unit.ingest.reports.formats.test_email import letter
from tocsin.ingest import read
from tocsin.ingest.reports.registry import format_of, formats

CHAT = {"name": "x", "type": "private_supergroup", "id": 1, "messages": [{"id": 1, "type": "message"}]}
ACCOUNT = {"about": "Here is the data you requested. Telegram is secure.", "chats": {"about": "This page lists all chats.", "list": [CHAT]}}

SAMPLES = [
    ("They will come on Friday, I heard.", "text"),
    ("Subject to change: they will come.\nAsk them.", "text"),
    ("{they said} it was over", "text"),
    ("[12:30] Ana: they will come", "text"),
    ("# Heading\n\nwords [here](x)\n", "markdown"),
    ("---\ntitle: x\n---\nwords", "markdown"),
    ("<p>They will come.</p>", "html"),
    ("\ufeff\n<!DOCTYPE html>\n<html><p>x", "html"),
    ("<3 they will come", "text"),
    ("id,message\n1,They spoke of it\n", "csv"),
    ("a;b;c\n1;2;3\n4;5;6\n7;8;9\n", "csv"),
    ("1,2,3\n4,5,6\n7,8,9\n", "csv"),
    ("He came, sat down, and left.\nShe came, sat down, and stayed.\nThey came, saw, and won.\n", "text"),
    ('{"text": "x"}\n{"text": "y"}\n', "jsonl"),
    ('{"text": "x"}', "json"),
    ('[{"text": "x"}]', "json"),
    ("[]", "json"),
    (json.dumps(CHAT), "telegram"),
    (json.dumps(CHAT, indent=1), "telegram"),
    (json.dumps(ACCOUNT, indent=1), "telegram"),
    (letter().as_string(), "eml"),
    ("From ana@example.org Tue Mar  5 10:15:00 2024\n" + letter().as_string(), "mbox"),
    ("From: Ana\nthey will come", "text"),
    ("The file began with %PDF- and my neighbour will shoot", "text"),
    ("\u041e\u043d %PDF-1.4 \u043f\u0440\u0438\u0434\u0451\u0442", "text"),
    ("", "empty"),
    (" \n\n", "empty"),
]


@pytest.mark.parametrize(("text", "form"), SAMPLES)
def test_formats_are_found_by_content(text: str, form: str, tmp_path: Path) -> None:
    for name, data in (("a.csv", text.encode()), ("a.pdf", gzip.compress(text.encode()))):
        path = tmp_path / name
        path.write_bytes(data)
        hearing = read(path)
        next(hearing, None)
        assert hearing.format == form


def test_marks_of_binary_formats_are_known() -> None:
    assert format_of(pdf("x")) == "pdf"
    assert format_of(b"GIF89a" + bytes(20)) == "image"
    assert format_of(b"RIFF\0\0\0\0WEBP" + bytes(20)) == "image"
    assert format_of(bytes(1000)) == "unknown"
    assert format_of(b"BM, they will come.") == "text"


@given(head=st.binary(max_size=300) | st.text('{}[]",;:\n<>FromTo 1a-#', max_size=200).map(str.encode))
def test_any_head_has_a_format(head: bytes) -> None:
    assert format_of(head) in (*formats(), "unknown", "empty")


@given(seed=st.integers(0, 10_000), size=st.sampled_from([300, 3_000, 30_000]))
def test_noise_is_no_text_and_a_damaged_text_is_one(seed: int, size: int) -> None:
    noise = random.Random(seed).randbytes(size)

    assert format_of(noise) not in ("text", "markdown", "csv")
    assert format_of(b"A man was here at nine." * 40 + bytes(8) + noise[:8]) == "text"


def test_reports_are_read_without_the_packages_of_the_lake() -> None:
    script = "import sys; from tocsin.ingest.reports.registry import formats; formats(); sys.exit('pyarrow' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", script], check=False).returncode == 0


@pytest.mark.parametrize(
    "before",
    [b"", b"\xef\xbb\xbf", b"\r\n \0", b"\1\2\x7f;", b"\x1b%-12345X@PJL SET NAME\r\n", b"HTTP/1.1 200 OK\r\nServer: x\r\n\r\n"],
)
def test_bytes_without_words_may_stand_before_a_pdf(before: bytes) -> None:
    assert format_of(before + pdf("x")) == "pdf"


def test_a_mail_of_outlook_with_a_workbook_attached_stays_a_mail() -> None:
    names = "".join(f"{name}\0" for name in ("Workbook", "__substg1.0_1000001F")).encode("utf-16-le")
    assert format_of(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600) + names) == "msg"
