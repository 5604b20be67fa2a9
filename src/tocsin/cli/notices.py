"""Notices to platforms, and their follow-up."""

from __future__ import annotations

from dataclasses import astuple, fields
from pathlib import Path
from typing import TYPE_CHECKING

import click
import msgspec

from tocsin.cli.common import by_option, current_desk, exit_bad_news, home_option, numbered, reason_option, table
from tocsin.cli.groups import ListedByDefault
from tocsin.cli.json_lines import JsonLines
from tocsin.cli.notice_rows import AnswerRow, NoticeRow, RateRow, SeenAgainRow, answer_row, notice_row, rate_row, seen_again_row
from tocsin.desk.choices import Grouping
from tocsin.domain.errors import Malformed
from tocsin.domain.notice import ContentState, Notice, NoticeState, NoticeStep, Remover
from tocsin.durable import atomic_write
from tocsin.outbound.exchange import Shape
from tocsin.outbound.notice_text import LANGUAGES

if TYPE_CHECKING:
    from tocsin.desk import Desk
    from tocsin.desk.notice_figures import LastingContent
    from tocsin.desk.outcomes import OutcomeStanding

_ANSWERS = JsonLines(AnswerRow)
_NOTICES: JsonLines[NoticeRow | RateRow] = JsonLines(NoticeRow, RateRow)
_LASTING: JsonLines[LastingContent] = JsonLines("tocsin.desk.notice_figures:LastingContent")
_OUTCOMES: JsonLines[OutcomeStanding] = JsonLines("tocsin.desk.outcomes:OutcomeStanding")
_SEEN_AGAIN = JsonLines(SeenAgainRow)


@click.group(cls=ListedByDefault, invoke_without_command=True)
@click.option("--closed", is_flag=True, help="Closed ones, too.")
@click.option("--rates", is_flag=True, help="Share of removed content as an interval, and times to receipt, decision and removal.")
@click.option(
    "--by",
    "grouping",
    type=click.Choice([grouping.value for grouping in Grouping]),
    default="platform",
    show_default=True,
    help="Groups of --rates.",
)
@home_option
@_NOTICES.option
@click.pass_context
def notices(ctx: click.Context, closed: bool, rates: bool, grouping: str, as_json: bool) -> None:
    """List notices with their next step, the soonest due first. Exit code 1 if a step is overdue."""
    if ctx.invoked_subcommand:
        return
    with current_desk() as desk:
        if rates:
            _show_rates(desk, Grouping(grouping), as_json)
            return
        views = desk.notices.listed(closed=closed)
        zone, now = desk.zone, desk.now()
    late = [view for view in views if view.step and view.step.due < now]
    if as_json:
        _NOTICES.emit(notice_row(view) for view in views)
    else:
        rows = (
            (
                v.notice.id,
                v.notice.platform,
                v.notice.state,
                v.standing(zone),
                zone.moment(v.step.due) if v.step else "",
                v.step.act if v.step else "",
            )
            for v in views
        )
        table(("notice", "to", "state", "content", f"due ({zone})", "next step"), rows, "no notice")
    exit_bad_news(unless=not late)


@notices.command("draft")
@click.argument("decision", callback=numbered("K"))
@click.option("--platform", required=True, help="Name of the platform.")
@click.option("--to", "address", required=True, help="Mail address of the platform, or the link of its form.")
@click.option("--lang", "language", type=click.Choice(LANGUAGES), default="en", show_default=True)
@click.option("--quote", "quoted", default="", help="The noticed text. Checks look for it on the page.")
@click.option("--names-checked", is_flag=True, help="A name that also stands in a source's contact does not mean the source.")
@by_option
@home_option
def notices_draft(*, decision: str, platform: str, address: str, language: str, quoted: str, names_checked: bool, by: str) -> None:
    """Draft a notice from a DECISION to act, and print it."""
    from tocsin.desk.notices import NewNotice
    from tocsin.outbound.notice_text import mark_draft

    with current_desk() as desk:
        notice = desk.notices.draft(NewNotice(decision, platform, address, language, quoted, names_checked), by=by)
        text = mark_draft(desk.notices.text(notice.id))
        doubtful = desk.platforms.doubtful(address)
    click.echo(f"{notice.id} is drafted; a second person approves it", err=True)
    if doubtful:
        state = f"read in a public copy on {doubtful.confirmed}, which may be old" if doubtful.is_confirmed else "unconfirmed"
        click.echo(f"the contact {address} is {state}: check it in {doubtful.source}", err=True)
    click.echo(text, nl=False)


@notices.command("approve")
@click.argument("notice", callback=numbered("X"))
@by_option
@home_option
def notices_approve(notice: str, by: str) -> None:
    """Approve a draft, as a second person."""
    with current_desk() as desk:
        click.echo(f"{desk.notices.approve(notice, by=by).id} is approved")


@notices.command("send")
@click.argument("notice", callback=numbered("X"))
@click.option("--by-hand", is_flag=True, help="It went through the platform's own form: only record it.")
@click.option("--with-copy", is_flag=True, help="Attach the copy of the content. Its hashes are attached anyway.")
@by_option
@home_option
def notices_send(notice: str, by_hand: bool, with_copy: bool, by: str) -> None:
    """Send an approved notice, or record that it was sent."""
    with current_desk() as desk:
        sent = desk.notices.send(notice, by=by, by_hand=by_hand, with_copy=with_copy)
        click.echo(f"{sent.id} ({sent.reference}) is sent; first check {desk.zone.said(sent.next_check)}")


@notices.command("export")
@click.argument("notice", callback=numbered("X"))
@click.option(
    "--out", type=click.Path(path_type=Path, dir_okay=False), required=True, help="A file that ends in .txt, .html, .pdf or .json."
)
@by_option
@home_option
def notices_export(notice: str, out: Path, by: str) -> None:
    """Write a notice to a file, for a platform's own form.

    The export is recorded. A draft says in its first line that it is not approved.
    """
    from tocsin.outbound.notice_text import as_html

    kind = out.suffix.lower()
    if kind not in (".txt", ".html", ".pdf", ".json"):
        raise Malformed(f"{out}: name a file that ends in .txt, .html, .pdf or .json")
    with current_desk() as desk:
        record, text = desk.notices.export(notice, by=by)
    if kind == ".pdf":
        data = _as_pdf(text)
    else:
        data = {".txt": text.encode(), ".html": as_html(text).encode(), ".json": _as_json(record, text)}[kind]
    atomic_write(out, data)


@notices.command("event")
@click.argument("notice", callback=numbered("X"))
@click.argument("step", type=click.Choice([step.value for step in NoticeStep]))
@click.option("--words", default="", help="The platform's answer, or the reason. Sealed.")
@by_option
@home_option
def notices_event(notice: str, step: str, words: str, by: str) -> None:
    """Record the platform's answer or an act of the desk after it."""
    with current_desk() as desk:
        desk.notices.event(notice, NoticeStep(step), by=by, words=words)
        following = desk.notices.view(notice).step
        assert following
        click.echo(f"{notice}: {step}. Next: {following.act}, by {desk.zone.said(following.due)}")


@notices.command("close")
@click.argument("notice", callback=numbered("X"))
@by_option
@reason_option
@home_option
def notices_close(notice: str, by: str, reason: str) -> None:
    """Close a notice. Nothing closes by time alone."""
    with current_desk() as desk:
        click.echo(f"{desk.notices.close(notice, by=by, reason=reason).id} is closed")


@notices.command("again")
@click.option("--answered", is_flag=True, help="Those that were answered, too.")
@home_option
@_SEEN_AGAIN.option
def notices_again(answered: bool, as_json: bool) -> None:
    """List noticed content that seems to be back.

    A person confirms or dismisses each. Exit code 1 if any waits.
    """
    with current_desk() as desk:
        views = desk.reappearances.listed(answered=answered)
        zone = desk.zone
    if as_json:
        _SEEN_AGAIN.emit(map(seen_again_row, views))
    else:
        rows = ((s.id, s.notice, s.kind, view.place, s.times, zone.moment(s.last), s.state) for view in views for s in [view.suggestion])
        table(("suggestion", "notice", "same", "first seen in", "times", f"last ({zone})", "state"), rows, "nothing was seen again")
    exit_bad_news(unless=not any(view.suggestion.state == "open" for view in views))


@notices.command("confirm")
@click.argument("suggestion", callback=numbered("J"))
@click.option("--at", "location", default="", help="The link at which it is now, if that is another. It becomes an item.")
@by_option
@reason_option
@home_option
def notices_confirm(suggestion: str, location: str, by: str, reason: str) -> None:
    """Confirm a SUGGESTION: it is the same content."""
    with current_desk() as desk:
        item = desk.reappearances.confirm(suggestion, by=by, reason=reason, location=location)
    click.echo(f"{suggestion} is confirmed" + (f"; decide on {item.id}" if item else ""))


@notices.command("dismiss")
@click.argument("suggestion", callback=numbered("J"))
@by_option
@reason_option
@home_option
def notices_dismiss(suggestion: str, by: str, reason: str) -> None:
    """Dismiss a SUGGESTION: it is other content."""
    with current_desk() as desk:
        click.echo(f"{desk.reappearances.dismiss(suggestion, by=by, reason=reason).id} is dismissed")


@notices.command("answers")
@click.argument("notice", callback=numbered("X"))
@home_option
@_ANSWERS.option
def notices_answers(notice: str, as_json: bool) -> None:
    """Show the answers that bear the reference of a NOTICE.

    They are shown with the fields of DSA Art. 17.
    """
    with current_desk() as desk:
        desk.platforms.find_answers()
        views = desk.platforms.answers(notice)
    if as_json:
        _ANSWERS.emit(map(answer_row, views))
        return
    for view in views:
        click.echo(f"{view.answer.id} in {view.answer.answer}, {view.answer.state}: {view.answer.step or 'unclear'}")
        table(("field", "words"), view.fields.items(), "no field was recognised")
    if not views:
        click.echo("no answer bears its reference")


@notices.command("record")
@click.argument("answer", callback=numbered("F"))
@click.argument("step", type=click.Choice([step.value for step in NoticeStep]))
@by_option
@home_option
def notices_record(answer: str, step: str, by: str) -> None:
    """Record an ANSWER as a STEP of its notice."""
    with current_desk() as desk:
        click.echo(f"{desk.platforms.record(answer, NoticeStep(step), by=by).notice}: {step}")


@notices.command("outcome")
@click.argument("report", callback=numbered("R"))
@home_option
def notices_outcome(report: str) -> None:
    """Print what the source of a REPORT can be told.

    It is what can be said truly about the notices that the report led to.
    """
    from tocsin.outbound.outcome_text import PLAIN

    with current_desk() as desk:
        code = desk.outcomes.source_language(report)
        lines = desk.outcomes.words(report)
        theirs = desk.outcomes.words(report, code) if code != PLAIN else []
    if theirs:
        click.echo("\n".join(theirs) + f"\n\nThat is in the language of the report ({code}). The same in English:\n")
    click.echo("\n".join(lines) or "no notice came of this report")


@notices.command("lasting")
@home_option
@_LASTING.option
def notices_lasting(as_json: bool) -> None:
    """List content that is up a year after its notice.

    It is listed with the step that is owed. Exit code 1 if there is any.
    """
    with current_desk() as desk:
        lasting = desk.notice_figures.lasting()
        zone = desk.zone
    if as_json:
        _LASTING.emit(lasting)
    else:
        rows = ((c.notice, c.platform, c.content, zone.moment(c.sent), c.owed, zone.moment(c.due)) for c in lasting)
        table(("notice", "to", "content", f"sent ({zone})", "who owes what", "due"), rows, "no noticed content is up after a year")
    exit_bad_news(unless=not lasting)


@notices.command("exchange")
@click.argument("shape", type=click.Choice([shape.value for shape in Shape]))
@click.option("--out", type=click.Path(path_type=Path, dir_okay=False), required=True, help="A file that ends in .csv or .json.")
@click.option("--clear", is_flag=True, help="Links and words in clear. Without it they are hashes.")
@home_option
def notices_exchange(shape: str, out: Path, clear: bool) -> None:
    """Write notices and outcomes in a SHAPE for others.

    Shapes are statements of reasons, Lumen, and a list of hashes.
    """
    if out.suffix.lower() not in (".csv", ".json"):
        raise Malformed(f"{out}: name a file that ends in .csv or .json")
    if out.suffix.lower() == ".csv" and shape == Shape.LUMEN:
        raise Malformed(f"{out}: Lumen takes JSON, so name a file that ends in .json")
    with current_desk() as desk:
        data = desk.notice_exchange.export(Shape(shape), clear=clear, as_csv=out.suffix.lower() == ".csv")
    atomic_write(out, data)


@notices.command("outcomes")
@home_option
@_OUTCOMES.option
def notices_outcomes(as_json: bool) -> None:
    """List the reachable sources that told of content.

    They are listed by report, each with the state of its answer. Exit code 1 if one is owed.
    """
    with current_desk() as desk:
        desk.outcomes.owe()
        standings = desk.outcomes.standings()
    if as_json:
        _OUTCOMES.emit(standings)
    else:
        table(("report", "source", "because of"), ((s.report, s.state, s.why) for s in standings), "no reachable source told of content")
    exit_bad_news(unless=not any(standing.state == "owed" for standing in standings))


@click.command()
@click.argument("notice", required=False, callback=numbered("X"))
@click.option("--saw", type=click.Choice([state.value for state in ContentState]), help="Record what you saw at NOTICE's location.")
@click.option("--by", default="", metavar="PERSON")
@click.option("--note", default="", help="Details of what you saw.")
@click.option("--remover", type=click.Choice([remover.value for remover in Remover]), help="Who removed it, if the page tells.")
@home_option
def recheck(notice: str | None, saw: str | None, by: str, note: str, remover: str | None) -> None:
    """Check the noticed content that is due, or record what you saw yourself at one NOTICE.

    Content that is there again opens a closed notice again.
    """
    with current_desk() as desk:
        if notice or saw:
            if not (notice and saw and by):
                raise Malformed("to record what you saw, give the notice, --saw STATE and --by PERSON")
            observation = desk.notices.observe(notice, ContentState(saw), by=by, detail=note, remover=remover or "")
            click.echo(f"{notice}: {observation.state} is recorded")
            return
        if desk.services.fetcher is None:
            raise Malformed("this desk fetches nothing: set notices.check = true in tocsin.toml, or use tocsin recheck NOTICE --saw STATE")
        click.echo(f"{desk.notices.check()} checked")


def _as_pdf(text: str) -> bytes:
    from tocsin.outbound.notice_text import as_html
    from tocsin.outbound.page_picture import installed_chromium

    painter = installed_chromium()
    if painter is None:
        raise Malformed("a PDF needs Chromium: install it, or name a file that ends in .txt, .html or .json")
    picture = painter.paint(as_html(text).encode(), "text/html; charset=utf-8")
    if not picture.pdf:
        raise Malformed(f"no PDF was made: {picture.lack}. Or name a file that ends in .txt, .html or .json")
    return picture.pdf


def _as_json(notice: Notice, text: str) -> bytes:
    names = ("reference", "platform", "address", "language", "drafted", "sent")
    fields = {name: getattr(notice, name) for name in names}
    return msgspec.json.encode({**fields, "draft": notice.state is NoticeState.DRAFT, "text": text})


def _show_rates(desk: Desk, grouping: Grouping, as_json: bool) -> None:
    from tocsin.desk.notice_figures import MOST_HIDDEN

    now = desk.now()
    rows = [rate_row(now, grouping, group) for group in desk.notice_figures.by(grouping)]
    if as_json:
        _NOTICES.emit(rows)
        return
    columns = [field.name for field in fields(RateRow)][2:]
    cells = (["not yet" if cell is None else cell for cell in astuple(row)[2:]] for row in rows)
    none = f"fewer than {MOST_HIDDEN + 1} notices in every group: nothing is shown"
    table([str(grouping), *(name.replace("_", " ") for name in columns[1:])], cells, none)
    if rows:
        click.echo(f"as of {desk.zone.said(now)}; times are medians, and that of removal lies between two checks (Turnbull)")
