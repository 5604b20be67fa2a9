"""Cluster the entries of several lists that are the same body: they share a rare name, or a name and a birth.

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
_MOST_APART = 5


def unite(names: NameTable, numbers: Iterable[int]) -> None:
    """Join the entities of these names with entities of other origins that can be the same."""
    numbers = list(numbers)
    dated = any(_dates(names.entity(number)) for number in numbers)
    by_birth = _by_birth(names) if dated else {}
    for number in numbers:
        for other in (*_of_same_name(names, number), *_of_same_birth(names, number, by_birth)):
            _join(names, names.entity_of[number], other)


def _by_birth(names: NameTable) -> dict[str, set[int]]:
    by_birth: dict[str, set[int]] = defaultdict(set)
    for entity, other in enumerate(names.entities):
        for date in _dates(other):
            by_birth[date].add(entity)
    return by_birth


def _of_same_name(names: NameTable, number: int) -> list[int]:
    parts = names.parts_of(number)
    if len(parts) < 2 or names.is_weak(number):
        return []
    signature = sorted(parts)
    rarest = min(parts, key=lambda id_: len(names.postings[id_]))
    others = (other for other in names.postings[rarest] if other != number and sorted(names.parts_of(other)) == signature)
    return [names.entity_of[other] for other in others if _same(names, number, other)]


def _of_same_birth(names: NameTable, number: int, by_birth: dict[str, set[int]]) -> list[int]:
    """Bearers of other origins born on the same day who share two words, or a rare one."""
    own = names.entity(number)
    same = []
    for other in {other for date in _dates(own) for other in by_birth.get(date, ())}:
        other_entity = names.entities[other]
        if other_entity.source != own.source and other_entity.kind == own.kind and _shares(names, number, other):
            same.append(other)
    return same


def _shares(names: NameTable, number: int, other: int) -> bool:
    words = names.vocabulary
    own = set(names.parts_of(number))
    for name in names.names_of_entity(other):
        both = own & set(names.parts_of(name))
        if sum(words.bits[id_] for id_ in both) >= _SHARED:
            return True
    return False


def _dates(entity: NameEntity) -> list[str]:
    return [value for kind, value in entity.facts if kind == "birth" and len(value) == len("1971-03-04")]


def _same(names: NameTable, name: int, other_name: int) -> bool:
    a, b = names.entity(name), names.entity(other_name)
    if a.kind != b.kind or a.subject == b.subject or names.is_weak(other_name):
        return False
    if a.source == b.source:
        return a.kind == "person" and (
            (names.totals[name] >= _RARE_GROUP and not {*_dates(a)}.isdisjoint(_dates(b)))
            or (names.totals[name] >= _RARE and bool(years(a) & years(b)))
        )
    if a.entry == b.entry and publisher(a.source) == publisher(b.source):
        return True
    if a.kind != "person":
        return names.totals[name] >= _RARE_GROUP
    return _is_one_person(names, name, other_name)


def _is_one_person(names: NameTable, name: int, other_name: int) -> bool:
    """Return whether two persons of two lists who share a name are one.

    Two publishers often disagree on a birth by a few years. The main name of both needs no more than births that may be one
    person's. An alias needs births that agree, or where one is unknown, a rare name.
    """
    a, b = names.entity(name), names.entity(other_name)
    births = years(a), years(b)
    apart = min((abs(first - second) for first in births[0] for second in births[1]), default=0)
    anniversary = {date[4:] for date in _dates(a)} & {date[4:] for date in _dates(b)}
    if names.is_primary(name) and names.is_primary(other_name) and names.totals[name] >= _RARE_GROUP:
        return apart <= _MOST_APART or bool(anniversary)
    return apart == 0 if all(births) else names.totals[name] >= _RARE


def years(entity: NameEntity) -> set[int]:
    """Return the years in which an entity may have been born."""
    years_of_birth: set[int] = set()
    for kind, value in entity.facts:
        if kind == "birth" and value[:4].isdigit():
            first, last = int(value[:4]), int(value[5:9]) if "/" in value else int(value[:4])
            years_of_birth.update(range(first, last + 1) if not value.endswith("~") else range(first - 2, first + 3))
    return years_of_birth


def _join(names: NameTable, entity_id: int, other_id: int) -> None:
    first, second = sorted((names.clusters[entity_id], names.clusters[other_id]))
    if first != second:
        for entity in names.members_of(second):
            names.set_cluster(entity, first)
