"""Copies of pages in the form that public tools read."""

from __future__ import annotations

import subprocess
import sys
from datetime import UTC, datetime
from pathlib import Path

import pytest

from tocsin.outbound.fetch import WebAnswer
from tocsin.outbound.web_archive import copy_page, sort_key

pytest.importorskip("warcio")
AT = datetime(2026, 3, 2, 9, tzinfo=UTC)
LINK = "https://hearth.example/p/17"


def test_the_validator_of_the_format_accepts_a_copy(tmp_path: Path) -> None:
    pytest.importorskip("wacz")
    answer = WebAnswer(LINK, 200, {"content-type": "text/html", "transfer-encoding": "chunked"}, b"<p>words</p>" * 60_000)
    path = tmp_path / "copy.wacz"
    path.write_bytes(copy_page(answer, AT, "Tocsin").data)

    command = "import sys; from wacz.main import main; sys.exit(main(['validate', '-f', sys.argv[1]]))"
    validated = subprocess.run([sys.executable, "-c", command, path], capture_output=True, text=True, check=False)
    assert validated.returncode == 0, validated.stdout + validated.stderr


def test_the_same_answer_at_the_same_time_lists_what_it_lacks() -> None:
    cut = copy_page(WebAnswer(LINK, 200, {}, b"x", cut=True, chain=("https://a.example",)), AT, "Tocsin")
    failed = copy_page(WebAnswer(LINK, error="no answer: TimeoutError"), AT, "Tocsin")

    assert [line.partition(":")[0] for line in cut.missing][1:] == ["the end of the page", "the answers of 1 redirects before it"]
    assert (failed.status, failed.missing) == (0, ("the page: no answer: TimeoutError",))


@pytest.mark.parametrize(
    ("url", "key"),
    [
        ("https://www.hearth.example/P/17?b=2&a=1", "example,hearth)/p/17?a=1&b=2"),
        ("http://hearth.example:8080", "example,hearth:8080)/"),
    ],
)
def test_links_sort_by_host_from_the_right(url: str, key: str) -> None:
    assert sort_key(url) == key
