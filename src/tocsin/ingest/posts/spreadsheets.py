"""Workbooks as dumps of posts: the one table in them, written as CSV."""

from __future__ import annotations

import csv
import io
from collections.abc import Sequence

from tocsin.domain.errors import Malformed
from tocsin.domain.plural import counted
from tocsin.ingest.limits import Limits
from tocsin.ingest.posts.columns import guess_map
from tocsin.ingest.reports.formats.office import sheets_of
from tocsin.ingest.reports.options import ReadOptions
from tocsin.ingest.reports.table_layout import header_row
from tocsin.ingest.source import InputFile, InputSource

_LOOKED_AT = 100
_FEWEST = 2

Rows = Sequence[list[str]]


def as_csv(workbook: InputFile, limits: Limits) -> tuple[bytes, tuple[str, ...]]:
    """Return the table of a workbook as CSV, in UTF-8, and lines on what stands beside it. Sheets with the same headings are one table.

    Of several tables it is the only one with columns for words and times, since programs put a cover sheet before their posts.

    Raises :class:`Malformed` for a workbook without a table, or with several.
    """
    try:
        sheets = sheets_of(InputSource.of_file(workbook, ReadOptions(limits=limits)))
    except Malformed as why:
        raise Malformed(f"is a spreadsheet that {why}; or save it as CSV, with ids as text") from None
    tables = [table for rows in sheets if len(table := _below_title(rows)) >= _FEWEST and len(table[0]) >= _FEWEST]
    headers = {tuple(table[0]) for table in tables}
    if len(headers) > 1:
        tables = [table for table in tables if _holds_posts(table)]
        headers = {tuple(table[0]) for table in tables} or headers
    if len(headers) != 1:
        state = "several tables" if headers else "no table"
        raise Malformed(f"is a workbook with {state}: save the sheet of the posts as CSV, with ids as text")
    text = io.StringIO()
    csv.writer(text).writerows([tables[0][0], *(row for table in tables for row in table[1:])])
    beside = sum(map(_filled, sheets)) - sum(map(_filled, tables))
    left_out = (f"{counted(beside, 'row')} beside the table of the workbook: not read",) if beside else ()
    return text.getvalue().encode("utf-8", "replace"), left_out


def _holds_posts(table: Rows) -> bool:
    """Tell a table of posts by its headings and its first rows: it has columns for words and for times."""
    header, rows = table[0], table[1 : _LOOKED_AT + 1]
    samples = {name: [row[at] for row in rows if at < len(row)] for at, name in enumerate(header)}
    mapped = guess_map(header, samples)
    return "text" in mapped and "time" in mapped


def _filled(rows: Rows) -> int:
    """Return the number of rows that hold anything."""
    return sum(any(map(str.strip, row)) for row in rows)


def _below_title(rows: Rows) -> Rows:
    """Return the table in the rows of a sheet, from its headings on."""
    filled = [row for row in rows if any(map(str.strip, row))]
    return filled[header_row(filled[:_LOOKED_AT]) :] if filled else []
