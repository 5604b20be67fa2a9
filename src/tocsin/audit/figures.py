"""Figures of a desk over a span of time, computed from the ledger alone.

A figure counts reports, duties and decisions by channel, language, priority, kind and team. It never counts by person. Two desks
with the same ledger have the same figures, so a restored backup answers as the desk did.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime

from tocsin.audit import figure_tables as tables
from tocsin.audit.figure_state import KINDS, FigureEvent, chains, fold
from tocsin.audit.figure_tables import Cell, Table
from tocsin.audit.survival import Curve

__all__ = ["KINDS", "Cell", "FigureEvent", "FigureScope", "Figures", "Table", "figures"]


@dataclass(frozen=True, slots=True)
class Figures:
    """All tables of one span: ``since`` inclusive, ``until`` exclusive. ``curves`` are those of each kind of duty whose times count."""

    since: datetime
    until: datetime
    tables: tuple[Table, ...]
    curves: tuple[tuple[str, Curve], ...] = ()

    def table(self, name: str) -> Table:
        """Return the table of this name."""
        return next(table for table in self.tables if table.name == name)


@dataclass(frozen=True, slots=True)
class FigureScope:
    """Reports ``without`` are not counted, such as the test warnings of a drill. ``milieus`` are the milieus of each subject by its id."""

    without: frozenset[str] = frozenset()
    milieus: Mapping[str, tuple[str, ...]] = field(default_factory=dict)


def figures(events: Iterable[FigureEvent], since: datetime, until: datetime, now: datetime, scope: FigureScope | None = None) -> Figures:
    """Return the figures of a span. ``events`` are all entries of :data:`KINDS` before ``until``, in order.

    Duties are counted as they stood at the end of the span, or ``now`` if that is earlier.
    """
    scope = scope or FigureScope()
    first, last = _text(since), _text(min(until, now))
    state = fold(events, first, _text(until), scope.without)
    counted = {key: report for key, report in state.reports.items() if report.received >= first}
    pairs, groups = list(chains(state, first)), tables.groups_of(state, counted, scope.milieus)
    times, waiting, curves = tables.times_tables(pairs, state.priorities, last)
    return Figures(
        since,
        until,
        (
            tables.reports_table(state, counted, groups),
            tables.duties_table(pairs, last),
            times,
            waiting,
            Table("decisions", ("decision", "count"), tuple(sorted(state.decisions.items()))),
            tables.readings_table(pairs, state.assessed),
            tables.machine_table(state, counted),
            tables.notices_table(state, first),
            tables.again_table(state, first),
            tables.shares_table(state, groups),
            Table("openings", ("part of a report", "count"), tuple(sorted(state.openings.items()))),
        ),
        curves,
    )


def _text(time: datetime) -> str:
    return time.astimezone(UTC).isoformat(timespec="microseconds")[:-6] + "Z"
