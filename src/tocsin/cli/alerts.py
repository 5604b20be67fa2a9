"""Alerts, referrals and documents to people outside the desk."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from datetime import datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING

import click

from tocsin.cli.common import by_option, current_desk, exit_bad_news, home_option, numbered, reason_option, safe, table
from tocsin.cli.groups import ListedByDefault
from tocsin.cli.json_lines import JsonLines
from tocsin.domain.dispatch import ANSWER_WITHIN, DispatchKind, DispatchState, Reply
from tocsin.domain.duty import DutyKind
from tocsin.domain.errors import Malformed
from tocsin.domain.plural import counted

if TYPE_CHECKING:
    from tocsin.desk.dispatch_views import DispatchView


@dataclass(frozen=True, slots=True, kw_only=True)
class RecommendationRow:
    """A recommendation and the answer to it, null while there is none."""

    id: str
    reply: str | None
    due: datetime | None


@dataclass(frozen=True, slots=True, kw_only=True)
class MessageRow:
    """A message to people outside, and what is owed next about it."""

    id: str
    kind: DispatchKind
    report: str
    recipient: str
    language: str
    drafted: datetime
    state: DispatchState
    sent: datetime | None
    due: datetime | None
    answered: datetime | None
    next_step: str | None
    recommendations: list[RecommendationRow]


@dataclass(frozen=True, slots=True, kw_only=True)
class MessageInFullRow(MessageRow):
    """A message with its text. ``answers`` are recommendation, its text, and the words of the answer."""

    text: str
    answers: list[tuple[str, str, str]]


_MESSAGES = JsonLines(MessageRow)
_MESSAGE = JsonLines(MessageInFullRow)


_NAMED = 5
_Z = numbered("Z")


@click.group(cls=ListedByDefault, invoke_without_command=True)
@click.option("--closed", is_flag=True, help="Answered and closed ones, too.")
@home_option
@_MESSAGES.option
@click.pass_context
def alerts(ctx: click.Context, closed: bool, as_json: bool) -> None:
    """List messages to people outside that wait for something, the soonest due first. Exit code 1 if one is overdue."""
    if ctx.invoked_subcommand:
        return
    with current_desk() as desk:
        views = desk.dispatches.listed(closed=closed)
        zone, now = desk.zone, desk.now()
        owed = [duty.id for duty, _ in desk.dispatches.owed()]
    if as_json:
        _MESSAGES.emit(_row(view) for view in views)
    else:
        rows = (
            (
                v.dispatch.id,
                v.dispatch.kind,
                v.dispatch.report,
                v.recipient.details.name,
                v.dispatch.state,
                zone.moment(v.due) if v.due else "",
                v.step,
            )
            for v in views
        )
        table(("message", "kind", "about", "to", "state", f"due ({zone})", "next"), rows, "no message waits")
        if owed:
            click.echo(
                f"{counted(len(owed), 'site is', 'sites are')} still to be told: {', '.join(owed[:_NAMED])}. tocsin alerts draft begins"
            )
    exit_bad_news(unless=not any(view.due and view.due < now for view in views))


@alerts.command("draft")
@click.argument("kind", type=click.Choice([kind.value for kind in DispatchKind]))
@click.argument("recipient", callback=numbered("G"))
@click.option("--report", default="", metavar="R", callback=numbered("R"), help="The report that it is about.")
@click.option("--text", default="", help="The message. It names no source.")
@click.option("--text-file", type=click.Path(path_type=Path, exists=True, dir_okay=False), help="Read the message from a file.")
@click.option("--recommend", "recommendations", multiple=True, metavar="TEXT", help="A recommendation. Each is owed an answer.")
@click.option("--days", type=click.IntRange(1, 3650), default=ANSWER_WITHIN.days, show_default=True, help="Time for these answers.")
@click.option("--names-checked", is_flag=True, help="A name that also stands in a source's contact does not mean the source.")
@by_option
@home_option
def alerts_draft(
    *,
    kind: str,
    recipient: str,
    report: str,
    text: str,
    text_file: Path | None,
    recommendations: tuple[str, ...],
    days: int,
    names_checked: bool,
    by: str,
) -> None:
    """Draft a message to a RECIPIENT. A referral or document takes a second person before it goes out."""
    from tocsin.desk.dispatches import NewDispatch

    words = _text_of(text_file) if text_file else text
    new = NewDispatch(DispatchKind(kind), recipient, words, report or "", recommendations, timedelta(days=days), names_checked)
    with current_desk() as desk:
        dispatch = desk.dispatches.draft(new, by=by)
    second = "; a second person approves it" if dispatch.kind.rule.second else ""
    click.echo(f"{dispatch.id} is drafted{second}")


@alerts.command("approve")
@click.argument("message", callback=_Z)
@by_option
@home_option
def alerts_approve(message: str, by: str) -> None:
    """Approve a draft, as a second person."""
    with current_desk() as desk:
        click.echo(f"{desk.dispatches.approve(message, by=by).id} is approved")


@alerts.command("send")
@click.argument("message", callback=_Z)
@by_option
@home_option
def alerts_send(message: str, by: str) -> None:
    """Send a MESSAGE to the contacts of its recipient.

    The first gets it now, the next ones while nobody answers.
    """
    with current_desk() as desk:
        dispatch = desk.dispatches.send(message, by=by)
        count = desk.exchange.transmit()
        assert dispatch.due
        click.echo(f"{dispatch.id} is on its way ({count} messages went out); an acknowledgement is due {desk.zone.said(dispatch.due)}")


@alerts.command("code")
@click.argument("message", callback=_Z)
@by_option
@home_option
def alerts_code(message: str, by: str) -> None:
    """Print the code of a MESSAGE, to read it out by telephone. The reading is recorded."""
    with current_desk() as desk:
        click.echo(desk.dispatches.code(message, by=by))


@alerts.command("acknowledge")
@click.argument("message", callback=_Z)
@click.option("--words", required=True, help="Who knows it, and how they were told. Sealed.")
@by_option
@home_option
def alerts_acknowledge(message: str, words: str, by: str) -> None:
    """Record that a recipient knows a MESSAGE.

    You told them, or they acknowledged it, by telephone or in person. A draft counts, too: a desk without a public door sends nothing.
    A referral or document needs its second person before that.
    """
    with current_desk() as desk:
        known = desk.dispatches.acknowledge(message, words, by=by)
        owed = [duty.id for duty in desk.duties.listed(report=known.report) if duty.kind is DutyKind.ALERT and duty.live]
    click.echo(f"{known.id} is acknowledged")
    if known.kind is DispatchKind.ALERT and owed:
        click.echo(f"{owed[0]} is still owed. Once every site of {known.report} knows: tocsin done {owed[0]} --outcome alerted --by {by}")


@alerts.command("reply")
@click.argument("recommendation")
@click.argument("answer", type=click.Choice([reply.value for reply in Reply]))
@click.option("--words", default="", help="The answer in words. Sealed.")
@by_option
@home_option
def alerts_reply(recommendation: str, answer: str, words: str, by: str) -> None:
    """Record the ANSWER to a RECOMMENDATION.

    RECOMMENDATION is a number such as Z-12.1. The answer came by letter or telephone.
    """
    with current_desk() as desk:
        click.echo(f"{desk.dispatches.reply(recommendation.upper(), Reply(answer), words, by=by).id}: {answer}")


@alerts.command("close")
@click.argument("message", callback=_Z)
@by_option
@reason_option
@home_option
def alerts_close(message: str, by: str, reason: str) -> None:
    """Close a MESSAGE without a full answer. Nothing closes by time alone."""
    with current_desk() as desk:
        click.echo(f"{desk.dispatches.close(message, by=by, reason=reason).id} is closed")


@alerts.command("show")
@click.argument("message", callback=_Z)
@home_option
@_MESSAGE.option
def alerts_show(message: str, as_json: bool) -> None:
    """Show a MESSAGE, its recommendations, and what became of it."""
    with current_desk() as desk:
        view = desk.dispatches.view(message)
        zone = desk.zone
    if as_json:
        answers = [(asking.recommendation.id, asking.text, asking.words) for asking in view.recommendations]
        _MESSAGE.emit([MessageInFullRow(**asdict(_row(view)), text=view.text, answers=answers)])
        return
    d = view.dispatch
    click.echo(f"{d.id}: {d.kind} about {d.report} to {view.recipient.details.name}, {d.state}")
    click.echo(safe(view.text))
    rows = ((e.recommendation.id, safe(e.text), e.recommendation.reply or "no answer yet", safe(e.words)) for e in view.recommendations)
    table(("recommendation", "text", "answer", "words"), rows, "")
    table(
        ("when", "what", "by", "words"), ((zone.moment(e.at), e.act, e.by or "outside", safe(w)) for e, w in view.events), "no answer yet"
    )


def _row(view: DispatchView) -> MessageRow:
    dispatch = view.dispatch
    return MessageRow(
        id=dispatch.id,
        kind=dispatch.kind,
        report=dispatch.report,
        recipient=dispatch.recipient,
        language=dispatch.language,
        drafted=dispatch.drafted,
        state=dispatch.state,
        sent=dispatch.sent,
        due=dispatch.due,
        answered=dispatch.answered,
        next_step=view.step or None,
        recommendations=[
            RecommendationRow(id=each.recommendation.id, reply=each.recommendation.reply or None, due=each.recommendation.due)
            for each in view.recommendations
        ],
    )


def _text_of(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8")
    except UnicodeDecodeError:
        raise Malformed(f"{path} is not text in UTF-8: save it in that encoding, or name another file") from None
