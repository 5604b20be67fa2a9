"""Objects in the lists within an object, such as the answers to a post."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any

Object = Mapping[str, Any]

_DEEPEST = 16
_MOST = 1_000_000
_SHORTEST_TIME = 8
_LONGEST_TIME = 48
_FIRST_SECOND = 100_000_000
_ANSWERS = re.compile(r"(?i)^(?!.*parent).*(?:comment|answer|response|repl(?:y|ies)(?!_?to))")
"""Names under which an object keeps the answers to it."""


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


def answered_in(value: Any, posts: Mapping[int, Any]) -> dict[int, Any]:
    """Return the id of the post that each inner post answers, by the id of its object in memory.

    ``posts`` are the ids of posts by those of their objects. A post answers the nearest one around it, where a name between the two says
    that answers follow. Others, such as the posts of an account, have no entry.
    """
    answered: dict[int, Any] = {}
    pending: list[tuple[Any, Any, bool]] = [(value, None, False)]
    while pending:
        part, outer, follows = pending.pop()
        if isinstance(part, list):
            pending += [(inner, outer, follows) for inner in part if isinstance(inner, (Mapping, list))]
            continue
        if id(part) in posts:
            if follows and outer:
                answered[id(part)] = outer
            outer, follows = posts[id(part)], False
        pending += [
            (inner, outer, follows or bool(_ANSWERS.search(name))) for name, inner in part.items() if isinstance(inner, (Mapping, list))
        ]
    return answered


def likely_posts(value: Object) -> list[Object]:
    """Return the objects in the lists within an object that could be posts: one of their values may be a time.

    It runs on each of millions of objects, and looks at nothing that a post has to have but this.
    """
    likely: list[Object] = []
    pending: list[Any] = [part for part in value.values() if part and (type(part) is list or type(part) is dict)]
    while pending and len(likely) < _MOST:
        part = pending.pop()
        if type(part) is dict:
            pending += [inner for inner in part.values() if inner and (type(inner) is list or type(inner) is dict)]
            continue
        for item in part:
            if type(item) is dict:
                if _may_state_time(item):
                    likely.append(item)
                pending += [inner for inner in item.values() if inner and (type(inner) is list or type(inner) is dict)]
            elif type(item) is list:
                pending.append(item)
    return likely


def _may_state_time(item: Object, depth: int = 0) -> bool:
    if depth > _DEEPEST:
        return True
    for part in item.values():
        kind = type(part)
        if kind is str:
            may = _SHORTEST_TIME <= len(part) <= _LONGEST_TIME and any(map(str.isdecimal, part))
        elif kind is dict:
            may = bool(part) and _may_state_time(part, depth + 1)
        else:
            may = (kind is int or kind is float) and part > _FIRST_SECOND
        if may:
            return True
    return False
