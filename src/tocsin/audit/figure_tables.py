"""Tables of the figures, made of the state of a desk at the end of a span."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import lru_cache

from tocsin.audit.figure_state import CountedDuty, CountedReport, SpanState
from tocsin.audit.shares import shares
from tocsin.audit.survival import Curve, Wait, survival
from tocsin.domain.duty import DutyKind

Cell = str | int | float | None
TIMED = (DutyKind.DELIVER, DutyKind.ACKNOWLEDGE, DutyKind.CALL_BACK, DutyKind.ASSESS)
AFTER_HOURS = (1, 4, 24, 72, 168)
"""Hours after which the share that still waits is shown."""
OF_NO_MILIEU = "none named"
MACHINES = {"storm": "storms", "posts": "posts about subjects", "copies": "copies of pictures", "follow-up": "follow-up of notices"}
"""Reports that the desk files itself, by their channel."""
_NOT_STATED = "not stated"
_REMOVED = ("gone", "tombstone")
_HOUR = 3600


@dataclass(frozen=True, slots=True)
class Table:
    """One table of figures: a name, the columns, and the rows in order."""

    name: str
    columns: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]


Curves = tuple[tuple[str, Curve], ...]
Groups = Mapping[str, Sequence[tuple[str, str]]]
"""Groups of each report: pairs of a grouping, such as ``channel``, and a value."""


def groups_of(state: SpanState, counted: Mapping[str, CountedReport], milieus: Mapping[str, Sequence[str]]) -> Groups:
    """Return channel, language and, where the desk names milieus, those of the subjects that each report is about."""
    groups = {key: _channel_and_language(report.channel, report.language) for key, report in counted.items()}
    if milieus:
        milieus_of: dict[str, set[str]] = defaultdict(set)
        for report, subject in state.subjects():
            milieus_of[report].update(milieus.get(subject, ()))
        for report, own in groups.items():
            groups[report] = (*own, *(("milieu", milieu) for milieu in sorted(milieus_of.get(report) or {OF_NO_MILIEU})))
    return groups


@lru_cache(1024)
def _channel_and_language(channel: str, language: str) -> tuple[tuple[str, str], ...]:
    return ("channel", channel or _NOT_STATED), ("language", language or _NOT_STATED)


def reports_table(state: SpanState, counted: Mapping[str, CountedReport], groups: Groups) -> Table:
    """Count reports by each of their properties. A report that is about two milieus counts in both."""
    rows: list[tuple[Cell, ...]] = [("all", "", len(counted))]
    by: dict[str, Counter[str]] = defaultdict(Counter)
    for key, report in counted.items():
        for name, value in groups[key]:
            by[name][value] += 1
        by["priority"][state.priorities.get(key, _NOT_STATED)] += 1
        by["same words as an earlier report"]["yes" if key in state.repeats else "no"] += 1
        by["threat cue"]["yes" if report.cues else "no"] += 1
        by["source can be reached"]["yes" if report.reachable else "no"] += 1
    for name in sorted(by):
        rows += [(name, value, count) for value, count in sorted(by[name].items())]
    return Table("reports", ("by", "value", "count"), tuple(rows))


def duties_table(chains: Iterable[tuple[CountedDuty, CountedDuty]], last: str) -> Table:
    """Count duties owed, answered, answered in time, not yet due and overdue, by kind and team. The last two are open."""
    counts: dict[tuple[str, str], Counter[str]] = defaultdict(Counter)
    for original, final in chains:
        count = counts[final.kind, final.team]
        count["owed"] += 1
        if final.state == "done":
            count["answered"] += 1
            count["answered in time"] += final.closed <= original.due
        else:
            count["overdue" if final.due < last else "not yet due"] += 1
    columns = ("owed", "answered", "answered in time", "not yet due", "overdue")
    rows: list[tuple[Cell, ...]] = [
        (DutyKind(kind).word, team, *(count[column] for column in columns)) for (kind, team), count in sorted(counts.items())
    ]
    return Table("duties", ("kind", "team", *columns), tuple(rows))


def _worded(names: tuple[str, str]) -> tuple[str, str]:
    """Return the word for a kind of duty, with the priority beside it."""
    return DutyKind(names[0]).word, names[1]


def times_tables(
    chains: Iterable[tuple[CountedDuty, CountedDuty]], priorities: Mapping[str, str], last: str
) -> tuple[Table, Table, Curves]:
    """Return the times to an answer by Kaplan-Meier: median and 90th percentile, the shares that still wait after some hours, and curves.

    None stands where it is not known yet. A curve is of all priorities of a kind.
    """
    waits: dict[tuple[str, str], list[Wait]] = defaultdict(list)
    for original, final in chains:
        if original.kind in TIMED:
            ended = final.state == "done"
            hours = _hours(original.opened, final.closed if ended else last)
            wait = Wait(hours, ended)
            waits[original.kind, "all"].append(wait)
            waits[original.kind, priorities.get(original.report, _NOT_STATED)].append(wait)
    curves = {names: survival(waits[names]) for names in sorted(waits)}
    times = tuple(
        (
            *_worded(names),
            len(waits[names]),
            sum(wait.ended for wait in waits[names]),
            _rounded(curve.quantile(0.5)),
            _rounded(curve.quantile(0.9)),
        )
        for names, curve in curves.items()
    )
    waiting = tuple((*_worded(names), *_waiting(curve)) for names, curve in curves.items())
    return (
        Table("times", ("kind", "priority", "owed", "answered", "median hours", "90 % within hours"), times),
        Table("still waiting", ("kind", "priority", *(f"after {hours} h" for hours in AFTER_HOURS)), waiting),
        tuple((kind, curve) for (kind, priority), curve in curves.items() if priority == "all"),
    )


def readings_table(chains: Iterable[tuple[CountedDuty, CountedDuty]], assessed: Mapping[str, str]) -> Table:
    """Count second readings owed in the span by why they were owed, and by what they changed. ``assessed`` is the first reading."""
    counts: Counter[tuple[str, str]] = Counter()
    for original, final in chains:
        if final.kind == DutyKind.REVIEW:
            before = assessed.get(final.report, _NOT_STATED)
            reading = (
                "waits" if final.state != "done" else "agreed" if final.outcome == "agree" else f"changed: {before} to {final.outcome}"
            )
            counts.update([(original.why or _NOT_STATED, "owed"), (original.why or _NOT_STATED, reading)])
    rows = tuple((why, reading, count) for (why, reading), count in sorted(counts.items()))
    return Table("second readings", ("because", "reading", "count"), rows)


def machine_table(state: SpanState, counted: Mapping[str, CountedReport]) -> Table:
    """Count what machines filed as reports, such as storms and copies, and what people then decided about it."""
    counts: Counter[tuple[str, str]] = Counter()
    for key, report in counted.items():
        if what := MACHINES.get(report.channel):
            outcome = state.outcomes.get(key)
            counts.update([(what, "filed"), (what, f"assessed: {outcome}" if outcome else "not assessed")])
    return Table("found by machine", ("what", "standing", "count"), tuple((*names, count) for names, count in sorted(counts.items())))


def again_table(state: SpanState, first: str) -> Table:
    """Count noticed content that was seen again, by the sign and by what people decided."""
    counts = Counter((again.kind, again.state) for again in state.again.values() if again.first >= first)
    return Table(
        "seen again after a notice", ("sign", "standing", "count"), tuple((*names, count) for names, count in sorted(counts.items()))
    )


def notices_table(state: SpanState, first: str) -> Table:
    """Count notices drafted and sent, and what was last seen of their content, by platform and language."""
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


def shares_table(state: SpanState, groups: Groups) -> Table:
    """Return the shares of reports named in an alert, of each outcome, and of notices and removals, by group of the report."""
    acts: dict[str, set[str]] = defaultdict(set)
    for notice in state.notices.values():
        acts[notice.report] |= {"noticed"} if notice.sent else set()
        acts[notice.report] |= {"removed"} if notice.seen in _REMOVED else set()
    measured = ((own, frozenset({*_named(state, report), *acts.get(report, ())})) for report, own in groups.items())
    columns = ("by", "value", "measure", "count", "of", "share", "95 % from", "95 % to")
    rows: Iterator[tuple[Cell, ...]] = (
        (by, value, measure, share.count, share.total, *(round(part, 3) for part in (share.share, share.low, share.high)))
        for by, value, measure, share in shares(measured)
    )
    return Table("shares", columns, tuple(rows))


def _named(state: SpanState, report: str) -> Iterator[str]:
    if band := state.bands.get(report):
        yield f"name: {band}"
    if outcome := state.outcomes.get(report):
        yield f"assessed: {outcome}"


def _waiting(curve: Curve) -> tuple[Cell, ...]:
    return tuple(_rounded(curve.after(hours), 3) for hours in AFTER_HOURS)


def _rounded(value: float | None, digits: int = 2) -> float | None:
    return None if value is None else round(value, digits)


@lru_cache(maxsize=1 << 12)
def _hours(start: str, end: str) -> float:
    return (datetime.fromisoformat(end) - datetime.fromisoformat(start)).total_seconds() / _HOUR
