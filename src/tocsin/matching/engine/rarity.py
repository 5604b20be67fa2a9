"""How common a word is: among people's names, and in everyday language. In bits: 7 bits is one person in 128."""

from __future__ import annotations

import gzip
import tomllib
from functools import lru_cache
from importlib.resources import files

from tocsin.matching.engine.sound import is_semitic, sound
from tocsin.matching.engine.units import LEGAL, SUFFIXES, TITLES

UNHEARD = (3.0, 3.0, 7.0, 10.0, 13.0, 15.0, 16.0)
"""Bits of a word that no table knows, by its length; longer words have the last."""

EVERYDAY = 6.0
MOST = 15
_FILLER = 1.0
_UNSEEN_SPELLING = 3
_COMPOUND = 2


@lru_cache(maxsize=1)
def people() -> dict[str, int]:
    """How common name words are, by their sound, over many name cultures (written by ``tools/names/build``)."""
    lines = (line.split("\t") for line in _read("people.tsv.gz").splitlines())
    return {key: int(bits) for key, bits in lines}


@lru_cache(maxsize=1)
def everyday() -> frozenset[str]:
    """Words of everyday language in many languages, folded."""
    return frozenset(_read("words.txt.gz").splitlines())


@lru_cache(maxsize=1)
def places() -> frozenset[str]:
    """Countries, their people and large cities: ships and companies are called after them, and texts hardly ever mean those."""
    data = tomllib.loads(files("tocsin.matching").joinpath("data/new_names.toml").read_text(encoding="utf-8"))
    return frozenset(data["countries"].split()) | frozenset(data["cities"].split())


def _read(name: str) -> str:
    return gzip.decompress(files("tocsin.matching").joinpath(f"data/{name}").read_bytes()).decode("utf-8")


def person_bits(word: str) -> int | None:
    """How common a part is among people's names; None when no culture's table holds it in any spelling."""
    known = _listed_bits(word)
    return known if known is not None else _compound_bits(word)


def _compound_bits(word: str) -> int | None:
    """Of a compound that no table holds (Abd + a name of God, Abu + a name, a word + al-Din): a little rarer than what it is made with."""
    for head in ("abdu", "abu", "umu", "عبد", "ابو"):
        if word.startswith(head) and len(word) > len(head) + 2:
            held = _listed_bits(word[len(head) :])
            return None if held is None else min(held + _COMPOUND, MOST)
    for tail in ("din", "ulah", "دين", "له", *SUFFIXES):
        if word.endswith(tail) and len(word) > len(tail) + 2:
            held = _listed_bits(word[: -len(tail)])
            return None if held is None else min(held + _COMPOUND, MOST)
    return None


def _listed_bits(word: str) -> int | None:
    table = people()
    if is_semitic(word):
        return table.get(word)
    heard = sound(word)
    known = table.get(heard)
    if known is None or heard == word:
        return known
    return table.get(f"={word}", min(known + _UNSEEN_SPELLING, MOST))


def is_filler(word: str) -> bool:
    """A title or a company's legal form: it tells hardly anything."""
    return word in TITLES or word in LEGAL


@lru_cache(maxsize=1 << 15)
def bits(word: str) -> float:
    """What it tells that a text has this part of a name: the fewest bits that any table gives it."""
    if is_filler(word):
        return _FILLER
    unheard = UNHEARD[min(len(word), len(UNHEARD) - 1)]
    held = person_bits(word)
    best = min(unheard, held) if held is not None else unheard
    return min(best, EVERYDAY) if word in everyday() else best


def in_words(total: float) -> str:
    """How common a whole name is, for a person to read."""
    for least, said in ((30.0, "rare"), (24.0, "uncommon"), (16.0, "common")):
        if total >= least:
            return said
    return "very common"
