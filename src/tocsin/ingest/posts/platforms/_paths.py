"""Reaching into objects of which any part may be missing."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

Object = Mapping[str, Any]
Fields = dict[str, Any]


def get(value: object, *path: str) -> Any:
    """What is under a path, None where a step is missing."""
    for step in path:
        value = value.get(step) if isinstance(value, Mapping) else None
    return value


def every(items: object, *path: str) -> list[Any]:
    """What each object of a list has under a path; nothing for what lacks it."""
    found = (get(item, *path) for item in items) if isinstance(items, list) else ()
    return [value for value in found if value]


def objects_in(items: object) -> list[Object]:
    """The objects of a list."""
    return [item for item in items if isinstance(item, Mapping)] if isinstance(items, list) else []
