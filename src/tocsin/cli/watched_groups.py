"""The command that lists watched groups and what of theirs is still up."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from tocsin.cli.common import current_desk, home_option, safe, table
from tocsin.cli.json_lines import JsonLines

if TYPE_CHECKING:
    from tocsin.desk.groups import GroupView

_GROUPS: JsonLines[GroupView] = JsonLines("tocsin.desk.groups:GroupView")


@click.command()
@home_option
@_GROUPS.option
def groups(as_json: bool) -> None:
    """List watched groups with their channels and accounts, what they posted, what was noticed, and what is still up."""
    with current_desk() as desk:
        views = desk.groups.listed()
    if as_json:
        _GROUPS.emit(views)
        return
    rows = (
        (
            view.subject,
            safe(view.name),
            safe(" ".join(view.places)),
            view.posts,
            view.items,
            view.noticed,
            view.removed,
            view.unclear,
            ", ".join(f"{entry.notice} {entry.waited.days} d" for entry in view.still_up),
        )
        for view in views
    )
    columns = ("subject", "name", "channels and accounts", "posts", "items", "noticed", "removed", "not known", "still up since")
    table(columns, rows, "no group, channel or account is watched")
