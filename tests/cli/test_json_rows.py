"""Every row type of ``--json``, filled and as empty as it may be, is printed as its schema says: also rows that no short story reaches."""

from __future__ import annotations

import json
from typing import Any

import msgspec
import pytest
from jsonschema import Draft202012Validator
from msgspec import inspect

from tocsin.cli.json_lines import JsonLines, commands_with_rows
from tocsin.cli.main import tocsin as tree

COMMANDS = dict(commands_with_rows(tree))
PLAIN: dict[type[inspect.Type], Any] = {
    inspect.AnyType: "words",
    inspect.NoneType: None,
    inspect.BoolType: True,
    inspect.IntType: 1,
    inspect.FloatType: 0.5,
    inspect.StrType: "words",
    inspect.BytesType: "AAAA",
    inspect.DateTimeType: "2026-11-29T10:00:00Z",
    inspect.DateType: "2026-11-29",
    inspect.TimeDeltaType: "PT1H",
}


def example(form: inspect.Type, *, full: bool) -> Any:
    """Return a value of a type as JSON has it. Collections hold one value, or none; what may be missing stands there, or does not."""
    if type(form) in PLAIN:
        return PLAIN[type(form)]
    if isinstance(form, inspect.Metadata):
        return example(form.type, full=full)
    if isinstance(form, inspect.EnumType):
        return next(iter(form.cls)).value
    if isinstance(form, inspect.LiteralType):
        return form.values[0]
    if isinstance(form, inspect.UnionType):
        empty = any(isinstance(option, inspect.NoneType) for option in form.types) and not full
        return None if empty else example(next(o for o in form.types if not isinstance(o, inspect.NoneType)), full=full)
    if isinstance(form, inspect.TupleType):
        return [example(item, full=full) for item in form.item_types]
    return _nested(form, full=full)


def _nested(form: inspect.Type, *, full: bool) -> Any:
    if isinstance(form, inspect.DataclassType | inspect.StructType | inspect.TypedDictType):
        return {field.encode_name: example(field.type, full=full) for field in form.fields}
    if isinstance(form, inspect.DictType):
        return {str(example(form.key_type, full=full)): example(form.value_type, full=full)} if full else {}
    if isinstance(form, inspect.ListType | inspect.VarTupleType | inspect.SetType | inspect.FrozenSetType):
        return [example(form.item_type, full=full)] if full else []
    raise AssertionError(f"no example of {form}")


def printed(lines: JsonLines[Any], row: object, capsysbinary: pytest.CaptureFixture[bytes]) -> dict[str, Any]:
    lines.emit([row])
    line: dict[str, Any] = json.loads(capsysbinary.readouterr().out)
    return line


@pytest.mark.parametrize("path", COMMANDS)
def test_a_row_fits_the_schema_whatever_it_holds(path: str, capsysbinary: pytest.CaptureFixture[bytes]) -> None:
    lines = COMMANDS[path]
    schema = Draft202012Validator(lines.schema())

    for kind in lines.types:
        for full in (True, False):
            row = msgspec.json.decode(json.dumps(example(inspect.type_info(kind), full=full)), type=kind)
            schema.validate(printed(lines, row, capsysbinary))
