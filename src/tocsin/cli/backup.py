"""Commands that back up and restore a desk."""

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
    """Write the whole desk to FILE while it works. The file holds the desk's keys: guard it as you guard those."""
    with current_desk() as desk:
        manifest = desk.backup.write(file)
    size = f"{file.stat().st_size / 1e6:.1f} MB"
    click.echo(f"{file}: {manifest.entries} entries, {sum(manifest.rows.values())} rows, {size}, with the desk's keys")
    for name in manifest.left_out:
        click.echo(f"{name} is named in tocsin.toml and not in the backup: keep a copy of it apart", err=True)


@click.command()
@_file
@home_option
def restore(file: Path) -> None:
    """Make a desk from a backup, in an empty home folder and an empty database."""
    home = home_of(click.get_current_context())
    desk, manifest = restore_desk(file, home)
    check = desk.audit.verify()
    desk.close()
    click.echo(f"{home}: restored as of {desk.zone.said(manifest.made)}, {check.head.seq} entries, head {check.head.hash}")
    for fault in (*(f"ledger entry {broken.seq}: {broken.reason}" for broken in check.broken), *check.damaged):
        click.echo(fault)
    for name in manifest.left_out:
        click.echo(f"{name} is named in tocsin.toml and was not in the backup: put it back")
    click.echo("New reports get numbers that end with a code of their own: numbers given out after the backup never come again.")
    click.echo("Later changes are not in it. Check a newer receipt for what is missing: tocsin verify --receipt FILE")
    click.echo("Erase again what was erased after the backup.")
    exit_bad_news(unless=check.whole)
