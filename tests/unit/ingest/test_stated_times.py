# ruff: noqa: E501 - the lines of a file stand as they are
"""Times that stand elsewhere than beside the words: in the name of a file, in a title, in a line of its own, in an attribute of a page."""

from __future__ import annotations

import json
from datetime import UTC
from pathlib import Path

import pytest

from tests.unit.ingest.importing import accepted, hear
from tocsin.domain.report import Submission
from tocsin.ingest import ReadOptions
from tocsin.ingest.reports.dated_entries import first_moment
from tocsin.ingest.times.dates import Times

NOTE = "The neighbour says that boys threw a firework into the stairwell of the family"


def read(folder: Path, text: str, name: str) -> list[Submission]:
    return accepted(hear(folder, text.encode(), name))


def times(items: list[Submission]) -> list[str]:
    return [str(item.heard or item.happened or "-")[:16] for item in items]


@pytest.mark.parametrize(
    ("name", "time"),
    [
        ("20240229_2310_memo.txt", "2024-02-29 23:10"),
        ("memo 2024-02-29 23.10.txt", "2024-02-29 23:10"),
        ("call_2024-02-29T2310.txt", "2024-02-29 23:10"),
        ("Notiz 29.02.2024.txt", "2024-02-29 00:00"),
        ("memo_20249931.txt", "-"),
        ("part 20240229871.txt", "-"),
    ],
)
def test_a_text_without_a_time_has_that_of_its_name(tmp_path: Path, name: str, time: str) -> None:
    (report,) = read(tmp_path, NOTE, name)
    assert times([report]) == [time]
    assert (("time", "stands in the name of the file") in report.facts) == (time != "-")


def test_the_time_in_a_text_counts_before_that_of_its_name(tmp_path: Path) -> None:
    assert times(read(tmp_path, f"On 5 March 2024 at 21:40: {NOTE}", "20240310_0900.txt")) == ["2024-03-05 21:40"]


@pytest.mark.parametrize(
    ("text", "time"),
    [
        ("Puhelumuistio 2.12.2024\nKlo 15.40 soitti nainen.\nHänen poikaansa uhattiin koulussa.", "2024-12-02 15:40"),
        ("Bogen 2\nTag: 19. Mai 2024\nZeit: halb vier nachmittags\nDer Wirt rief etwas ins Mikrofon.", "2024-05-19 15:30"),
        ("Note of 5 March 2024\nShe rang at 9:15 pm and was afraid.", "2024-03-05 21:15"),
        ("Note of 5 March 2024\nOpen 8:00 to 20:00, she rang in between.", "2024-03-05 00:00"),
    ],
)
def test_the_only_clock_of_a_text_belongs_to_its_only_day(tmp_path: Path, text: str, time: str) -> None:
    (report,) = read(tmp_path, text, "note.txt")
    assert times([report]) == [time]


@pytest.mark.parametrize(
    ("text", "time"),
    [
        ("7/4/2024 11:52 PM AKDT", "2024-07-05T07:52"),
        ("9/10/2024 8:05 am PDT", "2024-09-10T15:05"),
        ("1/2/2024 23:10 CDT", "2024-01-03T04:10"),
        ("7/4/2024 23:52 CET", ""),
        ("民國一一三年十月十日 上午八點二十分", "2024-10-10T08:20"),
        ("二〇二四年三月五日 21:30", "2024-03-05T21:30"),
        ("令和六年三月五日 午後九時半", "2024-03-05T21:30"),
        ("0412h 07 NOV 24 (Z)", "2024-11-07T04:12"),
        ("2330h 12 Feb 24", "2024-02-12T23:30"),
        ("venerdì 8 novembre 2024 alle ore 7 e 50", "2024-11-08T07:50"),
        ("22.02.2024 Um: 18 Uhr 5", "2024-02-22T18:05"),
    ],
)
def test_written_times_of_one_meaning_are_read(text: str, time: str) -> None:
    moment = Times().read(text)[0] or first_moment(text, Times())[0]
    assert (moment.astimezone(UTC).isoformat()[:16] if moment else "") == time


def test_a_number_before_a_dash_is_no_first_day_of_a_span() -> None:
    moment = first_moment("Fiche 12 — 21 juin 2023, 23h10", Times())[0]
    assert moment is not None
    assert moment.isoformat()[:16] == "2023-06-21T23:10"


def test_a_table_below_a_title_of_two_days_begins_after_midnight(tmp_path: Path) -> None:
    table = "Nacht vom 20. auf den 21. September 2024\n\nZeit;Anrufer;Meldung\n00:40;anonym;Steine gegen das Fenster\n01:15;anonym;Rufe vor der Tür\n"
    assert times(read(tmp_path, table, "nacht.csv")) == ["2024-09-21 00:40", "2024-09-21 01:15"]


def test_a_table_and_a_text_agree_in_the_night_of_a_change_of_clocks(tmp_path: Path) -> None:
    table = (
        "Night of 26.10. to 27.10.2024\n\nTime;Caller;Message\n23:50;unknown;Stones against the window\n04:15;unknown;Shouts at the door\n"
    )
    reports = accepted(hear(tmp_path, table, "night.csv", ReadOptions(zone="Europe/Berlin")))
    assert times(reports) == ["2024-10-26 21:50", "2024-10-27 03:15"]


def test_the_zone_in_the_title_of_a_table_counts(tmp_path: Path) -> None:
    table = "Call log, Thursday 6 June 2024 (Chicago, CDT)\n\nTime;Caller;What\n7:45 a.m.;unknown;Flyers on cars at the church\nnoon;unknown;He says it is free speech\n"
    reports = read(tmp_path, table, "log.csv")
    assert times(reports) == ["2024-06-06 12:45", "2024-06-06 17:00"]
    assert not any(name == "time_zone" for report in reports for name, _ in report.facts)


def test_a_number_in_an_attribute_of_a_page_is_its_exact_time(tmp_path: Path) -> None:
    posts = "".join(
        f'<div class="post"><span class="name">Anonymous</span> <span class="dateTime" data-utc="{utc}">{shown}</span>'
        f"<blockquote>{words}</blockquote></div>"
        for utc, shown, words in (
            (1667271845, "10/31/22(Mon)23:04:05", "the lights over the point were seen by all of us"),
            (1667275230, "11/01/22(Tue)00:00:30", "those are squid boats that anchor there"),
            (1667275290, "11/01/22(Tue)00:01:30", "nobody anchors there at that hour of the night"),
        )
    )
    page = f"<!DOCTYPE html><html><body><div class='thread'>{posts}</div></body></html>"
    assert times(read(tmp_path, page, "thread.html")) == ["2022-11-01 03:04", "2022-11-01 04:00", "2022-11-01 04:01"]


def test_turns_of_a_call_have_the_time_of_the_call(tmp_path: Path) -> None:
    call = {
        "call_id": "c-8841",
        "started": "2025-01-20T08:15:30-09:00",
        "turns": [
            {"spk": "agent", "t": 0.0, "say": "Tundra Line, how can I help you today?"},
            {"spk": "caller", "t": 9.9, "say": "There is a guy at the dock telling people we should be run off the ice"},
        ],
    }
    assert set(times(read(tmp_path, json.dumps(call), "c-8841.json"))) == {"2025-01-20 17:15"}


def test_a_table_of_aligned_columns_needs_no_underlines(tmp_path: Path) -> None:
    table = (
        "Дата        Час    Подател              За връзка        Съобщение\n"
        "2024-03-05  18:20  Десислава Тонева     02 555 0142      Факелно шествие в квартала, викат заплахи\n"
        "2024-03-05  19:05  неизвестен           няма             Счупени стъкла на джамията\n"
        "2024-03-06  00:15  г-н Мехмед Али       0888 555 017     Полицай отказал да приеме жалба\n"
    )
    reports = read(tmp_path, table, "дежурен.txt")
    assert times(reports) == ["2024-03-05 18:20", "2024-03-05 19:05", "2024-03-06 00:15"]
    assert "Десислава Тонева" in reports[0].contact


def test_a_report_says_which_date_was_not_read_for_its_order(tmp_path: Path) -> None:
    (report,) = read(tmp_path, f"Received 12/9/2020 from a woman. {NOTE}.", "note.txt")
    assert report.happened is None
    assert ("order of day and month", "not stated in 12/9/2020, so the time was not read") in report.facts


@pytest.mark.parametrize(
    ("log", "expected"),
    [
        (
            "Journal, 24.04.2024\n10:40 Frau Berg rief an und sagte, an der Kirche stehen Drohungen in roter Farbe\n19:15 Anonym, er droht das Zentrum anzuzünden",
            ["10:40", "19:15"],
        ),
        (
            "Libri i thirrjeve, 4 nëntor 2024\na) ora 9:45 - dikush hodhi gurë te xhamia e re\nb) ora 17:20 - pa emër: thotë se do t'i vërë flakën",
            ["09:45", "17:20"],
        ),
        (
            "Петак, 28. јун 2024.\n19,20 ч. Јавила се Радмила: каменују азилни центар у улици\n21,05 ч. Непознат глас: доћи ћу у џамију вечерас",
            ["19:20", "21:05"],
        ),
        (
            "2024ko urriaren 12a\n9:30etan Maddalenek deitu du: pintada mehatxagarria ikastolan\n22:15ean izenik gabe: labanarekin dabil jaietan",
            ["09:30", "22:15"],
        ),
        (
            "2024년 7월 12일(금)\n■ 01:20 제보자: 옆집 사람이 다문화센터에 불을 지르겠다고 함\n■ 04:45 익명: 무대에 칼 들고 가겠다는 글을 봤음",
            ["01:20", "04:45"],
        ),
        (
            "SITREP LOG\n091830ZNOV24 // caller states a crowd of forty at the hotel in the street\n091915ZNOV24 // crowd chanting, ringleader named by the caller",
            ["18:30", "19:15"],
        ),
        (
            "* <2024-05-27 Mon>\n** 07:55 Caller\n   Two men measured the school fence.\n** TODO 13:10 Walk-in\n   Says her boss keeps grenades at the farm.",
            ["07:55", "13:10"],
        ),
        (
            "দিনাঙ্ক ১২/০৮/২০২৪\nসকাল ৯:২০ – শেফালি ফোনে জানান, মন্দিরের গেটে হুমকি লেখা আছে\nরাত ১১:০৫ – নাম বলেননি, জেলেপাড়ায় আগুন দেবে বলেছে",
            ["09:20", "23:05"],
        ),
        (
            "रजिस्टर, ०५/०६/२०२४\nसमय १०:३५ | पड़ोसी ने बस्ती जलाने की धमकी दी है यह बताया गया\nसमय २२:५० | मस्जिद के बाहर तलवारें लिए लोग नारे लगा रहे हैं",
            ["10:35", "22:50"],
        ),
    ],
)
def test_hours_below_a_day_begin_reports_of_their_own(tmp_path: Path, log: str, expected: list[str]) -> None:
    found = [time[11:] for time in times(read(tmp_path, log, "log.txt")) if time[11:] != "00:00"]
    assert found == expected


def test_a_day_and_a_time_that_a_spreadsheet_keeps_as_numbers_are_joined(tmp_path: Path) -> None:
    table = "Date,Time,Caller,Issue\n45356,0.90625,Clodagh Penrose,Effigy of the bishop burnt at the hill\n45357,0.010416666666667,Withheld,Giles says the hospice is next\n"
    assert times(read(tmp_path, table, "serials.csv")) == ["2024-03-05 21:45", "2024-03-06 00:15"]


def test_mails_of_a_digest_have_their_own_times(tmp_path: Path) -> None:
    digest = "".join(
        f"Message: {number}\nDate: Sat, 20 Jul 2024 21:{minute}:00 -0300\nFrom: Nonato Braga <n@lista.example>\nSubject: barulho\n\n{words}\n\n------------------------------\n\n"
        for number, minute, words in ((1, "10", "Gente armada na porta do centro"), (2, "48", "Confirmo, quebraram o portão"))
    )
    reports = read(tmp_path, f"Bairro Digest, Vol 12, Issue 3\n\n{digest}End of Bairro Digest\n", "digest.txt")
    assert {"2024-07-21 00:10", "2024-07-21 00:48"} <= set(times(reports))
