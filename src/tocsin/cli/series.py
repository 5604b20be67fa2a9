"""Possible series of reports on one subject, and what people decide about them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import click

from tocsin.cli.common import by_option, current_desk, home_option, numbered, one_line, reason_option, table
from tocsin.cli.groups import ListedByDefault
from tocsin.cli.json_lines import JsonLines
from tocsin.domain.plural import counted
from tocsin.domain.series import SeriesDecision, SeriesEvidence, SeriesVerdict

if TYPE_CHECKING:
    from tocsin.desk.series import SeriesView


@dataclass(frozen=True, slots=True, kw_only=True)
class SeriesRow:
    """A possible series of reports, and the decision about it. ``since`` are reports that are not part of that decision."""

    subject: str
    name: str
    reports: tuple[str, ...]
    evidence_for: tuple[SeriesEvidence, ...]
    evidence_against: tuple[SeriesEvidence, ...]
    decision: SeriesDecision | None
    since: tuple[str, ...]


_SERIES = JsonLines(SeriesRow)
_DECISIONS = JsonLines(SeriesDecision)
_DECISION = numbered("Q")
_report = numbered("R")


def _reports(ctx: click.Context, param: click.Parameter, typed: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(_report(ctx, param, text) or text for text in typed)


_VERDICTS = {verdict.replace(" ", "-"): verdict for verdict in (SeriesVerdict.SERIES, SeriesVerdict.NO_SERIES)}


@click.group(cls=ListedByDefault, invoke_without_command=True)
@click.option("--subject", default="", help="Look at the newest reports on this subject.")
@click.option("--report", default="", callback=_report, help="Look at the reports shortly before and after this one.")
@home_option
@_SERIES.option
@click.pass_context
def series(ctx: click.Context, subject: str, report: str, as_json: bool) -> None:
    """List possible series: reports on one subject from one contact or mailbox, or in one wording, with evidence for and against.

    Nothing is dropped, believed or lowered because of a series: a warning that is told often may be true.
    """
    from tocsin.desk.series import NEWEST

    if ctx.invoked_subcommand:
        return
    with current_desk() as desk:
        views = desk.series.of_report(report) if report else desk.series.of_subject(subject) if subject else desk.series.newest()
    if as_json:
        _SERIES.emit(_row(view) for view in views)
        return
    for view in views:
        _show(view)
    if not views:
        click.echo("no possible series" + ("" if subject or report else f" in the newest {NEWEST} reports"))


@series.command("decide")
@click.argument("subject")
@click.argument("verdict", type=click.Choice(list(_VERDICTS)))
@click.argument("reports", nargs=-1, required=True, callback=_reports)
@by_option
@reason_option
@home_option
@_DECISIONS.option
def series_decide(subject: str, verdict: str, reports: tuple[str, ...], *, by: str, reason: str, as_json: bool) -> None:
    """Record whether these REPORTS on a SUBJECT are a series. No duty, priority, link or status changes."""
    with current_desk() as desk:
        decision = desk.series.decide(subject, reports, _VERDICTS[verdict], by=by, reason=reason)
    if as_json:
        _DECISIONS.emit([decision])
    else:
        click.echo(decision.id)


@series.command("take-back")
@click.argument("decision", callback=_DECISION)
@by_option
@reason_option
@home_option
def series_take_back(decision: str, *, by: str, reason: str) -> None:
    """Take a DECISION about a series back. The record keeps both."""
    with current_desk() as desk:
        desk.series.take_back(decision, by=by, reason=reason)


@series.command("decided")
@home_option
@_DECISIONS.option
def series_decided(as_json: bool) -> None:
    """List the decisions, with those that were taken back."""
    with current_desk() as desk:
        decisions, zone = desk.series.decided(), desk.zone
    if as_json:
        _DECISIONS.emit(decisions)
    else:
        rows = ((d.id, d.subject, d.verdict, ", ".join(d.reports), d.by, zone.moment(d.at)) for d in decisions)
        table(("decision", "subject", "decided", "reports", "by", "at"), rows, "no series was decided")


def _row(view: SeriesView) -> SeriesRow:
    return SeriesRow(
        subject=view.subject,
        name=view.label,
        reports=view.series.reports,
        evidence_for=view.series.evidence_for,
        evidence_against=view.series.evidence_against,
        decision=view.decision,
        since=view.since,
    )


def _show(view: SeriesView) -> None:
    click.echo(f"{view.subject} {one_line(view.label)!r}: {counted(len(view.series.reports), 'report')}: {', '.join(view.series.reports)}")
    for sign, evidence in (("for", view.series.evidence_for), ("against", view.series.evidence_against)):
        for item in evidence:
            click.echo(f"    {sign:8}{item}")
    if not view.series.evidence_against:
        click.echo("    against nothing was found, which says little")
    if view.decision:
        click.echo(f"    decided {view.decision.verdict} by {view.decision.by} ({view.decision.id})")
    if view.since:
        click.echo(f"    since   {', '.join(view.since)}: not part of that decision")
