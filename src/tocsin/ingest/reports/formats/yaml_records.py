"""YAML: lists of records, documents one after another, and documents that hold a list of records, read as JSON is."""

from __future__ import annotations

import io
import json
import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import Any

from tocsin.domain.errors import Malformed
from tocsin.ingest import encodings
from tocsin.ingest.leftovers import leaves_of
from tocsin.ingest.loss_check import LossCheck
from tocsin.ingest.reports.document import FileContent, submission
from tocsin.ingest.reports.format import FileHead, Format
from tocsin.ingest.reports.formats import key_values
from tocsin.ingest.reports.formats.json import read_document
from tocsin.ingest.reports.formats.text import read_markdown
from tocsin.ingest.reports.options import Item
from tocsin.ingest.source import InputSource, Stream
from tocsin.ingest.syntax.yaml_values import values_of

_NAME = r"[\"']?(?:[^\W\d][\w .-]{0,40}?|<<)[\"']?"
_BEGIN = re.compile(rf"(?:---(?:\s|$)|%YAML\b|- +{_NAME}:(?:\s|$)|-\s*$|{_NAME}:\s*(?:[&!]\S+\s*)?$)")
_LINE = re.compile(rf"(?:\s{{0,99}}(?:- {{1,9}}){{0,9}}{_NAME}:(?:\s|$)|\s{{0,99}}-(?:\s|$)|---|\.\.\.|#|\s{{1,99}}\S)")
_PAIR = re.compile(rf"^[ \t]{{0,99}}(?:- {{1,9}}){{0,9}}{_NAME}:(?:\s|$)", re.MULTILINE)
_RULE = re.compile(r"^---(?:\s.*)?$", re.MULTILINE)
_COMMENT = re.compile(r"(?:^|\s)#[ \t]*(\S[^\n]*)", re.MULTILINE)
_LOOKED_AT = 16_384
_FEWEST = 3


def read(source: InputSource) -> Iterator[Item]:
    """Return a report for each record. What only looked like YAML is read as records of lines, or as text."""
    data = source.stream.whole(source.limits.document)
    text, _ = encodings.decoder(encodings.legacy(data))(data)
    try:
        values = records(text)
    except Malformed:
        again = replace(source, stream=Stream(io.BytesIO(data)))
        yield from key_values.read(again) if key_values.is_records(FileHead(data[: source.limits.head])) else read_markdown(again)
        return
    written = json.dumps(values[0] if len(values) == 1 else values, ensure_ascii=False)
    yield from read_document(replace(source, stream=Stream(io.BytesIO(written.encode("utf-8", "replace"))), file=None))
    if lost := comments(text, values):
        yield submission(source, FileContent("yaml", data, "\n".join(lost), unread=("comments beside the values: read as a report",)))


def comments(text: str, values: Iterable[Any]) -> list[str]:
    """Return the comments whose words stand in no value."""
    check = LossCheck()
    check.read("\n".join(part for leaf in leaves_of(list(values)) for part in (leaf.field, leaf.value)))
    return check.lost_of(_COMMENT.findall(text))


def records(text: str) -> list[Any]:
    """Return the records of a text, or the one document that holds them. Raises :class:`Malformed` where no value is a mapping."""
    documents = [value for value in values_of(text) if value is not None]
    values = documents[0] if len(documents) == 1 and isinstance(documents[0], list) else documents
    if not values or not all(isinstance(value, dict) for value in values):
        raise Malformed("holds no records")
    return values


def is_yaml(head: FileHead) -> bool:
    """Tell YAML by its lines: it begins with a mark, a name or an item of a list, and each line is one or goes on with one."""
    text = head.bare[:_LOOKED_AT].decode("utf-8", "replace").replace("\r\n", "\n")
    lines = [line for line in text.split("\n")[: None if len(head.bare) <= _LOOKED_AT else -1] if line.strip()]
    first = next((line for line in lines if not line.lstrip().startswith("#")), "")
    if not _BEGIN.match(first) or len(_PAIR.findall(text)) < _FEWEST:
        return False
    documents = [part for part in _RULE.split(text) if part.strip(" \n.")]
    return all(map(_LINE.match, lines)) and any(line[0] in " -" for line in lines) and all(map(_PAIR.search, documents))


FORMATS = (Format("yaml", read, is_yaml, strings="none"),)
