"""Browse the ledger."""

from __future__ import annotations

from datetime import datetime

import click

from tocsin.cli.common import current_desk, home_option, parse_date
from tocsin.cli.entry_lines import print_entries
from tocsin.cli.json_lines import JsonLines
from tocsin.domain.ledger import Entry
from tocsin.domain.time_zone import parse_time

_ENTRIES = JsonLines(Entry)


@click.command()
@click.option("--by", multiple=True, metavar="PERSON", help="Entries of this person. Repeatable.")
@click.option("--team", default="", help="Entries of this team's people.")
@click.option("--act", multiple=True, help="Entries of this act, such as done, read or status. Repeatable.")
@click.option("--kind", multiple=True, help="Entries about this kind of record, such as duty or watch. Repeatable.")
@click.option("--about", default="", metavar="ID", help="Entries about this report, duty, subject or other record (R-12, D-15, S-3).")
@click.option("--opened", default="", help="Accesses to this part of a report: report, source, history, or a file's name.")
@click.option("--since", default="", metavar="TIME", help="Entries from this time on (with a time zone).")
@click.option("--until", default="", metavar="TIME", help="Entries before this time (with a time zone).")
@click.option("--day", default="", metavar="DATE", help="Entries of this day, in the desk's time zone.")
@click.option("--limit", default=100, show_default=True, type=click.IntRange(1, 1_000_000), help="At most so many, the newest.")
@click.option("--before", default=0, type=click.IntRange(0), help="Entries with a smaller number: the next page.")
@home_option
@_ENTRIES.option
def entries(
    *,
    by: tuple[str, ...],
    team: str,
    act: tuple[str, ...],
    kind: tuple[str, ...],
    about: str,
    opened: str,
    since: str,
    until: str,
    day: str,
    limit: int,
    before: int,
    as_json: bool,
) -> None:
    """List entries of the ledger, the newest first: who did what, when, old and new, and why."""
    from tocsin.store.entry_queries import EntryFilter

    with current_desk() as desk:
        first, last = _span(since, until)
        if day:
            first, last = desk.zone.day(parse_date(day))
        wanted = EntryFilter(by, act, kind, about, opened, first, last, before)
        page = desk.entries.page(wanted, team=team, limit=limit)
        zone = desk.zone
    if as_json:
        _ENTRIES.emit(page.entries)
        return
    print_entries(page.entries, zone, "no such entry")
    if page.before:
        click.echo(f"More: add --before {page.before}", err=True)


def _span(since: str, until: str) -> tuple[datetime | None, datetime | None]:
    return parse_time(since) if since else None, parse_time(until) if until else None
