"""Access to nested objects of which any part may be missing."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

Object = Mapping[str, Any]
Fields = dict[str, Any]


def get(value: object, *path: str) -> Any:
    """Return the value under a path, None where a step is missing."""
    for step in path:
        value = value.get(step) if isinstance(value, Mapping) else None
    return value


def first(value: object, *names: str) -> Any:
    """Return the first of these fields of an object that says anything, None where none does."""
    if isinstance(value, Mapping):
        for name in names:
            if part := value.get(name):
                return part
    return None


def every(items: object, *path: str) -> list[Any]:
    """Return the values that the objects of a list have under a path, leaving out objects without one."""
    values = (get(item, *path) for item in items) if isinstance(items, list) else ()
    return [value for value in values if value]


def objects_in(items: object) -> list[Object]:
    """Return the objects of a list."""
    return [item for item in items if isinstance(item, Mapping)] if isinstance(items, list) else []
