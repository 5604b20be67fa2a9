"""State of a desk at the end of a span, folded from the entries of the ledger, as the figures need it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field

import msgspec

from tocsin.domain.duty import DutyKind


class FigureFields(msgspec.Struct, gc=False):
    """New values of an entry that the figures read, of whatever kind of record. None where it gives none.

    A class is decoded and read quicker than a dictionary of all values.
    """

    kind: str | None = None
    team: str | None = None
    report: str | None = None
    opened: str | None = None
    due: str | None = None
    state: str | None = None
    outcome: str | None = None
    closed: str | None = None
    successor: str | None = None
    priority: str | None = None
    disposition: str | None = None
    channel: str | None = None
    language: str | None = None
    cues: str | None = None
    reachable: int | None = None
    subject: str | None = None
    basis: str | None = None
    upheld: int | None = None
    platform: str | None = None
    notice: str | None = None
    what: str | None = None


class FigureEvent(msgspec.Struct, gc=False):
    """Part of an entry that the figures read. ``known`` is UTC text of fixed width, as the ledger holds it."""

    known: str
    act: str
    kind: str
    key: str
    new: FigureFields
    why: str


class CountedReport(msgspec.Struct, gc=False):
    """A report as it was received. ``cues`` says whether it had a threat cue."""

    received: str
    channel: str
    language: str
    cues: bool
    reachable: bool


class CountedDuty(msgspec.Struct, gc=False):
    """A duty as the ledger stood at the end of the span. ``joined`` marks a call back that an open one of the same source stands for."""

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
    joined: bool = False


@dataclass(slots=True)
class CountedNotice:
    """A notice as the ledger stood at the end of the span. ``seen`` is the last observed state of its content."""

    report: str
    platform: str
    language: str
    drafted: str
    sent: bool = False
    seen: str = ""


@dataclass(slots=True)
class CountedReturn:
    """Noticed content that was seen again: the kind of sign, the time of the first, and what people say of it."""

    kind: str
    first: str
    state: str = "open"


@dataclass(slots=True)
class SpanState:
    """Everything the figures need, folded from the entries."""

    reports: dict[str, CountedReport] = field(default_factory=dict)
    priorities: dict[str, str] = field(default_factory=dict)
    repeats: set[str] = field(default_factory=set)
    duties: dict[str, CountedDuty] = field(default_factory=dict)
    without: frozenset[str] = frozenset()
    bands: dict[str, str] = field(default_factory=dict)
    outcomes: dict[str, str] = field(default_factory=dict)
    notices: dict[str, CountedNotice] = field(default_factory=dict)
    decisions: Counter[str] = field(default_factory=Counter)
    openings: Counter[str] = field(default_factory=Counter)
    links: dict[str, tuple[str, str]] = field(default_factory=dict)
    undone: set[str] = field(default_factory=set)
    again: dict[str, CountedReturn] = field(default_factory=dict)

    @property
    def assessed(self) -> dict[str, str]:
        """Return the outcome of each report's first reading."""
        return {duty.report: duty.outcome for duty in self.duties.values() if duty.kind == DutyKind.ASSESS and duty.outcome}

    def subjects(self) -> Iterator[tuple[str, str]]:
        """Yield report and subject of every link that was not undone."""
        return (pair for key, pair in self.links.items() if key not in self.undone)


def fold(events: Iterable[FigureEvent], first: str, last: str, without: frozenset[str]) -> SpanState:
    """Return the state before ``last``. Acts are counted from ``first`` on. Reports in ``without`` are left out, with all about them."""
    state, folds = SpanState(without=without), _FOLDS
    for event in events:
        if event.known >= last:
            break
        if not (without and _is_left_out(state, event)):
            folds[event.kind](state, event, event.known >= first)
    return state


def _is_left_out(state: SpanState, event: FigureEvent) -> bool:
    """Return True for an entry about a report that is not counted. A change of a duty names no report, but its duty was left out."""
    if event.kind == "duty" and event.act != "owes":
        return event.key not in state.duties
    report = event.key if event.kind in ("report", "triage") else event.new.report
    return report in state.without


def _fold_report(state: SpanState, event: FigureEvent, _in_span: bool) -> None:
    new = event.new
    cues = new.cues not in (None, "", "[]")
    if event.act == "corrected":
        _correct_report(state, event, cues)
        return
    state.reports[event.key] = CountedReport(event.known, new.channel or "", new.language or "", cues, bool(new.reachable))


def _correct_report(state: SpanState, event: FigureEvent, cues: bool) -> None:
    """Count a report as its corrected columns say. Its entry names only what changed."""
    report, new = state.reports[event.key], event.new
    report.cues = cues if new.cues is not None else report.cues
    report.channel = report.channel if new.channel is None else new.channel
    report.language = report.language if new.language is None else new.language
    report.reachable = report.reachable if new.reachable is None else bool(new.reachable)


def _fold_duplicate(state: SpanState, event: FigureEvent, _in_span: bool) -> None:
    if event.act == "resembles":
        state.repeats.add(event.new.report or "")


def _fold_triage(state: SpanState, event: FigureEvent, in_span: bool) -> None:
    disposition = event.new.disposition
    if priority := event.new.priority:
        state.priorities[event.key] = priority
    if event.act == "taken back":
        _forget_outcome(state, event, in_span)
    elif in_span and disposition:
        state.decisions[f"assessed: {disposition}"] += 1
    if disposition:
        state.outcomes[event.key] = disposition


def _forget_outcome(state: SpanState, event: FigureEvent, in_span: bool) -> None:
    """Uncount an assessment that was a wrong click."""
    counted = f"assessed: {state.outcomes.pop(event.key, '')}"
    if in_span and state.decisions[counted] > 0:
        state.decisions[counted] -= 1
    state.decisions += Counter()  # without those that are none any more


def _fold_link(state: SpanState, event: FigureEvent, _in_span: bool) -> None:
    """Note each link, and the surest band in which names linked a report when it came."""
    new = event.new
    if new.upheld is not None and not new.upheld:
        state.undone.add(event.key)
        return
    state.undone.discard(event.key)
    report, basis = new.report, new.basis
    if not report:
        return
    state.links[event.key] = report, new.subject or ""
    if basis in ("alert", "possible") and state.bands.get(report) != "alert":
        state.bands[report] = basis


def _fold_notice(state: SpanState, event: FigureEvent, _in_span: bool) -> None:
    new = event.new
    if event.act == "drafted":
        state.notices[event.key] = CountedNotice(new.report or "", new.platform or "", new.language or "", event.known)
    elif event.act == "sent" and (notice := state.notices.get(event.key)):  # one about a report that is left out is not there
        notice.sent = True


def _fold_observation(state: SpanState, event: FigureEvent, _in_span: bool) -> None:
    if notice := state.notices.get(event.new.notice or ""):
        notice.seen = event.new.state or ""


def _fold_return(state: SpanState, event: FigureEvent, _in_span: bool) -> None:
    if event.act == "suggested":
        state.again[event.key] = CountedReturn(event.new.kind or "", event.known)
    elif (again := state.again.get(event.key)) and (decided := event.new.state):
        again.state = decided


def _fold_opening(state: SpanState, event: FigureEvent, in_span: bool) -> None:
    if in_span:
        state.openings[_opened_part(event.new.what or "")] += 1


def _fold_request(state: SpanState, event: FigureEvent, in_span: bool) -> None:
    if in_span:
        state.decisions[event.act] += 1


def _fold_duty(state: SpanState, event: FigureEvent, _in_span: bool) -> None:
    new = event.new
    if event.act == "owes":
        owed = new.kind or "", new.team or "", new.report or "", new.opened or "", new.due or ""
        state.duties[event.key] = CountedDuty(*owed, why=event.why)
        return
    duty = state.duties[event.key]
    duty.due = new.due or duty.due
    duty.state = new.state or duty.state
    duty.outcome = new.outcome or duty.outcome
    duty.closed = new.closed or duty.closed
    duty.successor = new.successor or duty.successor
    duty.joined = duty.joined or event.act == "joined"


_FOLDS: dict[str, Callable[[SpanState, FigureEvent, bool], None]] = {
    "report": _fold_report,
    "triage": _fold_triage,
    "duplicate": _fold_duplicate,
    "duty": _fold_duty,
    "lowering": _fold_request,
    "reading": _fold_opening,
    "link": _fold_link,
    "notice": _fold_notice,
    "observation": _fold_observation,
    "reappearance": _fold_return,
    "series": _fold_request,
}
KINDS = tuple(_FOLDS)
"""Kinds of records whose entries the figures read."""


def _opened_part(what: str) -> str:
    return what if what in ("report", "source", "history", "sentence", "snippet", "mailbox", "dossier") else "file"


def chains(state: SpanState, first: str) -> Iterator[tuple[CountedDuty, CountedDuty]]:
    """Yield the first and the last duty of every chain of moves that began in the span: a move does not restart the wait.

    One call back for several messages of a source is one wait.
    """
    successors = {duty.successor for duty in state.duties.values() if duty.successor and not duty.joined}
    for key, duty in state.duties.items():
        if key in successors or duty.opened < first or duty.joined:
            continue
        final = duty
        while final.successor:
            final = state.duties[final.successor]
        yield duty, final
