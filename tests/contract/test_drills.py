"""Drills: test warnings at unannounced times, out of figures and searches, that name what is wrong with a desk."""

from __future__ import annotations

import tempfile
from dataclasses import fields, replace
from datetime import datetime, timedelta
from email.message import EmailMessage
from pathlib import Path

import pytest

from tests.office import Office
from tocsin.clock import FixedClock
from tocsin.desk.drill_copy import OtherSettings, replay, replay_names, run_on_copy
from tocsin.desk.drills import DrillResult, TrialResult
from tocsin.domain.drill import TRIALS, Drill, Trial, respelled
from tocsin.domain.duty import DutyKind
from tocsin.domain.errors import Malformed, PermissionDenied, Refused
from tocsin.domain.match_thresholds import MatchThresholds
from tocsin.domain.people import Role
from tocsin.domain.subject import Subject
from tocsin.wiring import copy_desk


@pytest.fixture
def subject(office: Office) -> Subject:
    """A subject that north watches."""
    subject = office.subject("Marek Dolny")
    office.desk.subjects.watch("north", subject.id, by="Dora", reason="stake")
    return subject


def begun(office: Office, trials: int = len(TRIALS), days: float = 7) -> Drill:
    return office.desk.drills.begin(trials, days, by="Dora", reason="the yearly drill")


def held(office: Office, hours: int = 25, trials: int = len(TRIALS)) -> DrillResult:
    """A drill whose test warnings are all sent at once, after a day in which nobody answered."""
    drill = begun(office, trials)
    office.desk.drills.send_due(everything=True)
    for _ in range(hours):
        office.desk.outbox.send()
        office.desk.duties.escalate()
        office.clock.advance(hours=1)
    return office.desk.drills.result(drill.id)


def trial(result: DrillResult, how: Trial) -> TrialResult:
    return next(item for item in result.results if item.trial.how is how)


def test_warnings_are_sent_within_the_span_at_times_that_only_the_key_knows(office: Office, subject: Subject) -> None:
    drill = begun(office)
    sent: list[datetime] = []
    while office.clock.now() < drill.until:
        sent += [office.clock.now()] * office.desk.drills.send_due()
        office.clock.advance(hours=6)
    office.desk.drills.send_due()

    result = office.desk.drills.result()
    assert [item.trial.how for item in sorted(result.results, key=lambda item: item.trial.id)] == list(TRIALS)
    assert len(set(sent)) >= 4
    assert office.desk.drills.send_due(everything=True) == 0, "each is sent once"
    assert len({item.report for item in result.results}) == len(TRIALS)
    assert {item.trial.aimed_at for item in result.results} == {subject.id}
    assert all(office.owed(item.report)["north"] for item in result.results)
    assert office.desk.audit.verify().whole
    assert office.desk.audit.reconcile().balanced


def test_where_each_stood_after_some_hours_is_told(office: Office, subject: Subject) -> None:
    drill = begun(office, 1)
    office.desk.drills.send_due(everything=True)
    report = office.desk.drills.result(drill.id).results[0].report
    office.desk.outbox.send()
    office.clock.advance(hours=2)
    office.desk.report_access.open(report, by="Nils")
    office.desk.duties.done(office.owed(report)["north"].id, by="Nils", outcome="acknowledged")
    office.clock.advance(hours=30)

    (item,) = office.desk.drills.result(drill.id).results

    assert [place.hours for place in item.places] == [1, 4, 24]
    assert [place.teams for place in item.places] == [(("north", "open"),), (("north", "acknowledged"),), (("north", "acknowledged"),)]
    assert [place.opened_by for place in item.places] == [(), ("Nils",), ("Nils",)]
    assert (item.places[0].mails, item.places[0].mailed_to) == (1, ("north@example.org",))
    assert item.lost == ()


def test_they_are_in_no_figure_and_no_search(office: Office, subject: Subject) -> None:
    office.hear("Marek Dolny was at the library 2 days ago, we hear.")
    since, until = office.clock.now() - timedelta(days=1), office.clock.now() + timedelta(days=9)
    hits = office.desk.search.find("library", by="Dora").hits
    before = office.desk.figures.of(since, until).tables

    result = held(office, hours=0)
    first = result.results[0].report
    office.desk.duties.done(office.owed(first)["north"].id, by="Nils", outcome="acknowledged")
    office.desk.duties.done(office.owed(first, DutyKind.ASSESS)["desk"].id, by="Dora", outcome="watch")
    office.desk.reports.note(first, "library", by="Dora")

    assert office.desk.figures.of(since, until).tables == before
    assert [hit.report.id for hit in office.desk.search.find("library", by="Dora").hits] == [hit.report.id for hit in hits]


def test_people_see_that_it_is_a_drill_only_after_their_answer(office: Office, subject: Subject) -> None:
    drill = begun(office, 1)
    office.desk.drills.send_due(everything=True)
    report = office.desk.drills.result(drill.id).results[0].report
    real = office.hear("Marek Dolny was here.").report

    assert not office.desk.report_access.open(report, by="Nils").drill
    assert "drill" not in str([entry.new for entry in office.desk.audit.who_knew(report).acts])
    office.desk.duties.done(office.owed(report)["north"].id, by="Nils", outcome="acknowledged")
    assert office.desk.report_access.open(report, by="Nora").drill
    assert not office.desk.report_access.open(report, by="Dan").drill, "the desk has answered nothing yet"
    office.clock.advance(hours=25)
    assert office.desk.report_access.open(report, by="Dan").drill
    assert not office.desk.report_access.open(real, by="Dan").drill


def test_a_team_without_members_is_named(office: Office, subject: Subject) -> None:
    office.desk.people.add_team("empty")
    office.desk.subjects.watch("empty", office.subject("Ilse Brandt").id, by="Dora", reason="stake")

    assert "team empty has nobody who can answer" in held(office).lost


def test_a_misspelt_address_is_named(office: Office, subject: Subject) -> None:
    office.desk.people.add_team("west", "west@exmaple.org")
    office.desk.people.add("Wim", "west", Role.MEMBER, "wim@example.org")
    office.desk.subjects.watch("west", office.subject("Ilse Brandt").id, by="Dora", reason="stake")

    assert "the address west@exmaple.org of team west looks misspelt: others here end in example.org" in held(office).lost


def test_what_is_wrong_with_the_desk_is_named_though_no_test_warning_met_it(office: Office, subject: Subject) -> None:
    office.desk.people.add_team("empty")
    office.desk.people.add_team("west", "west@exmaple.org")
    office.desk.people.add("Wim", "west", Role.MEMBER, "wim@example.org")
    for team, name in (("empty", "Ilse Brandt"), ("west", "Jonas Keel"), ("south", "Tarek Olm")):
        office.desk.subjects.watch(team, office.subject(name).id, by="Dora", reason="stake")
    ended = office.subject("Runa Felt")
    office.desk.subjects.watch("south", ended.id, by="Dora", reason="stake")
    office.desk.subjects.unwatch("south", ended.id, by="Dora", reason="forgotten")

    result = held(office, hours=0, trials=1)

    assert set(result.set_up) >= {
        "team empty has nobody who can answer",
        "the address west@exmaple.org of team west looks misspelt: others here end in example.org",
        f"the watch of team south on {ended.id} ended on 2026-03-02, and no team has taken it over",
    }
    assert set(result.set_up) <= set(result.lost)
    assert not any("team south has" in finding or "team north" in finding for finding in result.set_up)


def test_mail_that_the_server_refuses_is_named(office: Office, subject: Subject) -> None:
    class Refusing:
        def send(self, message: EmailMessage) -> None:
            raise OSError(f"no mailbox {message['To']}")

    office.desk.services.mailer = Refusing()

    assert any("mail to north@example.org could not be sent: OSError" in finding for finding in held(office).lost)


def test_an_ended_watch_is_named(office: Office, subject: Subject) -> None:
    ended = office.subject("Ilse Brandt")
    office.desk.subjects.watch("south", ended.id, by="Dora", reason="stake")
    office.desk.subjects.unwatch("south", ended.id, by="Dora", reason="forgotten")

    assert f"the watch of team south on {ended.id} ended on 2026-03-02, and no team has taken it over" in held(office).lost


def test_a_team_on_leave_is_tried_first_and_named(office: Office, subject: Subject) -> None:
    leave = office.subject("Ilse Brandt")
    office.desk.subjects.watch("south", leave.id, by="Dora", reason="stake")
    for name in ("Sam", "Sue"):
        office.desk.people.away(name, office.clock.now() + timedelta(days=30))

    result = held(office)

    assert "everyone in team south is away" in result.lost


def test_mail_is_held_back_for_one_of_them_and_no_other(office: Office, subject: Subject) -> None:
    sent: list[str] = []

    class Keeping:
        def send(self, message: EmailMessage) -> None:
            sent.append(message.get_content())

    office.desk.services.mailer = Keeping()
    result = held(office, hours=2)
    silent = trial(result, Trial.MAIL_DOWN)

    assert not any(f"report {silent.report} " in text for text in sent)
    assert any(f"report {trial(result, Trial.CALL).report} " in text for text in sent)
    office.clock.advance(hours=24)
    office.desk.outbox.send()
    assert any(f"{silent.report} " in text for text in sent), "after a day it goes out"


def test_a_name_that_is_not_recognised_is_named(office: Office, subject: Subject, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("tocsin.desk.drills.respelled", lambda name: "Q. X")

    assert any("the name was not recognised as it was written (another spelling)" in finding for finding in held(office).lost)


def test_the_end_erases_the_invented_words_and_undoes_the_links(office: Office, subject: Subject) -> None:
    result = held(office)
    with pytest.raises(Refused, match="has not ended"):
        begun(office)

    office.desk.drills.end(result.drill.id, by="Avi", reason="all seen")

    for item in result.results:
        view = office.desk.reports.show(item.report)
        assert view.text is None
        assert not any(link.upheld for link in view.links)
        assert any(duty.live for duty in view.duties), "open duties stay"
    assert office.desk.drills.send_due(everything=True) == 0
    assert office.desk.audit.verify().whole
    with pytest.raises(Refused, match="ended already"):
        office.desk.drills.end(result.drill.id, by="Dora", reason="again")


def test_a_crash_between_record_and_intake_loses_and_doubles_nothing(
    office: Office, subject: Subject, monkeypatch: pytest.MonkeyPatch
) -> None:
    drill = begun(office, 2)
    with monkeypatch.context() as patch:
        patch.setattr(office.desk.intake, "receive", lambda *_: (_ for _ in ()).throw(OSError("power")))
        with pytest.raises(OSError, match="power"):
            office.desk.drills.send_due(everything=True)

    assert office.desk.drills.send_due(everything=True) == 2
    assert len(office.desk.drills.result(drill.id).results) == 2


def test_wrong_drills_are_refused(office: Office) -> None:
    with pytest.raises(Refused, match="no team watches"):
        begun(office)
    with pytest.raises(Malformed, match="1 to 50"):
        begun(office, 0)
    with pytest.raises(Refused, match="no drill yet"):
        office.desk.drills.result()
    with pytest.raises(PermissionDenied, match="may not hold a drill"):
        office.desk.drills.begin(by="Nils", reason="x")


def test_a_drill_on_a_copy_tries_other_settings_and_leaves_the_desk_alone(office: Office, subject: Subject) -> None:
    old = office.hear("Marek Dolny was here.").report
    office.clock.advance(hours=3)
    office.desk.duties.done(office.owed(old)["north"].id, by="Nils", outcome="acknowledged")
    head = office.desk.audit.head()

    with tempfile.TemporaryDirectory() as folder:
        clock = FixedClock(office.clock.now())
        copy = copy_desk(office.desk, Path(folder), clock)
        other = OtherSettings({"deliver": (1.0, 2.0, 3.0)}, ("north",), mail_down=True)
        late = {row.kind: row for row in replay(copy, other)}
        result = run_on_copy(copy, clock, other, by="Dora")
        copy.close()

    assert (late[DutyKind.DELIVER].owed, late[DutyKind.DELIVER].late, late[DutyKind.DELIVER].late_then) == (1, 0, 1)
    assert "everyone in team north is away" in result.lost
    assert any("the mail server is down" in finding for finding in result.lost)
    assert office.desk.audit.head() == head, "the desk stays as it is"
    assert replace(result.drill, ended=None) == result.drill


def test_a_copy_tells_which_deliveries_other_thresholds_would_have_lost(office: Office, subject: Subject) -> None:
    report = office.hear("Marek Dolnny was here.").report
    office.hear("Nobody was here.")

    unreachable = {field.name: 95.0 for field in fields(MatchThresholds) if field.name.endswith("bits")}

    with tempfile.TemporaryDirectory() as folder:
        copy = copy_desk(office.desk, Path(folder), FixedClock(office.clock.now()))
        strict = replay_names(
            copy,
            OtherSettings(bands=unreachable),
        )
        same = replay_names(copy, OtherSettings(bands={"possible_fit": 0.62}))
        copy.close()

    assert (strict.reports, strict.deliveries, strict.deliveries_then) == (2, 1, 0)
    assert (strict.lost, strict.gained) == (((report, "north"),), ())
    assert (same.deliveries_then, same.lost) == (1, ())


def test_another_spelling_keeps_the_words() -> None:
    assert respelled("Marek Dolny") == "Dollny, Marek"
    assert respelled("X") == "X"
