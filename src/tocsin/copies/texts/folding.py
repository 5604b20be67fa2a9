"""Letters that look alike, folded to one, so that a text written around a filter compares equal to its original."""

from __future__ import annotations

import unicodedata

_ALIKE = {
    "а": "a",
    "е": "e",
    "о": "o",
    "р": "p",
    "с": "c",
    "у": "y",
    "х": "x",
    "і": "i",
    "ј": "j",
    "ѕ": "s",
    "һ": "h",
    "ԁ": "d",
    "ɡ": "g",
    "к": "k",
    "м": "m",
    "т": "t",
    "н": "h",
    "в": "b",
    "α": "a",
    "ε": "e",
    "ο": "o",
    "ρ": "p",
    "τ": "t",
    "υ": "u",
    "ι": "i",
    "κ": "k",
    "ν": "v",
    "0": "o",
    "1": "i",
    "3": "e",
    "4": "a",
    "5": "s",
    "7": "t",
    "$": "s",
    "@": "a",
    "|": "i",
    "!": " ",
    "ı": "i",
    "ł": "l",
    "ø": "o",
    "đ": "d",
    "l": "i",
}
_DROPPED = ("Mn", "Me", "Cf", "Cc")
_TATWEEL = "\u0640"


class _Folds(dict[int, str]):
    """The folded form of each letter, computed when it is first met."""

    def __missing__(self, code: int) -> str:
        letters = [letter for letter in unicodedata.normalize("NFKD", chr(code).casefold()) if self._stays(letter)]
        folded = self[code] = "".join(_ALIKE.get(letter) or self._plain(letter) for letter in letters)
        return folded

    @staticmethod
    def _stays(letter: str) -> bool:
        return letter != _TATWEEL and (letter.isspace() or unicodedata.category(letter) not in _DROPPED)

    @staticmethod
    def _plain(letter: str) -> str:
        return letter if letter.isalnum() else " "


_FOLDS = _Folds()


def folded(text: str) -> str:
    """Return a text without signs, accents, vowel signs and invisible letters, and with look-alike letters and digits made one.

    It is for comparing alone: words of different spelling may become equal.
    """
    return " ".join(text.translate(_FOLDS).split())
