"""Figures over a span, from the ledger."""

from __future__ import annotations

from datetime import timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.office import Office
from tocsin.audit.figures import Figures
from tocsin.domain.duty import Duty, DutyState
from tocsin.domain.errors import Malformed, PermissionDenied


def whole_span(office: Office) -> Figures:
    now = office.clock.now()
    return office.desk.figures.of(now - timedelta(days=400), now + timedelta(seconds=1))


def counts(result: Figures, by: str) -> dict[object, object]:
    return {row[1]: row[2] for row in result.table("reports").rows if row[0] == by}


def test_reports_are_counted_by_channel_language_and_repeats(office: Office) -> None:
    for text in ("A man was here.", "A man was here.", "He has a bomb."):
        office.hear(text)

    result = whole_span(office)

    assert counts(result, "all") == {"": 3}
    assert counts(result, "channel") == {"call": 3}
    assert counts(result, "language") == {"not stated": 3}
    assert counts(result, "same words as an earlier report") == {"no": 2, "yes": 1}
    assert counts(result, "threat cue")["yes"] == 1


def test_a_wait_goes_on_through_a_move_and_counts_while_it_is_open(office: Office) -> None:
    subject = office.subject("Marek Dolny")
    office.desk.subjects.watch("north", subject.id, by="Dora", reason="stake")
    answered, waiting = (office.hear(f"Marek Dolny was here {time}.").report for time in ("once", "twice"))
    office.clock.advance(hours=1)
    moved = office.desk.duties.reroute(office.owed(answered)["north"].id, "south", by="Nils", reason="theirs")
    office.clock.advance(hours=1)
    office.desk.duties.done(moved.id, by="Sam", outcome="acknowledged")
    office.clock.advance(hours=100)

    result = whole_span(office)

    duties = {row[:2]: row[2:] for row in result.table("duties").rows}
    assert duties["deliver", "south"] == (1, 1, 1, 0, 0)
    assert duties["deliver", "north"] == (1, 0, 0, 0, 1)
    times = {row[:2]: row[2:] for row in result.table("times").rows}
    assert times["deliver", "all"] == (2, 1, 2.0, None), waiting


def test_decisions_and_openings_are_counted(office: Office) -> None:
    report = office.hear("A man was here.", contact="0000 12345").report
    office.desk.report_access.open(report, by="Dora")
    office.desk.report_access.source(report, by="Dora", reason="to ring back")
    assess = next(duty for duty in office.desk.duties.listed(report=report) if duty.kind == "assess")
    office.desk.duties.done(assess.id, by="Dora", outcome="referred")

    result = whole_span(office)

    assert dict(result.table("openings").rows) == {"report": 1, "source": 1}  # type: ignore[arg-type]  # rows of two cells
    assert ("assessed: referred", 1) in result.table("decisions").rows


def test_figures_of_a_day_leave_out_other_days_and_equal_those_taken_later(office: Office) -> None:
    begun = office.clock.now()
    office.hear("A man was here.")
    office.clock.advance(hours=30)
    taken = office.desk.figures.of(begun, office.clock.now())
    later = office.clock.now()
    office.clock.advance(hours=1)
    office.hear("Another man was here.")

    assert office.desk.figures.of(begun, later).tables == taken.tables
    assert counts(office.desk.figures.of(later, office.clock.now() + timedelta(hours=1)), "all") == {"": 1}


def test_what_is_published_shows_no_small_number(office: Office) -> None:
    since = office.clock.now()
    for number in range(23):
        office.hear(f"Report number {number}.", contact="x" * (number < 3))
    office.clock.advance(hours=1)

    result = office.desk.figures.of(since, office.clock.now(), publish=True)

    shown = [cell for table in result.tables for row in table.rows for cell in row if isinstance(cell, int)]
    assert set(shown) == {0, 20}
    assert all(cell is None for row in result.table("times").rows if row[0] == "call-back" for cell in row[4:])
    with pytest.raises(Malformed, match="only a span that is over"):
        office.desk.figures.of(since, office.clock.now() + timedelta(hours=1), publish=True)


def test_people_of_other_teams_are_not_shown_the_whole_desk(office: Office) -> None:
    with pytest.raises(PermissionDenied):
        office.desk.figures.of(office.clock.now() - timedelta(days=1), office.clock.now(), by="Nils")


@settings(max_examples=15, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(st.lists(st.tuples(st.integers(0, 3), st.booleans(), st.integers(0, 60)), min_size=1, max_size=6))
def test_figures_equal_a_slow_count(office: Office, steps: list[tuple[int, bool, int]]) -> None:
    for number, (answers, reachable, hours) in enumerate(steps):
        report = office.hear(f"Warning {number} {office.clock.now()}.", contact="x" * reachable).report
        office.clock.advance(hours=hours)
        for duty in office.desk.duties.listed(report=report)[:answers]:
            outcome = duty.kind.rule.outcomes[0]
            office.desk.duties.done(duty.id, by="Dora", outcome=outcome)

    result = whole_span(office)

    with office.desk.services.store.reading() as reader:
        duties = reader.find(Duty)
    rows = result.table("duties").rows
    owed, answered, _, open_, overdue = (sum(int(row[column] or 0) for row in rows) for column in range(2, 7))
    assert owed == len(duties) == answered + open_ + overdue
    assert answered == sum(duty.state is DutyState.DONE for duty in duties)
    assert overdue == sum(duty.overdue(office.clock.now()) for duty in duties)
