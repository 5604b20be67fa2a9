"""States of the desk that only rare sequences reach, each found by the stateful model or by attack."""

from __future__ import annotations

from datetime import timedelta

import pytest

from tests.office import Office
from tocsin.desk import Desk
from tocsin.desk.services import DeskServices
from tocsin.domain.duty import DutyKind
from tocsin.domain.people import DESK
from tocsin.domain.report import Submission
from tocsin.domain.subject import Subject


def with_mailer(office: Office, mailer: object) -> Desk:
    services = office.desk.services
    return Desk(DeskServices(services.home, services.store, services.clock, services.settings, services.names, mailer))  # type: ignore[arg-type]  # a fake


class Nonsense:
    """A mail server that fails in a way nobody thought of, for one address."""

    def __init__(self) -> None:
        self.sent: list[str] = []

    def send(self, message: dict[str, str]) -> None:
        if "north" in message["To"]:
            raise RuntimeError("not today")
        self.sent.append(message["To"])


def test_a_mail_that_fails_in_an_unknown_way_holds_up_no_other(office: Office) -> None:
    for team, name in (("north", "Marek Dolny"), ("south", "Ilse Brandt")):
        office.desk.subjects.watch(team, office.subject(name).id, reason="stake")
    report = office.hear("Marek Dolny was here.").report
    office.hear("Ilse Brandt was here.")
    server = Nonsense()
    desk = with_mailer(office, server)

    for _ in range(12):
        desk.outbox.send()
        office.clock.advance(hours=2)

    assert server.sent == ["south@example.org"]
    assert office.owed(report, DutyKind.RECHECK)[DESK].live


@pytest.mark.parametrize(("one", "other"), [("a\nb", "a b"), ("a\x00b", "a b"), ("a\ud800", "a\ud801"), ("a\tb", "a\nb")])
def test_keys_that_look_alike_when_printed_are_two_reports(office: Office, one: str, other: str) -> None:
    first = office.hear("The mill burns.", key=one)
    second = office.hear("The barn burns.", key=other)
    again = office.hear("The mill burns.", key=one)

    assert first.new
    assert second.new
    assert not again.new
    assert again.report == first.report


def test_a_report_without_a_key_is_refused_and_not_taken_for_another(office: Office) -> None:
    with pytest.raises(Exception, match="key"):
        office.desk.intake.receive(Submission("", "call", "The mill burns."))


def test_a_note_on_an_erased_report_can_be_read_and_the_report_cannot(office: Office) -> None:
    report = office.hear("Something private.").report
    office.desk.reports.note(report, "before", by="Nora")
    office.desk.reports.erase(report, by="Dora", reason="asked for")
    office.desk.reports.note(report, "after", by="Nora")

    view = office.desk.reports.show(report)

    assert view.text is None
    assert [text for _, text in view.notes] == [None, "after"]
    assert office.desk.audit.verify().whole


def test_a_word_in_good_time_does_not_silence_the_alarm(office: Office) -> None:
    report = office.hear("A light is broken.").report
    duty = office.owed(report)[DESK]
    for _ in range(3):
        office.desk.duties.escalate_to(duty.id, "Nils", by="Nils", reason="have a look")
    office.clock.advance(hours=5)

    assert "Dora" in {each.to for each in office.desk.duties.escalate() if each.duty == duty.id}


def test_an_escalation_to_someone_who_has_since_gone_is_made_again(office: Office) -> None:
    duty = office.owed(office.hear("A light is broken.").report)[DESK]
    office.clock.advance(hours=5)
    assert {each.to for each in office.desk.duties.escalate() if each.duty == duty.id} == {"Dora"}

    office.desk.people.away("Dora", office.clock.now() + timedelta(days=9))

    assert {each.to for each in office.desk.duties.escalate() if each.duty == duty.id} == {"Cato"}
    assert office.desk.duties.escalate() == []


def test_a_word_after_many_days_is_entered_at_the_level_that_was_reached(office: Office) -> None:
    duty = office.owed(office.hear("A light is broken.").report)[DESK]
    office.clock.advance(days=2)
    office.desk.duties.escalate()
    office.clock.advance(days=20)

    escalation = office.desk.duties.escalate_to(duty.id, "Dora", by="Dan", reason="look at this")

    assert escalation.level == duty.level(office.clock.now())
    assert duty.id not in {made.duty for made in office.desk.duties.escalate()}


def test_a_clock_that_ran_ahead_does_not_put_off_what_comes_after(office: Office) -> None:
    office.clock.advance(days=3650)
    office.hear("From the future.")
    office.clock.advance(days=-3650)

    report = office.hear("A light is broken.").report

    assert office.owed(report)[DESK].due <= office.clock.now() + timedelta(hours=4)


def test_moving_an_assessment_is_not_doing_it(office: Office) -> None:
    report = office.hear("I will kill him tomorrow.").report
    there = office.desk.duties.reroute(office.owed(report, DutyKind.ASSESS)[DESK].id, "south", by="Dan", reason="theirs")
    back = office.desk.duties.reroute(there.id, DESK, by="Sue", reason="yours")
    office.desk.duties.done(back.id, by="Dora", outcome="no-further-action")

    office.desk.duties.done(office.owed(report, DutyKind.REVIEW)[DESK].id, by="Dan", outcome="agree")


def test_a_subject_that_became_known_while_a_report_was_read_is_found_in_it(office: Office, monkeypatch: pytest.MonkeyPatch) -> None:
    screen = office.desk.services.names.screen
    added: list[Subject] = []

    def meanwhile(*about: object) -> object:
        found = screen(*about)  # type: ignore[arg-type]  # passed on as they came
        if not added:
            added.append(office.subject("Marek Dolny"))
            office.desk.subjects.watch("north", added[0].id, reason="stake")
        return found

    monkeypatch.setattr(office.desk.services.names, "screen", meanwhile)

    report = office.hear("Marek Dolny was here.").report

    assert set(office.owed(report)) == {"north"}


def test_contents_and_keys_that_vanish_without_an_erasure_are_missed(office: Office) -> None:
    one, other = office.hear("The mill burns.").report, office.hear("The barn burns.", contact="0123").report
    with office.desk.services.store.engine.begin() as connection:
        connection.exec_driver_sql(f"DELETE FROM content WHERE owner = '{one}'")
        connection.exec_driver_sql(f"DELETE FROM content_key WHERE owner = '{other}'")

    damaged = office.desk.audit.verify().damaged

    assert any(one in each and "missing" in each for each in damaged)
    assert any(other in each and "key" in each for each in damaged)


def test_an_erasure_whose_key_came_back_is_named(office: Office) -> None:
    report = office.hear("Something private.").report
    with office.desk.services.store.engine.begin() as connection:
        held = connection.exec_driver_sql(f"SELECT wrapped FROM content_key WHERE owner = '{report}'").scalar_one()
    office.desk.reports.erase(report, by="Dora", reason="asked for")
    marker = {"sqlite": "?", "postgresql": "%s"}[office.desk.services.store.engine.dialect.name]
    with office.desk.services.store.engine.begin() as connection:
        connection.exec_driver_sql(f"INSERT INTO content_key VALUES ('{report}', {marker})", (held,))

    assert any(report in each and "erased" in each for each in office.desk.audit.verify().damaged)
