"""What the web application asks of the desk, on both databases."""

from __future__ import annotations

from pathlib import Path

import msgspec
import pytest

from tests.office import Office
from tocsin.desk.door_folder import Drop, DropFolder, ReceiptNumber, hour_of
from tocsin.desk.queue import EVERY, OVERDUE, Wanted
from tocsin.desk.report_list import ReportSelection
from tocsin.domain.duty import DutyKind
from tocsin.domain.errors import PermissionDenied, Refused


def test_pages_of_the_queue_follow_each_other_by_key(office: Office) -> None:
    for number in range(25):
        office.hear(f"Report {number}.")
    seen: list[str] = []
    after = ""
    while True:
        page = office.desk.queue.page(by="Dora", wanted=Wanted(EVERY, after=after), limit=7)
        seen += [duty.id for row in page.rows for duty in row.look]
        after = page.next
        if not after:
            break

    assert len(seen) == len(set(seen)) == 50


def test_reports_come_newest_first_and_overdue_is_counted(office: Office) -> None:
    first = office.hear("First.").report
    office.clock.advance(days=3)
    last = office.hear("Last.").report

    page = office.desk.report_list.page(ReportSelection(), by="Dora", limit=1)
    following = office.desk.report_list.page(ReportSelection(after=page.next), by="Dora")

    assert [row.report.id for row in (*page.rows, *following.rows)] == [last, first]
    assert following.next == ""
    overdue = office.desk.queue.page(by="Dora", wanted=Wanted(OVERDUE))
    assert office.desk.queue.counts(by="Dora").overdue == sum(len(row.look) for row in overdue.rows) == 2


def test_a_team_reaches_what_it_was_given_and_each_reading_is_kept(office: Office) -> None:
    subject = office.subject("Marek Dolny")
    office.desk.subjects.watch("north", subject.id, reason="stake")
    report = office.hear("Marek Dolny was here.", contact="x").report

    opened = office.desk.report_access.open(report, by="Nils")

    assert [piece.text for piece in opened.pieces if piece.mention] == ["Marek Dolny"]
    with pytest.raises(PermissionDenied):
        office.desk.report_access.open(report, by="Sam")
    with pytest.raises(PermissionDenied):
        office.desk.report_access.source(report, by="Dan", reason="curious")
    assert office.desk.audit.verify().whole


def test_a_finished_sheet_and_a_changed_password_leave_a_whole_record(office: Office) -> None:
    sheet = office.desk.call_sheets.begin(by="Cato")
    office.desk.call_sheets.save(sheet.id, by="Cato", answers={"what": "He has a knife.", "contact": "0611223344", "call_back": "yes"})
    receipt = office.desk.call_sheets.finish(sheet.id, by="Cato")
    with pytest.raises(Refused):
        office.desk.call_sheets.save(sheet.id, by="Cato", answers={"what": "More."})
    for password in ("first long words", "second long words"):
        office.desk.sign_in.set_password("Cato", password)
    signed = office.desk.sign_in.sign_in("Cato", "second long words")

    assert office.desk.call_sheets.finish(sheet.id, by="Cato").report == receipt.report
    assert office.desk.sign_in.who(signed.token) is not None
    assert office.desk.audit.verify().whole
    assert office.desk.audit.reconcile().balanced


def test_the_door_is_taken_in_once_and_answered(office: Office, tmp_path: Path) -> None:
    folder = tmp_path / "drop"
    work, drops, receipt = office.desk.mailboxes.open_door(folder), DropFolder(folder), ReceiptNumber.new()
    told = Drop(receipt.box, receipt.key.hex(), "There is a plan.", hour_of(office.clock.now()))
    for _ in range(2):
        drops.put(told)
        work()
    report = next(iter(office.desk.reports.listed()))[0].id
    office.desk.mailboxes.write(report, by="Dora", text="When?")
    drops.put(Drop(receipt.box, receipt.key.hex(), "On Friday.", hour_of(office.clock.now())))
    work()

    view = drops.show(receipt)
    assert view is not None
    assert [line.text for line in view.lines] == ["When?", "On Friday."]
    assert len(list(office.desk.reports.listed())) == 2
    assert office.desk.history.of_report(report, by="Dora").knowledge.unproven == ()
    assert office.desk.audit.verify().whole
    assert office.desk.audit.reconcile().balanced


def test_the_words_of_a_message_overrule_the_language_of_the_form(office: Office, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    pytest.importorskip("lingua")
    monkeypatch.setattr(office.desk.services, "settings", msgspec.structs.replace(office.desk.services.settings, reads=("en",)))
    folder = tmp_path / "drop"
    work, drops, receipt = office.desk.mailboxes.open_door(folder), DropFolder(folder), ReceiptNumber.new()
    text = "حراس الليل يخططون لشيء في السوق الشمالي غدا مساء"
    drops.put(Drop(receipt.box, receipt.key.hex(), text, hour_of(office.clock.now()), language="en"))
    work()

    report = next(iter(office.desk.reports.listed()))[0]
    facts = dict(office.desk.reports.show(report.id).detail.facts)
    assert report.language == "ar"
    assert facts["language of the form"] == "en"
    assert facts["language told from the text"].startswith("ar ")
    assert office.owed(report.id, DutyKind.TRANSLATE)
