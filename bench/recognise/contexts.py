"""Texts of the blind writers with harmless context around them: a threat stays urgent, and what is none does not become so."""

from __future__ import annotations

import hashlib
import tomllib
from collections import defaultdict
from collections.abc import Iterator, Sequence
from pathlib import Path

from bench.recognise.halves import HALVES, Row, half_of, rows
from bench.recognise.tables import Outcome
from tocsin.matching.threat_cues import cues_of_each, is_urgent

MOST = 12
"""Texts of one language, priority and half that are read in every context."""

_FIRST_WORDS = 3


def in_context(writers: Sequence[str]) -> Iterator[Outcome]:
    """Yield whether each urgent text loses its urgency in a context, and whether each text of the lowest priority gains one."""
    chosen = list(_chosen(writers))
    alone = _urgent(row["text"] for row in chosen)
    for kind in CONTEXTS:
        around = _urgent(surrounded(row["text"], kind, row["lang"], half_of(row)) for row in chosen)
        for row, before, after in zip(chosen, alone, around, strict=True):
            if row["priority"] == "P1" and before:
                yield half_of(row), "urgent, but not in context", kind, not after
                yield half_of(row), "urgent, but not, by language", row["lang"], not after
            elif row["priority"] == "P3" and not before:
                yield half_of(row), "harmless, but not in context", kind, after


def surrounded(text: str, kind: str, language: str, half: str) -> str:
    """Return a text in a context of this kind."""
    by_language = CONTEXTS[kind]
    words = text.split(" ")
    first, rest = " ".join(words[:_FIRST_WORDS]), " ".join(words[_FIRST_WORDS:])
    template = by_language.get(language, by_language.get("any", ()))[HALVES.index(half)]
    return template.format(text=text, first=first, rest=rest)


def _chosen(writers: Sequence[str]) -> Iterator[Row]:
    """Yield the same texts every time, chosen by a hash of their ids."""
    by_group: dict[tuple[str, str, str], list[Row]] = defaultdict(list)
    for row in rows("threats", writers=writers):
        by_group[row["lang"], row["priority"], half_of(row)].append(row)
    for (_, priority, _), group in sorted(by_group.items()):
        if priority != "P2":
            yield from sorted(group, key=lambda row: hashlib.sha256(str(row["id"]).encode()).digest())[:MOST]


def _urgent(texts: Iterator[str]) -> list[bool]:
    return [is_urgent(found) for found in cues_of_each(texts)]


CONTEXTS: dict[str, dict[str, list[str]]] = tomllib.loads((Path(__file__).parent / "contexts.toml").read_text(encoding="utf-8"))
"""Two texts by kind of context and language (``any`` for all), the first for half A."""
