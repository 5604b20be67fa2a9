"""Queries about a subject, however many reports name it. They read the newest few, never all.

The newest report is the one accepted last, which has the highest number. Ids of different length ("R-99", "R-100") are
therefore ordered by length first.
"""

from __future__ import annotations

import heapq
from collections.abc import Collection
from typing import Any

from sqlalchemy import ColumnElement, Select, exists, func, select

from tocsin.domain.duty import Duty, DutyKind, DutyState
from tocsin.domain.subject import Link
from tocsin.store import schema
from tocsin.store.codec import R, from_rows
from tocsin.store.paging import COUNTED
from tocsin.store.queries import OWED
from tocsin.store.reader import Reader

UNMOVED = schema.duty.c.state != str(DutyState.MOVED)


def newest_links(reader: Reader, subjects: Collection[str], before: str, limit: int) -> list[Link]:
    """Return the links of reports to any of these subjects, newest first, undone ones included, before this report."""
    pages = [_links(reader, subject, before, limit) for subject in subjects]
    return list(heapq.merge(*pages, key=lambda link: (len(link.report), link.report), reverse=True))[:limit]


def next_links(reader: Reader, subject: str, after: str, limit: int) -> list[Link]:
    """Return the links to a subject of the reports that came next after this one, in order, undone ones included."""
    t = schema.link
    size = func.length(t.c.report)
    following = select(t).where(t.c.subject == subject).order_by(size, t.c.report)
    links = _read(reader, Link, following.where(size == len(after), t.c.report > after).limit(limit))
    if len(links) == limit:
        return links
    return [*links, *_read(reader, Link, following.where(size > len(after)).limit(limit - len(links)))]


def count_links(reader: Reader, subjects: Collection[str]) -> int:
    """Return the number of links to these subjects. Counting stops at :data:`COUNTED`."""
    t = schema.link
    some = select(t.c.report).where(t.c.subject.in_(subjects)).limit(COUNTED).subquery()
    return int(reader.rows(select(func.count()).select_from(some)).scalar_one())


def of_teams(teams: Collection[str]) -> ColumnElement[bool]:
    """Return the condition that a duty is of one of these teams, written so that no index by team is read: a team has many duties."""
    return func.coalesce(schema.duty.c.team, "").in_(sorted(teams))


def put_before(reader: Reader, reports: Collection[str], teams: Collection[str]) -> frozenset[str]:
    """Return those of the reports on which any of these teams owes or has answered a duty. A duty that was moved away does not count."""
    t = schema.duty
    return frozenset(reader.rows(select(t.c.report).where(t.c.report.in_(reports), of_teams(teams), UNMOVED)).scalars())


def was_put_before(reader: Reader, subjects: Collection[str], teams: Collection[str]) -> bool:
    """Return True if any of these teams owes or has answered a duty on a report about any of these subjects."""
    link, duty = schema.link, schema.duty
    delivered = (
        select(link.c.report).join(duty, duty.c.report == link.c.report).where(link.c.subject.in_(subjects), of_teams(teams), UNMOVED)
    )
    return reader.rows(delivered.limit(1)).first() is not None


def named_with(reader: Reader, reports: Collection[str], subjects: Collection[str], limit: int) -> list[tuple[str, int]]:
    """Return the subjects most often named in these reports besides ``subjects``, each with the number of reports."""
    t = schema.link
    others = select(t.c.subject, func.count()).where(t.c.report.in_(reports), t.c.upheld == 1, t.c.subject.not_in(subjects))
    most = others.group_by(t.c.subject).order_by(func.count().desc(), t.c.subject).limit(limit)
    return [(str(subject), int(count)) for subject, count in reader.rows(most)]


def owed_about(reader: Reader, subjects: Collection[str], kinds: Collection[DutyKind], limit: int) -> list[Duty]:
    """Return the live duties about any of these subjects, soonest due first, also of reports whose link was undone.

    If few reports name the subjects, all their duties are read. Otherwise duties are read by due time until ``limit`` match.
    """
    if count_links(reader, subjects) < COUNTED:
        reports = {link.report for link in reader.find(Link, subject=subjects)}
        duties = reader.find(Duty, report=reports, state=DutyState.OPEN, kind=kinds, order=("due", "id"), limit=limit)
        return sorted(duties, key=lambda duty: (duty.due, duty.id))[:limit]
    pages = [_owed(reader, subjects, kind, limit) for kind in kinds]
    return list(heapq.merge(*pages, key=lambda duty: (duty.due, duty.id)))[:limit]


def count_entries(reader: Reader, reports: Collection[str]) -> dict[str, int]:
    """Return the number of ledger entries about each of these reports."""
    t = schema.ledger
    counted = select(t.c.report, func.count()).where(t.c.report.in_(reports)).group_by(t.c.report)
    return {str(report): int(count) for report, count in reader.rows(counted)}


def _owed(reader: Reader, subjects: Collection[str], kind: DutyKind, limit: int) -> list[Duty]:
    """Return the first live duties of one kind. The inner query uses the index alone, and only matching rows are read."""
    link, duty = schema.link, schema.duty
    about = exists().where(link.c.report == duty.c.report, link.c.subject.in_(subjects))
    first = select(duty.c.id).where(OWED, duty.c.kind == str(kind), about).order_by(duty.c.due, duty.c.id).limit(limit)
    duties = _read(reader, Duty, select(duty).where(duty.c.id.in_(first)))
    return sorted(duties, key=lambda duty: (duty.due, duty.id))


def _links(reader: Reader, subject: str, before: str, limit: int) -> list[Link]:
    t = schema.link
    size = func.length(t.c.report)
    newest = select(t).where(t.c.subject == subject).order_by(size.desc(), t.c.report.desc())
    if not before:
        return _read(reader, Link, newest.limit(limit))
    links = _read(reader, Link, newest.where(size == len(before), t.c.report < before).limit(limit))
    if len(links) == limit:
        return links
    return [*links, *_read(reader, Link, newest.where(size < len(before)).limit(limit - len(links)))]


def _read(reader: Reader, kind: type[R], statement: Select[Any]) -> list[R]:
    result = reader.rows(statement)
    return from_rows(kind, result.keys(), result.all())
