"""The ledger as a page: entries by person, team, act, record and day, and the same rows as files."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from litestar import get
from litestar.di import NamedDependency, Provide
from litestar.params import FromQuery
from litestar.response import Stream, Template

from tocsin.audit import wording
from tocsin.desk import Desk
from tocsin.domain.errors import Malformed
from tocsin.domain.people import Permission
from tocsin.domain.time_zone import Zone
from tocsin.store.entry_queries import EntryFilter
from tocsin.web.exports import as_csv, as_json_lines
from tocsin.web.pages import page, parse_day, unread_page
from tocsin.web.security import Asked, TheDesk, may

OPENED = ("report", "source", "history", "sentence", "snippet")
_LAST = 2**63 - 1  # largest number of an entry that the database holds
_FIELDS = ("seq", "known", "actor", "act", "kind", "key", "report", "subject", "old", "new", "why")


@dataclass(frozen=True, slots=True)
class EntryQuery:
    """The filter as it stands in the address of the page."""

    by: FromQuery[str] = ""
    team: FromQuery[str] = ""
    act: FromQuery[str] = ""
    about: FromQuery[str] = ""
    opened: FromQuery[str] = ""
    since: FromQuery[str] = ""
    until: FromQuery[str] = ""
    before: FromQuery[str] = ""

    def filter(self, zone: Zone) -> EntryFilter:
        """Return the filter in the desk's own terms. Both days count whole. Raises :class:`Malformed`."""
        return EntryFilter(
            actors=(self.by,) if self.by else (),
            acts=(self.act,) if self.act else (),
            about=self.about.strip(),
            opened=self.opened,
            since=zone.day(parse_day(self.since))[0] if self.since else None,
            until=zone.day(parse_day(self.until))[1] if self.until else None,
            before=_before(self.before),
        )

    @property
    def fields(self) -> dict[str, str]:
        """Return the filter's fields for links to files and further pages."""
        return {name: str(getattr(self, name)) for name in ("by", "team", "act", "about", "opened", "since", "until")}


QUERY = {"wanted": Provide(EntryQuery, sync_to_thread=False)}
TheQuery = NamedDependency[EntryQuery]
_AUDIT = [may(Permission.AUDIT)]


@get("/record/entries", guards=_AUDIT, dependencies=QUERY, sync_to_thread=True)
def entries_page(request: Asked, desk: TheDesk, wanted: TheQuery) -> Template:
    """Return one page of the ledger, the newest entries first."""
    teams, people = desk.people.listed()
    form = {
        "wanted": wanted,
        "teams": [team.name for team in teams],
        "people": sorted(person.name for person in people),
        "acts": sorted((wording.act_words(act), act) for act in desk.entries.acts()),
        "parts": OPENED,
    }
    try:
        entry_page = desk.entries.page(wanted.filter(desk.zone), team=wanted.team, by=request.user.name)
    except Malformed as error:
        return unread_page(request, "entries.html", error, rows=(), before=0, **form)
    return page(request, "entries.html", rows=entry_page.entries, before=entry_page.before, **form)


@get("/record/entries.json", guards=_AUDIT, dependencies=QUERY, sync_to_thread=True, include_in_schema=True, tags=["lists"])
def entries_json(request: Asked, desk: TheDesk, wanted: TheQuery) -> Stream:
    """Return the entries that the filter finds, one JSON object a line."""
    return as_json_lines(_rows(desk, wanted, request.user.name))


@get("/record/entries.csv", guards=_AUDIT, dependencies=QUERY, sync_to_thread=True, include_in_schema=True, tags=["lists"])
def entries_csv(request: Asked, desk: TheDesk, wanted: TheQuery) -> Stream:
    """Return the entries that the filter finds, as CSV."""
    return as_csv(_rows(desk, wanted, request.user.name))


def _before(text: str) -> int:
    """Return the number of the entry to go on before, 0 for the newest. Raises :class:`Malformed`."""
    if text and not (text.isascii() and text.isdecimal()):
        raise Malformed(f"before={text!r} is not a place in the list: begin at its start")
    return min(int(text[:20] or 0), _LAST)


def _rows(desk: Desk, wanted: EntryQuery, by: str) -> Iterator[dict[str, Any]]:
    entries = desk.entries.every(wanted.filter(desk.zone), team=wanted.team, by=by)
    return ({name: getattr(entry, name) for name in _FIELDS} for entry in entries)
