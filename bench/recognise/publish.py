"""Errors of the cues on texts to which nothing was fitted, written into the file that a desk shows."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from datetime import UTC, datetime
from pathlib import Path

import tocsin.matching
from bench.recognise import texts
from bench.recognise.halves import FRESH, UNSEEN
from bench.recognise.tables import Outcome
from tocsin.matching.cue_errors import FILE

_CUES = {
    "urgent threat": ("P1 told as urgent", ("P2 told as urgent", "P3 told as urgent", "innocent told as urgent", "calls told as urgent")),
    "call to action": ("call, recall", ("no call, told as one",)),
}
"""For each cue the measure of texts that have it, and those of texts that do not."""


def publish() -> Iterator[str]:
    """Write the file, and yield its lines."""
    lines = list(_lines())
    (Path(tocsin.matching.__file__).parent / FILE).write_text("\n".join([*lines, ""]), encoding="utf-8")
    yield from lines


def _lines() -> Iterator[str]:
    yield "# Written by python -m bench.recognise publish. Writer D, half B, and E, J, DD, EE and FF: nothing was fitted to them."
    yield f"measured = {datetime.now(UTC):%Y-%m-%d}"
    counts = _counts([*_unfitted(texts.threats), *_unfitted(texts.calls)])
    for cue, (present, absent) in _CUES.items():
        languages = sorted({language for measure, language in counts if measure in (present, *absent)})
        for language in ("all", *languages):
            chosen = languages if language == "all" else [language]
            told, has = _sum(counts, [present], chosen)
            wrong, lacks = _sum(counts, absent, chosen)
            yield f'\n[[error]]\ncue = "{cue}"\nlanguage = "{language}"'
            yield f"missed = {has - told}\npresent = {has}\nwrong = {wrong}\nabsent = {lacks}"


def _unfitted(outcomes: object) -> Iterator[Outcome]:
    assert callable(outcomes)
    yield from (outcome for outcome in outcomes(FRESH) if outcome[0] == "B")
    yield from outcomes(UNSEEN)


def _counts(outcomes: Iterable[Outcome]) -> dict[tuple[str, str], list[int]]:
    counts: dict[tuple[str, str], list[int]] = defaultdict(lambda: [0, 0])
    for _, measure, group, hit in outcomes:
        counts[measure, group][0] += hit
        counts[measure, group][1] += 1
    return counts


def _sum(counts: dict[tuple[str, str], list[int]], measures: Iterable[str], languages: Iterable[str]) -> tuple[int, int]:
    rows = [counts[measure, language] for measure in measures for language in languages if (measure, language) in counts]
    return sum(hits for hits, _ in rows), sum(total for _, total in rows)
