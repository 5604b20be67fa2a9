"""Figures over a span, from the ledger."""

from __future__ import annotations

from datetime import timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from tests.office import Office
from tocsin.audit.figures import Figures
from tocsin.desk.subjects import Decision
from tocsin.domain.duty import Duty, DutyState
from tocsin.domain.errors import Malformed, PermissionDenied, Refused, Undelivered
from tocsin.domain.status import RequestState, Status


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
    assert duties["delivery", "south"] == (1, 1, 1, 0, 0)
    assert duties["delivery", "north"] == (1, 0, 0, 0, 1)
    times = {row[:2]: row[2:] for row in result.table("times").rows}
    assert times["delivery", "all"] == (2, 1, 2.0, None), waiting


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
    for number in range(63):
        office.hear(f"Report number {number}.", contact="x" * (number < 3))
    office.clock.advance(hours=1)

    result = office.desk.figures.publish(since, office.clock.now(), by="Dora")

    shown = [cell for table in result.tables for row in table.rows for cell in row if isinstance(cell, int)]
    assert {count % 10 for count in shown} == {0}
    assert result.table("times").rows == ()
    with pytest.raises(Malformed, match="only a span that is over"):
        office.desk.figures.publish(since, office.clock.now() + timedelta(hours=1), by="Dora")


def test_no_days_are_published_in_two_spans_and_by_a_lead_alone(office: Office) -> None:
    since = office.clock.now()
    middle, end = (since + timedelta(days=number) for number in (10, 20))
    office.clock.advance(days=30)

    first = office.desk.figures.publish(since, middle, by="Dora")

    for other in ((since, end), (since + timedelta(days=9), end), (since + timedelta(days=1), middle)):
        with pytest.raises(Refused, match="are public"):
            office.desk.figures.publish(*other, by="Dora")
    assert office.desk.figures.publish(since, middle, by="Dora") == first
    office.desk.figures.publish(middle, end, by="Dora")
    for name in ("Avi", "Cato", "Nora"):
        with pytest.raises(PermissionDenied):
            office.desk.figures.publish(end, end + timedelta(days=1), by=name)


def test_a_lower_status_that_was_refused_is_counted(office: Office) -> None:
    subject = office.subject("Marek Dolny")
    office.desk.subjects.watch("north", subject.id, by="Dora", reason="stake")
    office.hear("Marek Dolny was here.")

    with pytest.raises(Undelivered):
        office.desk.status_requests.decide(subject.id, Status.LOW, by="Dora", reason="quiet for a year")
    with pytest.raises(Undelivered):
        office.desk.subjects.status(subject.id, Status.LOW, Decision("Nora", "quiet for a year", "Dora"))

    assert ("lowering held back", 2) in whole_span(office).table("decisions").rows
    asked = office.desk.history.subject(subject.id, by="Dora").asked
    assert asked is not None
    assert (asked.state, asked.answered_by, "duties are still owed" in asked.answer) == (RequestState.REFUSED, "", True)


def test_reports_are_counted_by_milieus_that_the_desk_names(office: Office) -> None:
    subject, other = office.subject("Marek Dolny"), office.subject("Ilse Brandt")
    office.hear("Marek Dolny was here.")
    both = office.hear("Marek Dolny met Ilse Brandt.").report
    office.hear("Nobody was here.")
    office.desk.services.use(replace(office.desk.services.settings, milieus={"river": (subject.id,), "hill": (other.id,)}))

    assert counts(whole_span(office), "milieu") == {"river": 2, "hill": 1, "none named": 1}
    shares = {row[1:4] for row in whole_span(office).table("shares").rows if row[0] == "milieu"}
    assert ("river", "name: possible", 2) in shares
    office.desk.subjects.unlink(both, other.id, by="Dora", reason="another Ilse")
    assert counts(whole_span(office), "milieu") == {"river": 2, "none named": 1}
    office.desk.services.use(replace(office.desk.services.settings, milieus={"river": ("S-999",)}))
    with pytest.raises(Malformed, match="river: the settings name S-999"):
        whole_span(office)


def test_second_readings_tell_what_they_changed(office: Office) -> None:
    report = office.hear("I will kill him tomorrow.").report
    for kind, name, outcome in (("assess", "Dora", "no-further-action"), ("review", "Dan", "action")):
        duty = next(duty for duty in office.desk.duties.listed(report=report) if duty.kind == kind)
        office.desk.duties.done(duty.id, by=name, outcome=outcome, note="read")

    readings = {row[1]: row[2] for row in whole_span(office).table("second readings").rows}

    assert readings == {"owed": 1, "changed: no-further-action to action": 1}


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
