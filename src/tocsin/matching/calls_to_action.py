"""Recognise calls to action: texts that ask others to post, report, come, give or boycott, in twelve languages.

A text is weighed by the concepts whose words it has (:mod:`tocsin.matching.engine.concepts`). Negations, reports about calls, refusals,
jokes, advertisements and ordinary invitations weigh against it.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import TypeVar

from tocsin.matching.engine.concepts import Passage, model, passages, strongest, weigh
from tocsin.matching.engine.german_spelling import respelled
from tocsin.matching.sentences import sentence_at
from tocsin.matching.stated_places import StatedPlace, stated_places
from tocsin.matching.stated_times import StatedTime, stated_times
from tocsin.matching.tokens import MOST_READ, Token, plain_words

QUESTION = "call"
_Stated = TypeVar("_Stated", StatedTime, StatedPlace)
_LEAST_WORDS = 3
_OPENING = 6
"""One more than the most words of a first sentence that is read by itself."""

_ENDS = frozenset(".!?؟۔\n")
_AROUND = 400
"""Code points before and after a call in which its time and its place may stand."""

_HASHTAG = re.compile(r"(?<![\w&/])[#＃]\w{1,139}")


@dataclass(frozen=True, slots=True)
class CallMatch:
    """A call to action: the words that speak most for it, the sentence of most of them, the first hashtag beside them, and the score.

    The score is the logarithm of the odds. It is at least the threshold of the model.
    """

    start: int
    end: int
    sentence: str
    hashtag: str
    score: float


@dataclass(frozen=True, slots=True)
class CallDetails:
    """The times and the places near a call, in order, with their offsets and normal forms. Either may be empty."""

    times: tuple[StatedTime, ...]
    places: tuple[StatedPlace, ...]


def call_details(text: str, call: CallMatch, written: date) -> CallDetails:
    """Return the times and places of a call, reckoned from the day of writing: those of its sentence, else those near it."""
    begin, end = max(0, call.start - _AROUND), min(len(text), call.end + _AROUND)
    at = text.find(call.sentence, max(0, call.start - len(call.sentence)))
    sentence = (at, at + len(call.sentence)) if at >= 0 else (begin, end)
    times = [stated for stated in stated_times(text, written) if begin <= stated.start < end]
    places = [stated for stated in stated_places(text) if begin <= stated.start < end]
    return CallDetails(_nearest(times, *sentence), _nearest(places, *sentence))


def _nearest(stated: list[_Stated], start: int, end: int) -> tuple[_Stated, ...]:
    """Return what stands in the sentence, or everything where nothing does."""
    return tuple(part for part in stated if start <= part.start < end) or tuple(stated)


def call_in(text: str) -> CallMatch | None:
    """Return the call to action of a text that weighs most, or None."""
    return max(calls(text), key=lambda call: call.score, default=None)


def calls(text: str) -> Iterator[CallMatch]:
    """Yield the call of each passage of a text that is one."""
    text = text[:MOST_READ]
    words = respelled(plain_words(text))
    for first, last in passages(len(words)):
        if first < last and (call := _call(text, words[first:last]) or _call(text, _after_opening(text, words[first:last]))):
            yield call


def _after_opening(text: str, words: list[Token]) -> list[Token]:
    """Return the words after a short first sentence, such as a greeting, which says nothing of the rest. None where there is none."""
    for at in range(1, min(_OPENING, len(words))):
        if not _ENDS.isdisjoint(text[words[at - 1].end : words[at].start]):
            return words[at:]
    return []


def _call(text: str, words: list[Token]) -> CallMatch | None:
    if len(words) < _LEAST_WORDS:
        return None
    start, end = words[0].start, words[-1].end
    (weighed,) = weigh(QUESTION, [Passage(text, words)])
    if weighed.score < model(weighed.question).threshold:
        return None
    strong = [words[place] for place in strongest(words, weighed)] or words[:1]
    sentences = [sentence_at(text, word.start, word.end) for word in strong]
    sentence, _ = Counter(sentences).most_common(1)[0]
    inside = [word for word, around in zip(strong, sentences, strict=True) if around == sentence]
    hashtag = _HASHTAG.search(text, start, end)
    return CallMatch(inside[0].start, inside[-1].end, sentence, hashtag[0] if hashtag else "", round(weighed.score, 2))
