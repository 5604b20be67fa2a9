"""Find reports by channel, language, priority, outcome, subject, team and day, page by page."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import ColumnElement, Select, and_, exists, select, true

from tocsin.store import schema
from tocsin.store.codec import instant
from tocsin.store.queries import chunks
from tocsin.store.session import Reader

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
