"""Words in any odd place of a file of any kind are read, or the place is listed as not read. Nothing is lost in silence."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from bench.hear.canary.files import POSTS, REPORTS, Canary, canaries, lost

from tocsin.ingest import child
from tocsin.ingest.limits import Limits
from tocsin.ingest.reports.formats import _office_child, _pdf_child

SEED = 7
FILES = list(canaries(SEED))
KINDS = list(dict.fromkeys([*REPORTS, *POSTS]))


def _in_this_process(script: Path, data: bytes, limits: Limits, *arguments: str) -> bytes:
    """Run a reader of documents here, since a process for each of hundreds would take minutes."""
    if script.stem == "_pdf_child":
        return json.dumps(_pdf_child.answer(data, limits.text)).encode()
    return json.dumps(_office_child.answer(data, arguments[0], limits.text)).encode()


@pytest.fixture(autouse=True)
def _fast(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(child, "run", _in_this_process)


@pytest.mark.parametrize("kind", KINDS)
def test_words_in_any_place_are_read_or_listed(kind: str, tmp_path: Path) -> None:
    files = [canary for canary in FILES if canary.place.startswith(f"{kind}:")]
    silent = {canary.place: why for canary in files if (why := lost(canary, tmp_path))}
    assert files
    assert silent == {}


def test_the_account_notices_a_reader_that_loses_words(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("tocsin.ingest.reports.read.LossCheck.lost_of", lambda *_: [])
    canary: Canary = next(canary for canary in FILES if canary.place == "page: attribute")
    assert lost(canary, tmp_path)
