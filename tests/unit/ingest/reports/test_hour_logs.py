"""Logs by the hour: a day above lines that begin with a time of day, in any notation and language, and texts that only look like one."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest

from tocsin.domain.report import Submission
from tocsin.ingest import ReadOptions, read

_LOGS = tomllib.loads(Path(__file__).with_name("hour_logs.toml").read_text("utf-8"))

_ONE_REPORT = {
    "opening hours": "Our desk, 14 May 2024\n\nMonday to Friday 9:00-17:00\nSaturday 10:00-14:00\n\nSomebody painted a threat on the door.",
    "letter": (
        "Dear desk,\n\non 14 May 2024 a man came to our shop and shouted that he would burn it down. He came first at\n"
        "10:40 and stayed until the police were called, then he went away and came back in the evening at about\n"
        "18:30 with two others who carried sticks. My sister saw it all from the window and wrote down the plate\n"
        "of the car. We are afraid.\n\nYours, a neighbour"
    ),
    "programme": "Festival programme 14 May 2024\n\n10:00 Opening\n10:30 Coffee\n12:00 Lunch\n13:00 End",
    "days of a month": "Chronik 2024, Stand 14.05.2024\n12.03. Farbe an der Tür der Moschee\n15.04. Steine gegen die Fenster des Heims",
}
"""Texts that mention hours, and are one report, or entries of days."""


_CHATS = {
    "hours below a day": "13 November 2026\n\n21:40 Tom: are you there\n21:41 Ann: yes\n21:42 Tom: he has a gun\n21:45 Ann: who",
    "below a title": "Chat of the class, 13 November 2026\n\n21:40 Tom: are you there\n21:41 Ann: yes\n21:42 Tom: he has a gun",
    "lines that go on": (
        "13 November 2026\n21:40 Tom Reed: are you there\n21:41 Ann Lee: yes\nand I hear you\n"
        "21:42 Tom Reed: he has a gun\nwhat now\n21:45 Ann Lee: who"
    ),
    "nicks": "--- Log opened Fri Nov 13 21:40:00 2026\n21:40 <tom> are you there\n21:41 <ann> yes\n21:43 <tom> he has a gun",
    "two lines": "13 November 2026\n21:40 Tom: he has a gun\n21:41 Ann: who",
    "turkish": "13.11.2026\n21.40 Ayşe: orada mısın\n21.41 Mehmet: evet\n21.42 Ayşe: silahı var",
    "telephone numbers": "13.11.2026\n21:40 +44 1632 960455: are you there\n21:41 Ann: yes\n21:42 +44 1632 960455: he has a gun",
}
"""Chats whose lines state hours only, below a day."""


def _items(folder: Path, text: str, name: str = "log.txt") -> list[Submission]:
    path = folder / name
    path.write_text(text + "\n", "utf-8")
    return [item for item in read(path, ReadOptions(zone="UTC")) if isinstance(item, Submission)]


def _times(items: list[Submission]) -> str:
    moments = [item.heard or item.happened for item in items]
    return " ".join(f"{moment:%dT%H:%M}" if moment else "none" for moment in moments)


@pytest.mark.parametrize("kind", _LOGS)
def test_a_log_by_the_hour_is_a_report_per_entry(tmp_path: Path, kind: str) -> None:
    items = _items(tmp_path, _LOGS[kind]["text"])
    assert _times(items) == _LOGS[kind]["times"]
    assert {item.channel for item in items} == {"file"}


@pytest.mark.parametrize("kind", _CHATS)
def test_a_chat_with_hours_only_stays_a_chat(tmp_path: Path, kind: str) -> None:
    assert {item.channel for item in _items(tmp_path, _CHATS[kind])} == {"chat"}


@pytest.mark.parametrize("kind", _ONE_REPORT)
def test_a_text_that_only_mentions_hours_is_no_log_by_the_hour(tmp_path: Path, kind: str) -> None:
    items = _items(tmp_path, _ONE_REPORT[kind])
    assert len(items) == 1 or kind == "days of a month"
    assert set(_times(items).split()) <= {"none"} | {f"{day:02d}T{hour}" for day in range(1, 32) for hour in ("00:00", "10:40", "09:00")}


_CONTACTS = {
    "a caller twice, some colons": ["Tom Reed", "Ann Lee", "", "Tom Reed", "Dora Blake"],
    "a colon in each, behind numbers": ["Tom Reed, 01632 960455", "Ann Lee, 01632 960456", "Dora Blake, 01632 960457"],
    "turkish colons": ["", "Ayşe Demir", "Mehmet Öztürk, 0216 555 33 44", "", "Mehmet Öztürk"],
    "german colons": ["", "Anna Berger", "", "Paul Koch, 030 1234567", ""],
    "french colons": ["", "Claire Morel", "", "Jean Petit, 06 12 34 56 78", ""],
    "arabic colons": ["", "أحمد حسن", "", "ليلى منصور", ""],
}
"""Who is to be rung back for each entry."""


@pytest.mark.parametrize("kind", _CONTACTS)
def test_who_rang_is_the_contact_of_an_entry(tmp_path: Path, kind: str) -> None:
    assert [item.contact for item in _items(tmp_path, _LOGS[kind]["text"])] == _CONTACTS[kind]


def test_a_caller_of_whom_another_entry_tells_is_no_contact_of_it(tmp_path: Path) -> None:
    log = "Night of 14 March 2026\n21:15 Dora Quill rang: men at the hall\n22:40 Dora Quill was seen at the gate with a stick\n"
    assert [item.contact for item in _items(tmp_path, log)] == ["Dora Quill", ""]


def test_a_log_that_names_callers_says_when_the_desk_was_told(tmp_path: Path) -> None:
    calls = "Night of 14 March 2026\n21:15 Mrs Dora Quill rang: men at the hall\n22:40 silent call\n00:20 Dora Quill again: they left\n"
    events = "Saturday 14 March 2026\n21:15 stones thrown at the bus\n22:40 all quiet\n00:20 they left\n"
    assert [(item.heard is not None, item.happened) for item in _items(tmp_path, calls)] == [(True, None)] * 3
    assert all(item.heard is None and item.happened for item in _items(tmp_path, events))
