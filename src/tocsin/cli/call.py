"""A call sheet in the terminal: kept after every answer, gone on with after a crash."""

from __future__ import annotations

import sys
import uuid
from pathlib import Path

import click

from tocsin.cli.common import by_option, current_desk, home_option, safe
from tocsin.desk import Desk
from tocsin.domain.errors import Malformed
from tocsin.ingest.reports import call_sheet
from tocsin.ingest.reports.call_sheet import CallSheet, Question

FILE = "call-sheet.json"
_CONTACT = "Without a number or an address no call back can be owed. How can we reach you?"


@click.command()
@by_option
@click.option("--new", is_flag=True, help="Begin a new call; an interrupted one is set aside, and it is said where.")
@home_option
def call(by: str, new: bool) -> None:
    """Take a call. Every answer is kept at once; after a crash, the same command goes on where it stopped."""
    with current_desk() as desk:
        desk.people.named(by)
        path = desk.home / f"{FILE}.{_slug(by)}"
        asking = _Asking(desk, path, at_terminal())
        sheet = asking.through(_begin(path, new))
        if call_sheet.says_nothing(sheet):
            raise Malformed("the call sheet is empty: say at least what happened")
        checked = asking.to_store(sheet)
        if checked is None:
            click.echo("It is not stored. Its words are kept: the same command goes on with it, --new begins another.", err=True)
            return
        sheet, zone = checked, desk.zone
        receipt = desk.intake.receive(call_sheet.to_submission(sheet, sheet.key, desk.now(), zone), by=by)
        call_sheet.forget(path)
        view = desk.reports.show(receipt.report)
    click.echo(f"\n{receipt.report} is stored, {view.triage.priority}.")
    for duty in view.duties:
        click.echo(f"  {duty.team} owes {duty.kind} by {zone.said(duty.due)} ({duty.id})")
    if view.report.reachable:
        back = next(duty for duty in view.duties if duty.kind == "call-back")
        click.echo(f"Before you end the call, tell them: we ring you back by {zone.said(back.due)} at the latest.")
    else:
        click.echo(f"No call back is owed: {call_sheet.no_call_back(sheet)}.")


def at_terminal() -> bool:
    """Whether a person types the answers."""
    return sys.stdin.isatty()


def _begin(path: Path, new: bool) -> CallSheet:
    if new and (aside := call_sheet.set_aside(path)):
        click.echo(f"The interrupted call is kept in {aside}: to go on with it later, rename that file to {path.name}.", err=True)
    sheet = call_sheet.resume(path)
    if sheet is None or call_sheet.is_blank(sheet):
        click.echo("A new call. An empty answer goes on; Ctrl-C keeps what is written.", err=True)
        return CallSheet(key=f"call:{uuid.uuid4()}")
    click.echo("Going on with the call that was interrupted (--new begins another and keeps this one aside):", err=True)
    _show(sheet)
    return call_sheet.once_more(sheet)


def _show(sheet: CallSheet) -> None:
    for question in call_sheet.QUESTIONS:
        if sheet.said(question.field):
            click.echo(f"  {question.heading}: {safe(sheet.said(question.field))}", err=True)


class _Asking:
    """Asks, and asks again. A person is asked until it is clear; a pipe cannot be argued with.

    From a pipe, a line that does not answer what was asked again is taken for the answer to the next question.
    """

    def __init__(self, desk: Desk, path: Path, person: bool) -> None:
        self.person = person
        self._desk = desk
        self._path = path
        self._unread: list[str] = []

    def through(self, sheet: CallSheet) -> CallSheet:
        """Asks what was not asked yet; known names are shown as they are written."""
        while (question := call_sheet.next_question(sheet)) is not None:
            sheet = self._one(sheet, question, self._line(question.asks))
        return sheet

    def to_store(self, sheet: CallSheet) -> CallSheet | None:
        """The sheet as it may be stored, None when it may not be; only a person is asked."""
        while self.person:
            click.echo("\nThe call so far:", err=True)
            _show(sheet)
            choice = self._line("Store this? [Y/n/e to edit]").strip().casefold()[:1]
            if choice in ("n", ""):
                return None if choice else sheet
            if choice == "y":
                return sheet
            if choice == "e":
                sheet = self._over(sheet)
        return sheet

    def _over(self, sheet: CallSheet) -> CallSheet:
        """Goes over every answer."""
        click.echo("Enter keeps an answer, a single - empties it.", err=True)
        for question in call_sheet.QUESTIONS:
            if question.field == "contact" and call_sheet.agreed(sheet.said("call_back")) is False:
                continue
            before = sheet.said(question.field)
            said = self._line(f"{question.asks} [{safe(before)}]" if before else question.asks).strip()
            changed = call_sheet.answered(sheet, question.field, "") if said == "-" else sheet
            sheet = self._one(changed, question, "" if said == "-" else said or before)
        return sheet

    def _one(self, sheet: CallSheet, question: Question, answer: str) -> CallSheet:
        """One answer, asked again until it is clear, and kept."""
        answer = self._clear(question, answer)
        if question.field == "contact" and not answer.strip() and call_sheet.agreed(sheet.said("call_back")):
            answer = self._line(_CONTACT) if self.person else ""
        sheet = call_sheet.answered(sheet, question.field, answer)
        if call_sheet.is_blank(sheet):
            call_sheet.forget(self._path)
        else:
            call_sheet.keep(self._path, sheet)
        if question.field == "call_back" and call_sheet.agreed(answer) is False:
            click.echo("    no call back, so no contact is asked for", err=True)
        if question.field != "contact":
            for mention in self._desk.screen(answer):
                best = mention.candidates[0]
                click.echo(f"    known: {mention.surface} may be {best.name} ({best.subject}, {mention.band})", err=True)
        return sheet

    def _clear(self, question: Question, answer: str) -> str:
        while why := call_sheet.objection(question.field, answer):
            try:
                said = self._line(why)
            except click.Abort:
                if self.person:
                    raise
                return ""
            if not self.person and question.field == "call_back" and call_sheet.agreed(said) is None:
                self._unread.append(said)
                return answer
            answer = said
        return answer

    def _line(self, asks: str) -> str:
        if self._unread:
            return self._unread.pop()
        return str(click.prompt(asks, default="", show_default=False, err=True))


def _slug(name: str) -> str:
    return "".join(letter if letter.isalnum() else "-" for letter in name)
