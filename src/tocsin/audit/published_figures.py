"""Figures for the public, in which no small count shows, however the tables are combined.

Every count, totals included, is rounded at random to a neighbouring multiple of the base, up the more often the nearer it is (unbiased
random rounding, Willenborg and de Waal 2001). A printed 20 stands for 11 to 29. Counts that are parts of one total bound each other,
so the rounding is drawn anew until each count may still be any of ``base`` values. Leaving out what is too small would itself tell of
it. Times are told without their counts, and only where enough waits stand on either side.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from math import ceil
from typing import Any

from tocsin.audit.figure_tables import Cell, Table
from tocsin.audit.figures import Figures
from tocsin.domain.duty import DutyKind
from tocsin.domain.errors import Refused

BASE = 10
"""Published counts are multiples of it."""
Draw = Callable[[str], float]
"""Returns a number from 0 up to, not including, 1 for a text: always the same, and nobody outside the desk can foresee it."""
Between = tuple[int, int]
"""Least and greatest value that a count may have, as far as a reader can tell."""
Row = tuple[str, int]
"""Name of a table, and number of a row in it."""

_UNPUBLISHED = ("shares", "still waiting")  # a share gives the count away
_TRIES = 1000
_TOLERANCE = 1e-9
_ANY = 1 << 62
_REACHABLE = ("source can be reached", "yes")


def published(result: Figures, draw: Draw, base: int = BASE) -> Figures:
    """Return the figures for publication. Raise :class:`Refused` if no rounding hides their small counts."""
    tables = {table.name: _without_milieus(table) for table in result.tables if table.name not in _UNPUBLISHED}
    rounding = _Rounding(tables, draw, f"figures from {result.since} to {result.until}", base)
    shown = (_times(table, base) if table.name == "times" else rounding.rounded(table) for table in tables.values())
    return replace(result, tables=tuple(map(_without_empty, shown)), curves=())


@dataclass(frozen=True, slots=True)
class _Total:
    """Knowledge of a reader about one total, from each set of printed counts that add up to it. ``rows`` hold those counts."""

    rows: tuple[Row, ...]
    sums: tuple[Between, ...]

    def leaves(self, room: int) -> bool:
        """Return True if what the sets say leaves room for so many values of each part."""
        return min(high for _, high in self.sums) - max(low for low, _ in self.sums) >= room - 1


class _Rounding:
    """One rounding of all tables. Rows whose counts say too much of each other are drawn anew."""

    def __init__(self, tables: Mapping[str, Table], draw: Draw, label: str, base: int) -> None:
        self._tables = tables
        self._draw = draw
        self._label = label
        self._base = base
        self._drawn: Counter[Row] = Counter()
        for _ in range(_TRIES):
            telling = {row for total in self._totals() if not total.leaves(base) for row in total.rows}
            if not telling:
                return
            self._drawn.update(telling)
        raise Refused("these days hold so few reports that their figures would tell of single ones: publish a longer span")

    def rounded(self, table: Table) -> Table:
        """Return a table with each count rounded down or up, up with a chance of its remainder in the base."""
        return replace(table, rows=tuple(self._row(table, number) for number in range(len(table.rows))))

    def _row(self, table: Table, number: int) -> tuple[Cell, ...]:
        row, base = table.rows[number], self._base
        names = " / ".join(part for part in row if isinstance(part, str))

        def cell(column: str, value: Cell) -> Cell:
            if not isinstance(value, int) or value % base == 0:
                return value
            label = f"{self._label}: {table.name}, {names}, {column}, {self._drawn[table.name, number]}"
            return value - value % base + base * (self._draw(label) < value % base / base)

        return tuple(cell(column, value) for column, value in zip(table.columns, row, strict=True))

    def _totals(self) -> Iterator[_Total]:
        """Yield every total that several sets of printed counts tell of."""
        of_kind: dict[Cell, list[_Total]] = defaultdict(list)
        for row, (kind, _, owed, answered, in_time, *waiting) in self._rows("duties"):
            sums = self._span(owed), _added(map(self._span, (answered, *waiting)))
            yield _Total((row,), sums)
            yield self._at_most(row, [in_time], answered)
            of_kind[kind].append(_Total((row,), (_both(sums),)))
        kinds = {kind: _joined(teams) for kind, teams in of_kind.items()}
        reachable = [_Total((row,), (self._span(count),)) for row, (by, value, count) in self._rows("reports") if (by, value) == _REACHABLE]
        yield from self._of_reports(reachable, [kinds[kind] for kind in (DutyKind.ASSESS,) if kind in kinds])
        yield from self._of_parts("second readings", "owed")
        yield from self._of_parts("found by machine", "filed")
        for row, (_, _, drafted, sent, *last) in self._rows("notices"):
            yield self._at_most(row, [sent], drafted)
            yield self._at_most(row, last, drafted)

    def _of_reports(self, reachable: Sequence[_Total], assessed: Sequence[_Total]) -> Iterator[_Total]:
        """Yield the number of reports whose source can be reached, and of all: by each property, and by the assessments owed."""
        yield from (together := [_same(reachable)] if reachable else [])
        by: dict[Cell, list[_Total]] = defaultdict(list)
        for row, (name, value, count) in self._rows("reports"):
            span = _both(together[0].sums) if (name, value) == _REACHABLE else self._span(count)
            by[name].append(_Total((row,), (span,)))
        yield _same([*map(_joined, by.values()), *assessed])

    def _of_parts(self, table: str, total: str) -> Iterator[_Total]:
        """Yield the totals of a table that has a row for each and rows for its parts."""
        parts: dict[Cell, list[_Total]] = defaultdict(list)
        sums: dict[Cell, list[_Total]] = defaultdict(list)
        for row, (name, part, count) in self._rows(table):
            (sums if part == total else parts)[name].append(_Total((row,), (self._span(count),)))
        return (_same([*sums[name], _joined(parts[name])]) for name in sums)

    def _rows(self, name: str) -> Iterator[tuple[Row, tuple[Any, ...]]]:
        """Yield the rows of a table as they are printed now."""
        table = self._tables[name]
        return (((name, number), self._row(table, number)) for number in range(len(table.rows)))

    def _span(self, printed: int) -> Between:
        """Return what a printed count stands for."""
        return max(0, printed - self._base + 1), printed + self._base - 1

    def _at_most(self, row: Row, parts: Iterable[int], total: int) -> _Total:
        """Return what follows from parts that are no more than a total."""
        return _Total((row,), ((_added(map(self._span, parts))[0], _ANY), self._span(total)))


def _same(sets: Sequence[_Total]) -> _Total:
    """Return one total of which several sets tell."""
    return _Total(tuple(row for some in sets for row in some.rows), tuple(between for some in sets for between in some.sums))


def _joined(parts: Sequence[_Total]) -> _Total:
    """Return the total of several ones."""
    return _Total(tuple(row for part in parts for row in part.rows), (_added(_both(part.sums) for part in parts),))


def _added(spans: Iterable[Between]) -> Between:
    lows, highs = zip((0, 0), *spans, strict=True)
    return sum(lows), sum(highs)


def _both(sums: Sequence[Between]) -> Between:
    return max(low for low, _ in sums), min(high for _, high in sums)


def _without_milieus(table: Table) -> Table:
    """Return the table without milieus: a report may be about two, so their counts add up to no total."""
    return replace(table, rows=tuple(row for row in table.rows if row[0] != "milieu")) if table.name == "reports" else table


def _without_empty(table: Table) -> Table:
    """Return the table without rows in which nothing is counted."""
    return replace(table, rows=tuple(row for row in table.rows if any(cell and not isinstance(cell, str) for cell in row)))


def _times(table: Table, base: int) -> Table:
    """Return the times without their counts, each only if ``base`` waits or more stand on either side of it.

    The duties by team are counted in another table, and two sums of one thing are compared.
    """
    rows = (
        (
            kind,
            priority,
            *(_told(hours) if _enough(owed, answered, share, base) else None for hours, share in zip(times, (0.5, 0.9), strict=True)),
        )
        for kind, priority, owed, answered, *times in table.rows
    )
    return Table(table.name, (*table.columns[:2], *table.columns[4:]), tuple(rows))


def _told(hours: Cell) -> Cell:
    return ceil(hours) if isinstance(hours, float) else hours


def _enough(owed: Cell, answered: Cell, share: float, base: int) -> bool:
    """Return True if at least ``base`` waits are shorter, and as many longer, than the time by which this share has ended."""
    if not isinstance(owed, int) or not isinstance(answered, int):
        return False
    return answered >= base and min(share, 1 - share) * owed >= base - _TOLERANCE
