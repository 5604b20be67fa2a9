"""What pages read does not grow with the desk: on a larger one, the same pages take the same statements and look at as many rows."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from itertools import count
from typing import Any

import pytest
from sqlalchemy import Connection, Engine, event

from tests.large import Matter, fill
from tests.office import Office
from tocsin.desk import history
from tocsin.desk.queue import EVERY, OVERDUE, Wanted
from tocsin.desk.report_list import ReportSelection
from tocsin.store import Reader, paging
from tocsin.store.checks_in_parts import CHECKS
from tocsin.store.drift import drift

SMALL, LARGE = 3_000, 10_000
FEW, TIMES = 300, 4
TEAMS = ("north", "south")
SLACK = 1.5  # indexes grow a level, and counting goes on to a thousand
Page = Callable[[Office, str, str], object]
Statement = tuple[str, Any]
PAGES: dict[str, Page] = {
    "what a team owes": lambda office, _r, _s: office.desk.queue.page(by="Nils", wanted=Wanted()),
    "what a team owes of a kind": lambda office, _r, _s: office.desk.queue.page(by="Nils", wanted=Wanted(kind="deliver")),
    "everything owed": lambda office, _r, _s: office.desk.queue.page(by="Dora", wanted=Wanted(EVERY)),
    "everything overdue": lambda office, _r, _s: office.desk.queue.page(by="Dora", wanted=Wanted(OVERDUE)),
    "everything urgent": lambda office, _r, _s: office.desk.queue.page(by="Dora", wanted=Wanted(EVERY, priority="P1")),
    "a kind that is rare": lambda office, _r, _s: office.desk.queue.page(by="Dora", wanted=Wanted(EVERY, team="desk", kind="review")),
    "the reports": lambda office, _r, _s: office.desk.report_list.page(ReportSelection(), by="Dora"),
    "the reports of a team": lambda office, _r, _s: office.desk.report_list.page(ReportSelection(), by="Nils"),
    "the oldest reports of a team and channel": lambda office, _r, _s: office.desk.report_list.page(
        ReportSelection(channel="mail", order="oldest"), by="Nils"
    ),
    "a report at the desk": lambda office, report, _s: office.desk.report_access.open(report, by="Dora"),
    "a report in a team": lambda office, report, _s: office.desk.report_access.open(report, by="Nils"),
    "a subject at the desk": lambda office, _r, subject: office.desk.history.subject(subject, by="Dora"),
    "a subject in a team": lambda office, _r, subject: office.desk.history.subject(subject, by="Nils"),
    "a network": lambda office, _r, subject: office.desk.history.network(subject, by="Dora"),
    "who knew of a report": lambda office, report, _s: office.desk.history.of_report(report, by="Dora"),
    "who knew of a subject": lambda office, _r, subject: office.desk.history.of_subject(subject, by="Dora"),
    "the subjects": lambda office, _r, _s: office.desk.history.subjects(by="Dora"),
}


def test_pages_read_no_more_on_a_larger_desk(office: Office, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(history, "LOOKED_AT", 100)
    monkeypatch.setattr(paging, "LOOKED_AT", 100)
    subject = office.subject("Marek Dolny")
    for team in TEAMS:
        office.desk.subjects.watch(team, subject.id, reason="stake")
    matter = Matter(subject, TEAMS, office.clock.now(), about=3)
    fill(office.desk.services.store, matter, range(SMALL))
    report = office.hear("Marek Dolny was seen again.").report
    before = {name: work(office, page, report, subject.id) for name, page in PAGES.items()}

    fill(office.desk.services.store, matter, range(SMALL, LARGE))
    after = {name: work(office, page, report, subject.id) for name, page in PAGES.items()}

    assert {name: (before[name], found) for name, found in after.items() if found > SLACK * before[name]} == {}


def test_the_checks_of_verify_read_as_much_more_as_the_desk_is_larger(office: Office) -> None:
    subject = office.subject("Marek Dolny")
    matter = Matter(subject, TEAMS, office.clock.now(), about=1)
    checks = {check.__name__: _checked(check) for check in (*CHECKS, drift)}
    fill(office.desk.services.store, matter, range(FEW))
    before = {name: work(office, page, "", "") for name, page in checks.items()}

    fill(office.desk.services.store, matter, range(FEW, FEW * TIMES))
    after = {name: work(office, page, "", "") for name, page in checks.items()}

    assert {name: (before[name], most) for name, most in after.items() if most > SLACK * TIMES * max(before[name], 10)} == {}


def _checked(check: Callable[[Reader], Iterable[str]]) -> Page:
    """A check of all that the desk holds."""

    def run(office: Office, _report: str, _subject: str) -> object:
        with office.desk.services.store.reading() as reader:
            return list(check(reader))

    return run


def work(office: Office, page: Page, report: str, subject: str) -> int:
    """How many steps or rows the database takes for what a page asks it, once everything that is remembered is known."""
    engine = office.desk.services.store.engine
    page(office, report, subject)
    with heard(engine) as statements:
        page(office, report, subject)
    with engine.connect() as connection:
        return sum(COUNTS[engine.dialect.name](connection, *each) for each in statements if each[0].startswith("SELECT"))


@contextmanager
def heard(engine: Engine) -> Iterator[list[Statement]]:
    """What is asked of the database meanwhile."""
    statements: list[Statement] = []

    def note(_connection: Any, _cursor: Any, statement: str, parameters: Any, _context: Any, _many: bool) -> None:
        statements.append((statement, parameters))

    event.listen(engine, "before_cursor_execute", note)
    try:
        yield statements
    finally:
        event.remove(engine, "before_cursor_execute", note)


def sqlite_steps(connection: Connection, statement: str, parameters: Any) -> int:
    """How many instructions of its virtual machine SQLite runs, in tens."""
    driver: Any = connection.connection.driver_connection
    steps = count()
    driver.set_progress_handler(lambda: next(steps) < 0, 10)
    driver.execute(statement, parameters).fetchall()
    driver.set_progress_handler(None, 10)
    return next(steps)


def postgres_rows(connection: Connection, statement: str, parameters: Any) -> int:
    """How many rows PostgreSQL's plan hands on or leaves out, where it may read no table from end to end unless it must."""
    driver: Any = connection.connection.driver_connection
    driver.execute("SET LOCAL enable_seqscan = off")
    plan = driver.execute(f"EXPLAIN (ANALYZE, FORMAT JSON) {statement}", parameters).fetchone()[0][0]["Plan"]
    return sum(_rows(node) for node in _nodes(plan))


def _nodes(plan: dict[str, Any]) -> Iterator[dict[str, Any]]:
    yield plan
    for below in plan.get("Plans", ()):
        yield from _nodes(below)


def _rows(node: dict[str, Any]) -> int:
    left_out = sum(int(value) for name, value in node.items() if name.startswith("Rows Removed"))
    return int((node["Actual Rows"] + left_out) * node["Actual Loops"])


COUNTS = {"sqlite": sqlite_steps, "postgresql": postgres_rows}
