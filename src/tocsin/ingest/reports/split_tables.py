"""Judgement of tables whose rows are split already: whether they carry reports, and which of their values reach a source."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from tocsin.ingest.reports.column_map import ColumnMap
from tocsin.ingest.reports.columns import guess
from tocsin.ingest.reports.table_layout import header_row, is_header, turned, unique

Rows = Sequence[Sequence[str]]

_FEWEST = 2


def carries_reports(rows: Rows) -> bool:
    """Tell whether a table has a header, a column of texts, and one of times or of contacts."""
    columns, body = _mapped(rows)
    return bool(body and columns.text and (columns.time or columns.happened or columns.contact))


def contacts_in(rows: Rows) -> Iterator[str]:
    """Yield the values in the columns of a table of reports that hold contacts, or are sealed in doubt."""
    columns, body = _mapped(rows)
    if columns.text:
        yield from (value for row in body for name in (*columns.contact, *columns.sealed) if (value := row.get(name, "").strip()))


def _mapped(rows: Rows) -> tuple[ColumnMap, list[dict[str, str]]]:
    """Return the likeliest map of a table, and its rows by the names of their columns. Both are empty without a header."""
    rows = turned(rows) or rows
    rows = rows[header_row(rows) :]
    if len(rows) < _FEWEST or len(rows[0]) < _FEWEST or not is_header(rows[0], asks=True):
        return ColumnMap(), []
    header = unique([" ".join(field.split()) for field in rows[0]])
    body = [dict(zip(header, row, strict=False)) for row in rows[1:] if any(map(str.strip, row))]
    return guess(header, body), body
