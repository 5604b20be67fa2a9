"""Workbooks as XML, which Excel of 2003 and many web programs write under the ending ``.xls``."""

from __future__ import annotations

from collections.abc import Iterator

from tocsin.ingest.reports.format import FileHead, Format
from tocsin.ingest.reports.formats.office import table_items
from tocsin.ingest.reports.formats.xml_records import Node, parse
from tocsin.ingest.reports.options import Item
from tocsin.ingest.source import InputSource

_MARK = b"urn:schemas-microsoft-com:office:spreadsheet"
_HEAD = 4_096
_WIDEST = 1_000


def read(source: InputSource) -> Iterator[Item]:
    """Return the reports in the rows of every sheet. A comment stands below the words of its cell."""
    root, _ = parse(source.stream.whole(source.limits.document))
    for number, sheet in enumerate(_named(root, "Worksheet"), 1):
        rows = [_row(row) for row in _named(sheet, "Row")]
        if any(any(row) for row in rows):
            yield from table_items(source, "sheet", sheet.attributes.get("Name", str(number)), rows)


def _named(node: Node, name: str) -> Iterator[Node]:
    """Yield the elements of this name below a node, none of them within another."""
    for child in node.children:
        if child.name == name:
            yield child
        else:
            yield from _named(child, name)


def _row(row: Node) -> list[str]:
    cells: list[str] = []
    for cell in _named(row, "Cell"):
        index = cell.attributes.get("Index", "")
        place = int(index) - 1 if index.isdecimal() and len(index) < len(str(_WIDEST)) else len(cells)
        cells += [""] * (place - len(cells))
        cells.append("\n".join(filter(None, (_words(part) for part in cell.children))))
    return cells


def _words(node: Node) -> str:
    return " ".join(filter(None, [node.text, *map(_words, node.children)]))


def _is_workbook(head: FileHead) -> bool:
    return head.bare.startswith(b"<") and _MARK in head.bare[:_HEAD] and b"Workbook" in head.bare[:_HEAD]


FORMATS = (Format("spreadsheet-xml", read, _is_workbook),)
