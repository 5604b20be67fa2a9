"""Commands that show the columns of imported tables, and correct them."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from datetime import datetime
from pathlib import Path

import click

from tocsin.cli.common import by_option, current_desk, exit_bad_news, home_option, numbered, one_line, reason_option, table
from tocsin.cli.groups import Commands
from tocsin.cli.json_lines import JsonLines
from tocsin.desk.column_corrections import CorrectionCounts
from tocsin.domain.plural import counted


@dataclass(frozen=True, slots=True, kw_only=True)
class ImportedTableRow:
    """An imported table and the columns it was read with. ``kept`` says whether its original is there.

    ``file`` is empty after an erasure.
    """

    table: str
    at: datetime
    file: str
    columns: tuple[str, ...]
    kept: bool


_TABLES = JsonLines(ImportedTableRow)
_COUNTS = JsonLines(CorrectionCounts)


@click.group(cls=Commands)
def columns() -> None:
    """Show the columns that imported tables were read with, and correct them."""


@columns.command("list")
@home_option
@_TABLES.option
def list_tables(as_json: bool) -> None:
    """List the imported tables and their columns, newest first."""
    with current_desk() as desk:
        zone = desk.zone
        rows = [
            ImportedTableRow(table=imported.id, at=imported.at, file=imported.file, columns=imported.columns, kept=imported.kept)
            for imported in desk.column_corrections.listed()
        ]
    if as_json:
        _TABLES.emit(rows)
        return
    header = ("table", f"imported ({zone})", "file", "columns", "original")
    cells = (
        (row.table, zone.moment(row.at), one_line(row.file, 40) or "(erased)", "; ".join(row.columns), "kept" if row.kept else "not kept")
        for row in rows
    )
    table(header, cells, "no table was imported yet")


@columns.command("correct")
@click.argument("number", metavar="TABLE", callback=numbered("I"))
@click.argument("columns", metavar="MAP")
@click.option("--file", type=click.Path(path_type=Path, exists=True, dir_okay=False), help="The file, where its original was not kept.")
@by_option
@reason_option
@home_option
@_COUNTS.option
def correct(*, number: str, columns: str, file: Path | None, by: str, reason: str, as_json: bool) -> None:
    """Correct the columns of a table, and its reports. MAP is such as text=Body,time=Sent.

    The kept table is read again. The reports keep their numbers, duties, answers, notes and links. What each said before stays in the
    ledger. Files with the same header are read with these columns from now on. Exit code 1 when rows were refused.
    """
    from tocsin.ingest.reports.column_map import parse

    with current_desk() as desk:
        counts = desk.column_corrections.correct(number, parse(columns), by=by, reason=reason, file=file)
    if as_json:
        _COUNTS.emit([counts])
    else:
        for what, count in asdict(counts).items():
            if count:
                click.echo(f"{counted(count, 'row')} {what}")
        if counts.refused:
            click.echo("List the refused rows and the reasons with: tocsin refused")
    exit_bad_news(unless=not counts.refused)
