"""Taking warnings in."""

from __future__ import annotations

import msgspec
import pytest

from tests.office import Office
from tocsin.desk.screening import NOT_COVERED, URGENCY
from tocsin.domain.duty import DutyKind
from tocsin.domain.errors import Malformed, PermissionDenied
from tocsin.domain.people import DESK
from tocsin.domain.report import Attachment, Priority, Submission


def test_the_same_key_is_one_report_however_often_it_is_sent(office: Office) -> None:
    first = office.hear("They meet at the old mill.", key="k")

    again = office.hear("They meet at the old mill.", key="k")

    assert first.new
    assert not again.new
    assert again.report == first.report
    assert office.desk.audit.reconcile().reports == 1


def test_the_same_key_twice_in_one_batch_is_one_report(office: Office) -> None:
    receipts = office.desk.intake.receive_all([Submission("k", "call", "a"), Submission("k", "call", "a")])

    assert [receipt.new for receipt in receipts] == [True, False]
    assert len({receipt.report for receipt in receipts}) == 1


def test_a_report_that_touches_nobody_is_owed_by_the_desk(office: Office) -> None:
    receipt = office.hear("A man follows the children home.")

    assert set(office.owed(receipt.report)) == {DESK}
    assert set(office.owed(receipt.report, DutyKind.ASSESS)) == {DESK}


def test_every_team_that_watches_a_named_subject_owes_an_answer_and_no_other(office: Office) -> None:
    subject = office.subject("Marek Dolny")
    office.desk.subjects.watch("north", subject.id, reason="stake")
    office.desk.subjects.watch("south", subject.id, reason="stake")
    office.desk.people.add_team("west")

    receipt = office.hear("I saw marek DOLNY near the school.")

    assert set(office.owed(receipt.report)) == {"north", "south"}


def test_a_source_that_can_be_reached_is_owed_a_word_and_a_call_back(office: Office) -> None:
    reached = office.hear("Please ring me.", contact="+44 20 7946 0000")
    silent = office.hear("No number.")

    assert office.owed(reached.report, DutyKind.CALL_BACK)
    assert office.owed(reached.report, DutyKind.ACKNOWLEDGE)
    assert not office.owed(silent.report, DutyKind.CALL_BACK)


def test_a_number_of_somebody_else_is_kept_sealed_and_owes_no_call_back(office: Office) -> None:
    receipt = office.desk.intake.receive(Submission("k", "file", "Readers may call the council.", sealed="020 7946 0991"))

    view = office.desk.reports.show(receipt.report)
    assert not view.reachable
    assert not office.owed(receipt.report, DutyKind.CALL_BACK)
    assert not office.owed(receipt.report, DutyKind.ACKNOWLEDGE)
    assert view.source is not None


@pytest.mark.parametrize(("text", "reachable"), [("Please ring me back", True), ("Please do not ring me back", False)])
def test_a_number_in_a_text_is_owed_a_call_back_only_where_the_text_wants_one(office: Office, text: str, reachable: bool) -> None:
    receipt = office.desk.intake.receive(Submission("k", "file", f"{text}, I saw them.", sealed="020 7946 0991"))

    assert bool(office.owed(receipt.report, DutyKind.CALL_BACK)) is reachable


def test_what_was_not_read_owes_a_look_and_stands_on_the_page_of_the_month(office: Office) -> None:
    receipt = office.desk.intake.receive(Submission("k", "file", "See the picture.", unread=("door.jpg: not looked at",)))
    whole = office.hear("They come.")

    listed = office.desk.not_read.month(by="Dora")
    assert [(part.report, part.lines, part.duty.live) for part in listed.reports] == [(receipt.report, ("door.jpg: not looked at",), True)]
    assert not office.owed(whole.report, DutyKind.LOOK)
    office.desk.duties.done(listed.reports[0].duty.id, "read", by="Dora")
    assert office.desk.not_read.month().owed == 0
    assert office.desk.not_read.month("2001-01").reports == ()


def test_who_may_not_read_every_report_does_not_see_what_was_not_read(office: Office) -> None:
    with pytest.raises(PermissionDenied):
        office.desk.not_read.month(by="Nils")
    with pytest.raises(Malformed):
        office.desk.not_read.month("last May")


def test_a_source_is_a_code_word_outside_and_readable_inside(office: Office) -> None:
    receipt = office.hear("Please ring me.", contact="Lotte, +44 20 7946 0000")

    view = office.desk.reports.show(receipt.report)

    assert view.report.source is not None
    assert "Lotte" not in repr(view)


def test_a_repeat_is_linked_and_stays_a_report_of_its_own(office: Office) -> None:
    first = office.hear("The leaflets are back on Mill Street.")
    second = office.hear("the leaflets  are back on mill street.")

    duplicates = office.desk.reports.show(second.report).duplicates

    assert [(each.report, each.of) for each in duplicates] == [(second.report, first.report)]
    assert office.owed(second.report, DutyKind.ASSESS)[DESK].live


def test_a_repeat_of_something_closed_reopens_it(office: Office) -> None:
    first = office.hear("The leaflets are back on Mill Street.")
    office.desk.duties.done(office.owed(first.report, DutyKind.ASSESS)[DESK].id, by="Dan", outcome="no-further-action")
    assert office.desk.reports.show(first.report).triage.disposition == "no-further-action"

    office.hear("The leaflets are back on Mill Street.")

    assert office.desk.reports.show(first.report).triage.disposition == "reopened"


def test_pictures_without_words_do_not_resemble_each_other(office: Office) -> None:
    pictures = [Submission(f"p{n}", "web", "", attachments=(Attachment("p.png", "image/png", bytes([n])),)) for n in range(2)]

    receipts = office.desk.intake.receive_all(pictures)

    assert all(office.desk.reports.show(each.report).duplicates == () for each in receipts)


def test_a_repeat_within_one_batch_is_linked_and_reopens_what_was_closed(office: Office) -> None:
    first = office.hear("The leaflets are back on Mill Street.")
    office.desk.duties.done(office.owed(first.report, DutyKind.ASSESS)[DESK].id, by="Dan", outcome="no-further-action")

    again = office.desk.intake.receive_all([Submission(f"k{n}", "call", "The leaflets are back on Mill Street.") for n in range(3)])

    assert {office.desk.reports.show(each.report).duplicates[0].of for each in again} == {first.report}
    assert office.desk.reports.show(first.report).triage.disposition == "reopened"
    assert office.desk.audit.reconcile().balanced


def test_a_threat_comes_first(office: Office) -> None:
    receipt = office.hear("He said he will kill them all on Friday at the mosque.")

    view = office.desk.reports.show(receipt.report)

    assert view.report.cues
    assert view.triage.priority is Priority.P1


@pytest.mark.parametrize(
    ("text", "language", "priority"),
    [
        ("Waxaan maqlay in wiilkiisa uu tagayo suuqa", "so", Priority.P1),
        ("Waxaan maqlay in wiilkiisa uu tagayo suuqa", "", Priority.P1),
        ("Waxaan maqlay in wiilkiisa uu tagayo suuqa", "en", Priority.P1),
        ("I heard that the shop sells good bread", "so", Priority.P1),
        ("I heard that the shop sells good bread", "", Priority.P2),
    ],
)
def test_a_language_without_recognisers_raises_a_report_that_says_so(office: Office, text: str, language: str, priority: Priority) -> None:
    pytest.importorskip("lingua")
    receipt = office.desk.intake.receive(Submission("k", "call", text, language=language))

    view = office.desk.reports.show(receipt.report)
    assert view.triage.priority is priority
    assert (URGENCY in dict(view.detail.facts)) is (priority is Priority.P1)


def test_text_and_attachments_come_back_as_they_were_sent(office: Office) -> None:
    text = "Zwölf\0 Boxkämpfer \u202e jagen \ud800 Viktor"
    file = Attachment("p.bin", "application/octet-stream", bytes(range(256)) * 1000)

    receipt = office.desk.intake.receive(Submission("k", "web", text, attachments=(file,)))

    view = office.desk.reports.show(receipt.report)
    assert view.text == text
    assert view.detail.files[0].size == 256_000
    with office.desk.services.store.reading() as reader:
        assert reader.read(view.report.attachments[0]) == file.data


def test_an_erased_report_is_unreadable_and_still_owed(office: Office) -> None:
    receipt = office.hear("Something private.", contact="me")
    office.desk.reports.erase(receipt.report, by="Dora", reason="asked for")

    view = office.desk.reports.show(receipt.report)

    assert view.text is None
    assert office.owed(receipt.report, DutyKind.ASSESS)[DESK].live
    assert office.desk.audit.verify().whole
    assert office.desk.audit.reconcile().balanced


def test_nothing_of_a_report_is_in_the_database_in_clear(office: Office) -> None:
    office.hear("canary Zyxwvut lives at 12 Hidden Lane", contact="canary-contact")

    with office.desk.services.store.engine.connect() as connection:
        tables = [row[0] for row in connection.exec_driver_sql(_TABLES[connection.dialect.name])]
        dump = "".join(repr(row) for table in tables for row in connection.exec_driver_sql(f'SELECT * FROM "{table}"'))

    assert "R-" in dump
    assert "canary" not in dump
    assert "Zyxwvut" not in dump


def test_a_text_in_a_language_that_the_desk_does_not_read_owes_a_translation(office: Office, monkeypatch: pytest.MonkeyPatch) -> None:
    pytest.importorskip("lingua")
    monkeypatch.setattr(office.desk.services, "settings", msgspec.structs.replace(office.desk.services.settings, reads=("en",)))

    foreign = office.hear("حراس الليل يخططون لشيء في السوق الشمالي غدا مساء")
    read = office.hear("They broke the door of the hall last night and drove off.")

    view = office.desk.reports.show(foreign.report)
    assert view.report.language == "ar"
    assert dict(view.detail.facts)["language told from the text"].startswith("ar ")
    assert set(office.owed(foreign.report, DutyKind.TRANSLATE)) == {DESK}
    assert not office.owed(read.report, DutyKind.TRANSLATE)


def test_a_text_that_is_screened_again_says_each_fact_once(office: Office, monkeypatch: pytest.MonkeyPatch) -> None:
    versions, refresh = iter(range(100)), office.desk.services.names.refresh
    monkeypatch.setattr(office.desk.services.names, "refresh", lambda reader: next(versions) + 0 * refresh(reader))

    receipt = office.desk.intake.receive(Submission("k", "call", "Waxaan maqlay in wiilkiisa uu tagayo suuqa", language="so"))

    assert office.desk.reports.show(receipt.report).detail.facts.count((URGENCY, NOT_COVERED)) == 1


@pytest.mark.parametrize("text", ["", "ok", "haha 👍"])
def test_a_message_that_says_nothing_is_not_urgent_in_any_language(office: Office, text: str) -> None:
    receipt = office.desk.intake.receive(Submission("k", "chat", text, language="so"))

    assert office.desk.reports.show(receipt.report).triage.priority is Priority.P2


@pytest.mark.parametrize(
    ("text", "labelled", "priority"),
    [
        ("He said he will kill them all on Friday at the mosque.", Priority.P3, Priority.P1),
        ("The gate of the hall was painted.", Priority.P3, Priority.P3),
        ("The gate of the hall was painted.", Priority.P1, Priority.P1),
    ],
)
def test_a_label_in_a_file_lowers_no_words_of_danger(office: Office, text: str, labelled: Priority, priority: Priority) -> None:
    receipt = office.desk.intake.receive(Submission("k", "file", text, language="en", labelled=labelled))

    assert office.desk.reports.show(receipt.report).triage.priority is priority


def test_a_message_that_says_nothing_repeats_none(office: Office) -> None:
    first = office.hear("ok", key="first")
    office.desk.duties.done(office.owed(first.report, DutyKind.ASSESS)[DESK].id, "watch", by="Dora")

    office.hear("ok", key="second")

    assert office.desk.reports.show(first.report).triage.disposition == "watch"


_TABLES = {
    "sqlite": "SELECT name FROM sqlite_master WHERE type = 'table'",
    "postgresql": "SELECT tablename FROM pg_tables WHERE schemaname = 'public'",
}


def test_a_text_beyond_the_budget_is_accepted_marked_and_owed_a_reader(office: Office, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("tocsin.matching.index.MOST_READ", 100)

    receipt = office.hear("a quiet word " * 50)

    assert office.desk.reports.show(receipt.report).report.cues == ("searched in part",)
    assert set(office.owed(receipt.report, DutyKind.TRANSLATE)) == {DESK}
