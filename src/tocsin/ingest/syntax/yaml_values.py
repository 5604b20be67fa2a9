"""YAML as plain values: mappings, lists and strings. Aliases are bounded, and no tag makes an object of Python."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import yaml  # type: ignore[import-untyped]  # ships no types

from tocsin.domain.errors import Malformed

_DEEPEST = 64
_MOST_NODES = 2_000_000
_EMPTY = frozenset(["", "~", "null", "Null", "NULL"])
_MERGE = "<<"
_LOADER = getattr(yaml, "CBaseLoader", yaml.BaseLoader)


def values_of(text: str) -> Iterator[Any]:
    """Yield the value of each document. Scalars are strings, an empty one is None.

    Raises :class:`Malformed` for what is no YAML, is nested too deep, or grows too large by its aliases.
    """
    reader = _Reader()
    try:
        for document in yaml.compose_all(text, Loader=_LOADER):
            yield reader.value(document)
    except yaml.YAMLError as why:
        mark = getattr(why, "problem_mark", None)
        place = f" in line {mark.line + 1}" if mark else ""
        raise Malformed(f"is not YAML{place}: {getattr(why, 'problem', None) or why}") from None
    except RecursionError:
        raise Malformed("is nested too deep") from None


class _Reader:
    """Converter of nodes to values. It counts the nodes that it visits, so that a few aliases cannot make billions of values."""

    def __init__(self) -> None:
        self._count = 0

    def value(self, node: Any, depth: int = 0) -> Any:
        """Return the value of a node."""
        self._count += 1
        if depth > _DEEPEST or self._count > _MOST_NODES:
            raise Malformed("is nested too deep" if depth > _DEEPEST else f"has more than {_MOST_NODES:,} values: split it")
        if isinstance(node, yaml.MappingNode):
            return self._mapping(node, depth + 1)
        if isinstance(node, yaml.SequenceNode):
            return [self.value(part, depth + 1) for part in node.value]
        if node is None or (not node.style and node.value in _EMPTY):
            return None
        return str(node.value)

    def _mapping(self, node: Any, depth: int) -> dict[str, Any]:
        """Return a mapping. Merged ones stand below its own values, and a name that comes again gets a number."""
        own: dict[str, Any] = {}
        merged: dict[str, Any] = {}
        for name_node, part in node.value:
            name = self.value(name_node, depth)
            value = self.value(part, depth)
            if name == _MERGE and isinstance(part, (yaml.MappingNode, yaml.SequenceNode)):
                for inner in value if isinstance(value, list) else [value]:
                    merged = (inner if isinstance(inner, dict) else {}) | merged
                continue
            plain = name if isinstance(name, str) else str(name)
            number = 1 + sum(key == plain or key.startswith(f"{plain} (") for key in own) if plain in own else 1
            own[plain if number == 1 else f"{plain} ({number})"] = value
        return merged | own
