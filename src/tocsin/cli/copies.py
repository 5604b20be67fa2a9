"""Commands that find copies of pictures and texts."""

from __future__ import annotations

from pathlib import Path

import click

from tocsin.cli.common import current_desk, emit, exit_bad_news, home_option, json_option, one_line
from tocsin.cli.progress import SearchProgress
from tocsin.desk.copies import MOST_REPORTS, PictureCopy
from tocsin.domain.errors import Malformed, Unavailable


@click.group()
def copies() -> None:
    """Find copies of pictures and texts. They are proposals: a person looks at both and decides."""


@copies.command("posters")
@click.option("--least", default=2, show_default=True, help="Number of posts that a group has at least.")
@click.option("--limit", default=50, show_default=True, help="Number of groups to show.")
@home_option
@json_option
def posters(least: int, limit: int, as_json: bool) -> None:
    """List pictures in posts by what they show: how often, in how many variants, and where first."""
    with current_desk() as desk:
        groups = desk.copies.posters(least)
    if as_json:
        emit(groups[:limit])
        return
    for group in groups[:limit]:
        click.echo(f"{group.picture[:12]}  {one_line(group.sentence, 200)}")
    if not groups:
        click.echo("no picture that several posts show")


@copies.command("find")
@click.argument("paths", nargs=-1, required=True, type=click.Path(path_type=Path))
@click.option("--reports", default=MOST_REPORTS, show_default=True, help="Number of newest reports whose pictures are compared.")
@home_option
@json_option
def find(paths: tuple[Path, ...], reports: int, as_json: bool) -> None:
    """Find pictures in posts and reports that show what these files show. Nothing is stored."""
    failed = False
    with current_desk() as desk, SearchProgress("reports read") as progress:
        for path in paths:
            try:
                matches = desk.copies.of_picture(_bytes(path), reports, progress.show)
            except Malformed as error:
                click.echo(f"{path}: {error}", err=True)
                failed = True
                continue
            if as_json:
                emit({"file": str(path), "copy": copy} for copy in matches)
            else:
                _show(path, matches)
    exit_bad_news(unless=not failed)


def _bytes(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError as error:
        raise Unavailable(f"{path}: cannot be read: {error.strerror or error}") from None


def _show(path: Path, matches: list[PictureCopy]) -> None:
    count = "1 picture" if len(matches) == 1 else f"{len(matches) or 'no'} pictures"
    click.echo(f"{path}: {count} may show the same")
    for copy in matches:
        place = f"posts, picture {copy.name[:12]}" if copy.place == "posts" else f"{copy.place}, file {one_line(copy.name)}"
        click.echo(f"  {copy.likeness}: {place}")
        for reason in copy.reasons:
            click.echo(f"      {reason}")
        if copy.group:
            click.echo(f"      {one_line(copy.group.sentence, 200)}")
