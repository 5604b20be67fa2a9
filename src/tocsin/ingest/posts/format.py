"""A format of dumps: its name, its reader, and how a dump of it is recognised."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from tocsin.ingest.posts.json_objects import Reader

Object = Mapping[str, Any]


def _never(_: object) -> bool:
    return False


@dataclass(frozen=True, slots=True)
class PostFormat:
    """One format of dumps. ``matches`` asks one of the first JSON objects, ``matches_head`` the first bytes of the dump.

    ``within`` gives the fields of an object that ``matches``, for documents in which such objects lie anywhere.
    """

    name: str
    read: Reader
    matches: Callable[[Object], bool] = _never
    matches_head: Callable[[bytes], bool] = _never
    within: Callable[[Object], Mapping[str, Any] | None] | None = None


def has(*names: str) -> Callable[[Object], bool]:
    """Return a test for objects with all of these fields."""
    return lambda first: all(name in first for name in names)


def lists(name: str, *fields: str) -> Callable[[Object], bool]:
    """Return a test for pages whose list ``name`` holds objects with all of these fields."""

    def fits(first: Object) -> bool:
        items = first.get(name)
        return isinstance(items, list) and all(isinstance(i, Mapping) and set(fields) <= set(i) for i in items[:5])

    return fits


def lists_at_start(name: str, *words: bytes) -> Callable[[bytes], bool]:
    """Return a test for a page, too large to be decoded, that begins with the list ``name`` and holds these words."""
    start = b'"' + name.encode() + b'"'

    def fits(head: bytes) -> bool:
        inner = head.removeprefix(b"{").lstrip()
        after = inner.removeprefix(start).lstrip()
        is_list = after.startswith(b":") and after[1:].lstrip().startswith(b"[")
        return head.startswith(b"{") and inner.startswith(start) and is_list and all(word in head for word in words)

    return fits
