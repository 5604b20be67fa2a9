"""Signs of unequal treatment: names, shares of the desk's acts, second readings, and the errors of the cues."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from tocsin.audit.figures import Table
from tocsin.audit.shares import FEWEST
from tocsin.desk.figures import DeskFigures
from tocsin.desk.services import DeskServices
from tocsin.matching.cue_errors import CueError, cue_errors
from tocsin.matching.fairness import FairnessRow, breaches


@dataclass(frozen=True, slots=True)
class FairnessReport:
    """All tables of one span. ``names`` holds the shares of innocent common names that the desk's lists would flag, ``broken`` the limits
    that they exceed. Shares of groups of fewer than :data:`FEWEST` reports are None.
    """

    names: tuple[FairnessRow, ...]
    broken: tuple[str, ...]
    shares: Table
    readings: Table
    errors: tuple[CueError, ...]


class Fairness:
    """Fairness of this desk's lists, people and cues."""

    def __init__(self, services: DeskServices, figures: DeskFigures) -> None:
        self._services = services
        self._figures = figures
        self._names: tuple[int, tuple[FairnessRow, ...]] = (-1, ())

    def names(self) -> tuple[FairnessRow, ...]:
        """Return the share of innocent common names of each culture that the names in use would flag."""
        with self._services.store.reading() as reader:
            version = self._services.names.refresh(reader)
        if version != self._names[0]:
            self._names = version, self._services.names.fairness()
        return self._names[1]

    def of(self, since: datetime, until: datetime, *, by: str = "") -> FairnessReport:
        """Return all tables of a span. ``by`` is the person who asks in the browser. Raise as :meth:`DeskFigures.of` does."""
        figures = self._figures.of(since, until, by=by)
        names = self.names()
        return FairnessReport(
            names, breaches(names), _without_small(figures.table("shares")), figures.table("second readings"), cue_errors()
        )


def _without_small(table: Table) -> Table:
    total = table.columns.index("of")
    first = table.columns.index("count")
    rows = tuple(row if _enough(row[total]) else (*row[:first], *([None] * (len(row) - first))) for row in table.rows)
    return Table(table.name, table.columns, rows)


def _enough(total: str | int | float | None) -> bool:
    return isinstance(total, int) and total >= FEWEST
