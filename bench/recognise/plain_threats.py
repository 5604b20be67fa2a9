"""Plain threats and harmless hateful texts of HateCheck and Multilingual HateCheck (CC BY), where ``TOCSIN_DATA`` has them.

Half of the templates of each language, by a hash of the template, is for development, the other half for the result. No text is committed.
The Arabic and Dutch templates of direct threats were read during development, so only English and French are blind.
"""

from __future__ import annotations

import csv
import gzip
import hashlib
from collections.abc import Iterator

from bench.join.material import data_folder

_SETS = {"en": "hatecheck_en.csv", "ar": "mhc_arabic.csv", "nl": "mhc_dutch.csv", "fr": "mhc_french.csv.gz"}
_THREAT = "threat_dir_h"
_HARMLESS = ("derog_", "slur_", "profanity_", "ident_", "counter_", "target_", "negate_neg_")
_MOST = 400


def hate_tests(half: int) -> Iterator[tuple[str, str, bool]]:
    """Yield the language, the text, and whether it is a direct threat, of the texts of this half. Nothing without the data.

    Texts that wish or urge harm without a direct threat are neither, and are left out.
    """
    root = data_folder()
    if root is None:
        return
    for language, name in _SETS.items():
        path = root / "hate" / name
        with gzip.open(path, "rt", encoding="utf-8") if path.suffix == ".gz" else path.open(encoding="utf-8") as lines:
            rows = [row for row in csv.DictReader(lines) if _half_of(row) == half]
        yield from ((language, row["test_case"], True) for row in rows if row["functionality"] == _THREAT)
        harmless = [row for row in rows if row["functionality"].startswith(_HARMLESS)]
        yield from ((language, row["test_case"], False) for row in harmless[:: max(1, len(harmless) // _MOST)])


def _half_of(row: dict[str, str]) -> int:
    return hashlib.sha256(f"{row['functionality']} {row['templ_id']}".encode()).digest()[0] & 1
