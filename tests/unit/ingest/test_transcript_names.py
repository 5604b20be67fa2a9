"""Speakers of transcripts within a text, quoted posts, cards without a full name, and senders of digests are sealed."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.unit.ingest.importing import accepted, hear
from tocsin.ingest.sealing.transcript_names import transcript_names


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("(19:00:12) Visitor (Imogen Sayle): hello\n(19:00:40) Desk: yes", ["Imogen Sayle"]),
        ("[10:02] Ilse Wander: he has a gun\n[10:03] Joost Maren: who?", ["Ilse Wander", "Joost Maren"]),
        ("10:02 Марфа Лукина: у него нож\n10:04 Оператор: кто?", ["Марфа Лукина"]),
        ("9:02 PM - Ann Lee: he is outside\n9:03 PM - Desk: stay in", ["Ann Lee"]),
        ("(08:15) Μαρία Λάμπρου: άκουσα φωνές\n(08:16) Γραφείο: πού;", ["Μαρία Λάμπρου"]),
        ("> [08:15] Zoë Brandt: sie zünden es an\n> [08:16] Desk: wo?", ["Zoë Brandt"]),
        ('[quote="Distelfink" date="2026-02-28 20:14"]Er holt die Flinte[/quote]', ["Distelfink"]),
        ('[quote="starling, post:3, topic:77"]he will burn it[/quote]', ["starling"]),
        ("[quote author=kestrel link=topic=4.msg5 date=1700000000]tonight[/quote]", ["kestrel"]),
        ("[QUOTE=Wolf77;12345]tonight[/QUOTE]", ["Wolf77"]),
        ("[10:02] Ilse Wander: only one line", []),
        ("10:02 Threat: he burns it\n10:05 Police: on site", []),
        ("[quote]no name[/quote]", []),
    ],
)
def test_names_in_transcripts_and_quotes(text: str, names: list[str]) -> None:
    assert list(transcript_names(text)) == names


def test_card_without_a_full_name_is_sealed(tmp_path: Path) -> None:
    card = "BEGIN:VCARD\nVERSION:2.1\nN:Lundkvist;Tuva;;Dr;\nTEL;CELL:070-174 06 41\nNOTE:Lundkvist saw men carry cans\nEND:VCARD\n"
    (report,) = accepted(hear(tmp_path, card, "lines.vcf"))
    assert "Tuva Lundkvist" in report.contact
    assert "Lundkvist" not in str(report.facts)


def test_sender_of_a_digest_is_sealed_in_its_contents(tmp_path: Path) -> None:
    mail = (
        "Message: {n}\nDate: Sat, 18 Jul 2026 21:1{n}:00 -0300\nFrom: {who}\nSubject: noise at the hall\n\n{words}\n\n" + "-" * 30 + "\n\n"
    )
    topics = (
        "Street Digest, Vol 12\n\nToday's Topics:\n\n   1. noise at the hall (Ilse Wander)\n   2. Re: noise at the hall (uncle Joost)\n\n"
        + "-" * 70
        + "\n\n"
    )
    first = mail.format(n=1, who="Ilse Wander <ilse@list.example>", words="Armed people at the door of the hall.")
    second = mail.format(n=2, who="uncle Joost <joost@list.example>", words="They broke the gate.")
    reports = accepted(hear(tmp_path, topics + first + second + "End of Street Digest\n", "digest.txt"))
    clear = " ".join(f"{report.text} {report.facts}" for report in reports)
    assert "Ilse Wander" not in clear
    assert "uncle Joost" not in clear
    assert "broke the gate" in clear


def test_cell_that_goes_on_below_is_one_with_its_row(tmp_path: Path) -> None:
    table = """ id |       quando        |  informante   |                 relato
----+---------------------+---------------+-----------------------------------------
 31 | 2026-10-06 08:12:00 | Zuleide Prado | Homem armado rondando a casa da vila
 32 | 2026-10-06 09:47:00 |               | Disseram que o centro vai ser atacado   +
    |                     |               | ainda hoje de noite
(2 rows)
"""
    reports = accepted(hear(tmp_path, table, "psql.txt"))
    assert [report.text for report in reports] == [
        "Homem armado rondando a casa da vila",
        "Disseram que o centro vai ser atacado\nainda hoje de noite",
    ]
