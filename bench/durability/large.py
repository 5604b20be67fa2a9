"""A desk with a long ledger, made as a desk makes it: in sessions, through record."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

from tocsin.clock import FixedClock
from tocsin.desk import Desk
from tocsin.domain.duty import Attempt, Duty
from tocsin.domain.ledger import Change
from tocsin.domain.people import Role
from tocsin.domain.report import Submission
from tocsin.wiring import init_desk, open_desk

START = datetime(2026, 3, 2, 9, 0, tzinfo=UTC)
_AT_ONCE = 5000


def large_desk(home: Path, entries: int, reports: int = 2000) -> Desk:
    """A desk whose ledger has this many entries: some thousand reports, and for the rest attempts to do what is owed."""
    if (home / "desk.key").exists():
        desk = open_desk(home, FixedClock(START))
    else:
        desk = init_desk(home, FixedClock(START))
        desk.people.add("Dora", "desk", Role.LEAD)
    if not next(desk.reports.listed(1), None):
        for start in range(0, reports, 500):
            desk.intake.receive_all([_submission(number) for number in range(start, min(reports, start + 500))])
    while (missing := entries - desk.audit.head().seq) > 0:
        _add_attempts(desk, min(missing, _AT_ONCE))
    return desk


def _submission(number: int) -> Submission:
    return Submission(f"k{number}", "call", f"Somebody was here, {number}.", contact="0123" if number % 2 else "")


def _add_attempts(desk: Desk, count: int) -> None:
    with desk.services.store.writing("Dora", START) as session:
        duties = session.find(Duty, limit=1000)
        for number in range(count):
            duty = duties[number % len(duties)]
            session.record(Change("tried", None, Attempt(session.new_id("T"), duty.id, duty.report, "Dora", session.now)))
