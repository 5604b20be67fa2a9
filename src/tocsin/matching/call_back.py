"""Recognise a writer's wish to be rung back, or not to be, in ten languages.

Mixing them up is dangerous, because someone may listen in. So a refusal anywhere in a text outweighs every wish.
"""

from __future__ import annotations

import re
import tomllib
from bisect import bisect_left
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files

from tocsin.matching.engine.german_spelling import respelled
from tocsin.matching.engine.word_patterns import word_pattern
from tocsin.matching.tokens import MOST_READ, Token, plain_words

WISH, REFUSAL, NEITHER, NEVER, HELP = "wish", "refusal", "neither", "never", "help"
_SENTENCE_END = re.compile(r"[.!](?=\s)|[\n۔]")
_ANSWERED_NO = re.compile(
    r"\s{0,3}[?:]\s{0,3}(?:no|nope|nein|nee|neen|non|nej|nei|nie|não|нет|ні|hayır|yok|never|jamais|nunca|لا|كلا|نہیں|לא)"
    r"(?=\s{0,3}(?:[.!,;\n]|$))",
    re.IGNORECASE,
)
_CLAUSE_END = re.compile(r"[.!?;:,\n؟،۔]")


@dataclass(frozen=True, slots=True)
class CallBackWish:
    """The words of a wish: ``text[start:end]``, and whether it is wanted or refused."""

    start: int
    end: int
    wanted: bool


def call_back_wishes(text: str) -> tuple[CallBackWish, ...]:
    """Return every wish and refusal of a text in order. Words of a refusal are no wish.

    A refusal is about the writer or the caller: who asks not to ring the police, or why nobody rang, refuses nothing.
    Words such as "under no circumstances" beside a wish, in its clause, make a refusal of it. So does "no" behind a question or label.
    """
    words = respelled(plain_words(text[:MOST_READ]))
    joined = " ".join(word.word for word in words) + " "
    starts: dict[int, int] = {}
    ends: dict[int, int] = {}
    at = 0
    sentences: list[int] = []
    for number, word in enumerate(words):
        if number and _SENTENCE_END.search(text, words[number - 1].end, word.start):
            sentences.append(at)
        starts[at] = number
        at += len(word.word) + 1
        ends[at] = number
    refusals = _apart(_refusals(joined, sentences), _spans(NEITHER, joined))
    told = [(starts[s], ends[e]) for s, e in _apart(_spans(WISH, joined), refusals)]
    never = [(starts[s], ends[e]) for s, e in _spans(NEVER, joined)]
    spans = [(starts[s], ends[e], False) for s, e in refusals]
    denied = {
        wish for wish in told if _ANSWERED_NO.match(text, words[wish[1]].end) or any(_denies(span, wish, text, words) for span in never)
    }
    spans += [(*wish, wish not in denied) for wish in told]
    return tuple(CallBackWish(words[first].start, words[last].end, wanted) for first, last, wanted in sorted(spans))


def _refusals(joined: str, sentences: Sequence[int]) -> list[tuple[int, int]]:
    """Return the places of refusals. Words that deny something in one sentence refuse no wish of the next: "Not any more. Ring me"."""
    places: list[tuple[int, int]] = []
    at = 0
    while match := _pattern(REFUSAL).search(joined, at):
        start, at = match.span()
        before = bisect_left(sentences, at)
        sentence = sentences[before - 1] if before else 0
        if sentence > start and _asks_anew(joined, sentence, at):
            at = sentence
            match = _pattern(REFUSAL).search(joined, start, sentence)
        places += [match.span()] if match else []
    return places


def _asks_anew(joined: str, start: int, end: int) -> bool:
    """Tell whether a sentence that begins at ``start`` asks to be rung up to ``end``, and does not refuse it."""
    wish = _pattern(WISH).match(joined, start) or _pattern(WISH).search(joined, start, end)
    return wish is not None and not _pattern(REFUSAL).search(joined, start, wish.end())


def _denies(never: tuple[int, int], wish: tuple[int, int], text: str, words: Sequence[Token]) -> bool:
    """Tell whether a "never" stands right behind a wish, or before it with at most one word between, in the same clause."""
    (_, last), (first, _) = sorted((never, wish))
    reach = 2 if never < wish else 1
    return first - last <= reach and not _CLAUSE_END.search(text, words[last].end, words[max(first, last)].start)


def wants_call_back(text: str) -> bool | None:
    """Return whether the writer wants to be rung back: true, false for a refusal, None where the text says nothing."""
    wanted = [wish.wanted for wish in call_back_wishes(text)]
    return all(wanted) if wanted else None


def asks_for_help(text: str) -> bool:
    """Return whether the writer asks for help, for themselves or for others with them."""
    return bool(_spans(HELP, " ".join(word.word for word in respelled(plain_words(text[:MOST_READ]))) + " "))


def _spans(kind: str, joined: str) -> list[tuple[int, int]]:
    return [match.span() for match in _pattern(kind).finditer(joined)]


def _apart(spans: Iterable[tuple[int, int]], others: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    """Return the spans that meet none of the others, which stand in order and apart."""
    starts = [start for start, _ in others]
    return [(start, end) for start, end in spans if not (before := bisect_left(starts, end)) or others[before - 1][1] <= start]


@lru_cache(maxsize=5)
def _pattern(kind: str) -> re.Pattern[str]:
    lines = tomllib.loads(files("tocsin.matching").joinpath("data/call_back.toml").read_text(encoding="utf-8"))[kind]
    return word_pattern(lines.values())
