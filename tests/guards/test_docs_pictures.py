"""The docs show every picture that is kept for them, and no other one is kept."""

from __future__ import annotations

import re

from tests.guards.source import ROOT

LARGEST = 120_000
"""Bytes of a picture, so that a clone stays small."""


def test_every_kept_picture_is_shown_and_small() -> None:
    pages = [ROOT / "README.md", *(ROOT / "docs").rglob("*.md")]
    shown = {name for page in pages for name in re.findall(r"images/([\w-]+\.png)", page.read_text(encoding="utf-8"))}
    kept = {path.name: path.stat().st_size for path in (ROOT / "docs" / "images").iterdir()}

    assert set(kept) == shown, "tools/screenshots takes them anew"
    assert {name: size for name, size in kept.items() if size > LARGEST} == {}
