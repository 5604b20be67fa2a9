"""Objects of JSON as the columns and values of a row, each value as text."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping

from tocsin.domain.errors import Malformed
from tocsin.ingest import encodings
from tocsin.ingest.syntax.rich_text import is_document, plain_text

_DEEPEST = 8
_NESTED = 3
_BEGINS = ("{", "[", '"{', '"[')
_WRAPPED = frozenset(["$date", "$numberLong", "$numberInt", "$numberDouble", "$numberDecimal", "$oid"])


def _object(pairs: list[tuple[str, object]]) -> dict[str, object] | str:
    """Build an object. A repeated name gets a number, so that no value is lost. A text that an editor wrote as a tree is its words."""
    value_by_name = dict(pairs)
    if len(value_by_name) == len(pairs):
        return plain_text(value_by_name) if is_document(value_by_name) else value_by_name
    counts: dict[str, int] = {}
    value_by_name = {}
    for name, value in pairs:
        counts[name] = counts.get(name, 0) + 1
        value_by_name[name if counts[name] == 1 else f"{name} ({counts[name]})"] = value
    return value_by_name


DECODER = json.JSONDecoder(parse_int=str, parse_float=str, parse_constant=str, object_pairs_hook=_object)
"""Decoder that keeps numbers as they are written, and every value of a repeated name."""


def cells(value: Mapping[str, object], depth: int, prefix: str = "") -> Iterator[tuple[str, str]]:
    """Yield each value in an object behind the path of its names, as ``author.name``. Raises :class:`Malformed` below ``depth``."""
    if depth <= 0:
        raise Malformed("is nested too deep")
    for name, wrapped in value.items():
        part = _unwrapped(wrapped)
        if isinstance(part, dict):
            yield from cells(part, depth - 1, f"{prefix}{name}.")
        else:
            yield encodings.clean(prefix + name), encodings.clean(_as_text(part))


def _unwrapped(value: object) -> object:
    """Return the value in the form of MongoDB's exports, such as ``{"$date": {"$numberLong": "1"}}``. Any other value as it stands."""
    while isinstance(value, dict) and len(value) == 1 and (name := next(iter(value))) in _WRAPPED:
        value = value[name]
    return value


def _as_text(value: object) -> str:
    """Return a value as text. Lists, and objects that are written within a string, become lines ``name: value``."""
    if isinstance(value, str):
        inner = _within(value)
        return value if inner is None else "\n".join(_lines(inner))
    if value is None:
        return ""
    if isinstance(value, list):
        scalars = all(not isinstance(part, (dict, list)) for part in value)
        return (", " if scalars else "\n").join(_lines(value))
    return json.dumps(value, ensure_ascii=False)


def _within(text: str, depth: int = _NESTED) -> list[object] | dict[str, object] | None:
    """Return the JSON object or list that a string holds, itself or as another string. None when it holds none."""
    bare = text.strip()
    if depth == 0 or not bare.startswith(_BEGINS) or bare[-1] not in '}]"':
        return None
    try:
        value = DECODER.decode(bare)
    except (ValueError, RecursionError):
        return None
    return _within(value, depth - 1) if isinstance(value, str) else value


def _lines(value: object, name: str = "", depth: int = _DEEPEST) -> Iterator[str]:
    """Yield a line for each value within a value, behind the name of its field."""
    value = _unwrapped(value)
    if isinstance(value, str) and (inner := _within(value)) is not None:
        value = inner
    if depth == 0:
        yield json.dumps(value, ensure_ascii=False)
    elif isinstance(value, dict):
        for key, part in value.items():
            yield from _lines(part, str(key), depth - 1)
    elif isinstance(value, list):
        for part in value:
            yield from _lines(part, name, depth - 1)
    elif value not in (None, ""):
        yield f"{name}: {value}" if name else str(value)
