"""Commands that load public posts."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import click

from tocsin.cli.common import current_desk, exit_bad_news, home_option
from tocsin.cli.json_lines import JsonLines
from tocsin.cli.progress import ProgressLine
from tocsin.domain.errors import Malformed

if TYPE_CHECKING:
    from tocsin.lake import LoadStats


@dataclass(frozen=True, slots=True, kw_only=True)
class LoadedPostsRow:
    """Counts of a load of posts. ``learned`` are posts loaded before that were deleted since, according to these files."""

    read: int
    accepted: int
    duplicate: int
    refused: int
    learned: int


_LOADED = JsonLines(LoadedPostsRow)


@click.group()
def posts() -> None:
    """Load public posts into the lake."""


def _parse_column_map(columns: str) -> dict[str, str]:
    pairs = [pair.partition("=") for pair in columns.split(",") if pair]
    if wrong := [part for part, equals, _ in pairs if not equals]:
        raise Malformed(f"{wrong[0]!r} names no column: write post_id=id,account_id=user,time=date,text=body")
    return {part.strip(): name.strip() for part, _, name in pairs}


@posts.command("load")
@click.argument("paths", nargs=-1, required=True, type=click.Path(path_type=Path))
@click.option("--platform", default="", help="Platform of posts whose file does not name one. Calls are recognised by it.")
@click.option("--channel", default="", help="Channel of posts whose file does not name one.")
@click.option("--columns", default="", metavar="MAP", help="Column map: post_id=id,account_id=user,time=date,text=body")
@click.option("--zone", default="", help="Time zone of times without an offset (default: UTC, whatever the desk's zone).")
@click.option("--dates", type=click.Choice(["dmy", "mdy"]), help="Order of dates like 02/03/2017 (default: inferred from the rows).")
@home_option
@_LOADED.option
def posts_load(paths: tuple[Path, ...], platform: str, channel: str, columns: str, zone: str, dates: str | None, as_json: bool) -> None:
    """Load dumps of posts. Posts that name watched subjects become one digest a day per subject and channel."""
    from tocsin.domain.time_zone import zone_named
    from tocsin.ingest import files
    from tocsin.ingest.posts import PostReadOptions

    file_paths = files(paths)
    options = PostReadOptions(
        platform=platform,
        channel=channel,
        columns=_parse_column_map(columns),
        zone=zone_named(zone) if zone else None,
        day_first=dates == "dmy" if dates else None,
    )
    size = sum(path.stat().st_size for path in file_paths if path.exists())
    with current_desk() as desk, ProgressLine("posts", size) as progress:
        positions: dict[str, int] = {}

        def show(batch: object) -> None:
            positions[batch.source] = batch.position  # type: ignore[attr-defined]  # a PostBatch, imported late
            progress.show(batch.read, sum(positions.values()))  # type: ignore[attr-defined]  # the same

        loaded = desk.posts.load(file_paths, options, show, progress.stage)
    if as_json:
        _LOADED.emit([_row(loaded)])
    else:
        click.echo(f"{loaded.read} read = {loaded.accepted} accepted + {loaded.duplicate} duplicate + {loaded.refused} refused")
        if loaded.learned:
            click.echo(f"{loaded.learned} posts loaded before have been deleted since, according to these files")
        if not file_paths:
            click.echo(f"no file in {', '.join(map(str, paths))}", err=True)
        if loaded.refused:
            click.echo("List the refused rows and the reasons with: tocsin refused")
    exit_bad_news(unless=not loaded.refused)


def _row(loaded: LoadStats) -> LoadedPostsRow:
    return LoadedPostsRow(
        read=loaded.read, accepted=loaded.accepted, duplicate=loaded.duplicate, refused=loaded.refused, learned=loaded.learned
    )
