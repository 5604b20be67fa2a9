"""Objects in the lists within an object, such as the answers to a post."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from typing import Any

Object = Mapping[str, Any]

_DEEPEST = 16
_MOST = 1_000_000
_JUDGED = 300
_ONE_IN = 97


def inner_objects(value: Any) -> Iterator[Object]:
    """Yield the objects in the lists within a value, outer ones first."""
    pending, count = [(value, 0, False)], 0
    while pending and count < _MOST:
        part, depth, listed = pending.pop()
        count += 1
        if isinstance(part, Mapping):
            if listed:
                yield part
            pending += [(inner, depth + 1, False) for inner in reversed(list(part.values())) if isinstance(inner, (Mapping, list))]
        elif isinstance(part, list) and depth < _DEEPEST:
            pending += [(inner, depth + 1, True) for inner in reversed(part) if isinstance(inner, (Mapping, list))]


def all_objects(value: Any) -> Iterator[Object]:
    """Yield every object within a value, outer ones first."""
    pending, count = [(value, 0)], 0
    while pending and count < _MOST:
        part, depth = pending.pop()
        count += 1
        if isinstance(part, Mapping):
            yield part
        if depth < _DEEPEST and isinstance(part, (Mapping, list)):
            inner = part.values() if isinstance(part, Mapping) else part
            pending += [(item, depth + 1) for item in reversed(list(inner)) if isinstance(item, (Mapping, list))]


def pruned(value: Any, gone: set[int]) -> Any:
    """Return a value without these objects, wherever they stand in it. They are named by their ids in memory."""
    if isinstance(value, Mapping):
        return {name: pruned(inner, gone) for name, inner in value.items() if id(inner) not in gone}
    return [pruned(inner, gone) for inner in value if id(inner) not in gone] if isinstance(value, list) else value


def without(value: Any, gone: set[int]) -> Any:
    """Return a value without these objects in its lists, which are named by their ids in memory."""
    if isinstance(value, Mapping):
        return {name: without(inner, gone) for name, inner in value.items()}
    return [without(inner, gone) for inner in value if id(inner) not in gone] if isinstance(value, list) else value


class Nesting:
    """Memory of the shapes of objects that hold posts in their lists, so that few of the others are looked through."""

    def __init__(self) -> None:
        self._counts: Counter[frozenset[str]] = Counter()
        self._nesting: set[frozenset[str]] = set()

    def is_due(self, value: Object) -> bool:
        """Tell whether an object may hold posts: asked of the first of each shape, of one in many, and of all shapes that did."""
        shape = _shape(value)
        if not shape:
            return False
        self._counts[shape] += 1
        return shape in self._nesting or self._counts[shape] <= _JUDGED or not self._counts[shape] % _ONE_IN

    def note(self, value: Object) -> None:
        """Note that an object holds posts."""
        self._nesting.add(_shape(value))


def _shape(value: Object) -> frozenset[str]:
    return frozenset(name for name, inner in value.items() if isinstance(inner, (list, dict)) and inner)
