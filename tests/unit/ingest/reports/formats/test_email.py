from __future__ import annotations

import time
from dataclasses import replace
from datetime import UTC, datetime
from email.message import EmailMessage
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.unit.ingest.importing import accepted, hear, keys, refused
from tocsin.ingest import Limits, ReadOptions
from tocsin.ingest.limits import MEGA


def letter(text: str = "They will come on Friday.\n", **headers: str) -> EmailMessage:
    message = EmailMessage()
    message["From"] = "Ana Example <ana@example.org>"
    message["To"] = "desk@example.org"
    message["Subject"] = "Drohung: Köln"
    message["Date"] = "Tue, 05 Mar 2024 10:15:00 +0100"
    message["Message-ID"] = "<1@example.org>"
    for name, value in headers.items():
        message[name.replace("_", "-")] = value
    message.set_content(text)
    return message


def test_a_message_becomes_a_warning_with_its_parts(tmp_path: Path) -> None:
    [warning] = accepted(hear(tmp_path, letter().as_bytes(), "x.txt"))
    assert warning.text == "Drohung: Köln\n\nThey will come on Friday."
    assert warning.heard == datetime(2024, 3, 5, 9, 15, tzinfo=UTC)
    assert warning.contact == "Ana Example <ana@example.org>"
    assert warning.channel == "email"
    assert ("subject", "Drohung: Köln") in warning.facts


def test_the_sender_is_in_no_other_place(tmp_path: Path) -> None:
    [warning] = accepted(hear(tmp_path, letter(Reply_To="other@example.net").as_bytes()))
    assert warning.contact == "other@example.net, Ana Example <ana@example.org>"
    assert "ana@" not in repr((warning.text, warning.facts, warning.attachments, warning.key))
    assert "other@" not in repr((warning.text, warning.facts))


def test_attachments_are_kept_and_their_words_read(tmp_path: Path) -> None:
    message = letter()
    message.add_attachment("Die Liste: Müller\n", filename="list.txt")
    message.add_attachment("<html><p>On the <b>page</b></p></html>", subtype="html", filename="page.html")
    message.add_attachment(b"\x89PNG\r\n\x1a\n0", maintype="image", subtype="png", filename="../../etc/p.png")
    [warning] = accepted(hear(tmp_path, message.as_bytes()))
    assert [(file.name, file.media_type) for file in warning.attachments] == [
        ("list.txt", "text/plain"),
        ("page.html", "text/html"),
        ("p.png", "image/png"),
    ]
    assert "--- attachment: list.txt ---\nDie Liste: Müller" in warning.text
    assert "--- attachment: page.html ---\nOn the page" in warning.text


def test_attachments_under_no_type_are_judged_by_their_content(tmp_path: Path) -> None:
    message = letter()
    message.add_attachment("Die Liste: Müller\n".encode(), maintype="application", subtype="octet-stream", filename="list.bin")
    message.add_attachment(bytes(range(256)), maintype="application", subtype="octet-stream", filename="winmail.dat")
    [warning] = accepted(hear(tmp_path, message.as_bytes()))
    assert "--- attachment: list.bin ---\nDie Liste: Müller" in warning.text
    assert "winmail" not in warning.text
    assert len(warning.attachments) == 2


def test_of_two_alternatives_the_plain_one_is_read_and_the_other_kept(tmp_path: Path) -> None:
    message = letter()
    message.add_alternative("<p>They will come on <i>Friday</i>.</p>", subtype="html")
    [warning] = accepted(hear(tmp_path, message.as_bytes()))
    assert warning.text.count("Friday") == 1
    assert [file.media_type for file in warning.attachments] == ["text/html"]


def test_a_message_in_html_alone_is_reduced_to_text(tmp_path: Path) -> None:
    message = letter()
    message.set_content("<p>They will come<br>on <i>Friday</i>.</p>", subtype="html")
    assert accepted(hear(tmp_path, message.as_bytes()))[0].text == "Drohung: Köln\n\nThey will come\non Friday."


def test_forwarded_messages_are_read_to_a_depth(tmp_path: Path) -> None:
    inner = letter("the deepest words")
    for depth in range(8):
        outer = letter(f"words {depth}")
        outer.add_attachment(inner)
        inner = outer
    [warning] = accepted(hear(tmp_path, inner.as_bytes()))
    assert "words 7" in warning.text
    assert "words 2" in warning.text
    assert "words 1" not in warning.text
    assert ("forwarded", "more than 5 deep: the rest is not read") in warning.facts
    assert "ana@example.org" not in warning.text
    assert "ana@example.org" in warning.contact


def test_a_message_without_a_zone_is_assumed_to_be_utc_and_it_is_said(tmp_path: Path) -> None:
    data = letter().as_bytes().replace(b"+0100", b"-0000")
    [warning] = accepted(hear(tmp_path, data))
    assert warning.heard == datetime(2024, 3, 5, 10, 15, tzinfo=UTC)
    assert ("time_zone", "assumed UTC") in warning.facts


def test_a_message_is_the_same_with_other_line_ends(tmp_path: Path) -> None:
    data = letter().as_bytes()
    assert keys(hear(tmp_path, data)) == keys(hear(tmp_path, data.replace(b"\n", b"\r\n")))


def test_two_messages_under_one_id_are_two_warnings(tmp_path: Path) -> None:
    assert keys(hear(tmp_path, letter("one").as_bytes())) != keys(hear(tmp_path, letter("two").as_bytes()))


def test_a_broken_encoding_is_read_and_it_is_said(tmp_path: Path) -> None:
    data = letter().as_bytes().replace(b"utf-8", b"x-none", 1).replace(b"Friday", b"Fr\xefday")
    data = data.replace(b"quoted-printable", b"8bit").replace(b"7bit", b"8bit")
    [warning] = accepted(hear(tmp_path, data))
    assert "Frïday" in warning.text
    assert any(name == "encoding" for name, _ in warning.facts)


def test_a_message_that_says_nothing_is_refused(tmp_path: Path) -> None:
    [row] = refused(hear(tmp_path, b"From: a@example.org\nTo: b@example.org\n\n\n"))
    assert row.reason == "a message without text or attachment"


def test_a_header_without_end_is_refused(tmp_path: Path) -> None:
    [row] = refused(hear(tmp_path, b"From: a@example.org\nSubject: x\n" + b"X-A: " + b"a" * 3_000_000))
    assert "header is longer" in row.reason


@pytest.mark.parametrize("levels", [90, 500, 50_000])
def test_parts_nested_without_end_take_little_time(levels: int, tmp_path: Path) -> None:
    data = b"From: a@example.org\nSubject: nested\nMIME-Version: 1.0\n"
    data += b"".join(b"Content-Type: multipart/mixed; boundary=b%d\n\n--b%d\n" % (n, n) for n in range(levels)) + b"\ninnermost\n" * 1_000
    begun = time.process_time()
    items = hear(tmp_path, data)
    assert len(items) == 1
    assert "innermost" in accepted(items)[0].text
    assert time.process_time() - begun < 5


@given(cut=st.integers(0, 800), noise=st.binary(max_size=20), where=st.integers(0, 800))
@settings(max_examples=80, deadline=None)
def test_a_damaged_message_is_heard_or_refused(cut: int, noise: bytes, where: int, tmp_path_factory: pytest.TempPathFactory) -> None:
    message = letter()
    message.add_attachment("words\n", filename="list.txt")
    message.add_attachment(letter("inner"))
    data = message.as_bytes()
    data = data[:where] + noise + data[where : len(data) - cut]
    items = hear(tmp_path_factory.mktemp("eml"), data, reading=ReadOptions(format="eml"))
    assert items


def test_more_parts_than_any_letter_has_are_read_as_plain_text(tmp_path: Path) -> None:
    data = b"From: a@example.org\nSubject: x\nMIME-Version: 1.0\nContent-Type: multipart/mixed; boundary=b\n\n"
    begun = time.process_time()
    [warning] = accepted(hear(tmp_path, data + b"--b\n\nwords\n" * 200_000))
    assert warning.text.count("words") == 200_000
    assert any("could not be told apart" in value for _, value in warning.facts)
    assert time.process_time() - begun < 5


def test_a_page_too_large_to_read_is_kept_and_said(tmp_path: Path) -> None:
    message = letter()
    message.add_alternative("<p>" * 20_000, subtype="html")
    message.add_attachment("<p>" * 20_000, subtype="html", filename="large.html")
    [warning] = accepted(hear(tmp_path, message.as_bytes(), reading=ReadOptions(limits=Limits(markup=10_000))))
    assert "They will come on Friday." in warning.text
    assert len(warning.attachments) == 2
    assert any(line.startswith("large.html: is a page of") for line in warning.unread)


def test_a_message_larger_than_allowed_is_refused(tmp_path: Path) -> None:
    [row] = refused(hear(tmp_path, letter("x" * 3 * MEGA).as_bytes(), reading=ReadOptions(limits=Limits(document=MEGA))))
    assert "larger than the 1 MB" in row.reason


def test_a_contact_in_an_attachment_is_sealed_and_not_lost(tmp_path: Path) -> None:
    message = letter("See the letter.")
    words = "My name is Wilma Kok, ring me on 06 3131 4141.\nHe is called Marek Dolny (06 5555 4444)."
    message.add_attachment(words, filename="letter.txt")

    [report] = accepted(hear(tmp_path, message.as_bytes()))

    assert "06 3131 4141" not in report.text
    assert "06 3131 4141" in report.contact + report.sealed
    assert "Marek Dolny" in report.unsealed


CALLS = """When,Caller,Phone,Call back?,What
2024-05-02 21:10,Ann Lee,0171 5550142,no,They threw stones at the window
2024-05-02 23:40,Bob Ray,0171 5550177,yes,A car followed us home
"""


@pytest.mark.parametrize("kind", ["csv", "plain", "tab-separated-values"])
def test_rows_of_an_attached_table_are_the_reports_of_the_same_file_alone(kind: str, tmp_path: Path) -> None:
    message = letter("Here are the calls of the night.")
    message.add_attachment(CALLS.encode(), maintype="text", subtype=kind, filename="calls.csv")
    cover, *rows = accepted(hear(tmp_path, message.as_bytes(), "mail.eml"))
    alone = accepted(hear(tmp_path, CALLS.encode(), "calls.csv"))
    assert [replace(row, where="") for row in rows] == [replace(row, where="") for row in alone]
    assert [(row.declined, str(row.heard)) for row in rows] == [(True, "2024-05-02 21:10:00+00:00"), (False, "2024-05-02 23:40:00+00:00")]
    assert "stones" not in cover.text
    assert ("calls.csv", "holds 2 reports of its own") in cover.facts
    assert cover.unread == ()


def test_rows_without_a_time_were_heard_with_their_mail(tmp_path: Path) -> None:
    message = letter("Calls")
    message.add_attachment(b"Caller,Phone,What\nAnn Lee,0171 5550142,They threw stones\n", maintype="text", subtype="csv", filename="c.csv")
    cover, row = accepted(hear(tmp_path, message.as_bytes(), "mail.eml"))
    assert row.heard == cover.heard
    assert row.contact == "Ann Lee, 0171 5550142"


def test_an_attached_text_and_an_invitation_stay_in_their_mail(tmp_path: Path) -> None:
    message = letter("Come to the meeting.")
    message.add_attachment("They shouted at the gate.", filename="note.txt")
    invitation = b"BEGIN:VCALENDAR\nBEGIN:VEVENT\nSUMMARY:Talk on safety\nDTSTART:20240503T100000Z\nEND:VEVENT\nEND:VCALENDAR\n"
    message.add_attachment(invitation, maintype="text", subtype="calendar", filename="invite.ics")
    [mail] = accepted(hear(tmp_path, message.as_bytes(), "mail.eml"))
    assert "They shouted at the gate." in mail.text
    assert "Talk on safety" in mail.text


def test_rows_of_a_table_in_the_page_of_a_mail_are_reports(tmp_path: Path) -> None:
    rows = [row.split(",") for row in CALLS.splitlines()]
    cells = "".join(f"<tr>{''.join(f'<td>{cell}</td>' for cell in row)}</tr>" for row in rows)
    message = letter()
    message.set_content(f"<p>Here are the calls of the night.</p><table>{cells}</table>", subtype="html")
    cover, *reports = accepted(hear(tmp_path, message.as_bytes(), "mail.eml"))
    assert "Here are the calls of the night." in cover.text
    assert "stones" not in cover.text
    assert [(report.declined, str(report.heard)) for report in reports] == [
        (True, "2024-05-02 21:10:00+00:00"),
        (False, "2024-05-02 23:40:00+00:00"),
    ]
    assert cover.unread == ()


def test_the_words_of_a_message_whose_boundary_never_comes_are_read(tmp_path: Path) -> None:
    data = b"From: ana@example.org\nSubject: Torn\nContent-Type: multipart/alternative; boundary=abc\n\nThey wait at the gate.\n"
    [warning] = accepted(hear(tmp_path, data, "torn.eml"))
    assert "They wait at the gate." in warning.text


def test_the_page_of_a_message_whose_boundary_never_comes_is_read_as_a_page(tmp_path: Path) -> None:
    data = b"From: ana@example.org\nSubject: Torn\nContent-Type: multipart/mixed; boundary=abc\n\n<html><p>They <b>wait</b>.</p></html>\n"
    [warning] = accepted(hear(tmp_path, data, "torn.eml"))
    assert warning.text == "Torn\n\nThey wait."


@pytest.mark.parametrize("kind", ["message/feedback-report", "message/delivery-status", "message/disposition-notification"])
def test_the_fields_of_a_notice_in_a_mail_are_read(kind: str, tmp_path: Path) -> None:
    notice = "Feedback-Type: abuse\nReported-Domain: shop.example\n\nDiagnostic-Code: smtp; 550 no such user"
    data = (
        "From: desk@example.net\nSubject: Notice\nContent-Type: multipart/report; boundary=abc\n\n"
        f"--abc\nContent-Type: text/plain\n\nSee below.\n\n--abc\nContent-Type: {kind}\n\n{notice}\n\n--abc--\n"
    )
    [warning] = accepted(hear(tmp_path, data, "notice.eml"))
    assert "Feedback-Type: abuse" in warning.text
    assert "Reported-Domain: shop.example" in warning.text
    assert "550 no such user" in warning.text


def test_an_attachment_without_contents_is_listed_as_not_read(tmp_path: Path) -> None:
    message = letter()
    message.add_attachment(b"", maintype="application", subtype="msword", filename="plan.doc")
    [warning] = accepted(hear(tmp_path, message.as_bytes()))
    assert "plan.doc: arrived without contents" in warning.unread


@pytest.mark.parametrize("encoding", ["utf-8", "latin-1"])
def test_a_file_name_in_raw_bytes_keeps_its_letters(encoding: str, tmp_path: Path) -> None:
    data = letter().as_bytes().replace(b"Content-Type: text/plain", b"Content-Type: multipart/mixed; boundary=abc\nX-Was: text/plain")
    body = '\n--abc\nContent-Type: image/png\nContent-Disposition: attachment; filename="Hofjäger Straße.png"\n\n\x00PNG\n--abc--\n'
    [warning] = accepted(hear(tmp_path, data + body.encode(encoding), "name.eml"))
    assert [file.name for file in warning.attachments] == ["Hofjäger Straße.png"]
