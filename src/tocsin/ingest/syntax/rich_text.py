"""Texts that editors write as a tree of JSON nodes: the Atlassian Document Format of Jira and Confluence, and ProseMirror."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from tocsin.ingest.leftovers import may_hold_words, media_in

_DEEPEST = 40
_BLOCKS = frozenset(
    "blockquote codeBlock code_block decisionItem expand heading listItem list_item mediaGroup mediaSingle panel paragraph rule "  # noqa: SIM905
    "tableRow table_row taskItem".split()
)
_ITEMS = frozenset(["listItem", "list_item", "taskItem"])
_CELLS = frozenset(["tableCell", "tableHeader", "table_cell", "table_header"])
_KNOWN = frozenset(
    ["type", "text", "content", "attrs", "marks", "version", "alt", "title", "url", "shortName", "timestamp", "localId", "id"]
)
_TOLD = ("text", "alt", "title", "url", "shortName", "timestamp")


def is_document(value: Mapping[str, Any]) -> bool:
    """Tell the root of such a tree."""
    content = value.get("content")
    return value.get("type") == "doc" and isinstance(content, list) and all(isinstance(node, Mapping) for node in content)


def plain_text(document: Mapping[str, Any]) -> str:
    """Return the words of a tree, a line for each paragraph, item and row of a table."""
    lines = "".join(_pieces(document, _DEEPEST)).splitlines()
    return "\n".join(line.rstrip() for line in lines if line.strip(" -|"))


def _pieces(node: Any, depth: int) -> Iterator[str]:
    if not isinstance(node, Mapping) or depth == 0:
        return
    kind = node.get("type")
    if kind == "hardBreak":
        yield "\n"
    elif isinstance(text := node.get("text"), str):
        yield text
        yield from _address(node)
    elif isinstance(attributes := node.get("attrs"), Mapping):
        values = (attributes.get(name) for name in _TOLD)
        yield next((f"{value}\n" if node.get("content") else str(value) for value in values if value), "")
    yield from _further(node)
    if kind in _ITEMS:
        yield "- "
    inner = node.get("content")
    for child in inner if isinstance(inner, list) else ():
        yield from _pieces(child, depth - 1)
    if kind in _CELLS:
        yield " | "
    if kind in _BLOCKS:
        yield "\n"


def _further(node: Mapping[str, Any]) -> Iterator[str]:
    """Yield the words of fields that no editor is known to write, each in a line."""
    attributes = node.get("attrs")
    fields = [*node.items(), *(attributes.items() if isinstance(attributes, Mapping) else ())]
    yield from (f"{value}\n" for name, value in fields if name not in _KNOWN and isinstance(value, str) and _tells(value))


def _tells(value: str) -> bool:
    return may_hold_words(value) or bool(media_in(value))


def _address(node: Mapping[str, Any]) -> Iterator[str]:
    """Yield where a linked text leads, when it does not say so itself."""
    for mark in node.get("marks") or ():
        target = mark.get("attrs", {}).get("href", "") if isinstance(mark, Mapping) and isinstance(mark.get("attrs"), Mapping) else ""
        if target and str(target) != node.get("text"):
            yield f" ({target})"
