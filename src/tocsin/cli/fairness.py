"""``tocsin fairness``: signs of unequal treatment."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

import click

from tocsin.cli.common import current_desk, exit_bad_news, home_option, table
from tocsin.cli.figures import FigureRow, span_of
from tocsin.cli.json_lines import JsonLines

if TYPE_CHECKING:
    from tocsin.audit.figures import Cell
    from tocsin.desk.fairness import FairnessReport
    from tocsin.matching.cue_errors import CueError

_FAIRNESS: JsonLines[FigureRow] = JsonLines(FigureRow)


@click.command()
@click.option("--from", "first", default="", metavar="DATE", help="First day of the span. [default: 30 days ago]")
@click.option("--to", "last", default="", metavar="DATE", help="Last day of the span. [default: today]")
@home_option
@_FAIRNESS.option
def fairness(*, first: str, last: str, as_json: bool) -> None:
    """Measure how often innocent common names of many cultures would be flagged by this desk's lists and thresholds.

    Also shown are the shares of reports named in an alert, assessed, noticed and removed by channel, language and the milieus of the
    settings, what second readings found, and the published errors of the cues. Exit code 1 when common names are flagged more often than
    the limit allows.
    """
    with current_desk() as desk:
        since, until = span_of(first, last, desk.zone, desk.now())
        report, own_thresholds = desk.fairness.of(since, until), desk.services.settings.bands
    if as_json:
        _FAIRNESS.emit(_rows(report))
    else:
        _show(report)
    for failure in report.broken:
        click.echo(f"tocsin: {failure}", err=True)
    if own_thresholds and report.broken:
        values = ", ".join(f"{name} = {value:g}" for name, value in own_thresholds.items())
        click.echo(
            f"tocsin: this desk's own thresholds ({values}) accuse the innocent: remove them from tocsin.toml, or raise them", err=True
        )
    exit_bad_news(unless=not report.broken)


def _rows(report: FairnessReport) -> Iterator[FigureRow]:
    for row in report.names:
        yield {"table": "names", "culture": row.culture, "names": row.names, "alert": row.alert, "possible": row.possible}
    for figure_table in (report.shares, report.readings):
        yield from ({"table": figure_table.name, **dict(zip(figure_table.columns, cells, strict=True))} for cells in figure_table.rows)
    for error in report.errors:
        yield {"table": "cues", **dict(zip(_ERRORS, _error(error), strict=True))}


_ERRORS = ("cue", "language", "missed", "of", "missed 95 %", "wrong", "of others", "wrong 95 %")


def _error(error: CueError) -> tuple[Cell, ...]:
    from tocsin.audit.shares import interval

    return (
        *(error.cue, error.language),
        *(error.missed, error.present, interval(error.missed, error.present)),
        *(error.wrong, error.absent, interval(error.wrong, error.absent)),
    )


def _show(report: FairnessReport) -> None:
    from tocsin.audit.shares import FEWEST

    cells = ((row.culture, row.names, f"{100 * row.alert:.1f} %", f"{100 * row.possible:.1f} %") for row in report.names)
    table(("culture", "names tried", "alert", "possible"), cells)
    click.echo(f"\nShares of reports; groups of fewer than {FEWEST} are too few")
    rows = (["too few" if cell is None else cell for cell in row] for row in report.shares.rows)
    table(report.shares.columns, rows, "no report in this span")
    click.echo("\nSecond readings")
    table(report.readings.columns, report.readings.rows, "none in this span")
    click.echo("\nErrors of the cues, on texts to which nothing was fitted")
    table(_ERRORS, map(_error, report.errors))
