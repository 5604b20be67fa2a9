"""The frozen set of the blind writers. Its generators draw the pictures when they are needed."""

from __future__ import annotations

import hashlib
import json
import sys
from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path
from types import ModuleType
from typing import Any

BLIND = Path(__file__).parent / "blind"
HALVES = ("A", "B")


def changed() -> list[str]:
    """Return the files that are not as they were frozen."""
    listed = (line.split() for line in (BLIND / "FROZEN.sha256").read_text().splitlines())
    return [name for digest, name in listed if hashlib.sha256((BLIND / name).read_bytes()).hexdigest() != digest]


@lru_cache
def generator(name: str) -> ModuleType:
    """Return a module of the set. The modules import each other by bare names."""
    sys.path.insert(0, str(BLIND))
    try:
        return __import__(name)
    finally:
        sys.path.remove(str(BLIND))


def texts(half: str) -> list[dict[str, Any]]:
    """Return the messages of one half."""
    return [text for text in json.loads((BLIND / "texts.json").read_text(encoding="utf-8")) if text["half"] == half]


def edited(posters: int, half: str, seed: int = 0) -> Iterator[tuple[str, str, str, Any, Any]]:
    """Yield (name, edit, group, poster, edited poster) for some posters of one half."""
    pairs, edits = generator("pairs"), generator("edits")
    chosen = 0
    for spec in pairs.copy_posters(1000, seed):
        if pairs.P.half(pairs.P.name_of(spec)) == half and chosen < posters:
            chosen += 1
            drawn = pairs.P.draw(spec)
            for edit in edits.EDITS:
                yield pairs.P.name_of(spec), edit, edits.GROUP[edit], drawn, edits.apply(edit, drawn, seed)
