"""Replacement of secrets in a text by a mark."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from tocsin.ingest.sealing.contacts import is_name

MARK = "[sealed contact]"


@dataclass(init=False)
class Hider:
    """Replacement of secrets by a mark: whole words, the longest first, whatever the space between their parts."""

    secrets: list[str]

    def __init__(self, secrets: Iterable[str]) -> None:
        self.secrets = sorted(secrets, key=len, reverse=True)

    def __call__(self, text: str, mark: str = MARK) -> str:
        """Return the text with the mark in the place of each secret, one mark for secrets that share words."""
        places: list[tuple[int, int]] = []
        for secret in self.secrets:
            if secret in text:
                places += _places(text, secret)
            elif " " in secret and (parts := secret.split())[0] in text and parts[-1] in text:
                places += _spaced_places(text, parts)
        pieces, after = [], 0
        for start, end in _united(places):
            pieces += [text[after:start], mark]
            after = end
        return "".join([*pieces, text[after:]])

    def and_names(self, more: Sequence[str]) -> Hider:
        """Return a hider of these secrets too, where they are names and no single words."""
        return Hider([*self.secrets, *(name for name in more if is_name(name))]) if more else self


def _united(places: list[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """Yield the places in order, those that overlap as one."""
    start = end = 0
    for first, last in sorted(places):
        if first >= end:
            if end:
                yield start, end
            start = first
        end = max(end, last)
    if end:
        yield start, end


def _places(text: str, secret: str) -> Iterator[tuple[int, int]]:
    """Yield where a secret stands as whole words. In scripts without spaces it may stand anywhere."""
    bound_before = secret[0].isalnum() and secret[0] < "\u0900"
    bound_after = secret[-1].isalnum() and secret[-1] < "\u0900"
    is_inner = str.isalpha if " " in secret and secret[0].isalpha() and secret[-1].isalpha() else _is_word
    start = 0
    while (place := text.find(secret, start)) >= 0:
        start = place + len(secret)
        if (bound_before and place and is_inner(text[place - 1])) or (bound_after and start < len(text) and is_inner(text[start])):
            continue
        yield place, start


def _is_word(letter: str) -> bool:
    return letter.isalnum() or letter == "_"


def _spaced_places(text: str, parts: Sequence[str]) -> Iterator[tuple[int, int]]:
    """Yield where these parts stand one behind another, whatever the space between them."""
    at = text.find(parts[0])
    while at >= 0:
        end = at + len(parts[0])
        for part in parts[1:]:
            start = end
            while start < len(text) and text[start].isspace():
                start += 1
            end = start + len(part) if start > end and text.startswith(part, start) else -1
            if end < 0:
                break
        if end >= 0:
            yield at, end
        at = text.find(parts[0], max(end, at + 1))
