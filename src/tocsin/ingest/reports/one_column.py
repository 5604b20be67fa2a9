"""Tables of one column, such as a column of texts that was saved alone, with their heading in the first line."""

from __future__ import annotations

import csv
import re
from collections.abc import Sequence

from tocsin.ingest import encodings
from tocsin.ingest.reports.columns import guess
from tocsin.ingest.reports.headings import ONE_COLUMN, tokens

DELIMITER = "\x1f"
"""Delimiter by which such a table is split: a sign that its texts do not hold."""

_NAMES = (".csv", ".tsv")
_SIGNS = ",;\t|"
_HEADING_WORDS = 4
_LONGEST_HEADING = 40
_ENDS = re.compile(r"[.!?\u061f\u06d4\u3002\uff01\uff1f][\"'\u00bb\u201c\u201d)]*$")
_BLANK = re.compile(r"\n[ \t]*\n")


def labels_words(heading: str) -> bool:
    """Tell whether a heading names the column of the words of a report, in any of the languages of headings."""
    return " ".join(tokens(heading)) in ONE_COLUMN


def is_one_column(head: bytes, name: str) -> bool:
    """Tell whether a text of no other format is a table of one column, by its beginning and the name of its file.

    A file named as a table has a heading of few words. In any other file the heading is a known one, and each line below it is one
    complete sentence or stands in quotes, since a letter may begin with such a word.
    """
    if DELIMITER.encode() in head:
        return False
    text = _text(head)
    cells = _cells(text, DELIMITER)
    if len(cells) < 2:
        return False
    heading, values = cells[0].strip(), cells[1:]
    if name.lower().endswith(_NAMES):
        return _is_heading(heading) and (labels_words(heading) or bool(guess([heading], [{heading: value} for value in values]).text))
    lines = text.strip().split("\n")
    return labels_words(heading) and not _BLANK.search(text.strip()) and all(map(_is_cell, lines[1:]))


def doubts(head: bytes, name: str) -> tuple[str, ...]:
    """Return a line for what is doubtful in the reading of such a table."""
    text = _text(head)
    heading = next(iter(_cells(text, DELIMITER)), "").strip()
    doubtful = []
    if not labels_words(heading):
        doubtful.append(f"the first line {heading!r} was taken for the heading of the only column")
    if not name.lower().endswith(_NAMES):
        doubtful.append(f"the text was taken for a table of one column, since it begins with {heading!r}")
    if any(sign in line for line in text.split("\n") if not line.lstrip().startswith('"') for sign in _SIGNS):
        doubtful.append("rows that are not quoted hold signs that part columns: each was read as one text")
    return tuple(doubtful)


def _text(head: bytes) -> str:
    text = encodings.decoder(encodings.legacy(head))(head)[0]
    return text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n")


def _cells(text: str, delimiter: str) -> Sequence[str]:
    try:
        return [row[0] for row in csv.reader(text.splitlines(keepends=True), delimiter=delimiter) if row and row[0].strip()]
    except csv.Error:
        return []


def _is_heading(text: str) -> bool:
    return len(text) <= _LONGEST_HEADING and len(text.split()) <= _HEADING_WORDS and text[-1:] not in ".,:;!?"


def _is_cell(line: str) -> bool:
    """Tell a line that is a row of its own from one that a letter goes on in."""
    bare = line.strip()
    if bare.startswith('"') and bare.endswith('"') and len(bare) > 1:
        return True
    return bool(_ENDS.search(bare)) and not bare[0].islower() and not any(sign in bare for sign in _SIGNS)
