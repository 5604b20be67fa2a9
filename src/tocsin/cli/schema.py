"""The form of the JSON that commands print."""

from __future__ import annotations

import click
import msgspec

from tocsin.cli.json_lines import commands_with_rows
from tocsin.domain.errors import Unknown


@click.command()
@click.argument("command", nargs=-1)
def schema(command: tuple[str, ...]) -> None:
    """Print the JSON Schema of one line that a COMMAND prints with --json. Without COMMAND, list the commands that take --json."""
    rows = dict(commands_with_rows(click.get_current_context().find_root().command))
    path = " ".join(command)
    if not path:
        click.echo("\n".join(rows))
    elif path not in rows:
        raise Unknown("command with --json", path, "tocsin schema lists them")
    else:
        text = msgspec.json.encode({"title": f"tocsin {path} --json", **rows[path].schema()})
        click.echo(msgspec.json.format(text, indent=2))
