"""Accounts of members are sealed where others call them, and addresses of machines wherever they stand for a person."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.unit.ingest.importing import accepted, hear
from tocsin.domain.report import Submission
from tocsin.ingest.sealing.contacts import find_contacts, handles_of, is_machine_address
from tocsin.ingest.sealing.seal import seal


@pytest.mark.parametrize(
    ("member", "told"),
    [
        ("panas", "@panas_k"),
        ("cendawan#0412", "@cendawan"),
        ("lauseta@oc.example", "@lauseta"),
        ("@meochieu77", "@meochieu77"),
        ("urubu.rei", "@urubu"),
        ("Ann Lee", "@ann_lee"),
        ("зозуля", "@зозуля_7"),
        ("kestrel_9", "@kestrel_9_backup"),
        ("@wolf:matrix.example", "@wolf"),
    ],
)
def test_member_is_found_where_others_call_them(member: str, told: str) -> None:
    assert list(handles_of(iter([member]), f"ask {told}, they saw it")) == [told]


@pytest.mark.parametrize(("member", "told"), [("panas", "@blackthorn"), ("joe", "@joeseph_threat"), ("Ann Lee", "@lee_of_north")])
def test_another_account_stays_open(member: str, told: str) -> None:
    assert list(handles_of(iter([member]), f"the threat is by {told}")) == []


@pytest.mark.parametrize("value", ["192.0.2.14", "203.0.113.255", "2001:db8::17", "::ffff:192.0.2.1"])
def test_address_of_a_machine_in_a_field_is_sealed(value: str) -> None:
    assert is_machine_address(value)
    report = seal(Submission(key="1", channel="file", text="Shots at the gate", where="row 1", facts=(("Q7", value),)))
    assert value not in str(report.facts)
    assert value in f"{report.contact} {report.sealed}"


@pytest.mark.parametrize("value", ["12:30:45", "10.02.2026", "1.2.3", "300.1.1.1", "a:b:c", "08:15", "Q02.a.b.c"])
def test_other_values_are_no_address_of_a_machine(value: str) -> None:
    assert not is_machine_address(value)


@pytest.mark.parametrize("mask", ["~mn@203.0.113.5", "uid9@198.51.100.7", "root@192.0.2.1"])
def test_address_of_a_chatter_is_a_contact(mask: str) -> None:
    assert find_contacts(f"[{mask}] has joined #tips") == [mask]


def test_account_of_a_member_without_its_number_is_sealed(tmp_path: Path) -> None:
    lines = "[05-Sep-26 08:14 PM] cendawan#0412\nThe guard has a gun\n\n"
    lines += "[05-Sep-26 08:20 PM] TicketBot\ncendawan opened a ticket, @cendawan wait\n"
    guild = "=" * 62 + "\nGuild: Campus\nChannel: tips / north\n" + "=" * 62 + "\n\n"
    reports = accepted(hear(tmp_path, guild + lines, "tips.txt"))
    assert "cendawan" not in " ".join(report.text for report in reports)


def test_notice_of_who_joined_is_no_message(tmp_path: Path) -> None:
    log = "--- Log opened Sat Mar 28 22:58:11 2026\n22:58 -!- newt [~mn@203.0.113.5] has joined #tips\n"
    log += "22:59 < newt> he will burn it\n23:01 < newt> now\n"
    assert [report.text for report in accepted(hear(tmp_path, log, "tips.log"))] == ["he will burn it", "now"]


def test_speaker_in_capitals_is_sealed_in_subtitles(tmp_path: Path) -> None:
    cues = "1\n00:00:01,000 --> 00:00:04,000\nOh no: they burn it\n\n2\n00:00:05,000 --> 00:00:06,000\nZAINAB: He will come back.\n"
    (report,) = accepted(hear(tmp_path, cues, "talk.srt"))
    assert "ZAINAB" not in report.text
    assert "ZAINAB" in report.contact
    assert "Oh no" in report.text


def test_mention_in_a_telegram_export_is_sealed(tmp_path: Path) -> None:
    said = [
        {
            "id": 1,
            "type": "message",
            "date": "2026-05-02T18:05:11",
            "from": "Iskra",
            "from_id": "user1",
            "text": "ask @panas_k, not @brutus_x",
        }
    ]
    said += [{"id": 2, "type": "message", "date": "2026-05-02T18:30:00", "from": "panas", "from_id": "user2", "text": "they burn it"}]
    chat = {"name": "Watch", "type": "private_group", "id": 7, "messages": said}
    first, _ = accepted(hear(tmp_path, json.dumps(chat), "result.json"))
    assert "@panas_k" not in first.text
    assert "@brutus_x" in first.text
