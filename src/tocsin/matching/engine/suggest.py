"""Known names that a person may mean who has typed a part of one."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from tocsin.matching.engine.names import OWN, NameTable
from tocsin.matching.engine.parts import parts_of_name
from tocsin.matching.tokens import words_of

SHORTEST = 2
"""Letters of a word from which names are suggested."""
_MOST_WORDS = 6


class SuggestedName(NamedTuple):
    """A known name that fits what was typed: its subject, as its source writes it, the subject's kind, and the source."""

    subject: str
    text: str
    kind: str
    source: str


def suggest(names: NameTable, typed: str, most: int) -> list[SuggestedName]:
    """Return the names whose words begin like every typed word, or are near it in spelling, at most one a subject.

    Own subjects come first, then names that begin with the typed words, then shorter names.
    """
    words = [word for word in parts_of_name(list(words_of(typed))) if len(word) >= SHORTEST][:_MOST_WORDS]
    handle = typed.strip().casefold().lstrip("#@")
    numbers = _by_words(names, words) | _by_identifier(names, handle)
    by_subject: dict[str, SuggestedName] = {}
    for number in sorted(numbers, key=lambda number: _rank(names, number, words)):
        entity = names.entity(number)
        by_subject.setdefault(entity.subject, SuggestedName(entity.subject, names.texts[number], entity.kind, entity.source))
    return list(by_subject.values())[:most]


def _by_words(names: NameTable, words: Sequence[str]) -> set[int]:
    """Return the numbers of the names that have a word for every one of these words."""
    bearing = [{number for id_ in _alike(names, word) for number in names.postings[id_]} for word in words]
    return set.intersection(*bearing) if bearing else set()


def _alike(names: NameTable, word: str) -> set[int]:
    """Return the ids of the known words that begin like a word, or are near it in spelling."""
    beginning = {id_ for id_, known_word in enumerate(names.vocabulary.words) if known_word.startswith(word)}
    return beginning | set(names.vocabulary.near(word, exact=False))


def _by_identifier(names: NameTable, handle: str) -> set[int]:
    """Return the numbers of the hashtags, accounts and links that hold a handle."""
    if len(handle) < SHORTEST or len(handle.split()) > 1:
        return set()
    return {number for key, numbers in names.identifiers.items() if handle in key for number in numbers}


def _rank(names: NameTable, number: int, words: Sequence[str]) -> tuple[bool, int, bool, int, str]:
    text = names.texts[number]
    missing = sum(not any(part.startswith(word) for part in words_of(text)) for word in words)
    return names.entity(number).source != OWN, missing, not names.is_primary(number), len(text), text
