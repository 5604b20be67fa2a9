"""What every command shares: the desk, --json, times, and how results are printed."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from typing import Any, TypeVar

import click
import msgspec

from tocsin.desk import Desk
from tocsin.domain.errors import Malformed
from tocsin.settings import home_folder
from tocsin.wiring import open_desk

F = TypeVar("F", bound=Callable[..., Any])
_encode = msgspec.json.Encoder().encode

by_option = click.option("--by", required=True, metavar="PERSON", help="Who says so.")


def _said(_ctx: click.Context, param: click.Parameter, value: str) -> str:
    if not value.strip():
        raise Malformed(f"--{param.name} is empty: say why, it is what the record is for")
    return value


reason_option = click.option("--reason", required=True, metavar="TEXT", callback=_said, help="Why. It stays in the record: name no source.")
json_option = click.option("--json", "as_json", is_flag=True, help="One JSON object a line.")


def numbered(prefix: str) -> Callable[[click.Context, click.Parameter, str | None], str | None]:
    """Reads an id as people type it: ``d-25`` and ``25`` are ``D-25``."""

    def read(_ctx: click.Context, _param: click.Parameter, value: str | None) -> str | None:
        plain = (value or "").strip().upper()
        return f"{prefix}-{plain}" if plain.isdecimal() else plain or value

    return read


def _keep_home(ctx: click.Context, _param: click.Parameter, value: Path | None) -> Path | None:
    if value is not None:
        ctx.obj = value
    return value


home_option = click.option(
    "--home",
    type=click.Path(path_type=Path, file_okay=False),
    expose_value=False,
    callback=_keep_home,
    help="The desk's home folder.",
)


def home_of(ctx: click.Context) -> Path:
    """The home folder this call is about."""
    return home_folder(ctx.obj)


@contextmanager
def the_desk() -> Iterator[Desk]:
    """The desk this call is about, closed afterwards."""
    desk = open_desk(home_of(click.get_current_context()))
    try:
        yield desk
    finally:
        desk.close()


def emit(rows: Iterable[Any]) -> None:
    """Prints one JSON object a line."""
    out = sys.stdout.buffer
    for row in rows:
        out.write(_encode(row) + b"\n")
    out.flush()


def table(header: Sequence[str], rows: Iterable[Iterable[Any]], empty: str = "nothing") -> None:
    """Prints rows in columns; the last column takes what is left."""
    lines = [[str(cell) for cell in row] for row in rows]
    if not lines:
        click.echo(empty)
        return
    widths = [max(len(line[i]) for line in [list(header), *lines]) for i in range(len(header))]
    for line in [[name.upper() for name in header], *lines]:
        click.echo("  ".join(cell.ljust(width) for cell, width in zip(line, widths, strict=True)).rstrip())


def parse_date(text: str) -> date:
    """Reads a date; raises :class:`Malformed`."""
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise Malformed(f"{text!r} is not a date: write it like 2026-11-21") from None


def bad_news(unless: bool = False) -> None:
    """Ends the call with the exit code for bad news."""
    if not unless:
        raise click.exceptions.Exit(1)


def one_line(text: str | None, width: int = 70) -> str:
    """The beginning of a text, safe to print on one line."""
    flat = " ".join("".join(letter if letter.isprintable() else " " for letter in ("(erased)" if text is None else text)).split())
    return flat if len(flat) <= width else flat[: width - 1] + "…"


def safe(text: str) -> str:
    """A text that cannot steer the terminal: control characters are shown, line breaks kept."""
    return "".join(letter if letter.isprintable() or letter == "\n" else f"\\x{ord(letter):02x}" for letter in text)
