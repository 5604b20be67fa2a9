"""Reports and subjects that a person may read.

People of the desk and auditors read every report. Others read the reports on which a team of theirs owes or has answered a
duty. A duty that was moved to another team takes the report with it: the team it left reads the report only if it has
another duty on it.
"""

from __future__ import annotations

from collections.abc import Collection

from tocsin.desk.lookup import clusters, the_report
from tocsin.domain.access import WHOLE_REPORT, AccessEvent, can_read_all
from tocsin.domain.duty import Duty, DutyKind, DutyState
from tocsin.domain.errors import PermissionDenied, Refused
from tocsin.domain.people import Permission, Person, require
from tocsin.domain.report import Report
from tocsin.domain.subject import Watch
from tocsin.store import Reader
from tocsin.store.subject_queries import was_put_before

NOBODY = (" ",)
"""In place of the teams of a person without one: no team and no subject can be called this."""

_OWED_OR_ANSWERED = (DutyState.OPEN, DutyState.DONE)


def can_read(reader: Reader, report: str, person: Person) -> bool:
    """Return True if the report is within this person's reach."""
    return can_read_all(person) or reader.count(Duty, report=report, team=list(person.teams), state=_OWED_OR_ANSWERED) > 0


def require_reach(reader: Reader, report: str, person: Person) -> Report:
    """Return the report. Raise :class:`PermissionDenied` unless this person may read it."""
    require(person, Permission.READ)
    record = the_report(reader, report)
    if not can_read(reader, report, person):
        raise PermissionDenied(f"{report} was not put before {teams_of(person)}: a person of team desk can deliver it to your team")
    return record


def reaches_subject(reader: Reader, subject: str, person: Person) -> bool:
    """Return True for a person who may read every report, or whose team watches the subject or was told of it."""
    if can_read_all(person):
        return True
    cluster = clusters(reader, [subject]).get(subject)
    members = cluster.members if cluster else frozenset([subject])
    watched = any(watch.team in person.teams for watch in reader.find(Watch, subject=members))
    return watched or was_put_before(reader, members, person.teams)


def require_other_reader(reader: Reader, duty: Duty, person: Person) -> None:
    """Raise when the person who did the first reading would do the second, or when the first was taken back and is owed again."""
    if duty.kind is not DutyKind.REVIEW:
        return
    if first := reader.find(Duty, report=duty.report, kind=DutyKind.ASSESS, state=DutyState.OPEN):
        raise Refused(f"{duty.id} is a second reading, and the first was taken back: answer {first[0].id} first")
    first_readers = {assessment.by for assessment in reader.find(Duty, report=duty.report, kind=DutyKind.ASSESS, state=DutyState.DONE)}
    if person.name in first_readers:
        raise PermissionDenied(f"{duty.id} is a second reading and {person.name} did the first: ask someone else")


def reports_unread(reader: Reader, reports: Collection[str], person: str) -> set[str]:
    """Return those of these reports that a person has not opened whole."""
    readings = reader.find(AccessEvent, report=set(reports), by=person, what=WHOLE_REPORT)
    return set(reports) - {reading.report for reading in readings}


def teams_of(person: Person) -> str:
    """Return the person's teams as they stand in a message."""
    return f"team {', '.join(person.teams)}" if person.teams else "any team of yours"
