"""Commands for call sheets: list one's own, discard an empty one, go on with a call that was ended too early."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from shlex import quote

import click

from tocsin.cli.common import by_option, current_desk, home_option, numbered
from tocsin.cli.groups import ListedByDefault
from tocsin.cli.json_lines import JsonLines


@dataclass(frozen=True, slots=True, kw_only=True)
class SheetRow:
    """A call sheet and its state in words."""

    sheet: str
    begun: datetime
    state: str


_SHEETS = JsonLines(SheetRow)


_sheet = click.argument("sheet", metavar="SHEET", callback=numbered("C"))


@click.group("call-sheets", cls=ListedByDefault, invoke_without_command=True)
@click.option("--by", metavar="PERSON", help="The person whose sheets to list.")
@home_option
@_SHEETS.option
@click.pass_context
def call_sheets(ctx: click.Context, by: str | None, as_json: bool) -> None:
    """List a person's unfinished call sheets, and those whose end can still be taken back."""
    if ctx.invoked_subcommand:
        return
    if not by:
        raise click.UsageError("name the person with --by PERSON: each person sees only their own call sheets", ctx)
    with current_desk() as desk:
        desk.people.named(by)
        zone = desk.zone
        states = [(kept.sheet, "empty" if kept.blank else "not finished yet") for kept in desk.call_sheets.unfinished(by=by)]
        states += [(sheet, f"became {sheet.report}, can be taken back") for sheet in desk.call_sheets.just_finished(by=by)]
    if as_json:
        _SHEETS.emit(SheetRow(sheet=sheet.id, begun=sheet.begun, state=state) for sheet, state in states)
        return
    for sheet, state in states:
        click.echo(f"{sheet.id}  begun {zone.said(sheet.begun)}  {state}")
    if not states:
        click.echo(f"{by} has no unfinished call sheet")


@call_sheets.command("discard")
@_sheet
@by_option
@home_option
def discard(sheet: str, by: str) -> None:
    """Discard an empty sheet. One with an answer may be a warning, and can only be finished."""
    with current_desk() as desk:
        desk.call_sheets.discard(sheet, by=by)
    click.echo(f"{sheet} is discarded")


@call_sheets.command("take-back")
@_sheet
@by_option
@home_option
def take_back(sheet: str, by: str) -> None:
    """Take back the end of a call for some minutes. Its report stays, and the call goes on as a second one that refers to it."""
    with current_desk() as desk:
        going_on = desk.call_sheets.take_back(sheet, by=by)
    click.echo(
        f"{sheet} stays report {going_on.continues}; the call goes on as {going_on.id}: "
        f"tocsin call-sheets finish {quote(going_on.id)} --by {quote(by)}"
    )


@call_sheets.command("finish")
@_sheet
@by_option
@click.option("--hung-up", is_flag=True, help="The caller hung up before you could say that their warning has arrived.")
@home_option
def finish(sheet: str, by: str, hung_up: bool) -> None:
    """Finish a call. Its sheet becomes a report once. An empty sheet is asked for what was said, or reads it from a pipe."""
    with current_desk() as desk:
        if desk.call_sheets.show(sheet, by=by).blank:
            words = click.prompt("What was said", default="", show_default=False, err=True)
            desk.call_sheets.save(sheet, {"what": str(words)}, by=by)
        receipt = desk.call_sheets.finish(sheet, by=by, hung_up=hung_up)
    click.echo(f"{sheet} is {receipt.report}")
