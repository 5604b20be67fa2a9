"""Words by which texts are searched: folded like names, so that one spelling of accents, case or width finds the others.

Vowel signs of Indic scripts belong to their words. Scripts that are written without spaces are read letter by letter: each letter is
a word, and a word of several letters is a phrase. A run of more than 64 letters is read in pieces of 64.
"""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import groupby

from tocsin.matching.tokens import Token, words_by

_UNSPACED = "\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"
_APOSTROPHE = "['’ʼʻʿʾ‘`´′＇]"
_LONGEST = 64 * 8  # letters of a word with every diacritic written as several
_BEFORE, _AFTER = 60, 160  # characters of a snippet before and after the first match
_MATCHES = 50  # words marked in one snippet

Span = tuple[int, int]
Phrase = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class SnippetPart:
    """A piece of a snippet. ``match`` is True for words that were searched for."""

    text: str
    match: bool = False


def search_tokens(text: str) -> list[Token]:
    """Return the words of a text in order."""
    return words_by(text, _ASCII if text.isascii() else _word(), _LONGEST)


def search_words(text: str) -> set[str]:
    """Return the distinct folded words of a text."""
    return {token.word for token in search_tokens(text)}


def phrases(texts: Sequence[str]) -> tuple[Phrase, ...]:
    """Return the folded words of each text that holds any: a phrase is found where they stand in a row."""
    return tuple(filter(None, (tuple(token.word for token in search_tokens(text)) for text in texts)))


def matches(text: str, wanted: Sequence[Phrase]) -> list[Span] | None:
    """Return the places of these phrases in a text, in order, or None if any of them is not there."""
    if _lacks(text, wanted):
        return None
    read = search_tokens(text)
    places: dict[str, list[int]] = defaultdict(list)
    for place, token in enumerate(read):
        places[token.word].append(place)
    spans: set[Span] = set()
    for phrase in wanted:
        starts = [start for start in places.get(phrase[0], ()) if _continues(places, phrase, start)]
        if not starts:
            return None
        spans.update((read[start].start, read[start + len(phrase) - 1].end) for start in starts[:_MATCHES])
    return sorted(spans)


def snippet(text: str, spans: Sequence[Span]) -> tuple[SnippetPart, ...]:
    """Return the words around the first match, with every match in them marked. Without a match, the beginning of the text."""
    first = spans[0][0] if spans else 0
    start, end = _edge(text, max(0, first - _BEFORE), 1), _edge(text, min(len(text), first + _AFTER), -1)
    marked = [False] * (end - start)
    for begin, stop in spans:
        for place in range(max(begin, start), min(stop, end)):
            marked[place - start] = True
    runs = ((match, "".join(text[start + place] for place in places)) for match, places in groupby(range(end - start), marked.__getitem__))
    parts = [SnippetPart(re.sub(r"\s+", " ", run), match) for match, run in runs]
    return (*([SnippetPart("… ")] if start else []), *parts, *([SnippetPart(" …")] if end < len(text) else []))


def _lacks(text: str, wanted: Sequence[Phrase]) -> bool:
    """Return True if a text of plain letters lacks a phrase. It takes a tenth of the time of :func:`search_tokens`."""
    if not text.isascii() or any(sign in text for sign in "'`-"):  # words with these signs are read with care
        return False
    words = _ASCII.findall(text.lower())
    return not all(_in_a_row(words, list(phrase)) for phrase in wanted)


def _in_a_row(words: list[str], phrase: list[str]) -> bool:
    return any(words[start : start + len(phrase)] == phrase for start, word in enumerate(words) if word == phrase[0])


def _continues(places: dict[str, list[int]], phrase: Phrase, start: int) -> bool:
    return all(_has(places.get(word, []), start + offset) for offset, word in enumerate(phrase))


def _has(places: list[int], place: int) -> bool:
    at = bisect_left(places, place)
    return at < len(places) and places[at] == place


def _edge(text: str, place: int, step: int) -> int:
    """Return the nearest place inwards at which a word begins or ends, if there is one within a word's length."""
    if place in (0, len(text)):
        return place
    for moved in range(place, place + 20 * step, step):
        if 0 < moved < len(text) and text[moved - (step > 0)].isspace():
            return moved
    return place


def _marks() -> Iterator[str]:
    """Yield ranges of the signs that belong to the letter before them."""
    signs = (number for number in range(0x300, 0x20000) if unicodedata.category(chr(number)) in ("Mn", "Mc"))
    for _, run in groupby(enumerate(signs), lambda item: item[1] - item[0]):
        numbers = [number for _, number in run]
        yield f"{chr(numbers[0])}-{chr(numbers[-1])}"


@cache
def _word() -> re.Pattern[str]:
    marks = "".join(_marks())
    letter = rf"(?:[^\W_{_UNSPACED}][{marks}]*)"
    return re.compile(rf"[{_UNSPACED}][{marks}]*|{letter}{{1,64}}(?:{_APOSTROPHE}{letter}{{1,64}}){{0,3}}")


_ASCII = re.compile(r"[^\W_]{1,64}(?:['`][^\W_]{1,64}){0,3}")
