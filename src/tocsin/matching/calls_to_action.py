"""Recognise calls to action: texts that ask others to post, report, come, give or boycott, in twelve languages.

A text is weighed by the concepts whose words it has (:mod:`tocsin.matching.engine.concepts`). Negations, reports about calls, refusals,
jokes, advertisements and ordinary invitations weigh against it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from tocsin.matching.engine.concepts import model, passages, strongest, weigh
from tocsin.matching.sentences import sentence_at
from tocsin.matching.tokens import MOST_READ, Token, plain_words

QUESTION = "call"
_LEAST_WORDS = 3
_HASHTAG = re.compile(r"(?<![\w&/])[#＃]\w{1,139}")


@dataclass(frozen=True, slots=True)
class CallMatch:
    """A call to action: the words that speak most for it, their sentence, the first hashtag beside them, and the score.

    The score is the logarithm of the odds. It is at least the threshold of the model.
    """

    start: int
    end: int
    sentence: str
    hashtag: str
    score: float


def call_in(text: str) -> CallMatch | None:
    """Return the call to action of a text that weighs most, or None."""
    return max(calls(text), key=lambda call: call.score, default=None)


def calls(text: str) -> Iterator[CallMatch]:
    """Yield the call of each passage of a text that is one."""
    text = text[:MOST_READ]
    words = plain_words(text)
    for first, last in passages(len(words)):
        if first < last and (call := _call(text, words[first:last])):
            yield call


def _call(text: str, words: list[Token]) -> CallMatch | None:
    if len(words) < _LEAST_WORDS:
        return None
    start, end = words[0].start, words[-1].end
    weighed = weigh(QUESTION, text, words)
    if weighed.score < model(QUESTION).threshold:
        return None
    places = strongest(QUESTION, words, weighed) or (0,)
    span = words[places[0]].start, words[places[0]].end
    hashtag = _HASHTAG.search(text, start, end)
    return CallMatch(*span, sentence_at(text, *span), hashtag[0] if hashtag else "", round(weighed.score, 2))
