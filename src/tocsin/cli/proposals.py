"""Proposals: names that no list knows, and subjects that may be one."""

from __future__ import annotations

import click

from tocsin.cli.common import by_option, current_desk, emit, home_option, json_option, one_line, reason_option
from tocsin.cli.progress import SearchProgress, search_past_reports
from tocsin.desk.proposals import MOST_REPORTS, NewName, SameSubject
from tocsin.domain.subject import Kind

_reports_option = click.option("--reports", default=MOST_REPORTS, show_default=True, help="How many of the newest reports are read.")


@click.group(invoke_without_command=True)
@click.option("--same", is_flag=True, help="Subjects that may be one, instead of new names.")
@click.option("--limit", default=50, show_default=True, help="How many are shown.")
@_reports_option
@home_option
@json_option
@click.pass_context
def proposals(ctx: click.Context, same: bool, limit: int, reports: int, as_json: bool) -> None:
    """What Tocsin found and asks about; alone, it lists it. Nothing becomes a subject until a person accepts it."""
    if ctx.invoked_subcommand:
        return
    with current_desk() as desk, SearchProgress("reports read") as searching:
        found: list[NewName] | list[SameSubject] = desk.proposals.same() if same else desk.proposals.names(reports, searching.show)
    if as_json:
        emit(found[:limit])
        return
    for each in found[:limit]:
        _show(each)
    if not found:
        click.echo("no subjects that may be one" if same else "no new name in these reports")
    elif len(found) > limit:
        click.echo(f"... and {len(found) - limit} more: --limit {len(found)}")


def _show(each: NewName | SameSubject) -> None:
    if isinstance(each, SameSubject):
        click.echo(f"{each.id}  {each.one} {one_line(each.one_name)!r} and {each.two} {one_line(each.two_name)!r}")
        for sign, words in (("for", each.evidence_for), ("against", each.evidence_against)):
            for said in words:
                click.echo(f"    {sign:8}{one_line(said, 110)}")
        return
    click.echo(f"{each.id}  {each.kind}  {one_line(each.name)}: in {each.reports} reports")
    for place in each.places:
        click.echo(f"    {place.report}  {one_line(place.sentence, 100)}  ({place.reason})")
        for question in place.questions:
            click.echo(f"        {one_line(question, 100)}")


@proposals.command("accept")
@click.argument("proposal")
@click.option("--kind", type=click.Choice([str(kind) for kind in Kind]), default=None, help="What it is, where it was read wrongly.")
@_reports_option
@by_option
@reason_option
@home_option
@json_option
def proposals_accept(proposal: str, kind: str | None, reports: int, by: str, reason: str, as_json: bool) -> None:
    """Make a subject of a proposed name, or one of two subjects. tocsin subject split undoes a merge."""
    with current_desk() as desk:
        subject = desk.proposals.accept(proposal, by=by, reason=reason, kind=kind or "", limit=reports)
        search_past_reports(desk)
        view = desk.subjects.show(subject.id)
    if as_json:
        emit([{"proposal": proposal, "answer": "accepted", "subject": subject.id, "members": view.members, "reports": len(view.links)}])
    elif len(view.members) > 1:
        click.echo(f"{' and '.join(view.members)} are {subject.id} now; {len(view.links)} reports. Undo it: tocsin subject split ID")
    else:
        click.echo(f"{subject.id}: {subject.kind}, {len(view.links)} reports. Give it a team: tocsin watch TEAM {subject.id} --reason TEXT")


@proposals.command("decline")
@click.argument("proposal")
@_reports_option
@by_option
@reason_option
@home_option
@json_option
def proposals_decline(proposal: str, reports: int, by: str, reason: str, as_json: bool) -> None:
    """Say that it is not so; it is not proposed again."""
    with current_desk() as desk:
        answer = desk.proposals.decline(proposal, by=by, reason=reason, limit=reports)
    if as_json:
        emit([{"proposal": answer.id, "answer": str(answer.answer)}])
    else:
        click.echo(f"{answer.id} is declined and will not be proposed again")
