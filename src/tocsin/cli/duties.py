"""Duties: listing, answering, moving, escalating."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

import click

from tocsin.cli.common import by_option, current_desk, emit, exit_bad_news, home_option, json_option, numbered, reason_option, table
from tocsin.cli.receipts import write_receipt
from tocsin.domain.duty import Duty, DutyKind
from tocsin.domain.errors import Malformed
from tocsin.domain.time_zone import Zone

_note = click.option("--note", default="", help="Added to the report, sealed with it.")


def duty_row(duty: Duty, now: datetime) -> dict[str, object]:
    """A duty as --json prints it, with its standing and level at this moment."""
    return {
        "duty": duty.id,
        "report": duty.report,
        "kind": duty.kind,
        "team": duty.team,
        "state": duty.standing(now),
        "level": duty.level(now),
        "opened": duty.opened,
        "due": duty.due,
        "outcome": duty.outcome,
        "by": duty.by,
        "closed": duty.closed,
        "successor": duty.successor,
    }


def show_duties(duties: list[Duty], now: datetime, zone: Zone, empty: str = "nothing is owed") -> None:
    """Prints duties in columns."""
    rows = ((d.id, d.standing(now), d.team, d.kind, d.report, zone.moment(d.due), d.outcome, d.by) for d in duties)
    table(("duty", "state", "team", "owes", "report", f"due ({zone})", "outcome", "by"), rows, empty)


@click.command()
@click.option("--team", default="", help="Only what this team owes.")
@click.option("--overdue", is_flag=True, help="Only what is past due.")
@click.option("--report", default="", callback=numbered("R"), help="Every duty of one report, ended ones too.")
@click.option("--state", type=click.Choice(["open", "done", "moved"]), default="open", show_default=True)
@home_option
@json_option
def duties(team: str, overdue: bool, report: str, state: str, as_json: bool) -> None:
    """List who owes what by when. Exit code 1 when anything listed is overdue."""
    with current_desk() as desk:
        now = desk.now()
        found = desk.duties.listed(team, overdue, state, report)
    if as_json:
        emit(duty_row(duty, now) for duty in found)
    else:
        show_duties(found, now, desk.zone, "nothing is overdue" if overdue else "nothing is owed")
    exit_bad_news(unless=not any(duty.overdue(now) for duty in found))


_OUTCOMES = "\n".join(f"{kind}: {', '.join(kind.rule.outcomes)}" for kind in DutyKind)


@click.command(epilog=f"\b\nWhat may come of a duty to ...\n{_OUTCOMES}")
@click.argument("duty", callback=numbered("D"))
@by_option
@click.option("--outcome", required=True, help="What came of it; see below.")
@_note
@click.option("--receipt", type=click.Path(path_type=Path, dir_okay=False), help="Write a receipt to keep: proof that you answered.")
@home_option
@json_option
def done(duty: str, by: str, outcome: str, note: str, receipt: Path | None, as_json: bool) -> None:
    """Answer a duty, as a person of the team that owes it."""
    with current_desk() as desk:
        ended = desk.duties.done(duty, by=by, outcome=outcome, note=note)
        if receipt:
            write_receipt(desk, receipt, duty)
        now = desk.now()
        owed = [each for each in desk.duties.listed(report=ended.report) if each.live]
    if as_json:
        emit([duty_row(ended, now)])
        return
    click.echo(f"{ended.id} done: {ended.kind} {ended.report}, {ended.outcome}, by {ended.by}")
    if owed:
        click.echo(f"Still owed about {ended.report}: " + ", ".join(f"{each.id} ({each.team}: {each.kind})" for each in owed))


@click.command()
@click.argument("duty", callback=numbered("D"))
@by_option
@_note
@home_option
def attempt(duty: str, by: str, note: str) -> None:
    """Record a try, such as a call that nobody took; the duty stays owed."""
    with current_desk() as desk:
        tried = desk.duties.attempt(duty, by=by, note=note)
    click.echo(f"{tried.duty}: attempt of {desk.zone.said(tried.at)} recorded; it stays owed")


@click.command()
@click.argument("duty", callback=numbered("D"))
@click.argument("team")
@by_option
@reason_option
@home_option
def reroute(duty: str, team: str, by: str, reason: str) -> None:
    """Move a duty to another team; it is never due later than before."""
    with current_desk() as desk:
        successor = desk.duties.reroute(duty, team, by=by, reason=reason)
    click.echo(f"{duty} moved: team {successor.team} owes {successor.id}, due {desk.zone.said(successor.due)}")


@click.command()
@click.argument("report", callback=numbered("R"))
@click.argument("team")
@by_option
@reason_option
@home_option
def deliver(report: str, team: str, by: str, reason: str) -> None:
    """Put a report before one more team."""
    with current_desk() as desk:
        duty = desk.duties.deliver(report, team, by=by, reason=reason)
    click.echo(f"team {duty.team} owes {duty.id} on {duty.report}, due {desk.zone.said(duty.due)}")


@click.command()
@click.argument("duty", required=False, callback=numbered("D"))
@click.option("--to", default="", help="Whom to put it before; left out, the desk finds who is present.")
@click.option("--by", default="", metavar="PERSON")
@click.option("--reason", default="", metavar="TEXT")
@home_option
@json_option
def escalate(duty: str | None, to: str, by: str, reason: str, as_json: bool) -> None:
    """Put overdue duties before someone present; or one DUTY before a named person."""
    if duty and not (to and by and reason):
        raise Malformed(f"to escalate {duty} yourself, add --to PERSON --by PERSON --reason TEXT")
    with current_desk() as desk:
        made = [desk.duties.escalate_to(duty, to, by=by, reason=reason)] if duty else desk.duties.escalate()
    if as_json:
        emit(made)
    else:
        rows = ((each.duty, each.report, each.level, each.to or "NOBODY IS PRESENT") for each in made)
        table(("duty", "report", "level", "put before"), rows, "nothing new to escalate")
    exit_bad_news(unless=all(each.to for each in made))


@click.command()
@home_option
def work() -> None:
    """Send queued mail, escalate what is overdue, finish searches of the past, once; run it every minute from cron or a timer."""
    with current_desk() as desk:
        desk.backfill.catch_up()
        made, sent = desk.duties.escalate(), desk.outbox.send()
    click.echo(
        f"{len(made)} escalated; mail: {sent.sent} sent, {sent.failed} to be tried again, {sent.parked} parked as duties of the desk"
    )
    exit_bad_news(unless=not sent.parked)
