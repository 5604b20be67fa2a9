"""Records within a JSON document: the objects of every list in which some state words and a time, also within other records."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from typing import Any, NamedTuple

from tocsin.ingest.leftovers import leaves_of, may_hold_words
from tocsin.ingest.times.dates import looks_dated

_DEEPEST = 8
_UPPER = 3
_JUDGED = 200
_NESTED = 2
_SENTENCE = 4
_KINDS = 2
_ALIKE = 0.6
_LONGEST_TIME = 64
_LONGEST_NAME = 200
_NAMES = ("key", "number", "iid", "display_id", "title", "subject", "name", "id")

Path = tuple[str, ...]
"""Names of the fields that lead to a part of a document, ``*`` for any element of a list."""
Fact = tuple[str, str]


class PlacedRecord(NamedTuple):
    """An object without the records in it: the path of its list, and facts of what it stands in."""

    path: Path
    value: dict[str, Any]
    around: tuple[Fact, ...] = ()


def records_within(document: Mapping[str, Any]) -> list[PlacedRecord]:
    """Return the records of a document: those that state words and a time, else those of its longest list in the upper levels.

    Empty for one filled form: it states a time itself, and the objects of its longest list are answers of several kinds.
    """
    timed = told_lists(document)
    lists = timed or _longest(document)
    if not timed and _is_filled_form(document, lists):
        return []
    return list(records_of(document, lists))


def told_lists(value: Any) -> frozenset[Path]:
    """Return the paths of the lists that hold an object which states words and a time."""
    return frozenset(path for path, objects in _lists(value).items() if any(map(states, objects[:_JUDGED])))


def records_of(value: Any, lists: frozenset[Path], path: Path = (), around: tuple[Fact, ...] = ()) -> Iterator[PlacedRecord]:
    """Yield the objects of the lists under these paths, each before those within it."""
    if isinstance(value, Mapping):
        for name, part in value.items():
            yield from records_of(part, lists, (*path, str(name)), around)
    elif isinstance(value, list) and len(path) <= _DEEPEST:
        told = path in lists and _is_list_of_objects(value)
        for item in value:
            if told:
                yield PlacedRecord(path, without_records(item, lists, (*path, "*")), around)
            yield from records_of(item, lists, (*path, "*"), _told_of(item) if told else (*around, *_fields_of(item, path)))


def with_outer_time(records: Sequence[PlacedRecord], outer: Any) -> list[PlacedRecord]:
    """Return records that state no time with the only one that the object states in which they stand, such as the time of a call."""
    stated = (
        {name: value for name, value in outer.items() if isinstance(value, str) and _is_time(value)} if isinstance(outer, Mapping) else {}
    )
    if len(stated) != 1 or any(_is_time(leaf.value) for record in records for leaf in leaves_of(record.value)):
        return list(records)
    return [record._replace(value={**stated, **record.value}) for record in records]


def without_records(value: Any, lists: frozenset[Path], path: Path = ()) -> Any:
    """Return a part of a document without the lists under these paths."""
    if isinstance(value, list):
        bare = [] if path in lists and _is_list_of_objects(value) and len(path) <= _DEEPEST else value
        return [without_records(item, lists, (*path, "*")) for item in bare]
    if isinstance(value, Mapping):
        return {name: without_records(part, lists, (*path, str(name))) for name, part in value.items()}
    return value


def echoes(records: Sequence[PlacedRecord], document: Mapping[str, Any]) -> set[int]:
    """Return the numbers of records that only repeat what stands elsewhere in the document, such as the move of a card.

    Words directly in the record are its own.
    """
    lists = frozenset(record.path for record in records)
    own = {path: {leaf.value for record in records if record.path == path for leaf in leaves_of(record.value)} for path in lists}
    own[()] = {leaf.value for leaf in leaves_of(without_records(document, lists))}
    return {number for number, record in enumerate(records) if _repeats(record, own)}


def states(item: object) -> bool:
    """Tell whether an object states words and a time, as a message does, itself or in objects within it."""
    values = list(_values(item, _NESTED))
    return any(map(_is_time, values)) and any(map(may_hold_words, values))


def states_prose(item: object) -> bool:
    """Tell whether an object states a time and a sentence, as the ticket does whose comments stand in a list within it."""
    values = list(_values(item, _NESTED))
    return any(map(_is_time, values)) and any(value.count(" ") >= _SENTENCE and may_hold_words(value) for value in values)


def _is_filled_form(document: Mapping[str, Any], lists: frozenset[Path]) -> bool:
    objects = [item for path, items in _lists(document).items() if path in lists for item in items]
    shapes = Counter(frozenset(item) for item in objects)
    if len(shapes) < _KINDS or max(shapes.values()) > _ALIKE * len(objects):
        return False
    return any(map(_is_time, _values(document, _NESTED)))


def wraps(item: object, inner: Sequence[PlacedRecord]) -> bool:
    """Tell whether an object is one message with the record in it: it states a time, and leaves the words to its only record."""
    values = list(_values(item, _NESTED))
    return len(inner) == 1 and any(map(_is_time, values)) and not any(map(may_hold_words, values))


def _is_time(value: str) -> bool:
    return len(value) <= _LONGEST_TIME and any(map(str.isdecimal, value)) and looks_dated(value)


def _values(item: object, depth: int) -> Iterator[str]:
    """Yield the strings of an object and of those within it, without those of lists."""
    for value in item.values() if isinstance(item, Mapping) else ():
        if isinstance(value, str):
            yield value
        elif depth and isinstance(value, Mapping):
            yield from _values(value, depth - 1)


def _repeats(record: PlacedRecord, own: Mapping[Path, set[str]]) -> bool:
    words = [leaf.value for leaf in leaves_of(record.value) if may_hold_words(leaf.value)]
    if not words or any(isinstance(value, str) and may_hold_words(value) for value in record.value.values()):
        return False
    return all(any(word in values for path, values in own.items() if path != record.path) for word in words)


def _lists(value: Any) -> dict[Path, list[Any]]:
    """Return the objects of all lists of objects, by path. Lists under one path count as one."""
    lists: dict[Path, list[Any]] = {}
    pending: list[tuple[Path, Any]] = [((), value)]
    while pending:
        path, part = pending.pop(0)
        if isinstance(part, list) and _is_list_of_objects(part):
            lists.setdefault(path, []).extend(part)
        if len(path) < _DEEPEST:
            inner = part.items() if isinstance(part, Mapping) else (("*", item) for item in part) if isinstance(part, list) else ()
            pending += [((*path, str(name)), item) for name, item in inner if isinstance(item, (dict, list))]
    return lists


def _longest(value: Any) -> frozenset[Path]:
    lists = {path: objects for path, objects in _lists(value).items() if len(path) <= _UPPER}
    return frozenset([max(lists, key=lambda path: len(lists[path]))] if lists else ())


def _is_list_of_objects(value: list[Any]) -> bool:
    return bool(value) and all(isinstance(item, dict) for item in value)


def _told_of(record: Mapping[str, Any]) -> tuple[Fact, ...]:
    """Return the name, number or title by which a record is known, as a fact of those within it."""
    known = (str(record[name]) for name in _NAMES if isinstance(record.get(name), str))
    name = next((name for name in known if name.strip()), "")
    return (("stands in", name[:_LONGEST_NAME]),) if name else ()


def _fields_of(item: Any, path: Path) -> tuple[Fact, ...]:
    """Return the values of an object that is no record, as facts of the records within it."""
    fields = item.items() if isinstance(item, Mapping) else ()
    parent = next((name for name in reversed(path) if name != "*"), "")
    return tuple((f"{parent}.{name}", value[:_LONGEST_NAME]) for name, value in fields if isinstance(value, str) and value.strip())
