"""The parts by which names are compared: words without particles, with compounds joined.

``Abd al-Rahman``, ``Abdul Rahman`` and ``Abdurrahman`` are one part, as are ``Shams ud-Din`` and ``Shamseddine``, ``Abu Bakr`` and
``Abubakr``.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache

from tocsin.matching.engine.particles import KUNYAS, PARTICLES, SUFFIXES
from tocsin.matching.engine.sound import is_semitic, latin
from tocsin.matching.tokens import words_of

_ABD = re.compile(r"abd(?:[aeou]{1,2}(?:l|(?P<same>[rsnzdt])(?=(?P=same)))?)(?P<rest>.{2,})")
_ABD_WORDS = frozenset(
    ["abd", "abdul", "abdel", "abdal", "abdol", "abdoul", "abdur", "abdus", "abdu", "abdou", "abdil", "abed", "عبد", "عبدال", "עבד"]
)
_ARABIC_HEADS = {"ابي": "ابو", "ابا": "ابو"}
"""Cases of the word for father."""
_DIN = re.compile(r"(?:[aeou]dd|ud|ed)(?:in|een|ine|yn|ien)\Z")
_SHORTEST_STEM = 3
SHORTEST_EBU = 6
ATTACHED = re.compile(r"[وف]?(?:لل|بال|كال|[بلك])|[وف]|ו?[בלמכש]?ה?")
"""What Arabic and Hebrew write on to the word behind it."""

CYRILLIC = re.compile("[а-яё]")
_DIN_WORDS = frozenset(["din", "deen", "dine", "eddin", "uddin", "addin", "eddine", "uddeen", "udin", "الدين", "دين"])
HEADS = _ABD_WORDS | KUNYAS
_ALLAH_WORDS = frozenset(["allah", "ullah", "ollah", "alla", "ulla", "lah", "الله", "لله"])
TAILS = _ALLAH_WORDS | _DIN_WORDS | SUFFIXES
_LETTERS = "abcdefghijklmnopqrstuvwxyz"


_ABU_BAKR = frozenset(["abubakr", "abubekir", "abubekr", "abubeker", "abubakir"])
_ABU_BAKR_FORM = "abubakar"
"""The name of the first caliph, which languages with few clusters of consonants write with a vowel more: ``Ebubekir``, ``Abubakar``."""


def _one_off(word: str) -> Iterator[str]:
    """Every word one typing error away."""
    for at in range(len(word) + 1):
        head, tail = word[:at], word[at:]
        yield head + tail[1:]
        yield from (head + letter + tail[1:] for letter in _LETTERS)
        yield from (head + letter + tail for letter in _LETTERS)
        if len(tail) > 1:
            yield head + tail[1] + tail[0] + tail[2:]


_ABD_MISSPELT = frozenset(_one_off("abdul")) - _ABD_WORDS - {"abul"}
_MOST_LETTERS = 11
CJK = re.compile("[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")
_ARABIC_ARTICLE = re.compile(r"ال(?=..)(?!(?:له|ياس|هام|ماس|طاف|فريد|كسندر|كساندر|كسي|برت|فونس|يزابيث)$)")
"""The Arabic article. Some names begin with its letters: ``الياس`` is Ilyas, ``الطاف`` Altaf."""


@lru_cache(maxsize=1 << 15)
def part(word: str) -> str:
    """A folded word as it is compared: in Latin letters, without the article, compounds of one word in their one form.

    >>> part("abdurrahman"), part("abdulrahman"), part("shamseddine"), part("shamsuddin")
    ('abdurahman', 'abdurahman', 'shamsdin', 'shamsdin')
    """
    if not word.isascii():
        if match := _ARABIC_ARTICLE.match(word):
            return word[match.end() :]
        if word.startswith("عبدال") and len(word) > len("عبدال") + 1:
            return "عبدله" if word == "عبدالله" else "عبد" + word[5:]
        if word.endswith("الدين") and len(word) > len("الدين") + 1:
            return word[: -len("الدين")] + "دين"
    word = word if word.isascii() and word.isalpha() else latin(word)
    if word.startswith("ebu") and len(word) > SHORTEST_EBU:
        word = "abu" + word[3:]
    if word in _ABU_BAKR:
        return _ABU_BAKR_FORM
    if word.startswith("abd") and (match := _ABD.fullmatch(word)):
        return "abdu" + match["rest"]
    if word.endswith(("n", "e")) and (match := _DIN.search(word, _SHORTEST_STEM)):
        return word[: match.start()] + "din"
    return word


def parts_of_name(words: Sequence[str]) -> list[str]:
    """The parts of a known name: particles left out, compounds joined. Never empty for a name that has a word."""
    parts: list[str] = []
    at = 0
    while at < len(words):
        after = words[at + 1] if at + 1 < len(words) else ""
        joined, used = compound(words, at) if may_begin_compound(words[at], after) else ("", 1)
        if joined or words[at] not in PARTICLES:
            parts.append(joined or part(words[at]))
        at += max(used, 1)
    return [word for word in parts if word] or [part(word) for word in words if part(word)]


@lru_cache(maxsize=1 << 12)
def parts_of_side(text: str) -> tuple[str, ...]:
    """Return the parts of a name, or of one side of its comma. They are remembered: several parts of the index ask."""
    return tuple(parts_of_name(words_of(text)))


def may_begin_compound(word: str, after: str) -> bool:
    """Return whether two words in a row may be the beginning of a compound: this is asked of every word, before it is put together."""
    return word in HEADS or word in _ABD_MISSPELT or after in TAILS or after in PARTICLES or (len(word) == 1 and len(after) == 1)


def is_initial(word: str) -> bool:
    """Return whether a word is one letter that may stand for a name."""
    return len(word) == 1 and (word.isascii() or bool(CYRILLIC.match(word)))


def makes_compounds(word: str) -> bool:
    """Return whether a word may be one part with the words beside it, single letters apart, perhaps behind what Arabic writes on to it."""
    if word in HEADS or word in TAILS or word in _ABD_MISSPELT:
        return True
    attached = ATTACHED.match(word) if is_semitic(word) else None
    return attached is not None and word[attached.end() :] in HEADS


def compound(words: Sequence[str], at: int) -> tuple[str, int]:
    """Return the compound that begins at a word and the number of its words, or an empty string."""
    word = words[at]
    after = at + 1
    if after >= len(words):
        return "", 1
    if len(word) == 1 and len(words[after]) == 1:
        return _letters(words, at)
    if word in _ABD_WORDS or word in KUNYAS:
        return _with_next(words, at)
    if word in _ABD_MISSPELT and words[after] not in PARTICLES:
        return f"abd{part(words[after])}", 2  # one letter short of the compound, so that it is judged as an error
    return ("", 1) if word in PARTICLES else _with_tail(words, at)


def _with_tail(words: Sequence[str], at: int) -> tuple[str, int]:
    """Return a word with the tail that makes a compound of it: ``Allah``, a suffix such as ``-zade``, or ``(al-)Din``."""
    word, after = words[at], at + 1
    if words[after] in _ALLAH_WORDS:
        return part(word) + ("له" if not word.isascii() else "ullah"), 2
    if words[after] in SUFFIXES:
        return part(word) + words[after], 2
    last = after + 1 if words[after] in PARTICLES else after
    if last < len(words) and words[last] in _DIN_WORDS:
        return part(word) + ("دين" if not word.isascii() else "din"), last - at + 1
    return "", 1


def _letters(words: Sequence[str], at: int) -> tuple[str, int]:
    """Return ``T.M.G.`` as one word, and letters that somebody wrote apart: ``Х А М А С``."""
    last = at
    while last + 1 < len(words) and len(words[last + 1]) == 1 and last - at < _MOST_LETTERS:
        last += 1
    letters = "".join(words[at : last + 1])
    return (part(letters), last - at + 1) if letters.isalpha() and not CJK.search(letters) else ("", 1)


def _with_next(words: Sequence[str], at: int) -> tuple[str, int]:
    """``Abd`` or ``Abu`` with the name after it, an article between them left out."""
    last = at + 1
    if words[last] in PARTICLES and last + 1 < len(words):
        last += 1
    if words[last] in PARTICLES:
        return "", 1
    arabic = not words[at].isascii()
    head = _ARABIC_HEADS.get(words[at], words[at]) if arabic else _head(words[at])
    if words[at] in _ABD_WORDS and words[last] in _ALLAH_WORDS:
        return ("عبدله" if arabic else "abdulah"), last - at + 1
    joined = head + part(words[last])
    return (_ABU_BAKR_FORM if joined in _ABU_BAKR else joined), last - at + 1


def _head(word: str) -> str:
    """Return the one form of the first word of a compound: ``abdu``, ``abu`` of ``ebu`` and ``aboe``, ``um`` of ``oum``."""
    if word in _ABD_WORDS:
        return "abdu"
    return "um" if word.endswith("m") else "abu"
