"""Posts anywhere in a document of JSON: objects in lists that state words and a time, whatever their names and however deep they lie."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from tocsin.ingest.leftovers import may_hold_words
from tocsin.ingest.posts.columns import NEEDED, guess_map, settled
from tocsin.ingest.posts.dates import is_moment
from tocsin.ingest.posts.tables import flat
from tocsin.ingest.sealing.contact_words import is_placeholder

Object = Mapping[str, Any]

_DEEP = 5
_SHORTEST_TIME = 8
_LONGEST_TIME = 48
_NAMES = ("name", "displayname", "nickname", "nick", "poster", "authorname", "ownername")


class StatedPosts:
    """Reader of the objects of one file by their values: the columns of each shape of objects are guessed once."""

    def __init__(self, stem: str) -> None:
        self._stem = stem
        self._maps: dict[frozenset[str], dict[str, str]] = {}

    def fields(self, value: Object) -> dict[str, Any] | None:
        """Return the fields of the post that an object is, None when it states no words or no time."""
        values = flat(value, depth=_DEEP)
        shape = frozenset(values)
        mapped = self._maps.get(shape)
        if mapped is None:
            mapped = self._maps[shape] = _mapped(values)
        if "time" not in mapped or not _is_time(values[mapped["time"]]):
            return None
        fields = settled({column: values.get(name) for column, name in mapped.items()})
        if not any(may_hold_words(str(values.get(name) or "")) for name in values if name not in mapped.values()) and not fields.get(
            "text"
        ):
            return None
        return fields | {"account_id": self._account(fields.get("account_id"), values, fields)}

    def _account(self, account: object, values: Object, fields: Mapping[str, Any]) -> str:
        name = str(account or next((values[key] for key in values if _plain(key) in _NAMES and isinstance(values[key], str)), "")).strip()
        if is_placeholder(name):
            return f"{name}/{fields.get('post_id') or fields.get('time')}"
        return name or f"file:{self._stem}"


def _mapped(values: Object) -> dict[str, str]:
    samples = {name: [value] for name, value in values.items() if value not in (None, "")}
    mapped = guess_map(list(values), samples)
    return {column: name for column, name in mapped.items() if column not in NEEDED or values.get(name) not in (None, "")}


def _plain(name: str) -> str:
    return "".join(letter for letter in name.rpartition(".")[2].casefold() if letter.isalnum())


def _is_time(value: object) -> bool:
    return _SHORTEST_TIME <= len(str(value)) <= _LONGEST_TIME and not isinstance(value, (list, Mapping, bool)) and is_moment(value)
