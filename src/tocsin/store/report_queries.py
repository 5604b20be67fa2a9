"""Find reports by channel, language, priority, outcome, subject, team and day, page by page."""

from __future__ import annotations

import heapq
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from datetime import datetime
from itertools import islice

from sqlalchemy import ColumnElement, Select, and_, exists, func, literal_column, select, true, tuple_

from tocsin.domain.report import Report
from tocsin.store import schema
from tocsin.store.codec import from_row, instant
from tocsin.store.paging import Key
from tocsin.store.queries import CHUNK, chunks
from tocsin.store.session import Reader

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
    """Return those of the reports that meet the filter."""
    if wanted.open:
        return set(reports)
    t = schema.report
    query = select(t.c.id).where(report_conditions(wanted))
    return {number for chunk in chunks(sorted(reports)) for number in reader.rows(query.where(t.c.id.in_(chunk))).scalars()}


def report_conditions(wanted: ReportFilter) -> ColumnElement[bool]:
    """Return the SQL condition of a filter on the table of reports."""
    t, triage = schema.report, schema.triage
    conditions: list[ColumnElement[bool]] = [
        column.in_(sorted(values)) for column, values in ((t.c.channel, wanted.channels), (t.c.language, wanted.languages)) if values
    ]
    of_report = select(triage.c.report).where(triage.c.report == t.c.id)
    for column, values in ((triage.c.priority, wanted.priorities), (triage.c.disposition, wanted.outcomes)):
        if values:
            conditions.append(exists(of_report.where(column.in_(sorted(values)))))
    conditions += [exists(_duties(teams)) for teams in (wanted.reach, wanted.teams or None) if teams is not None]
    if wanted.subjects:
        links = select(schema.link.c.report).where(schema.link.c.report == t.c.id, schema.link.c.upheld == 1)
        conditions.append(exists(links.where(schema.link.c.subject.in_(sorted(wanted.subjects)))))
    conditions += [t.c.received >= instant(wanted.since)] if wanted.since else []
    conditions += [t.c.received < instant(wanted.until)] if wanted.until else []
    return and_(true(), *conditions)


def _duties(teams: Collection[str]) -> Select[tuple[str]]:
    duty = schema.duty
    return select(duty.c.report).where(
        duty.c.report == schema.report.c.id, duty.c.team.in_(sorted(teams)), duty.c.state.in_(_OWED_OR_ANSWERED)
    )


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
    rows = reader.rows(select(t).where(*bounds, report_conditions(wanted)).order_by(*order).limit(limit + 1)).mappings()
    reports = [from_row(Report, row) for row in rows]
    if len(reports) > limit:
        last = (instant(reports[limit - 1].received), reports[limit - 1].id)
    return ReportsPage(tuple(reports[:limit]), last)


def _page_of_teams(reader: Reader, wanted: ReportFilter, after: Key | None, limit: int, oldest_first: bool) -> ReportsPage:
    place = (int(after[0]) if after[0].isdecimal() else 0, after[1]) if after else None
    teams = wanted.teams if wanted.reach is None else wanted.reach
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
    order = (length, duty.c.report) if oldest_first else (length.desc(), duty.c.report.desc())
    query = select(length, duty.c.report).where(duty.c.team == team, duty.c.state != literal_column("'moved'")).order_by(*order)
    while True:
        bound = [tuple_(length, duty.c.report) > after if oldest_first else tuple_(length, duty.c.report) < after] if after else []
        keys = [(int(size), str(number)) for size, number in reader.rows(query.where(*bound).limit(CHUNK))]
        yield from dict.fromkeys(keys)
        if len(keys) < CHUNK:
            return
        after = keys[-1]
