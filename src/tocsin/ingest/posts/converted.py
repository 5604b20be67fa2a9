"""Dumps of posts in YAML, XML, SQL or a database, as one document of JSON, so that posts are found in them wherever they lie."""

from __future__ import annotations

import io
import json
from collections import Counter
from dataclasses import replace
from typing import Any

from tocsin.domain.errors import Malformed
from tocsin.ingest import encodings
from tocsin.ingest.posts.json_objects import HEAD, is_json
from tocsin.ingest.reports.format import FileHead
from tocsin.ingest.reports.formats.database import contents_of
from tocsin.ingest.reports.formats.sql_dumps import text_of
from tocsin.ingest.reports.formats.xml_records import Node, named_entity, parse
from tocsin.ingest.reports.formats.yaml_records import comments, is_yaml, records
from tocsin.ingest.reports.options import ReadOptions
from tocsin.ingest.reports.registry import format_of
from tocsin.ingest.source import InputFile, InputSource, Stream
from tocsin.ingest.syntax.sql_dump import tables_of


def as_json(dump: InputFile) -> InputFile:
    """Return a dump in YAML, XML, SQL or a database as one of JSON, any other as it stands.

    So stands a text that only begins like YAML, and the database of a chat program, whose messages have a reader of their own.
    """
    head = dump.stream.peek(HEAD)
    kind = "" if is_json(head.lstrip(b"\xef\xbb\xbf \t\r\n\x1e")) else format_of(head)
    if kind != "database" and kind not in _READERS:
        return dump
    source = InputSource.of_file(dump, ReadOptions())
    data = source.stream.whole(source.limits.document)
    again = replace(source, stream=Stream(io.BytesIO(data)))
    value, unread = _from_database(again) if kind == "database" else _READERS[kind](data)
    if value is None:
        return replace(dump, stream=Stream(io.BytesIO(data)), compressed=True)
    written = json.dumps(value, ensure_ascii=False)
    stream = Stream(io.BytesIO(written.encode("utf-8", "replace")))
    return replace(dump, stream=stream, compressed=True, left_out=(*dump.left_out, *unread))


def _from_database(source: InputSource) -> tuple[Any, list[str]]:
    """Return the rows of every table as objects. None for the database of a program whose messages are read apart."""
    contents = contents_of(source)[1]
    if contents["messages"]:
        return None, []
    objects = {table["name"]: [_row(table["rows"][0], row) for row in table["rows"][1:]] for table in contents["tables"]}
    return objects, contents["unread"]


def _row(header: list[str], row: list[str]) -> dict[str, str]:
    return {name: value for name, value in zip(header, row, strict=False) if value}


def _from_yaml(data: bytes) -> tuple[Any, list[str]]:
    text = encodings.decoder(encodings.legacy(data))(data)[0]
    try:
        objects = records(text) if is_yaml(FileHead(data[:HEAD])) else None
    except Malformed:
        return None, []
    return objects, ["a comment beside the values: not read"] if objects and comments(text, objects) else []


def _from_sql(data: bytes) -> tuple[Any, list[str]]:
    """Return the rows of every table as objects. None for a dump without rows."""
    tables, broken = tables_of(text_of(data))
    objects: dict[str, list[dict[str, str]]] = {}
    for table in tables:
        header, *rows = table.with_header
        objects.setdefault(table.name, []).extend(_row(header, row) for row in rows)
    return objects or None, ["a statement breaks off: its last rows were not read" for _ in broken]


def _from_xml(data: bytes) -> tuple[Any, list[str]]:
    root = parse(data)[0]
    return _value(root), ["an entity of the document was not expanded"] if named_entity(root) else []


def _value(node: Node) -> Any:
    """Return an element as a string, or as an object of its attributes, its text and its elements. Those of one name are a list."""
    if not node.attributes and not node.children:
        return node.text
    counts = Counter(child.name for child in node.children)
    value: dict[str, Any] = dict(node.attributes) | ({"text": node.text} if node.text else {})
    for child in node.children:
        if counts[child.name] > 1:
            value.setdefault(f"{child.name}s" if child.name in node.attributes else child.name, []).append(_value(child))
        else:
            value[child.name if child.name not in value else f"{child.name} (2)"] = _value(child)
    return value


_READERS = {"sql": _from_sql, "xml": _from_xml, "yaml": _from_yaml}
