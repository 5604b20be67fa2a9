"""Lists of names, and screening a text against everything the desk knows."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from tocsin.cli.common import current_desk, emit, exit_bad_news, home_option, json_option, safe, table
from tocsin.cli.progress import SearchProgress
from tocsin.desk.backfill import Caught
from tocsin.desk.lists import LoadedList
from tocsin.domain.errors import Malformed
from tocsin.domain.mention import Mention
from tocsin.domain.subject import ListVersion

_MOST_BYTES = 64 * 1024 * 1024


@click.group(invoke_without_command=True)
@click.option("--all", "every", is_flag=True, help="Older versions, too.")
@home_option
@json_option
@click.pass_context
def lists(ctx: click.Context, every: bool, as_json: bool) -> None:
    """The loaded lists; alone, it lists them."""
    if ctx.invoked_subcommand:
        return
    with current_desk() as desk:
        found = [(each, desk.lists.contents(each)) for each in desk.lists.listed() if every or each.current]
        zone = desk.zone
    if as_json:
        emit({**_fields(each), "aliases": held.aliases, "kinds": held.kinds, "origins": held.origins} for each, held in found)
        return
    rows = (
        (each.source, each.version, each.entries, _counts(held.kinds), held.aliases, _change(each), zone.moment(each.loaded))
        for each, held in found
    )
    header = ("list", "version", "entries", "of which", "aliases", "changed", f"loaded ({zone})")
    table(header, rows, "no list yet: tocsin lists load PATH... --source un|ofac|csv")
    for each, held in found:
        if held.origins:
            click.echo(f"names of {each.source}: {_counts(held.origins)}")


def _fields(version: ListVersion) -> dict[str, object]:
    return {name: getattr(version, name) for name in version.__slots__}


def _change(version: ListVersion) -> str:
    return f"+{version.added} ~{version.changed} -{version.removed}"


def _counts(counted: dict[str, int]) -> str:
    return ", ".join(f"{count} {what}" for what, count in counted.items())


@lists.command("load")
@click.argument("paths", nargs=-1, required=True, type=click.Path(path_type=Path))
@click.option("--source", required=True, type=click.Choice(["un", "ofac", "csv"]))
@click.option("--name", default="", help="A list of its own: NAME (csv; else the file's name), un+NAME, ofac+NAME.")
@click.option("--anyway", is_flag=True, help="Even if more than a fifth of the entries in force would go.")
@home_option
@json_option
def lists_load(paths: tuple[Path, ...], source: str, name: str, anyway: bool, as_json: bool) -> None:
    """Load a list as a new version; one that is loaded already changes nothing.

    OFAC's SDN list (ofac) and its consolidated one (ofac+cons) are told apart by what they hold; give one or both.
    """
    with current_desk() as desk, SearchProgress() as searching:
        loaded = desk.lists.load(paths, source, name, progress=searching.show, anyway=anyway)
    if as_json:
        emit(_loaded_fields(each, loaded.caught) for each in loaded.lists)
        return
    for each in loaded.lists:
        _show_loaded(each)
    caught = loaded.caught
    if caught.reports:
        click.echo(f"held against {caught.reports} past reports: {caught.links} links, {caught.deliveries} deliveries opened")


def _loaded_fields(loaded: LoadedList, caught: Caught) -> dict[str, object]:
    version = loaded.version
    named = {"list": version.source, "version": version.version, "entries": version.entries, "names": version.names}
    return {**named, **_changed(loaded.difference), "past": caught}


def _show_loaded(loaded: LoadedList) -> None:
    version = loaded.version
    click.echo(f"{version.source} {version.version}: {version.entries} entries, {version.names} names")
    if not loaded.fresh:
        click.echo("  loaded already; nothing changed")
    for what, refs in _changed(loaded.difference).items():
        if refs:
            click.echo(f"  {what} {len(refs)}: {', '.join(refs[:8])}{' ...' if len(refs) > 8 else ''}")


def _changed(difference: object) -> dict[str, tuple[str, ...]]:
    return {what: getattr(difference, what) for what in ("added", "changed", "removed")}


@click.command()
@click.argument("path", default="-")
@home_option
@json_option
def screen(path: str, as_json: bool) -> None:
    """Find every known name in a text (a file, or - for standard input); stores nothing."""
    text = _read(path)
    with current_desk() as desk:
        found = desk.screen(text)
    if as_json:
        emit(found)
        return
    for mention in found:
        _show(mention)
    if not found:
        click.echo("no known name in this text")


def _read(path: str) -> str:
    if path == "-":
        data = sys.stdin.buffer.read(_MOST_BYTES + 1)
    elif not Path(path).is_file():
        raise Malformed(f"{path}: no such file; name a text file, or - for standard input")
    else:
        with Path(path).open("rb") as file:
            data = file.read(_MOST_BYTES + 1)
    if len(data) > _MOST_BYTES:
        raise Malformed(f"{path}: larger than {_MOST_BYTES // 1024 // 1024} MB; split it, or read it in with tocsin hear")
    return data.decode("utf-8-sig", "replace")


def _show(mention: Mention) -> None:
    click.echo(f"{mention.band:9}{safe(mention.surface)!r} [{mention.start}:{mention.end}]  {' '.join(safe(mention.sentence).split())}")
    for each in mention.candidates:
        parts = "; ".join(f"{name}: {value}" for name, value in each.parts.items())
        click.echo(f"    {each.score:.2f}  {each.subject}  {each.name} ({each.alias_quality}, shared by {each.shared_by})  {parts}")


@click.command()
@home_option
@json_option
def fairness(as_json: bool) -> None:
    """How often innocent common names of many cultures would be flagged by this desk's lists and bands. Exit code 1 on a breach."""
    from tocsin.matching.fairness import breaches

    with current_desk() as desk:
        rows, own = desk.fairness(), desk.services.settings.bands
    if as_json:
        emit(rows)
    else:
        shown = ((row.culture, row.names, f"{100 * row.alert:.1f} %", f"{100 * row.possible:.1f} %") for row in rows)
        table(("culture", "names tried", "alert", "possible"), shown)
    found = breaches(rows)
    for each in found:
        click.echo(f"tocsin: {each}", err=True)
    if own and found:
        set_to = ", ".join(f"{name} = {value:g}" for name, value in own.items())
        click.echo(f"tocsin: this desk's own bands ({set_to}) accuse the innocent; take them out of tocsin.toml, or raise them", err=True)
    exit_bad_news(unless=not found)
