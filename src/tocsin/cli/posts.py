"""Commands that load public posts."""

from __future__ import annotations

import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from shlex import quote
from typing import TYPE_CHECKING

import click

from tocsin.cli.common import current_desk, exit_bad_news, home_option, one_line, table
from tocsin.cli.groups import Commands
from tocsin.cli.json_lines import JsonLines
from tocsin.cli.progress import ProgressLine
from tocsin.domain.column_words import post_part
from tocsin.domain.errors import Malformed
from tocsin.domain.plural import counted

if TYPE_CHECKING:
    from tocsin.desk import Desk
    from tocsin.ingest.posts import ColumnPreview, PostReadOptions
    from tocsin.lake import LoadStats


@dataclass(frozen=True, slots=True, kw_only=True)
class LoadedPostsRow:
    """Counts of a load of posts. ``learned`` are posts loaded before that were deleted since, according to these files."""

    read: int
    accepted: int
    duplicate: int
    refused: int
    learned: int


@dataclass(frozen=True, slots=True, kw_only=True)
class PostLoadRow:
    """A load of posts: its number, files, the columns that a person stated, and counts. A load that was ``taken_back`` counts no longer."""

    load: int
    files: tuple[str, ...]
    columns: dict[str, str]
    read: int
    accepted: int
    duplicate: int
    refused: int
    taken_back: bool


_NAMED = 4
_NO_COLUMN = "none"
"""Answer of a person for a part of a post that no column of the table holds."""
_LOADED = JsonLines(LoadedPostsRow)
_LOADS = JsonLines(PostLoadRow)


@click.group(cls=Commands)
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
@click.option("--yes", is_flag=True, help="Take the likeliest columns of a new kind of file without asking.")
@home_option
@_LOADED.option
def posts_load(
    paths: tuple[Path, ...], platform: str, channel: str, columns: str, zone: str, dates: str | None, yes: bool, as_json: bool
) -> None:
    """Load dumps of posts. Posts by or about watched subjects become one digest a day per subject and channel.

    Of a new kind of table the columns are shown with three rows, and remembered. Where two could be the text, the time or the
    account, you are asked. Name them with --columns to change the choice. Where no column names an account, all posts count as
    those of one account after you say so, or with --yes.
    """
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
        unnamed=yes,
    )
    size = sum(path.stat().st_size for path in file_paths if path.exists())
    with current_desk() as desk, ProgressLine("posts", size) as progress:
        positions: dict[str, int] = {}

        def show(batch: object) -> None:
            positions[batch.source] = batch.position  # type: ignore[attr-defined]  # a PostBatch, imported late
            progress.show(batch.read, sum(positions.values()))  # type: ignore[attr-defined]  # the same

        options = _choose_columns(desk, file_paths, options, yes)
        loaded = desk.posts.load(file_paths, options, show, progress.stage)
        waiting, twice = desk.copies.pictures_waiting(), _earlier_loads(desk, loaded)
    if as_json:
        _LOADED.emit([_row(loaded)])
    else:
        click.echo(f"{loaded.read} read = {loaded.accepted} accepted + {loaded.duplicate} duplicate + {loaded.refused} refused")
        if loaded.learned:
            click.echo(
                f"{counted(loaded.learned, 'post loaded before has', 'posts loaded before have')} been deleted since, "
                f"according to these files"
            )
        if not file_paths:
            click.echo(f"no file in {', '.join(map(str, paths))}", err=True)
        if loaded.refused:
            click.echo("List the refused rows and the reasons with: tocsin refused")
    for number in twice:
        click.echo(
            f"load {number} read a file of this name with other columns: its posts count, too, unless you take it back: "
            f"tocsin posts take-back {number} --by NAME --reason TEXT",
            err=True,
        )
    if waiting:
        click.echo(f"{counted(waiting, 'picture is', 'pictures are')} not compared yet and count apart: tocsin copies compare", err=True)
    exit_bad_news(unless=not loaded.refused)


@posts.command("loads")
@home_option
@_LOADS.option
def posts_loads(as_json: bool) -> None:
    """List the loads of posts.

    Each has its number, its files, the columns that were stated and its counts.
    """
    with current_desk() as desk:
        rows = [_load_row(load) for load in desk.posts.loads()]
    if as_json:
        _LOADS.emit(rows)
        return
    header = ("load", "files", "columns", "read", "accepted", "duplicate", "refused", "state")
    cells = (
        (
            row.load,
            one_line(", ".join(row.files), 60),
            "; ".join(f"{post_part(column)}: {name}" for column, name in row.columns.items()) or "as recognised",
            row.read,
            row.accepted,
            row.duplicate,
            row.refused,
            "taken back" if row.taken_back else "counts",
        )
        for row in rows
    )
    table(header, cells, "no posts were loaded")


@posts.command("take-back")
@click.argument("number", type=click.IntRange(min=1))
@click.option("--by", required=True, metavar="NAME", help="Person who takes it back.")
@click.option("--reason", required=True, metavar="TEXT", help="Reason, kept in the record.")
@home_option
def posts_take_back(number: int, by: str, reason: str) -> None:
    """Take a load of posts back.

    Its posts count in no figure, search or screening any more.

    Its files stay in the lake. Load the same file again to put its posts back, with the right columns. Reports that were filed from it
    stay, too.
    """
    with current_desk() as desk:
        load = desk.posts.take_back(number, by=by, reason=reason)
    click.echo(f"load {number} was taken back: {counted(load.accepted, 'post counts', 'posts count')} no longer")
    click.echo("Load the file again to put its posts back. Digests that were filed from it stay, and people decide on them.")


@posts.command("correct")
@click.argument("number", type=click.IntRange(min=1))
@click.argument("columns", metavar="MAP")
@click.option("--by", required=True, metavar="NAME", help="Person who corrects it.")
@click.option("--reason", required=True, metavar="TEXT", help="Reason, kept in the record.")
@home_option
@_LOADED.option
def posts_correct(*, number: int, columns: str, by: str, reason: str, as_json: bool) -> None:
    """Correct the columns of a load. MAP is such as text=body,time=epoch.

    The kept files are read again, in place of what was loaded. Columns that MAP does not name stay. Files with the same header are read
    with these columns from now on. Digests that were filed from the load stay, and people decide on them.
    """
    with current_desk() as desk, ProgressLine("posts", 0) as progress:
        loaded = desk.posts.correct(number, _parse_column_map(columns), by=by, reason=reason, progress=progress.stage)
    if as_json:
        _LOADED.emit([_row(loaded)])
    else:
        click.echo(f"load {number} was taken back, and load {loaded.load} counts in its place:")
        click.echo(f"{loaded.read} read = {loaded.accepted} accepted + {loaded.duplicate} duplicate + {loaded.refused} refused")
        if loaded.refused:
            click.echo("List the refused rows and the reasons with: tocsin refused")
    exit_bad_news(unless=not loaded.refused)


def _load_row(load: LoadStats) -> PostLoadRow:
    return PostLoadRow(
        load=load.load,
        files=tuple(source.source for source in load.sources),
        columns=load.columns,
        read=load.read,
        accepted=load.accepted,
        duplicate=load.duplicate,
        refused=load.refused,
        taken_back=load.taken_back,
    )


def _earlier_loads(desk: Desk, loaded: LoadStats) -> list[int]:
    """Return the earlier loads of the same files with other columns, whose posts may count twice now."""
    files = {source.source for source in loaded.sources if source.accepted}
    return [
        load.load
        for load in desk.posts.loads()
        if load.load != loaded.load
        and load.accepted
        and not load.taken_back
        and load.columns != loaded.columns
        and files & {source.source for source in load.sources}
    ]


def _choose_columns(desk: Desk, paths: Sequence[Path], options: PostReadOptions, yes: bool) -> PostReadOptions:
    """Show the columns of each new kind of table, ask where two fit, and remember the choice. Return the options to read with."""
    from tocsin.ingest.posts import preview

    remembered = desk.posts.remembered_columns()
    for path in paths:
        guessed = preview(path, options)
        if guessed is None:
            continue
        if guessed.mark in remembered and not options.columns:
            options = _with_choice(options, guessed, remembered[guessed.mark])
            continue
        if guessed.missing and not (guessed.lacks_account if yes else sys.stdin.isatty()):
            continue  # the load itself says which column is missing
        click.echo(f"{guessed.file}: read as", err=True)
        for line in guessed.lines():
            click.echo(f"  {line}", err=True)
        for line in () if yes else guessed.questions():
            click.echo(f"  {line}", err=True)
        chosen = _settled(guessed, yes)
        remembered[guessed.mark] = chosen
        desk.posts.remember_columns(guessed.mark, chosen)
        options = _with_choice(options, guessed, chosen)
    return options


def _with_choice(options: PostReadOptions, guessed: ColumnPreview, chosen: Mapping[str, str]) -> PostReadOptions:
    """Return the options with the choice that the posts of a table name nobody, where a person made it."""
    return replace(options, unnamed=options.unnamed or (guessed.lacks_account and "account_id" not in chosen))


def _settled(guessed: ColumnPreview, yes: bool) -> dict[str, str]:
    """Return the columns, with a choice of a person where another could be the text, the time or the account.

    Raises :class:`Malformed` where nobody can be asked.
    """
    chosen = dict(guessed.columns)
    asked = [column for column, others in guessed.rivals.items() if others and not yes]
    if asked and not sys.stdin.isatty():
        raise _ambiguous(guessed, asked)
    for column, names in () if yes else guessed.choices().items():
        if column not in guessed.missing and len(names) == 1:
            _confirm(guessed, column, names[0])
            continue
        offered = [*names, _NO_COLUMN] if guessed.lacks_account and column == "account_id" else names
        chosen[column] = click.prompt(
            f"which column is the {post_part(column)}", type=click.Choice(offered), default=guessed.columns.get(column), err=True
        )
    return {column: name for column, name in chosen.items() if name != _NO_COLUMN or name in guessed.header}


def _ambiguous(guessed: ColumnPreview, asked: Sequence[str]) -> Malformed:
    """Return the error that names the columns between which somebody has to choose."""
    names = {column: guessed.candidates(column) for column in asked}
    plain = ", and ".join(f"{' or '.join(map(repr, fits[:_NAMED]))} could be the {post_part(column)}" for column, fits in names.items())
    choice = ",".join(f"{column}={fits[0]}" for column, fits in names.items())
    return Malformed(f"{guessed.file}: {plain}", command=f"--columns {quote(choice)}, or --yes for the first of each")


def _confirm(guessed: ColumnPreview, column: str, name: str) -> None:
    """Ask whether the only column that could be the account is one. Raises :class:`Malformed` where it is none, or nobody can be asked."""
    plain = (
        f"{guessed.file}: no column plainly names the {post_part(column)}, and {name!r} may be none. "
        "Warnings are no posts: import them as warnings"
    )
    if not sys.stdin.isatty():
        raise Malformed(
            plain, command=f"--columns {quote(f'{column}={name}')}, or --yes to take it, or tocsin import {quote(guessed.file)}"
        )
    if not click.confirm(f"no column plainly names the {post_part(column)}: is it {name!r}?", default=False, err=True):
        raise Malformed(plain, command=f"--columns {column}=COLUMN, or tocsin import {quote(guessed.file)}")


def _row(loaded: LoadStats) -> LoadedPostsRow:
    return LoadedPostsRow(
        read=loaded.read, accepted=loaded.accepted, duplicate=loaded.duplicate, refused=loaded.refused, learned=loaded.learned
    )
