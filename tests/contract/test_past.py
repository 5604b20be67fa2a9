"""What becomes known later is held against what was told before."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.office import Office
from tocsin.desk.backfill import REPORTS
from tocsin.desk.subjects import Decision
from tocsin.domain.errors import PermissionDenied, Refused
from tocsin.domain.ledger import Change
from tocsin.domain.mention import Quality
from tocsin.domain.people import DESK
from tocsin.domain.post import ScreeningCursor
from tocsin.domain.report import Submission
from tocsin.domain.status import Status
from tocsin.domain.subject import Link, Name
from tocsin.ingest.sealing.seal import seal


def watch_list(folder: Path, *names: str, file: str = "ours.csv") -> Path:
    """A list of one's own with these people, each under a number."""
    path = folder / file
    path.write_text("id,name\n" + "".join(f"{number},{name}\n" for number, name in enumerate(names, 1)), encoding="utf-8")
    return path


def links(office: Office, report: str) -> dict[str, str]:
    """The subjects that a report is linked to, each with its basis."""
    return {link.subject: link.basis for link in office.desk.reports.show(report).links}


def forget_the_search(office: Office) -> None:
    """As after a crash between a name and its search."""
    store = office.desk.services.store
    with store.writing("tocsin", office.clock.now()) as session:
        session.record(Change("screened", session.get(ScreeningCursor, REPORTS), ScreeningCursor(REPORTS, 0)))


def test_a_subject_added_later_is_found_in_past_reports(office: Office) -> None:
    report = office.hear("Anso Veldrak was seen at the harbour.").report

    subject = office.subject("Anso Veldrak")

    assert links(office, report) == {subject.id: "alert"}
    _, opened = office.desk.subjects.watch("north", subject.id, reason="stake")
    assert [duty.report for duty in opened] == [report]


@pytest.mark.parametrize("words", ["He is called Marek Dolny (06 5555 4444).", "Suspect: Marek Dolny 06 5555 4444\nHe has a knife."])
def test_a_name_that_was_sealed_is_found_when_it_becomes_known(office: Office, words: str) -> None:
    report = office.desk.intake.receive(seal(Submission("k", "file", words))).report

    subject = office.subject("Marek Dolny")

    assert subject.id in links(office, report)
    assert "Marek" not in (office.desk.reports.show(report).text or "Marek")


def test_a_new_name_of_a_watched_subject_opens_deliveries_of_the_past(office: Office) -> None:
    subject = office.subject("Marek Dolny")
    office.desk.subjects.watch("north", subject.id, reason="stake")
    report = office.hear("Anso Veldrak was seen at the harbour.").report

    office.desk.subjects.also_called(subject.id, [Name("Anso Veldrak")], reason="he signs so", by="Dan")

    assert links(office, report) == {subject.id: "alert"}
    assert set(office.owed(report)) == {"north", DESK}


def test_a_list_loaded_later_is_held_against_the_past(office: Office, tmp_path: Path) -> None:
    told = office.hear("Anso Veldrak was seen at the harbour.").report
    other = office.hear("A lamp is broken in Mill Lane.").report

    loaded = office.desk.lists.load([watch_list(tmp_path, "Anso Veldrak")], "csv")

    assert (loaded.caught.reports, loaded.caught.links) == (2, 1)
    assert links(office, told) == {"ours:1": "alert"}
    assert links(office, other) == {}


def test_a_name_that_others_bear_already_is_no_alert_in_the_past(office: Office, tmp_path: Path) -> None:
    office.subject("Anso Veldrak")
    report = office.hear("Anso Veldrak was seen at the harbour.").report

    namesake = office.subject("Anso Veldrak")

    assert links(office, report)[namesake.id] == "possible"


def test_a_changed_list_searches_only_for_what_is_new(office: Office, tmp_path: Path) -> None:
    first = office.hear("Anso Veldrak was seen at the harbour.").report
    office.desk.lists.load([watch_list(tmp_path, "Anso Veldrak")], "csv")
    second = office.hear("Ilse Brandtmoor wrote a letter.").report

    loaded = office.desk.lists.load([watch_list(tmp_path, "Anso Veldrak", "Ilse Brandtmoor")], "csv")

    assert (loaded.caught.names, loaded.caught.links) == (1, 1)
    assert (links(office, first), links(office, second)) == ({"ours:1": "alert"}, {"ours:2": "alert"})


def test_a_list_loaded_again_searches_nothing(office: Office, tmp_path: Path) -> None:
    office.hear("Anso Veldrak was seen at the harbour.")
    path = watch_list(tmp_path, "Anso Veldrak")
    office.desk.lists.load([path], "csv")
    head = office.desk.services.store

    with head.reading() as reader:
        before = reader.head().seq
    again = office.desk.lists.load([path], "csv")

    assert again.caught.reports == 0
    with head.reading() as reader:
        assert reader.head().seq == before


def test_a_watched_entry_that_gains_an_alias_wakes_its_watchers(office: Office, tmp_path: Path) -> None:
    path = tmp_path / "ours.csv"
    path.write_text("id,name,aliases\n1,Marek Dolny,\n", encoding="utf-8")
    office.desk.lists.load([path], "csv")
    office.desk.subjects.watch("south", "ours:1", reason="stake")
    report = office.hear("Anso Veldrak was seen at the harbour.").report
    assert set(office.owed(report)) == {DESK}

    path.write_text("id,name,aliases\n1,Marek Dolny,Anso Veldrak\n", encoding="utf-8")
    loaded = office.desk.lists.load([path], "csv")

    assert loaded.caught.deliveries == 1
    assert set(office.owed(report)) == {"south", DESK}


def test_searching_twice_adds_nothing(office: Office) -> None:
    subject = office.subject("Marek Dolny")
    office.desk.subjects.watch("north", subject.id, reason="stake")
    report = office.hear("Anso Veldrak was seen at the harbour.").report
    office.desk.subjects.also_called(subject.id, [Name("Anso Veldrak")], reason="he signs so", by="Dan")
    before = office.desk.duties.listed(report=report)

    forget_the_search(office)
    caught = office.desk.backfill.catch_up()

    assert (caught.reports, caught.links, caught.deliveries) == (1, 0, 0)
    assert office.desk.duties.listed(report=report) == before


def test_a_search_that_a_crash_prevented_is_made_up_for(office: Office, monkeypatch: pytest.MonkeyPatch) -> None:
    report = office.hear("Anso Veldrak was seen at the harbour.").report
    past = office.desk.backfill

    class Crash(BaseException):
        pass

    def crash(*_: object) -> None:
        raise Crash

    with monkeypatch.context() as broken:
        broken.setattr(past, "_link", crash)
        with pytest.raises(Crash):
            office.subject("Anso Veldrak")
    assert links(office, report) == {}

    assert past.catch_up().links == 1
    assert past.catch_up().links == 0
    assert list(links(office, report).values()) == ["alert"]


def test_a_link_that_a_person_undid_stays_undone(office: Office) -> None:
    subject = office.subject("Anso Veldrak")
    report = office.hear("Anso Veldrak was seen at the harbour.").report
    office.desk.subjects.unlink(report, subject.id, by="Dan", reason="someone else")

    office.desk.subjects.also_called(subject.id, [Name("A. Veldrak of the harbour")], reason="also so", by="Dan")

    assert [link.upheld for link in office.desk.reports.show(report).links] == [False]


def test_a_closed_subject_that_gains_a_name_wakes_its_last_team_and_the_desk(office: Office) -> None:
    subject = office.subject("Marek Dolny")
    office.desk.subjects.watch("north", subject.id, reason="stake")
    office.desk.subjects.unwatch("north", subject.id, by="Nora", reason="done with him")
    office.desk.subjects.status(subject.id, Status.CLOSED, Decision("Nora", "gone", "Dora"))
    report = office.hear("Anso Veldrak was seen at the harbour.").report

    office.desk.subjects.also_called(subject.id, [Name("Anso Veldrak")], reason="he signs so", by="Dan")

    assert set(office.owed(report)) == {"north", DESK}


def test_an_erased_report_is_passed_over(office: Office) -> None:
    report = office.hear("Anso Veldrak was seen at the harbour.").report
    office.desk.reports.erase(report, by="Dora", reason="asked for")

    office.subject("Anso Veldrak")

    assert links(office, report) == {}


def test_progress_is_told(office: Office) -> None:
    for number in range(3):
        office.hear(f"Report number {number} about nothing.")
    office.subject("Marek Dolny")
    forget_the_search(office)
    seen: list[tuple[int, int]] = []

    office.desk.backfill.catch_up(lambda _stage, done, of: seen.append((done, of)))

    assert seen == [(3, 3)]


def test_a_name_takes_an_entitled_person(office: Office) -> None:
    subject = office.subject("Marek Dolny")

    with pytest.raises(PermissionDenied):
        office.desk.subjects.also_called(subject.id, [Name("Anso Veldrak")], reason="why", by="Avi")
    with pytest.raises(Refused, match="already"):
        office.desk.subjects.also_called(subject.id, [Name("Marek Dolny")], reason="why", by="Dan")


def test_an_entry_is_given_no_names_of_ones_own(office: Office, tmp_path: Path) -> None:
    office.hear("Anso Veldrak was seen at the harbour.")
    office.desk.lists.load([watch_list(tmp_path, "Anso Veldrak")], "csv")

    with pytest.raises(Refused, match="merge"):
        office.desk.subjects.also_called("ours:1", [Name("Another", Quality.WEAK)], reason="why", by="Dan")


def test_every_link_of_the_past_is_in_the_ledger(office: Office) -> None:
    report = office.hear("Anso Veldrak was seen at the harbour.").report

    subject = office.subject("Anso Veldrak")

    with office.desk.services.store.reading() as reader:
        entry = reader.last_about("link", Link(report, subject.id, "alert").id)
    assert (entry.actor, entry.act) == ("tocsin", "linked")
    assert "after the report came" in entry.why


def test_posts_of_the_past_are_searched_for_a_new_name_of_a_watched_subject(office: Office, tmp_path: Path) -> None:
    from tocsin.ingest.posts import PostReadOptions

    subject = office.subject("Marek Dolny")
    office.desk.subjects.watch("north", subject.id, reason="stake")
    dump = tmp_path / "posts.csv"
    dump.write_text(
        "post_id,account_id,time,text,channel\n1,a,2026-02-01T10:00:00Z,Anso Veldrak speaks tonight,harbour\n", encoding="utf-8"
    )
    office.desk.posts.load([dump], PostReadOptions())
    assert [report.channel for report, _ in office.desk.reports.listed()] == []

    office.desk.subjects.also_called(subject.id, [Name("Anso Veldrak")], reason="he signs so", by="Dan")

    digests = [report for report, _ in office.desk.reports.listed()]
    assert [report.channel for report in digests] == ["posts"]
    assert set(office.owed(digests[0].id)) == {"north"}
    office.desk.subjects.also_called(subject.id, [Name("Somebody Elsewhere")], reason="and so", by="Dan")
    assert len(list(office.desk.reports.listed())) == 1


def test_a_long_past_is_left_to_the_worker(office: Office, monkeypatch: pytest.MonkeyPatch) -> None:
    report = office.hear("Marek Dolny was here.").report
    office.hear("Nobody was here.")
    monkeypatch.setattr("tocsin.desk.subjects.A_SHORT_PAST", 1)

    subject = office.subject("Marek Dolny")
    office.desk.subjects.watch("north", subject.id, reason="stake")
    assert "north" not in office.owed(report)

    assert office.desk.backfill.catch_up().links == 1
    assert "north" in office.owed(report)
