"""Published test cases for judging models: HateCheck (English) and Multilingual HateCheck, as CSV files."""

from __future__ import annotations

import csv
import gzip
from collections.abc import Iterator
from pathlib import Path

from tocsin.domain.errors import Malformed
from tocsin.domain.judge import TestCase

_LARGEST = 64 << 20
_COLUMNS = ("test_case", "label_gold", "functionality", "target_ident")
_LANGUAGES = {
    "arabic": "ar",
    "dutch": "nl",
    "french": "fr",
    "german": "de",
    "hindi": "hi",
    "italian": "it",
    "mandarin": "zh",
    "polish": "pl",
    "portuguese": "pt",
    "spanish": "es",
}
_LABELS = {"hateful": True, "non-hateful": False}


def test_cases(path: Path) -> list[TestCase]:
    """Return the cases of a file, which may be compressed by gzip. Raise :class:`Malformed` for another kind of file.

    Their language is the one in ``mhc_case_id``, else English.
    """
    try:
        with gzip.open(path) if path.suffix == ".gz" else path.open("rb") as file:
            text = file.read(_LARGEST).decode()
    except (OSError, UnicodeDecodeError, EOFError) as error:
        raise Malformed(f"{path}: cannot be read as text: {type(error).__name__}") from None
    rows = csv.DictReader(text.splitlines())
    if missing := [name for name in _COLUMNS if name not in (rows.fieldnames or ())]:
        raise Malformed(f"{path}: no column {missing[0]}: bring the test cases of HateCheck or Multilingual HateCheck as CSV")
    return list(_cases(rows, path))


def _cases(rows: csv.DictReader[str], path: Path) -> Iterator[TestCase]:
    for number, row in enumerate(rows, 2):
        name = (row.get("mhc_case_id") or "").partition("-")[0]
        label = _LABELS.get(row["label_gold"] or "")
        if label is None or not row["test_case"]:
            raise Malformed(f"{path}, row {number}: label_gold is hateful or non-hateful, and test_case a text")
        language = _LANGUAGES.get(name, "" if name else "en")
        yield TestCase(row["test_case"], language, row["functionality"] or "", label, row["target_ident"] or "")
