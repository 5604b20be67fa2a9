"""Commands for models on this machine: what they translate and write down, and the check of a judging model."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING

import click

from tocsin.cli.common import by_option, current_desk, exit_bad_news, home_option, one_line, table
from tocsin.cli.groups import ListedByDefault
from tocsin.cli.json_lines import JsonLines
from tocsin.cli.progress import SearchProgress
from tocsin.domain.judge import CheckOutcome, JudgeCheck
from tocsin.domain.machine_text import Task

if TYPE_CHECKING:
    from tocsin.desk.machine_texts import MachineTextView, ModelState

_MODELS: JsonLines[ModelState] = JsonLines("tocsin.desk.machine_texts:ModelState")
_TEXTS: JsonLines[MachineTextView] = JsonLines("tocsin.desk.machine_texts:MachineTextView")
_CHECKS = JsonLines(JudgeCheck)
OFF = "no model is set: machine models are off until models/models.toml and [machine] in tocsin.toml name one"


@click.group(cls=ListedByDefault, invoke_without_command=True)
@home_option
@_MODELS.option
@click.pass_context
def machine(ctx: click.Context, as_json: bool) -> None:
    """List the models of this machine that the settings name.

    The checksums of their files are checked, their engines loaded, and their servers reached. Exit code 1 if one cannot be used.
    What a model makes is marked and stands beside the original. The duty to translate or to listen stays a person's.
    """
    if ctx.invoked_subcommand is not None:
        return
    with current_desk() as desk:
        states = desk.machine_texts.models()
    if as_json:
        _MODELS.emit(states)
    else:
        table(("task", "name", "model", "fault"), ((s.task, s.name, s.model, s.fault) for s in states), OFF)
    exit_bad_news(unless=not any(state.fault for state in states))


@machine.command("translate")
@click.argument("report")
@click.option("--file", default=0, type=click.IntRange(0), help="Number of an attachment whose transcript is translated.")
@by_option
@home_option
@_TEXTS.option
def translate(report: str, file: int, by: str, as_json: bool) -> None:
    """Have a model translate the words of a report. The translation is kept beside them, and a person still owes one."""
    with current_desk() as desk:
        view = desk.machine_texts.translate(report, file, by=by)
    _show([view], as_json)


@machine.command("listen")
@click.argument("report")
@click.argument("file", type=click.IntRange(1))
@by_option
@home_option
@_TEXTS.option
def listen(report: str, file: int, by: str, as_json: bool) -> None:
    """Have a model write down the words of a recording.

    FILE is the number of the attachment. A person still owes it an ear.
    """
    with current_desk() as desk:
        view = desk.machine_texts.listen(report, file, by=by)
    _show([view], as_json)


@machine.command("show")
@click.argument("report")
@home_option
@_TEXTS.option
def show(report: str, as_json: bool) -> None:
    """Show the texts that models made of a report, the newest first."""
    with current_desk() as desk:
        views = desk.machine_texts.of(report)
    _show(views, as_json)


@click.group(cls=ListedByDefault, invoke_without_command=True)
@home_option
@_CHECKS.option
@click.pass_context
def judge(ctx: click.Context, as_json: bool) -> None:
    """List the checks of judging models, the newest first.

    A model raises reports in the languages in which it passed. Open reports that it was to judge and did not are listed on standard error.
    """
    if ctx.invoked_subcommand is not None:
        return
    with current_desk() as desk:
        checks, left = desk.judging.checks(), desk.judging.not_judged()
    _show_checks(checks, as_json)
    if left:
        click.echo(f"not judged, and open: {', '.join(left)}. tocsin entries --about REPORT says why", err=True)


@judge.command("check")
@click.argument("paths", nargs=-1, required=True, type=click.Path(path_type=Path, exists=True))
@by_option
@home_option
@_CHECKS.option
def check(paths: tuple[Path, ...], by: str, as_json: bool) -> None:
    """Check the judging model, language by language.

    PATHS are HateCheck and its sister sets (CSV, also compressed).
    Least shares of right answers: 0.80 of all cases, 0.70 of those that are no attack, 0.85 of groups that are only mentioned, 0.75 of
    quotes and answers. Most difference between groups: 0.10. Exit code 1 unless every language passed.
    """
    from tocsin.outbound.models.test_cases import test_cases

    cases = [case for path in paths for case in test_cases(path)]
    with current_desk() as desk, SearchProgress("test cases judged") as progress:
        checks = desk.judging.check(cases, by=by, progress=progress.show)
    _show_checks(checks, as_json)
    exit_bad_news(unless=all(outcome.verdict is CheckOutcome.PASSED for outcome in checks))


def _show(views: Iterable[MachineTextView], as_json: bool) -> None:
    views = list(views)
    if as_json:
        _TEXTS.emit(views)
        return
    for view in views:
        record = view.record
        work = "translation" if record.task is Task.TRANSLATE else "transcript"
        source = f" of attachment {record.file}" if record.file else ""
        language = f" ({record.language})" if record.language else ""
        click.echo(f"{record.id}: machine-made {work}{source}{language} by {record.stamp}, {record.at:%Y-%m-%d %H:%M} UTC, for {record.by}")
        for line in view.text.splitlines() if view.text is not None else ["(erased)"]:
            click.echo(f"  {one_line(line, 1000)}")
    if not views:
        click.echo("no model made a text of this report")


def _show_checks(checks: Iterable[JudgeCheck], as_json: bool) -> None:
    checks = list(checks)
    if as_json:
        _CHECKS.emit(checks)
        return
    for outcome in checks:
        click.echo(f"{outcome.id}: {outcome.language}: {outcome.verdict}: {outcome.stamp}, {outcome.at:%Y-%m-%d} by {outcome.by}")
        for share in outcome.shares:
            click.echo(f"  {share}")
    if not checks:
        click.echo("no judging model was checked, so none raises a report")
