"""The same body in two lists: entries of different origins that share a rare name, or a name and a birth, count as one bearer.

So do two entries of one name and number in two lists of one publisher.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from tocsin.domain.watchlist import publisher
from tocsin.matching.engine.names import NameEntity, NameTable

_RARE = 24.0
_RARE_GROUP = 13.0
_SHARED = 11.0


def unite(names: NameTable, numbers: Iterable[int]) -> None:
    """Joins the bearers of these names with bearers of other origins that can be the same: by a name, or by a birth and words."""
    numbers = list(numbers)
    dated = any(_dates(names.bearer(number)) for number in numbers)
    by_birth = _by_birth(names) if dated else {}
    for number in numbers:
        for other in (*_of_same_name(names, number), *_of_same_birth(names, number, by_birth)):
            _join(names, names.bearer_of[number], other)


def _by_birth(names: NameTable) -> dict[str, set[int]]:
    found: dict[str, set[int]] = defaultdict(set)
    for bearer, held in enumerate(names.bearers):
        for date in _dates(held):
            found[date].add(bearer)
    return found


def _of_same_name(names: NameTable, number: int) -> list[int]:
    parts = names.parts_of(number)
    if len(parts) < 2 or names.is_weak(number):
        return []
    signature = sorted(parts)
    rarest = min(parts, key=lambda id_: len(names.postings[id_]))
    others = (other for other in names.postings[rarest] if other != number and sorted(names.parts_of(other)) == signature)
    return [names.bearer_of[other] for other in others if _same(names, number, other)]


def _of_same_birth(names: NameTable, number: int, by_birth: dict[str, set[int]]) -> list[int]:
    """Bearers of other origins born on the same day who share two words, or a rare one."""
    own = names.bearer(number)
    found = []
    for other in {other for date in _dates(own) for other in by_birth.get(date, ())}:
        held = names.bearers[other]
        if held.source != own.source and held.kind == own.kind and _shares(names, number, other):
            found.append(other)
    return found


def _shares(names: NameTable, number: int, other: int) -> bool:
    words = names.vocabulary
    own = set(names.parts_of(number))
    for name in names.of_bearer(other):
        both = own & set(names.parts_of(name))
        if sum(words.bits[id_] for id_ in both) >= _SHARED:
            return True
    return False


def _dates(bearer: NameEntity) -> list[str]:
    return [value for kind, value in bearer.facts if kind == "birth" and len(value) == len("1971-03-04")]


def _same(names: NameTable, one: int, two: int) -> bool:
    a, b = names.bearer(one), names.bearer(two)
    if a.source == b.source or a.kind != b.kind or names.is_weak(two):
        return False
    if a.entry == b.entry and publisher(a.source) == publisher(b.source):
        return True
    if a.kind != "person":
        return names.totals[one] >= _RARE_GROUP
    births = years(a), years(b)
    if all(births):
        return bool(births[0] & births[1])
    return names.totals[one] >= _RARE


def years(bearer: NameEntity) -> set[int]:
    """The years in which a bearer may have been born."""
    found: set[int] = set()
    for kind, value in bearer.facts:
        if kind == "birth" and value[:4].isdigit():
            first, last = int(value[:4]), int(value[5:9]) if "/" in value else int(value[:4])
            found.update(range(first, last + 1) if not value.endswith("~") else range(first - 2, first + 3))
    return found


def _join(names: NameTable, one: int, two: int) -> None:
    kept, gone = sorted((names.bodies[one], names.bodies[two]))
    if kept != gone:
        for bearer in names.bearers_of_body(gone):
            names.set_body(bearer, kept)
