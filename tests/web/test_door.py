"""The public door: told once, sealed at once, answered in a mailbox."""

from __future__ import annotations

import io
import re
import time
from datetime import timedelta
from zipfile import ZIP_DEFLATED, ZipFile

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.office import Office
from tests.web.browsing import BrowserShop, text_of
from tests.web.door import Door
from tocsin.desk.door_folder import ReceiptNumber
from tocsin.web.door.flood import FREE
from tocsin.web.door.languages import languages


@pytest.mark.parametrize("code", list(languages()))
def test_the_form_is_small_speaks_the_language_and_needs_no_script_and_no_cookie(door: Door, code: str) -> None:
    answer = door.client.get("/", headers={"accept-language": f"{code}-XX,de;q=0.5"})
    style = door.client.get("/static/door.css").content

    assert answer.url.path == f"/{code}"
    assert f'dir="{languages()[code].dir}"' in answer.text
    assert len(answer.content) + len(style) < 30_000
    assert "<script" not in answer.text
    assert not answer.cookies
    assert "style=" not in answer.text


def test_what_is_told_is_a_report_with_everything_it_owes(door: Door, office: Office) -> None:
    office.subject("Marek Dolny")
    door.tell("Marek Dolny will burn the shed.", contact="0611223344")
    door.take_in()

    report, text = door.reports[0]

    assert text == "Marek Dolny will burn the shed."
    assert {duty.kind for duty in office.desk.duties.listed(report=report)} == {"deliver", "assess", "acknowledge", "call-back"}
    assert "0611223344" in office.desk.report_access.source(report, by="Cato", reason="call back").contact


def test_words_of_a_file_are_words_of_the_message(door: Door, office: Office) -> None:
    office.subject("Marek Dolny")
    letter = b"Marek Dolny will burn the mosque tomorrow. My name is Wilma Kok, ring me on 06 3131 4141."
    door.tell("See the file.", files=[("files", ("letter.txt", letter, "text/plain")), ("files", ("notes.xyz", bytes(range(256)), ""))])
    door.take_in()

    report, text = door.reports[0]

    assert text is not None
    assert "will burn the mosque tomorrow" in text
    assert "06 3131 4141" not in text
    assert "Wilma Kok" not in text
    assert "06 3131 4141" in office.desk.report_access.source(report, by="Cato", reason="call back").contact
    assert "look" in {duty.kind for duty in office.desk.duties.listed(report=report)}, "nobody has read notes.xyz"
    assert [link.subject for link in office.desk.report_access.open(report, by="Dora").view.links]


@pytest.mark.parametrize(
    "words", ["Bel me op 0612 345 680 of joke.vdberg@voorbeeld.example", "My number is +31 6 12345680, joke.vdberg@voorbeeld.example"]
)
def test_a_contact_in_the_message_is_sealed(door: Door, office: Office, words: str) -> None:
    door.tell(f"He will come on Friday. {words}")
    door.take_in()

    report, text = door.reports[0]

    assert text is not None
    assert "He will come on Friday." in text
    assert not [secret for secret in ("345 680", "12345680", "joke") if secret in text]
    assert "joke.vdberg@voorbeeld.example" in office.desk.report_access.source(report, by="Cato", reason="call back").contact


def test_a_file_that_is_made_to_grow_is_kept_and_owed_a_look(door: Door, office: Office) -> None:
    bomb = io.BytesIO()
    with ZipFile(bomb, "w", ZIP_DEFLATED) as archive:
        for number in range(120):
            archive.writestr(f"{number}.txt", b"a" * 2_000_000)
    begin = time.process_time()
    door.tell("Marek Dolny will come on Friday.", files=[("files", ("plans.zip", bomb.getvalue(), "application/zip"))])
    door.take_in()

    report, text = door.reports[0]

    assert text is not None
    assert text.startswith("Marek Dolny will come on Friday.")
    assert "look" in {duty.kind for duty in office.desk.duties.listed(report=report)}
    assert time.process_time() - begin < 20


@pytest.mark.parametrize("words", ["He is called Marek Dolny (06 5555 4444).", "Suspect: Marek Dolny 06 5555 4444\nHe has a knife."])
def test_a_listed_name_beside_a_contact_is_sealed_and_still_reaches_its_teams(door: Door, office: Office, words: str) -> None:
    office.desk.subjects.watch("north", office.subject("Marek Dolny").id, reason="lives nearby")
    door.tell(words)
    door.take_in()

    report, text = door.reports[0]

    assert text is not None
    assert "Marek" not in text
    assert ("north", "deliver") in {(duty.team, str(duty.kind)) for duty in office.desk.duties.listed(report=report)}


def test_taking_in_twice_and_sending_twice_is_one_report(door: Door) -> None:
    form = door.client.get("/en").text
    receipt = re.search(r'name="receipt" value="(\d+)"', form)[1]  # type: ignore[index]
    for _ in range(2):
        door.client.post("/en/sent", data={"what": "The same.", "receipt": receipt, "contact": ""}, files=[])
        kept = {path: path.read_bytes() for path in (door.folder / "inbox").iterdir()}
        door.take_in()
        for path, data in kept.items():
            path.write_bytes(data)  # as after a crash between storing and removing
        door.take_in()

    assert len(door.reports) == 1


def test_the_desk_asks_and_the_reporter_answers_twice(door: Door, office: Office, shop: BrowserShop) -> None:
    receipt = door.tell("There is a plan.")
    assert "The desk has not taken it in yet" in door.open(receipt)
    door.take_in()
    report = door.reports[0][0]
    assert "Nobody has read it yet" in door.open(receipt)
    cato = shop.signed_in("Cato")
    cato.see(f"/reports/{report}")
    cato.send(f"/reports/{report}/mailbox", note="When is it planned?")
    door.take_in()
    assert "When is it planned?" in door.open(receipt)
    assert "Someone entitled to it has read it" in door.open(receipt)

    for answer in ("On Friday.", "By the river."):
        door.client.post("/en/reply", data={"receipt": receipt, "what": answer})
        door.take_in()

    mailbox = text_of(cato.see(f"/reports/{report}/mailbox"))
    assert "On Friday." in mailbox
    assert "By the river." in door.open(receipt)
    assert len(door.reports) == 3
    assert "from the same mailbox" in cato.see(f"/reports/{door.reports[0][0]}")


def test_what_a_reporter_adds_goes_to_everyone_who_was_told_the_first_time_as_urgently(
    door: Door, office: Office, shop: BrowserShop
) -> None:
    subject = office.subject("Marek Dolny")
    office.desk.subjects.watch("north", subject.id, reason="seen before")
    receipt = door.tell("Marek Dolny will burn the shed on Friday.")
    door.take_in()
    first = door.reports[0][0]

    door.client.post("/en/reply", data={"receipt": receipt, "what": "He has left the house now."})
    door.take_in()
    second = door.reports[0][0]

    assert second != first
    assert office.desk.reports.show(second).triage.priority == office.desk.reports.show(first).triage.priority == "P1"
    assert [link.subject for link in office.desk.reports.show(second).links] == [subject.id]
    assert {(duty.kind, duty.team) for duty in office.desk.duties.listed(report=second)} >= {("deliver", "north")}
    assert "The reporter has written since" in text_of(shop.signed_in("Cato").see(f"/reports/{first}"))


def test_a_sentence_on_a_subjects_page_is_no_reading_of_the_report(door: Door, office: Office, shop: BrowserShop) -> None:
    subject = office.subject("Marek Dolny")
    receipt = door.tell("Marek Dolny will burn the shed.")
    door.take_in()

    shop.signed_in("Cato").see(f"/subjects/{subject.id}")
    door.take_in()

    assert "Nobody has read it yet" in door.open(receipt)


@pytest.mark.parametrize("code", sorted(languages()))
def test_an_address_that_is_none_says_so_in_the_language_of_the_reader(door: Door, code: str) -> None:
    texts = languages()[code]

    below, beside = (
        door.client.get(f"/{code}/mailbx"),
        door.client.get("/no/such/page", headers={"accept-language": f"{code}-XX,{code};q=0.9"}),
    )

    for answer in (below, beside):
        assert answer.status_code == 404
        assert texts.nowhere in text_of(answer.text)
        assert f'<html lang="{code}" dir="{texts.dir}"' in answer.text


def test_a_wrong_receipt_opens_nothing(door: Door) -> None:
    door.tell("x")

    assert "no mailbox" in door.open("1" * 40)
    assert "no mailbox" in door.open("12 34")


def test_a_receipt_is_read_in_any_digits(door: Door) -> None:
    receipt = door.tell("x")
    eastern = receipt.translate({ord("0") + n: chr(0x660 + n) for n in range(10)})

    assert "not taken it in" in door.open(eastern)


@given(st.integers(min_value=0, max_value=10**40 - 1))
def test_groups_are_read_back(number: int) -> None:
    receipt = ReceiptNumber(f"{number:040d}")

    assert ReceiptNumber.read(receipt.groups) == receipt
    assert len({receipt.box, receipt.key.hex(), receipt.digits}) == 3


def test_the_door_cannot_read_what_it_took_and_keeps_nothing_finer_than_the_hour(door: Door, office: Office) -> None:
    office.clock.advance(minutes=17)
    door.client.headers["user-agent"] = "Canary/7.3"
    receipt = door.tell("The canary sings at Lindengracht 12.", contact="0611223344")

    for path in door.folder.rglob("*"):
        if path.is_file():
            data = path.read_bytes()
            for secret in (b"canary", b"Canary", b"Lindengracht", b"0611223344", b"testclient", receipt.replace(" ", "").encode()):
                assert secret not in data
            if path.name != "desk.pub":
                assert path.stat().st_mtime % 3600 == 0
    assert b"AGE-SECRET-KEY" not in (door.folder / "desk.pub").read_bytes()


def test_the_desk_knows_the_hour_and_no_finer_of_when_it_was_told(door: Door, office: Office) -> None:
    office.clock.advance(minutes=17)
    door.tell("x")
    door.take_in()

    report = next(iter(office.desk.reports.listed()))[0]
    assert (report.received.minute, report.received.second) == (0, 0)


def test_a_reporter_is_promised_no_answer_before_the_desk_owes_it(door: Door, office: Office) -> None:
    office.clock.advance(minutes=32)
    receipt = door.tell("A bomb will go off tonight.")
    door.take_in()
    due = min(duty.due for duty in office.desk.duties.listed() if duty.kind == "acknowledge")

    said = re.search(r"by .(\d{4}-\d{2}-\d{2} \d{2}:\d{2})", door.open(receipt))

    assert said
    assert f"{due:%Y-%m-%d %H:%M}" < said[1] <= f"{due + timedelta(hours=1):%Y-%m-%d %H:%M}"


def test_a_flood_slows_down_and_is_marked_and_nothing_is_dropped(door: Door) -> None:
    for number in range(FREE + 5):
        door.tell(f"Report {number}")
    door.take_in()

    assert len(door.reports) == FREE + 5
    assert len(door.slept) == 5
    assert max(door.slept) <= 8
    view = door.office.desk.reports.show(door.reports[0][0])
    marked = [door.office.desk.reports.show(number).detail.facts for number, _ in door.reports]
    assert sum(("door", "sent during a flood") in facts for facts in marked) == 5
    assert view.text


def test_files_come_along_and_too_many_are_said(door: Door, office: Office) -> None:
    door.tell("See the file.", files=[("files", ("../a.txt", b"evidence", "text/plain"))])
    door.take_in()
    held = office.desk.reports.show(door.reports[0][0]).detail.files
    assert [(file.size, file.media_type) for file in held] == [(8, "text/plain")]

    form = {"what": "Kept words", "receipt": "1" * 40}
    answer = door.client.post("/en/sent", data=form, files=[("files", (f"{n}", b"x", "text/plain")) for n in range(6)])
    assert "too much at once" in answer.text
    assert "Kept words" in answer.text
    for count, size in ((1, 24 << 20), (40, 1)):  # larger than any body that is held, and more parts than a form has
        files = [("files", ("big", b"x" * size, "text/plain"))] * count
        large = door.client.post("/en/sent", data=form, files=files)
        assert large.status_code == 413
        assert "too much at once" in large.text
        assert "Kept words" in large.text


def test_what_is_not_sealed_to_this_desk_is_kept_as_refused(door: Door, office: Office) -> None:
    (door.folder / "inbox" / "0.age").write_bytes(b"not sealed")
    door.take_in()

    assert [refusal.where for refusal, _ in office.desk.rejected_rows.listed()] == ["door 0.age"]
    assert not list((door.folder / "inbox").iterdir())


def test_a_door_without_its_folder_says_that_nothing_was_sent(door: Door) -> None:
    form = door.client.get("/nl").text
    for path in (door.folder / "inbox").iterdir():
        path.unlink()
    (door.folder / "inbox").rmdir()

    answer = door.client.post("/nl/sent", data={"what": "Hoor mij", "receipt": "2" * 40}, files=[])

    assert "NIET verstuurd" in answer.text
    assert "Hoor mij" in answer.text
    assert answer.status_code == 503
    assert form


def test_the_mailbox_opens_only_when_the_number_is_saved_and_shows_it_again(door: Door) -> None:
    receipt = door.tell("There is a plan.")
    step = {"receipt": receipt, "step": "saved"}

    first = door.client.post("/en/mailbox", data=step).text
    assert "Save the number first" in first
    assert receipt in text_of(first)
    assert f"Sent {door.office.clock.now():%Y-%m-%d %H}:00 UTC" in text_of(first).replace("\u2068", "").replace("\u2069", "")

    inside = text_of(door.client.post("/en/mailbox", data={**step, "saved": "yes"}).text)
    assert "The desk has not taken it in yet" in inside
    assert receipt in inside
    assert "Sent 20" in inside.replace("\u2068", "")


def test_a_threat_in_a_later_letter_is_urgent_whatever_came_before(door: Door, office: Office) -> None:
    receipt = door.tell("There is a plan.")
    door.take_in()

    door.client.post("/en/reply", data={"receipt": receipt, "what": "I will kill him tomorrow."})
    door.take_in()

    assert [office.desk.reports.show(report).triage.priority for report, _ in door.reports] == ["P1", "P2"]
