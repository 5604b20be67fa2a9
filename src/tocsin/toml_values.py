"""Values of a TOML file as structs. An error names the key, says what is wrong, and what to write."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from difflib import get_close_matches
from typing import Any, TypeVar

import msgspec
from msgspec import inspect

from tocsin.domain.errors import Malformed

T = TypeVar("T")

_PLACE = re.compile(r" - at `\$(?P<path>[^`]*)`$")
_STEP = re.compile(r"\.(?P<key>[^.\[]+)|\[(?P<index>\d+)\]|(?P<any>\[\.\.\.\])")
_STRANGE = re.compile(r"Object contains unknown field `(.*)`", re.DOTALL)
_MISSING = re.compile(r"Object missing required field `(.*)`")
_OWN_WORDS = re.compile(r"(?!Expected |Invalid |Object )", re.DOTALL)
_WORDS: dict[type[inspect.Type], str] = {
    inspect.StrType: 'a text in quotes, such as "a"',
    inspect.BoolType: "true or false",
    inspect.FloatType: "a number",
    inspect.IntType: "a whole number",
    inspect.ListType: "a list in square brackets",
    inspect.VarTupleType: "a list in square brackets",
    inspect.DictType: "a table of names and values",
    inspect.StructType: "a table of names and values",
    inspect.DataclassType: "a table of names and values",
    inspect.DateType: "a day such as 2026-03-01",
}


def from_toml(text: str, kind: type[T]) -> T:
    """Return the contents of a TOML file as ``kind``. Raise :class:`Malformed` with the key, the mistake and what to write."""
    try:
        values = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise Malformed(f'not TOML: {error}; write each setting on a line of its own, as name = "text" or name = 3') from None
    try:
        return msgspec.convert(values, kind)
    except msgspec.ValidationError as error:
        raise Malformed(_explained(str(error), values, kind)) from None


def _explained(message: str, values: dict[str, Any], kind: Any) -> str:
    place = _PLACE.search(message)
    mistake = message[: place.start()] if place else message
    if _OWN_WORDS.match(mistake):
        return mistake  # a rule of the struct, which names the key
    path = _path(place["path"] if place else "", message, values, kind)
    node = _node(inspect.type_info(kind), path)
    if strange := _STRANGE.fullmatch(mistake):
        return _unknown(strange[1], path, node)
    if missing := _MISSING.fullmatch(mistake):
        return f"{_name([*path, missing[1]])} is missing: add it"
    return f"{_name(path)}: {_value(values, path)!r} does not fit; write {_wanted(node)}"


def _path(place: str, message: str, values: Any, kind: Any) -> list[str | int]:
    """Return the keys and indexes of a place. The key of a table that may hold any is the one that alone makes the same mistake."""
    path: list[str | int] = []
    for step in _STEP.finditer(place):
        if step["any"]:
            table = _value(values, path)
            path.append(next((key for key in table if _fails(message, values, kind, path, key)), "..."))
        else:
            path.append(step["key"] if step["key"] else int(step["index"]))
    return path


def _fails(message: str, values: Any, kind: Any, path: list[str | int], key: str) -> bool:
    try:
        msgspec.convert(_only(values, path, key), kind)
    except msgspec.ValidationError as error:
        return str(error) == message
    return False


def _only(values: Any, path: list[str | int], key: str) -> Any:
    """Return the values with this key alone in the table at this path."""
    if not path:
        return {key: values[key]}
    copy = values.copy()
    copy[path[0]] = _only(values[path[0]], path[1:], key)
    return copy


def _value(values: Any, path: list[str | int]) -> Any:
    """Return the value at a path, or None."""
    for step in path:
        values = values[step] if isinstance(step, int) or step in values else None
    return values


def _node(node: Any, path: list[str | int]) -> Any:
    """Return the type at a path."""
    for step in path:
        node = _inner(node)
        match node:
            case inspect.StructType() | inspect.DataclassType():
                node = next((field.type for field in node.fields if field.encode_name == step), None)
            case inspect.DictType():
                node = node.value_type
            case inspect.TupleType():
                node = node.item_types[int(step)]
            case inspect.ListType() | inspect.VarTupleType():
                node = node.item_type
    return node


def _inner(node: Any) -> Any:
    """Return the type without the examples beside it."""
    return node.type if isinstance(node, inspect.Metadata) else node


def _unknown(name: str, path: list[str | int], node: Any) -> str:
    node = _inner(node)
    names = [field.encode_name for field in node.fields] if isinstance(node, inspect.StructType | inspect.DataclassType) else []
    near = get_close_matches(name, names, 1)
    return f"{_name([*path, name])}: no such setting; {f'did you mean {near[0]}' if near else 'use one of ' + ', '.join(names)}"


def _wanted(node: Any) -> str:
    match node:
        case inspect.Metadata():
            examples = (node.extra_json_schema or {}).get("examples")
            return f'a text in quotes, such as "{examples[0]}"' if examples else _wanted(node.type)
        case inspect.EnumType():
            return "one of " + ", ".join(f'"{member.value}"' for member in node.cls)
        case inspect.LiteralType():
            return "one of " + ", ".join(f'"{value}"' for value in node.values)
        case inspect.TupleType():
            return f"a list of {len(node.item_types)} values, each {_wanted(node.item_types[0])}"
        case inspect.ListType() | inspect.VarTupleType():
            return f"a list in square brackets, each of it {_wanted(node.item_type)}"
    return " ".join([_WORDS.get(type(node), "a value of another kind"), *_bounds(node)])


def _bounds(node: Any) -> Iterator[str]:
    """Yield the bounds of a number, and the form of a text."""
    low, high = getattr(node, "ge", None), getattr(node, "le", None)
    if low is not None:
        yield f"from {low}" + (f" to {high}" if high is not None else "")
    if getattr(node, "gt", None) is not None:
        yield f"above {node.gt}"


def _name(path: list[str | int]) -> str:
    """Return the name of a place, such as ``mail.port``. Parts of lists are counted from 1."""
    steps = (f", number {step + 1}" if isinstance(step, int) else f".{step}" for step in path)
    return "".join(steps).lstrip(".") or "the file"
