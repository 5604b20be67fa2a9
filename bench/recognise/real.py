"""Real posts, messages and news of ``TOCSIN_DATA`` that ask nobody for anything, near enough: they show how often a recogniser cries wolf.

Half of each set, by a hash of the text, is for development, the other half for the result. No text is committed.
"""

from __future__ import annotations

import csv
import gzip
import hashlib
import json
from collections.abc import Iterator
from itertools import islice
from pathlib import Path

from bench.join.material import data_folder

DEVELOPMENT, RESULT = 0, 1
_MOST = 300
_LEAST_LETTERS = 20
_POSTS = (
    ("posts/ira_manchester_2017-05.csv.gz", "content", "English"),
    ("posts/ira_manchester_2017-05.csv.gz", "content", "German"),
    ("posts/ira_manchester_2017-05.csv.gz", "content", "Russian"),
    ("posts/ira_westminster_2017-03.csv.gz", "content", "Spanish"),
    ("posts/ira_westminster_2017-03.csv.gz", "content", "Arabic"),
    ("posts/organic_mayweather_mcgregor_2017-08-27.csv.gz", "text", ""),
    ("posts/organic_us_airline_2015-02.csv.gz", "text", ""),
    ("reports/disaster_response_validation.csv", "original", ""),
)


def real_texts(half: int) -> Iterator[str]:
    """Yield at most 300 texts of this half of each set. Nothing without the data."""
    for _, text in real_by_set(half):
        yield text


def real_by_set(half: int) -> Iterator[tuple[str, str]]:
    """Yield the name of each set with its texts."""
    root = data_folder()
    if root is None:
        return
    for path, column, language in _POSTS:
        name = f"{path.split('/')[1].split('.')[0]} {language}".strip()
        yield from ((name, text) for text in islice(_of_half(_column(root / path, column, language), half), _MOST))
    for name, texts in (("telegram ru_news", _telegram(root)), ("news re3d", _news(root))):
        yield from ((name, text) for text in islice(_of_half(texts, half), _MOST))


def _of_half(texts: Iterator[str], half: int) -> Iterator[str]:
    """Yield the texts of a half that are long enough, one in four of them, spread over the set."""
    for text in texts:
        digest = hashlib.sha256(text.encode("utf-8", "replace")).digest()
        if len(text) >= _LEAST_LETTERS and digest[0] & 1 == half and digest[1] < 64:
            yield text


def _column(path: Path, column: str, language: str) -> Iterator[str]:
    csv.field_size_limit(1 << 24)
    with gzip.open(path, "rt", encoding="utf-8", errors="replace") if path.suffix == ".gz" else path.open(encoding="utf-8") as lines:
        for row in csv.DictReader(lines):
            if row[column] and language in ("", row.get("language")):
                yield row[column]


def _telegram(root: Path) -> Iterator[str]:
    for path in sorted((root / "telegram" / "ru_news").glob("*.json.gz")):
        for message in json.loads(gzip.decompress(path.read_bytes()))[::8]:
            yield str(message.get("text") or "")[:300]


def _news(root: Path) -> Iterator[str]:
    for path in sorted((root / "news" / "re3d").glob("*/documents.json")):
        for line in path.read_text(encoding="utf-8").splitlines():
            yield from json.loads(line)["text"].split(". ")
