"""Dumps of databases in SQL: the rows that their statements write, table by table."""

from __future__ import annotations

from collections.abc import Iterator

from tocsin.ingest import encodings
from tocsin.ingest.reports.document import FileContent, submission
from tocsin.ingest.reports.format import FileHead, Format
from tocsin.ingest.reports.formats.office import table_items
from tocsin.ingest.reports.options import Item
from tocsin.ingest.source import InputSource
from tocsin.ingest.syntax.sql_dump import is_dump, tables_of


def text_of(data: bytes) -> str:
    """Return a dump as text."""
    return encodings.decoder(encodings.legacy(data))(data)[0].replace("\r\n", "\n")


def read(source: InputSource) -> Iterator[Item]:
    """Return the reports in the rows of every table. A dump without rows is one text, rows that break off are a rejected row."""
    data = source.stream.whole(source.limits.document)
    tables, broken = tables_of(text_of(data))
    for table in tables:
        yield from table_items(source, "table", table.name, table.with_header)
    for number, part in enumerate(broken, 1):
        raw = part.encode("utf-8", "replace")
        yield source.refused(f"{source.name} statement {number} without end", "breaks off: the rows before were read", raw)
    if not tables and not broken:
        yield submission(source, FileContent("sql", data, text_of(data)))


def _is_sql(head: FileHead) -> bool:
    return not head.is_binary and is_dump(head.data.decode("utf-8", "replace"))


FORMATS = (Format("sql", read, _is_sql, strings="none"),)
