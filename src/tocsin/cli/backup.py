"""Commands that back up and restore a desk."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from tocsin.cli.common import current_desk, exit_bad_news, home_of, home_option
from tocsin.domain.errors import Malformed
from tocsin.domain.plural import counted

_file = click.argument("file", type=click.Path(path_type=Path, dir_okay=False))


@click.command()
@_file
@home_option
def backup(file: Path) -> None:
    """Write the whole desk to FILE while it works. The file holds the desk's keys: guard it as you guard those."""
    with current_desk() as desk:
        manifest = desk.backup.write(file)
    size = f"{file.stat().st_size / 1e6:.1f} MB"
    click.echo(
        f"{file}: {counted(manifest.entries, 'entry', 'entries')}, "
        f"{counted(sum(manifest.rows.values()), 'row')}, {size}, with the desk's keys"
    )
    for name in manifest.left_out:
        click.echo(f"{name} is named in tocsin.toml and not in the backup: keep a copy of it apart", err=True)


@click.command()
@click.option("--backup", "file", type=click.Path(path_type=Path, dir_okay=False), help="Write a backup to this file first.")
@click.option("--without-backup", is_flag=True, help="Upgrade without a backup.")
@home_option
def upgrade(file: Path | None, without_backup: bool) -> None:
    """Bring the desk's database to the version of this program, after a backup.

    There is no way back from an upgrade except to restore the backup. The other commands upgrade a desk without asking.
    """
    from tocsin.store.store import VERSION
    from tocsin.wiring import backup_before_upgrade, old_version

    home = home_of(click.get_current_context())
    if (old := old_version(home)) is None:
        unwritten = f": no backup was written to {file}" if file else ""
        click.echo(f"nothing to do: the desk has the version of this program, {VERSION}{unwritten}")
        return
    click.echo(f"The desk has version {old}, this program has {VERSION}.", err=True)
    if file is None and not without_backup:
        if not sys.stdin.isatty():
            raise Malformed("an upgrade cannot be taken back: name a file for a backup with --backup, or say --without-backup")
        file = click.prompt("Back up to file", type=click.Path(path_type=Path, dir_okay=False), err=True)
    if file:
        manifest = backup_before_upgrade(home, file)
        click.echo(
            f"{file}: {counted(manifest.entries, 'entry', 'entries')}, {counted(sum(manifest.rows.values()), 'row')}, with the desk's keys"
        )
    with current_desk() as desk:
        check = desk.audit.verify()
    entries = counted(check.head.seq, "entry", "entries")
    click.echo(f"upgraded from {old} to {VERSION}: {entries}, {'all intact' if check.whole else 'not intact: run tocsin verify'}")
    exit_bad_news(unless=check.whole)


@click.command()
@_file
@home_option
def restore(file: Path) -> None:
    """Make a desk from a backup, in an empty home folder and an empty database."""
    from tocsin.wiring import restore_desk

    home = home_of(click.get_current_context())
    desk, manifest = restore_desk(file, home)
    check = desk.audit.verify()
    desk.close()
    click.echo(
        f"{home}: restored as of {desk.zone.said(manifest.made)}, {counted(check.head.seq, 'entry', 'entries')}, head {check.head.hash}"
    )
    for fault in (*(f"ledger entry {broken.seq}: {broken.reason}" for broken in check.broken), *check.damaged, *check.settings):
        click.echo(fault)
    for name in manifest.left_out:
        click.echo(f"{name} is named in tocsin.toml and was not in the backup: put it back")
    click.echo("New reports get numbers that end with a code of their own: numbers given out after the backup never come again.")
    click.echo("Later changes are not in it. Check a newer receipt for what is missing: tocsin verify --receipt FILE")
    click.echo("Erase again what was erased after the backup.")
    exit_bad_news(unless=check.whole)
