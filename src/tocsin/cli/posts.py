"""Public posts."""

from __future__ import annotations

from pathlib import Path

import click

from tocsin.cli.common import current_desk, emit, exit_bad_news, home_option, json_option
from tocsin.cli.progress import ProgressLine
from tocsin.domain.errors import Malformed


@click.group()
def posts() -> None:
    """Public posts: load them into the lake."""


def _map(columns: str) -> dict[str, str]:
    pairs = [pair.partition("=") for pair in columns.split(",") if pair]
    if wrong := [part for part, equals, _ in pairs if not equals]:
        raise Malformed(f"{wrong[0]!r} names no column: write post_id=id,account_id=user,time=date,text=body")
    return {part.strip(): name.strip() for part, _, name in pairs}


@posts.command("load")
@click.argument("paths", nargs=-1, required=True, type=click.Path(path_type=Path))
@click.option("--platform", default="", help="Where the posts come from, when the file does not say. Calls are told by it.")
@click.option("--channel", default="", help="The channel, when the file does not say.")
@click.option("--columns", default="", metavar="MAP", help="Which column is what: post_id=id,account_id=user,time=date,text=body")
@click.option("--zone", default="", help="The time zone of times that name none; left out, UTC, whatever the desk goes by.")
@click.option("--dates", type=click.Choice(["dmy", "mdy"]), help="Which comes first in dates like 02/03/2017; left out, the rows tell.")
@home_option
@json_option
def posts_load(paths: tuple[Path, ...], platform: str, channel: str, columns: str, zone: str, dates: str | None, as_json: bool) -> None:
    """Load dumps of posts; what they say of watched subjects becomes a digest a day for subject and channel."""
    from tocsin.domain.time_zone import zone_named
    from tocsin.ingest import files
    from tocsin.ingest.posts import PostReadOptions

    found = files(paths)
    reading = PostReadOptions(
        platform=platform,
        channel=channel,
        columns=_map(columns),
        zone=zone_named(zone) if zone else None,
        day_first=dates == "dmy" if dates else None,
    )
    with current_desk() as desk, ProgressLine("posts", sum(path.stat().st_size for path in found if path.exists())) as progress:
        done: dict[str, int] = {}

        def seen(batch: object) -> None:
            done[batch.source] = batch.position  # type: ignore[attr-defined]  # a PostBatch, imported late
            progress.show(batch.read, sum(done.values()))  # type: ignore[attr-defined]  # the same

        loaded = desk.posts.load(found, reading, seen, progress.stage)
    if as_json:
        emit([{name: getattr(loaded, name) for name in ("read", "accepted", "duplicate", "refused", "learned")}])
    else:
        click.echo(f"{loaded.read} read = {loaded.accepted} accepted + {loaded.duplicate} duplicate + {loaded.refused} refused")
        if loaded.learned:
            click.echo(f"{loaded.learned} posts known before are gone since, as these files say")
        if not found:
            click.echo(f"no file in {', '.join(map(str, paths))}", err=True)
        if loaded.refused:
            click.echo("See what was refused, and why: tocsin refused")
    exit_bad_news(unless=not loaded.refused)
