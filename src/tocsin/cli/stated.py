"""Command that lists the contacts, days and hours that a text states."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

import click

from tocsin.cli.common import exit_bad_news, home_of, safe
from tocsin.cli.json_lines import JsonLines
from tocsin.cli.lists import read_text
from tocsin.domain.errors import Malformed
from tocsin.domain.zone_country import country_of_zone


@dataclass(frozen=True, slots=True, kw_only=True)
class StatedRow:
    """A contact, a time or a wish in a text, from code point ``start`` to ``end``. The normal form is empty where none is certain."""

    kind: str
    start: int
    end: int
    surface: str
    normal: str


_STATED = JsonLines(StatedRow)


@click.command()
@click.argument("path", default="-")
@click.option(
    "--country",
    "countries",
    multiple=True,
    metavar="CODE",
    help="Country of numbers without a prefix, such as GB. Repeatable. [default: that of the desk's time zone]",
)
@click.option("--written", type=click.DateTime(["%Y-%m-%d"]), required=True, help="Day on which the text was written.")
@_STATED.option
def stated(path: str, countries: tuple[str, ...], written: datetime, as_json: bool) -> None:
    """List the telephone numbers, addresses, handles, days and hours that a text states, and wishes to be rung back. Stores nothing."""
    text, problems = read_text(path)
    rows = _rows(text, _codes(countries) or _desk_country(), written.date())
    for problem in problems:
        click.echo(f"not read: {safe(problem)}", err=True)
    if as_json:
        _STATED.emit(rows)
    for row in () if as_json else rows:
        click.echo(f"{row.kind:9}[{row.start}:{row.end}]  {safe(row.surface)!r}  {safe(row.normal) or 'no certain normal form'}")
    if not rows and not as_json:
        click.echo("no contact, day or hour in this text")
    exit_bad_news(unless=not problems)


def _desk_country() -> tuple[str, ...]:
    """Return the country in which the desk's time zone lies, if there is a desk and its zone has one."""
    from tocsin.settings import FILE, load_settings

    home = home_of(click.get_current_context())
    country = country_of_zone(load_settings(home).zone) if (home / FILE).is_file() else ""
    return (country,) if country else ()


def _codes(countries: tuple[str, ...]) -> tuple[str, ...]:
    """Return country codes in capitals. Raise Malformed for one that has no telephone numbers."""
    import phonenumbers

    codes = tuple(code.upper() for code in countries)
    if unknown := [code for code in codes if code not in phonenumbers.SUPPORTED_REGIONS]:
        raise Malformed(f"--country {unknown[0]}: no country has this code; write two letters, such as GB or NL")
    return codes


def _rows(text: str, countries: tuple[str, ...], written: date) -> list[StatedRow]:
    from tocsin.matching.call_back import call_back_wishes
    from tocsin.matching.contacts import stated_contacts
    from tocsin.matching.stated_times import stated_times

    spans = [(contact.start, contact.end, contact.kind, contact.normal) for contact in stated_contacts(text, countries)]
    taken = [span[:2] for span in spans]
    apart = [each for each in stated_times(text, written) if not any(start < each.end and each.start < end for start, end in taken)]
    spans += [(moment.start, moment.end, "time", moment.iso) for moment in apart]
    wishes = call_back_wishes(text)
    spans += [(wish.start, wish.end, "call-back", "wanted" if wish.wanted else "refused") for wish in wishes]
    return [
        StatedRow(kind=kind, start=start, end=end, surface=text[start:end], normal=normal) for start, end, kind, normal in sorted(spans)
    ]
