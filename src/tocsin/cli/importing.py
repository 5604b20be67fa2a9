"""Commands that import reports from files and folders, and list rejected rows."""

from __future__ import annotations

import time
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

import click

from tocsin.cli.common import current_desk, exit_bad_news, home_option, one_line, table
from tocsin.cli.json_lines import JsonLines
from tocsin.cli.progress import ProgressLine, SearchProgress
from tocsin.domain.plural import counted

if TYPE_CHECKING:
    from tocsin.desk import Desk
    from tocsin.desk.importing import ImportCounts
    from tocsin.ingest import ReadOptions, ReportReader
    from tocsin.ingest.folder import Look, State


@dataclass(frozen=True, slots=True, kw_only=True)
class RefusedRow:
    """A row that could not be imported."""

    refusal: str
    where: str
    reason: str
    at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class RefusedRowInFull(RefusedRow):
    """A row that could not be imported, with the row itself: null unless ``--by`` names a person who may open a source."""

    raw: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class NotReadRow:
    """Parts of a report that were not understood, and the state of the duty to look at them."""

    report: str
    duty: str
    state: str
    not_read: tuple[str, ...]


_COUNTS: JsonLines[ImportCounts] = JsonLines("tocsin.desk.importing:ImportCounts")
_REFUSED = JsonLines(RefusedRowInFull)
_UNREAD: JsonLines[NotReadRow | RefusedRow] = JsonLines(NotReadRow, RefusedRow)


_LOOK_SECONDS = 2.0
MOST_READ = 20
"""Reports whose pictures are read while a person waits for an import."""


@click.command("hear")
@click.argument("paths", nargs=-1, required=True, type=click.Path(path_type=Path))
@click.option("--as", "format_name", default="", metavar="FORMAT", help="Format of the files (default: detected from content).")
@click.option("--channel", default="", help="Channel these warnings came by: call, web, email, ...")
@click.option("--columns", default="", metavar="MAP", help="Column map, remembered for the next file: text=Title+Body,time=Date.")
@click.option("--zone", default="", help="Time zone of times without an offset.")
@click.option("--watch-folder", is_flag=True, help="Keep importing files that arrive in the folders, until stopped.")
@home_option
@_COUNTS.option
def import_files(
    paths: tuple[Path, ...], format_name: str, channel: str, columns: str, zone: str, watch_folder: bool, as_json: bool
) -> None:
    """Import warnings from files or folders. A second run accepts nothing twice. Exit code 1 when rows were refused."""
    from tocsin.ingest import ReadOptions, files
    from tocsin.ingest.reports.column_map import parse

    options = ReadOptions(channel=channel, columns=parse(columns) if columns else None, format=format_name, zone=zone)
    with current_desk() as desk:
        file_paths = files(paths)
        if not file_paths:
            click.echo(f"no file in {', '.join(map(str, paths))}: files whose names begin with a dot are skipped", err=True)
        total = import_with_progress(desk, file_paths, options)
        read_pictures(desk)
        if watch_folder:
            watch_folders(desk, paths, options)
    if as_json:
        _COUNTS.emit([total])
    else:
        click.echo(f"{total.read:,} read = {total.accepted:,} accepted + {total.duplicate:,} duplicate + {total.refused:,} refused")
        if total.urgent:
            click.echo(f"{counted(total.urgent, 'new report is', 'new reports are')} P1. List them with: tocsin reports --priority P1")
        if total.refused:
            click.echo("List the refused rows and the reasons with: tocsin refused")
    exit_bad_news(unless=not total.refused)


def import_with_progress(desk: Desk, file_paths: Sequence[Path], options: ReadOptions) -> ImportCounts:
    """Import files with one progress line for all of them, and return the sum of their counts.

    Pictures and recordings come last, and those that were attached to a report of another file are not imported as reports of their own.
    """
    from tocsin.desk.importing import ImportCounts
    from tocsin.ingest import is_medium

    file_paths = sorted(file_paths, key=is_medium)
    sizes = [path.stat().st_size if path.exists() else 0 for path in file_paths]
    total = ImportCounts()
    attached: set[Path] = set()
    with ProgressLine("rows", sum(sizes)) as progress:
        for number, path in enumerate(file_paths):
            bytes_before, counts_before = sum(sizes[:number]), total

            if path.resolve() in attached:
                continue

            def show(reader: ReportReader, batch: ImportCounts, bytes_before: int = bytes_before) -> None:
                nonlocal total
                total += batch
                attached.update(reader.attached)
                progress.show(batch.read, bytes_before + reader.position, str(total))

            total = counts_before + desk.importer.hear(path, options, show)
    return total


def read_pictures(desk: Desk) -> None:
    """Read the text in the pictures that were imported, as many as a person waits for. The worker reads the others."""
    with SearchProgress("reports whose pictures are read") as progress:
        read = desk.picture_readings.catch_up(progress.show, MOST_READ)
    if read.pictures:
        click.echo(
            f"{counted(read.pictures, 'picture was', 'pictures were')} read by machine, "
            f"{counted(read.links, 'link')} to known names: a person looks at each",
            err=True,
        )
    if read.waiting:
        click.echo(
            f"{counted(read.waiting, 'report with pictures waits', 'reports with pictures wait')} to be read: "
            f"tocsin serve goes on, or tocsin work",
            err=True,
        )


def watch_folders(desk: Desk, paths: Sequence[Path], options: ReadOptions) -> None:
    """Import each file that arrives complete in these folders, until the call is stopped."""
    from tocsin.ingest.folder import arrived, look

    folders = [path for path in paths if path.is_dir()]
    before = now = _merge(look(folder) for folder in folders)
    imported = set(now.items())
    click.echo(f"waiting for files in {', '.join(map(str, folders))}; Ctrl-C stops", err=True)
    while True:
        time.sleep(_LOOK_SECONDS)
        before, now = now, _merge(look(folder) for folder in folders)
        for path in arrived(before, now, imported):
            click.echo(f"{path}: {import_with_progress(desk, [path], options)}", err=True)
            read_pictures(desk)
            imported.add((path, now[path]))


def _merge(looks: Iterable[Look]) -> dict[Path, State]:
    return {path: state for look in looks for path, state in look.items()}


@click.command("refused")
@click.option("--by", metavar="PERSON", help="Show the rows themselves, too, to a person who may open a source. It is recorded.")
@home_option
@_REFUSED.option
def rejected_rows(by: str | None, as_json: bool) -> None:
    """List the rows that could not be imported, with the reason. Their words may name a source: --by shows them.

    Long ones are cut, and --json has them in full.
    """
    from tocsin.desk.rejected_rows import RejectedSelection

    with current_desk() as desk:
        if by:
            read, _ = desk.rejected_rows.read(RejectedSelection(order="oldest"), None, by=by)
            rows = [(row.record, row.text) for row in read]
        else:
            rows = [(row, None) for row, _ in desk.rejected_rows.listed()]
        if as_json:
            _REFUSED.emit(RefusedRowInFull(refusal=row.id, where=row.where, reason=row.reason, at=row.at, raw=text) for row, text in rows)
            return
        lines = (
            (row.id, one_line(row.where, 60), one_line(row.reason, 70), "sealed" if text is None else one_line(text, 40))
            for row, text in rows
        )
        table(("row", "where", "why", "its words"), lines, "every row so far could be read")


@click.command("unread")
@click.option("--month", default="", metavar="YYYY-MM", help="Another month than this one.")
@home_option
@_UNREAD.option
def unread(month: str, as_json: bool) -> None:
    """List what was not understood this month: parts of reports, and rejected rows. Exit code 1 when a look is still owed."""
    with current_desk() as desk:
        listed = desk.not_read.month(month)
        now = desk.now()
    if as_json:
        _UNREAD.emit(
            NotReadRow(report=part.report, duty=part.duty.id, state=part.duty.standing(now), not_read=part.lines) for part in listed.reports
        )
        _UNREAD.emit(RefusedRow(refusal=row.id, where=row.where, reason=row.reason, at=row.at) for row in listed.rows)
    else:
        lines = ((part.report, part.duty.id, part.duty.standing(now), one_line("; ".join(part.lines), 100)) for part in listed.reports)
        table(("report", "duty", "state", "not read"), lines, f"everything in the reports of {listed.month} was read")
        click.echo(
            f"{counted(len(listed.reports), 'report')} with parts not read, {listed.owed} still owed a look; "
            f"{counted(len(listed.rows), 'row')} refused"
        )
    exit_bad_news(unless=not listed.owed)
