"""A call sheet in the terminal: kept after every answer, gone on with after a crash."""

from __future__ import annotations

import uuid
from pathlib import Path

import click

from tocsin.cli.shell import by_option, home_option, moment, the_desk
from tocsin.desk import Desk
from tocsin.hear import callsheet
from tocsin.hear.callsheet import CallSheet

FILE = "call-sheet.json"


@click.command()
@by_option
@home_option
def call(by: str) -> None:
    """Take a call. Every answer is kept at once; after a crash, the same command goes on where it stopped."""
    with the_desk() as desk:
        desk.people.named(by)
        path = desk.rooms.home / f"{FILE}.{_slug(by)}"
        sheet = _begin(path)
        sheet = _ask(desk, path, sheet)
        submission = callsheet.to_submission(sheet, sheet.key, desk.rooms.clock.now())
        receipt = desk.intake.receive(submission, by)
        callsheet.forget(path)
        view = desk.reports.show(receipt.report)
    click.echo(f"\n{receipt.report} is stored, {view.triage.priority}.")
    for duty in view.duties:
        click.echo(f"  {duty.team} owes {duty.kind} by {moment(duty.due)} UTC ({duty.id})")
    if view.report.reachable:
        back = next(duty for duty in view.duties if duty.kind == "call-back")
        click.echo(f"Before you end the call, tell them: we ring you back by {moment(back.due)} UTC at the latest.")


def _begin(path: Path) -> CallSheet:
    sheet = callsheet.resume(path)
    if sheet is None:
        sheet = CallSheet(key=f"call:{uuid.uuid4()}")
        callsheet.keep(path, sheet)
        click.echo("A new call. An empty answer goes on; Ctrl-C keeps what is written.", err=True)
    else:
        click.echo("Going on with the call that was interrupted:", err=True)
        for question in callsheet.QUESTIONS:
            if sheet.said(question.field):
                click.echo(f"  {question.heading}: {sheet.said(question.field)}", err=True)
    return sheet


def _ask(desk: Desk, path: Path, sheet: CallSheet) -> CallSheet:
    """Asks what was not asked yet; known names are shown as they are written."""
    while (question := callsheet.next_question(sheet)) is not None:
        answer = click.prompt(question.asks, default="", show_default=False, err=True)
        sheet = callsheet.answered(sheet, question.field, answer)
        callsheet.keep(path, sheet)
        if question.field != "contact":
            for mention in desk.screen(answer):
                best = mention.candidates[0]
                click.echo(f"    known: {mention.surface} may be {best.name} ({best.subject}, {mention.band})", err=True)
    return sheet


def _slug(name: str) -> str:
    return "".join(letter if letter.isalnum() else "-" for letter in name)
