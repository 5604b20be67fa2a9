"""Columns of an imported table as people are shown them, and what a correction would change, before it is done.

What is sealed stays sealed: only who may open a source sees words of a column that is sealed now. Whoever is shown words of a report has
read it, and the record says so.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from itertools import islice
from typing import TYPE_CHECKING, Any

from tocsin.desk.column_corrections import ColumnCorrections, CorrectionCounts, items_of, placed, unfit
from tocsin.desk.kept_tables import KeptTable, KeptTables, TableReading, reading_of, with_columns
from tocsin.desk.lookup import the_person
from tocsin.desk.services import DeskServices
from tocsin.domain.access import AccessEvent, can_read_all, has_permission
from tocsin.domain.errors import Malformed, PermissionDenied, Refused
from tocsin.domain.ledger import Change
from tocsin.domain.people import Permission, require
from tocsin.domain.report import Erasure, RejectedRow, Submission
from tocsin.memory_files import in_memory
from tocsin.store import Session

if TYPE_CHECKING:
    from tocsin.ingest import Item, ReadOptions
    from tocsin.ingest.reports.column_map import ColumnMap

MOST = 5_000
"""Most rows of a table that are read for a preview."""
_SHOWN = 3
_LONGEST = 200
_SEALED = ("contact", "sealed")


@dataclass(frozen=True, slots=True)
class ShownColumn:
    """A column: its name, the part of a report it is, and its values in the first rows. ``part`` is empty for a fact.

    A sealed column shows no values.
    """

    name: str
    part: str
    values: tuple[str, ...]

    @property
    def sealed(self) -> bool:
        """Return True for a column whose values nobody is shown here."""
        return self.part in _SEALED


@dataclass(frozen=True, slots=True)
class ShownColumns:
    """The columns of one table of a file, with the signature of its header."""

    mark: str
    columns: tuple[ShownColumn, ...]

    def map(self, parts: Mapping[int, str], current: ColumnMap) -> ColumnMap:
        """Return the map in use with another part for some columns, by their number. A column that keeps its part keeps its order."""
        moved = {column.name: part for number, column in enumerate(self.columns) if (part := parts.get(number, column.part)) != column.part}
        chosen: dict[str, Any] = {part: tuple(name for name in names if name not in moved) for part, names in current.parts().items()}
        for name, part in moved.items():
            if part:
                chosen[part] = (*chosen.get(part, ()), name)
        return replace(current, **chosen)


@dataclass(frozen=True, slots=True)
class ShownTable:
    """An imported table and the columns of each table in its file."""

    table: KeptTable
    headers: tuple[ShownColumns, ...]


@dataclass(frozen=True, slots=True)
class ShownRow:
    """A row as a report: its words, None where they are sealed, and its times. ``refused`` says why it is none."""

    text: str | None = ""
    heard: datetime | None = None
    happened: datetime | None = None
    reaches: bool = False
    refused: str = ""


@dataclass(frozen=True, slots=True)
class RowChange:
    """A row with the columns in use and with the new ones."""

    where: str
    before: ShownRow
    after: ShownRow


@dataclass(frozen=True, slots=True)
class CorrectionPreview:
    """Effects of a correction on the first ``read`` rows, and the first rows that change. ``whole`` says that there are no more."""

    columns: str
    counts: CorrectionCounts
    rows: tuple[RowChange, ...]
    read: int
    whole: bool


class ColumnPreviews:
    """Shows the columns of imported tables."""

    def __init__(self, services: DeskServices, corrections: ColumnCorrections) -> None:
        self._services = services
        self._corrections = corrections
        self._tables = KeptTables(services)

    def show(self, number: str, *, by: str) -> ShownTable:
        """Return the columns of an imported table with their first rows. The reading is recorded.

        Raises :class:`Refused` where the original is gone.
        """
        name, data, reading = self._original(number)
        table = next(table for table in self._tables.listed() if table.id == number)
        items, samples, maps = _looked_at(name, data, reading.options())
        self._record(number, by, [item.key for item in _first_of_each(items)])
        headers = (
            ShownColumns(mark, tuple(_columns(header, maps[mark], samples.get(mark, [])))) for mark, header in reading.headers.items()
        )
        return ShownTable(table, tuple(headers))

    def map_in_use(self, number: str, mark: str) -> ColumnMap:
        """Return the map of one table of a file."""
        _, _, reading = self._original(number)
        if mark not in reading.maps:
            raise Malformed(f"{number} holds no such table any more: look at its columns again")
        return reading.options().remembered[mark]

    def preview(self, number: str, columns: ColumnMap, *, by: str) -> CorrectionPreview:
        """Return what a correction would change. The reading of the rows that are shown is recorded. Nothing else is written."""
        name, data, reading = self._original(number)
        corrected = with_columns(reading, columns)
        if corrected == reading:
            raise unfit(number, reading, columns)
        before, after = (items_of(name, data, how.options(), MOST + 1) for how in (reading, corrected))
        pairs = _paired(before[:MOST], after[:MOST])
        hides = not self._opens(by) and _freed(reading.options().remembered, columns)
        changes = [RowChange(where, _row(old), _row(new, hides)) for where, old, new in pairs if _differ(old, new)][:_SHOWN]
        places = {change.where for change in changes}
        keys = [old.key for where, old, _ in pairs if where in places and isinstance(old, Submission)]
        self._record(number, by, keys)
        return CorrectionPreview(str(columns), self._counts(pairs), tuple(changes), len(pairs), max(len(before), len(after)) <= MOST)

    def _counts(self, pairs: Sequence[tuple[str, Item | None, Item | None]]) -> CorrectionCounts:
        keys = {item.key for _, *both in pairs for item in both if isinstance(item, Submission)}
        reports = self._corrections.reports([*keys])
        with self._services.store.reading() as reader:
            erased = {erasure.report for erasure in reader.find(Erasure, report=list(reports.values()))}
        results: Counter[str] = Counter()
        for _, old, new in pairs:
            if not isinstance(new, Submission):
                results["refused"] += 1
                continue
            report = (reports.get(old.key) if isinstance(old, Submission) else None) or reports.get(new.key)
            results["added" if not report else "erased" if report in erased else "corrected" if _differ(old, new) else "unchanged"] += 1
        return CorrectionCounts(**results)

    def _original(self, number: str) -> tuple[str, bytes, TableReading]:
        table, name, data = self._tables.original(number)
        if data is None:
            gone = "one of its reports was erased" if not table.place else "it is too large to be kept"
            raise Refused(f"the original of {number} is not there, since {gone}: whoever runs the machine can give the file again")
        return name, data, reading_of(table)

    def _opens(self, by: str) -> bool:
        with self._services.store.reading() as reader:
            return has_permission(the_person(reader, by), Permission.READ_SOURCE)

    def _record(self, number: str, by: str, keys: Sequence[str]) -> None:
        """Record that a person was shown words of a table, and of these reports of it."""
        reports = self._corrections.reports(keys)
        with self._services.store.writing(by, self._services.clock.now()) as session:
            person = the_person(session, by)
            require(person, Permission.RECEIVE)
            if not can_read_all(person):
                raise PermissionDenied("imported tables are for people of team desk")
            for report in ("", *sorted(reports.values())):
                _note(session, report, by, f"columns of {number}")


def _note(session: Session, report: str, by: str, what: str) -> None:
    session.record(Change("read", None, AccessEvent(session.new_id("V"), report, by, session.now, what)))


def _looked_at(
    name: str, data: bytes, options: ReadOptions
) -> tuple[list[Item], Mapping[str, Sequence[Mapping[str, str]]], Mapping[str, ColumnMap]]:
    """Return the first items of a file, the first rows of each table in it, sealed as reports are, and the maps in use."""
    from tocsin.ingest import read

    with in_memory([(name, data)]) as paths:
        rows = read(paths[0], options)
        items = list(islice(rows, MOST))
    maps = {**options.remembered, **rows.maps}
    return items, {mark: [_sealed(row, maps[mark]) for row in sample] for mark, sample in rows.samples.items()}, maps


def _sealed(row: Mapping[str, str], columns: ColumnMap) -> dict[str, str]:
    """Return the cells of a row that are in clear in its report, without the contacts and names in them."""
    from tocsin.ingest.sealing.seal import seal

    cells = tuple((name, value) for name, value in row.items() if name not in columns.contact and name not in columns.sealed)
    return dict(seal(Submission("", "", "", facts=cells)).facts)


def _columns(header: Sequence[str], columns: ColumnMap, sample: Sequence[Mapping[str, str]]) -> Iterator[ShownColumn]:
    part_of = {name: part for part, names in columns.parts().items() for name in names}
    for name in header:
        part = part_of.get(name, "")
        values = () if part in _SEALED else tuple(" ".join(row.get(name, "").split())[:_LONGEST] for row in sample)
        yield ShownColumn(name, part, values)


def _first_of_each(items: Sequence[Item]) -> Iterator[Submission]:
    """Yield the first reports of each table of a file, whose rows are shown."""
    counts: dict[str, int] = defaultdict(int)
    for item in items:
        if isinstance(item, Submission) and counts[place := item.where.rpartition(" ")[0]] < _SHOWN:
            counts[place] += 1
            yield item


def _paired(before: Sequence[Item], after: Sequence[Item]) -> list[tuple[str, Item | None, Item | None]]:
    """Return the place of each row of the new reading, what it was, and what it would be."""
    old = dict(placed(before))
    return [(place[0], old.get(place), item) for place, item in placed(after)]


def _differ(old: Item | None, new: Item | None) -> bool:
    """Tell whether a row says something else. A row that stays refused does not, whatever the reason."""
    if isinstance(old, Submission) and isinstance(new, Submission):
        return old != new
    return isinstance(old, Submission) or isinstance(new, Submission)


def _row(item: Item | None, hides: bool = False) -> ShownRow:
    if isinstance(item, RejectedRow):
        return ShownRow(refused=item.reason)
    if item is None:
        return ShownRow(refused="there was no such row")
    return ShownRow(None if hides else item.text[:_LONGEST], item.heard, item.happened, bool(item.contact))


def _freed(maps: Mapping[str, ColumnMap], columns: ColumnMap) -> bool:
    """Tell whether a column that is sealed now would be in clear."""
    sealed = {*columns.contact, *columns.sealed}
    return any(name not in sealed for old in maps.values() for name in (*old.contact, *old.sealed))
