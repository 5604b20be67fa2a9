"""Commands that load lists of names and screen a text against everything the desk knows."""

from __future__ import annotations

import sys
from dataclasses import asdict, dataclass
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

import click

from tocsin.cli.common import current_desk, exit_bad_news, home_option, safe, table
from tocsin.cli.groups import ListedByDefault
from tocsin.cli.json_lines import JsonLines
from tocsin.cli.progress import SearchProgress
from tocsin.domain.errors import Malformed
from tocsin.domain.mention import Mention
from tocsin.domain.plural import counted
from tocsin.matching.watchlists.sources import SOURCES

if TYPE_CHECKING:
    from tocsin.desk.backfill import Caught
    from tocsin.desk.lists import Contents, LoadedList
    from tocsin.domain.subject import ListVersion


@dataclass(frozen=True, slots=True, kw_only=True)
class ListRow:
    """A version of a loaded list, with counts of its entries by kind and of its names by where they stand in the list."""

    id: str
    source: str
    version: str
    digest: str
    loaded: datetime
    entries: int
    names: int
    added: int
    changed: int
    removed: int
    current: bool
    aliases: int
    kinds: dict[str, int]
    origins: dict[str, int]


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceRow:
    """A source of lists, and the files that it takes."""

    source: str
    files: str
    published: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class LoadedListRow:
    """A list as a load left it, and what its new names opened in the past. Columns are those of a table."""

    list: str
    version: str
    entries: int
    names: int
    columns: tuple[str, ...]
    columns_not_read: tuple[str, ...]
    added: tuple[str, ...]
    changed: tuple[str, ...]
    removed: tuple[str, ...]
    past: Caught


_LISTS = JsonLines(ListRow)
_SOURCES = JsonLines(SourceRow)
_LOADED = JsonLines(LoadedListRow, parts=("tocsin.desk.backfill:Caught",))
_MENTIONS = JsonLines(Mention)


_MAX_BYTES = 64 * 1024 * 1024
_MAX_REFS_SHOWN = 8


@click.group(cls=ListedByDefault, invoke_without_command=True)
@click.option("--all", "with_old", is_flag=True, help="Include older versions.")
@home_option
@_LISTS.option
@click.pass_context
def lists(ctx: click.Context, with_old: bool, as_json: bool) -> None:
    """List the loaded lists."""
    if ctx.invoked_subcommand:
        return
    with current_desk() as desk:
        versions = [(version, desk.lists.contents(version)) for version in desk.lists.listed() if with_old or version.current]
        zone = desk.zone
    if as_json:
        _LISTS.emit(_row(version, contents) for version, contents in versions)
        return
    rows = (
        (
            version.source,
            version.version,
            version.entries,
            _counts(contents.kinds),
            contents.aliases,
            f"+{version.added} ~{version.changed} -{version.removed}",
            zone.moment(version.loaded),
        )
        for version, contents in versions
    )
    header = ("list", "version", "entries", "of which", "aliases", "changed", f"loaded ({zone})")
    table(header, rows, f"no list yet: tocsin lists load PATH... --source {'|'.join(SOURCES)}")
    for version, contents in versions:
        if contents.origins:
            click.echo(f"names of {version.source}: {_counts(contents.origins)}")


def _row(version: ListVersion, contents: Contents) -> ListRow:
    return ListRow(**asdict(version), aliases=contents.aliases, kinds=contents.kinds, origins=contents.origins)


def _counts(counts: dict[str, int]) -> str:
    return ", ".join(f"{count} {label}" for label, count in counts.items())


@lists.command("sources")
@_SOURCES.option
def lists_sources(as_json: bool) -> None:
    """List loadable sources, and the files that each takes."""
    if as_json:
        _SOURCES.emit(SourceRow(source=source.key, files=source.files, published=source.published) for source in SOURCES.values())
        return
    table(("source", "files"), ((source.key, source.files) for source in SOURCES.values()), "no source")


@lists.command("load")
@click.argument("paths", nargs=-1, required=True, type=click.Path(path_type=Path))
@click.option("--source", required=True, type=click.Choice(list(SOURCES)))
@click.option(
    "--name", default="", help="Name of a list of your own (default: the file's name), or of a further list of a publisher (ofac+NAME)."
)
@click.option("--anyway", "--force", is_flag=True, help="Load even if more than a fifth of the entries in force would be removed.")
@home_option
@_LOADED.option
def lists_load(paths: tuple[Path, ...], source: str, name: str, anyway: bool, as_json: bool) -> None:
    """Load a list as a new version. Loading the same version again changes nothing.

    The source says how its files are read; `tocsin lists sources` lists them.
    """
    with current_desk() as desk, SearchProgress() as progress:
        result = desk.lists.load(paths, source, name, progress=progress.show, anyway=anyway)
    if as_json:
        _LOADED.emit(_loaded_row(loaded, result.caught) for loaded in result.lists)
        return
    for loaded in result.lists:
        _show_loaded(loaded)
    caught = result.caught
    if caught.reports:
        added = f"{counted(caught.links, 'link')} added, {counted(caught.deliveries, 'delivery', 'deliveries')} opened"
        click.echo(f"searched {counted(caught.reports, 'past report')}: {added}")


def _loaded_row(loaded: LoadedList, caught: Caught) -> LoadedListRow:
    version = loaded.version
    return LoadedListRow(
        list=version.source,
        version=version.version,
        entries=version.entries,
        names=version.names,
        columns=loaded.columns,
        columns_not_read=loaded.unread,
        added=loaded.difference.added,
        changed=loaded.difference.changed,
        removed=loaded.difference.removed,
        past=caught,
    )


def _show_loaded(loaded: LoadedList) -> None:
    version = loaded.version
    click.echo(f"{version.source} {version.version}: {counted(version.entries, 'entry', 'entries')}, {counted(version.names, 'name')}")
    if loaded.columns:
        click.echo(f"  columns read: {', '.join(loaded.columns)}")
    if loaded.unread:
        click.echo(f"  columns not read: {', '.join(loaded.unread)}")
    if not loaded.fresh:
        click.echo("  loaded already; nothing changed")
    for change, refs in _changes(loaded.difference).items():
        if refs:
            click.echo(f"  {change} {len(refs)}: {', '.join(refs[:_MAX_REFS_SHOWN])}{' ...' if len(refs) > _MAX_REFS_SHOWN else ''}")


def _changes(difference: object) -> dict[str, tuple[str, ...]]:
    return {change: getattr(difference, change) for change in ("added", "changed", "removed")}


@click.command()
@click.argument("path", default="-")
@home_option
@_MENTIONS.option
def screen(path: str, as_json: bool) -> None:
    """Find every listed name in a text (a file, or - for standard input). Stores nothing."""
    text, problems = read_text(path)
    with current_desk() as desk:
        mentions = desk.screen(text)
    for problem in problems:
        click.echo(f"not read: {safe(problem)}", err=True)
    if as_json:
        _MENTIONS.emit(mentions)
    else:
        for mention in mentions:
            _show_mention(mention)
        if not mentions:
            click.echo("no listed name in what could be read" if problems else "no listed name in this text")
    exit_bad_news(unless=not problems)


def read_text(path: str) -> tuple[str, list[str]]:
    """Return the text of standard input or of a file of any format, and the reasons for what could not be read."""
    if path != "-":
        if not Path(path).is_file():
            raise Malformed(f"{path}: no such file; name a file, or - for standard input")
        if Path(path).stat().st_size > _MAX_BYTES:
            raise Malformed(_too_large(path))
        from tocsin.ingest import text_of

        return text_of(Path(path))
    data = sys.stdin.buffer.read(_MAX_BYTES + 1)
    if len(data) > _MAX_BYTES:
        raise Malformed(_too_large(path))
    return data.decode("utf-8-sig", "replace"), []


def _too_large(path: str) -> str:
    return f"{path}: larger than {_MAX_BYTES // 1024 // 1024} MB; split it, or import it with tocsin hear"


def _show_mention(mention: Mention) -> None:
    click.echo(f"{mention.band:9}{safe(mention.surface)!r} [{mention.start}:{mention.end}]  {' '.join(safe(mention.sentence).split())}")
    for candidate in mention.candidates:
        parts = "; ".join(f"{name}: {value}" for name, value in candidate.parts.items())
        quality = f"{candidate.alias_quality}, shared by {candidate.shared_by}"
        click.echo(f"    {candidate.score:.2f}  {candidate.subject}  {candidate.name} ({quality})  {parts}")
