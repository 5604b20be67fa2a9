"""Given names of people in many countries, by which a single word is told to be a name.

They are those of Faker and of the cultures of the matching, in ``data/given_names.txt.gz``, which ``tools/names/given`` writes.
"""

from __future__ import annotations

import gzip
import unicodedata
from functools import cache, lru_cache
from importlib.resources import files

from anyascii import anyascii

_VOWELLED = ("\u0370", "\u058f"), ("\u10a0", "\u10ff")
"""Greek, Cyrillic, Armenian and Georgian, in which names are written with all their vowels, as in Latin letters."""


_LEAST = 3


@lru_cache(1 << 14)
def is_given_name(word: str) -> bool:
    """Tell whether a word, in capitals or not and in any script, is a given name somewhere."""
    if len(word) < _LEAST and word.isascii():
        return False  # "My" and "To" are names, and other words far more often
    return key_of(word) in _names() or ("-" in word and any(key_of(part) in _names() for part in word.split("-")))


def key_of(name: str) -> str:
    """Return a name in lower case without accents, in Latin letters where its script writes all vowels."""
    plain = _plain(name.strip(".'\u2019-\u05f3"))
    return _plain(anyascii(plain)) if any(first <= plain[:1] <= last for first, last in _VOWELLED) else plain


def _plain(name: str) -> str:
    decomposed = unicodedata.normalize("NFKD", name.casefold())
    return "".join(letter for letter in decomposed if unicodedata.category(letter) != "Mn")


@cache
def _names() -> frozenset[str]:
    return frozenset(gzip.decompress(files("tocsin.ingest").joinpath("data/given_names.txt.gz").read_bytes()).decode().split("\n"))
