"""Dumps of databases in SQL: the rows in their INSERT statements and COPY blocks, by table."""

from __future__ import annotations

import re
from itertools import zip_longest
from typing import NamedTuple

_COMMENT = r"(?:--[^\n]*|\#[^\n]*|/\*.*?\*/)"
_NAME = r'(?:`[^`\n]{1,99}`|"[^"\n]{1,99}"|\[[^\]\n]{1,99}\]|[^\W\d][\w$]{0,99})'
_PATH = rf"(?:{_NAME}\s{{0,9}}\.\s{{0,9}}){{0,2}}{_NAME}"
_LISTED = r"\((?:[^()']|\([^()]*\))*\)"
_INTO = (
    rf"(?:INSERT|REPLACE)\s{{1,9}}(?:(?:IGNORE|DELAYED|LOW_PRIORITY|OR\s{{1,9}}\w{{1,20}})\s{{1,9}})*INTO\s{{1,9}}"
    rf"(?P<into>{_PATH})\s{{0,9}}(?P<listed>{_LISTED})?\s{{0,9}}VALUES?\b"
)
_COPY = rf"COPY\s{{1,9}}(?P<copied>{_PATH})\s{{0,9}}(?P<headed>\([^()]*\))?\s{{1,9}}FROM\s{{1,9}}stdin[^\n]*;[^\n]*\n"
_CREATE = (
    rf"CREATE\s{{1,9}}(?:TEMPORARY\s{{1,9}}|UNLOGGED\s{{1,9}})?TABLE\s{{1,9}}"
    rf"(?:IF\s{{1,9}}NOT\s{{1,9}}EXISTS\s{{1,9}})?(?P<made>{_PATH})\s{{0,9}}\("
)
_STATEMENT = re.compile(rf"^[ \t]*(?:{_INTO}|{_COPY}|{_CREATE})", re.IGNORECASE | re.MULTILINE)
_BEGIN = re.compile(
    rf"\A\ufeff?(?:[\s;]++|{_COMMENT})*+(?:INSERT|REPLACE|CREATE|DROP|SET|BEGIN|PRAGMA|LOCK|USE|COPY|START|ALTER|DELETE)\s", re.I | re.S
)
_BLANK = re.compile(rf"(?:\s+|{_COMMENT})*+", re.DOTALL)
_ESCAPED = re.compile(r"[EeNn]?'((?:[^'\\]|\\.|'')*+)'", re.DOTALL)
_PLAIN = re.compile(r"[EeNn]?'((?:[^']|'')*+)'", re.DOTALL)
_DOUBLE = re.compile(r'"((?:[^"\\]|\\.|"")*+)"', re.DOTALL)
_BARE = re.compile(r"(?:[^'\"(),;]|\([^()]*\))*+")
_JOINED = re.compile(r"\s{0,9}\|\|\s{0,9}(?:(?:char|chr)\((\d{1,7})\)(?:\s{0,9}\|\|\s{0,9})?)?", re.IGNORECASE)
"""What joins two strings, with the letter that a program writes between them by its number."""
_REPLACE = re.compile(r"replace\(", re.IGNORECASE)
_REPLACED = re.compile(r",'(\\[rn])',char\((\d{1,7})\)\)", re.IGNORECASE)
"""The ends of a string in which SQLite marks line breaks."""
_STANDARD = re.compile(r"PRAGMA |BEGIN TRANSACTION|client_encoding|pg_catalog|^COPY ", re.MULTILINE)
_ESCAPES = {"n": "\n", "r": "\r", "t": "\t", "0": "", "b": "", "Z": ""}
_NO_COLUMN = re.compile(r"(?:PRIMARY|KEY|UNIQUE|CONSTRAINT|INDEX|FULLTEXT|FOREIGN|CHECK|SPATIAL|EXCLUDE|LIKE)\b", re.IGNORECASE)
_FIRST = 1 << 14


class SqlTable(NamedTuple):
    """A table of a dump: its name, the names of its columns, empty where no statement tells them, and its rows."""

    name: str
    columns: list[str]
    rows: list[list[str]]

    @property
    def with_header(self) -> list[list[str]]:
        """The rows below the names of the columns, numbered where the dump does not name them."""
        width = max(map(len, self.rows), default=0)
        names = [name or f"column {n}" for n, (name, _) in enumerate(zip_longest(self.columns, range(width), fillvalue=""), 1)]
        return [names, *self.rows]


def is_dump(text: str) -> bool:
    """Tell whether a text begins as a dump does, and writes rows or tables."""
    return bool(_BEGIN.match(text[:_FIRST]) and _STATEMENT.search(text))


def tables_of(text: str) -> tuple[list[SqlTable], list[str]]:
    """Return the tables that have rows, and the statements whose rows could not be read to their end."""
    string = _PLAIN if _STANDARD.search(text) else _ESCAPED
    columns_of: dict[str, list[str]] = {}
    tables: dict[tuple[str, tuple[str, ...]], SqlTable] = {}
    broken: list[str] = []
    at = 0
    while match := _STATEMENT.search(text, at):
        at = match.end()
        if match["made"]:
            columns_of[_bare(match["made"])] = _columns(text, at)
            continue
        name, listed = _bare(match["into"] or match["copied"]), match["listed"] or match["headed"]
        columns = [_bare(part) for part in listed[1:-1].split(",")] if listed else columns_of.get(name, [])
        columns_of.setdefault(name, columns)
        table = tables.setdefault((name, tuple(columns)), SqlTable(name, columns, []))
        rows, end = _copied(text, at) if match["copied"] else _inserted(text, at, string)
        table.rows.extend(rows)
        if end < 0:
            following = _STATEMENT.search(text, at)
            broken.append(text[at : following.start() if following else len(text)].strip())
        at = max(at, end)
    return [table for table in tables.values() if table.rows], broken


def _bare(path: str) -> str:
    """Return the last part of a name without its quotes."""
    return path.rpartition(".")[2].strip().strip('`"[] ')


def _columns(text: str, at: int) -> list[str]:
    """Return the names of the columns that a CREATE statement begins to list."""
    parts, depth, start = [], 0, at
    for match in re.compile(r"[(),]|'[^']*'").finditer(text, at):
        sign = match[0]
        if depth == 0 and sign in ",)":
            parts.append(text[start : match.start()])
            start = match.end()
        if sign == ")" and depth == 0:
            break
        depth += (sign == "(") - (sign == ")")
    parts = [_BLANK.sub("", part, count=1).strip() for part in parts]
    names = [re.match(_NAME, part) for part in parts if not _NO_COLUMN.match(part)]
    return [_bare(match[0]) for match in names if match]


def _inserted(text: str, at: int, string: re.Pattern[str]) -> tuple[list[list[str]], int]:
    """Return the rows behind VALUES, and where they end: below zero where they break off."""
    rows: list[list[str]] = []
    while True:
        at = _behind_blank(text, at)
        if not text.startswith("(", at):
            return rows, -1
        row, at = _row(text, at + 1, string)
        if at < 0:
            return rows, -1
        rows.append(row)
        at = _behind_blank(text, at)
        if not text.startswith(",", at):
            return rows, at
        at += 1


def _row(text: str, at: int, string: re.Pattern[str]) -> tuple[list[str], int]:
    """Return the values up to the closing bracket, and the place behind it, below zero where it is missing."""
    row: list[str] = []
    while True:
        value, at = _value(text, _behind_blank(text, at), string)
        while joined := _JOINED.match(text, at):
            at = joined.end()
            value += _letter(joined[1])
            if not joined[1] or text.startswith("'", at):
                more, at = _value(text, at, string)
                value += more
        at = _behind_blank(text, at)
        row.append(value)
        if text.startswith(")", at):
            return row, at + 1
        if not text.startswith(",", at):
            return row, -1
        at += 1


def _value(text: str, at: int, string: re.Pattern[str]) -> tuple[str, int]:
    escapes = string is _ESCAPED or text.startswith(("E'", "e'"), at)
    if match := (_ESCAPED if escapes else _PLAIN).match(text, at):
        value = match[1].replace("''", "'")
        return _unescaped(value) if escapes else value, _behind_cast(text, match.end())
    if match := _DOUBLE.match(text, at):
        return _unescaped(match[1].replace('""', '"')), match.end()
    if call := _REPLACE.match(text, at):
        value, at = _value(text, call.end(), string)
        if end := _REPLACED.match(text, at):
            return value.replace(end[1], _letter(end[2])), end.end()
        return value, at
    match = _BARE.match(text, at)
    value = match[0].strip() if match else ""
    return ("" if value.upper() in ("NULL", "DEFAULT") else value), match.end() if match else at


def _letter(number: str | None) -> str:
    """Return the letter of a number, none without one."""
    return chr(min(int(number), 0x10FFFF)) if number else ""


def _behind_cast(text: str, at: int) -> int:
    match = re.compile(r"\s{0,9}::[\w ]{1,60}(?:\[\])?").match(text, at)
    return match.end() if match else at


def _unescaped(value: str) -> str:
    return re.sub(r"\\(.)", lambda match: _ESCAPES.get(match[1], match[1]), value, flags=re.DOTALL) if "\\" in value else value


def _copied(text: str, at: int) -> tuple[list[list[str]], int]:
    """Return the rows of a COPY block, and where it ends: below zero where it breaks off."""
    end = text.find("\n\\.", at - 1)
    lines = text[at : end if end >= 0 else len(text)].split("\n") if end != at - 1 else []
    rows = [[_unescaped("" if part == "\\N" else part) for part in line.rstrip("\r").split("\t")] for line in lines if line]
    return rows, end + 3 if end >= 0 else len(text)


def _behind_blank(text: str, at: int) -> int:
    match = _BLANK.match(text, at)
    return match.end() if match else at
