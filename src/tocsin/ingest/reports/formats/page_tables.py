"""Tables of reports in pages, such as a call sheet that was saved as a page, and what stands around them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from selectolax.lexbor import LexborHTMLParser, LexborNode

from tocsin.domain.time_zone import zone_named
from tocsin.ingest.leftovers import may_hold_words
from tocsin.ingest.reports.date_parts import day_or_year_above
from tocsin.ingest.reports.document import FileContent, submission
from tocsin.ingest.reports.formats.csv import numbered_rows, read_rows
from tocsin.ingest.reports.formats.html import page
from tocsin.ingest.reports.formats.saved_page import typed_in
from tocsin.ingest.reports.options import Item
from tocsin.ingest.reports.split_tables import carries_reports, contacts_in
from tocsin.ingest.source import InputSource

_MOST_TABLES = 500
_WIDEST = 1_000
_CELLS = ("td", "th")
_TITLES = "title, h1, h2, h3, h4, h5, h6, caption"
_OUTSIDE = "stands outside the table of the page"

Rows = list[list[str]]


@dataclass(frozen=True, slots=True)
class PageTables:
    """Tables of reports in a page, row by row, the page without these rows, and the lines of its titles."""

    tables: tuple[Rows, ...]
    rest: str
    titles: frozenset[str] = frozenset()


def report_tables(text: str, limit: int) -> PageTables:
    """Return the tables of a page that carry reports. None where the page is mostly other text and no source can be reached by them.

    A table that holds other tables is layout. ``limit`` is the number of characters that a page may have.
    """
    if "<table" not in text.lower() or len(text) > limit:
        return PageTables((), text)
    tree = LexborHTMLParser(text)
    found = [(node, rows) for node in _innermost(tree) if carries_reports(rows := _rows(node))]
    tables = [rows for _, rows in found]
    for row in [row for node, _ in found for row in node.css("tr")]:
        row.decompose()
    rest = tree.html or ""
    if sum(map(_size, tables)) < len(page(rest, 2 * limit).text) and not any(contact for table in tables for contact in contacts_in(table)):
        return PageTables((), text)
    titles = page("\n".join(node.html or "" for node in tree.css(_TITLES)), 2 * limit).text
    return PageTables(tuple(tables), rest, frozenset(titles.split("\n")))


def sealed_in(text: str, limit: int) -> list[str]:
    """Return the values that the columns of the tables in a page make contacts."""
    return [contact for table in report_tables(text, limit).tables for contact in contacts_in(table)]


def read_tables(source: InputSource, tables: Sequence[Rows], titles: Iterable[str]) -> Iterator[Item]:
    """Return the reports in the rows of each table, below the day that the titles of the page state."""
    source = source.renamed(source.name, day_or_year_above(titles, source.stem, zone_named(source.reading.zone or "UTC")))
    for number, rows in enumerate(tables, 1):
        inner = source.renamed(f"{source.name} table {number}") if len(tables) > 1 else source
        yield from read_rows(inner, numbered_rows(rows))


def divided(source: InputSource, text: str) -> tuple[str, list[Item]]:
    """Return the text of a page without its tables of reports, and the reports in their rows. All of its text where it has none."""
    limit = source.limits.markup
    found = report_tables(text, limit)
    if not found.tables:
        return page(text, limit).text, []
    rows = list(read_tables(source.renamed(f"{source.name} page"), found.tables, found.titles))
    return page(found.rest, 2 * limit).text, rows


def read_rest(source: InputSource, content: FileContent, titles: frozenset[str]) -> Iterator[Item]:
    """Return one report of what stands around the tables. Titles alone are a rejected row, as they are above any table."""
    lines = dict.fromkeys(line for line in content.text.split("\n") if line)
    is_typed = any(name == "typed" for name, _ in content.facts)
    if content.unread or is_typed or any(may_hold_words(line) for line in lines if line not in titles):
        yield submission(source, content)
    elif lines:
        yield source.refused(source.name, _OUTSIDE, "\n".join(lines).encode("utf-8", "replace"))


def _size(rows: Rows) -> int:
    return sum(len(cell) for row in rows for cell in row)


def _innermost(tree: LexborHTMLParser) -> Iterator[LexborNode]:
    """Yield the tables that hold no other table."""
    tables = tree.css("table")[:_MOST_TABLES]
    outer: set[int] = set()
    for table in tables:
        above = table.parent
        while above is not None and above.mem_id not in outer:
            outer.add(above.mem_id)
            above = above.parent
    yield from (table for table in tables if table.mem_id not in outer)


def _rows(table: LexborNode) -> Rows:
    """Return the cells of a table. One over several rows stands in each of them, but not in headings, one over columns in the first."""
    rows: Rows = []
    below: dict[int, tuple[int, str]] = {}
    for tr in table.css("tr"):
        row: list[str] = []
        for cell in (node for node in tr.iter() if node.tag in _CELLS):
            _fill(row, below)
            words = _words(cell)
            row.append(words)
            if (more := _span(cell, "rowspan") - 1) and len(row) <= _WIDEST:
                below[len(row) - 1] = (more, "" if cell.tag == "th" or not rows else words)
            row += [""] * (min(_span(cell, "colspan"), _WIDEST) - 1)
        _fill(row, below)
        rows.append(row)
    return rows


def _fill(row: list[str], below: dict[int, tuple[int, str]]) -> None:
    """Add to a row the cells that reach down into it at its end."""
    while len(row) in below:
        more, words = below.pop(len(row))
        if more > 1:
            below[len(row)] = (more - 1, words)
        row.append(words)


def _span(cell: LexborNode, name: str) -> int:
    value = cell.attributes.get(name) or ""
    return int(value) if value.isdecimal() and 0 < len(value) <= len(str(_WIDEST)) else 1


def _words(cell: LexborNode) -> str:
    return "\n".join(filter(None, [page(cell.html or "").text, *typed_in(cell)]))
