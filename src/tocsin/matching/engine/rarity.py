"""Rarity of words among people's names and in everyday language, in bits: 7 bits is one person in 128."""

from __future__ import annotations

import gzip
import tomllib
from functools import lru_cache
from importlib.resources import files

from tocsin.matching.engine.particles import LEGAL, SUFFIXES, TITLES
from tocsin.matching.engine.sound import is_semitic, sound

UNHEARD = (3.0, 3.0, 7.0, 10.0, 13.0, 15.0, 16.0)
"""Bits of a word that no table knows, by its length; longer words have the last."""

EVERYDAY = 6.0
_NOBODYS = 13
"""The least bits of a word that hardly anybody bears as a name."""

MOST = 15
_FILLER = 1.0
_UNSEEN_SPELLING = 3
_COMPOUND = 2


@lru_cache(maxsize=1)
def people() -> dict[str, int]:
    """Return the bits of name words by their sound, over many name cultures (written by ``tools/names/build``)."""
    lines = (line.split("\t") for line in _read("people.tsv.gz").splitlines())
    return {key: int(bits) for key, bits in lines}


@lru_cache(maxsize=1)
def everyday() -> frozenset[str]:
    """Return words of everyday language in many languages, folded."""
    return frozenset(_read("words.txt.gz").splitlines())


@lru_cache(maxsize=1)
def ordinary() -> frozenset[str]:
    """Return frequent dictionary words of twelve languages, as parts of names. Alone they are hardly ever a name.

    They are also words of long names, so unlike :func:`everyday` words they lose no evidence there. ``tools/names/ordinary`` writes them.
    """
    return frozenset(_read("ordinary.txt.gz").splitlines())


@lru_cache(maxsize=1)
def places() -> frozenset[str]:
    """Return countries, their people and large cities, folded and as parts of names. Ships and companies are called after them.

    The names in other languages are written by ``tools/names/places``.
    """
    data = tomllib.loads(files("tocsin.matching").joinpath("data/new_names.toml").read_text(encoding="utf-8"))
    return frozenset([*data["countries"].split(), *data["cities"].split(), *_read("places.txt.gz").splitlines()])


def _read(name: str) -> str:
    return gzip.decompress(files("tocsin.matching").joinpath(f"data/{name}").read_bytes()).decode("utf-8")


@lru_cache(maxsize=1 << 16)
def person_bits(word: str) -> int | None:
    """Return the bits of a part among people's names, or None when no table holds it in any spelling."""
    listed = _listed_bits(word)
    return listed if listed is not None else _compound_bits(word)


def _compound_bits(word: str) -> int | None:
    """Return the bits of a compound that no table holds (Abd + a name of God, Abu + a name, a word + al-Din)."""
    for head in ("abdu", "abu", "umu", "عبد", "ابو"):
        if word.startswith(head) and len(word) > len(head) + 2:
            listed = _listed_bits(word[len(head) :])
            return None if listed is None else min(listed + _COMPOUND, MOST)
    for tail in ("din", "ulah", "دين", "له", *SUFFIXES):
        if word.endswith(tail) and len(word) > len(tail) + 2:
            listed = _listed_bits(word[: -len(tail)])
            return None if listed is None else min(listed + _COMPOUND, MOST)
    return None


def is_borne(word: str) -> bool:
    """Return whether more than hardly anybody bears a word as a name."""
    return (person_bits(word) or _NOBODYS) < _NOBODYS


def is_attested_name(word: str) -> bool:
    """Return whether a part is a name of people in this very spelling, not merely by its sound."""
    sounds = word if is_semitic(word) else sound(word)
    return sounds in people() and (sounds == word or f"={word}" in people())


def _listed_bits(word: str) -> int | None:
    table = people()
    if is_semitic(word):
        return table.get(word)
    sounds = sound(word)
    listed = table.get(sounds)
    if listed is None or sounds == word:
        return listed
    return table.get(f"={word}", min(listed + _UNSEEN_SPELLING, MOST))


def is_filler(word: str) -> bool:
    """Return whether a word is a title or a company's legal form, which carries hardly any evidence."""
    return word in TITLES or word in LEGAL


@lru_cache(maxsize=1 << 15)
def bits(word: str) -> float:
    """Return the bits of evidence of a part of a name: the fewest that any table gives it."""
    if is_filler(word):
        return _FILLER
    unheard = UNHEARD[min(len(word), len(UNHEARD) - 1)]
    personal = person_bits(word)
    best = min(unheard, personal) if personal is not None else unheard
    return min(best, EVERYDAY) if word in everyday() else best


def in_words(total: float) -> str:
    """Return in a word how common a whole name is: rare from one person in four million of its culture, uncommon from one in 65,000."""
    for least, word in ((22.0, "rare"), (16.0, "uncommon"), (10.0, "common")):
        if total >= least:
            return word
    return "very common"
