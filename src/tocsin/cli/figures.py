"""Figures of the desk."""

from __future__ import annotations

import csv
import io
from datetime import datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING

import click

from tocsin.cli.common import current_desk, home_option, parse_date, table
from tocsin.cli.json_lines import JsonLines
from tocsin.domain.errors import Malformed
from tocsin.durable import atomic_write

if TYPE_CHECKING:
    from tocsin.audit.figures import Figures, Table
    from tocsin.domain.time_zone import Zone

FigureRow = dict[str, str | int | float | None]
"""The name of its table, and the columns of that table. A figure that is not known yet is None."""

_FIGURES: JsonLines[FigureRow] = JsonLines(FigureRow)


@click.command()
@click.option("--from", "first", default="", metavar="DATE", help="First day of the span. [default: 30 days ago]")
@click.option("--to", "last", default="", metavar="DATE", help="Last day of the span. [default: today]")
@click.option("--csv", "as_csv", is_flag=True, help="Print all tables as one CSV: table, row, column, value.")
@click.option("--publish", type=click.Path(path_type=Path, dir_okay=False), help="Write a page for the public, with counts in tens.")
@click.option("--by", default="", metavar="PERSON", help="With --publish: the lead of the desk who publishes.")
@home_option
@_FIGURES.option
def figures(*, first: str, last: str, as_csv: bool, publish: Path | None, by: str, as_json: bool) -> None:
    """Count reports, duties and decisions over a span of days, never by person. Times count what is still open, too.

    With --publish, no small number shows, however the tables are combined. The days are kept in the record, and no later page may share
    some of them: the difference of both would tell of few reports.
    """
    from tocsin.audit.figures_page import figures_page

    if as_csv and as_json:
        raise Malformed("choose one of --csv and --json")
    if publish and not by:
        raise Malformed("say which lead of the desk publishes, with --by PERSON")
    if publish and publish.exists():
        raise Malformed(f"{publish} exists already: name another file")
    with current_desk() as desk:
        since, until = span_of(first, last, desk.zone, desk.now())
        result = desk.figures.publish(since, until, by=by) if publish else desk.figures.of(since, until)
        zone = desk.zone
    if publish:
        atomic_write(publish, figures_page(result, zone).encode(), mode=0o644)
        click.echo(f"wrote {publish}: counts are rounded to tens, and the days are kept in the record", err=True)
    if as_json:
        _FIGURES.emit(row for figure_table in result.tables for row in _rows(figure_table))
    elif as_csv:
        click.echo(_csv(result), nl=False)
    elif not publish:
        _show(result, zone)


def span_of(first: str, last: str, zone: Zone, now: datetime) -> tuple[datetime, datetime]:
    """Return the begin and the end of the days from first to last, the last 30 days if they are empty."""
    today = zone.local(now).date()
    since = zone.day(parse_date(first) if first else today - timedelta(days=30))[0]
    return since, zone.day(parse_date(last) if last else today)[1]


def _rows(figure_table: Table) -> list[FigureRow]:
    return [{"table": figure_table.name, **dict(zip(figure_table.columns, row, strict=True))} for row in figure_table.rows]


def _csv(result: Figures) -> str:
    out = io.StringIO()
    writer = csv.writer(out)
    writer.writerow(("table", "row", "column", "value"))
    for figure_table in result.tables:
        for number, row in enumerate(figure_table.rows, 1):
            writer.writerows((figure_table.name, number, column, value) for column, value in zip(figure_table.columns, row, strict=True))
    return out.getvalue()


def _show(result: Figures, zone: Zone) -> None:
    click.echo(f"Figures from {zone.said(result.since)} to {zone.said(result.until)}")
    for figure_table in result.tables:
        click.echo(f"\n{figure_table.name.capitalize()}")
        table(
            figure_table.columns,
            (["not known yet" if cell is None else cell for cell in row] for row in figure_table.rows),
            "none in this span",
        )
