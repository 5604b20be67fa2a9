"""Layout of a table: its delimiter, the rows before its header, and the names of its columns."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import chain, islice

from tocsin.ingest import encodings
from tocsin.ingest.reports import columns
from tocsin.ingest.reports.headings import labels_time
from tocsin.ingest.reports.one_column import labels_words
from tocsin.ingest.reports.row_times import states_short_day
from tocsin.ingest.sealing.contact_words import ASKS, LABEL_WORDS, contact_role
from tocsin.ingest.sealing.contacts import is_contact
from tocsin.ingest.sealing.reach import call_back_columns
from tocsin.ingest.times import dates
from tocsin.ingest.times.clock_cells import is_sure_clock

DELIMITERS = ",;\t|~^\u00a6\x1f\u060c\u061b\u3001\uff0c\uff1b"
_LEAST = 2
_HALF_BROKEN = 0.3
_SOUND = 0.9
_MANY = 0.6
_JUDGED = 40
_FEWEST = 4
_FIRST_COLUMNS = 16
_TITLES = 12
_TITLE_WORDS = 5
_LONGEST_NAME = 80
_LOOKED_AT = 100
_BEYOND = 2
_ALONE = re.compile(r'(?:(?<=[;\t|])|^)"(?=[;\t|]|$)')
"""A quotation mark that is all of a cell, and stands for the one above."""
_SEPARATOR = re.compile(r"sep=(.)", re.IGNORECASE)
_RULE = re.compile(r" {0,9}:?[-=\u2500]{2,200}:? {0,9}")


def delimiter_of(head: bytes) -> str:
    """Return the delimiter of a table, empty when the text is no table.

    A table has a header of short names, or rows of equal length. Two sentences with commas are no table.
    """
    texts = first_lines(head)
    if stated := _stated_delimiter(texts):
        return stated
    best, before = layout(head)
    texts = texts[before:]
    widths = _widths(texts, best)
    if _score(widths) < _LEAST:
        return ""
    first = next(csv.reader(texts, delimiter=best))
    has_names = _is_named(first) or _is_labelled(first, _is_spoken(texts, best)) or _stands_above_values(texts, best, widths)
    if not has_names and _is_dated(texts, best, widths):
        return best
    return best if _is_table(has_names, widths) and (has_names or not _is_spoken(texts, best)) else ""


def layout(head: bytes) -> tuple[str, int]:
    """Return the likeliest delimiter of a table, and how many lines that are not blank stand before its header."""
    texts = first_lines(head)
    if stated := _stated_delimiter(texts):
        return stated, 1 + rows_before(_filled(texts[1:], stated))
    best = max(DELIMITERS, key=lambda delimiter: _score(_widths(texts, delimiter)))
    if _score(_widths(texts, best)) >= _LEAST:
        return best, rows_before(_filled(texts, best))
    before = {delimiter: rows_before(_filled(texts, delimiter)) for delimiter in DELIMITERS}
    best = max(DELIMITERS, key=lambda delimiter: _score(_widths(texts[before[delimiter] :], delimiter)))
    return best, before[best]


def _filled(texts: Sequence[str], delimiter: str) -> list[int]:
    """Return the number of columns of each line that are not empty."""
    return (
        [sum(bool(field.strip()) for field in row) for row in csv.reader(texts, delimiter=delimiter)] if _is_csv(texts, delimiter) else []
    )


def _is_csv(texts: Sequence[str], delimiter: str) -> bool:
    try:
        return len(list(csv.reader(texts, delimiter=delimiter))) == len(texts)
    except csv.Error:
        return False


def _stated_delimiter(texts: Sequence[str]) -> str:
    """Return the delimiter that a first line such as ``sep=,`` states, or an empty string."""
    match = _SEPARATOR.fullmatch(texts[0].strip().strip('"')) if texts else None
    return match[1] if match else ""


def rows_before(filled: Sequence[int]) -> int:
    """Return how many rows stand before a table: titles and notes, of which one or two columns are filled where most rows have more."""
    usual = max(set(filled), key=lambda count: (filled.count(count), count), default=0)
    if usual < 3 or filled.count(usual) < 2:
        return 0
    return next((n for n, count in enumerate(filled[:_TITLES]) if count > max(1, usual / 2)), 0)


def is_valued(field: str) -> bool:
    """Tell whether a cell holds a number, a date or an address."""
    return sum(letter.isdecimal() for letter in field) >= 3 or "@" in field


def spread(fields: Sequence[str]) -> list[str]:
    """Return an upper header row with the gaps of merged cells filled from the left."""
    filled: list[str] = []
    for field in fields:
        filled.append(field if field.strip() or not filled else filled[-1])
    return filled


def is_header(fields: Sequence[str], asks: bool = False) -> bool:
    """Tell whether these fields are names of columns rather than values. With ``asks``, questions may stand among them, as in surveys."""
    names = [name for field in fields if (name := field.strip())]
    if not names or len(names) < len(fields) / 2:
        return False
    plain = [name for name in names if len(name) <= _LONGEST_NAME and not is_value(name)]
    labels = sum(map(_is_label, plain))
    if asks and len(plain) < len(names) and (labels > _LEAST or 0 < labels == len(plain)):
        return all(name in plain or name.endswith(ASKS) for name in names)
    return len(plain) == len(names)


def header_row(rows: Sequence[Sequence[str]]) -> int:
    """Return the place of the header in rows that are split: the first row of names as wide as the table, else as :func:`rows_before`."""
    filled = [sum(bool(field.strip()) for field in row) for row in rows[:_LOOKED_AT]]
    most = max(filled[: _TITLES + 1], default=0)
    for place, row in enumerate(rows[:_TITLES]):
        if filled[place] > max(1, most / 2) and place + 1 < len(rows):
            return place if is_header([field for field in row if field.strip()], asks=True) else rows_before(filled)
    return rows_before(filled)


def turned(rows: Sequence[Sequence[str]]) -> list[list[str]]:
    """Return the columns of a small table as rows, if the names of its columns stand in its first one. Empty for any other table.

    Names are told by their words, or by the rows: the cells of each are of one kind, such as dates, and those of no column are.
    """
    rows = [row for row in rows if any(map(str.strip, row))]
    width = max(map(len, rows), default=0)
    names = [row[0].strip() if row else "" for row in rows]
    if not _FEWEST - 1 <= len(rows) <= _JUDGED or width < _LEAST or not is_header(names) or len(set(names)) < len(names):
        return []
    labelled = sum(map(_is_label, names))
    named = labelled >= _FEWEST - 1 and 2 * labelled >= len(names) and not any(map(_is_label, rows[0][1:]))
    filled = [[row[at] if at < len(row) else "" for row in rows] for at in range(width)]
    by_kind = sum(bool(_kind([*row[1:]])) for row in rows) >= _LEAST and not any(map(_kind, filled[1:]))
    return filled if named or (by_kind and width > _LEAST) else []


def _is_label(name: str) -> bool:
    return columns.named_like_header([name]) or bool(contact_role(name))


def _kind(cells: Sequence[str]) -> str:
    """Return the kind of value that all of these cells are, empty for words or several kinds."""
    kinds = {"contact" if is_contact(cell) else "date" if dates.looks_dated(cell.strip()) else "" for cell in cells if cell.strip()}
    return kinds.pop() if len(kinds) == 1 else ""


def widened(fields: Sequence[str], rows: Sequence[Sequence[str]]) -> list[str]:
    """Return headings for a table whose every row is wider than its header: unnamed columns, empty as headings.

    They stand in front where that is what the times below the headings agree with, or where rows are numbered as R and pandas do. Else they
    stand behind. Cells that begin with a space are words of a sentence with the delimiter, and no columns.
    """
    beyond = min(map(len, rows), default=0) - len(fields)
    if not 0 < beyond <= _BEYOND or len({len(row) for row in rows}) > 1 or any(cell.startswith(" ") for row in rows for cell in row):
        return [*fields]
    gaps = [""] * beyond
    behind, before = [*fields, *gaps], [*gaps, *fields]
    fits = _dated_below(before, rows) - _dated_below(behind, rows)
    return before if fits > 0 or (fits == 0 and _are_numbered(rows)) else behind


def _dated_below(headings: Sequence[str], rows: Sequence[Sequence[str]]) -> int:
    return sum(
        labels_time(name) and dates.looks_dated(cell.strip()) for row in rows[:_JUDGED] for name, cell in zip(headings, row, strict=True)
    )


def _are_numbered(rows: Sequence[Sequence[str]]) -> bool:
    """Tell whether the first cells count from nought or one."""
    firsts = [row[0] for row in rows]
    return any(firsts == [str(n) for n in range(start, start + len(rows))] for start in (0, 1))


def unique(fields: Sequence[str]) -> list[str]:
    """Return the names of a header with empty ones numbered and repeated ones made distinct."""
    counts: dict[str, int] = {}
    names = []
    for n, field in enumerate(fields, 1):
        name = encodings.clean(field.strip()) or f"column {n}"
        counts[name] = counts.get(name, 0) + 1
        names.append(name if counts[name] == 1 else f"{name} ({counts[name]})")
    return names


def is_stated(line: str) -> bool:
    """Tell whether a line does nothing but state the delimiter."""
    return bool(_stated_delimiter([line]))


def first_lines(head: bytes) -> list[str]:
    """Return the first lines of a table that are not blank. A carriage return among line feeds is a stray one, and ends no line."""
    text = encodings.decode_as(head, "utf-8", _legacy(head))[0].replace("\0", "").replace("\r\n", "\n")
    texts = text.replace("\r", " " if text.count("\n") >= text.count("\r") else "\n").split("\n")
    kept = [text for text in (texts[:-1] if len(texts) > 1 and len(head) >= 4096 else texts) if text.strip()][:200]
    return [_ALONE.sub("\u3003", text) for text in kept]


@lru_cache(4)
def _legacy(head: bytes) -> str:
    return encodings.legacy(head)


def _widths(texts: Sequence[str], delimiter: str) -> list[int]:
    """Return the number of columns of each row, with quotes spanning lines or not, whichever agrees better with the first row."""
    spanning = _counted(csv.reader((text + "\n" for text in texts), delimiter=delimiter))
    bounded = _counted(chain.from_iterable(csv.reader([text], delimiter=delimiter) for text in texts))
    widths = max(spanning, bounded, key=_score)
    return [widths[1], *widths[1:]] if _are_wider(texts, delimiter, widths) else widths


def _are_wider(texts: Sequence[str], delimiter: str, widths: Sequence[int]) -> bool:
    """Tell whether all rows are a column or two wider than their header."""
    if len(widths) <= _LEAST or len(set(widths[1:])) > 1 or not 0 < widths[1] - widths[0] <= _BEYOND or _is_spoken(texts, delimiter):
        return False
    return widths[0] >= _LEAST and _is_named(_rows(texts[:1], delimiter)[0])


def _counted(rows: Iterator[list[str]]) -> list[int]:
    try:
        return [len(row) for row in islice(rows, 100) if row]
    except csv.Error:
        return []


def _score(widths: Sequence[int]) -> float:
    if not widths or widths[0] < 2:
        return 0
    return widths[0] * sum(width == widths[0] for width in widths) / len(widths)


def _is_named(first: Sequence[str]) -> bool:
    """Tell whether a first row is a header with a word for a part of a report."""
    return is_header(first) and columns.named_like_header(first) and all(field.count(" ") < 6 for field in first)


def _is_labelled(first: Sequence[str], is_spoken: bool) -> bool:
    """Tell a header by labels of its columns in any language: at least two, on half of the columns, on all where it may be a sentence."""
    if not is_header(first) or any(len(field.split()) > LABEL_WORDS for field in first):
        return False
    labels = sum(_is_label(field) or labels_words(field) or bool(call_back_columns([field])) for field in first)
    return labels >= _LEAST and (labels == len(first) if is_spoken else 2 * labels >= len(first))


def _stands_above_values(texts: Sequence[str], delimiter: str, widths: Sequence[int]) -> bool:
    """Tell a header in words that nobody knows by the values below it: in some column, each cell is a number or an address of a person."""
    if len(widths) < _LEAST or widths[0] < _LEAST or _is_spoken(texts, delimiter):
        return False
    first, *rows = _rows(texts, delimiter)
    if len(first) == _LEAST:
        return is_header(first) and len(rows) > _LEAST and _begin_with_times(rows)
    rows = [row for row in rows if sum(map(bool, row)) > 1 or len(row) == len(first)]  # a row of one cell is a note
    if not is_header(first) or any(len(field.split()) > LABEL_WORDS for field in first) or not rows:
        return False
    if any(len(row) != len(first) for row in rows):
        return False
    columns = [[row[at].strip() for row in rows] for at in range(len(first))]
    return any(all(map(is_contact, cells)) or all(map(_tells_time, cells)) for cells in columns)


def _begin_with_times(rows: Sequence[Sequence[str]]) -> bool:
    """Tell rows of two cells of which the first is a time in each, and the second in none."""
    are_pairs = all(len(row) == _LEAST and _tells_time(row[0].strip()) for row in rows)
    return are_pairs and any(row[1] for row in rows) and not any(_tells_time(row[1].strip()) for row in rows)


def _tells_time(cell: str) -> bool:
    return is_sure_clock(cell) or dates.looks_dated(cell)


def _rows(texts: Sequence[str], delimiter: str) -> list[list[str]]:
    try:
        return [row for row in csv.reader((text + "\n" for text in texts[:_JUDGED]), delimiter=delimiter) if row]
    except csv.Error:
        return [text.split(delimiter) for text in texts[:_JUDGED]]


def _is_table(has_names: bool, widths: Sequence[int]) -> bool:
    agreeing = sum(width == widths[0] for width in widths) / len(widths)
    if has_names:
        return agreeing >= _HALF_BROKEN and (len(widths) > 1 or widths[0] > 2)
    return len(widths) >= 3 and widths[0] >= 3 and agreeing >= _SOUND


def _is_dated(texts: Sequence[str], delimiter: str, widths: Sequence[int]) -> bool:
    """Tell a table without a header by a column of dates: nearly every row, split at the delimiter, has one in the same place."""
    rows = [row for text in texts[:_JUDGED] for row in csv.reader([text], delimiter=delimiter) if row]
    if len(rows) < _LEAST or widths[0] < _FEWEST or sum(width == widths[0] for width in widths) < _MANY * len(widths):
        return False
    dated = [sum(len(row) > at and dates.looks_dated(row[at].strip()) for row in rows) for at in range(min(widths[0], _FIRST_COLUMNS))]
    return max(dated) >= _SOUND * len(rows)


def _is_spoken(texts: Sequence[str], delimiter: str) -> bool:
    """Tell whether the delimiter stands as in sentences, with a space behind it."""
    body = "\n".join(texts)
    return body.count(f"{delimiter} ") > body.count(delimiter) / 2


def is_value(name: str) -> bool:
    """Tell whether a cell is a value rather than the name of a column."""
    bare = name.replace(",", "").replace(".", "").replace("-", "")
    return (
        bare.isdigit()
        or "@" in name
        or "://" in name
        or is_contact(name)
        or dates.looks_dated(name)
        or is_sure_clock(name)
        or states_short_day(name)
        or (name.endswith((".", "!", "?")) and name.count(" ") > _TITLE_WORDS)
    )


def is_ruling(fields: Sequence[str]) -> bool:
    """Tell a row that only draws a line below the header, as in tables of Markdown: ``|---|:--:|``."""
    cells = list(filter(str.strip, fields))
    return len(cells) > 1 and all(map(_RULE.fullmatch, cells))


def is_second_header(first: Sequence[str], below: Sequence[Sequence[str]]) -> bool:
    """Tell whether the first row below a header belongs to it. Values stand below it where it has words, or the header has gaps."""
    if len(below) < 2 or not all(len(field) <= 40 and not is_value(field.strip() or "x") for field in below[0]):
        return False
    gaps = sum(not field.strip() for field in first)
    valued = [
        n for n, field in enumerate(below[0]) if field.strip() and all(is_valued(row[n]) for row in below[1:4]) and not is_valued(field)
    ]
    return bool(valued and (gaps or len(valued) >= 2)) or _fills_gaps(first, below)


def _fills_gaps(first: Sequence[str], below: Sequence[Sequence[str]]) -> bool:
    """Tell a second row that names what the first leaves open, and is open where every row below has a number, a date or an address."""
    names = sum(bool(field.strip()) for field in below[0])
    fills = any(field.strip() and not upper.strip() for upper, field in zip(first, below[0], strict=True))
    valued = any(not field.strip() and all(is_valued(row[n]) for row in below[1:4]) for n, field in enumerate(below[0]))
    return fills and valued and 2 * names <= len(first)
