"""The output of ``--json``: rows of declared types, and the JSON Schema of each command's rows."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable, Iterator
from inspect import cleandoc
from pkgutil import resolve_name
from typing import Any, Generic, TypeVar

import click
import msgspec

Row = TypeVar("Row")
Command = TypeVar("Command", bound=Callable[..., Any])

DIALECT = "https://json-schema.org/draft/2020-12/schema"
_encode = msgspec.json.Encoder().encode


class JsonLines(Generic[Row]):
    """The rows that a command prints with ``--json``: one JSON object a line, each of one of these types."""

    def __init__(self, *types: type[Row] | str, unknown_numbers: tuple[type, ...] = (), parts: tuple[str, ...] = ()) -> None:
        """Declare the types. In ``unknown_numbers`` a number that is not known is NaN, which JSON writes as null.

        A type of the desk is named, such as ``tocsin.desk.groups:GroupView``, for help must not load the desk. ``parts`` names
        types of the desk in the fields of rows.
        """
        self._types = types
        self._unknown_numbers = unknown_numbers
        self._parts = parts

    @property
    def types(self) -> tuple[type[Row], ...]:
        """Return the types of the rows."""
        return tuple(resolve_name(type_) if isinstance(type_, str) else type_ for type_ in self._types)

    def option(self, command: Command) -> Command:
        """Add the option ``--json`` to a command, as its parameter ``as_json``."""
        text = "Print one JSON object a line."
        return click.option("--json", "as_json", is_flag=True, help=text, cls=JsonOption, lines=self)(command)

    def emit(self, rows: Iterable[Row]) -> None:
        """Print one JSON object a line on standard output."""
        out = sys.stdout.buffer
        for row in rows:
            out.write(_encode(row) + b"\n")
        out.flush()

    def schema(self) -> dict[str, Any]:
        """Return the JSON Schema of one line."""
        for module in {type_.__module__ for type_ in self.types if self._parts}:
            vars(sys.modules[module]).update((part.rpartition(":")[2], resolve_name(part)) for part in self._parts)
        schemas, components = msgspec.json.schema_components(self.types, ref_template="#/$defs/{name}")
        for name, form in components.items():
            if "description" in form:
                form["description"] = cleandoc(form["description"]).replace("``", "`")
            if name in {type_.__name__ for type_ in self._unknown_numbers}:
                form["properties"] = {field: _or_null(value) for field, value in form["properties"].items()}
        line = schemas[0] if len(schemas) == 1 else {"anyOf": list(schemas)}
        return {"$schema": DIALECT, **line, **({"$defs": components} if components else {})}


def _or_null(form: dict[str, Any]) -> dict[str, Any]:
    """Return the schema of a field in which a number may be null."""
    return {"anyOf": [form, {"type": "null"}]} if form.get("type") == "number" else form


class JsonOption(click.Option):
    """The option ``--json`` of a command, with the types of its rows."""

    def __init__(self, *arguments: Any, lines: JsonLines[Any], **settings: Any) -> None:
        super().__init__(*arguments, **settings)
        self.lines = lines


def lines_of(command: click.Command) -> JsonLines[Any] | None:
    """Return the rows that a command prints with ``--json``, or None if it has no such option."""
    return next((param.lines for param in command.params if isinstance(param, JsonOption)), None)


def commands_with_rows(command: click.Command, path: str = "") -> Iterator[tuple[str, JsonLines[Any]]]:
    """Yield each command at or below this one that takes ``--json``, by its path such as ``subject list``, with its rows."""
    if lines := lines_of(command):
        yield path, lines
    if isinstance(command, click.Group):
        context = click.Context(command, info_name=command.name)
        for name in command.list_commands(context):
            if child := command.get_command(context, name):
                yield from commands_with_rows(child, f"{path} {name}".strip())
