"""What makes it the same warning when it is heard again."""

from __future__ import annotations

from collections.abc import Mapping
from hashlib import sha256

import msgspec


def digest(parts: object) -> str:
    """A hash of strings and lists of strings that no other nesting of them shares."""
    return sha256(msgspec.json.encode(parts)).hexdigest()


def content_key(form: str, data: bytes) -> str:
    """The key of a single document: what it says, wherever it lies."""
    return f"{form}:{sha256(data).hexdigest()}"


class RowKeys:
    """The keys of the rows of one table.

    A row with an id is the same warning as long as it says the same. A row without one is told from its twins by
    being the n-th that says this; without a time either, the name of its file counts, too: two files of bare sentences
    are two sources. A file that has grown keeps the keys of its old rows.
    """

    def __init__(self, form: str, name: str) -> None:
        self._form = form
        self._name = name
        self._once: set[int] = set()
        self._again: dict[int, int] = {}

    def key(self, row: Mapping[str, str], ident: str, timed: bool) -> str:
        """The key of this row; ``ident`` is its id, ``timed`` whether it says a time.

        Neither the order of the columns nor an empty one counts: tables are exported again in another shape.
        """
        said = sorted([item for item in row.items() if item[1]])
        if ident:
            return f"{self._form}:{digest(['id', ident, said])}"
        content = digest(said)
        scope = ["time"] if timed else ["name", self._name]
        return f"{self._form}:{digest([*scope, content, str(self._occurrence(content))])}"

    def _occurrence(self, content: str) -> int:
        short = int(content[:16], 16)
        if short not in self._once:
            self._once.add(short)
            return 1
        self._again[short] = self._again.get(short, 1) + 1
        return self._again[short]
