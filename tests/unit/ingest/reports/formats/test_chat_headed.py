"""Chats copied from a window: the sender and the time stand above the words."""

from pathlib import Path

import pytest

from tests.unit.ingest.importing import accepted, hear
from tocsin.domain.report import Submission

WECHAT = """群聊"邻里"的聊天记录如下:

—————  2026-02-10  —————

欧阳晓月  21:08
有人往教堂泼油漆

慕容  21:10
[图片]

欧阳晓月  21:11
还说要烧门
"""
QQ = """2026-02-10 21:08:11 欧阳晓月(12345678)
有人往教堂泼油漆

2026-02-10 21:10:05 慕容(87654321)
谁？

2026-02-10 21:12:00 欧阳晓月(12345678)
还说要烧门
"""
SLACK = """Ilse Wander  9:08 PM
They are painting the church door

Joost Maren  9:10 PM
Who is it?
"""
DISCORD = """Ilse Wander — 02/13/2026 9:08 PM
They are painting the church door
Second line
Joost Maren — 02/13/2026 9:10 PM
Who is it?
"""
RUSSIAN = """Марфа Лукина [10.02.2026 21:08]
Поджигают дверь церкви

Тихон Гаев [10.02.2026 21:10]
Кто это?
"""
KOREAN = """2026-02-10
한지우  오후 9:08
성당 문에 페인트를 뿌려요

남궁민  오후 9:10
누구요?
"""
NO_CHATS = (
    "Monday 21:08\nA man rang about the door\n\nTuesday 21:10\nNobody rang\n",
    "Call 21:08\nA man rang about the door of the church\n\nCall 21:10\nHe rang again\n",
    "Early 07:00\nPat\n\nLate 15:00\nKim\n",
    "2026-02-10 21:08 burned car found\nIt stood at the gate\n2026-02-10 21:10 police came\nThey left\n",
)


@pytest.mark.parametrize(
    ("text", "senders", "times"),
    [
        (WECHAT, ["欧阳晓月", "慕容", "欧阳晓月"], ["02-10 21:08", "02-10 21:10", "02-10 21:11"]),
        (QQ, ["欧阳晓月", "慕容", "欧阳晓月"], ["02-10 21:08", "02-10 21:10", "02-10 21:12"]),
        (SLACK, ["Ilse Wander", "Joost Maren"], ["", ""]),
        (DISCORD, ["Ilse Wander", "Joost Maren"], ["02-13 21:08", "02-13 21:10"]),
        (RUSSIAN, ["Марфа Лукина", "Тихон Гаев"], ["02-10 21:08", "02-10 21:10"]),
        (KOREAN, ["한지우", "남궁민"], ["02-10 21:08", "02-10 21:10"]),
    ],
)
def test_each_message_is_a_report_of_its_sender(tmp_path: Path, text: str, senders: list[str], times: list[str]) -> None:
    reports = _reports(tmp_path, text)
    assert [report.contact.split(", ")[0] for report in reports] == senders
    assert [report.heard.strftime("%m-%d %H:%M") if report.heard else "" for report in reports] == times
    assert not any(name in report.text for report in reports for name in senders)


@pytest.mark.parametrize("text", NO_CHATS)
def test_other_lines_with_a_clock_are_no_chat(tmp_path: Path, text: str) -> None:
    assert not any(report.channel == "chat" for report in _reports(tmp_path, text))


def _reports(folder: Path, text: str) -> list[Submission]:
    return accepted(hear(folder, text, "copied.txt"))
