"""Whoever wrote to the desk is owed a word of arrival and a call back. Who is only quoted, and who threatens, is not rung."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.office import Office
from tocsin.domain.duty import DutyKind
from tocsin.domain.report import BEFORE_RINGING, CALLS_OTHERS, MAY_THREATEN, QUOTED, THREATENS
from tocsin.ingest import ReadOptions

TO_SOURCE = {DutyKind.ACKNOWLEDGE, DutyKind.CALL_BACK}
GROUP = """20/11/2026, 21:15 - Anna Berger: Did you see the leaflets at the mosque?
20/11/2026, 21:16 - Karl M: I will burn that mosque down on Friday, I swear it.
20/11/2026, 21:17 - Karl M: With all of them in it. Ring me back if you dare.
20/11/2026, 21:18 - +49 171 5550001: He is not joking, he bought petrol.
"""
OWN = """20/11/2026, 22:01 - Marta Nowak: Hello, is this the hotline?
20/11/2026, 22:02 - You: Yes. How can we help?
20/11/2026, 22:03 - Marta Nowak: My neighbour has a knife and threatens the family above.
20/11/2026, 22:05 - Marta Nowak: He shouts at the door.
"""
MAIL = """From: Lena Fischer <lena@example.org>
To: help@desk.example
Date: Fri, 20 Nov 2026 20:00:00 +0100
Subject: Threats in our group
Message-ID: <1@example.org>
MIME-Version: 1.0
Content-Type: multipart/mixed; boundary="b"

--b
Content-Type: text/plain; charset=utf-8

Please see the chat that I attach.

--b
Content-Type: text/plain; charset=utf-8; name="WhatsApp Chat with Karl M.txt"
Content-Disposition: attachment; filename="WhatsApp Chat with Karl M.txt"

{chat}
--b--
"""
FORWARDED = """From: {sender}
To: help@desk.example
Date: Fri, 20 Nov 2026 20:00:00 +0100
Subject: Fwd: hello
Message-ID: <2@example.org>
MIME-Version: 1.0
Content-Type: multipart/mixed; boundary="b"

--b
Content-Type: text/plain; charset=utf-8

I got this.

--b
Content-Type: message/rfc822

From: Karl Maier <karl@example.net>
To: lena@example.org
Date: Thu, 19 Nov 2026 20:00:00 +0100
Subject: hello

The wall at the mill was sprayed.

--b--
"""


def hear(office: Office, folder: Path, name: str, text: str) -> None:
    path = folder / name
    path.parent.mkdir(exist_ok=True)
    path.write_text(text)
    office.desk.importer.hear(path, ReadOptions())


def to_sources(office: Office) -> list[tuple[str, str]]:
    """What is owed to sources: the kind of each duty and the text of its report."""
    owed = [duty for duty in office.desk.duties.listed() if duty.kind in TO_SOURCE]
    return sorted((str(duty.kind), (office.desk.reports.show(duty.report).text or "").partition("\n")[0]) for duty in owed)


def contacts(office: Office) -> list[str]:
    reports = {duty.report: office.desk.reports.show(duty.report) for duty in office.desk.duties.listed()}
    return [office.desk.report_access.source(number, by="Dora", reason="test").contact for number, view in reports.items() if view.source]


def sound(office: Office) -> bool:
    return office.desk.audit.verify().sound and office.desk.audit.reconcile().balanced


def test_nothing_is_owed_to_people_who_write_in_a_group(office: Office, tmp_path: Path) -> None:
    hear(office, tmp_path, "WhatsApp Chat with Neighbours.txt", GROUP)

    assert to_sources(office) == []
    assert len(contacts(office)) == 4, "they are sealed all the same"
    views = [office.desk.reports.show(duty.report) for duty in office.desk.duties.listed() if duty.kind is DutyKind.ASSESS]
    assert all(QUOTED in dict(view.detail.facts) for view in views)
    assert sound(office)


def test_a_watched_person_who_writes_in_a_group_is_told_to_the_team_that_watches(office: Office, tmp_path: Path) -> None:
    office.desk.subjects.watch("north", office.subject("Dirk Sloots").id, reason="stake")

    hear(office, tmp_path, "WhatsApp Chat with Neighbours.txt", GROUP.replace("Karl M", "Dirk Sloots"))

    owed = {duty.report for duty in office.desk.duties.listed() if duty.team == "north"}
    assert len(owed) == 2
    assert all("Sloots" not in (office.desk.reports.show(report).text or "") for report in owed)


def test_a_source_who_bears_a_watched_name_is_told_to_nobody(office: Office, tmp_path: Path) -> None:
    office.desk.subjects.watch("north", office.subject("Marta Nowak").id, reason="stake")

    hear(office, tmp_path, "WhatsApp Chat with Marta Nowak.txt", OWN)

    assert [duty for duty in office.desk.duties.listed() if duty.team == "north"] == []


COMMENTS = """id,user,created,text
1,urubu,2026-11-20 10:00,Disgusting decision of the council.
2,mira,2026-11-20 10:05,"Please someone call me, I live next to him."
3,urubu,2026-11-20 10:09,They will burn the hall on Friday.
"""


def test_accounts_of_posts_are_owed_nothing_unless_they_ask(office: Office, tmp_path: Path) -> None:
    hear(office, tmp_path, "comments.csv", COMMENTS)

    assert {text for _, text in to_sources(office)} == {"Please someone call me, I live next to him."}
    assert sound(office)


def test_users_of_a_ticket_system_with_an_address_are_sources(office: Office, tmp_path: Path) -> None:
    hear(office, tmp_path, "tickets.csv", COMMENTS.replace("urubu", "urubu@example.org").replace("mira", "mira@example.org"))

    assert "Disgusting decision of the council." in {text for _, text in to_sources(office)}


def test_who_asks_in_a_group_to_be_rung_is_rung(office: Office, tmp_path: Path) -> None:
    asks = "20/11/2026, 21:30 - Anna Berger: I am afraid. Please ring me back on +49 151 23456789.\n"

    hear(office, tmp_path, "WhatsApp Chat with Neighbours.txt", GROUP + asks)

    assert [kind for kind, _ in to_sources(office)] == ["acknowledge", "call-back"]
    assert all("I am afraid" in text for _, text in to_sources(office))


def test_contacts_in_one_message_make_no_second_source_of_its_writer(office: Office, tmp_path: Path) -> None:
    asks = "20/11/2026, 22:06 - Marta Nowak: Please ring my daughter's number +48 600 111 222, only after 7.\n"

    hear(office, tmp_path, "WhatsApp Chat with Marta Nowak.txt", OWN + asks)

    assert [kind for kind, _ in to_sources(office)] == ["acknowledge", "call-back"]
    (call_back,) = (duty for duty in office.desk.duties.listed() if duty.kind is DutyKind.CALL_BACK)
    (row,) = office.desk.queue.rows([call_back])
    assert row.wish is not None
    assert row.wish.lines == ("on their daughter's number", "after 7")
    assert (len(row.wish.reports), row.priority) == (4, "P1")


def test_in_a_channel_of_the_desk_the_other_side_is_owed_one_word_and_one_call(office: Office, tmp_path: Path) -> None:
    hear(office, tmp_path, "WhatsApp Chat with Marta Nowak.txt", OWN)

    assert [kind for kind, _ in to_sources(office)] == ["acknowledge", "call-back"]
    assert sound(office)


@pytest.mark.parametrize("desk", ["Hotline South", "Dora"])
def test_a_chat_called_after_one_of_two_is_with_that_one(office: Office, tmp_path: Path, desk: str) -> None:
    hear(office, tmp_path, "WhatsApp Chat with Marta Nowak.txt", OWN.replace("You:", f"{desk}:"))

    owed = to_sources(office)
    assert [kind for kind, _ in owed] == ["acknowledge", "call-back"]
    assert all(text.startswith("Hello") for _, text in owed)


def test_of_two_unknown_people_in_a_chat_nobody_is_owed_anything(office: Office, tmp_path: Path) -> None:
    hear(office, tmp_path, "WhatsApp Chat.txt", OWN.replace("You:", "Ben Arndt:"))

    assert to_sources(office) == []


def test_whoever_threatens_in_a_channel_of_the_desk_is_not_rung(office: Office, tmp_path: Path) -> None:
    threat = "20/11/2026, 22:06 - Marta Nowak: I will burn your office down tomorrow, I swear it.\n"

    hear(office, tmp_path, "WhatsApp Chat with Marta Nowak.txt", OWN + threat)

    ((kind, text),) = to_sources(office)
    assert (kind, text) == ("acknowledge", "Hello, is this the hotline?"), "they wrote to the desk, and a person decides what to say"
    report = next(duty.report for duty in office.desk.duties.listed() if duty.kind is DutyKind.ACKNOWLEDGE)
    assert any(name == BEFORE_RINGING and "threatens" in value for name, value in office.desk.reports.show(report).detail.facts)
    assert sound(office)


def test_a_mail_that_threatens_owes_no_call(office: Office, tmp_path: Path) -> None:
    hear(office, tmp_path, "mail.eml", MAIL.partition("MIME-Version")[0] + "\nI will kill you all on Friday, you will burn.\n")

    assert [kind for kind, _ in to_sources(office)] == ["acknowledge"]


def test_a_warner_who_is_afraid_for_themselves_is_rung(office: Office) -> None:
    office.hear("I will kill myself tonight.", contact="+49 151 1111111")
    office.hear("I am afraid he will kill me.", contact="+49 151 2222222")

    assert [kind for kind, _ in to_sources(office)] == ["acknowledge"] * 2 + ["call-back"] * 2


def test_the_sender_of_a_mail_is_owed_an_answer_and_the_chat_in_it_is_not(office: Office, tmp_path: Path) -> None:
    hear(office, tmp_path, "mail.eml", MAIL.format(chat=OWN.replace("Marta Nowak", "Karl M")))

    assert [kind for kind, _ in to_sources(office)] == ["acknowledge", "call-back"]
    assert all(text.startswith("Threats in our group") for _, text in to_sources(office))


def test_whose_mail_is_forwarded_is_quoted_and_sealed(office: Office, tmp_path: Path) -> None:
    hear(office, tmp_path, "mail.eml", FORWARDED.format(sender="Lena Fischer <lena@example.org>"))

    (contact,) = contacts(office)
    own, _, others = contact.partition("\n")
    assert "lena@example.org" in own
    assert "karl" not in own.lower()
    assert "karl@example.net" in others


def test_a_mail_that_the_desk_forwards_to_itself_is_of_whom_it_forwards(office: Office, tmp_path: Path) -> None:
    hear(office, tmp_path, "mail.eml", FORWARDED.format(sender=f"Desk <{office.desk.services.settings.mail.sender}>"))

    assert [kind for kind, _ in to_sources(office)] == ["acknowledge", "call-back"]
    (contact,) = contacts(office)
    assert "karl@example.net" in contact.partition("\n")[0]


POSTS = [
    {"id": "c1", "name": "karl", "text": "I will burn the house at Quay Road on Friday, I swear."},
    {"id": "c2", "name": "jo", "text": "Everyone meet Friday 8pm at Quay Road, bring bats"},
    {"id": "c3", "name": "mira", "text": "Please someone call me, I live next to him. mira@example.com"},
]


def test_of_those_who_post_the_helper_is_rung_and_who_threatens_or_calls_others_is_not(office: Office, tmp_path: Path) -> None:
    hear(office, tmp_path, "posts.json", json.dumps(POSTS))

    owed = to_sources(office)
    assert [text[:12] for kind, text in owed if kind == "call-back"] == ["Please someo"]
    lines = {duty.report: row.wish.lines for row in office.desk.queue.rows(office.desk.duties.listed()) for duty in [row.duty] if row.wish}
    assert sorted(lines.values()) == [(), (CALLS_OTHERS,), (THREATENS,)]
    assert sound(office)


def test_a_helper_is_rung_whose_name_another_who_threatens_has(office: Office, tmp_path: Path) -> None:
    hear(office, tmp_path, "posts.json", json.dumps([POSTS[0] | {"name": "mira"}, POSTS[2]]))

    assert [text[:12] for kind, text in to_sources(office) if kind == "call-back"] == ["Please someo"]
    (call_back,) = (duty for duty in office.desk.duties.listed() if duty.kind is DutyKind.CALL_BACK)
    (row,) = office.desk.queue.rows([call_back])
    assert row.wish is not None
    assert row.wish.lines == (MAY_THREATEN,), "they may be two people, so the message is read first"


def test_who_wants_out_is_rung_and_so_is_their_photo(office: Office, tmp_path: Path) -> None:
    out = "20/11/2026, 21:15 - +49 171 5550199: ruft mich an, ich will aussteigen, aber nicht vor 10\n"

    hear(office, tmp_path, "WhatsApp Chat with +49 171 5550199.txt", out + "20/11/2026, 21:16 - +49 171 5550199: <Media omitted>\n")

    (call_back,) = (duty for duty in office.desk.duties.listed() if duty.kind is DutyKind.CALL_BACK)
    (row,) = office.desk.queue.rows([call_back])
    assert row.wish is not None
    assert row.wish.lines == (MAY_THREATEN, "not before 10")


@pytest.mark.parametrize(
    "asks",
    [
        "kan de meldlijn mij bellen? 06 99887766", "can the hotline ring me", "can somebody call me", "bel mij", "ruft mich an",
        "que alguien me llame", "biri beni arasın", "пусть мне позвонят", "ممكن تتصلوا فيي", "quelqu'un peut m'appeler",
        "מישהו יכול להתקשר אליי", "کیا ہیلپ لائن مجھے کال کر سکتی ہے",
    ],
)  # fmt: skip
def test_whoever_asks_to_be_rung_in_a_group_is_rung(asks: str, office: Office, tmp_path: Path) -> None:
    hear(office, tmp_path, "WhatsApp Chat with Neighbours.txt", f"{GROUP}20/11/2026, 21:30 - Piet Bos: {asks}\n")

    assert [kind for kind, _ in to_sources(office)] == ["acknowledge", "call-back"]


PHONED = """Date,Name,Contact,Message,Phone them?
2026-11-20,Ann,ann@example.com,The wall at the mill was sprayed again,"NO - do not ring, email only"
2026-11-20,Bo,07700 900123,They broke the window of the shop,yes - after 7pm
"""
RUNG_BACK = """Datum;Name;Rückruf-Nr.;Meldung;Zurückrufen?
20.11.2026;Ute Kress;ute.kress@example.de;Die Wand an der Mühle wurde besprüht;bitte nicht zurückrufen, er liest mit
"""


def wishes(office: Office) -> dict[tuple[str, str], tuple[str, ...]]:
    """How each source is to be reached, by the kind of duty and the first word of the report."""
    rows = office.desk.queue.rows(office.desk.duties.listed())
    told = [(row.duty, row.wish.lines) for row in rows if row.wish]
    return {(str(duty.kind), (office.desk.reports.show(duty.report).text or "").split()[0]): lines for duty, lines in told}


def test_answers_on_ringing_are_told_and_who_refuses_is_written_to(office: Office, tmp_path: Path) -> None:
    hear(office, tmp_path, "calls.csv", PHONED)
    hear(office, tmp_path, "anrufe.csv", RUNG_BACK)

    assert wishes(office) == {
        ("acknowledge", "The"): ("asked not to be rung", "only by mail"),
        ("acknowledge", "They"): ("after 7 pm",),
        ("call-back", "They"): ("after 7 pm",),
        ("acknowledge", "Die"): ("asked not to be rung",),
    }
    assert sound(office)
