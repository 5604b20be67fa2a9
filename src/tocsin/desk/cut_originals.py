"""Kept originals of tables without the row of an erased report.

A row is cut out of files that hold each row in lines of its own: CSV and its kin, and JSON lines. Of a workbook with one sheet, and of a
JSON list, the cells and values are written as such lines first, since nobody could show that nothing is left in the file itself. What is
left is read again, and counts only if it gives every other row as before, and none of the words of this one.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import islice
from typing import TYPE_CHECKING

from tocsin.domain.errors import TocsinError
from tocsin.domain.report import RejectedRow, Submission
from tocsin.memory_files import in_memory

if TYPE_CHECKING:
    from tocsin.ingest import Item, ReadOptions

MOST_CUT = 4 << 20
"""Most bytes of an original out of which a row is cut, since it is read twice while somebody waits."""
_QUOTE = b'"'
_ENCODINGS = ("utf-8", "cp1252")
_SEALED_OR_END = re.compile(r"\[[^\[\]]{0,40}\]|\n")
_MOST_TRIED = 3
_TELLING = 12
"""Letters of a piece of text that is no common word."""


def rows_of(name: str, data: bytes, options: ReadOptions) -> list[Item]:
    """Return what a table holds, read as it was read when it was imported."""
    from tocsin.ingest import read

    with in_memory([(name, data)]) as paths:
        return list(read(paths[0], options))


@dataclass(frozen=True, slots=True)
class RestOfTable:
    """A table without one of its rows: its name and its bytes. A workbook or a JSON document becomes a table of lines."""

    name: str
    data: bytes


def without_row(name: str, data: bytes, options: ReadOptions, rows: Sequence[Item], key: str) -> RestOfTable | None:
    """Return a table without the row that has this key among its ``rows``, or None where it cannot be cut out for certain."""
    row = next((item for item in rows if isinstance(item, Submission) and item.key == key), None)
    if row is None or len(data) > MOST_CUT:
        return None
    written = [[piece.encode(encoding, "replace") for piece in _pieces(row)] for encoding in _ENCODINGS]
    for table in _by_lines(name, data, options):
        places = ((start, end) for start, end in _records(table.data) if any(_holds(table.data[start:end], pieces) for pieces in written))
        cuts = (replace(table, data=table.data[:start] + table.data[end:]) for start, end in islice(places, _MOST_TRIED))
        if rest := next((cut for cut in cuts if _is_rest(cut, options, rows, row)), None):
            return rest
    return None


def _by_lines(name: str, data: bytes, options: ReadOptions) -> Iterator[RestOfTable]:
    """Yield a table as it is, and its cells as lines of text where it is a workbook or a document."""
    from tocsin.ingest.reports.plain_tables import plain_table

    yield RestOfTable(name, data)
    with in_memory([(name, data)]) as paths:
        plain = plain_table(paths[0], options.limits)
    if plain:
        yield RestOfTable(*plain)


def _pieces(row: Submission) -> list[str]:
    """Return the pieces of a row's text that stand in its file as they are: what lies between sealed words and ends of lines."""
    return [piece.strip() for piece in _SEALED_OR_END.split(row.unsealed or row.text) if piece.strip()]


def _holds(record: bytes, pieces: Sequence[bytes]) -> bool:
    bare = record.replace(_QUOTE, b"")
    return bool(pieces) and all(piece.replace(_QUOTE, b"") in bare for piece in pieces)


def _records(data: bytes) -> Iterator[tuple[int, int]]:
    """Yield the begin and the end of each line, or of the lines that a cell in quotation marks holds together."""
    start = at = 0
    quotes = 0
    for line in data.splitlines(keepends=True):
        at += len(line)
        quotes += line.count(_QUOTE)
        if quotes % 2 == 0:
            yield start, at
            start, quotes = at, 0


def _is_rest(cut: RestOfTable, options: ReadOptions, rows: Sequence[Item], row: Submission) -> bool:
    """Tell whether a cut table holds every row but this one, and none of its words unless another row says them."""
    try:
        remaining = rows_of(cut.name, cut.data, options)
    except TocsinError:
        return False
    others = [item for item in rows if item is not row]
    if _told(remaining) != _told(others):
        return False
    telling = [piece for piece in _pieces(row) if len(piece) >= _TELLING]
    return not any(
        piece.encode(encoding, "replace") in cut.data and not _says(others, piece) for piece in telling for encoding in _ENCODINGS
    )


def _says(rows: Sequence[Item], words: str) -> bool:
    return any(isinstance(item, Submission) and (words in item.text or words in item.unsealed) for item in rows)


def _told(rows: Sequence[Item]) -> Counter[object]:
    """Return what rows tell, without their places and the doubts on them, which move to the next row with the first one."""
    return Counter(item.raw if isinstance(item, RejectedRow) else replace(item, where="", unread=(), attachments=()) for item in rows)
