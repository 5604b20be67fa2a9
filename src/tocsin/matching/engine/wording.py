"""Weigh a text by its words, their beginnings and endings, pairs of words, their meanings and its marks.

The weights stand in ``data/wording_weights.tsv.gz``, one feature a line, in hundredths, one column for each question, and again for each
question where the meaning of the passage is weighed beside it (:mod:`tocsin.matching.engine.sentence_meaning`). They were fitted to
texts that several writers wrote for this project. No name of a person and no word for a faith or an origin has a weight.
"""

from __future__ import annotations

import gzip
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files
from math import sqrt

from tocsin.matching.tokens import Token

QUESTIONS = ("call", "threat")
BY_SENTENCE = "_by_sentence"
"""End of the name of a question whose score has the meaning of the passage as a whole in it."""

COLUMNS = (*QUESTIONS, *(question + BY_SENTENCE for question in QUESTIONS))
_SHORT, _LONG = 4, 6
_ENDING = 3
_STEP, _MOST_STEPS = 4, 10
_HUNDREDTHS = 100
_MARGIN = 2
_MARKS = {
    "asked": re.compile(r"[?؟]\s*$"),
    "question": re.compile("[?؟]"),
    "exclaimed": re.compile(r"!\s*$"),
    "exclamation": re.compile("!"),
    "colon": re.compile(":"),
    "semicolon": re.compile("[;؛]"),
    "dash": re.compile(r"[—–]|-\s"),
    "trailing off": re.compile(r"\.\.\.|…"),
    "full stop": re.compile(r"[.۔]\s*$"),
    "quotation": re.compile("[«»“”„\"']\\w"),
    "opens quoted": re.compile('^[«“„"]'),
    "picture": re.compile("[\U0001f300-\U0001faff]"),
    "number": re.compile(r"\d"),
    "clock": re.compile(r"\d[:h.]\d\d"),
    "opens small": re.compile("^[a-zа-я]"),
    "capitals": re.compile(r"\b[A-ZА-Я]{4,20}\b"),
    "hashtag": re.compile("#"),
    "handle": re.compile("@"),
    "link": re.compile(r"http|www|\.(?:com|org)"),
    "commas": re.compile(",[^,]{0,400},"),
    "bracket": re.compile(r"\("),
    "slash": re.compile("/"),
    "lines": re.compile("\n"),
    "sentences": re.compile(r"[.!?۔؟] [^.!?۔؟]{0,400}[.!?۔؟]"),
}


@dataclass(frozen=True, slots=True)
class Worded:
    """The sum of a passage under one question, and how much each word of it gave, by its place."""

    score: float
    by_word: tuple[float, ...]


def spellings(tokens: Sequence[Token]) -> Iterator[tuple[str, int]]:
    """Yield each feature of the spelling of a passage once, with the place of the first word that has it."""
    seen: set[str] = set()
    for feature, place in _all_spellings([token.word for token in tokens]):
        if feature not in seen:
            seen.add(feature)
            yield feature, place


def _all_spellings(words: Sequence[str]) -> Iterator[tuple[str, int]]:
    before = ""
    for place, word in enumerate(words):
        yield "w " + word, place
        length = len(word)
        if length > _SHORT:
            yield "b " + word[:_SHORT], place
            if length > _LONG:
                yield "b " + word[:_LONG], place
        if length >= _LONG:
            yield "e " + word[-_ENDING:], place
        if before:
            yield f"p {before} {word}", place
            yield f"q {before[:_SHORT]} {word[:_SHORT]}", place
        else:
            yield "f " + word, place
            yield "g " + word[-_ENDING:], place
        before = word


def marks(text: str, tokens: Sequence[Token]) -> Iterator[str]:
    """Yield the marks of a passage, which is the `tokens` of `text`: its punctuation, its signs and its length."""
    if not tokens:
        return
    passage = text[max(0, tokens[0].start - _MARGIN) : tokens[-1].end + _MARGIN].strip()
    yield from (f"m {name}" for name, mark in _MARKS.items() if mark.search(passage))
    yield f"m length {min(len(tokens) // _STEP, _MOST_STEPS)}"


def meaning_key(word: str, meanings: Mapping[str, object]) -> str:
    """Return the word itself, or its longest beginning that has a meaning, or an empty string."""
    if word in meanings:
        return word
    return next((word[:end] for end in range(len(word) - 1, _SHORT - 1, -1) if word[:end] in meanings), "")


@lru_cache(maxsize=1)
def _weights() -> tuple[dict[str, str], dict[str, str]]:
    """Return the weights of the spellings and marks, and those of the meanings of words, as they are written: few are ever asked for."""
    features: dict[str, str] = {}
    meanings: dict[str, str] = {}
    packed = files("tocsin.matching").joinpath("data/wording_weights.tsv.gz").read_bytes()
    for line in gzip.decompress(packed).decode("utf-8").splitlines():
        feature, _, weights = line.partition("\t")
        if feature.startswith("v "):
            meanings[feature[2:]] = weights
        else:
            features[feature] = weights
    return features, meanings


@lru_cache(maxsize=1 << 15)
def _numbers(weights: str) -> tuple[int, ...]:
    """Return weights as numbers, one for each column."""
    return tuple(map(int, weights.split("\t")))


@lru_cache(maxsize=1 << 14)
def _meaning(word: str) -> tuple[int, ...]:
    meanings = _weights()[1]
    key = meaning_key(word, meanings)
    return _numbers(meanings[key]) if key else (0,) * len(COLUMNS)


def weigh_wording(question: str, text: str, tokens: Sequence[Token]) -> Worded:
    """Return the score that the wording of a passage adds. Spellings count over the root of their number, meanings over that of words."""
    column = COLUMNS.index(question)
    weights = _weights()[0]
    by_word = [0.0] * len(tokens)
    number = 0
    for feature, place in spellings(tokens):
        number += 1
        if written := weights.get(feature):
            by_word[place] += _numbers(written)[column]
    scale, spread = _HUNDREDTHS * sqrt(number or 1), _HUNDREDTHS * sqrt(len(tokens) or 1)
    by_word = [given / scale + _meaning(token.word)[column] / spread for given, token in zip(by_word, tokens, strict=True)]
    signs = sum(_numbers(weights[mark])[column] for mark in marks(text, tokens) if mark in weights)
    return Worded(sum(by_word) + signs / _HUNDREDTHS, tuple(by_word))
