"""Texts that are kept by day become a report an entry, and a document has the time that its words state."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.unit.ingest.importing import hear, keys
from tocsin.domain.report import Submission
from tocsin.ingest import ReadOptions, read

DIARY = """{title}

{first_day}
{clock} the man upstairs poured water on my washing again.
{yesterday} he told the postman that I am a spy.

{second_day}
Somebody cut the tyres of my bicycle in the yard.
"""


def _read(folder: Path, text: str) -> list[Submission]:
    path = folder / "notes.txt"
    path.write_text(text, encoding="utf-8")
    return [item for item in read(path, ReadOptions(zone="UTC")) if isinstance(item, Submission)]


@pytest.mark.parametrize(
    ("first_day", "clock", "yesterday", "second_day"),
    [
        ("Sunday, 3 March 2024", "14:05", "Yesterday at 9 pm", "Thursday, 14 March 2024"),
        ("Sonntag, den 3. März 2024", "Um 14.05 Uhr:", "Gestern gegen 21 Uhr", "14.03.2024"),
        ("dimanche 3 mars 2024", "14h05 -", "Hier à 21 heures", "jeudi 14 mars 2024"),
        ("3 марта 2024 г.", "14:05", "Вчера в 21:00", "14 марта 2024 г."),
        ("2024年3月3日", "14時05分", "昨日 21:00", "2024年3月14日"),
        ("Jumapili, tarehe 3 Machi 2024", "Saa 14:05", "Jana 21:00", "14 Machi 2024"),
        ("domingo, 3 de marzo de 2024", "14:05", "Ayer 21:00", "14 de marzo de 2024"),
    ],
)
def test_a_text_kept_by_day_is_a_report_an_entry(tmp_path: Path, first_day: str, clock: str, yesterday: str, second_day: str) -> None:
    text = DIARY.format(title="Notes of the house", first_day=first_day, clock=clock, yesterday=yesterday, second_day=second_day)
    items = _read(tmp_path, text)
    assert [str(item.happened)[:16] for item in items] == ["2024-03-03 14:05", "2024-03-02 21:00", "2024-03-14 00:00"]
    assert "Notes of the house" in items[0].text
    assert len({item.key for item in items}) == 3


def test_entries_behind_their_days_are_reports(tmp_path: Path) -> None:
    items = _read(tmp_path, "14/03/2024 10h20 They throw stones at the dog\nof my neighbour.\n15/03/2024 They came again with a knife.\n")
    assert [(str(item.happened)[:16], item.text.split()[-1]) for item in items] == [
        ("2024-03-14 10:20", "neighbour."),
        ("2024-03-15 00:00", "knife."),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "Dear office,\n\nDana 17. svibnja 2023. u 14:05 javila se jedna gospođa iz Zagreba.",
        "Minutes of the meeting of 17 May 2023, begun at 14:05\nThey want to burn the hall.",
        "melder: Eckhart\ndatum: 17.05.2023\nzeit: 14:05\ntext: They want to burn the hall tonight.",
    ],
)
def test_a_document_has_the_time_that_its_words_state(tmp_path: Path, text: str) -> None:
    (item,) = _read(tmp_path, text)
    assert str(item.happened)[:16] == "2023-05-17 14:05"


@pytest.mark.parametrize("text", ["Call me on 0228 5550 144 about flat 12.", "We paid 1.200.000 for 45123 of them in 3 weeks."])
def test_a_number_in_a_sentence_is_no_time(tmp_path: Path, text: str) -> None:
    (item,) = _read(tmp_path, text)
    assert item.happened is None


def test_a_letter_with_one_day_stays_one_report(tmp_path: Path) -> None:
    (item,) = _read(tmp_path, "Berlin, 3 March 2024\n\nDear office,\nthey broke the door on Friday.\nThey said they would be back.\n")
    assert str(item.happened)[:10] == "2024-03-03"


@pytest.mark.parametrize(
    ("text", "times"),
    [
        (
            "HANDOVER Sun 4 Aug 2024 [times are BST]\n\n * 2010 - Call from the hotel.\n * 0040 - The police confirmed it.",
            ["04 19:10", "04 23:40"],
        ),
        (
            "## Log of 6 August 2024\n\n1. **7:10 am** Fire at the temple gate.\n2. **11:30 pm** A note on the door.",
            ["06 07:10", "06 23:30"],
        ),
        (
            "見守り日報 令和6年8月6日\n\n０９：１５　追悼碑の前で横断幕を見た。\n１３：４０　区議が一緒に写真を撮っていた。",
            ["06 09:15", "06 13:40"],
        ),
        (
            "Tarehe 30/8/2024\n\nsaa tatu usiku | watu wamebandika karatasi\nsaa nne usiku | chifu alikuwepo akicheka",
            ["30 21:00", "30 22:00"],
        ),
    ],
)
def test_hours_below_the_day_of_a_log_are_entries(text: str, times: list[str], tmp_path: Path) -> None:
    assert [f"{report.happened:%d %H:%M}" for report in _read(tmp_path, text)] == times


NIGHT = "Line {line}, night of 28 November 2026\n22:10 Silent call, rang off\n23:40 A man counts the people who leave the hall\n"


def test_a_log_that_has_grown_keeps_the_keys_of_its_old_entries(tmp_path: Path) -> None:
    before = keys(hear(tmp_path, NIGHT.format(line=1), "night.txt"))
    after = keys(hear(tmp_path, NIGHT.format(line=1) + "05:10 Nobody there\n", "copy of night.txt"))

    assert after[: len(before)] == before
    assert len(set(after)) == len(before) + 1


def test_logs_of_two_lines_share_no_entry(tmp_path: Path) -> None:
    first, other = (keys(hear(tmp_path, NIGHT.format(line=line), f"{line}.txt")) for line in (1, 2))

    assert not {*first} & {*other}
