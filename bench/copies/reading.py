"""Character error of each engine on the blind posters, by language and condition, and of the reading that is shown first."""

from __future__ import annotations

import os
import time
from collections import Counter, defaultdict
from collections.abc import Iterator
from typing import Any

import numpy as np
from rapidfuzz.distance import Levenshtein

from bench.copies.blind_set import generator
from tocsin.copies.reading.choice import readings
from tocsin.copies.reading.engines import for_languages, installed
from tocsin.languages import language_of

FIRST = "shown first"


def errors(half: str) -> Iterator[str]:
    """Yield the mean character error: edits over the length of the text, both without spaces and case, 1 at most.

    The language is not told: it is read from the words. ``TOCSIN_READINGS`` sets the number of posters for each language and condition (3).
    """
    most = int(os.environ.get("TOCSIN_READINGS", "3"))
    engines = for_languages(installed(), ("ara", "deu", "eng", "fra", "nld", "tur"))
    table: dict[tuple[str, str, str], list[float]] = defaultdict(list)
    began, pictures = time.monotonic(), 0
    reader = generator("ocr")
    tried: Counter[tuple[str, str]] = Counter()
    for _, lang, condition, picture, text in _chosen(reader, half, most, tried):
        pictures += 1
        for reading in readings(np.asarray(picture.convert("L")), engines, _language):
            for name in (reading.engine.split()[0], *([FIRST] if reading.preferred else [])):
                table[name, lang, condition].append(_error(reading.text, text))
    yield f"\nreading, half {half}, {most} posters of each\n{'engine':<12}{'language':<10}" + "".join(
        f"{name:>15}" for name in reader.CONDITIONS
    )
    for engine, lang in sorted({key[:2] for key in table}):
        yield f"{engine:<12}{lang:<10}" + "".join(f"{np.mean(table[engine, lang, name]):>15.2f}" for name in reader.CONDITIONS)
    yield f"{pictures} pictures, {(time.monotonic() - began) / max(1, pictures):.1f} s each with every engine"


def _chosen(reader: Any, half: str, most: int, tried: Counter[tuple[str, str]]) -> Iterator[tuple[str, str, str, Any, str]]:
    """Yield so many posters of each language and condition. The others are not drawn."""
    for lang in reader.TEXTS:
        for condition in reader.CONDITIONS:
            items = reader.items((lang,), (condition,), half)
            while tried[lang, condition] < most and (item := next(items, None)):
                tried[lang, condition] += 1
                yield item


def _language(text: str) -> str:
    language = language_of(text, ("en", "nl", "tr", "ar"))
    return language.code if language else ""


def _error(read: str, text: str) -> float:
    one, two = ("".join(line.split()).casefold() for line in (read, text))
    return min(1.0, Levenshtein.distance(one, two) / max(1, len(two)))
