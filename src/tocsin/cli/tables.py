"""Rows in aligned columns, as wide as the terminal."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator, Sequence
from itertools import zip_longest

from wcwidth import ljust, width, wrap

_GAP = "  "
_LEAST = 12
"""Columns that a wrapped cell keeps. A table that needs more than the terminal has is printed as one block a row."""


def table_lines(header: Sequence[str], rows: Sequence[Sequence[str]], columns: int | None) -> Iterator[str]:
    """Yield the lines of a table. With ``columns``, the width of a terminal, no line is wider than it.

    The widest columns are wrapped between words. Where that is not enough, each row becomes a block with a line for each cell.
    """
    heads = [name.upper() for name in header]
    widths = [max(map(width, column)) for column in zip(heads, *rows, strict=True)]
    if columns is None:
        yield from (_line(row, widths) for row in [heads, *rows])
    elif fitted := _fitted(widths, [max(_LEAST, width(head)) for head in heads], columns - len(_GAP) * (len(heads) - 1)):
        for row in [heads, *rows]:
            yield from _wrapped(row, fitted)
    else:
        yield from _blocks(heads, rows, columns)


def terminal_columns() -> int | None:
    """Return the width of the terminal that the output goes to, None for a file or pipe."""
    try:
        return os.get_terminal_size(sys.stdout.fileno()).columns or None
    except (OSError, ValueError):  # no terminal, or no file at all
        return None


def _fitted(widths: Sequence[int], least: Sequence[int], room: int) -> list[int] | None:
    """Return widths that fit, the widest ones cut first, or None."""
    fitted = list(widths)
    while sum(fitted) > room:
        widest = max((place for place, column in enumerate(fitted) if column > least[place]), key=fitted.__getitem__, default=None)
        if widest is None:
            return None
        fitted[widest] -= 1
    return fitted


def _line(cells: Sequence[str], widths: Sequence[int]) -> str:
    return _GAP.join(ljust(cell, column) for cell, column in zip(cells, widths, strict=True)).rstrip()


def _wrapped(cells: Sequence[str], widths: Sequence[int]) -> Iterator[str]:
    parts = [wrap(cell, column) for cell, column in zip(cells, widths, strict=True)]
    for line in zip_longest(*parts, fillvalue=""):
        yield _line(line, widths)


def _blocks(heads: Sequence[str], rows: Sequence[Sequence[str]], columns: int) -> Iterator[str]:
    names = max(map(width, heads))
    for place, row in enumerate(rows):
        if place:
            yield ""
        for head, cell in zip(heads, row, strict=True):
            if cell:
                yield from _wrapped((head, cell), (names, max(_LEAST, columns - names - len(_GAP))))
