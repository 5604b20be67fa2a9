"""Homes of sources in a text: where its writer or its source is said to live, and what stands behind their names."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from tocsin.ingest.sealing.contact_words import ADDRESS_LINKS, DURATIONS, HOMES, LIVES, STREETS, fold
from tocsin.ingest.sealing.cues import LONGEST_TEXT, REACH, Cues, behind
from tocsin.ingest.sealing.letter_case import is_small, is_uncased
from tocsin.ingest.sealing.source_words import MY_HOME
from tocsin.ingest.sealing.sources_told import nearest_is_source

ADDRESS_WORDS = 14
"""Most words of an address."""
_FIRST_NUMBER = 6
_LAST_NUMBER = 9
"""Words before the number of a house: at most so many where a district stands before its street, in scripts without capitals."""
_BEFORE_NUMBER = frozenset(["at", "in", "au", "no", "number", "flat", "apartment", "numero", "num\u00e9ro", "bt", "nr"])
_FLOORS = frozenset(
    """
    stock og etage obergeschoss floor kat katta patro poschodie emelet etaj piętro этаж поверх verdieping étage vån våning sal
    """.split()  # noqa: SIM905 - a list of words
)
_YEAR = re.compile(r"(?:19|20)\d\d\W*")
_WITHIN = 3
_BEHIND_NAME = re.compile(
    r"\s?[,(\u060c]\s?|\s?[\u2013\u2014-]\s|\s(?:of|from|at|aus|von|in|de|di|del|du|van|uit|z|ze|из|с|fra|från|da|do|din|من)\s"
)
_SEGMENT_END = re.compile(r"[;!?\n|)\u061f\u06d4\u2013\u2014]|:\s|(?<=[^\d\s.][^\d\s.][^\d\s.][^\d\s.])\.(?=\s|$)")
_NUMBERED_END = re.compile(r"\d{1,5}[a-zA-Z]?\.")
_MOST_UNCASED = 2

_AT_HOME = Cues((*HOMES, *MY_HOME))
_LIVING = Cues(LIVES)


def homes(text: str, names: Sequence[str] = ()) -> Iterator[str]:
    """Yield the addresses of sources in a text, as in ``I live at 12 Mill Lane, Harrow``. A town alone is none.

    Of people with these names, which sources have, it is told in other words too: ``Ann Lee, who lives at 12 Mill Lane``, or
    ``Ann Lee (12 Mill Lane)``.
    """
    if len(text) > LONGEST_TEXT:
        return
    living = (behind(text, end) for begin, end in _LIVING.places(text) if nearest_is_source(text[max(0, begin - REACH) : begin], names))
    for following in (*_AT_HOME.following(text), *living):
        words = following.split("\n")[0].lstrip(" :,").split()
        if begin_end := street_of(words):
            yield _joined(words[slice(*begin_end)])
    for name in names:
        yield from _behind_name(text, name)


def _behind_name(text: str, name: str) -> Iterator[str]:
    """Yield the address that stands directly behind a name, in brackets or between commas."""
    at = text.find(name)
    while at >= 0:
        end = at + len(name)
        if separator := _BEHIND_NAME.match(text, end):
            segment = _SEGMENT_END.split(text[separator.end() : separator.end() + REACH], maxsplit=1)[0]
            words = segment.split()
            place = street_of(words)
            if place and _is_apposition(words[: place[0]]):
                yield _joined(words[slice(*place)])
        at = text.find(name, end)


def _is_apposition(before: Sequence[str]) -> bool:
    """Tell whether the words between a name and an address say no more than a floor or the like: few, and the last with a comma."""
    return not before or (len(before) <= _WITHIN and before[-1].endswith((",", ":"))) or all(word.lower() in STREETS for word in before)


def _joined(words: Sequence[str]) -> str:
    return " ".join(words).rstrip(" .,;:!?)(\u060c")


def street_of(words: Sequence[str]) -> tuple[int, int] | None:
    """Return the places of a street with its number among the words that follow, with the town behind it."""
    numbers = (n for n, word in enumerate(words[:_LAST_NUMBER]) if word.lstrip("(")[:1].isdecimal() and not _YEAR.fullmatch(word))
    number = next(numbers, None)
    if number is None or any(map(_divides, words[:number])):
        return None
    if number >= _FIRST_NUMBER:
        return _behind_district(words, number)
    begin = next((n for n, word in enumerate(words[:number]) if _names_place(word)), number)
    if begin < number and is_uncased(words[begin]):
        begin = next((n for n, word in enumerate(words[:number]) if word in STREETS), max(begin, number - _MOST_UNCASED))
    leads = begin == number and all(word.lower() in _BEFORE_NUMBER for word in words[:number])
    follows = leads and number + 1 < len(words) and _names_place(words[number + 1])
    if not follows and not (begin < number and number - begin <= _WITHIN + 1):
        return None
    if number + 1 < len(words) and f"{fold(words[number + 1])}_".startswith(DURATIONS):
        return None
    return begin, _end(words, number)


def _behind_district(words: Sequence[str], number: int) -> tuple[int, int] | None:
    """Return the places of a street behind the name of its district, as in ``حي الروضة شارع الملك فهد رقم ٢٢``."""
    street = next((n for n in range(number - 1, number - _WITHIN - 2, -1) if words[n] in STREETS and is_uncased(words[n])), None)
    return None if street is None else (street, _end(words, number))


def _divides(word: str) -> bool:
    """Tell whether what stands behind a word belongs to no address that begins before it."""
    return (word.endswith((".", "!", "?", ":")) and len(word) > _WITHIN + 1) or not any(map(str.isalnum, word))


def _names_place(word: str) -> bool:
    bare = word.strip("\"'(,.;:")
    return bare.lower() in STREETS or (bare[:1].isalpha() and not is_small(bare) and bare != "I")


def _end(words: Sequence[str], number: int) -> int:
    """Return the place after the last word of an address: words in capitals, numbers, and short words between them."""
    end = at = number
    most = min(len(words), number + ADDRESS_WORDS)
    while at < most:
        word = words[at]
        if _names_place(word) or word[0].isdecimal():
            if at > number and is_uncased(word) and not (words[at - 1].endswith((",", "\u060c")) and at <= number + _MOST_UNCASED):
                break
            end = at + 1
            if _ends_sentence(word, words[at + 1] if at + 1 < len(words) else ""):
                break
        elif at > end + 1 or word.lower() not in ADDRESS_LINKS:
            break
        at += 1
    return end


def _ends_sentence(word: str, following: str) -> bool:
    """Tell whether a sentence ends with this word of an address. A number with a dot before a word for a floor does not end it."""
    if word.endswith(("!", "?", ";", "\u060c", "\u061f")):
        return True
    if not word.endswith("."):
        return False
    if _NUMBERED_END.fullmatch(word):
        return following[:1].isupper() and following.strip(".,").lower() not in _FLOORS
    return len(word) > _WITHIN
