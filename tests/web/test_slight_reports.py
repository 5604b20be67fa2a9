"""Pictures and messages of a word or two of one chat stand in one line of the queue, and are looked at and answered on one page."""

from __future__ import annotations

import re
import zipfile
from pathlib import Path

import pytest

from tests.e2e.town import PICTURE
from tests.office import Office
from tests.web.browsing import BrowserShop, text_of
from tocsin.desk.queue import Wanted
from tocsin.domain.duty import Duty, DutyKind
from tocsin.domain.report import Attachment, Submission
from tocsin.ingest import ReadOptions

CHAT = """[28-11-2026 22:01:05] Henk de Boer: Er staat weer een witte bus bij de school
[28-11-2026 22:02:05] Henk de Boer: <bijlage: 00000012-PHOTO-2026-11-28-22-02-05.png>
[28-11-2026 22:03:05] Henk de Boer: <bijlage: 00000013-PHOTO-2026-11-28-22-03-05.png>
[28-11-2026 22:04:05] Anja Vermeer: lol
[28-11-2026 22:05:05] Anja Vermeer: Ze hebben messen bij zich
"""


@pytest.fixture
def chat(office: Office, tmp_path: Path) -> list[str]:
    """The reports of a chat, in its order: words, two pictures, laughter, knives."""
    with zipfile.ZipFile(tmp_path / "chat.zip", "w") as archive:
        archive.writestr("_chat.txt", CHAT)
        for name in re.findall(r"<bijlage: (.+)>", CHAT):
            archive.writestr(name, PICTURE + name.encode())
    office.desk.importer.hear(tmp_path / "chat.zip", ReadOptions())
    return [report.id for report, _ in office.desk.reports.listed()][::-1]


def owed(office: Office, report: str) -> list[Duty]:
    """Return the live duties of a report but a second reading, which chance may ask for."""
    return [duty for duty in office.desk.duties.listed(report=report) if duty.live and duty.kind is not DutyKind.REVIEW]


def test_slight_reports_of_one_chat_stand_in_one_line(office: Office, chat: list[str]) -> None:
    rows = office.desk.queue.page(Wanted(), by="Dora").rows

    assert [row.gathered for row in rows if row.gathered] == [tuple(chat[1:4])]
    assert {row.report.id for row in rows} == {chat[0], chat[1], chat[4]}
    line = next(row for row in rows if row.gathered)
    assert {duty.kind for duty in line.look} == {DutyKind.DELIVER, DutyKind.ASSESS, DutyKind.LOOK}
    assert {row.report.id for row in office.desk.queue.each(Wanted(), by="Dora")} == {*chat}, "files list every duty by itself"


def test_pictures_of_a_folder_stand_in_one_line_and_one_of_a_known_source_by_itself(office: Office, tmp_path: Path) -> None:
    for number in range(3):
        (tmp_path / f"IMG_{number}.png").write_bytes(PICTURE + bytes([number]))
        office.desk.importer.hear(tmp_path / f"IMG_{number}.png", ReadOptions())
    picture = Attachment("door.png", "image/png", PICTURE)
    office.desk.intake.receive(Submission("call:1", "call", "", contact="0611223344", attachments=(picture,)))

    rows = office.desk.queue.page(Wanted(), by="Dora").rows

    assert [len(row.gathered) for row in rows if row.gathered] == [3]
    assert {row.report.channel for row in rows if not row.gathered} == {"call"}


def test_a_picture_in_which_danger_was_read_stands_by_itself(office: Office, chat: list[str]) -> None:
    for duty in owed(office, chat[2]):
        office.desk.duties.prioritise(duty.report, "P1", by="Dora", reason="a gun is in the picture")

    rows = office.desk.queue.page(Wanted(), by="Dora").rows

    assert [row.gathered for row in rows if row.gathered] == [(chat[1], chat[3])]
    assert chat[2] in {row.report.id for row in rows}


def test_what_is_ticked_is_answered_together_and_the_rest_stays_owed(shop: BrowserShop, office: Office, chat: list[str]) -> None:
    dora = shop.signed_in("Dora")
    (link,) = re.findall(r'href="(/queue/together[^"]+)"', dora.see("/queue"))
    page = dora.see(link.replace("&amp;", "&"))
    assert page.count("<img ") == 2
    assert "lol" in text_of(page)
    ticked = re.findall(r'name="duty" value="(D-\d+)" checked', page)

    answered = dora.send("/queue/together", duty=ticked[1:], outcome="no further action", also="look=nothing-there")

    assert f"You answered {chat[2]}, {chat[3]}" in text_of(answered)
    assert [len(owed(office, report)) for report in chat[1:4]] == [3, 0, 0]
    assert office.desk.audit.verify().sound


def test_nothing_is_answered_together_that_was_not_read(shop: BrowserShop, office: Office, chat: list[str]) -> None:
    duties = [duty.id for report in chat[1:4] for duty in owed(office, report) if duty.kind is DutyKind.ASSESS]

    refused = shop.signed_in("Dora").send("/queue/together", 409, duty=duties, outcome="no further action")

    assert f"open {chat[1]} and answer it there" in text_of(refused)
    assert all(len(owed(office, report)) >= 2 for report in chat)


def test_reports_beyond_the_reach_of_a_person_are_not_shown(shop: BrowserShop, chat: list[str]) -> None:
    shop.signed_in("Nils").see(f"/queue/together?report={chat[1]}", 403)
