"""Figures of a desk over a span of time, computed from the ledger alone.

A figure counts reports, duties and decisions by channel, language, priority, kind and team. It never counts by person. Two desks
with the same ledger have the same figures, so a restored backup answers as the desk did.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from typing import Any

from tocsin.audit.survival import Wait, quantile
from tocsin.domain.duty import DutyKind

Cell = str | int | float | None
TIMED = (DutyKind.DELIVER, DutyKind.ACKNOWLEDGE, DutyKind.CALL_BACK, DutyKind.ASSESS)
_NOT_STATED = "not stated"
_HOUR = 3600


@dataclass(frozen=True, slots=True)
class FigureEvent:
    """Part of an entry that the figures read. ``known`` is UTC text of fixed width, as the ledger holds it."""

    known: str
    act: str
    kind: str
    key: str
    new: Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Table:
    """One table of figures: a name, the columns, and the rows in order."""

    name: str
    columns: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]


@dataclass(frozen=True, slots=True)
class Figures:
    """All tables of one span: ``since`` inclusive, ``until`` exclusive."""

    since: datetime
    until: datetime
    tables: tuple[Table, ...]

    def table(self, name: str) -> Table:
        """Return the table of this name."""
        return next(table for table in self.tables if table.name == name)


@dataclass(slots=True)
class _Duty:
    """A duty as the ledger stood at the end of the span."""

    kind: str
    team: str
    report: str
    opened: str
    due: str
    state: str = "open"
    outcome: str = ""
    closed: str = ""
    successor: str = ""


@dataclass(slots=True)
class _State:
    """Everything the figures need, folded from the entries."""

    reports: dict[str, tuple[str, Mapping[str, Any]]] = field(default_factory=dict)
    priorities: dict[str, str] = field(default_factory=dict)
    repeats: set[str] = field(default_factory=set)
    duties: dict[str, _Duty] = field(default_factory=dict)
    without: frozenset[str] = frozenset()
    decisions: Counter[str] = field(default_factory=Counter)
    openings: Counter[str] = field(default_factory=Counter)


def figures(
    events: Iterable[FigureEvent], since: datetime, until: datetime, now: datetime, without: frozenset[str] = frozenset()
) -> Figures:
    """Return the figures of a span. ``events`` are all entries of :data:`KINDS` before ``until``, in order.

    Duties are counted as they stood at the end of the span, or ``now`` if that is earlier. ``without`` are reports that are not
    counted, such as the test warnings of a drill.
    """
    first, last = _text(since), _text(min(until, now))
    state = _fold(events, first, _text(until), without)
    counted = {report: new for report, (received, new) in state.reports.items() if received >= first}
    chains = list(_chains(state, first))
    return Figures(
        since,
        until,
        (
            _reports_table(state, counted),
            _duties_table(chains, last),
            _times_table(chains, state.priorities, last),
            Table("decisions", ("decision", "count"), tuple(sorted(state.decisions.items()))),
            Table("openings", ("part of a report", "count"), tuple(sorted(state.openings.items()))),
        ),
    )


def published(result: Figures, base: int = 10) -> Figures:
    """Return the figures for publication: every count rounded down to a multiple of ``base``, and no time from fewer waits.

    Each cell is rounded by itself, totals included, so that no difference of cells gives a smaller count away.
    """
    return replace(result, tables=tuple(_rounded(table, base) for table in result.tables))


def _text(time: datetime) -> str:
    return time.astimezone(UTC).isoformat(timespec="microseconds")[:-6] + "Z"


def _fold(events: Iterable[FigureEvent], first: str, last: str, without: frozenset[str]) -> _State:
    state = _State(without=without)
    for event in events:
        if event.known >= last:
            break
        if not (without and _is_left_out(state, event)):
            _FOLDS[event.kind](state, event, event.known >= first)
    return state


def _is_left_out(state: _State, event: FigureEvent) -> bool:
    """Return True for an entry about a report that is not counted. A change of a duty names no report, but its duty was left out."""
    if event.kind == "duty" and event.act != "owes":
        return event.key not in state.duties
    report = event.key if event.kind in ("report", "triage") else event.new.get("report", "")
    return report in state.without


def _fold_report(state: _State, event: FigureEvent, _in_span: bool) -> None:
    state.reports[event.key] = (event.known, event.new)


def _fold_duplicate(state: _State, event: FigureEvent, _in_span: bool) -> None:
    if event.act == "resembles":
        state.repeats.add(str(event.new["report"]))


def _fold_triage(state: _State, event: FigureEvent, in_span: bool) -> None:
    if priority := event.new.get("priority"):
        state.priorities[event.key] = str(priority)
    if in_span and (disposition := event.new.get("disposition")):
        state.decisions[f"assessed: {disposition}"] += 1


def _fold_opening(state: _State, event: FigureEvent, in_span: bool) -> None:
    if in_span:
        state.openings[_opened_part(str(event.new["what"]))] += 1


def _fold_request(state: _State, event: FigureEvent, in_span: bool) -> None:
    if in_span:
        state.decisions[event.act] += 1


def _fold_duty(state: _State, event: FigureEvent, _in_span: bool) -> None:
    new = event.new
    if event.act == "owes":
        state.duties[event.key] = _Duty(new["kind"], new["team"], new["report"], new["opened"], new["due"])
        return
    duty = state.duties[event.key]
    for name in ("due", "state", "outcome", "closed", "successor"):
        if new.get(name):
            setattr(duty, name, str(new[name]))


_FOLDS: dict[str, Callable[[_State, FigureEvent, bool], None]] = {
    "report": _fold_report,
    "triage": _fold_triage,
    "duplicate": _fold_duplicate,
    "duty": _fold_duty,
    "lowering": _fold_request,
    "reading": _fold_opening,
}
KINDS = tuple(_FOLDS)
"""Kinds of records whose entries the figures read."""


def _opened_part(what: str) -> str:
    return what if what in ("report", "source", "history", "sentence", "snippet", "mailbox", "dossier") else "file"


def _chains(state: _State, first: str) -> Iterator[tuple[_Duty, _Duty]]:
    """Yield the first and the last duty of every chain of moves that began in the span: a move does not restart the wait."""
    successors = {duty.successor for duty in state.duties.values() if duty.successor}
    for key, duty in state.duties.items():
        if key in successors or duty.opened < first:
            continue
        final = duty
        while final.successor:
            final = state.duties[final.successor]
        yield duty, final


def _reports_table(state: _State, counted: Mapping[str, Mapping[str, Any]]) -> Table:
    rows: list[tuple[Cell, ...]] = [("all", "", len(counted))]
    by: dict[str, Counter[str]] = defaultdict(Counter)
    for report, new in counted.items():
        by["channel"][str(new["channel"]) or _NOT_STATED] += 1
        by["language"][str(new["language"]) or _NOT_STATED] += 1
        by["priority"][state.priorities.get(report, _NOT_STATED)] += 1
        by["same words as an earlier report"]["yes" if report in state.repeats else "no"] += 1
        by["threat cue"]["yes" if new["cues"] not in ("", "[]") else "no"] += 1
        by["source can be reached"]["yes" if new["reachable"] else "no"] += 1
    for name in sorted(by):
        rows += [(name, value, count) for value, count in sorted(by[name].items())]
    return Table("reports", ("by", "value", "count"), tuple(rows))


def _duties_table(chains: Iterable[tuple[_Duty, _Duty]], last: str) -> Table:
    counts: dict[tuple[str, str], Counter[str]] = defaultdict(Counter)
    for original, final in chains:
        count = counts[final.kind, final.team]
        count["owed"] += 1
        if final.state == "done":
            count["answered"] += 1
            count["answered in time"] += final.closed <= original.due
        else:
            count["overdue" if final.due < last else "open"] += 1
    columns = ("owed", "answered", "answered in time", "open", "overdue")
    rows: list[tuple[Cell, ...]] = [(kind, team, *(count[column] for column in columns)) for (kind, team), count in sorted(counts.items())]
    return Table("duties", ("kind", "team", *columns), tuple(rows))


def _times_table(chains: Iterable[tuple[_Duty, _Duty]], priorities: Mapping[str, str], last: str) -> Table:
    """Median and 90th percentile of the hours from opening to answer, by Kaplan-Meier. None where it is not known yet."""
    waits: dict[tuple[str, str], list[Wait]] = defaultdict(list)
    for original, final in chains:
        if original.kind in TIMED:
            ended = final.state == "done"
            hours = _hours(original.opened, final.closed if ended else last)
            for priority in ("all", priorities.get(original.report, _NOT_STATED)):
                waits[original.kind, priority].append(Wait(hours, ended))
    rows = tuple(
        (kind, priority, len(some), sum(wait.ended for wait in some), _quantile(some, 0.5), _quantile(some, 0.9))
        for (kind, priority), some in sorted(waits.items())
    )
    return Table("times", ("kind", "priority", "owed", "answered", "median hours", "90 % within hours"), rows)


def _quantile(waits: list[Wait], share: float) -> float | None:
    hours = quantile(waits, share)
    return None if hours is None else round(hours, 2)


def _hours(start: str, end: str) -> float:
    return (datetime.fromisoformat(end) - datetime.fromisoformat(start)).total_seconds() / _HOUR


def _rounded(table: Table, base: int) -> Table:
    def cell(value: Cell, row: tuple[Cell, ...]) -> Cell:
        if isinstance(value, int):
            return value // base * base
        few = table.name == "times" and min(size for size in row if isinstance(size, int)) < base
        return None if isinstance(value, float) and few else value

    rows = (tuple(cell(value, row) for value in row) for row in table.rows)
    return replace(table, rows=tuple(row for row in rows if any(isinstance(value, int) and value for value in row)))
