"""The texts to which the weights of calls and threats are fitted, each with its right answer and how much it counts."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from bench.recognise.halves import EARLY, FRESH, HARD, rows
from bench.recognise.plain_threats import hate_tests
from bench.recognise.real import DEVELOPMENT, real_texts
from tocsin.matching.engine.german_spelling import respelled
from tocsin.matching.threat_cues import as_weighed
from tocsin.matching.tokens import Token, plain_words

HERE = Path(__file__).parent
REAL_WRITER = "real"
TRAINERS = tuple(f"writer_{name}" for name in (*"fghilmnopqrsxyz", "bb", "cc", "dd"))
MAKERS = ("writer_k", "writer_t", "writer_u", "writer_w")
"""Training texts by makers of the recognisers, and innocent ones alone: they train, and are never left out to measure."""

EARLIER, PLAIN, NO_CALL, REAL = 0.3, 0.5, 1.0, 0.6
"""Weight of a text of writers A to D, whom the word tables know, of a plain threat of violence, of a text that is no call, and of a real
one."""

NO_CALL_THREAT = 0.3
"""Weight of a threat, or a harmless text with its words, as a text that is no call. A few of them may be calls."""

_PLANS = ("plan", "date", "recruit")
"""Parts of the names of kinds of threats that others may be called to join, which say nothing of calls."""

BY_PRIORITY = {"P2": 0.5, "P3": 1.5}
"""Factor of the weight of a text by its priority: a harmless text told as urgent costs more than one that is read this week anyway.

On writers left out it told more of the urgent texts at one rate of harmless ones.
"""

INNOCENT = {"threat": 6.0, "call": 1.0}
"""Weight of an ordinary text, half of it for one of writers A to D: they are few in the training sets, and nearly all that a desk gets.

That of threats was raised from 3 while the figures of both halves were seen.
"""


@dataclass(frozen=True, slots=True)
class Text:
    """A training text: its words, the right answer, its writer, its language and how much it counts."""

    text: str
    words: list[Token]
    right: bool
    writer: str
    language: str
    weight: float


def training(question: str) -> Iterator[Text]:
    """Yield half A of writers A to D and V, and every text of the training sets, as they were written and without their words."""
    kind, key, yes = ("calls", "call", True) if question == "call" else ("urgent", "priority", "P1")
    for row in rows("calls" if question == "call" else "threats", "A"):
        yield _text(row, row["is_call"] if question == "call" else row["priority"] == "P1", row["writer"], EARLIER)
    for row in rows("calls" if question == "call" else "threats", "A", HARD):
        yield _text(row, row["is_call"] if question == "call" else row["priority"] == "P1", row["writer"], 1.0)
    yield from (_text(row, False, row["writer"], INNOCENT[question] / 2) for row in rows("innocent", "A"))
    yield from (
        _text(row, False, row["writer"], NO_CALL)
        for row in rows("calls", "A", EARLY + FRESH + HARD)
        if question == "threat" and not row["is_call"]
    )
    for writer in (*TRAINERS, *MAKERS):
        folder = HERE / "training" / writer
        yield from (_text(row, row[key] == yes, writer, _weight(row)) for row in _lines(folder / f"{kind}.jsonl"))
        yield from (_text(row, False, writer, INNOCENT[question]) for row in _lines(folder / "innocent.jsonl"))
        if question == "threat":
            yield from (_text(row, False, writer, NO_CALL) for row in _lines(folder / "calls.jsonl") if not row["call"])
        else:
            yield from (_text(row, False, writer, NO_CALL_THREAT) for row in _lines(folder / "urgent.jsonl") if not _is_plan(row))


def _weight(row: Mapping[str, Any]) -> float:
    return PLAIN if row.get("cls") == "plain_threat" else 1.0


def _is_plan(row: Mapping[str, Any]) -> bool:
    return any(part in str(row.get("cls", "")) for part in _PLANS)


def _by_priority(row: Mapping[str, Any]) -> float:
    return BY_PRIORITY.get(row.get("priority", ""), 1.0)


def _lines(path: Path) -> Iterator[dict[str, Any]]:
    """Yield the rows of a file, none where a writer has no such file."""
    return map(json.loads, path.read_text(encoding="utf-8").splitlines() if path.exists() else ())


def _text(row: Mapping[str, Any], right: bool, writer: str, weight: float) -> Text:
    return Text(row["text"], [], right, writer, row["lang"], weight * _by_priority(row))


def _as_read(question: str, text: Text) -> Text:
    """Return a text with its words as the desk weighs them: for threats without what stands around the warning."""
    alone, words = as_weighed(text.text) if question == "threat" else (text.text, respelled(plain_words(text.text)))
    return replace(text, text=alone, words=words)


def with_real(question: str) -> list[Text]:
    """Return the training texts and, where the real data is, half of the real texts as neither calls nor threats."""
    texts = [_text({"text": text, "lang": "real"}, False, REAL_WRITER, REAL) for text in real_texts(DEVELOPMENT)]
    tests = [
        _text({"text": text, "lang": language}, threat and question == "threat", REAL_WRITER, REAL)
        for language, text, threat in hate_tests(DEVELOPMENT)
    ]
    return [_as_read(question, text) for text in (*training(question), *texts, *tests)]
