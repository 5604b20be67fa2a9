"""XML of records that is no feed: each repeated element is one row, its attributes and fields the columns."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from xml.parsers import expat

from tocsin.domain.errors import Malformed
from tocsin.domain.report import Submission
from tocsin.domain.time_zone import zone_named
from tocsin.ingest.leftovers import may_hold_words, media_in
from tocsin.ingest.reports.date_parts import day_above
from tocsin.ingest.reports.document import FileContent, submission
from tocsin.ingest.reports.format import FileHead, Format
from tocsin.ingest.reports.keys import RowKeys
from tocsin.ingest.reports.options import Item
from tocsin.ingest.reports.rows import RowReader, choose
from tocsin.ingest.source import InputSource
from tocsin.ingest.syntax.xml_events import send_events

_DEEPEST = 200
_LONGEST_DAY = 60
_OFFSET = re.compile(r"Z|UTC|(?:UTC|GMT)?[+-]\d{2}:?\d{2}")
_ALIKE = 3
_ENTITY = re.compile(r"&[A-Za-z_][\w.-]{0,60};")
_COORDINATES = re.compile(r"-?\d{1,3}\.\d{1,12}, ?-?\d{1,3}\.\d{1,12}(?:, ?-?\d{1,6}(?:\.\d{1,12})?)?")
_ROOT = re.compile(
    rb"<\?xml[^>]{0,300}\?>\s{0,999}(?:(?:<!--.{0,2000}?-->|<\?[^>]{0,500}\?>|<!DOCTYPE[^\[>]{0,500}(?:\[[^\]]{0,8000}\]\s{0,99})?>)\s{0,999}){0,6}"
    rb"<([A-Za-z_][\w.:-]{0,80})",
    re.DOTALL,
)

Row = dict[str, str]


@dataclass
class Node:
    """An element: its name, its attributes, its text and the elements in it."""

    name: str
    attributes: dict[str, str]
    children: list[Node] = field(default_factory=list)
    pieces: list[str] = field(default_factory=list)

    @property
    def text(self) -> str:
        """The text directly in the element."""
        return "".join(self.pieces).strip()


class _Tree:
    """Handler of XML events that builds the tree of elements."""

    def __init__(self) -> None:
        self.root = Node("", {})
        self._open = [self.root]

    def start(self, name: str, attributes: dict[str, str]) -> None:
        if len(self._open) > _DEEPEST:
            raise Malformed(f"is nested deeper than {_DEEPEST}")
        node = Node(name.rpartition(":")[2], {key.rpartition(":")[2]: value for key, value in attributes.items()})
        self._open[-1].children.append(node)
        self._open.append(node)

    def data(self, text: str) -> None:
        self._open[-1].pieces.append(text)

    def end(self, _name: str) -> None:
        self._open.pop()


def read(source: InputSource) -> Iterator[Item]:
    """Return a report for each record. XML without records, or whose records have no text, is one report of all its words.

    Words beside the records are a report of their own. Counts and codes there are facts of the first record.
    Reports that name an entity which was not expanded list it as not read.
    """
    for item in _read(source):
        if isinstance(item, Submission) and _ENTITY.search("\n".join([item.text, *(value for _, value in item.facts)])):
            item = replace(item, unread=(*item.unread, f"{source.stem}: an entity of the document was not expanded"))
        yield item


def _read(source: InputSource) -> Iterator[Item]:
    data = source.stream.whole(source.limits.document)
    root, note = parse(data)
    records = records_of(root)
    rows = [_placed(dict(_fields(record))) for record in records]
    beside = list(_fields(_without(root, records)))
    row_reader = _row_reader(_below(source, beside), rows)
    if row_reader is None:
        yield submission(source, FileContent("xml", data, "\n".join(f"{name}: {value}" for name, value in _fields(root)), note))
        return
    is_worded = any(may_hold_words(value) or media_in(value) for _, value in beside)
    for number, row in enumerate(rows, 1):
        where = f"{source.name} record {number}"
        try:
            yield row_reader.submission(row, where, [*note, *([] if is_worded or number > 1 else beside)])
        except Malformed as why:
            yield source.refused(where, str(why), repr(row).encode("utf-8", "replace"))
    if is_worded:
        yield submission(source, FileContent("xml", data, "\n".join(f"{name}: {value}" for name, value in beside), note))


def _below(source: InputSource, beside: Sequence[tuple[str, str]]) -> InputSource:
    """Return the source below the day, and in the zone, that a value beside the records is."""
    values = [value for _, value in beside if len(value) <= _LONGEST_DAY]
    zones = {value for value in values if _OFFSET.fullmatch(value)}
    day = day_above(values, zone_named(source.reading.zone or "UTC"))
    return replace(source.renamed(source.name, day), zone=zones.pop() if len(zones) == 1 else source.zone)


def _placed(row: Row) -> Row:
    """Return the fields of a record. The name of one that lies on a map, such as a pin or a way point, is that of a place."""
    on_map = {"lat", "lon"} <= row.keys() or any(_COORDINATES.fullmatch(value) for value in row.values())
    return {"place" if name == "name" else name: value for name, value in row.items()} if on_map and "place" not in row else row


def _row_reader(source: InputSource, rows: list[Row]) -> RowReader | None:
    """Return the reader of these rows. None when there are none, or when none of their fields is a text."""
    header = list(dict.fromkeys(name for row in rows for name in row))
    try:
        return RowReader(source, RowKeys("xml", source.stem), choose(source, header, rows), rows) if rows else None
    except Malformed:
        return None


def parse(data: bytes) -> tuple[Node, tuple[tuple[str, str], ...]]:
    """Return the tree of an XML document, and a note on its encoding.

    Raises :class:`Malformed` for one that is broken.
    """
    tree = _Tree()
    try:
        note = send_events(data, tree)
    except expat.ExpatError as why:
        raise Malformed(f"is not well-formed XML ({why})") from None
    return tree.root, (("encoding", note),) if note else ()


def named_entity(node: Node) -> bool:
    """Tell whether a document names an entity that was not expanded."""
    return any(map(_ENTITY.search, [node.text, *node.attributes.values()])) or any(map(named_entity, node.children))


def records_of(root: Node) -> list[Node]:
    """Return the elements that repeat side by side most often and have fields or text. Empty when none does twice."""
    best: list[Node] = []
    parent = root
    pending = [root]
    while pending:
        node = pending.pop()
        pending += node.children
        counts = Counter(child.name for child in node.children)
        for name, count in counts.items():
            group = [child for child in node.children if child.name == name]
            if count > 1 and _weight(group) > _weight(best):
                best, parent = group, node
        if len(node.children) > 1 and _weight(alike := _alike(node.children)) > _weight(best):
            best, parent = alike, node
    if best:
        fields = _names_in(best)
        return [child for child in parent.children if child.name == best[0].name or len(_names_in([child]) & fields) >= _ALIKE]
    only = root.children[0].children if len(root.children) == 1 else []
    return only if len(only) == 1 and _weight(only) > 1 else []


def _alike(nodes: list[Node]) -> list[Node]:
    """Return the elements, of whatever name, that share several fields with the one of most. Empty when there is no other."""
    fields = _names_in([max(nodes, key=lambda node: len(_names_in([node])))])
    alike = [node for node in nodes if len(_names_in([node]) & fields) >= _ALIKE]
    return alike if len(alike) > 1 else []


def _names_in(nodes: list[Node]) -> set[str]:
    """Return the names of the attributes and inner elements of some elements."""
    return {name for node in nodes for name in (*node.attributes, *(child.name for child in node.children))}


def _weight(group: list[Node]) -> int:
    """Return the number of fields in a group of elements."""
    return sum(len(node.attributes) + len(node.children) for node in group)


def _fields(node: Node, prefix: str = "") -> Iterator[tuple[str, str]]:
    """Return the fields of a record: attributes, text and inner elements, repeated names numbered."""
    counts: Counter[str] = Counter()
    for name, value in node.attributes.items():
        if value.strip() and value != "null":
            yield f"{prefix}{name}", value.strip()
    if node.text:
        yield prefix.rstrip(".") or "text", node.text
    for child in node.children:
        counts[child.name] += 1
        name = child.name if counts[child.name] == 1 else f"{child.name} ({counts[child.name]})"
        yield from _fields(child, f"{prefix}{name}.")


def _without(node: Node, gone: list[Node]) -> Node:
    """Return the tree without these elements."""
    gone_ids = {id(item) for item in gone}
    children = [_without(child, gone) for child in node.children if id(child) not in gone_ids]
    return Node(node.name, node.attributes, children, node.pieces)


def _is_xml(head: FileHead) -> bool:
    match = _ROOT.match(head.bare)
    return match is not None and match[1].lower() not in (b"html", b"svg", b"rss", b"rdf:rdf")


FORMATS = (Format("xml", read, _is_xml),)
