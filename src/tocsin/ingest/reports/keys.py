"""Keys that identify a report when it is imported again."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from copy import copy
from datetime import datetime
from hashlib import sha256

import msgspec


def digest(parts: object) -> str:
    """Return a hash of nested strings and lists that no other nesting of them shares."""
    return sha256(msgspec.json.encode(parts)).hexdigest()


def content_key(form: str, data: bytes) -> str:
    """Return the key of a single document: a hash of its bytes."""
    return f"{form}:{sha256(data).hexdigest()}"


def file_key(form: str, data: bytes, origin: str) -> str:
    """Return the key of a file that is one report: a hash of its bytes and its place.

    Two files with the same words are two reports, for two people may have sent them. The desk links the second as a repeat.
    """
    place = sha256(origin.encode("utf-8", "surrogatepass")).hexdigest()
    return f"{form}:{digest([place, sha256(data).hexdigest()])}"


class EntryKeys:
    """Keys of the entries of a log that state a day and an hour, by these, their words and the first line of the log.

    Equal entries are told by their number. A log that has grown keeps its first line, and two logs of one night differ in it.
    """

    def __init__(self, form: str, text: str) -> None:
        self._form = form
        self._first = text.partition("\n")[0].strip()
        self._counts: Counter[str] = Counter()

    def key(self, time: datetime, text: str) -> str:
        """Return the key of an entry."""
        content = digest(["entry", self._first, time.isoformat(), text])
        self._counts[content] += 1
        return f"{self._form}:{digest([content, str(self._counts[content])])}"


class RowKeys:
    """Keys of the rows of one table.

    A row with an id is the same report as long as its values are the same. Rows without one are distinguished from equal rows by
    their number among them. Without a time either, the name of the file counts too, since two files of bare sentences are two
    sources. A file that has grown keeps the keys of its old rows.
    """

    def __init__(self, form: str, name: str) -> None:
        self._form = form
        self._name = name
        self._once: set[int] = set()
        self._again: dict[int, int] = {}
        self._list: tuple[str, ...] = ()
        self._lists_by_key: dict[int, list[tuple[str, ...]]] = {}

    def of_list(self, path: tuple[str, ...]) -> RowKeys:
        """Return the keys of the rows of one list among several in a file.

        Equal rows of two lists are two reports. Which is the first of them does not matter, since both have the same words.
        """
        keys = copy(self)
        keys._list = path
        return keys

    def key(self, row: Mapping[str, str], ident: str, timed: bool) -> str:
        """Return the key of this row. ``ident`` is its id, ``timed`` whether it states a time.

        The order of columns and empty columns do not count, since tables are exported again in another shape.
        """
        values = sorted([item for item in row.items() if item[1]])
        if ident:
            return self._in_its_list(f"{self._form}:{digest(['id', ident, values])}")
        content = digest(values)
        scope = ["time"] if timed else ["name", self._name]
        return f"{self._form}:{digest([*scope, content, str(self._occurrence(content))])}"

    def _in_its_list(self, key: str) -> str:
        """Return the key, told from that of an equal row in a list before."""
        if not self._list:
            return key
        lists = self._lists_by_key.setdefault(hash(key), [])
        if self._list not in lists:
            lists.append(self._list)
        place = lists.index(self._list)
        return f"{key}:{place + 1}" if place else key

    def _occurrence(self, content: str) -> int:
        short = int(content[:16], 16)
        if short not in self._once:
            self._once.add(short)
            return 1
        self._again[short] = self._again.get(short, 1) + 1
        return self._again[short]
