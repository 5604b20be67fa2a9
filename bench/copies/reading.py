"""Character error of each engine on the blind posters, by language and condition."""

from __future__ import annotations

import os
from collections import Counter, defaultdict
from collections.abc import Iterator

import numpy as np
from rapidfuzz.distance import Levenshtein

from bench.copies.blind_set import generator
from tocsin.copies.reading import Engine, Tesseract, installed, readings

_NAMES = {"en": "eng", "nl": "nld", "tr": "tur", "ar": "ara"}


def errors(half: str) -> Iterator[str]:
    """Yield the median character error: edits over the length of the text, both without spaces and case, 1 at most."""
    most = int(os.environ.get("TOCSIN_READINGS", "5"))
    engines = {lang: _engines(name) for lang, name in _NAMES.items()}
    tried: Counter[tuple[str, str]] = Counter()
    table: dict[tuple[str, str, str], list[float]] = defaultdict(list)
    reader = generator("ocr")
    for name, lang, condition, picture, text in reader.items():
        if reader.half(name) != half or tried[lang, condition] >= most:
            continue
        tried[lang, condition] += 1
        for reading in readings(np.asarray(picture.convert("L")), engines[lang]):
            table[reading.engine.split()[0], lang, condition].append(_error(reading.text, text))
    conditions = list(dict.fromkeys(condition for _, _, condition in table))
    yield f"\nreading, half {half}, {most} posters of each\n{'engine':<12}{'language':<10}" + "".join(f"{name:>15}" for name in conditions)
    for engine, lang in sorted({key[:2] for key in table}):
        yield f"{engine:<12}{lang:<10}" + "".join(f"{np.median(table[engine, lang, name]):>15.2f}" for name in conditions)


def _engines(language: str) -> list[Engine]:
    return [Tesseract("tesseract", [language]) if engine.name.startswith("tesseract") else engine for engine in installed()]


def _error(read: str, text: str) -> float:
    one, two = ("".join(line.split()).casefold() for line in (read, text))
    return min(1.0, Levenshtein.distance(one, two) / max(1, len(two)))
