"""Figures of a desk over a span of time, computed from the ledger alone.

A figure counts reports, duties and decisions by channel, language, priority, kind and team. It never counts by person. Two desks
with the same ledger have the same figures, so a restored backup answers as the desk did.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from functools import lru_cache
from typing import Any, Protocol

import msgspec

from tocsin.audit.shares import shares
from tocsin.audit.survival import Wait, quantile
from tocsin.domain.duty import DutyKind

Cell = str | int | float | None
TIMED = (DutyKind.DELIVER, DutyKind.ACKNOWLEDGE, DutyKind.CALL_BACK, DutyKind.ASSESS)
_NOT_STATED = "not stated"
_REMOVED = ("gone", "tombstone")
_UNPUBLISHED = ("shares",)  # a share with its interval gives the count away
_HOUR = 3600


class FigureEvent(Protocol):
    """Part of an entry that the figures read. ``known`` is UTC text of fixed width, as the ledger holds it."""

    known: str
    act: str
    kind: str
    key: str
    new: dict[str, Any]
    why: str


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


class _Duty(msgspec.Struct, gc=False):
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
    why: str = ""


@dataclass(slots=True)
class _Notice:
    """A notice as the ledger stood at the end of the span. ``seen`` is the last observed state of its content."""

    report: str
    platform: str
    language: str
    drafted: str
    sent: bool = False
    seen: str = ""


@dataclass(slots=True)
class _State:
    """Everything the figures need, folded from the entries."""

    reports: dict[str, tuple[str, Mapping[str, Any]]] = field(default_factory=dict)
    priorities: dict[str, str] = field(default_factory=dict)
    repeats: set[str] = field(default_factory=set)
    duties: dict[str, _Duty] = field(default_factory=dict)
    without: frozenset[str] = frozenset()
    bands: dict[str, str] = field(default_factory=dict)
    outcomes: dict[str, str] = field(default_factory=dict)
    notices: dict[str, _Notice] = field(default_factory=dict)
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
            _readings_table(chains),
            _notices_table(state, first),
            _shares_table(state, counted),
            Table("openings", ("part of a report", "count"), tuple(sorted(state.openings.items()))),
        ),
    )


def published(result: Figures, base: int = 10) -> Figures:
    """Return the figures for publication: every count rounded down to a multiple of ``base``, and no time from fewer waits.

    Each cell is rounded by itself, totals included, so that no difference of cells gives a smaller count away. Shares are left out, and
    so are the counts beside the times, which would be a second sum of the duties.
    """
    return replace(result, tables=tuple(_rounded(table, base) for table in result.tables if table.name not in _UNPUBLISHED))


def _text(time: datetime) -> str:
    return time.astimezone(UTC).isoformat(timespec="microseconds")[:-6] + "Z"


def _fold(events: Iterable[FigureEvent], first: str, last: str, without: frozenset[str]) -> _State:
    state, folds = _State(without=without), _FOLDS
    for event in events:
        if event.known >= last:
            break
        if not (without and _is_left_out(state, event)):
            folds[event.kind](state, event, event.known >= first)
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
    _fold_outcome(state, event)


def _fold_outcome(state: _State, event: FigureEvent) -> None:
    if disposition := event.new.get("disposition"):
        state.outcomes[event.key] = str(disposition)


def _fold_link(state: _State, event: FigureEvent, _in_span: bool) -> None:
    """Note the surest band in which names linked a report when it came."""
    report, basis = event.new.get("report"), event.new.get("basis")
    if report and basis in ("alert", "possible") and state.bands.get(report) != "alert":
        state.bands[str(report)] = str(basis)


def _fold_notice(state: _State, event: FigureEvent, _in_span: bool) -> None:
    new = event.new
    if event.act == "drafted":
        state.notices[event.key] = _Notice(new["report"], new["platform"], new["language"], event.known)
    elif event.act == "sent" and (notice := state.notices.get(event.key)):  # one about a report that is left out is not there
        notice.sent = True


def _fold_observation(state: _State, event: FigureEvent, _in_span: bool) -> None:
    if notice := state.notices.get(event.new.get("notice", "")):
        notice.seen = str(event.new["state"])


def _fold_opening(state: _State, event: FigureEvent, in_span: bool) -> None:
    if in_span:
        state.openings[_opened_part(str(event.new["what"]))] += 1


def _fold_request(state: _State, event: FigureEvent, in_span: bool) -> None:
    if in_span:
        state.decisions[event.act] += 1


def _fold_duty(state: _State, event: FigureEvent, _in_span: bool) -> None:
    new = event.new
    if event.act == "owes":
        state.duties[event.key] = _Duty(new["kind"], new["team"], new["report"], new["opened"], new["due"], why=event.why)
        return
    duty = state.duties[event.key]
    duty.due = new.get("due") or duty.due
    duty.state = new.get("state") or duty.state
    duty.outcome = new.get("outcome") or duty.outcome
    duty.closed = new.get("closed") or duty.closed
    duty.successor = new.get("successor") or duty.successor


_FOLDS: dict[str, Callable[[_State, FigureEvent, bool], None]] = {
    "report": _fold_report,
    "triage": _fold_triage,
    "duplicate": _fold_duplicate,
    "duty": _fold_duty,
    "lowering": _fold_request,
    "reading": _fold_opening,
    "link": _fold_link,
    "notice": _fold_notice,
    "observation": _fold_observation,
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
            wait = Wait(hours, ended)
            waits[original.kind, "all"].append(wait)
            waits[original.kind, priorities.get(original.report, _NOT_STATED)].append(wait)
    for some in waits.values():
        some.sort()  # once for both quantiles
    rows = tuple(
        (kind, priority, len(some), sum(wait.ended for wait in some), _quantile(some, 0.5), _quantile(some, 0.9))
        for (kind, priority), some in sorted(waits.items())
    )
    return Table("times", ("kind", "priority", "owed", "answered", "median hours", "90 % within hours"), rows)


def _readings_table(chains: Iterable[tuple[_Duty, _Duty]]) -> Table:
    """Second readings owed in the span: by why they were owed and what they found."""
    counts: Counter[tuple[str, str]] = Counter()
    for original, final in chains:
        if final.kind == DutyKind.REVIEW:
            found = "waits" if final.state != "done" else "agreed" if final.outcome == "agree" else f"changed to {final.outcome}"
            counts.update([(original.why or _NOT_STATED, "owed"), (original.why or _NOT_STATED, found)])
    rows = tuple((why, reading, count) for (why, reading), count in sorted(counts.items()))
    return Table("second readings", ("because", "reading", "count"), rows)


def _notices_table(state: _State, first: str) -> Table:
    counts: dict[tuple[str, str], Counter[str]] = defaultdict(Counter)
    columns = ("drafted", "sent", *sorted({notice.seen for notice in state.notices.values() if notice.seen and notice.drafted >= first}))
    for notice in state.notices.values():
        if notice.drafted >= first:
            count = counts[notice.platform or _NOT_STATED, notice.language or _NOT_STATED]
            count.update(["drafted", *(["sent"] if notice.sent else []), *([notice.seen] if notice.seen else [])])
    rows: tuple[tuple[Cell, ...], ...] = tuple(
        (platform, language, *(count[column] for column in columns)) for (platform, language), count in sorted(counts.items())
    )
    return Table("notices", ("platform", "language", "drafted", "sent", *(f"last seen: {column}" for column in columns[2:])), rows)


def _shares_table(state: _State, counted: Mapping[str, Mapping[str, Any]]) -> Table:
    """Shares of reports named in an alert, of each outcome, and of notices and removals, by channel and language of the report."""
    acts: dict[str, set[str]] = defaultdict(set)
    for notice in state.notices.values():
        acts[notice.report] |= {"noticed"} if notice.sent else set()
        acts[notice.report] |= {"removed"} if notice.seen in _REMOVED else set()
    subjects = (
        (
            {name: str(new[name]) or _NOT_STATED for name in ("channel", "language")},
            frozenset({*_named(state, report), *acts.get(report, ())}),
        )
        for report, new in counted.items()
    )
    columns = ("by", "value", "measure", "count", "of", "share", "95 % from", "95 % to")
    rows: Iterator[tuple[Cell, ...]] = (
        (by, value, measure, share.count, share.total, *(round(part, 3) for part in (share.share, share.low, share.high)))
        for by, value, measure, share in shares(subjects)
    )
    return Table("shares", columns, tuple(rows))


def _named(state: _State, report: str) -> Iterator[str]:
    if band := state.bands.get(report):
        yield f"name: {band}"
    if outcome := state.outcomes.get(report):
        yield f"assessed: {outcome}"


def _quantile(waits: list[Wait], share: float) -> float | None:
    hours = quantile(waits, share)
    return None if hours is None else round(hours, 2)


@lru_cache(maxsize=1 << 12)
def _hours(start: str, end: str) -> float:
    return (datetime.fromisoformat(end) - datetime.fromisoformat(start)).total_seconds() / _HOUR


def _rounded(table: Table, base: int) -> Table:
    if table.name == "times":
        return _times_alone(table, base)

    def cell(value: Cell) -> Cell:
        return value // base * base if isinstance(value, int) else value

    rows = (tuple(cell(value) for value in row) for row in table.rows)
    return replace(table, rows=tuple(row for row in rows if any(isinstance(value, int) and value for value in row)))


def _times_alone(table: Table, base: int) -> Table:
    """Return the times without their counts: the duties by team are counted in another table, and two sums of one thing are compared."""
    rows = (
        (kind, priority, *(None if isinstance(answered, int) and answered < base else hours for hours in times))
        for kind, priority, _, answered, *times in table.rows
    )
    return Table(
        table.name, (*table.columns[:2], *table.columns[4:]), tuple(row for row in rows if any(time is not None for time in row[2:]))
    )
