"""Find reports by channel, language, priority, outcome, subject, team and day, page by page."""

from __future__ import annotations

import heapq
from collections.abc import Collection, Iterator
from dataclasses import dataclass, replace
from datetime import datetime
from itertools import islice
from typing import Any

from sqlalchemy import ColumnElement, and_, exists, func, literal_column, select, true, tuple_

from tocsin.domain.report import Report
from tocsin.store import schema
from tocsin.store.codec import from_row, instant
from tocsin.store.paging import Key
from tocsin.store.queries import CHUNK, chunks
from tocsin.store.reader import Reader
from tocsin.store.subject_queries import of_teams

LOOKED_AT = 10_000
"""Reports that one page compares with its filter. A page of a filter that few reports meet may hold few or none of them."""

_Place = tuple[int, str]
_OWED_OR_ANSWERED = ("open", "done")


@dataclass(frozen=True, slots=True)
class ReportFilter:
    """Conditions on a report. An empty field asks for nothing.

    ``reach`` are the teams of a person who may read only what was put before them, None for one who reads every report. ``teams``
    owe or have answered a duty on the report. ``since`` is inclusive, ``until`` is not.
    """

    reach: Collection[str] | None = None
    teams: Collection[str] = ()
    subjects: Collection[str] = ()
    channels: Collection[str] = ()
    languages: Collection[str] = ()
    priorities: Collection[str] = ()
    outcomes: Collection[str] = ()
    since: datetime | None = None
    until: datetime | None = None

    @property
    def open(self) -> bool:
        """Return True if every report meets the filter."""
        return self == ReportFilter()


def reports_within(reader: Reader, reports: Collection[str], wanted: ReportFilter) -> set[str]:
    """Return those of the reports that meet the filter. Each table is asked by the reports alone, however many others it has."""
    return {number for chunk in chunks(sorted(reports)) for number in _within(reader, chunk, wanted)}


def _within(reader: Reader, chunk: list[str], wanted: ReportFilter) -> set[str]:
    t, triage, duty, link = schema.report, schema.triage, schema.duty, schema.link
    live = duty.c.state.in_(_OWED_OR_ANSWERED)
    asked_of: list[tuple[ColumnElement[str], list[ColumnElement[bool]]]] = [
        (t.c.id, _of_report(wanted)),
        (triage.c.report, _of_triage(wanted)),
        (duty.c.report, [of_teams(wanted.reach), live] if wanted.reach is not None else []),
        (duty.c.report, [of_teams(wanted.teams), live] if wanted.teams else []),
        (link.c.report, [link.c.upheld == 1, link.c.subject.in_(sorted(wanted.subjects))] if wanted.subjects else []),
    ]
    remaining = set(chunk)
    for column, conditions in asked_of:
        if conditions and remaining:
            remaining &= set(reader.rows(select(column).where(column.in_(sorted(remaining)), *conditions)).scalars())
    return remaining


def _of_report(wanted: ReportFilter) -> list[ColumnElement[bool]]:
    t = schema.report
    conditions: list[ColumnElement[bool]] = [
        column.in_(sorted(values)) for column, values in ((t.c.channel, wanted.channels), (t.c.language, wanted.languages)) if values
    ]
    conditions += [t.c.received >= instant(wanted.since)] if wanted.since else []
    return conditions + ([t.c.received < instant(wanted.until)] if wanted.until else [])


def _of_triage(wanted: ReportFilter) -> list[ColumnElement[bool]]:
    t = schema.triage
    return [
        column.in_(sorted(values)) for column, values in ((t.c.priority, wanted.priorities), (t.c.disposition, wanted.outcomes)) if values
    ]


def _conditions(wanted: ReportFilter) -> ColumnElement[bool]:
    """Return the condition of a filter without teams, asked of each report in its turn."""
    t, link = schema.report, schema.link
    conditions = _of_report(wanted)
    if of_triage := _of_triage(wanted):
        conditions.append(exists(select(schema.triage.c.report).where(schema.triage.c.report == t.c.id, *of_triage)))
    if wanted.subjects:
        upheld = select(link.c.report).where(link.c.report == t.c.id, link.c.upheld == 1)
        conditions.append(exists(upheld.where(link.c.subject.in_(sorted(wanted.subjects)))))
    return and_(true(), *conditions)


@dataclass(frozen=True, slots=True)
class ReportsPage:
    """One page of reports, and the key to continue from, None at the end."""

    reports: tuple[Report, ...]
    next: Key | None


def reports_page(reader: Reader, wanted: ReportFilter, after: Key | None, limit: int, *, oldest_first: bool = False) -> ReportsPage:
    """Return the reports that meet the filter and follow this key.

    Reports of all teams are in order of the time they came, with (received, id) as the key. Those of some teams are found by their
    duties, in order of their numbers, with (length of the id, id) as the key.
    """
    if wanted.reach is not None or wanted.teams:
        return _page_of_teams(reader, wanted, after, limit, oldest_first)
    t = schema.report
    key = tuple_(t.c.received, t.c.id)
    order = (t.c.received, t.c.id) if oldest_first else (t.c.received.desc(), t.c.id.desc())
    bounds = [t.c.received >= instant(wanted.since)] if wanted.since else []
    bounds += [t.c.received < instant(wanted.until)] if wanted.until else []
    bounds += [key > after if oldest_first else key < after] if after else []
    last = None
    if not wanted.open:
        edge = reader.rows(select(t.c.received, t.c.id).where(*bounds).order_by(*order).offset(LOOKED_AT - 1).limit(1)).first()
        last = (edge.received, edge.id) if edge else None
        bounds += [key <= last if oldest_first else key >= last] if last else []
    rows = reader.rows(select(t).where(*bounds, _conditions(wanted)).order_by(*order).limit(limit + 1)).mappings()
    reports = [from_row(Report, row) for row in rows]
    if len(reports) > limit:
        last = (instant(reports[limit - 1].received), reports[limit - 1].id)
    return ReportsPage(tuple(reports[:limit]), last)


def _page_of_teams(reader: Reader, wanted: ReportFilter, after: Key | None, limit: int, oldest_first: bool) -> ReportsPage:
    place = (int(after[0]) if after[0].isdecimal() else 0, after[1]) if after else None
    teams = wanted.teams if wanted.reach is None else wanted.reach
    # Their duties have been looked at already.
    wanted = replace(wanted, teams=()) if wanted.reach is None else replace(wanted, reach=None)
    looked_at = 0
    matching: list[str] = []
    keys = _reports_of_teams(reader, teams, place, oldest_first)
    while chunk := list(islice(keys, CHUNK)):
        inside = reports_within(reader, [number for _, number in chunk], wanted)
        for place in chunk:
            if place[1] in inside:
                if len(matching) == limit:
                    return _numbered(reader, matching, matching[-1])
                matching.append(place[1])
        looked_at += len(chunk)
        if looked_at >= LOOKED_AT:
            return _numbered(reader, matching, chunk[-1][1])
    return _numbered(reader, matching, "")


def _numbered(reader: Reader, numbers: list[str], last: str) -> ReportsPage:
    reports = {report.id: report for report in reader.find(Report, id=numbers)}
    return ReportsPage(tuple(reports[number] for number in numbers), (str(len(last)), last) if last else None)


def _reports_of_teams(
    reader: Reader, teams: Collection[str], after: tuple[int, str] | None, oldest_first: bool
) -> Iterator[tuple[int, str]]:
    """Yield the length and id of the reports on which these teams owe or have answered a duty, each once, in order of their numbers."""
    streams = [_reports_of_team(reader, team, after, oldest_first) for team in sorted(teams)]
    last = None
    for key in heapq.merge(*streams, reverse=not oldest_first):
        if key != last:
            yield key
        last = key


def _reports_of_team(reader: Reader, team: str, after: _Place | None, oldest_first: bool) -> Iterator[_Place]:
    duty = schema.duty
    length = func.length(duty.c.report)
    query = select(length, duty.c.report).where(duty.c.team == team, duty.c.state != literal_column("'moved'"))
    while True:
        for beyond, order in _beyond(length, duty.c.report, after, oldest_first):
            keys = [(int(size), str(number)) for size, number in reader.rows(query.where(beyond).order_by(*order).limit(CHUNK))]
            yield from dict.fromkeys(keys)
            if len(keys) == CHUNK:
                after = keys[-1]
                break
        else:
            return


_Stretch = tuple[ColumnElement[bool], tuple[ColumnElement[Any], ...]]


def _beyond(length: ColumnElement[int], number: ColumnElement[str], after: _Place | None, oldest_first: bool) -> list[_Stretch]:
    """Return condition and order of what follows a place: first of the same length, then of others. Each is one range of the index."""
    by_number = number if oldest_first else number.desc()
    every = (length if oldest_first else length.desc(), by_number)
    if after is None:
        return [(true(), every)]
    same = and_(length == after[0], number > after[1] if oldest_first else number < after[1])
    return [(same, (by_number,)), (length > after[0] if oldest_first else length < after[0], every)]
