"""Tables of workbooks and JSON documents as text in which each row has a line of its own, so that one can be cut out of it."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator
from pathlib import Path

import msgspec

from tocsin.domain.errors import Malformed
from tocsin.ingest.limits import Limits
from tocsin.ingest.reports.formats.office import sheets_of
from tocsin.ingest.reports.options import ReadOptions
from tocsin.ingest.source import InputSource, open_input

_WORKBOOKS = (".xlsx", ".xlsm", ".xlsb", ".xls", ".ods")
_DOCUMENTS = (".json",)


def plain_table(path: Path, limits: Limits) -> tuple[str, bytes] | None:
    """Return the name and the bytes of a file with the same rows, one a line: tab-separated values, or JSON lines.

    None for a file of another kind, of several sheets, or that cannot be read. Nothing but cells and values is in it.
    """
    suffix = path.suffix.lower()
    try:
        if suffix in _WORKBOOKS:
            with open_input(path, limits) as workbook:
                (rows,) = sheets_of(InputSource.of_file(workbook, ReadOptions(limits=limits)))
            return f"{path.name}.tsv", _tab_separated(rows)
        if suffix in _DOCUMENTS:
            return f"{path.name}l", b"".join(_lines(path.read_bytes()))
    except (Malformed, OSError, ValueError):
        return None
    return None


def _tab_separated(rows: list[list[str]]) -> bytes:
    text = io.StringIO()
    csv.writer(text, delimiter="\t", lineterminator="\n").writerows(rows)
    return text.getvalue().encode()


def _lines(data: bytes) -> Iterator[bytes]:
    """Yield a line for each object of a list. Raises ValueError for any other document."""
    records = msgspec.json.decode(data, type=list[dict[str, msgspec.Raw]])
    for record in records:
        yield msgspec.json.encode({name: msgspec.json.decode(value) for name, value in record.items()}) + b"\n"
