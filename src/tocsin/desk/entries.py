"""Browse the ledger: entries by person, team, act, record and time."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from tocsin.desk.lookup import the_person, the_team
from tocsin.desk.services import DeskServices
from tocsin.domain.access import has_permission
from tocsin.domain.errors import PermissionDenied
from tocsin.domain.ledger import Entry
from tocsin.domain.people import Permission, Person
from tocsin.store import Reader
from tocsin.store.entry_queries import EntryFilter, entry_acts, find_entries

PAGE = 100
_AT_ONCE = 500


@dataclass(frozen=True, slots=True)
class EntryPage:
    """One page of entries, the newest first. ``before`` is the filter value of the next page, 0 at the end."""

    entries: tuple[Entry, ...]
    before: int


class Entries:
    """The ledger as a list."""

    def __init__(self, services: DeskServices) -> None:
        self._services = services

    def page(self, wanted: EntryFilter, *, team: str = "", by: str = "", limit: int = PAGE) -> EntryPage:
        """Return one page of entries.

        ``team`` keeps entries of its members. ``by`` is the person who asks in the browser; the terminal leaves it empty.
        Raises :class:`PermissionDenied` for people who may not audit the record.
        """
        with self._services.store.reading() as reader:
            if by:
                _require_auditor(the_person(reader, by))
            entries = find_entries(reader, _of_team(reader, wanted, team), limit + 1)
        more = len(entries) > limit
        return EntryPage(tuple(entries[:limit]), entries[limit - 1].seq if more else 0)

    def every(self, wanted: EntryFilter, *, team: str = "", by: str = "") -> Iterator[Entry]:
        """Yield all entries that meet the filter, the newest first, some hundred at a time."""
        while True:
            page = self.page(wanted, team=team, by=by, limit=_AT_ONCE)
            yield from page.entries
            if not page.before:
                return
            wanted = replace(wanted, before=page.before)

    def acts(self) -> Sequence[str]:
        """Return every act that the ledger holds."""
        with self._services.store.reading() as reader:
            return entry_acts(reader)


def _of_team(reader: Reader, wanted: EntryFilter, team: str) -> EntryFilter:
    if not team:
        return wanted
    name = the_team(reader, team).name
    members = {person.name for person in reader.find(Person) if name in person.teams}
    # A team without members has no entries; a name that nobody has finds none.
    return replace(wanted, actors=(members & set(wanted.actors) if wanted.actors else members) or {""})


def _require_auditor(person: Person) -> None:
    if not has_permission(person, Permission.AUDIT):
        raise PermissionDenied(f"{person.name} may not read the record: ask an auditor, a lead of team desk or an administrator")
