"""Recognise the part that someone plays in a text (victim, witness, official ...) by the words around the name.

A victim, a witness, an analyst, an official or the source is not a subject of concern. A sign is shown to the person who
decides; it changes no band and drops no mention.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache
from importlib.resources import files

from tocsin.matching.engine.fold import fold
from tocsin.matching.tokens import Token, plain_words

_BEFORE = 4
_AFTER = 6
_REACH = 200
_END = re.compile(r"[.!?؟](?=\s+(?:[^a-z\s]|$))|\n\s*\n")


class MentionRole(StrEnum):
    """The part that someone plays in a text."""

    VICTIM = "victim"
    WITNESS = "witness"
    ANALYST = "analyst"
    OFFICIAL = "official"
    SOURCE = "source"
    CONCERN = "concern"


_SAID = {
    MentionRole.VICTIM: "a victim",
    MentionRole.WITNESS: "a witness",
    MentionRole.ANALYST: "an analyst or reporter",
    MentionRole.OFFICIAL: "an official",
    MentionRole.SOURCE: "the source",
    MentionRole.CONCERN: "a subject of concern",
}


@dataclass(frozen=True, slots=True)
class RoleSign:
    """A sign of a role: the words and their place in the text."""

    role: MentionRole
    words: str
    start: int
    end: int

    @property
    def question(self) -> str:
        """The question for the person who decides."""
        return f"Reads as {_SAID[self.role]} ({self.words!r}): is that so?"


@dataclass(frozen=True, slots=True)
class _Signs:
    before: dict[str, tuple[MentionRole, ...]]
    after: tuple[tuple[tuple[str, ...], MentionRole], ...]


def roles(text: str, start: int, end: int) -> tuple[RoleSign, ...]:
    """Return the signs of a role around ``text[start:end]``, nearest first. Several may contradict each other."""
    before = text[max(0, start - _REACH) : start]
    offset = start - len(before) + max((signs.end() for signs in _END.finditer(before)), default=0)
    stop = _END.search(text, end, end + _REACH)
    words = plain_words(text[offset : stop.start() if stop else end + _REACH])
    ahead = [token for token in words if token.end + offset <= start][-_BEFORE:]
    behind = [token for token in words if token.start + offset >= end][: _AFTER + 3]
    signs = [*_before(text, ahead, offset), *_after(text, behind, offset)]
    return tuple(sorted(signs, key=lambda sign: min(abs(sign.end - start), abs(sign.start - end))))


@lru_cache(maxsize=1)
def _signs() -> _Signs:
    data = tomllib.loads(files("tocsin.matching").joinpath("data/roles.toml").read_text(encoding="utf-8"))
    before: dict[str, list[MentionRole]] = {}
    after: list[tuple[tuple[str, ...], MentionRole]] = []
    for role, phrases in data.items():
        for word in phrases["before"].split():
            before.setdefault(fold(word), []).append(MentionRole(role))
        after += [(tuple(fold(word) for word in phrase.split()), MentionRole(role)) for phrase in phrases["after"].split("|")]
    return _Signs({word: tuple(parts) for word, parts in before.items()}, tuple(after))


def _before(text: str, words: list[Token], offset: int) -> Iterator[RoleSign]:
    for token in words:
        for role in _signs().before.get(token.word, ()):
            yield _sign(text, role, (token, token), offset)


def _after(text: str, words: list[Token], offset: int) -> Iterator[RoleSign]:
    folded = [token.word for token in words]
    for phrase, role in _signs().after:
        for at in range(min(_AFTER, len(folded) - len(phrase) + 1)):
            if tuple(folded[at : at + len(phrase)]) == phrase:
                yield _sign(text, role, (words[at], words[at + len(phrase) - 1]), offset)


def _sign(text: str, role: MentionRole, ends: tuple[Token, Token], offset: int) -> RoleSign:
    start, end = ends[0].start + offset, ends[1].end + offset
    return RoleSign(role, text[start:end], start, end)
