"""Commands for subjects, watches and status."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import astuple, dataclass, fields
from shlex import quote
from typing import TYPE_CHECKING

import click

from tocsin.cli.common import by_option, current_desk, home_option, numbered, parse_date, reason_option, table
from tocsin.cli.duties import DutyRow, duty_row, show_duties
from tocsin.cli.groups import Commands
from tocsin.cli.json_lines import JsonLines
from tocsin.cli.progress import search_past_reports
from tocsin.domain.errors import AlreadyKnown, Refused
from tocsin.domain.grants import WatchRequest
from tocsin.domain.mention import Quality
from tocsin.domain.people import OPERATOR
from tocsin.domain.plural import counted
from tocsin.domain.status import Status, parse_status
from tocsin.domain.subject import Kind, Name, Subject, Watch

if TYPE_CHECKING:
    from tocsin.desk.queue import Row
    from tocsin.desk.subjects import SubjectView
    from tocsin.domain.duty import Duty


@dataclass(frozen=True, slots=True, kw_only=True)
class OwnSubjectRow:
    """One of the desk's own subjects. ``merged_into`` is the subject that it is part of."""

    subject: str
    name: str
    kind: Kind
    origin: str
    status: Status
    merged_into: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class SubjectRow:
    """A subject with its names, watches, reports, and the duties about it."""

    subject: str
    kind: Kind
    origin: str
    status: Status
    reason: str
    names: tuple[Name, ...]
    members: tuple[str, ...]
    watches: tuple[Watch, ...]
    reports: list[str]
    owed: list[DutyRow]


@dataclass(frozen=True, slots=True, kw_only=True)
class WatchRequestRow:
    """A watch that a team asks for, and the number of past reports it would get."""

    request: str
    team: str
    subject: str
    name: str
    past_reports: int
    by: str
    reason: str


_ADDED = JsonLines(Subject)
_OWN_SUBJECTS = JsonLines(OwnSubjectRow)
_SUBJECT = JsonLines(SubjectRow)
_REQUESTS = JsonLines(WatchRequestRow)


@click.group(cls=Commands)
def subject() -> None:
    """Manage subjects: people, groups, accounts, channels, places, hashtags, links."""


@subject.command("add")
@click.argument("name")
@click.option("--alias", multiple=True, help="Another name; repeat it for more.")
@click.option("--weak-alias", multiple=True, help="A name that identifies nobody by itself, such as a nickname; repeat it for more.")
@click.option("--kind", type=click.Choice([str(kind) for kind in Kind]), default="person", show_default=True)
@click.option("--anyway", "--allow-duplicate", is_flag=True, help="Add it even if a subject has this name already.")
@reason_option
@home_option
@_ADDED.option
def subject_add(
    name: str, alias: tuple[str, ...], weak_alias: tuple[str, ...], kind: str, anyway: bool, reason: str, as_json: bool
) -> None:
    """Add a subject. Past reports and all later ones are searched for its names."""
    names = [Name(name), *(Name(text) for text in alias), *(Name(text, Quality.WEAK) for text in weak_alias)]
    with current_desk() as desk:
        try:
            added = desk.subjects.add(names, Kind(kind), reason=reason, anyway=anyway)
        except AlreadyKnown as error:
            existing = quote(error.subjects[0])
            raise Refused(f"{error} (tocsin watch TEAM {existing}; tocsin subject alias {existing} NAME; or --anyway)") from error
        search_past_reports(desk)
        links = len(desk.subjects.show(added.id).links)
    if as_json:
        _ADDED.emit([added])
    else:
        if links:
            click.echo(f"{counted(links, 'past report names', 'past reports name')} it")
        click.echo(
            f"{added.id}: {added.kind} {name}, status {added.status}. Give it a team: tocsin watch TEAM {quote(added.id)} --reason TEXT"
        )


@subject.command("alias")
@click.argument("subject_name", metavar="SUBJECT")
@click.argument("names", metavar="NAME...", nargs=-1, required=True)
@click.option("--weak", is_flag=True, help="The names identify nobody by themselves, such as a nickname.")
@by_option
@reason_option
@home_option
def subject_alias(subject_name: str, names: tuple[str, ...], weak: bool, by: str, reason: str) -> None:
    """Give a subject more names. Past reports are searched for them."""
    quality = Quality.WEAK if weak else Quality.GOOD
    with current_desk() as desk:
        changed = desk.subjects.also_called(subject_name, [Name(name, quality) for name in names], reason=reason, by=by)
        search_past_reports(desk)
        links = len(desk.subjects.show(changed.id).links)
    click.echo(f"{changed.id} is also {', '.join(names)} now; {counted(links, 'report touches', 'reports touch')} it")


@subject.command("list")
@home_option
@_OWN_SUBJECTS.option
def subject_list(as_json: bool) -> None:
    """List the desk's own subjects."""
    with current_desk() as desk:
        subjects = desk.subjects.listed()
    if as_json:
        _OWN_SUBJECTS.emit(
            OwnSubjectRow(subject=s.id, name=name, kind=s.kind, origin=s.origin, status=s.status, merged_into=s.merged_into)
            for s, name in subjects
        )
    else:
        rows = ((s.id, name, s.kind, s.status, f"is {s.merged_into}" if s.merged_into else "") for s, name in subjects)
        table(("subject", "name", "kind", "status", ""), rows, "no subject yet: tocsin subject add NAME --reason TEXT")


@subject.command("show")
@click.argument("subject_name", metavar="SUBJECT")
@home_option
@_SUBJECT.option
def subject_show(subject_name: str, as_json: bool) -> None:
    """Show a subject: names, watches, reports, and the duties about it."""
    with current_desk() as desk:
        view, zone = desk.subjects.show(subject_name), desk.zone
        owed = desk.queue.rows(view.owed)
    if as_json:
        _SUBJECT.emit([_row(view, owed)])
        return
    row = view.subject
    click.echo(f"{row.id}: {row.kind}, status {row.status} ({row.reason}); {counted(len(view.links), 'report')}")
    for name in view.names:
        click.echo(f"  {name.text}  ({name.quality}, {name.origin})")
    if len(view.members) > 1:
        click.echo(f"merged: {', '.join(view.members)}")
    for watch in view.watches:
        ended = f", ended {zone.said(watch.ended)}" if watch.ended else ""
        click.echo(f"watched by {watch.team} since {zone.said(watch.since)}{ended}: {watch.reason}")
    show_duties(owed, zone)


def _row(view: SubjectView, owed: Sequence[Row]) -> SubjectRow:
    return SubjectRow(
        subject=view.subject.id,
        kind=view.subject.kind,
        origin=view.subject.origin,
        status=view.subject.status,
        reason=view.subject.reason,
        names=view.names,
        members=view.members,
        watches=view.watches,
        reports=[link.report for link in view.links if link.upheld],
        owed=list(map(duty_row, owed)),
    )


@subject.command("merge")
@click.argument("survivor", metavar="KEPT")
@click.argument("other")
@by_option
@reason_option
@home_option
def subject_merge(survivor: str, other: str, by: str, reason: str) -> None:
    """Merge two subjects into KEPT. Undo it with tocsin subject split."""
    with current_desk() as desk:
        opened = desk.subjects.merge(survivor, other, by=by, reason=reason)
    click.echo(f"{other} is {survivor} now; {counted(len(opened), 'delivery', 'deliveries')} opened")


@subject.command("split")
@click.argument("subject_name", metavar="SUBJECT")
@by_option
@reason_option
@home_option
def subject_split(subject_name: str, by: str, reason: str) -> None:
    """Undo a merge."""
    with current_desk() as desk:
        separated = desk.subjects.split(subject_name, by=by, reason=reason)
    click.echo(f"{separated.id} is a subject of its own again")


@subject.command("link")
@click.argument("report", callback=numbered("R"))
@click.argument("subject_name", metavar="SUBJECT")
@by_option
@reason_option
@home_option
def subject_link(report: str, subject_name: str, by: str, reason: str) -> None:
    """Link a report to a subject."""
    with current_desk() as desk:
        opened = desk.subjects.link(report, subject_name, by=by, reason=reason)
    click.echo(f"{report} touches {subject_name}; {counted(len(opened), 'delivery', 'deliveries')} opened")


@subject.command("unlink")
@click.argument("report", callback=numbered("R"))
@click.argument("subject_name", metavar="SUBJECT")
@by_option
@reason_option
@home_option
def subject_unlink(report: str, subject_name: str, by: str, reason: str) -> None:
    """Remove the link between a report and a subject. Open duties stay owed."""
    with current_desk() as desk:
        desk.subjects.unlink(report, subject_name, by=by, reason=reason)
    click.echo(f"{report} does not touch {subject_name}; what is owed stays owed")


@click.command()
@click.argument("team")
@click.argument("subject_name", metavar="SUBJECT")
@reason_option
@click.option("--review", default="", metavar="DATE", help="Date to review the watch.")
@click.option("--end", is_flag=True, help="End the watch. Needs --by.")
@click.option("--by", default="", metavar="PERSON", help="The person who acts.")
@home_option
def watch(team: str, subject_name: str, reason: str, review: str, end: bool, by: str) -> None:
    """Give a team a stake in a subject. It also gets the reports of the past."""
    with current_desk() as desk:
        if end:
            desk.subjects.unwatch(team, subject_name, by=by, reason=reason)
            click.echo(f"{team} no longer watches {subject_name}; what it owes stays owed")
            return
        due = parse_date(review) if review else None
        outcome = desk.watch_requests.decide(team, subject_name, due, by=by or OPERATOR, reason=reason)
    if isinstance(outcome, WatchRequest):
        click.echo(f"{outcome.id}: {team} asks to watch {outcome.subject}; a person of the desk answers with tocsin watch-requests")
    else:
        _say_watched(*outcome)


@click.command("watch-requests")
@click.option("--approve", default="", metavar="NUMBER", help="Begin this watch, as a person of the desk.")
@click.option("--decline", default="", metavar="NUMBER", help="Decline this request, or take your own back. Needs --reason.")
@click.option("--reason", default="", help="The reason for declining.")
@by_option
@_REQUESTS.option
@home_option
def watch_requests(approve: str, decline: str, reason: str, by: str, as_json: bool) -> None:
    """List the watches that teams outside the desk ask for, and answer them."""
    with current_desk() as desk:
        if approve:
            _say_watched(*desk.watch_requests.approve(approve, by=by))
        elif decline:
            if not reason:
                raise click.UsageError("say why with --reason: the team that asked reads it")
            desk.watch_requests.decline(decline, by=by, reason=reason)
            click.echo(f"{decline} is declined")
        else:
            rows = [
                WatchRequestRow(
                    request=waiting.request.id,
                    team=waiting.request.team,
                    subject=waiting.request.subject,
                    name=waiting.label,
                    past_reports=waiting.reports,
                    by=waiting.request.by,
                    reason=waiting.request.reason,
                )
                for waiting in desk.watch_requests.waiting(by=by)
            ]
            if as_json:
                _REQUESTS.emit(rows)
            else:
                table(
                    [field.name.replace("_", " ") for field in fields(WatchRequestRow)],
                    map(astuple, rows),
                    "nobody asks to watch a subject",
                )


def _say_watched(begun: Watch, opened: Sequence[Duty]) -> None:
    click.echo(f"{begun.team} watches {begun.subject}; {counted(len(opened), 'earlier report')} delivered to it")


@click.command()
@click.argument("subject_name", metavar="SUBJECT")
@click.argument("level")
@by_option
@click.option("--second", default="", metavar="PERSON", help="Second person, required to lower a status.")
@reason_option
@home_option
def status(subject_name: str, level: str, by: str, second: str, reason: str) -> None:
    """Change a subject's status: closed, suspended, low, medium, high.

    A lowering is refused, with the list, while a delivery or an assessment about the subject is owed.
    """
    from tocsin.desk.subjects import Decision

    with current_desk() as desk:
        changed = desk.subjects.status(subject_name, parse_status(level), Decision(by, reason, second))
    click.echo(f"{changed.id} is {changed.status}: {changed.reason}")
