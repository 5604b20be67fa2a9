"""Regular expressions that match at least every spelling of a folded word, for databases that cannot fold (RE2 syntax).

What they match is read again by :func:`tocsin.matching.search_words.matches`, so they may match too much, and never too little.
"""

from __future__ import annotations

import unicodedata
from collections import defaultdict
from functools import cache

from tocsin.matching.engine.fold import LOOK_ALIKE, fold

_HIGHEST = 0x20000
_LONGEST = 40  # letters of a pattern: a longer word is looked for by its beginning
_BETWEEN = r"(?:[\p{M}\p{Cf}'’‘ʼʻʿʾ`´′＇ء\x{0640}]|[-\x{2010}\x{2011}\x{00ac}]\s+)*"
_ANYTHING = ".{0,12}"


def pattern_of(word: str) -> str:
    """Return the pattern of a folded word."""
    singles, several = _spellings()
    letters = unicodedata.normalize("NFC", word)[:_LONGEST]
    loose = {
        place + offset
        for run in several
        for place in range(len(letters) - len(run) + 1)
        if letters.startswith(run, place)
        for offset in range(len(run))
    }
    parts = [_ANYTHING if place in loose else _class(singles.get(letter, "") + letter) for place, letter in enumerate(letters)]
    kept = [part for place, part in enumerate(parts) if part != _ANYTHING or place == 0 or parts[place - 1] != _ANYTHING]
    return "(?is)" + _BETWEEN.join(kept)


def _class(letters: str) -> str:
    return "[" + "".join(f"\\x{{{ord(letter):x}}}" for letter in letters) + "]"


@cache
def _spellings() -> tuple[dict[str, str], tuple[str, ...]]:
    """Return the characters that fold to each letter, and every run of letters to which one character folds."""
    singles: dict[str, str] = defaultdict(str)
    several: set[str] = set()
    for letter in filter(str.isalnum, map(chr, range(0x80, _HIGHEST))):
        folded = unicodedata.normalize("NFC", fold.__wrapped__(letter))  # 120,000 words that nobody writes do not belong in the cache
        if len(folded) > 1:
            several |= {folded, folded.translate(LOOK_ALIKE)}
        singles[folded] += letter
    for alike, latin in LOOK_ALIKE.items():
        singles[chr(latin)] += chr(alike) + singles.get(chr(alike), "")
    return singles, tuple(several)
