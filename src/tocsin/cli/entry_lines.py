"""Entries of the ledger as lines of a terminal: who did what, and below it the change in words and the reason."""

from __future__ import annotations

import shutil
import textwrap
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

import click

from tocsin.cli.common import safe

if TYPE_CHECKING:
    from tocsin.domain.ledger import Entry
    from tocsin.domain.time_zone import Zone

_NARROWEST, _WIDEST = 60, 96


def print_entries(entries: Sequence[Entry], zone: Zone, empty: str) -> None:
    """Print entries in lines no wider than the terminal, or ``empty`` when there are none."""
    from tocsin.audit import wording

    if not entries:
        click.echo(empty)
        return
    width = min(max(shutil.get_terminal_size().columns, _NARROWEST), _WIDEST)
    margin = max(len("entry"), *(len(str(entry.seq)) for entry in entries))
    click.echo(f"{'ENTRY':{margin}}  KNOWN ({zone}), WHO, WHAT".upper())
    for entry in entries:
        first = f"{entry.seq:<{margin}}  {zone.moment(entry.known)}  {entry.actor}: {wording.act(entry)}, {_record(entry)}"
        click.echo(textwrap.fill(safe(first), width, subsequent_indent=" " * (margin + 2)))
        for line in _details(entry, zone):
            click.echo(textwrap.fill(safe(line), width, initial_indent=" " * (margin + 2), subsequent_indent=" " * (margin + 4)))


def _record(entry: Entry) -> str:
    from tocsin.audit import wording

    return f"{entry.kind} {wording.key(entry)}" + (f" of {entry.report}" if entry.report and entry.report != entry.key else "")


def _details(entry: Entry, zone: Zone) -> Iterator[str]:
    """Yield the changes of an entry in words, and its reason. An entry about something new has new values only."""
    from tocsin.audit import wording

    changes = [
        f"{change.what}: {change.old} -> {change.new}" if entry.old else f"{change.what}: {change.new}"
        for change in wording.changes(entry, zone)
    ]
    if changes:
        yield "; ".join(changes)
    if entry.why and f"reason: {entry.why}" not in changes:
        yield f"why: {entry.why}"
