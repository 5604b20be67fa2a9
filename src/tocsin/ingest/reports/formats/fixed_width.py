"""Tables in columns of fixed width, as databases and telephone systems print them: headings are underlined, or all rows are aligned."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from tocsin.ingest import encodings
from tocsin.ingest.reports.format import FileHead, Format
from tocsin.ingest.reports.formats.csv import CsvRow, read_rows
from tocsin.ingest.reports.options import Item
from tocsin.ingest.source import InputSource

_UNDERLINES = re.compile(r"\s{0,20}(?:-{2,}|={2,})(?:[ \t+]{1,9}(?:-{2,}|={2,})){1,199}\s*")
_COUNT = re.compile(r"(?i)\s{0,40}\(?\d{1,12} (?:rows?|records?|lines?)\b.{0,40}")
_RUN = re.compile("[-=]+")
_CELL = re.compile(r"\S+(?: \S+)*")
_LOOKED_AT = 12
_JUDGED = 60
_FEWEST_ROWS = 3
_FEWEST_COLUMNS = 3
_WHOLE = 4_096


def read(source: InputSource) -> Iterator[Item]:
    """Return the reports in the rows. Lines above the headings are rows that were refused."""
    data = source.stream.whole(source.limits.document)
    lines = encodings.decode_as(data, "utf-8", encodings.legacy(data))[0].splitlines()
    rule = _rule_in(lines)
    if not rule:
        yield from _aligned_rows(source, lines)
        return
    starts = [run.start() for run in _RUN.finditer(lines[rule])]
    for number, line in enumerate(lines[: rule - 1], 1):
        if line.strip():
            yield source.refused(f"{source.name} line {number}", "stands above the header of the table", line.encode("utf-8", "replace"))
    bars = lines[rule].count("+")
    rows: list[CsvRow] = []
    for number, line in enumerate(lines[rule - 1 :], rule):
        if not line.strip() or number == rule + 1 or _COUNT.fullmatch(line):
            continue
        cells = [cell.strip() for cell in line.split("|")] if bars and line.count("|") == bars else _cut(line, starts)
        if rows and _goes_on(rows[-1].fields, cells):
            rows[-1] = rows[-1]._replace(fields=_joined(rows[-1].fields, cells), raw=rows[-1].raw + b"\n" + line.encode("utf-8", "replace"))
        else:
            rows.append(CsvRow(number, cells, line.encode("utf-8", "replace")))
    yield from read_rows(source, rows)


def _goes_on(above: list[str], cells: list[str]) -> bool:
    """Tell a line that goes on with cells of the row above: these end in a plus, and all other cells are empty."""
    open_cells = [cell.endswith("+") for cell in above]
    return (
        any(open_cells) and len(above) == len(cells) and all(is_open or not cell for is_open, cell in zip(open_cells, cells, strict=True))
    )


def _joined(above: list[str], cells: list[str]) -> list[str]:
    pairs = zip(above, cells, strict=True)
    return [f"{upper.removesuffix('+').rstrip()}\n{lower}" if upper.endswith("+") else upper for upper, lower in pairs]


def _aligned_rows(source: InputSource, lines: list[str]) -> Iterator[Item]:
    """Return the reports in the rows below headings whose columns begin at the same places, with two spaces or more between them."""
    head = next(number for number, line in enumerate(lines) if line.strip())
    starts = [match.start() for match in _CELL.finditer(lines[head].expandtabs())]
    numbered = enumerate(lines[head:], head + 1)
    yield from read_rows(source, [CsvRow(n, _cut(line, starts), line.encode("utf-8", "replace")) for n, line in numbered if line.strip()])


def _are_aligned(lines: list[str]) -> bool:
    """Tell rows of which each has cells at the places where those of the first row begin, and a gap before each."""
    rows = [line.expandtabs() for line in lines if line.strip()][:_JUDGED]
    starts = [match.start() for match in _CELL.finditer(rows[0])] if rows else []
    if len(rows) < _FEWEST_ROWS or len(starts) < _FEWEST_COLUMNS or any(map(str.isdecimal, rows[0])):
        return False
    return all(_is_aligned(row, starts) for row in rows[1:])


def _is_aligned(row: str, starts: list[int]) -> bool:
    gaps = all(row[start - 2 : start].isspace() or start > len(row) for start in starts[1:])
    filled = sum(not row[start : start + 1].isspace() and start < len(row) for start in starts)
    return gaps and not row[0].isspace() and filled >= max(_FEWEST_COLUMNS, len(starts) - 1)


def _cut(line: str, starts: list[int]) -> list[str]:
    """Return the fields of a line. The first begins with the line, and the last takes the rest of it."""
    line = line.expandtabs()
    bounds = [0, *starts[1:], len(line)]
    return [line[start:end].strip(" |") for start, end in pairwise(bounds)]


def _rule_in(lines: list[str]) -> int:
    """Return the place of the line of underlines, 0 where there is none below headings."""
    for number, line in enumerate(lines[:_LOOKED_AT]):
        if number and _UNDERLINES.fullmatch(line) and len(lines[number - 1].split()) >= len(_RUN.findall(line)):
            return number
    return 0


def _is_fixed(head: FileHead) -> bool:
    text = encodings.decode_as(head.data, "utf-8", encodings.legacy(head.data))[0]
    lines = text.splitlines()
    rule = _rule_in(lines)
    if not rule:
        return _are_aligned(lines if len(head.data) < _WHOLE else lines[:-1])
    return len(lines) > rule + 1 and _fits(lines[rule + 1], lines[rule])


def _fits(line: str, rule: str) -> bool:
    """Tell whether the columns of a row are set off by a space where the underlines are."""
    line = line.expandtabs()
    gaps = [run.start() - 1 for run in _RUN.finditer(rule)][1:]
    return all(line[gap : gap + 1] in ("", " ", "|", "+") for gap in gaps)


FORMATS = (Format("fixed-width", read, _is_fixed, strings="none"),)
