"""Subjects, watches and status."""

from __future__ import annotations

import click

from tocsin.cli.common import by_option, current_desk, emit, home_option, json_option, numbered, parse_date, reason_option, table
from tocsin.cli.duties import duty_row, show_duties
from tocsin.cli.progress import search_past_reports
from tocsin.desk.subjects import Decision, SubjectView
from tocsin.domain.errors import AlreadyKnown, Refused
from tocsin.domain.mention import Quality
from tocsin.domain.status import parse_status
from tocsin.domain.subject import Kind, Name


@click.group()
def subject() -> None:
    """What the desk knows: people, groups, accounts, channels, places, hashtags, links."""


@subject.command("add")
@click.argument("name")
@click.option("--alias", multiple=True, help="Another name; repeat it for more.")
@click.option("--weak-alias", multiple=True, help="A name that says little by itself, such as a nickname.")
@click.option("--kind", type=click.Choice([str(kind) for kind in Kind]), default="person", show_default=True)
@click.option("--anyway", is_flag=True, help="Another of the same name: two may share one.")
@reason_option
@home_option
@json_option
def subject_add(
    name: str, alias: tuple[str, ...], weak_alias: tuple[str, ...], kind: str, anyway: bool, reason: str, as_json: bool
) -> None:
    """Add a subject; past reports are searched for its names, and every next one."""
    names = [Name(name), *(Name(each) for each in alias), *(Name(each, Quality.WEAK) for each in weak_alias)]
    with current_desk() as desk:
        try:
            added = desk.subjects.add(names, Kind(kind), reason=reason, anyway=anyway)
        except AlreadyKnown as known:
            one = known.subjects[0]
            raise Refused(f"{known} (tocsin watch TEAM {one}; tocsin subject alias {one} NAME; or --anyway)") from known
        search_past_reports(desk)
        links = len(desk.subjects.show(added.id).links)
    if as_json:
        emit([added])
    else:
        if links:
            click.echo(f"{links} past reports name it")
        click.echo(f"{added.id}: {added.kind} {name}, status {added.status}. Give it a team: tocsin watch TEAM {added.id} --reason TEXT")


@subject.command("alias")
@click.argument("named", metavar="SUBJECT")
@click.argument("name", nargs=-1, required=True)
@click.option("--weak", is_flag=True, help="The names say little by themselves, such as a nickname.")
@by_option
@reason_option
@home_option
def subject_alias(named: str, name: tuple[str, ...], weak: bool, by: str, reason: str) -> None:
    """Give a subject more names; past reports are searched for them."""
    quality = Quality.WEAK if weak else Quality.GOOD
    with current_desk() as desk:
        changed = desk.subjects.also_called(named, [Name(each, quality) for each in name], reason=reason, by=by)
        search_past_reports(desk)
        links = len(desk.subjects.show(changed.id).links)
    click.echo(f"{changed.id} is also {', '.join(name)} now; {links} reports touch it")


@subject.command("list")
@home_option
@json_option
def subject_list(as_json: bool) -> None:
    """List the subjects the desk holds."""
    with current_desk() as desk:
        held = desk.subjects.listed()
    if as_json:
        emit(
            {"subject": s.id, "name": name, "kind": s.kind, "origin": s.origin, "status": s.status, "merged_into": s.merged_into}
            for s, name in held
        )
    else:
        rows = ((s.id, name, s.kind, s.status, f"is {s.merged_into}" if s.merged_into else "") for s, name in held)
        table(("subject", "name", "kind", "status", ""), rows, "no subject yet: tocsin subject add NAME --reason TEXT")


@subject.command("show")
@click.argument("named", metavar="SUBJECT")
@home_option
@json_option
def subject_show(named: str, as_json: bool) -> None:
    """Show a subject: names, watches, reports, and what is owed about it."""
    with current_desk() as desk:
        view, now, zone = desk.subjects.show(named), desk.now(), desk.zone
    if as_json:
        emit([_as_json(view) | {"owed": [duty_row(duty, now) for duty in view.owed]}])
        return
    found = view.subject
    click.echo(f"{found.id}: {found.kind}, status {found.status} ({found.reason}); {len(view.links)} reports")
    for name in view.names:
        click.echo(f"  {name.text}  ({name.quality}, {name.origin})")
    if len(view.members) > 1:
        click.echo(f"merged: {', '.join(view.members)}")
    for watch in view.watches:
        ended = f", ended {zone.said(watch.ended)}" if watch.ended else ""
        click.echo(f"watched by {watch.team} since {zone.said(watch.since)}{ended}: {watch.reason}")
    show_duties(list(view.owed), now, zone)


def _as_json(view: SubjectView) -> dict[str, object]:
    return {
        "subject": view.subject.id,
        "kind": view.subject.kind,
        "origin": view.subject.origin,
        "status": view.subject.status,
        "reason": view.subject.reason,
        "names": view.names,
        "members": view.members,
        "watches": view.watches,
        "reports": [link.report for link in view.links if link.upheld],
    }


@subject.command("merge")
@click.argument("kept")
@click.argument("other")
@by_option
@reason_option
@home_option
def subject_merge(kept: str, other: str, by: str, reason: str) -> None:
    """Say that two subjects are one; tocsin subject split undoes it."""
    with current_desk() as desk:
        opened = desk.subjects.merge(kept, other, by=by, reason=reason)
    click.echo(f"{other} is {kept} now; {len(opened)} deliveries opened")


@subject.command("split")
@click.argument("named", metavar="SUBJECT")
@by_option
@reason_option
@home_option
def subject_split(named: str, by: str, reason: str) -> None:
    """Undo a merge."""
    with current_desk() as desk:
        apart = desk.subjects.split(named, by=by, reason=reason)
    click.echo(f"{apart.id} stands by itself again")


@subject.command("link")
@click.argument("report", callback=numbered("R"))
@click.argument("named", metavar="SUBJECT")
@by_option
@reason_option
@home_option
def subject_link(report: str, named: str, by: str, reason: str) -> None:
    """Say that a report touches a subject."""
    with current_desk() as desk:
        opened = desk.subjects.link(report, named, by=by, reason=reason)
    click.echo(f"{report} touches {named}; {len(opened)} deliveries opened")


@subject.command("unlink")
@click.argument("report", callback=numbered("R"))
@click.argument("named", metavar="SUBJECT")
@by_option
@reason_option
@home_option
def subject_unlink(report: str, named: str, by: str, reason: str) -> None:
    """Say that a report does not touch a subject after all."""
    with current_desk() as desk:
        desk.subjects.unlink(report, named, by=by, reason=reason)
    click.echo(f"{report} does not touch {named}; what is owed stays owed")


@click.command()
@click.argument("team")
@click.argument("named", metavar="SUBJECT")
@reason_option
@click.option("--review", default="", help="When the watch is looked at again (a date).")
@click.option("--end", is_flag=True, help="End the watch; takes --by.")
@click.option("--by", default="", metavar="PERSON")
@home_option
def watch(team: str, named: str, reason: str, review: str, end: bool, by: str) -> None:
    """Give a team a stake in a subject; it gets the past, too."""
    with current_desk() as desk:
        if end:
            desk.subjects.unwatch(team, named, by=by, reason=reason)
            click.echo(f"{team} no longer watches {named}; what it owes stays owed")
            return
        options = {"by": by} if by else {}
        made, opened = desk.subjects.watch(team, named, reason=reason, review=parse_date(review) if review else None, **options)
    click.echo(f"{made.team} watches {made.subject}; {len(opened)} earlier reports put before it")


@click.command()
@click.argument("named", metavar="SUBJECT")
@click.argument("level")
@by_option
@click.option("--second", default="", metavar="PERSON", help="Lowering takes a second person.")
@reason_option
@home_option
def status(named: str, level: str, by: str, second: str, reason: str) -> None:
    """Change a subject's status: closed, suspended, low, medium, high.

    A lowering is refused, with the list, while a delivery or an assessment about the subject is owed.
    """
    with current_desk() as desk:
        changed = desk.subjects.status(named, parse_status(level), Decision(by, reason, second))
    click.echo(f"{changed.id} is {changed.status}: {changed.reason}")
