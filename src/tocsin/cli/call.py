"""Command that takes a call: a call sheet saved after every answer and resumed after a crash, here or in the browser."""

from __future__ import annotations

import sys
from operator import attrgetter
from shlex import quote
from typing import TYPE_CHECKING

import click

from tocsin.cli.common import by_option, current_desk, home_option, numbered, safe
from tocsin.domain.errors import Malformed

if TYPE_CHECKING:
    from tocsin.desk import Desk
    from tocsin.desk.call_sheets import Kept
    from tocsin.ingest.reports.call_sheet import CallSheet, Question

_CONTACT = "Without a number or an address no call back can be owed. How can we reach you?"


@click.command()
@by_option
@click.option("--new", is_flag=True, help="Start a new call. An interrupted one stays, and is named.")
@click.option("--sheet", metavar="SHEET", callback=numbered("C"), help="Continue this call sheet instead of the one saved last.")
@click.option("--hung-up", is_flag=True, help="The caller hung up before you could say that their warning has arrived.")
@home_option
def call(by: str, new: bool, sheet: str | None, hung_up: bool) -> None:
    """Take a call. Every answer is saved at once. After a crash, the same command continues where it stopped."""
    from tocsin.ingest.reports import call_sheet

    if new and sheet:
        raise click.UsageError("give --new or --sheet, not both")
    with current_desk() as desk:
        desk.people.named(by)
        going_on = _going_on(desk, by, new, sheet)
        answers = _begin(going_on)
        interview = _Interview(desk, by, going_on.sheet.id if going_on else "", at_terminal())
        answers = interview.ask_all(answers)
        if call_sheet.says_nothing(answers):
            interview.discard_blank(answers)
            raise Malformed("the call sheet is empty: say at least what happened")
        checked = interview.confirm(answers)
        if checked is None:
            click.echo(
                "It is not stored as a report. The call sheet is saved: the same command continues it, --new starts another.", err=True
            )
            return
        zone = desk.zone
        receipt = desk.call_sheets.finish(interview.number, by=by, hung_up=hung_up)
        view, unowed = desk.reports.show(receipt.report), desk.call_sheets.unowed(checked)
    click.echo(f"\n{receipt.report} is stored, {view.triage.priority}.")
    for duty in filter(attrgetter("live"), view.duties):
        click.echo(f"  {duty.team} owes {duty.kind.word} by {zone.said(duty.due)} ({duty.id})")
    if view.report.reachable:
        call_back = next(duty for duty in view.duties if duty.kind == "call-back")
        first = "They hung up. Say when you ring" if hung_up else "Before you end the call, tell them"
        click.echo(f"{first}: your warning has arrived, and we ring you back by {zone.said(call_back.due)} at the latest.")
    else:
        click.echo(f"No call back is owed: {unowed}.")


def at_terminal() -> bool:
    """Return True if a person types the answers, False if a pipe gives them."""
    return sys.stdin.isatty()


def _going_on(desk: Desk, by: str, new: bool, number: str | None) -> Kept | None:
    """Return the sheet to continue: the one of this number, else the one saved last. Name the others, which stay."""
    unfinished = [draft for draft in desk.call_sheets.unfinished(by=by) if not draft.blank]
    latest = None if new else max(unfinished, key=attrgetter("saved"), default=None)
    going_on = desk.call_sheets.require_open(number, by=by) if number else latest
    for draft in unfinished:
        if going_on is None or draft.sheet.id != going_on.sheet.id:
            again = f"tocsin call --by {quote(by)} --sheet {quote(draft.sheet.id)}"
            click.echo(f"The interrupted call {draft.sheet.id} is saved. To continue it: {again}", err=True)
    return going_on


def _begin(going_on: Kept | None) -> CallSheet:
    from tocsin.ingest.reports import call_sheet
    from tocsin.ingest.reports.call_sheet import CallSheet

    if going_on is None or going_on.blank:
        click.echo("A new call. Press Enter to skip a question. Ctrl-C stops and keeps the answers.", err=True)
        return going_on.said if going_on else CallSheet()
    click.echo(f"Continuing the interrupted call {going_on.sheet.id} (--new starts another and keeps this one):", err=True)
    _show(going_on.said)
    return call_sheet.once_more(going_on.said)


def _show(sheet: CallSheet) -> None:
    from tocsin.ingest.reports import call_sheet

    for question in call_sheet.QUESTIONS:
        if sheet.said(question.field):
            click.echo(f"  {question.heading}: {safe(sheet.said(question.field))}", err=True)


class _Interview:
    """Ask the questions of a call sheet, and ask a person again until the answer is clear.

    A pipe is asked again once for a call back: a line that is neither yes nor no counts as the answer to the next question.
    """

    def __init__(self, desk: Desk, by: str, number: str, is_person: bool) -> None:
        self.number = number
        self._is_person = is_person
        self._desk = desk
        self._by = by
        self._pushed_back: list[str] = []

    def ask_all(self, sheet: CallSheet) -> CallSheet:
        """Ask every open question, and show listed names in the answers as they are typed."""
        from tocsin.ingest.reports import call_sheet

        while (question := call_sheet.next_question(sheet)) is not None:
            sheet = self._record(sheet, question, self._prompt(question.asks))
        return sheet

    def confirm(self, sheet: CallSheet) -> CallSheet | None:
        """Let a person check the sheet. Return it as it is to be stored, or None if it is not. A pipe is not asked."""
        while self._is_person:
            click.echo("\nThe call so far:", err=True)
            _show(sheet)
            choice = self._prompt("Store this? [Y/n/e to edit]").strip().casefold()[:1]
            if choice in ("n", ""):
                return None if choice else sheet
            if choice == "y":
                return sheet
            if choice == "e":
                sheet = self._edit(sheet)
        return sheet

    def _edit(self, sheet: CallSheet) -> CallSheet:
        """Go through every answer again."""
        from tocsin.ingest.reports import call_sheet
        from tocsin.ingest.sealing.reach import agreed

        click.echo("Enter keeps an answer, a single - deletes it.", err=True)
        for question in call_sheet.QUESTIONS:
            if question.field == "contact" and agreed(sheet.said("call_back")) is False:
                continue
            before = sheet.said(question.field)
            answer = self._prompt(f"{question.asks} [{safe(before)}]" if before else question.asks).strip()
            changed = call_sheet.answered(sheet, question.field, "") if answer == "-" else sheet
            sheet = self._record(changed, question, "" if answer == "-" else answer or before)
        return sheet

    def _record(self, sheet: CallSheet, question: Question, answer: str) -> CallSheet:
        """Ask again until the answer is clear, and save it."""
        from tocsin.ingest.reports import call_sheet
        from tocsin.ingest.sealing.reach import agreed

        answer = self._clarify(question, answer)
        if question.field == "contact" and not answer.strip() and agreed(sheet.said("call_back")):
            answer = self._prompt(_CONTACT) if self._is_person else ""
        sheet = call_sheet.answered(sheet, question.field, answer)
        self._save(sheet, question.field)
        if question.field == "call_back" and agreed(answer) is False:
            click.echo("    no call back, so no contact is asked for", err=True)
        if question.field != "contact":
            for mention in self._desk.screen(answer):
                best = mention.candidates[0]
                click.echo(f"    listed: {mention.surface} may be {best.name} ({best.subject}, {mention.band})", err=True)
        return sheet

    def _save(self, sheet: CallSheet, field: str) -> None:
        """Save an answer in the desk. The sheet begins there with the first one, together with the questions skipped before it."""
        from tocsin.ingest.reports import call_sheet

        if not self.number and call_sheet.is_blank(sheet):
            return
        fields = [field]
        if not self.number:
            self.number = self._desk.call_sheets.begin(by=self._by).id
            fields = [question.field for question in call_sheet.QUESTIONS if getattr(sheet, question.field) is not None]
        self._desk.call_sheets.save(self.number, {name: getattr(sheet, name) for name in fields}, by=self._by)

    def discard_blank(self, sheet: CallSheet) -> None:
        """Discard a sheet that began and holds no answer any more."""
        from tocsin.ingest.reports import call_sheet

        if self.number and call_sheet.is_blank(sheet):
            self._desk.call_sheets.discard(self.number, by=self._by)

    def _clarify(self, question: Question, answer: str) -> str:
        from tocsin.ingest.reports import call_sheet
        from tocsin.ingest.sealing.reach import agreed

        while objection := call_sheet.objection(question.field, answer):
            try:
                reply = self._prompt(objection)
            except click.Abort:
                if self._is_person:
                    raise
                return ""
            if not self._is_person and question.field == "call_back" and agreed(reply) is None:
                self._pushed_back.append(reply)
                return answer
            answer = reply
        return answer

    def _prompt(self, text: str) -> str:
        if self._pushed_back:
            return self._pushed_back.pop()
        return str(click.prompt(text, default="", show_default=False, err=True))
