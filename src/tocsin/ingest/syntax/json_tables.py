"""Tables written as JSON without a list of objects: lists of values by column, and lists of rows beside the names of their columns."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from tocsin.domain.errors import Malformed
from tocsin.domain.time_zone import zone_named
from tocsin.ingest.times.zone_names import zone_of

_DEEPEST = 6
_FEWEST = 2
_MOST_COLUMNS = 500
_MOST_PARTS = 50
_ZONES = frozenset(["tz", "timezone", "time_zone", "utc_offset", "zone"])
_TIME_SHAPE = 10


def tables_within(document: Any) -> list[dict[str, object]]:
    """Return the rows of the largest table in a document, each with the fields that stand beside it. Empty when there is none."""
    best: list[dict[str, object]] = []
    around: dict[str, object] = {}
    for path, value in _levels(document):
        rows = _by_column(value) or _by_row(value)
        if len(rows) * len(rows[0] if rows else ()) > len(best) * len(best[0] if best else ()):
            best, around = rows, dict(_beside(document, path, value))
    zone = _zone(around)
    return [{name: _with_zone(part, zone) for name, part in row.items()} for row in best]


def _levels(document: Any) -> Iterator[tuple[tuple[str, ...], Mapping[str, Any]]]:
    pending: list[tuple[tuple[str, ...], Any]] = [((), document)]
    while pending:
        path, value = pending.pop(0)
        if isinstance(value, Mapping):
            yield path, value
            pending += [((*path, str(name)), part) for name, part in value.items() if len(path) < _DEEPEST and _is_compound(part)]
        elif isinstance(value, list):
            pending += [(path, part) for part in value[:_MOST_PARTS] if isinstance(part, Mapping)]


def _by_column(value: Mapping[str, Any]) -> list[dict[str, object]]:
    """Return the rows of an object whose fields are lists of values, all of one length, or objects with the same keys."""
    columns = {str(name): part for name, part in value.items() if isinstance(part, list) and not any(map(_is_compound, part))}
    lengths = {len(part) for part in columns.values()}
    if _FEWEST <= len(columns) <= _MOST_COLUMNS and len(lengths) == 1 and len(columns) == len(value) and lengths != {0}:
        return [dict(zip(columns, values, strict=True)) for values in zip(*columns.values(), strict=True)]
    keyed = {str(name): part for name, part in value.items() if isinstance(part, Mapping) and not any(map(_is_compound, part.values()))}
    keys = [tuple(part) for part in keyed.values()]
    if (
        len(keyed) < _FEWEST
        or len(keyed) != len(value)
        or len(set(keys)) != 1
        or not keys[0]
        or not all(str(key).isdigit() for key in keys[0])
    ):
        return []
    return [{name: part[key] for name, part in keyed.items()} for key in keys[0]]


def _is_compound(value: object) -> bool:
    return isinstance(value, (list, Mapping))


def _by_row(value: Mapping[str, Any]) -> list[dict[str, object]]:
    """Return the rows of a list of lists. Their names stand in a list beside it, or in its first row."""
    for name, rows in value.items():
        if not isinstance(rows, list) or len(rows) < 1 or not all(isinstance(row, list) and row for row in rows):
            continue
        width = len(rows[0])
        beside = [names for other, part in value.items() if other != name and len(names := _names(part)) == width]
        if beside:
            return [dict(zip(beside[0], row, strict=False)) for row in rows]
        if len(rows) > 1 and len(names := _names(rows[0])) == width > 1 and not all(isinstance(part, str) for part in rows[1]):
            return [dict(zip(names, row, strict=False)) for row in rows[1:]]
    return []


def _names(part: object) -> list[str]:
    """Return the names of columns in a list of strings, of objects with a name, or of lists that begin with one."""
    if not isinstance(part, Sequence) or isinstance(part, str):
        return []
    names = [_name(item) for item in part]
    return names if all(any(map(str.isalpha, name)) for name in names) and len(set(names)) == len(names) else []


def _name(item: object) -> str:
    if isinstance(item, Mapping):
        return next((str(item[key]) for key in ("name", "field", "key", "id", "label", "title") if item.get(key)), "")
    if isinstance(item, list):
        return str(item[0]) if item and isinstance(item[0], str) else ""
    return item if isinstance(item, str) else ""


def _beside(document: Any, path: tuple[str, ...], table: Mapping[str, Any]) -> Iterator[tuple[str, object]]:
    for _, value in _levels(document):
        if value is not table:
            yield from ((str(name), part) for name, part in value.items() if not _is_compound(part))


def _zone(around: Mapping[str, object]) -> str:
    """Return the zone that a field beside the table states, as it is written behind a time. Empty when there is none."""
    stated = next((str(part) for name, part in around.items() if name.lower() in _ZONES and part), "")
    if zone_of(stated) is not None:
        return stated
    try:
        zone_named(stated)
    except Malformed:
        return ""
    return f" {stated}" if "/" in stated else ""


def _with_zone(value: object, zone: str) -> object:
    """Return a day with a clock and no zone with that of the table behind it."""
    if not zone or not isinstance(value, str) or not (value[:4].isdecimal() and value[4:5] == "-" and ":" in value[_TIME_SHAPE:]):
        return value
    return value if value.endswith("Z") or "+" in value or "-" in value[_TIME_SHAPE:] else f"{value}{zone}"
