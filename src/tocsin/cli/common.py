"""Options, output and desk access that all commands share."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import click

from tocsin.cli.tables import table_lines, terminal_columns
from tocsin.domain.errors import Malformed
from tocsin.settings import home_folder

if TYPE_CHECKING:
    from tocsin.desk import Desk

F = TypeVar("F", bound=Callable[..., Any])


by_option = click.option("--by", required=True, metavar="PERSON", help="The person who acts.")


def _require_text(_ctx: click.Context, param: click.Parameter, value: str) -> str:
    if not value.strip():
        raise Malformed(f"--{param.name} is empty: give a reason for the record")
    return value


reason_option = click.option(
    "--reason", required=True, metavar="TEXT", callback=_require_text, help="Reason. It stays in the record: do not name a source."
)


def numbered(prefix: str) -> Callable[[click.Context, click.Parameter, str | None], str | None]:
    """Return a callback that completes an id: ``25``, ``d25``, ``D 25`` and ``d-25`` become ``D-25``. Other texts stay, in capitals."""

    def normalise(_ctx: click.Context, _param: click.Parameter, value: str | None) -> str | None:
        return full_id(prefix, value) if value else value

    return normalise


def full_id(prefix: str, value: str) -> str:
    """Return an id as it is stored, from what a person typed for it. Other texts stay, in capitals."""
    typed = value.strip().upper()
    number = typed.removeprefix(prefix).lstrip(" -")
    return f"{prefix}-{number}" if number.isdecimal() else typed or value


def _set_home(ctx: click.Context, _param: click.Parameter, value: Path | None) -> Path | None:
    if value is not None:
        ctx.obj = value
    return value


home_option = click.option(
    "--home",
    type=click.Path(path_type=Path, file_okay=False),
    expose_value=False,
    callback=_set_home,
    help="The desk's home folder.",
)


def home_of(ctx: click.Context) -> Path:
    """Return the home folder of this call."""
    return home_folder(ctx.obj)


@contextmanager
def current_desk() -> Iterator[Desk]:
    """Open the desk of this call and close it afterwards. Its modules, half a second of work, are not loaded for help."""
    from tocsin.wiring import open_desk

    desk = open_desk(home_of(click.get_current_context()))
    try:
        yield desk
    finally:
        desk.close()


def table(header: Sequence[str], rows: Iterable[Iterable[Any]], empty: str = "nothing") -> None:
    """Print rows in aligned columns, or ``empty`` when there are none. On a terminal, no line is wider than it."""
    cells = [[str(cell) for cell in row] for row in rows]
    if not cells:
        click.echo(empty)
        return
    for line in table_lines(header, cells, terminal_columns()):
        click.echo(line)


def parse_date(text: str) -> date:
    """Parse a date. Raises :class:`Malformed`."""
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise Malformed(f"{text!r} is not a date: write it like 2026-11-21") from None


def exit_bad_news(unless: bool = False) -> None:
    """End the call with exit code 1, for done with bad news, unless ``unless`` is true."""
    if not unless:
        raise click.exceptions.Exit(1)


def one_line(text: str | None, width: int = 70) -> str:
    """Return the first ``width`` characters of a text on one line, without control characters."""
    flat = " ".join("".join(letter if letter.isprintable() else " " for letter in ("(erased)" if text is None else text)).split())
    return flat if len(flat) <= width else flat[: width - 1] + "…"


def safe(text: str) -> str:
    """Return a text that cannot steer the terminal: control characters are escaped, line breaks stay."""
    return "".join(letter if letter.isprintable() or letter == "\n" else f"\\x{ord(letter):02x}" for letter in text)
