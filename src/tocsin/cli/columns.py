"""Commands that show the columns of imported tables, and correct them."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from datetime import datetime
from pathlib import Path
from shlex import quote
from typing import TYPE_CHECKING

import click

from tocsin.cli.common import by_option, current_desk, exit_bad_news, home_option, numbered, one_line, reason_option, table
from tocsin.cli.groups import Commands
from tocsin.cli.json_lines import JsonLines
from tocsin.domain.column_words import REPORT_PARTS
from tocsin.domain.plural import counted

if TYPE_CHECKING:
    from tocsin.desk.column_corrections import CorrectionCounts


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


@dataclass(frozen=True, slots=True, kw_only=True)
class ColumnRow:
    """A column of an imported table: the part of a report it is, and its values in the first rows.

    ``part`` is empty for a fact beside the text. A column that is sealed has no values.
    """

    table: str
    column: str
    part: str
    values: tuple[str, ...]


_TABLES = JsonLines(ImportedTableRow)
_COLUMNS = JsonLines(ColumnRow)
_COUNTS: JsonLines[CorrectionCounts] = JsonLines("tocsin.desk.column_corrections:CorrectionCounts")
_FACT = "a fact beside the text"
_SAMPLE = 40
_WIDEST = 400


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
        tables = list(desk.column_corrections.listed())
    if as_json:
        _TABLES.emit(
            ImportedTableRow(table=imported.id, at=imported.at, file=imported.file, columns=imported.columns, kept=imported.kept)
            for imported in tables
        )
        return
    if not tables:
        click.echo("no table was imported yet")
    for imported in tables:
        kept = "" if imported.kept else ", its original is not kept"
        click.echo(f"{imported.id}  {one_line(imported.file, 60) or '(erased)'}, imported {zone.moment(imported.at)} {zone}{kept}")
        for words in imported.words:
            click.echo("    " + one_line("; ".join(f"{part}: {names}" for part, names in words), _WIDEST))


@columns.command("show")
@click.argument("number", metavar="TABLE", callback=numbered("I"))
@by_option
@home_option
@_COLUMNS.option
def show(*, number: str, by: str, as_json: bool) -> None:
    """Show each column of a table, its part and three values.

    The heading of each column stands beside what it is read as. The reading is recorded. Columns of sources show no values. The last line
    says how to correct a wrong column.
    """
    with current_desk() as desk:
        shown = desk.column_previews.show(number, by=by)
    rows = [
        ColumnRow(table=number, column=column.name, part=column.part, values=column.values)
        for header in shown.headers
        for column in header.columns
    ]
    if as_json:
        _COLUMNS.emit(rows)
        return
    cells = ((row.column, REPORT_PARTS.get(row.part, _FACT), _samples(row)) for row in rows)
    table(("column", "read as", "first rows"), cells, "no table was found in this file")
    for typed in shown.table.columns:
        click.echo(f"Correct it, such as: tocsin columns correct {number} {quote(typed)} --by {quote(by)} --reason WHY")


def _samples(row: ColumnRow) -> str:
    return "sealed" if row.part in ("contact", "sealed") else " | ".join(one_line(value, _SAMPLE) or "-" for value in row.values)


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
