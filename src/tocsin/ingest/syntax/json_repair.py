"""JSON that a program or a hand left broken: commas before closing brackets, and an end that was cut off."""

from __future__ import annotations

import re
from typing import NamedTuple

_TOKEN = re.compile(r'"(?:[^"\\]++|\\.|\\\Z)*+(?P<closed>"?)|[{}\[\]:,]|[^\s"{}\[\]:,]+|\s+', re.DOTALL)
_CLOSING = {"{": "}", "[": "]"}
_MOST = 4 << 20
_DEEPEST = 200


class Mended(NamedTuple):
    """The text of one value of JSON, where it ended in the text it was taken of, and whether its end was cut off."""

    text: str
    end: int
    is_cut: bool


def mended(text: str, begin: int = 0) -> Mended | None:
    """Return the value that begins at a place of a text, without commas before closing brackets and with what is open closed.

    What is not whole at the end is left out, but for a string of words. None for what is no object or list, or too large.
    """
    if text[begin : begin + 1] not in _CLOSING or len(text) - begin > _MOST:
        return None
    pieces: list[str] = []
    open_brackets: list[str] = []
    for match in _TOKEN.finditer(text, begin):
        piece = match[0]
        if piece.isspace():
            continue
        if piece in _CLOSING:
            open_brackets.append(piece)
        elif piece in "}]":
            if _CLOSING[open_brackets.pop()] != piece:
                return None
            _drop_comma(pieces)
        pieces.append(f'{piece.rstrip(chr(92))}"' if piece[0] == '"' and not match["closed"] else piece)
        if not open_brackets:
            return Mended(" ".join(pieces), match.end(), is_cut=False)
        if len(open_brackets) > _DEEPEST:
            return None
    _end(pieces, open_brackets)
    return Mended(" ".join(pieces), len(text), is_cut=True)


def _drop_comma(pieces: list[str]) -> None:
    if pieces and pieces[-1] == ",":
        pieces.pop()


def _end(pieces: list[str], open_brackets: list[str]) -> None:
    """Close what is open, without a name that has no value and a word that is not whole."""
    if pieces[-1] == ":":
        pieces.append("null")
    elif pieces[-1][0] not in '"{}[],:':
        pieces[-1] = "null" if pieces[-2] == ":" else '""'
    elif open_brackets[-1] == "{" and pieces[-1][0] == '"' and pieces[-2] in "{,":
        pieces.pop()
    _drop_comma(pieces)
    pieces += [_CLOSING[bracket] for bracket in reversed(open_brackets)]
