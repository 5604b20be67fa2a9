"""Find runs of words that read as a person's name where no capital tells: Arabic, Hebrew and Urdu, and texts in one case.

Two words that people bear as names, side by side, are one name, and so are one and a word of no language behind it. The first may carry a
short word that Arabic and Hebrew write on. A name that very many bear is one alone.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from tocsin.matching.engine.group_words import is_group_word
from tocsin.matching.engine.name_words import is_place, is_word, name_words
from tocsin.matching.engine.particles import ARTICLES, CONJUNCTIONS, KUNYAS, PARTICLES, TITLES
from tocsin.matching.engine.parts import part
from tocsin.matching.engine.rarity import everyday, ordinary, person_bits, places
from tocsin.matching.engine.sound import is_semitic
from tocsin.matching.tokens import Token

_LONGEST = 4
_LEAST = 2
_MOST_BITS = {True: 15, False: 10}
"""Bits of a name that may be part of one, in Arabic or Hebrew letters and in others."""

_SURE_BITS, _SURE_HEBREW_BITS = 9, 10
"""Bits of at least one of its names. The table has few names in Hebrew letters, and those in their one spelling."""

_COMMON_BITS = 11
_MANY_BITS = 7
"""Bits of a name that is one alone."""

_ARTICLE = re.compile("ال|ה")
_WRITTEN_ARTICLE = re.compile("[وفبلك]?ال|لل|ה")
_ATTACHED = re.compile("[وفبلك]?ال|لل|[وفبلك]|ו?[הבלמש]")
_ENDING = re.compile("(?:ها|هم|هن|نا|ات|ون|ين|وا|ان|ים|ות|ית|נו|ה|ه|ي|י)$")
_NISBA = re.compile("ال..+ي")
_WRITTEN_ON = ("وال", "و", "ل", "ب", "ف", "ו", "ל", "ב", "מ", "ש", "ה")
_JOINING = (PARTICLES | ARTICLES) - CONJUNCTIONS
_SHORTEST = 3
_SHORTEST_SURNAME = 4


def caseless_runs(text: str, words: Sequence[Token]) -> Iterator[tuple[int, int]]:
    """Yield the first and the last word of each name, in order and apart."""
    at = 0
    while at < len(words):
        last = _last(text, words, at)
        if last >= at and not (at and words[at - 1].word in name_words()["caseless_things"]):
            yield at, last
        at = max(at, last) + 1


def is_neighbours_name(word: str, further: bool) -> bool:
    """Return whether a folded word in Arabic or Hebrew letters beside a name is more of it: a common name, or behind it a nisba.

    A word with an article is else a word of the language: ``القاضي`` is a judge before a name.
    """
    if _ARTICLE.match(word):
        return further and _NISBA.fullmatch(word) is not None and part(word) not in ordinary()
    bits = name_bits(word)
    return bits is not None and bits <= _COMMON_BITS and not is_group_word(word)


def _last(text: str, words: Sequence[Token], first: int) -> int:
    """Return the last word of the name that begins here, or the word before where none does."""
    if words[first].word in KUNYAS and first + 1 < len(words) and is_close(text, words, first + 1) and is_semitic(words[first].word):
        return first + 1 if name_bits(words[first + 1].word) is not None else first - 1
    bits = [_first_bits(words[first].word)]
    if bits[0] is None:
        return first - 1
    last, sure = first, bits[0] <= _sure_bits(words[first].word) and not _WRITTEN_ARTICLE.match(words[first].word)
    for at in range(first + 1, min(first + 2 * _LONGEST, len(words))):
        if not is_close(text, words, at) or len(bits) == _LONGEST or words[at].word == words[last].word:
            break
        further = _next_bits(words[at].word)
        if further is not None:
            last = at
            bits.append(further)
        elif words[at].word not in _JOINING:
            break
    if sure and len(bits) < _LONGEST and _surname_follows(text, words, last + 1):
        return last + 1
    if sure and len(bits) == 1 and _is_name_of_many(words[first].word):
        return first
    return last if len(bits) >= _LEAST and min(each for each in bits if each is not None) <= _sure_bits(words[first].word) else first - 1


def _sure_bits(word: str) -> int:
    return _SURE_HEBREW_BITS if "\u05d0" <= word[0] <= "\u05ea" else _SURE_BITS


def _is_name_of_many(word: str) -> bool:
    """Return whether a word in Arabic or Hebrew letters is alone a name that very many bear."""
    bits = name_bits(word) if is_semitic(word) and len(word) >= _SHORTEST_SURNAME else None
    return bits is not None and bits <= _MANY_BITS


def _surname_follows(text: str, words: Sequence[Token], at: int) -> bool:
    """Return whether a word in Arabic or Hebrew letters that no language has stands behind a first name: a surname that few bear."""
    if at >= len(words) or not is_close(text, words, at):
        return False
    word = words[at].word
    if not is_semitic(word) or len(word) < _SHORTEST_SURNAME or word in TITLES or word in PARTICLES or is_group_word(word):
        return False
    bare = [word[len(start) :] for start in _WRITTEN_ON if word.startswith(start)]
    if any(name_bits(form) is not None for form in bare):  # another person: "and Fatima"
        return False
    return not any(form in places() for form in (word, part(word), *bare)) and not is_form_of_a_word(word)


def is_close(text: str, words: Sequence[Token], at: int) -> bool:
    """Return whether only spaces or a hyphen stand between a word and the one before."""
    return not text[words[at - 1].end : words[at].start].strip(" \u00a0-\u2010\u2013\u05be")


def _first_bits(word: str) -> int | None:
    """Return the bits of a word as a first name, also with a short word written on, or None."""
    forms = [word, *(word[len(start) :] for start in _WRITTEN_ON if word.startswith(start))] if is_semitic(word) else [word]
    bits = [name_bits(form) for form in forms if len(form) >= _SHORTEST]
    return min((each for each in bits if each is not None), default=None)


def _next_bits(word: str) -> int | None:
    """Return the bits of a word as a further name, or None. One that begins with the word for "and" is another person's."""
    bits = name_bits(word)
    if bits is None:
        return _MOST_BITS[True] if _NISBA.fullmatch(word) and part(word) not in ordinary() else None
    return None if word.startswith("و") and name_bits(word[1:]) is not None else bits


def name_bits(word: str) -> int | None:
    """Return the bits of a word that people bear as a name, or None for a word of a language, a title, a particle and a rare name."""
    if word in TITLES or word in PARTICLES or word in everyday() or word in ordinary():
        return None
    bits = person_bits(part(word))
    return bits if bits is not None and bits <= _MOST_BITS[is_semitic(word)] else None


def is_form_of_a_word(word: str) -> bool:
    """Return whether a word is one of a language, as it is or without what is written on to it and its ending."""
    if _WRITTEN_ARTICLE.match(word) and not word.startswith("ה"):
        return True
    attached = _ATTACHED.match(word)
    forms = {word, word[attached.end() :] if attached else word}
    forms |= {_ENDING.sub("", form) for form in forms}
    return any(is_word(form) or is_place(form) or part(form) != form for form in forms if len(form) > 1)
