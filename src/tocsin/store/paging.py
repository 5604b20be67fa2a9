"""Pages of long lists, by key instead of offset, so the last page costs as much as the first."""

from __future__ import annotations

import heapq
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from functools import cache
from typing import Any

from sqlalchemy import BindParameter, Integer, Select, bindparam, func, or_, select, tuple_

from tocsin.domain.duty import Duty
from tocsin.domain.report import Priority
from tocsin.store import schema
from tocsin.store.codec import from_rows, instant
from tocsin.store.queries import OWED
from tocsin.store.reader import Reader

COUNTED = 1000
LOOKED_AT = 5000
Key = tuple[str, str]
Place = tuple[str, ...]
"""Where a page goes on: the part of the list, the key of the last row, and in the second part that up to which P1 was shown."""
URGENT, REST = "urgent", "rest"
_END = ("9", "")
"""A key behind every other one."""


@dataclass(frozen=True, slots=True)
class Owing:
    """Filter for live duties: teams (all if empty), kind, priority, due before a time. ``latest`` reverses the order of due times.

    ``urgent_until`` leaves out those on P1 up to this key.
    """

    teams: tuple[str, ...] = ()
    kind: str = ""
    priority: str = ""
    before: datetime | None = None
    latest: bool = False
    urgent_until: Key | None = None


@dataclass(frozen=True, slots=True)
class PlacedPage:
    """One page of live duties, those on P1 first, and the place to continue from, None at the end."""

    duties: tuple[Duty, ...]
    next: Place | None


@dataclass(frozen=True, slots=True)
class OwedPage:
    """One page of live duties by due time, and the key to continue from, None at the end."""

    duties: tuple[Duty, ...]
    next: Key | None


@dataclass(frozen=True, slots=True)
class PageRange:
    """Range of a query: after one key, up to another, at most so many rows."""

    after: Key | None
    until: Key | None
    many: int

    @property
    def parameters(self) -> dict[str, Any]:
        """Return the parameter values of the query."""
        after = dict(zip(("after_due", "after_id"), self.after or (), strict=False))
        until = dict(zip(("until_due", "until_id"), self.until or (), strict=False))
        return {"many": self.many, **after, **until}


def owed_page(reader: Reader, owing: Owing, after: Key | None, limit: int) -> OwedPage:
    """Return the live duties by due time that follow this (due, id).

    Priority belongs to the report, not the duty. A page filtered by priority examines :data:`LOOKED_AT` duties and may hold few
    or none of them.
    """
    teams = owing.teams or ("",)
    ends = [end for team in teams if owing.priority and (end := _looked_to(reader, owing, team, after))]
    until = (max if owing.latest else min)(ends, default=None)
    pages = [_owed(reader, owing, team, PageRange(after, until, limit + 1)) for team in teams]
    duties = list(heapq.merge(*pages, key=_key, reverse=owing.latest))
    return OwedPage(tuple(duties[:limit]), _key(duties[limit - 1]) if len(duties) > limit else until)


def urgent_first(reader: Reader, owing: Owing, after: Place | None, limit: int) -> PlacedPage:
    """Return the live duties on P1 by due time, and behind them all others by due time.

    P1 is looked for among the first :data:`LOOKED_AT` duties. Those on P1 that are due later stand among the others, by their due time.
    """
    part, *keys = after or (URGENT,)
    urgent = OwedPage((), _key_in(keys[2:]))
    if part == URGENT:
        urgent = owed_page(reader, replace(owing, priority=Priority.P1), _key_in(keys), limit)
        if len(urgent.duties) == limit:
            return PlacedPage(urgent.duties, (URGENT, *urgent.next) if urgent.next else (REST, "", "", *_END))
        keys = []
    until = urgent.next or _END
    others = owed_page(reader, replace(owing, urgent_until=until), _key_in(keys[:2]), limit - len(urgent.duties))
    return PlacedPage((*urgent.duties, *others.duties), (REST, *others.next, *until) if others.next else None)


def _key_in(keys: Sequence[str]) -> Key | None:
    """Return the key of a place, None for the beginning."""
    return (keys[0], keys[1]) if len(keys) > 1 and keys[0] else None


def owed_count(reader: Reader, owing: Owing) -> int:
    """Return the number of duties that meet the filter. Counting stops at :data:`COUNTED`."""
    return min(COUNTED, sum(_counted(reader, owing, team) for team in owing.teams or ("",)))


def key_of(time: datetime, number: str) -> Key:
    """Return the key of a row in a page."""
    return instant(time), number


def _key(duty: Duty) -> Key:
    return key_of(duty.due, duty.id)


def _owed(reader: Reader, owing: Owing, team: str, stretch: PageRange) -> Sequence[Duty]:
    page = _page(_shape(owing, team), stretch.after is not None, stretch.until is not None)
    result = reader.rows(page, {**_parameters(owing, team), **stretch.parameters})
    return from_rows(Duty, result.keys(), result.all())


def _looked_to(reader: Reader, owing: Owing, team: str, after: Key | None) -> Key | None:
    """Return the key of the last duty that a page examines, or None if there are no more."""
    shape = tuple(name for name in _shape(owing, team) if name != "priority")
    parameters = {**_parameters(owing, team), **PageRange(after, None, 1).parameters, "looked": LOOKED_AT - 1}
    last = reader.rows(_last_looked_at(shape, after is not None), parameters).first()
    return (last.due, last.id) if last else None


def _counted(reader: Reader, owing: Owing, team: str) -> int:
    return int(reader.rows(_count(_shape(owing, team)), _parameters(owing, team)).scalar_one())


Shape = tuple[str, ...]


def _shape(owing: Owing, team: str) -> Shape:
    conditions = {
        "team": team,
        "kind": owing.kind,
        "before": owing.before,
        "priority": owing.priority,
        "latest": owing.latest,
        "rest": owing.urgent_until,
    }
    return tuple(name for name, value in conditions.items() if value)


def _parameters(owing: Owing, team: str) -> dict[str, Any]:
    parameters = {"team": team, "kind": str(owing.kind), "priority": str(owing.priority)}
    before = {"before": instant(owing.before)} if owing.before else {}
    urgent = dict(zip(("urgent_due", "urgent_id"), owing.urgent_until or (), strict=False))
    return {name: value for name, value in parameters.items() if value} | before | urgent


@cache
def _page(shape: Shape, after: bool, until: bool) -> Select[Any]:
    """Return the query with open parameters. Building it costs more than running it, so it is cached."""
    t = schema.duty
    latest = "latest" in shape
    order = (t.c.due.desc(), t.c.id.desc()) if latest else (t.c.due, t.c.id)
    query = _wanted(shape).order_by(*order).limit(bindparam("many", type_=Integer))
    key, from_key, to_key = (tuple_(*pair) for pair in ((t.c.due, t.c.id), _bound("after"), _bound("until")))
    query = query.where(key < from_key if latest else key > from_key) if after else query
    return query.where(key >= to_key if latest else key <= to_key) if until else query


def _bound(name: str) -> tuple[BindParameter[Any], BindParameter[Any]]:
    return bindparam(f"{name}_due"), bindparam(f"{name}_id")


@cache
def _last_looked_at(shape: Shape, after: bool) -> Select[Any]:
    t = schema.duty
    return _page(shape, after, False).with_only_columns(t.c.due, t.c.id).offset(bindparam("looked", type_=Integer))


@cache
def _count(shape: Shape) -> Select[Any]:
    some = _wanted(shape).with_only_columns(schema.duty.c.id).limit(COUNTED).subquery()
    return select(func.count()).select_from(some)


def _wanted(shape: Shape) -> Select[Any]:
    t, triage = schema.duty, schema.triage
    query = select(t).where(OWED)
    if "team" in shape:
        query = query.where(t.c.team == bindparam("team"))
    if "kind" in shape:
        query = query.where(t.c.kind == bindparam("kind"))
    if "before" in shape:
        query = query.where(t.c.due < bindparam("before"))
    # Asked of each duty in its turn: a join would let the database read every report's priority first.
    of_report = select(triage.c.priority).where(triage.c.report == t.c.report).scalar_subquery()
    if "priority" in shape:
        query = query.where(of_report == bindparam("priority"))
    if "rest" in shape:
        query = query.where(or_(of_report != str(Priority.P1), tuple_(t.c.due, t.c.id) > tuple_(*_bound("urgent"))))
    return query
