"""Hearing files and folders; what was refused."""

from __future__ import annotations

import time
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from tocsin.cli.common import bad_news, emit, home_option, json_option, one_line, table, the_desk
from tocsin.cli.progress import ProgressLine
from tocsin.desk import Desk
from tocsin.desk.importing import ImportCounts

if TYPE_CHECKING:
    from tocsin.ingest import ReadOptions, ReportReader
    from tocsin.ingest.folder import Look, State

_LOOK_SECONDS = 2.0


@click.command()
@click.argument("paths", nargs=-1, required=True, type=click.Path(path_type=Path))
@click.option("--as", "form", default="", metavar="FORMAT", help="The format; left out, it is found by content.")
@click.option("--channel", default="", help="How these warnings came: call, web, email, ...")
@click.option("--columns", default="", metavar="MAP", help="Which column is what: text=Title+Body,time=Date. Remembered.")
@click.option("--zone", default="", help="The time zone of times that name none.")
@click.option("--watch-folder", is_flag=True, help="Go on hearing what arrives in the folders, until stopped.")
@home_option
@json_option
def hear(paths: tuple[Path, ...], form: str, channel: str, columns: str, zone: str, watch_folder: bool, as_json: bool) -> None:
    """Read warnings from files or folders. A second run accepts nothing twice. Exit code 1 when rows were refused."""
    from tocsin.ingest import ReadOptions, files
    from tocsin.ingest.reports.columns import parse

    reading = ReadOptions(channel=channel, columns=parse(columns) if columns else None, format=form, zone=zone)
    with the_desk() as desk:
        found = files(paths)
        if not found:
            click.echo(f"no file in {', '.join(map(str, paths))}: files that begin with a dot are left out", err=True)
        total = hear_files(desk, found, reading)
        if watch_folder:
            keep_hearing(desk, paths, reading)
    if as_json:
        emit([total])
    else:
        click.echo(f"{total.read:,} read = {total.accepted:,} accepted + {total.duplicate:,} duplicate + {total.refused:,} refused")
        if total.refused:
            click.echo("See what was refused, and why: tocsin refused")
    bad_news(unless=not total.refused)


def hear_files(desk: Desk, found: Sequence[Path], reading: ReadOptions) -> ImportCounts:
    """Reads files, with a line of progress for all of them."""
    sizes = [path.stat().st_size if path.exists() else 0 for path in found]
    total = ImportCounts()
    with ProgressLine("rows", sum(sizes)) as progress:
        for number, path in enumerate(found):
            before, sofar = sum(sizes[:number]), total

            def seen(hearing: ReportReader, heard: ImportCounts, before: int = before, sofar: ImportCounts = sofar) -> None:
                nonlocal total
                total += heard
                progress.show(heard.read, before + hearing.position, str(total))

            total = sofar + desk.importer.hear(path, reading, seen)
    return total


def keep_hearing(desk: Desk, paths: Sequence[Path], reading: ReadOptions) -> None:
    """Hears each file that arrives whole in these folders, until the call is stopped."""
    from tocsin.ingest.folder import arrived, look

    folders = [path for path in paths if path.is_dir()]
    before = now = _merged(look(folder) for folder in folders)
    heard = set(now.items())
    click.echo(f"waiting for what arrives in {', '.join(map(str, folders))}; Ctrl-C stops", err=True)
    while True:
        time.sleep(_LOOK_SECONDS)
        before, now = now, _merged(look(folder) for folder in folders)
        for path in arrived(before, now, heard):
            click.echo(f"{path}: {hear_files(desk, [path], reading)}", err=True)
            heard.add((path, now[path]))


def _merged(looks: Iterable[Look]) -> dict[Path, State]:
    return {path: state for each in looks for path, state in each.items()}


@click.command()
@home_option
@json_option
def refused(as_json: bool) -> None:
    """List the rows that could not be read, with the reason; nothing of them is lost."""
    with the_desk() as desk:
        if as_json:
            emit(
                {
                    "refusal": each.id,
                    "where": each.where,
                    "reason": each.reason,
                    "at": each.at,
                    "raw": (raw or b"").decode("utf-8", "replace"),
                }
                for each, raw in desk.rejected_rows.listed()
            )
            return
        rows = (
            (each.where, each.reason, one_line((raw or b"").decode("utf-8", "replace"), 50)) for each, raw in desk.rejected_rows.listed()
        )
        table(("where", "why", "the row"), rows, "nothing was refused")


def _text(raw: bytes | None) -> str:
    return (raw or b"").decode("utf-8", "replace")
