"""Drills: test warnings through the real desk, and on a copy of it."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from dataclasses import dataclass, fields
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Literal

import click

from tocsin.cli.common import by_option, current_desk, exit_bad_news, home_option, numbered, reason_option, table
from tocsin.cli.groups import ListedByDefault
from tocsin.cli.json_lines import JsonLines
from tocsin.clock import FixedClock
from tocsin.domain.drill import TRIALS, Drill, Trial
from tocsin.domain.duty import DutyKind
from tocsin.domain.errors import Malformed
from tocsin.domain.match_thresholds import MatchThresholds
from tocsin.domain.plural import counted

if TYPE_CHECKING:
    from tocsin.desk.drill_copy import NameReplay
    from tocsin.desk.drill_losses import Place
    from tocsin.desk.drills import DrillResult
    from tocsin.domain.time_zone import Zone

_DRILL = numbered("Y")


@dataclass(frozen=True, slots=True, kw_only=True)
class LateRow:
    """Duties of one kind in the past year, and how many were late, then and under the other targets."""

    type: Literal["late"] = "late"
    kind: DutyKind
    owed: int
    late: int
    late_then: int


@dataclass(frozen=True, slots=True, kw_only=True)
class NamesRow:
    """Deliveries that names in the past year's reports bring, now and with other thresholds. ``lost`` and ``gained``: report, team."""

    type: Literal["names"] = "names"
    reports: int
    deliveries: int
    deliveries_then: int
    lost: tuple[tuple[str, str], ...]
    gained: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class SetUpRow:
    """One thing that is wrong with the desk itself, whether or not a test warning met it."""

    type: Literal["set-up"] = "set-up"
    lost: str


@dataclass(frozen=True, slots=True, kw_only=True)
class TrialRow:
    """A test warning: where it stood after some hours, and where it would have been lost."""

    type: Literal["trial"] = "trial"
    trial: str
    how: Trial
    subject: str
    at: datetime
    report: str
    places: tuple[Place, ...]
    lost: tuple[str, ...]


_PARTS = ("tocsin.desk.drill_losses:Place",)
_DRILLS = JsonLines(Drill)
_TRIALS: JsonLines[TrialRow | SetUpRow] = JsonLines(TrialRow, SetUpRow, parts=_PARTS)
_DRY: JsonLines[LateRow | NamesRow | TrialRow | SetUpRow] = JsonLines(LateRow, NamesRow, TrialRow, SetUpRow, parts=_PARTS)
_SHOWN = 20


@click.group(cls=ListedByDefault, invoke_without_command=True)
@home_option
@_DRILLS.option
@click.pass_context
def drill(ctx: click.Context, as_json: bool) -> None:
    """List the drills. A drill sends test warnings through the real desk at times that nobody knows."""
    if ctx.invoked_subcommand:
        return
    with current_desk() as desk:
        drills, zone = desk.drills.listed(), desk.zone
    if as_json:
        _DRILLS.emit(drills)
    else:
        rows = ((d.id, d.by, zone.moment(d.begun), zone.moment(d.until), d.trials, zone.moment(d.ended)) for d in drills)
        table(("drill", "by", "begun", "sent until", "trials", "ended"), rows, "no drill yet: tocsin drill begin begins one")


@drill.command("begin")
@click.option("--trials", default=len(TRIALS), show_default=True, help="Number of test warnings.")
@click.option("--days", default=7.0, show_default=True, help="Days within which they are sent.")
@by_option
@reason_option
@home_option
def drill_begin(trials: int, days: float, *, by: str, reason: str) -> None:
    """Begin a drill. The worker sends the test warnings. They are in no figure and no search."""
    with current_desk() as desk:
        begun = desk.drills.begin(trials, days, by=by, reason=reason)
    click.echo(f"{begun.id} begun: {begun.trials} test warnings until {desk.zone.said(begun.until)}, at times that nobody knows", err=True)


@drill.command("show")
@click.argument("number", required=False, default="", callback=_DRILL)
@home_option
@_TRIALS.option
def drill_show(number: str, as_json: bool) -> None:
    """Show how far each test warning of a drill came.

    It shows where each stood after 1, 4 and 24 hours, and what would have been lost. Without a number the newest drill is shown.

    Exit code 1 when something would have been lost.
    """
    with current_desk() as desk:
        result = desk.drills.result(number)
    _print(result, desk.zone, as_json)
    exit_bad_news(unless=not result.lost)


@drill.command("end")
@click.argument("number", callback=_DRILL)
@by_option
@reason_option
@home_option
def drill_end(number: str, *, by: str, reason: str) -> None:
    """End a drill.

    Its invented words are erased, and the links of its reports to subjects are undone.
    """
    with current_desk() as desk:
        desk.drills.end(number, by=by, reason=reason)
    click.echo(f"{number} ended. Its open duties stay with their teams, who see now that it was a drill", err=True)


@drill.command("dry")
@click.option("--hours", multiple=True, metavar="KIND=P1,P2,P3", help="Other targets in hours, such as delivery=2,8,48. May be repeated.")
@click.option(
    "--threshold", multiple=True, metavar="NAME=VALUE", help="Another threshold of names, such as alert_fit=0.9. May be repeated."
)
@click.option("--away", multiple=True, metavar="TEAM", help="A team that is on leave. May be repeated.")
@click.option("--mail-down", is_flag=True, help="The mail server takes nothing.")
@by_option
@home_option
@_DRY.option
def drill_dry(
    hours: tuple[str, ...], threshold: tuple[str, ...], away: tuple[str, ...], mail_down: bool, *, by: str, as_json: bool
) -> None:
    """Hold a drill on a copy of the desk.

    The copy has other settings and a clock that jumps. Nothing is sent, and the desk stays as it is.

    It also replays the past year: duties that would have been late under the other targets, and deliveries that the names in its reports
    would have brought under the other thresholds. Exit code 1 when something would have been lost.
    """
    from tocsin.desk.drill_copy import OtherSettings, replay, replay_names, run_on_copy
    from tocsin.wiring import copy_desk

    other = OtherSettings(dict(map(_targets, hours)), away, mail_down, dict(map(_threshold, threshold)))
    with current_desk() as desk, tempfile.TemporaryDirectory(prefix="tocsin-drill-") as folder:
        clock = FixedClock(desk.now())
        copy = copy_desk(desk, Path(folder), clock)
        try:
            late, names = replay(copy, other), replay_names(copy, other) if other.bands else None
            result = run_on_copy(copy, clock, other, by=by)
        finally:
            copy.close()
    if as_json:
        _DRY.emit(LateRow(kind=row.kind, owed=row.owed, late=row.late, late_then=row.late_then) for row in late)
        _DRY.emit([NamesRow(**{field.name: getattr(names, field.name) for field in fields(names)})] if names else [])
    else:
        rows = ((DutyKind(row.kind).word, row.owed, row.late, row.late_then) for row in late)
        table(("past year", "owed", "late", "late with these targets"), rows, "no duty in the past year")
        click.echo("")
        _print_names(names)
    _print(result, desk.zone, as_json)
    exit_bad_news(unless=not result.lost)


def _threshold(text: str) -> tuple[str, float]:
    name, _, value = text.partition("=")
    try:
        if name.strip() in {field.name for field in fields(MatchThresholds)}:
            return name.strip(), float(value)
    except ValueError:
        pass
    raise Malformed(f"--threshold {text!r}: write a threshold of the settings and a number, such as alert_fit=0.9")


def _print_names(names: NameReplay | None) -> None:
    if names is None:
        return
    click.echo(
        f"names in {counted(names.reports, 'report')} of the past year: "
        f"{counted(names.deliveries, 'delivery', 'deliveries')}, {names.deliveries_then} with these thresholds"
    )
    for words, pairs in (("lost", names.lost), ("gained", names.gained)):
        if pairs:
            more = f" and {len(pairs) - _SHOWN} more" if len(pairs) > _SHOWN else ""
            click.echo(f"  {words}: {', '.join(f'{report} to {team}' for report, team in pairs[:_SHOWN])}{more}")
    click.echo("")


def _targets(text: str) -> tuple[str, tuple[float, float, float]]:
    kind, _, values = text.partition("=")
    try:
        p1, p2, p3 = map(float, values.split(","))
        return DutyKind(kind.strip()), (p1, p2, p3)
    except ValueError:
        raise Malformed(f"--hours {text!r}: write a kind of duty and three numbers, such as delivery=2,8,48") from None


def _print(result: DrillResult, zone: Zone, as_json: bool) -> None:
    if as_json:
        _TRIALS.emit(_rows(result))
        return
    for item in result.results:
        click.echo(f"{item.trial.id} {item.trial.how}: {item.subject}, {zone.moment(item.trial.at)}, {item.report or 'not taken in'}")
        for place in item.places:
            teams = ", ".join(f"{team} {state}" for team, state in place.teams) or "no delivery owed"
            readers, before = ", ".join(place.opened_by) or "nobody", ", ".join(place.put_before) or "nobody"
            mailed = f"mailed to {', '.join(place.mailed_to)}" if place.mailed_to else "no mail sent"
            click.echo(f"  after {place.hours} h: {teams}; {mailed}; opened by {readers}; put before {before}")
        for finding in item.lost:
            click.echo(f"  LOST: {finding}")
    for finding in result.set_up:
        click.echo(f"IN THE DESK: {finding}")
    click.echo(f"{len(result.results)} of {result.drill.trials} test warnings sent; {counted(len(result.lost), 'way')} to lose one")


def _rows(result: DrillResult) -> Iterator[TrialRow | SetUpRow]:
    for item in result.results:
        yield TrialRow(
            trial=item.trial.id,
            how=item.trial.how,
            subject=item.trial.aimed_at,
            at=item.trial.at,
            report=item.report,
            places=item.places,
            lost=item.lost,
        )
    for finding in result.set_up:
        yield SetUpRow(lost=finding)
