"""Names that writers state of themselves as they introduce themselves or sign, with the home that stands behind a signature."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from tocsin.ingest.sealing.contact_words import (
    CLOSINGS,
    GOES_ON,
    INTRODUCTIONS,
    NAMED_BY_OTHERS,
    REPORTED_BY,
    STREETS,
    fold,
)
from tocsin.ingest.sealing.contacts import PARTICLES, is_name
from tocsin.ingest.sealing.cues import LONGEST_TEXT, REACH, Cues
from tocsin.ingest.sealing.given_names import is_given_name
from tocsin.ingest.sealing.homes import ADDRESS_WORDS, street_of
from tocsin.ingest.sealing.leading_names import describe, leading_name, small_name, uncased_name
from tocsin.ingest.sealing.sources_told import nearest_is_source

_BEFORE_NAME = " :\"'\u201e\u201c\u00ab"
_MOST_WORDS = 5
_MOST_UNCASED = 3
_LAST = 400
"""Characters at the end of a text in which its last sentence stands."""
_VERBS = frozenset("است هست هستم".split())  # noqa: SIM905 - a list of words
_SENTENCE_END = re.compile(r"[,;:!?()\"\u201c\u201d\u00bb\n\u060c\u061f\u06d4\u3002\uff0c]|\.(?=[\s\"\u201c\u201d\u00bb]|$)(?<!\b[A-Z]\.)")
_SENTENCE = re.compile(r"(?<=[.!?\u3002\u061f])\s+")
_PART = re.compile(r"[,\u060c:|]| [-\u2013\u2014]{1,3} ")
_CLOSING_WORDS = 6
_NO_BEGIN = frozenset("una un una uno eine ein une a an the der die das en ei een et ett ما لا لن لم مش not nicht niet nie не".split())  # noqa: SIM905
"""Words that begin no name, though some are given names."""
_AFTER_ONE_NAME = GOES_ON | {"im", "i", "i'm", "ich", "je", "yo", "io", "ik", "jag", "jeg", "ja", "eu", "ben", "ve", "och", "y", "e"}
_CAPITALS = re.compile(r"[A-Z]\S*(?:\s+\S+){0,3}?\s+[A-Z]")
"""Two words in capitals near each other, without which no name in plain Latin letters is a signature."""


_INTRODUCED = Cues(INTRODUCTIONS)
_REPORTED = Cues(REPORTED_BY)
_NAMED = Cues(NAMED_BY_OTHERS)


def introduced(text: str) -> Iterator[str]:
    """Yield the names by which the writer of a text introduces themselves, as in ``my name is Ann Lee``."""
    for openings in (_INTRODUCED, _REPORTED):
        for following in openings.following(text):
            words = _SENTENCE_END.split(following.lstrip(_BEFORE_NAME), maxsplit=1)[0].split()
            if name := _introduced(words) or (_called(words) if openings is _INTRODUCED else ""):
                yield name


def named_by_others(text: str) -> Iterator[str]:
    """Yield the names of callers as another person writes them down, as in ``A woman rang. She is called Ann Lee``."""
    for begin, end in _NAMED.places(text):
        words = _SENTENCE_END.split(text[end : end + REACH].lstrip(_BEFORE_NAME), maxsplit=1)[0].split()
        if (name := _introduced(words)) and _is_sure(name) and nearest_is_source(text[max(0, begin - REACH) : begin]):
            yield name


def _is_sure(name: str) -> bool:
    """Tell whether a name has capitals, or a given name among its words."""
    return name[0].isupper() or name[0] >= "\u0e00" or any(map(is_given_name, name.split()))


def _introduced(words: Sequence[str]) -> str:
    """Return the name with which these words begin: several that may be one, or a given name."""
    if words and words[0].lower() in _NO_BEGIN:
        return ""
    sizes = (
        size for size in range(_most_words(words), 1, -1) if is_name(" ".join(words[:size])) and words[size - 1].lower() not in PARTICLES
    )
    return " ".join(words[: next(sizes, 0)]) or leading_name(words) or uncased_name(words) or small_name(words)


def _called(words: Sequence[str]) -> str:
    """Return the one word in capitals that somebody says to be called, at the end of a sentence or before a word like "from"."""
    fits = words and words[0][0].isupper() and not describe(words[:1]) and (len(words) == 1 or words[1].lower() in _AFTER_ONE_NAME)
    return words[0] if fits else ""


def _most_words(words: Sequence[str]) -> int:
    """Return how many of these words may be a name. Without capitals it is three at most, before a verb or a word joined to "and"."""
    if not words or words[0][0].isupper():
        return min(len(words), _MOST_WORDS)
    ends = (at for at, word in enumerate(words) if at > 1 and (word in _VERBS or word.startswith("\u0648")))
    most = min(len(words), _MOST_UNCASED, next(ends, _MOST_UNCASED))
    goes_on = most < len(words) and most == _MOST_UNCASED and not is_given_name(words[most - 1])
    return most - goes_on  # the sentence goes on, so the last word may be any


def signatures(text: str) -> Iterator[str]:
    """Yield the names and addresses behind the closing words of a letter on their line, as in ``Yours, Ann Lee, 12 Mill Lane``."""
    if len(text) > LONGEST_TEXT or (text.isascii() and _CAPITALS.search(text) is None):
        return
    sentences = _sentences(text)
    for sentence, following in zip(sentences, [*sentences[1:], ""], strict=False):
        if not fold(sentence[:REACH]).startswith(CLOSINGS):
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


def signed_at_end(text: str) -> Iterator[str]:
    """Yield the name that is the last sentence of a text, as in ``Call me after 5 pm. Ann Lee``. None behind a question or a colon."""
    *_, before, last = ["", "", *_sentences(text[-_LAST:].rpartition("\n")[2])]
    words = last.rstrip(".").split()
    if before.endswith((".", "!")) and 2 <= len(words) <= _MOST_UNCASED and is_name(" ".join(words)) and is_given_name(words[0]):
        yield " ".join(words)


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
    if words and len(words) <= ADDRESS_WORDS and street_of(words) is not None:
        yield home
