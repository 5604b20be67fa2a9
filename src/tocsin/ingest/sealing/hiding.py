"""Replacement of secrets in a text by a mark."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
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
        """Return the text with the mark in the place of each secret."""
        for secret in self.secrets:
            if secret in text:
                text = _cut(text, secret, mark)
            elif " " in secret and (parts := secret.split())[0] in text and parts[-1] in text:
                text = _cut_spaced(text, parts, mark)
        return text

    def and_names(self, more: Sequence[str]) -> Hider:
        """Return a hider of these secrets too, where they are names and no single words."""
        return Hider([*self.secrets, *(name for name in more if is_name(name))]) if more else self


def _cut(text: str, secret: str, mark: str) -> str:
    """Replace a secret where it stands as whole words. In scripts without spaces it may stand anywhere."""
    bound_before = secret[0].isalnum() and secret[0] < "\u0900"
    bound_after = secret[-1].isalnum() and secret[-1] < "\u0900"
    is_inner = str.isalpha if " " in secret and secret[0].isalpha() and secret[-1].isalpha() else _is_word
    pieces, at, start = [], 0, 0
    while (place := text.find(secret, start)) >= 0:
        start = place + len(secret)
        if (bound_before and place and is_inner(text[place - 1])) or (bound_after and start < len(text) and is_inner(text[start])):
            continue
        pieces += [text[at:place], mark]
        at = start
    return "".join([*pieces, text[at:]])


def _is_word(letter: str) -> bool:
    return letter.isalnum() or letter == "_"


def _cut_spaced(text: str, parts: Sequence[str], mark: str) -> str:
    """Return the text with the mark in the place of these parts, whatever the space between them."""
    kept, after, at = [], 0, text.find(parts[0])
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
            kept += [text[after:at], mark]
            after = end
        at = text.find(parts[0], max(end, at + 1))
    return "".join([*kept, text[after:]])
