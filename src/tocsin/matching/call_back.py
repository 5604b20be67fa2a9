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
    Words such as "under no circumstances" beside a wish, in its clause, make a refusal of it.
    """
    words = respelled(plain_words(text[:MOST_READ]))
    joined = " ".join(word.word for word in words) + " "
    starts: dict[int, int] = {}
    ends: dict[int, int] = {}
    at = 0
    for number, word in enumerate(words):
        starts[at] = number
        at += len(word.word) + 1
        ends[at] = number
    refusals = _apart(_spans(REFUSAL, joined), _spans(NEITHER, joined))
    told = [(starts[s], ends[e]) for s, e in _apart(_spans(WISH, joined), refusals)]
    never = [(starts[s], ends[e]) for s, e in _spans(NEVER, joined)]
    spans = [(starts[s], ends[e], False) for s, e in refusals]
    spans += [(first, last, not any(_denies(span, (first, last), text, words) for span in never)) for first, last in told]
    return tuple(CallBackWish(words[first].start, words[last].end, wanted) for first, last, wanted in sorted(spans))


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
