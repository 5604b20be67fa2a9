"""Backup and restore."""

from __future__ import annotations

from pathlib import Path

import click

from tocsin.cli.common import current_desk, exit_bad_news, home_of, home_option
from tocsin.wiring import restore_desk

_file = click.argument("file", type=click.Path(path_type=Path, dir_okay=False))


@click.command()
@_file
@home_option
def backup(file: Path) -> None:
    """Write the whole desk to FILE while it works. It holds the desk's keys: keep it as you keep those."""
    with current_desk() as desk:
        made = desk.backup.write(file)
    click.echo(f"{file}: {made.entries} entries, {sum(made.rows.values())} rows, {file.stat().st_size / 1e6:.1f} MB, with the desk's keys")


@click.command()
@_file
@home_option
def restore(file: Path) -> None:
    """Make a desk of a backup, in an empty home folder and an empty database."""
    home = home_of(click.get_current_context())
    desk, manifest = restore_desk(file, home)
    found = desk.audit.verify()
    desk.close()
    click.echo(f"{home}: restored as it was on {desk.zone.said(manifest.made)}, {found.head.seq} entries, head {found.head.hash}")
    for each in (*(f"ledger entry {broken.seq}: {broken.reason}" for broken in found.broken), *found.damaged):
        click.echo(each)
    click.echo("What came after is not in it: tocsin verify --receipt FILE says what a newer receipt proves to be missing;")
    click.echo("erase again what was erased since.")
    exit_bad_news(unless=found.whole)
