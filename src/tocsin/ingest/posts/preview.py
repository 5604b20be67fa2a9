"""Preview of a table of posts before its first load: which column is text, time and account, and what else could be."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from tocsin.domain.column_words import post_part
from tocsin.domain.errors import Malformed
from tocsin.ingest.compression import Cut
from tocsin.ingest.posts.column_questions import rivals
from tocsin.ingest.posts.columns import lacks_account, likeliest_map, missing_of, signature
from tocsin.ingest.posts.csv import first_rows
from tocsin.ingest.posts.json_objects import telling_head
from tocsin.ingest.posts.opening import open_dump
from tocsin.ingest.posts.options import PostReadOptions
from tocsin.ingest.posts.registry import find_format
from tocsin.ingest.posts.tables import flat, is_long
from tocsin.ingest.syntax.json_stream import first_values

SHOWN = ("text", "time", "account_id", "post_id", "channel", "hashtags", "links", "share_of", "objects")
"""Columns of posts that a person is asked to look at, in order."""
ASKED = ("text", "time", "account_id")
"""Columns of posts of which a person can choose another."""
_ROWS = 3
_WIDTH = 40


@dataclass(frozen=True, slots=True)
class ColumnPreview:
    """Columns of a file as they would be read: each column of posts with its name in the file, and the first rows.

    ``mark`` is the signature of the header. ``rivals`` are the other columns of the file that could be the text, the time or the account,
    ``missing`` the needed columns for which none is plain.
    """

    file: str
    mark: str
    columns: Mapping[str, str]
    rows: Sequence[Mapping[str, Any]]
    rivals: Mapping[str, tuple[str, ...]]
    header: tuple[str, ...] = ()
    missing: tuple[str, ...] = ()

    @property
    def lacks_account(self) -> bool:
        """True for a table of words and times in which no column names an account."""
        return lacks_account(self.columns)

    def lines(self) -> list[str]:
        """Return the preview for a terminal, a line for each part of a post with its column and the values in the first rows."""
        shown = [(column, self.columns[column]) for column in SHOWN if column in self.columns]
        return [f"{post_part(column)}: column {name!r} ({' | '.join(self.values(name))})" for column, name in shown]

    def questions(self) -> list[str]:
        """Return a line for each question that is open, with the candidates and their values, and a line on the columns not used."""
        asked = {column: self.candidates(column) for column in (*self.missing, *(name for name, others in self.rivals.items() if others))}
        candidates = {name for names in asked.values() for name in names}
        unused = [name for name in self._unused() if name not in candidates]
        lines = [f"{post_part(column)} could be {' or '.join(map(self._sample, names))}" for column, names in asked.items()]
        return [*lines, f"not used: {', '.join(unused)}"] if lines and unused else lines

    def candidates(self, column: str) -> list[str]:
        """Return the columns of the file that could be this one, the likeliest first: any that is not used where it is missing."""
        others = self._unused() if column in self.missing else self.rivals.get(column, ())
        return [*filter(None, [self.columns.get(column)]), *others]

    def choices(self) -> dict[str, list[str]]:
        """Return the columns that a person has to choose, each with its candidates."""
        return {column: self.candidates(column) for column in ASKED if column in self.missing or column in self.rivals}

    def values(self, name: str, width: int = _WIDTH) -> list[str]:
        """Return the values of a column in the first rows, each cut to a line."""
        return [" ".join(str(row.get(name) or "").split())[:width] for row in self.rows]

    def _unused(self) -> list[str]:
        return [name for name in self.header if name not in self.columns.values()]

    def _sample(self, name: str) -> str:
        return f"{name!r} ({' | '.join(self.values(name))})"


def preview(path: Path, reading: PostReadOptions) -> ColumnPreview | None:
    """Return how the columns of a file would be read. None for a file without columns, or one that cannot be read."""
    try:
        with open_dump(path) as dump:
            head = telling_head(dump.stream)
            form = reading.format or find_format(path, head)
            if form == "csv":
                header, rows = first_rows(dump)
            elif form == "json":
                rows = [flat(value) for value in first_values(head) if isinstance(value, Mapping)]
                header = list(dict.fromkeys(name for row in rows for name in row))
            else:
                return None
    except (Malformed, Cut, OSError):
        return None
    if not rows or is_long(header):
        return None
    samples = {name: [row[name] for row in rows if row.get(name) not in (None, "")] for name in header}
    try:
        columns = likeliest_map(header, reading.stated(header), str(path), samples)
    except Malformed:
        return None
    missing = missing_of(columns)
    if missing and not lacks_account(columns) and (form != "csv" or len(columns) + len(missing) > len(header)):
        return None
    others = rivals(columns, samples, {*reading.columns, *missing})
    return ColumnPreview(path.name, signature(header), columns, rows[:_ROWS], others, tuple(header), missing)
