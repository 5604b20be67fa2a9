"""Commands that review proposals: names that are on no list, and subjects that may be the same."""

from __future__ import annotations

from dataclasses import dataclass
from shlex import quote
from typing import TYPE_CHECKING, Literal

import click

from tocsin.cli.common import by_option, current_desk, home_option, one_line, reason_option
from tocsin.cli.groups import ListedByDefault
from tocsin.cli.json_lines import JsonLines
from tocsin.cli.progress import SearchProgress, search_past_reports
from tocsin.desk.choices import MOST_REPORTS
from tocsin.domain.plural import counted
from tocsin.domain.subject import Kind

if TYPE_CHECKING:
    from tocsin.desk.proposals import NewName, SameSubject


@dataclass(frozen=True, slots=True, kw_only=True)
class AcceptedRow:
    """An accepted proposal: the subject it became, those merged into it, and the number of its reports."""

    proposal: str
    answer: Literal["accepted"] = "accepted"
    subject: str
    members: tuple[str, ...]
    reports: int


@dataclass(frozen=True, slots=True, kw_only=True)
class DeclinedRow:
    """A declined proposal."""

    proposal: str
    answer: str


_PROPOSALS: JsonLines[NewName | SameSubject] = JsonLines("tocsin.desk.proposals:NewName", "tocsin.desk.proposals:SameSubject")
_ACCEPTED = JsonLines(AcceptedRow)
_DECLINED = JsonLines(DeclinedRow)


_reports_option = click.option("--reports", default=MOST_REPORTS, show_default=True, help="Number of newest reports to read.")


@click.group(cls=ListedByDefault, invoke_without_command=True)
@click.option("--same", is_flag=True, help="Show subjects that may be the same, instead of new names.")
@click.option("--limit", default=50, show_default=True, help="Number of proposals to show.")
@_reports_option
@home_option
@_PROPOSALS.option
@click.pass_context
def proposals(ctx: click.Context, same: bool, limit: int, reports: int, as_json: bool) -> None:
    """List proposed names and merges. Nothing becomes a subject until a person accepts it."""
    if ctx.invoked_subcommand:
        return
    with current_desk() as desk, SearchProgress("reports read") as progress:
        proposed: list[NewName] | list[SameSubject] = desk.proposals.same() if same else desk.proposals.names(reports, progress.show)
    if as_json:
        _PROPOSALS.emit(proposed[:limit])
        return
    for proposal in proposed[:limit]:
        _show_proposal(proposal)
    if not proposed:
        click.echo("no subjects that may be the same" if same else "no new name in these reports")
    elif len(proposed) > limit:
        click.echo(f"... and {len(proposed) - limit} more: --limit {len(proposed)}")


def _show_proposal(proposal: NewName | SameSubject) -> None:
    from tocsin.desk.proposals import SameSubject

    if isinstance(proposal, SameSubject):
        click.echo(f"{proposal.id}  {proposal.one} {one_line(proposal.one_name)!r} and {proposal.two} {one_line(proposal.two_name)!r}")
        for sign, statements in (("for", proposal.evidence_for), ("against", proposal.evidence_against)):
            for statement in statements:
                click.echo(f"    {sign:8}{one_line(statement, 110)}")
        return
    click.echo(f"{proposal.id}  {proposal.kind}  {one_line(proposal.name)}: in {counted(proposal.reports, 'report')}")
    for place in proposal.places:
        click.echo(f"    {place.report}  {one_line(place.sentence, 100)}  ({place.reason})")
        for question in place.questions:
            click.echo(f"        {one_line(question, 100)}")


@proposals.command("accept")
@click.argument("proposal")
@click.option("--kind", type=click.Choice([str(kind) for kind in Kind]), default=None, help="Kind of subject, if it was guessed wrongly.")
@_reports_option
@by_option
@reason_option
@home_option
@_ACCEPTED.option
def proposals_accept(proposal: str, kind: str | None, reports: int, by: str, reason: str, as_json: bool) -> None:
    """Accept a proposal.

    It adds the name as a subject, or merges two subjects. Undo a merge with tocsin subject split.
    """
    with current_desk() as desk:
        subject = desk.proposals.accept(proposal, by=by, reason=reason, kind=kind or "", limit=reports)
        search_past_reports(desk)
        view = desk.subjects.show(subject.id)
    if as_json:
        _ACCEPTED.emit([AcceptedRow(proposal=proposal, subject=subject.id, members=view.members, reports=len(view.links))])
    elif len(view.members) > 1:
        click.echo(
            f"{' and '.join(view.members)} are {subject.id} now; {counted(len(view.links), 'report')}. Undo it: tocsin subject split ID"
        )
    else:
        click.echo(
            f"{subject.id}: {subject.kind}, {counted(len(view.links), 'report')}. "
            f"Give it a team: tocsin watch TEAM {quote(subject.id)} --reason TEXT"
        )


@proposals.command("decline")
@click.argument("proposal")
@_reports_option
@by_option
@reason_option
@home_option
@_DECLINED.option
def proposals_decline(proposal: str, reports: int, by: str, reason: str, as_json: bool) -> None:
    """Decline a proposal. It is not proposed again."""
    with current_desk() as desk:
        answer = desk.proposals.decline(proposal, by=by, reason=reason, limit=reports)
    if as_json:
        _DECLINED.emit([DeclinedRow(proposal=answer.id, answer=answer.answer)])
    else:
        click.echo(f"{answer.id} is declined and will not be proposed again")
