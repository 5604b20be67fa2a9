"""Names and homes that writers state of themselves: as they introduce themselves, sign on one line, or say where they live."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from tocsin.ingest.contact_words import (
    ADDRESS_LINKS,
    CLOSINGS,
    DURATIONS,
    GOES_ON,
    HOMES,
    INTRODUCTIONS,
    LIVES,
    NAMED_BY_OTHERS,
    REPORTED_BY,
    STREETS,
    contact_role,
    fold,
    lowered,
    tells_of_call,
    words_in,
)
from tocsin.ingest.contacts import is_name
from tocsin.ingest.given_names import is_given_name
from tocsin.ingest.leading_names import describe, leading_name, small_name, uncased_name

_LONGEST_TEXT = 20_000
_LONGEST = 120
_MOST_WORDS = 5
_MOST_UNCASED = 3
_VERBS = frozenset("است هست هستم".split())  # noqa: SIM905 - a list of words
_SENTENCE_END = re.compile(r"[,;:!?()\n\u060c\u061f\u06d4\u3002\uff0c]|\.(?=\s|$)(?<!\b[A-Z]\.)")
_SENTENCE = re.compile(r"(?<=[.!?\u3002\u061f])\s+")
_PART = re.compile(r"[,\u060c:|]| [-\u2013\u2014]{1,3} ")
_CLOSING_WORDS = 6
_ADDRESS_WORDS = 14
_FIRST_NUMBER = 6
_BEFORE_NUMBER = frozenset(["at", "in", "au", "no", "number", "flat", "numero", "num\u00e9ro"])
_YEAR = re.compile(r"(?:19|20)\d\d\W*")
_WITHIN = 3
_CAPITALS = re.compile(r"[A-Z]\S*(?:\s+\S+){0,3}?\s+[A-Z]")
"""Two words in capitals near each other, without which no name in plain Latin letters is a signature."""


class _Openings:
    """Words in lower case behind which something stands, by their longest word: most texts hold none of those."""

    def __init__(self, openings: Sequence[str]) -> None:
        self._by_word: dict[str, list[str]] = {}
        for opening in openings:
            if opening < "\u0e00":
                self._by_word.setdefault(max(opening.split(), key=len), []).append(opening)
        self._words = frozenset(self._by_word)
        self._unspaced = [opening for opening in openings if opening >= "\u0e00"]

    def following(self, text: str) -> Iterator[str]:
        """Yield what follows each place of each of the openings."""
        yield from (text[end : end + _LONGEST] for _, end in self.places(text))

    def places(self, text: str) -> Iterator[tuple[int, int]]:
        """Yield the begin and the end of each place at which one of the openings stands as whole words."""
        if len(text) > _LONGEST_TEXT:
            return
        possible = [opening for longest in sorted(self._words & words_in(text)) for opening in self._by_word[longest]]
        possible += () if text.isascii() else self._unspaced
        lower = lowered(text) if possible else ""
        if len(lower) == len(text):
            yield from ((end - len(opening), end) for opening in possible for end in _ends(lower, opening))


_INTRODUCED = _Openings(INTRODUCTIONS)
_REPORTED = _Openings(REPORTED_BY)
_NAMED = _Openings(NAMED_BY_OTHERS)
_AT_HOME = _Openings(HOMES)
_LIVING = _Openings(LIVES)


def introduced(text: str) -> Iterator[str]:
    """Yield the names by which the writer of a text introduces themselves, as in ``my name is Ann Lee``."""
    for openings in (_INTRODUCED, _REPORTED):
        for following in openings.following(text):
            words = _SENTENCE_END.split(following.lstrip(" :"), maxsplit=1)[0].split()
            if name := _introduced(words) or (_called(words) if openings is _INTRODUCED else ""):
                yield name


def named_by_others(text: str) -> Iterator[str]:
    """Yield the names of callers as another person writes them down, as in ``A woman rang. She is called Ann Lee``."""
    for begin, end in _NAMED.places(text):
        words = _SENTENCE_END.split(text[end : end + _LONGEST].lstrip(" :"), maxsplit=1)[0].split()
        before = text[max(0, begin - _LONGEST) : begin].split()
        if any(tells_of_call(word) or contact_role(word) == "name" for word in before) and (name := _introduced(words)):
            yield name


def _introduced(words: Sequence[str]) -> str:
    """Return the name with which these words begin: several that may be one, or a given name."""
    sizes = (size for size in range(_most_words(words), 1, -1) if is_name(" ".join(words[:size])))
    return " ".join(words[: next(sizes, 0)]) or leading_name(words) or uncased_name(words) or small_name(words)


def _called(words: Sequence[str]) -> str:
    """Return the one word in capitals that somebody says to be called, at the end of a sentence or before a word like "from"."""
    fits = words and words[0][0].isupper() and not describe(words[:1]) and (len(words) == 1 or words[1].lower() in GOES_ON)
    return words[0] if fits else ""


def _most_words(words: Sequence[str]) -> int:
    """Return how many of these words may be a name. Without capitals it is three at most, before a verb or a word joined to "and"."""
    if not words or words[0][0].isupper():
        return min(len(words), _MOST_WORDS)
    ends = (at for at, word in enumerate(words) if at > 1 and (word in _VERBS or word.startswith("\u0648")))
    most = min(len(words), _MOST_UNCASED, next(ends, _MOST_UNCASED))
    goes_on = most < len(words) and most == _MOST_UNCASED and not is_given_name(words[most - 1])
    return most - goes_on  # the sentence goes on, so the last word may be any


def _ends(lower: str, words: str) -> Iterator[int]:
    """Yield the end of each place at which these words stand whole in a text in lower case."""
    end = 0
    while (at := lower.find(words, end)) >= 0:
        end = at + len(words)
        within = at > 0 and lower[at - 1].isalnum() and words[0] < "\u0e00"
        if not within and not lower[end : end + 1].isalnum():
            yield end


def homes(text: str, names: Sequence[str] = ()) -> Iterator[str]:
    """Yield the addresses at which the writer of a text says to live, as in ``I live at 12 Mill Lane, Harrow``. A town alone is none.

    Of people with these names, which sources have, it is told in other words too: ``Ann Lee, who lives at 12 Mill Lane``.
    """
    others = (end for _, end in _LIVING.places(text) if any(name in text[max(0, end - _LONGEST) : end] for name in names)) if names else ()
    for following in (*_AT_HOME.following(text), *(text[end : end + _LONGEST] for end in others)):
        words = following.split("\n")[0].lstrip(" :,").split()
        if begin_end := _street(words):
            yield " ".join(words[slice(*begin_end)]).rstrip(" .,;:!?)")


def _street(words: Sequence[str]) -> tuple[int, int] | None:
    """Return the places of a street with its number among the words that follow, with the town behind it."""
    number = next((n for n, word in enumerate(words[:_FIRST_NUMBER]) if word[0].isdecimal() and not _YEAR.fullmatch(word)), None)
    if number is None or any(word.endswith((".", "!", "?")) and len(word) > _WITHIN + 1 for word in words[:number]):
        return None
    begin = next((n for n, word in enumerate(words[:number]) if _names_place(word)), number)
    leads = begin == number and all(word.lower() in _BEFORE_NUMBER for word in words[:number])
    follows = leads and number + 1 < len(words) and _names_place(words[number + 1])
    if not follows and not (begin < number and number - begin <= _WITHIN + 1):
        return None
    if number + 1 < len(words) and f"{fold(words[number + 1])}_".startswith(DURATIONS):
        return None
    return begin, _end(words, number)


def _names_place(word: str) -> bool:
    bare = word.strip("\"'(,.;:")
    return bare.lower() in STREETS or (bare[:1].isalpha() and not bare[0].islower())


def _end(words: Sequence[str], number: int) -> int:
    """Return the place after the last word of an address: words in capitals, numbers, and short words between them."""
    end = at = number
    while at < min(len(words), number + _ADDRESS_WORDS):
        if _names_place(words[at]) or words[at][0].isdecimal():
            end = at + 1
            if words[at].endswith((".", "!", "?", ";")) and len(words[at]) > _WITHIN:
                break
        elif at > end + 1 or words[at].lower() not in ADDRESS_LINKS:
            break
        at += 1
    return end


def signatures(text: str) -> Iterator[str]:
    """Yield the names and addresses behind the closing words of a letter on their line, as in ``Yours, Ann Lee, 12 Mill Lane``."""
    if len(text) > _LONGEST_TEXT or (text.isascii() and _CAPITALS.search(text) is None):
        return
    sentences = _sentences(text)
    for sentence, following in zip(sentences, [*sentences[1:], ""], strict=False):
        if not fold(sentence[:_LONGEST]).startswith(CLOSINGS):
            continue
        closing, *parts = _parts(sentence)
        if len(closing.split()) > _CLOSING_WORDS:
            continue
        parts = [_last_name(closing), *parts] if _last_name(closing) else parts
        if parts and not parts[0][:1].isupper() and (following or len(sentences) == 1):
            continue  # words of a script without capitals may be any words, unless they end a letter
        if parts:
            yield from _name_and_home(sentence, parts)
        elif len(below := _parts(following)) > 1:  # a name alone on its line is sealed with what stands beside it
            yield from _name_and_home(following, below)


def _parts(sentence: str) -> list[str]:
    return [part.strip() for part in _PART.split(sentence) if part.strip()]


def _sentences(text: str) -> list[str]:
    """Return the lines of a text, divided at the ends of sentences but not behind the short form of a street."""
    sentences: list[str] = []
    for line in text.split("\n"):
        words: list[str] = []
        for piece in _SENTENCE.split(line.strip(" \t>*-")):
            words += piece.split()
            if words and words[-1].lower().rstrip(".") not in STREETS:
                sentences.append(" ".join(words))
                words = []
        sentences.append(" ".join(words))
    return list(filter(None, sentences))


def _last_name(closing: str) -> str:
    """Return the two capitalised words that end closing words, as in ``Kind regards Ann Lee``."""
    words = closing.rstrip(".").split()
    name, before = " ".join(words[-2:]), " ".join(words[:-2])
    return name if before and is_name(name) and fold(before).startswith(CLOSINGS) else ""


def _name_and_home(line: str, parts: Sequence[str]) -> Iterator[str]:
    name = parts[0].rstrip(".") if parts else ""
    if not is_name(name):
        return
    yield name
    home = line[line.index(name) + len(name) :].strip(" ,:|-\u2013\u2014\u060c.")
    words = home.split()
    if words and len(words) <= _ADDRESS_WORDS and _street(words) is not None:
        yield home
