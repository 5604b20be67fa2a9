"""Recognise wording that says someone may come to harm, by rule and by weight.

A cue decides nothing. It makes sure that "no further action" on a report that carries one is read by a second person. Recall comes
first; but what merely reports that something happened is no cue.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import accumulate, islice

from tocsin.matching.engine.concepts import SETTINGS, Weighed, model, passages, weigh
from tocsin.matching.engine.phrases import Phrase, phrases
from tocsin.matching.tokens import MOST_READ, Token, plain_words

MOST = 200
"""Cues told of one text; more say nothing more."""

IMMINENT = "imminent"
THREAT = "threat"
QUESTION = "threat"
_NO_THREAT = -1.4
_ALWAYS_URGENT = frozenset(["self-harm", "departure"])
_DANGER = frozenset(["harm", "weapon", "doom", "prepared", "caller", "you", "leave", "finish", "kit", "order", "enemy"])
"""Concepts without one of which no passage is a threat, whatever else it says of places and days."""

_QUOTED = re.compile(r"“[^”]{1,2000}”|«[^»]{1,2000}»|„[^“”]{1,2000}[“”]|\"[^\"\n]{1,2000}\"")
_SENTENCE_END = re.compile(r"[^.\s][.!?؟][\s\"”»]")
_SAID_BEFORE = 14
_SAID_AFTER = 3
_NEAR = 25
_REACH = 14


@dataclass(frozen=True, slots=True)
class Cue:
    """A span of the text and the kind of its wording.

    ``kind`` is ``threat``, ``call-to-action``, ``weapon``, ``imminent``, ``self-harm`` or ``departure``;
    ``voice`` is ``own``, ``quoted`` (within quotation marks) or ``attributed`` (said to be said by someone). Where the passage reads as
    something else than a threat, ``voice`` is that setting: one of :data:`tocsin.matching.engine.concepts.SETTINGS`.
    """

    start: int
    end: int
    kind: str
    voice: str = "own"


def cues(text: str) -> tuple[Cue, ...]:
    """Return every cue of a text in order, at most :data:`MOST`. A time counts only near another cue."""
    text = text[:MOST_READ]
    words = plain_words(text)
    hits = sorted(set(islice(_found(text, words), MOST)))
    hits = sorted([*hits, *_passages_of_threat(text, words, hits)])[:MOST]
    firm = [(first, last) for first, last, kind in hits if kind != IMMINENT]
    relevant = [hit for hit in hits if hit[2] != IMMINENT or _near(hit, firm)]
    widest = list(_widest(relevant))
    quoted = [span.span() for span in _QUOTED.finditer(text)] if relevant else []
    voices = ("quoted" if _within(quoted, words[first].start) else _speaker(text, words, first, last) for first, last, _ in widest)
    settings = _settings(text, words) if widest else []
    return tuple(
        Cue(words[first].start, words[last].end, kind, _setting_at(settings, first) or voice)
        for (first, last, kind), voice in zip(widest, voices, strict=True)
    )


def is_urgent(found: Iterable[Cue]) -> bool:
    """Return whether a text with these cues is to be read at once: one of them is more than a film, a memory or a joke."""
    return any(cue.voice not in SETTINGS or cue.kind in _ALWAYS_URGENT for cue in found)


def _weighed(text: str, words: list[Token]) -> Iterator[tuple[int, int, Weighed]]:
    for first, last in passages(len(words)):
        if first < last:
            yield first, last, weigh(QUESTION, text, words[first:last])


def _passages_of_threat(text: str, words: list[Token], hits: list[tuple[int, int, str]]) -> Iterator[tuple[int, int, str]]:
    """Yield the words that speak most for a threat in each passage that weighs as one and has no phrase of threat."""
    least = model(QUESTION).threshold
    for first, last, weighed in _weighed(text, words):
        if any(kind == THREAT and first <= begin < last for begin, _, kind in hits):
            continue
        if weighed.score >= least and weighed.strongest and not weighed.concepts.isdisjoint(_DANGER):
            yield first + weighed.strongest[0], first + weighed.strongest[-1], THREAT


def _settings(text: str, words: list[Token]) -> list[tuple[int, int, str]]:
    weighed = _weighed(text, words)
    return [(first, last, passage.setting) for first, last, passage in weighed if passage.score <= _NO_THREAT and passage.setting]


def _setting_at(settings: list[tuple[int, int, str]], at: int) -> str:
    return next((setting for first, last, setting in settings if first <= at < last), "")


def _within(spans: list[tuple[int, int]], at: int) -> bool:
    before = bisect_right(spans, (at, at)) - 1
    return before >= 0 and at < spans[before][1]


def _speaker(text: str, words: list[Token], first: int, last: int) -> str:
    """Return the voice: ``attributed`` when the sentence has a word of saying near the wording, else ``own``."""
    sayings = phrases().sayings
    for at in range(max(0, first - _SAID_BEFORE), min(len(words), last + 1 + _SAID_AFTER)):
        before = words[at - 1].word if at else ""
        reported = any(saying.by_another(words[at].word, before) for saying in sayings)
        if reported and _one_sentence(text, words[min(at, first)], words[max(at, last)]):
            return "attributed"
    return "own"


def _one_sentence(text: str, first: Token, last: Token) -> bool:
    return not _SENTENCE_END.search(text, first.start, last.start + 1)


def _near(hit: tuple[int, int, str], firm: list[tuple[int, int]]) -> bool:
    return any(first - _NEAR <= hit[0] <= last + _NEAR for first, last in firm)


def _widest(hits: list[tuple[int, int, str]]) -> Iterator[tuple[int, int, str]]:
    """Drop hits that lie inside another of their kind."""
    ends: dict[str, int] = defaultdict(lambda: -1)
    for first, last, kind in sorted(hits, key=lambda hit: (hit[0], -hit[1])):
        if last > ends[kind]:
            ends[kind] = last
            yield first, last, kind


def _found(text: str, words: list[Token]) -> Iterator[tuple[int, int, str]]:
    rules = phrases()
    for at, token in enumerate(words):
        for phrase in rules.at(token.word):
            first = max(0, at - _REACH)
            window = [near.word for near in words[first : at + _REACH]]
            hits = ((first + begin, first + end) for begin, end in _hits(phrase, window, at - first))
            yield from ((begin, end, phrase.kind) for begin, end in hits if _one_sentence(text, words[begin], words[end]))


def _hits(phrase: Phrase, window: list[str], at: int) -> Iterator[tuple[int, int]]:
    """Yield the word ranges in which the phrase contains the word at ``at``."""
    ends = list(accumulate(len(word) + 1 for word in window))
    starts = {end - len(word) - 1: number for number, (word, end) in enumerate(zip(window, ends, strict=True))}
    numbers = {end: number for number, end in enumerate(ends)}
    for match in phrase.pattern.finditer(" ".join(window) + " "):
        begin, end = starts[match.start()], numbers[match.end()]
        negated = begin > 0 and window[begin - 1] in phrase.negations
        if begin <= at <= end and not negated:
            yield begin, end
