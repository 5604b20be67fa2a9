"""Forms of a word that people write in one language or another for a name that is listed otherwise."""

from __future__ import annotations

import re
from collections.abc import Iterator

from tocsin.matching.engine.fold import fold

_DIGITS_AS_LETTERS = {"7": "h", "3": "", "2": "", "5": "kh", "9": "q"}
"""Digits that stand for Arabic sounds in Latin letters: ``7amas``, ``da3ish``."""

_DIGIT_IN_WORD = re.compile("(?=.*[a-z]{3})[a-z]*[23579][a-z23579]*")
_MEMBER_ENDINGS = ("يون", "يين", "يه", "ية", "ون", "ين", "ي", "ניקים", "ניק", "ים", "י")
_LATIN_MEMBER_ENDINGS = ("is", "i", "ista", "istas", "ist", "isten", "isti", "iste", "istes", "er", "ern", "s", "lar", "ler")
_SHORTEST_GROUP = 5
_BEFORE_ARTICLE = re.compile("^[وف]?[بلك]?(?=ال)")
"""What Arabic writes before an article."""


_TURKISH_CONSONANT = re.compile("[çşcÇŞC]")
_TURKISH_CONSONANTS = str.maketrans({"ç": "ch", "Ç": "ch", "ş": "sh", "Ş": "sh", "c": "j", "C": "j"})


def digits_as_letters(word: str) -> str:
    """Return a folded word with its digits as the Arabic sounds they stand for, or nothing where it has none.

    >>> digits_as_letters("7amas"), digits_as_letters("m23")
    ('hamas', '')
    """
    return "".join(_DIGITS_AS_LETTERS.get(letter, letter) for letter in word) if _DIGIT_IN_WORD.fullmatch(word) else ""


def arabic_vowels(word: str) -> list[str]:
    """Return the Arabic names that Turkish may write with its own vowels: ``eymen`` is Ayman, ``enver`` Anwar.

    >>> arabic_vowels("eymen")
    ['ayman', 'aymen', 'eyman']
    """
    return sorted({word.replace("e", "a", 1), "a".join(word.rsplit("e", 1)), word.replace("e", "a")} - {word})


def turkish_consonants(raw: str) -> str:
    """Return a word with the consonants of Turkish as English writes them, or nothing where it has none: ``Şam`` is Sham.

    >>> turkish_consonants("Şekau"), turkish_consonants("Cevad"), turkish_consonants("Hamas")
    ('shekau', 'jevad', '')
    """
    if _TURKISH_CONSONANT.search(raw) is None:
        return ""
    return fold(raw.translate(_TURKISH_CONSONANTS))


def without_attached(word: str) -> str:
    """Return an Arabic word without what is written before its article."""
    return _BEFORE_ARTICLE.sub("", word)


def latin_member_stems(word: str) -> list[str]:
    """Return the bodies to which those may belong whom a word in Latin letters names.

    >>> latin_member_stems("hisbollahis")
    ['hisbollah', 'hisbollahi']
    """
    if not word.endswith(_LATIN_MEMBER_ENDINGS):
        return []
    endings = (ending for ending in _LATIN_MEMBER_ENDINGS if word.endswith(ending))
    return [word[: -len(ending)] for ending in endings if len(word) >= len(ending) + _SHORTEST_GROUP]


def member_stems(word: str) -> Iterator[str]:
    """Yield the bodies to which those may belong whom an Arabic, Hebrew, Persian or Urdu word names.

    >>> list(member_stems("داعشي"))
    ['داعش']
    """
    yield from (word[: -len(ending)] for ending in _MEMBER_ENDINGS if word.endswith(ending))
