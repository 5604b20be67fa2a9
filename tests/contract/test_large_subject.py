"""A subject that more reports name than a page shows: nothing of it is left out, and the page says that it goes on."""

from __future__ import annotations

from datetime import timedelta

import pytest

from tests.office import Office
from tocsin.desk import duties, history, subjects
from tocsin.desk.history import Known
from tocsin.desk.queue import EVERY, Wanted
from tocsin.domain.duty import Duty, DutyState
from tocsin.domain.people import Person
from tocsin.domain.report import Priority, Submission
from tocsin.store import Before, paging, subject_queries


@pytest.fixture(autouse=True)
def short_pages(monkeypatch: pytest.MonkeyPatch) -> None:
    """As if every page had room for two, and looked at four."""
    monkeypatch.setattr(history, "SENTENCES", 2)
    monkeypatch.setattr(history, "LOOKED_AT", 4)
    monkeypatch.setattr(history, "_RETOLD", 2)
    monkeypatch.setattr(subjects, "SHOWN", 2)
    monkeypatch.setattr(paging, "LOOKED_AT", 4)


def read_through(office: Office, subject: str, by: str) -> list[Known]:
    """Every page of a subject."""
    found = [office.desk.history.subject(subject, by=by)]
    while found[-1].earlier:
        found.append(office.desk.history.subject(subject, by=by, before=found[-1].earlier))
    return found


def test_page_after_page_quotes_every_report_once_the_last_first(office: Office) -> None:
    subject = office.subject("Marek Dolny").id
    reports = [office.hear(f"Marek Dolny was seen, {n}.").report for n in range(9)]

    quoted = [[said.report.id for said in page.said] for page in read_through(office, subject, "Dora")]

    assert [report for page in quoted for report in page] == reports[::-1]
    assert {len(page) for page in quoted} == {1, 2}


def test_numbers_of_another_length_do_not_break_the_order(office: Office) -> None:
    subject = office.subject("Marek Dolny").id
    reports = [office.hear(f"Marek Dolny was seen, {n}.").report for n in range(30)]

    quoted = [said.report.id for page in read_through(office, subject, "Dora") for said in page.said]

    assert len({len(report) for report in reports}) > 1
    assert quoted == reports[::-1]


def test_a_team_reads_on_past_what_was_not_put_before_it(office: Office) -> None:
    marek, ilse = office.subject("Marek Dolny").id, office.subject("Ilse Brandt").id
    office.desk.subjects.watch("south", ilse, reason="stake")
    both = [office.hear(f"Marek Dolny and Ilse Brandt met, {n}.").report for n in range(2)]
    alone = [office.hear(f"Marek Dolny was seen, {n}.").report for n in range(6)]

    found = read_through(office, marek, "Sam")

    assert [said.report.id for page in found for said in page.said if said.mention and said.mention.surface == "Marek Dolny"] == both[::-1]
    assert sum(page.unseen for page in found) == len(alone)


def test_every_sentence_that_is_shown_is_an_entry(office: Office) -> None:
    subject = office.subject("Marek Dolny").id
    for n in range(5):
        office.hear(f"Marek Dolny was seen, {n}.")
    before = office.desk.audit.head().seq

    read_through(office, subject, "Dora")

    assert office.desk.audit.head().seq - before == 5


@pytest.mark.parametrize("few", [True, False], ids=["few reports", "many reports"])
def test_what_is_owed_about_it_is_named_the_soonest_first_and_said_to_be_more(
    office: Office, monkeypatch: pytest.MonkeyPatch, few: bool
) -> None:
    monkeypatch.setattr(subject_queries, "COUNTED", 1000 if few else 1)
    subject = office.subject("Marek Dolny").id
    for n in range(3):
        office.hear(f"Marek Dolny was seen, {n}.", priority=Priority.P3)
        office.hear(f"Nobody was seen, {n}.", priority=Priority.P1)
    office.hear("Marek Dolny was seen with a knife.", priority=Priority.P1)
    everything = office.desk.subjects.show(subject).holding

    owed = office.desk.history.subject(subject, by="Dora").owed

    assert owed.holding == everything[:2]
    assert owed.more


def test_who_knew_of_a_time_tells_of_the_reports_taken_in_by_then(office: Office) -> None:
    subject = office.subject("Marek Dolny").id
    early = [office.hear(f"Marek Dolny was seen, {n}.").report for n in range(3)]
    then = office.clock.now()
    office.clock.advance(hours=1)
    late = [office.hear(f"Marek Dolny was seen again, {n}.").report for n in range(3)]

    past = office.desk.history.of_subject(subject, by="Dora", at=then)
    now = office.desk.history.of_subject(subject, by="Dora")
    before = office.desk.history.of_subject(subject, by="Dora", before=now.earlier)

    assert {each.report for each in past.knowledge.standings} == set(early[1:])
    assert {each.report for each in now.knowledge.standings} == set(late[1:])
    assert {each.report for each in before.knowledge.standings} == {early[2], late[0]}


def test_a_priority_is_looked_for_a_stretch_at_a_time_and_found(office: Office) -> None:
    office.desk.intake.receive_all([Submission(f"k{n}", "web", f"Something, {n}.", priority=Priority.P1) for n in range(9)])
    rare = office.hear("Something rare.", priority=Priority.P3).report
    wanted = Wanted(EVERY, priority="P3")

    first = office.desk.queue.page(by="Dora", wanted=wanted)
    found = {row.report.id for row in office.desk.queue.each(by="Dora", wanted=wanted)}

    assert first.rows == ()
    assert first.next
    assert found == {rare}


def test_nobody_who_must_be_told_of_an_overdue_duty_is_passed_over(office: Office) -> None:
    """The database picks the duties to look at; the rule itself is applied to each of them, and here to all."""
    for n in range(6):
        office.hear(f"Something happened, {n}.", priority=Priority(f"P{1 + n % 3}"))
        office.clock.advance(minutes=50)
    seen = set[int]()
    for step in range(40):
        office.clock.advance(hours=5)
        if step in (9, 22):
            away = office.clock.now() + timedelta(hours=31)
            for name in ("Dora", "Dan", "Cato", "Nora") if step == 22 else ("Dora",):
                office.desk.people.away(name, away, by="operator")
        picked, due = looked_at(office)
        assert due <= picked
        seen.add(len(picked))
        if step % 3:
            office.desk.duties.escalate()
            assert not looked_at(office)[1]
    assert 0 in seen, "most of the time nobody has to be told anything, and nothing is looked at"


def looked_at(office: Office) -> tuple[set[str], set[str]]:
    """The duties that are picked, and those that the rule says somebody must be told of."""
    with office.desk.services.store.reading() as reader:
        now, people = office.clock.now(), reader.find(Person)
        overdue = reader.find(Duty, state=DutyState.OPEN, due=Before(now))
        told = duties._last_escalations(reader, overdue)
        present = [person.name for person in people if person.present(now)] or [duties.NOBODY]
        return set(reader.overdue_unescalated(now, present)), {
            duty.id for duty in overdue if duties._to_tell(duty, told.get(duty.id), people, now)
        }
