"""Pages of long lists: by key, never by number, so that the last page costs what the first one does."""

from __future__ import annotations

import heapq
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import cache
from typing import Any

from sqlalchemy import Integer, Select, bindparam, func, literal_column, select, tuple_

from tocsin.domain.duty import Duty
from tocsin.domain.report import Report
from tocsin.store import schema
from tocsin.store.codec import from_row, from_rows, instant
from tocsin.store.session import Reader

COUNTED = 1000
OWED = schema.duty.c.state == literal_column("'open'")  # written out: the indexes of what is owed are then seen to hold it


@dataclass(frozen=True, slots=True)
class Owing:
    """Which live duties are wanted: of these teams (all, when empty), of a kind, of a priority, due before a time."""

    teams: tuple[str, ...] = ()
    kind: str = ""
    priority: str = ""
    before: datetime | None = None


Key = tuple[str, str]


def owed_page(reader: Reader, owing: Owing, after: Key | None, limit: int) -> list[Duty]:
    """The live duties by due time, from after this (due, id) on."""
    pages = [_owed(reader, owing, team, after, limit) for team in owing.teams or ("",)]
    return list(heapq.merge(*pages, key=lambda duty: (duty.due, duty.id)))[:limit]


def owed_count(reader: Reader, owing: Owing) -> int:
    """How many there are; counting stops at :data:`COUNTED`."""
    return min(COUNTED, sum(_counted(reader, owing, team) for team in owing.teams or ("",)))


def reports_page(reader: Reader, after: Key | None, limit: int) -> list[Report]:
    """Reports, the newest first, from after this (received, id) on."""
    t = schema.report
    query = select(t).order_by(t.c.received.desc(), t.c.id.desc()).limit(limit)
    if after:
        query = query.where(tuple_(t.c.received, t.c.id) < after)
    return [from_row(Report, row) for row in reader.rows(query).mappings()]


def key_of(time: datetime, number: str) -> Key:
    """The key of a row in a page."""
    return instant(time), number


def _owed(reader: Reader, owing: Owing, team: str, after: Key | None, limit: int) -> Sequence[Duty]:
    given = {**_given(owing, team), "many": limit, **(dict(zip(("due", "id"), after, strict=True)) if after else {})}
    result = reader.rows(_page(_shape(owing, team), after is not None), given)
    return from_rows(Duty, result.keys(), result.all())


def _counted(reader: Reader, owing: Owing, team: str) -> int:
    return int(reader.rows(_count(_shape(owing, team)), _given(owing, team)).scalar_one())


Shape = tuple[str, ...]


def _shape(owing: Owing, team: str) -> Shape:
    asked = {"team": team, "kind": owing.kind, "before": owing.before, "priority": owing.priority}
    return tuple(name for name, value in asked.items() if value)


def _given(owing: Owing, team: str) -> dict[str, Any]:
    given = {"team": team, "kind": str(owing.kind), "priority": str(owing.priority)}
    return {name: value for name, value in given.items() if value} | ({"before": instant(owing.before)} if owing.before else {})


@cache
def _page(shape: Shape, after: bool) -> Select[Any]:
    """The search with its values left open; building it costs more than running it."""
    t = schema.duty
    query = _wanted(shape).order_by(t.c.due, t.c.id).limit(bindparam("many", type_=Integer))
    return query.where(tuple_(t.c.due, t.c.id) > tuple_(bindparam("due"), bindparam("id"))) if after else query


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
    if "priority" in shape:
        query = query.join(triage, triage.c.report == t.c.report).where(triage.c.priority == bindparam("priority"))
    return query
