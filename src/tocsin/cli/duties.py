"""Commands that list, answer, move and escalate duties."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

import click

from tocsin.cli.common import by_option, current_desk, exit_bad_news, full_id, home_option, numbered, reason_option, table
from tocsin.cli.importing import MOST_READ
from tocsin.cli.json_lines import JsonLines
from tocsin.cli.receipts import write_receipt
from tocsin.domain.duty import Duty, DutyKind, Escalation
from tocsin.domain.errors import Malformed
from tocsin.domain.looks import words_of
from tocsin.domain.report import Priority

if TYPE_CHECKING:
    from tocsin.desk.queue import Row
    from tocsin.domain.time_zone import Zone

_note = click.option("--note", default="", help="Note to add to the report, sealed with it.")


@dataclass(frozen=True, slots=True, kw_only=True)
class DutyRow:
    """A duty with its state and level now. ``level`` counts the days past due. ``successor`` is the duty it was moved to.

    ``priority`` is the highest of ``messages``, the reports that it answers. ``refuses_call`` tells that the source asks not to be rung,
    ``wishes`` how it wishes to be reached, such as ``after 7``. Only duties that are answered by reaching the source have wishes.
    ``look`` lists the open duties that one look at the report, or one word to its source, settles.
    """

    duty: str
    report: str
    kind: DutyKind
    team: str
    state: str
    level: int
    opened: datetime
    due: datetime
    outcome: str
    by: str
    closed: datetime | None
    successor: str | None
    priority: Priority
    messages: list[str]
    refuses_call: bool
    wishes: list[str]
    look: list[str]


_DUTIES = JsonLines(DutyRow)
_ESCALATIONS = JsonLines(Escalation)


def duty_row(row: Row) -> DutyRow:
    """Return the JSON fields of a duty."""
    duty, wish = row.duty, row.wish
    return DutyRow(
        duty=duty.id,
        report=duty.report,
        kind=duty.kind,
        team=duty.team,
        state=row.standing,
        level=row.level,
        opened=duty.opened,
        due=duty.due,
        outcome=duty.outcome,
        by=duty.by,
        closed=duty.closed,
        successor=duty.successor,
        priority=row.priority,
        messages=list(wish.reports) if wish else [duty.report],
        refuses_call=bool(wish and wish.refuses),
        wishes=list(wish.terms) if wish else [],
        look=[other.id for other in row.look],
    )


def show_duties(rows: Iterable[Row], zone: Zone, empty: str = "nothing is owed") -> None:
    """Print duties in columns, or ``empty`` when there are none: P1 first, then what is due first. Columns without a value are left out."""
    ordered = sorted(rows, key=lambda row: (row.duty.live is False, row.priority, row.duty.due, row.duty.id))
    columns: list[tuple[str, Callable[[Row], str]]] = [
        ("duty", lambda row: " ".join(duty.id for duty in row.look or [row.duty])),
        ("priority", lambda row: row.priority),
        ("state", lambda row: row.standing),
        ("team", lambda row: row.duty.team),
        ("owes", lambda row: words_of(row.look or [row.duty])),
        ("report", lambda row: row.duty.report + _others(row)),
        (f"since ({zone})", lambda row: zone.moment(row.duty.opened)),
        (f"due ({zone})", lambda row: zone.moment(row.duty.due)),
        ("before you reach them", lambda row: "; ".join(row.wish.lines) if row.wish and row.duty.live else ""),
        ("outcome", lambda row: row.duty.outcome),
        ("by", lambda row: row.duty.by),
    ]
    filled = [(name, cells) for name, cell in columns if any(cells := [cell(row) for row in ordered])]
    table([name for name, _ in filled], zip(*(cells for _, cells in filled), strict=True), empty)


def _others(row: Row) -> str:
    """Return how many other messages of the same source a duty answers, with a plus sign before it."""
    others = len(row.wish.reports) - 1 if row.wish else 0
    return f" +{others}" if others else ""


@click.command()
@click.option("--team", default="", help="Only duties of this team.")
@click.option("--overdue", is_flag=True, help="Only duties past due.")
@click.option("--report", default="", callback=numbered("R"), help="All duties of one report, ended ones too.")
@click.option("--state", type=click.Choice(["open", "done", "moved"]), default="open", show_default=True)
@home_option
@_DUTIES.option
def duties(team: str, overdue: bool, report: str, state: str, as_json: bool) -> None:
    """List who owes what since when, by when, and how the source wishes to be reached. P1 comes first, then what is due first.

    Duties that one look at a report settles stand in one line, with the time that the first of them is due.

    Exit code 1 when anything listed is overdue.
    """
    with current_desk() as desk:
        rows = desk.queue.looks(desk.duties.listed(team, overdue, state, report))
    if as_json:
        _DUTIES.emit(duty_row(row) for row in rows)
    else:
        show_duties([row for row in rows if row.leads], desk.zone, "nothing is overdue" if overdue else "nothing is owed")
    exit_bad_news(unless=not any(row.standing == "overdue" for row in rows))


_OUTCOMES = "\n".join(f"{kind.word}: {', '.join(kind.rule.outcomes)}" for kind in DutyKind)


@click.command(epilog=f"\b\nOutcomes of each kind of duty\n{_OUTCOMES}")
@click.argument("duty_ids", metavar="DUTY...", nargs=-1, required=True)
@by_option
@click.option("--outcome", required=True, help="Outcome of the duty; listed below.")
@_note
@click.option("--also", "also", multiple=True, metavar="DUTY=OUTCOME", help="Answer to another duty of the same look, such as D-27=read.")
@click.option("--receipt", type=click.Path(path_type=Path, dir_okay=False), help="File to write a receipt to: proof that you answered.")
@home_option
@_DUTIES.option
def done(duty_ids: Sequence[str], by: str, outcome: str, note: str, also: Sequence[str], receipt: Path | None, as_json: bool) -> None:
    """Answer a duty, or several with the same outcome, as a person of the team that owes them.

    An assessment also acknowledges the delivery to the same team, and a call with the source also tells it that its word arrived.
    Several are answered all or none. Look at each before: the record says that you did.
    """
    first, *more = (full_id("D", number) for number in duty_ids)
    if more and (also or receipt):
        raise Malformed("--also and --receipt belong to one duty: answer it by itself")
    with current_desk() as desk:
        if more:
            answered = desk.duties.done_all([first, *more], by=by, outcome=outcome, note=note)
        else:
            answered = [desk.duties.done(first, by=by, outcome=outcome, note=note, also=dict(map(_answer, also)))]
        if receipt:
            write_receipt(desk, receipt, first)
        rows = desk.queue.rows(answered)
        about_each = [(ended, desk.duties.listed(report=ended.report)) for ended in answered]
    if as_json:
        _DUTIES.emit(map(duty_row, rows))
        return
    for ended, about_it in about_each:
        _say_done(ended, about_it)


def _say_done(ended: Duty, about_it: Sequence[Duty]) -> None:
    """Print a duty that was answered, those that its answer settled, and what is still owed about the report."""
    settled = [other for other in about_it if (other.closed, other.by, other.state) == (ended.closed, ended.by, ended.state)]
    for duty in (ended, *(other for other in settled if other.id != ended.id)):
        click.echo(f"{duty.id} done: {duty.kind.word} {duty.report}, {duty.outcome}, by {duty.by}")
    if still_owed := [other for other in about_it if other.live]:
        duties_left = ", ".join(f"{other.id} ({other.team}: {other.kind.word})" for other in still_owed)
        click.echo(f"Still owed about {ended.report}: {duties_left}")


def _answer(words: str) -> tuple[str, str]:
    """Return the duty and the answer of ``D-27=read``. Raises :class:`Malformed`."""
    duty, sign, outcome = words.partition("=")
    if not sign:
        raise Malformed(f"--also {words}: write the duty, an equals sign and the answer, such as D-27=read")
    return duty.strip().upper(), outcome


@click.command("take-back")
@click.argument("duty", callback=numbered("D"))
@by_option
@home_option
@_DUTIES.option
def take_back(duty: str, by: str, as_json: bool) -> None:
    """Take your own answer to a duty back within a minute. The duty is owed again, and the record keeps both."""
    with current_desk() as desk:
        owed = desk.duties.take_back(duty, by=by)
        rows = desk.queue.rows([owed])
    if as_json:
        _DUTIES.emit(map(duty_row, rows))
    else:
        click.echo(f"{owed.id} is owed again by {owed.team}, due {desk.zone.said(owed.due)}")


@click.command()
@click.argument("duty", callback=numbered("D"))
@by_option
@_note
@home_option
def attempt(duty: str, by: str, note: str) -> None:
    """Record a try, such as an unanswered call. The duty stays owed."""
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
    """Move a duty to another team. Its due time never moves later."""
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
    """Deliver a report to one more team."""
    with current_desk() as desk:
        duty = desk.duties.deliver(report, team, by=by, reason=reason)
    click.echo(f"team {duty.team} owes {duty.id} on {duty.report}, due {desk.zone.said(duty.due)}")


@click.command()
@click.argument("duty", required=False, callback=numbered("D"))
@click.option("--to", default="", metavar="PERSON", help="Person to escalate to (default: someone present, chosen by the desk).")
@click.option("--by", default="", metavar="PERSON", help="The person who acts.")
@click.option("--reason", default="", metavar="TEXT", help="Reason for the record.")
@home_option
@_ESCALATIONS.option
def escalate(duty: str | None, to: str, by: str, reason: str, as_json: bool) -> None:
    """Put overdue duties before someone present, or one DUTY before a person you name."""
    if duty and not (to and by and reason):
        raise Malformed(f"to escalate {duty} yourself, add --to PERSON --by PERSON --reason TEXT")
    with current_desk() as desk:
        escalations = [desk.duties.escalate_to(duty, to, by=by, reason=reason)] if duty else desk.duties.escalate()
    if as_json:
        _ESCALATIONS.emit(escalations)
    else:
        rows = ((escalation.duty, escalation.report, escalation.level, escalation.to or "NOBODY IS PRESENT") for escalation in escalations)
        table(("duty", "report", "level", "put before"), rows, "nothing new to escalate")
    exit_bad_news(unless=all(escalation.to for escalation in escalations))


@click.command()
@home_option
def work() -> None:
    """Send queued mail, escalate overdue duties, finish searches of past reports and read pictures by machine, once.

    Run it every minute from cron or a timer where tocsin serve does not run. Exit code 1 when a mail keeps failing.
    """
    from tocsin.desk.copied_texts import AT_ONCE
    from tocsin.desk.outbox import Sent

    with current_desk() as desk:
        escalations = desk.jobs.run("escalation", desk.duties.escalate)
        mail = desk.jobs.run("mail", desk.outbox.send)
        others = (
            desk.jobs.run("search of past reports", desk.backfill.catch_up),
            desk.jobs.run("pictures read", partial(desk.picture_readings.catch_up, at_most=MOST_READ)),
            desk.jobs.run("bank", desk.picture_bank.search),
            desk.jobs.run("texts of posts", partial(desk.copied_texts.learn, at_most=AT_ONCE)),
            desk.jobs.run("languages of posts", desk.posts.tell_languages),
            desk.jobs.run("alerts owed", desk.dispatches.owe),
            desk.jobs.run("messages outside", desk.exchange.transmit),
            desk.jobs.run("answers outside", desk.dispatches.remind),
            desk.jobs.run("retention", desk.retention.owe),
            desk.jobs.run("drill", desk.drills.send_due),
            desk.jobs.run("outcomes owed", desk.outcomes.owe),
            desk.jobs.run("notice reminders", desk.notices.remind),
            desk.jobs.run("item reminders", desk.items.remind),
            desk.jobs.run("notice checks", desk.notices.check),
            desk.jobs.run("copies of new items", desk.evidence.capture_new),
            desk.jobs.run("answers of platforms", desk.platforms.find_answers),
            desk.jobs.run("seen again", desk.reappearances.search),
            desk.jobs.run("search of posts", desk.post_screening.screen),
            desk.jobs.run("signed head", desk.receipts.advance),
            desk.jobs.run("pictures compared", desk.copies.compare_pictures),
            desk.jobs.run("judge", desk.judging.catch_up),
        )
    failed = any(result is None for result in (escalations, mail, *others))
    if failed:
        click.echo("a job failed, and the others went on: the failure is filed as a report for the desk", err=True)
    escalations, mail = escalations or [], mail or Sent()
    counts = f"{mail.sent} sent, {mail.failed} to be tried again, {mail.parked} given up and opened as duties of the desk"
    click.echo(f"{len(escalations)} escalated; mail: {counts}")
    exit_bad_news(unless=not (mail.parked or failed))
