"""Pages of long lists: by key, never by number, so that the last page costs what the first one does."""

from __future__ import annotations

import heapq
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Select, func, select, tuple_

from tocsin.domain.duty import Duty, DutyState
from tocsin.domain.report import Report
from tocsin.store import schema
from tocsin.store.codec import from_row, instant
from tocsin.store.session import Reader

COUNTED = 1000


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
    return min(COUNTED, sum(_counted(reader, _wanted(owing, team)) for team in owing.teams or ("",)))


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
    t = schema.duty
    query = _wanted(owing, team).order_by(t.c.due, t.c.id).limit(limit)
    if after:
        query = query.where(tuple_(t.c.due, t.c.id) > after)
    return [from_row(Duty, row) for row in reader.rows(query).mappings()]


def _wanted(owing: Owing, team: str) -> Select[Any]:
    t, triage = schema.duty, schema.triage
    query = select(t).where(t.c.state == DutyState.OPEN)
    if team:
        query = query.where(t.c.team == team)
    if owing.kind:
        query = query.where(t.c.kind == owing.kind)
    if owing.before:
        query = query.where(t.c.due < instant(owing.before))
    if owing.priority:
        query = query.join(triage, triage.c.report == t.c.report).where(triage.c.priority == owing.priority)
    return query


def _counted(reader: Reader, query: Select[Any]) -> int:
    some = query.with_only_columns(schema.duty.c.id).limit(COUNTED).subquery()
    return int(reader.rows(select(func.count()).select_from(some)).scalar_one())
