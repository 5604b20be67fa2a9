"""Records of lines ``name = value`` or ``name: value``: INI files, dumps of devices, lists in YAML. One record is one report."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field

from tocsin.domain.errors import Malformed
from tocsin.ingest import encodings
from tocsin.ingest.reports.document import FileContent, submission
from tocsin.ingest.reports.format import FileHead, Format
from tocsin.ingest.reports.formats.text import read_text
from tocsin.ingest.reports.keys import RowKeys
from tocsin.ingest.reports.options import Item
from tocsin.ingest.reports.rows import RowReader, choose
from tocsin.ingest.source import InputSource

_PAIR = re.compile(r"^\s{0,12}(?P<item>-\s+)?(?P<name>[^\W\d_][^\n=:\"'<>{}]{0,40}?)[\"']?\s{0,9}[=:](?!//)\s{0,9}(?P<value>.*)$")
_SECTION = re.compile(r"^\s{0,9}\[+(?P<name>[^\[\]\n]{1,80})\]+\s{0,9}$")
_RULE = re.compile(r"^\s{0,9}([-=*_#~])\1{2,80}\s{0,9}$")
_COMMENT = re.compile(r"^\s{0,12}[;#](?P<text>.*)$")
_SCALAR = frozenset(["|", ">", "|-", ">-", "|+", ">+"])
_LOOKED_AT = 8_192
_FEWEST = 2
_PAIRED = 0.6


@dataclass
class Blocks:
    """Records as they are collected, and the lines in none of them."""

    rows: list[dict[str, str]] = field(default_factory=list)
    beside: list[str] = field(default_factory=list)
    _current: dict[str, str] = field(default_factory=dict)
    _last: str = ""

    def end(self) -> None:
        """End the record at hand. One of a name alone is none."""
        if self._current and set(self._current) != {"section"}:
            self.rows.append(self._current)
        elif self._current:
            self.beside.append(self._current["section"])
        self._current, self._last = {}, ""

    def begin(self, section: str) -> None:
        """Begin a record under a heading."""
        self.end()
        self._current["section"] = section

    def pair(self, name: str, value: str) -> None:
        """Add a value. A name that comes again in a record gets a number."""
        count = 1 + sum(key == name or key.startswith(f"{name} (") for key in self._current)
        self._last = name if count == 1 else f"{name} ({count})"
        self._current[self._last] = (
            "" if value in _SCALAR else value.rstrip("\\").strip().strip("\"'") if _is_quoted(value) else value.rstrip("\\")
        )

    def further(self, line: str) -> None:
        """Add a line to the value before it."""
        if self._last:
            self._current[self._last] = f"{self._current[self._last]}\n{line.strip().rstrip(chr(92))}".strip("\n")
        else:
            self.beside.append(line.strip())


def _is_quoted(value: str) -> bool:
    bare = value.strip()
    return len(bare) > 1 and bare[0] == bare[-1] and bare[0] in "\"'"


def blocks_of(text: str) -> Blocks:
    """Return the records of a text: they begin at a heading in brackets, a blank line, a rule, or the first name of a list's item."""
    blocks = Blocks()
    sectioned = any(_SECTION.match(line) for line in text[:_LOOKED_AT].split("\n"))
    continued = False
    for line in text.split("\n"):
        bare = line.strip()
        if not bare or _RULE.match(line):
            if not sectioned:
                blocks.end()
        elif continued:
            blocks.further(line)
        elif section := _SECTION.match(line):
            blocks.begin(section["name"].strip())
        elif comment := _COMMENT.match(line):
            blocks.beside.append(comment["text"].strip())
        elif pair := _PAIR.match(line):
            if pair["item"]:
                blocks.end()
            blocks.pair(pair["name"].strip(), pair["value"])
        else:
            blocks.further(line)
        continued = line.endswith("\\")
    blocks.end()
    return blocks


def read(source: InputSource) -> Iterator[Item]:
    """Return a report for each record, and one for the lines beside them. Records without a text are one plain text."""
    data = source.stream.whole(source.limits.document)
    text, note = encodings.decoder(encodings.legacy(data))(data)
    blocks = blocks_of(text.replace("\r\n", "\n").replace("\r", "\n"))
    header = list(dict.fromkeys(name for row in blocks.rows for name in row))
    try:
        row_reader = RowReader(source, RowKeys("records", source.stem), choose(source, header, blocks.rows), blocks.rows)
    except Malformed:
        yield from read_text(source.inner(source.stem, data))
        return
    notes = [("encoding", note)] if note else []
    for number, row in enumerate(blocks.rows, 1):
        where = f"{source.name} record {number}"
        try:
            yield row_reader.submission(row, where, notes)
        except Malformed as why:
            raw = "\n".join(f"{name}: {value}" for name, value in row.items())
            yield source.refused(where, str(why), raw.encode("utf-8", "replace"))
    if beside := [line for line in blocks.beside if line]:
        yield submission(source, FileContent("records", data, "\n".join(beside)))


def is_records(head: FileHead) -> bool:
    """Tell records by their names: the first name of one comes again in others, or headings in brackets stand above the names."""
    text = head.bare[:_LOOKED_AT].decode("utf-8", "replace").replace("\r\n", "\n").replace("\r", "\n")
    lines = [line for line in text.split("\n") if line.strip()]
    paired = sum(
        bool(_PAIR.match(line) or _SECTION.match(line) or _COMMENT.match(line) or line[:1] in " \t" or _RULE.match(line)) for line in lines
    )
    blocks = blocks_of(text).rows
    if len(blocks) < _FEWEST or paired < _PAIRED * len(lines):
        return False
    firsts = Counter(next(name for name in row if name != "section") for row in blocks)
    shared = Counter(name for row in blocks for name in row if name != "section")
    often = [name for name, count in shared.items() if count >= _FEWEST]
    return len(often) >= _FEWEST and (firsts.most_common(1)[0][1] > len(blocks) / 2 or len(often) > _FEWEST)


FORMATS = (Format("records", read, is_records),)
