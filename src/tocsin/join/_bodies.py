"""The same body in two lists: entries of different origins that share a rare name, or a name and a birth, count as one bearer."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from tocsin.join._names import Bearer, Names

_RARE = 24.0
_RARE_GROUP = 13.0


def unite(names: Names, numbers: Iterable[int]) -> None:
    """Joins the bearers of these names with bearers of the same name from other origins, where they can be the same."""
    for number in numbers:
        parts = names.parts_of(number)
        if len(parts) < 2 or names.is_weak(number):
            continue
        signature = sorted(parts)
        rarest = min(parts, key=lambda id_: len(names.postings[id_]))
        for other in names.postings[rarest]:
            if other != number and sorted(names.parts_of(other)) == signature and _same(names, number, other):
                _join(names, names.bearer_of[number], names.bearer_of[other])


def _same(names: Names, one: int, two: int) -> bool:
    a, b = names.bearer(one), names.bearer(two)
    if a.source == b.source or a.kind != b.kind or names.is_weak(two):
        return False
    if a.kind != "person":
        return names.totals[one] >= _RARE_GROUP
    births = years(a), years(b)
    if all(births):
        return bool(births[0] & births[1])
    return names.totals[one] >= _RARE


def years(bearer: Bearer) -> set[int]:
    """The years in which a bearer may have been born."""
    found: set[int] = set()
    for kind, value in bearer.facts:
        if kind == "birth" and value[:4].isdigit():
            first, last = int(value[:4]), int(value[5:9]) if "/" in value else int(value[:4])
            found.update(range(first, last + 1) if not value.endswith("~") else range(first - 2, first + 3))
    return found


def _join(names: Names, one: int, two: int) -> None:
    kept, gone = sorted((names.bodies[one], names.bodies[two]))
    if kept != gone:
        for bearer in names.bearers_of_body(gone):
            names.set_body(bearer, kept)


def bodies(names: Names) -> dict[int, list[int]]:
    """The bearers of each body."""
    found: dict[int, list[int]] = defaultdict(list)
    for bearer, body in enumerate(names.bodies):
        found[body].append(bearer)
    return found
