"""What is known about a subject, however many reports name it: the newest first, as many as are asked for, and never all of them.

The newest is the one that was taken in last. A report's number says so: its text ("R-99", "R-100") sorts so after its length.
"""

from __future__ import annotations

import heapq
from collections.abc import Collection
from typing import Any

from sqlalchemy import Select, exists, func, select

from tocsin.domain.duty import Duty, DutyKind, DutyState
from tocsin.domain.subject import Link
from tocsin.store import schema
from tocsin.store.codec import R, from_rows
from tocsin.store.paging import COUNTED
from tocsin.store.queries import OWED
from tocsin.store.session import Reader


def newest_links(reader: Reader, subjects: Collection[str], before: str, limit: int) -> list[Link]:
    """The links of reports to any of these subjects, undone ones included, from before this report on."""
    pages = [_links(reader, subject, before, limit) for subject in subjects]
    return list(heapq.merge(*pages, key=lambda link: (len(link.report), link.report), reverse=True))[:limit]


def count_links(reader: Reader, subjects: Collection[str]) -> int:
    """How many there are; counting stops at :data:`COUNTED`."""
    t = schema.link
    some = select(t.c.report).where(t.c.subject.in_(subjects)).limit(COUNTED).subquery()
    return int(reader.rows(select(func.count()).select_from(some)).scalar_one())


def put_before(reader: Reader, reports: Collection[str], teams: Collection[str]) -> frozenset[str]:
    """Those of the reports that were ever put before any of these teams."""
    t = schema.duty
    return frozenset(reader.rows(select(t.c.report).where(t.c.report.in_(reports), t.c.team.in_(teams))).scalars())


def was_put_before(reader: Reader, subjects: Collection[str], teams: Collection[str]) -> bool:
    """Whether any report about any of these subjects was ever put before any of these teams."""
    link, duty = schema.link, schema.duty
    told = select(link.c.report).join(duty, duty.c.report == link.c.report).where(link.c.subject.in_(subjects), duty.c.team.in_(teams))
    return reader.rows(told.limit(1)).first() is not None


def named_with(reader: Reader, reports: Collection[str], subjects: Collection[str], limit: int) -> list[tuple[str, int]]:
    """The other subjects of these reports that are named most, each with how many of the reports name it."""
    t = schema.link
    named = select(t.c.subject, func.count()).where(t.c.report.in_(reports), t.c.upheld == 1, t.c.subject.not_in(subjects))
    most = named.group_by(t.c.subject).order_by(func.count().desc(), t.c.subject).limit(limit)
    return [(str(subject), int(count)) for subject, count in reader.rows(most)]


def owed_about(reader: Reader, subjects: Collection[str], kinds: Collection[DutyKind], limit: int) -> list[Duty]:
    """What is owed about any of these subjects, the soonest due first; also about reports whose link was undone.

    Of a subject that few reports name, their duties are read; of one that many name, what is owed by due time until there is enough.
    """
    if count_links(reader, subjects) < COUNTED:
        reports = {link.report for link in reader.find(Link, subject=subjects)}
        found = reader.find(Duty, report=reports, state=DutyState.OPEN, kind=kinds, order=("due", "id"), limit=limit)
        return sorted(found, key=lambda duty: (duty.due, duty.id))[:limit]
    pages = [_owed(reader, subjects, kind, limit) for kind in kinds]
    return list(heapq.merge(*pages, key=lambda duty: (duty.due, duty.id)))[:limit]


def count_entries(reader: Reader, reports: Collection[str]) -> dict[str, int]:
    """How many entries of the ledger are about each of these reports."""
    t = schema.ledger
    counted = select(t.c.report, func.count()).where(t.c.report.in_(reports)).group_by(t.c.report)
    return {str(report): int(count) for report, count in reader.rows(counted)}


def _owed(reader: Reader, subjects: Collection[str], kind: DutyKind, limit: int) -> list[Duty]:
    """Found by the index alone: rows are read of those that are given, not of everything that is due sooner about others."""
    link, duty = schema.link, schema.duty
    about = exists().where(link.c.report == duty.c.report, link.c.subject.in_(subjects))
    first = select(duty.c.id).where(OWED, duty.c.kind == str(kind), about).order_by(duty.c.due, duty.c.id).limit(limit)
    found = _read(reader, Duty, select(duty).where(duty.c.id.in_(first)))
    return sorted(found, key=lambda duty: (duty.due, duty.id))


def _links(reader: Reader, subject: str, before: str, limit: int) -> list[Link]:
    t = schema.link
    size = func.length(t.c.report)
    newest = select(t).where(t.c.subject == subject).order_by(size.desc(), t.c.report.desc())
    if not before:
        return _read(reader, Link, newest.limit(limit))
    found = _read(reader, Link, newest.where(size == len(before), t.c.report < before).limit(limit))
    if len(found) == limit:
        return found
    return [*found, *_read(reader, Link, newest.where(size < len(before)).limit(limit - len(found)))]


def _read(reader: Reader, kind: type[R], statement: Select[Any]) -> list[R]:
    result = reader.rows(statement)
    return from_rows(kind, result.keys(), result.all())
