"""Speed of the search of a text among a million others in the index on disk, on one core."""

from __future__ import annotations

import os
import tempfile
import time
from collections.abc import Iterator, Sequence
from pathlib import Path

import numpy as np

from tocsin.copies.texts.meaning import DIMENSIONS, Floats
from tocsin.copies.texts.text_index import TextIndex

_QUERIES = 20
_AT_ONCE = 20_000
_WORDS, _LENGTH = 20_000, 12


class Drawn:
    """An encoder whose vectors are drawn, so that the time of the search alone is measured."""

    def __init__(self) -> None:
        self._rng = np.random.default_rng(1)

    def encode(self, texts: Sequence[str]) -> Floats:
        """Return unit vectors, shape (n, 512)."""
        vectors = self._rng.standard_normal((len(texts), DIMENSIONS)).astype(np.float32)
        return np.asarray(vectors / np.linalg.norm(vectors, axis=1, keepdims=True))


def _text(number: int) -> str:
    words = np.random.default_rng(number).integers(0, _WORDS, _LENGTH)
    return " ".join(f"word{word}" for word in words)


def text_search() -> Iterator[str]:
    """Yield the time of a query, of opening the index, and its size on disk."""
    count, encoder = int(os.environ.get("TOCSIN_TEXTS", "1000000")), Drawn()
    with tempfile.TemporaryDirectory() as folder:
        index = TextIndex(Path(folder))
        for start in range(0, count, _AT_ONCE):
            numbers = range(start, min(count, start + _AT_ONCE))
            index.add(numbers, [_text(number) for number in numbers], encoder, 1)
        began = time.perf_counter()
        index = TextIndex(Path(folder))
        opened = time.perf_counter() - began
        index.like(_text(1), encoder)
        began = time.process_time()
        exact = sum(number in index.like(_text(number), encoder).near for number in range(_QUERIES))
        spent = (time.process_time() - began) / _QUERIES
        size = sum(path.stat().st_size for path in Path(folder).iterdir())
        yield f"\n{count:,} texts: {1000 * spent:.0f} ms of CPU a query, {exact} of {_QUERIES} queries find their text"
        yield f"opened in {opened:.2f} s"
        yield f"{size / 1e6:.0f} MB on disk, mapped into memory. The sentence encoder takes its own time"
