"""Command that takes a call: a call sheet saved after every answer and resumed after a crash."""

from __future__ import annotations

import sys
import uuid
from operator import attrgetter
from pathlib import Path

import click

from tocsin.cli.common import by_option, current_desk, home_option, safe
from tocsin.desk import Desk
from tocsin.domain.errors import Malformed
from tocsin.ingest.reports import call_sheet
from tocsin.ingest.reports.call_sheet import CallSheet, Question
from tocsin.ingest.reports.reach import agreed

FILE = "call-sheet.json"
_CONTACT = "Without a number or an address no call back can be owed. How can we reach you?"


@click.command()
@by_option
@click.option("--new", is_flag=True, help="Start a new call. An interrupted one is saved to a file that is named.")
@click.option("--hung-up", is_flag=True, help="The caller hung up before you could say that their warning has arrived.")
@home_option
def call(by: str, new: bool, hung_up: bool) -> None:
    """Take a call. Every answer is saved at once. After a crash, the same command continues where it stopped."""
    with current_desk() as desk:
        desk.people.named(by)
        path = desk.home / f"{FILE}.{_slug(by)}"
        interview = _Interview(desk, path, at_terminal())
        sheet = interview.ask_all(_begin(path, new))
        if call_sheet.says_nothing(sheet):
            raise Malformed("the call sheet is empty: say at least what happened")
        checked = interview.confirm(sheet)
        if checked is None:
            click.echo(
                "It is not stored as a report. The call sheet is saved: the same command continues it, --new starts another.", err=True
            )
            return
        sheet, zone = checked, desk.zone
        receipt = desk.intake.receive(call_sheet.to_submission(sheet, sheet.key, desk.now(), zone), by=by)
        call_sheet.forget(path)
        if receipt.new and not hung_up:
            desk.call_sheets.told_on_the_line(receipt.report, by=by)
        view = desk.reports.show(receipt.report)
    click.echo(f"\n{receipt.report} is stored, {view.triage.priority}.")
    for duty in filter(attrgetter("live"), view.duties):
        click.echo(f"  {duty.team} owes {duty.kind.word} by {zone.said(duty.due)} ({duty.id})")
    if view.report.reachable:
        call_back = next(duty for duty in view.duties if duty.kind == "call-back")
        first = "They hung up. Say when you ring" if hung_up else "Before you end the call, tell them"
        click.echo(f"{first}: your warning has arrived, and we ring you back by {zone.said(call_back.due)} at the latest.")
    else:
        click.echo(f"No call back is owed: {call_sheet.no_call_back(sheet)}.")


def at_terminal() -> bool:
    """Return True if a person types the answers, False if a pipe gives them."""
    return sys.stdin.isatty()


def _begin(path: Path, new: bool) -> CallSheet:
    if new and (aside := call_sheet.set_aside(path)):
        click.echo(f"The interrupted call is saved in {aside}. To continue it later, rename that file to {path.name}.", err=True)
    sheet = call_sheet.resume(path)
    if sheet is None or call_sheet.is_blank(sheet):
        click.echo("A new call. Press Enter to skip a question. Ctrl-C stops and keeps the answers.", err=True)
        return CallSheet(key=f"call:{uuid.uuid4()}")
    click.echo("Continuing the interrupted call (--new starts another and saves this one):", err=True)
    _show(sheet)
    return call_sheet.once_more(sheet)


def _show(sheet: CallSheet) -> None:
    for question in call_sheet.QUESTIONS:
        if sheet.said(question.field):
            click.echo(f"  {question.heading}: {safe(sheet.said(question.field))}", err=True)


class _Interview:
    """Ask the questions of a call sheet, and ask a person again until the answer is clear.

    A pipe is asked again once for a call back: a line that is neither yes nor no counts as the answer to the next question.
    """

    def __init__(self, desk: Desk, path: Path, is_person: bool) -> None:
        self._is_person = is_person
        self._desk = desk
        self._path = path
        self._pushed_back: list[str] = []

    def ask_all(self, sheet: CallSheet) -> CallSheet:
        """Ask every open question, and show listed names in the answers as they are typed."""
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
        answer = self._clarify(question, answer)
        if question.field == "contact" and not answer.strip() and agreed(sheet.said("call_back")):
            answer = self._prompt(_CONTACT) if self._is_person else ""
        sheet = call_sheet.answered(sheet, question.field, answer)
        if call_sheet.is_blank(sheet):
            call_sheet.forget(self._path)
        else:
            call_sheet.keep(self._path, sheet)
        if question.field == "call_back" and agreed(answer) is False:
            click.echo("    no call back, so no contact is asked for", err=True)
        if question.field != "contact":
            for mention in self._desk.screen(answer):
                best = mention.candidates[0]
                click.echo(f"    listed: {mention.surface} may be {best.name} ({best.subject}, {mention.band})", err=True)
        return sheet

    def _clarify(self, question: Question, answer: str) -> str:
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


def _slug(name: str) -> str:
    return "".join(letter if letter.isalnum() else "-" for letter in name)
