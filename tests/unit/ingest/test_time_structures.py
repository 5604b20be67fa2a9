"""Random moments in many forms and places of a file are read back: a form of the day, one of the clock, and where both stand."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from itertools import product
from pathlib import Path
from random import Random

import pytest

from tocsin.domain.report import Submission
from tocsin.ingest import ReadOptions, read
from tocsin.ingest.times.short_days import YEAR_ELSEWHERE

Form = Callable[[datetime], str]
Place = Callable[[list[datetime], Form, Form], str]

WORDS = [
    "Mann schreit vor dem Tor herum",
    "Zettel an der Tür gefunden worden",
    "Anrufer legt sofort wieder auf",
    "Fenster im Hof eingeschlagen worden",
    "Gruppe filmt den Eingang lange",
]
HEBREW_DAYS = "א' ב' ג' ד' ה' ו' ז' ח' ט' י'".split()  # noqa: SIM905 - a list of words
WHOLE_DAYS: dict[str, Form] = {
    "ISO": lambda m: f"{m:%Y-%m-%d}",
    "numbers": lambda m: f"{m.day}.{m.month}.{m.year}",
    "a week": lambda m: "{}-W{:02}-{}".format(*m.isocalendar()),
    "a day of the year": lambda m: f"{m:%Y-%j}",
    "a name": lambda m: f"{m.day}. {m:%B} {m.year}",
}
SHORT_DAYS: dict[str, Form] = {
    "numbers": lambda m: f"{m.day}.{m.month}.",
    "a day of the week": lambda m: f"{['Mo', 'Di', 'Mi', 'Do', 'Fr', 'Sa', 'So'][m.weekday()]} {m.day}.{m.month}.",
    "a name": lambda m: f"{m.day}. {m:%b}",
    "Chinese": lambda m: f"{m.month}月{m.day}日",
}
CLOCKS: dict[str, Form] = {
    "a colon": lambda m: f"{m:%H:%M}",
    "a stop": lambda m: f"{m.hour}.{m:%M}",
    "h": lambda m: f"{m.hour}h{m:%M}",
    "nothing": lambda m: f"{m:%H%M}",
}


def _lines(moments: list[datetime], line: Callable[[datetime, str], str]) -> str:
    return "\n".join(line(moment, words) for moment, words in zip(moments, WORDS, strict=True)) + "\n"


def _page(body: str) -> str:
    return f'<html><head><meta charset="utf-8"></head><body>{body}</body></html>'


PLACES: dict[str, tuple[str, Place]] = {
    "lines": ("txt", lambda ms, day, clock: _lines(ms, lambda m, words: f"{day(m)} {clock(m)} – {words}")),
    "ends of lines": ("txt", lambda ms, day, clock: _lines(ms, lambda m, words: f"{words} ({day(m)} {clock(m)})")),
    "lines above": ("txt", lambda ms, day, clock: _lines(ms, lambda m, words: f"{day(m)}\n{clock(m)}\n{words}\n")),
    "a list of a page": (
        "html",
        lambda ms, day, clock: _page("<ul>" + _lines(ms, lambda m, words: f"<li>{day(m)}, {clock(m)} – {words}</li>") + "</ul>"),
    ),
    "two columns": ("csv", lambda ms, day, clock: "Datum;Zeit;Meldung\n" + _lines(ms, lambda m, words: f"{day(m)};{clock(m)};{words}")),
    "two columns of a page": (
        "html",
        lambda ms, day, clock: _page(
            "<table>" + _lines(ms, lambda m, words: f"<tr><td>{day(m)}</td><td>{clock(m)}</td><td>{words}</td></tr>") + "</table>"
        ),
    ),
    "fields": (
        "json",
        lambda ms, day, clock: json.dumps(
            [{"Datum": day(m), "Zeit": clock(m), "Meldung": words} for m, words in zip(ms, WORDS, strict=True)]
        ),
    ),
}


def _moments(random: Random) -> list[datetime]:
    """Return moments of one month, each more than a day after the one before. None is at midnight, or at an hour that is a year."""
    first = datetime(2026, random.randint(1, 12), random.randint(1, 4), tzinfo=UTC)
    days = sorted(random.sample(range(24), len(WORDS)))
    return [first + timedelta(days=day, hours=random.randint(6, 18), minutes=random.randint(1, 59)) for day in days]


def _read(path: Path, contents: str) -> dict[str, Submission]:
    path.write_text(contents, encoding="utf-8")
    reports = [item for item in read(path, ReadOptions(zone="UTC")) if isinstance(item, Submission)]
    return {words: report for words in WORDS for report in reports if words in report.text}


def _assert_read(path: Path, contents: str, moments: list[datetime]) -> dict[str, Submission]:
    reports = _read(path, contents)
    times = {words: report.heard or report.happened for words, report in reports.items()}
    assert times == dict(zip(WORDS, moments, strict=True)), contents
    return reports


@pytest.mark.parametrize(("place", "day", "clock"), [*product(PLACES, WHOLE_DAYS, CLOCKS)])
def test_a_moment_is_read_wherever_it_stands(tmp_path: Path, place: str, day: str, clock: str) -> None:
    moments = _moments(Random(f"{place} {day} {clock}"))
    ending, written = PLACES[place]
    _assert_read(tmp_path / f"log.{ending}", written(moments, WHOLE_DAYS[day], CLOCKS[clock]), moments)


@pytest.mark.parametrize(("place", "day", "clock"), [*product(PLACES, SHORT_DAYS, ("a colon", "h"))])
def test_the_name_of_the_file_states_the_year_of_days_without_one(tmp_path: Path, place: str, day: str, clock: str) -> None:
    moments = _moments(Random(f"{place} {day} {clock}"))
    ending, written = PLACES[place]
    reports = _assert_read(tmp_path / f"log 2026.{ending}", written(moments, SHORT_DAYS[day], CLOCKS[clock]), moments)
    assert all(("day", YEAR_ELSEWHERE) in report.facts for report in reports.values())


@pytest.mark.parametrize("day", SHORT_DAYS)
def test_a_day_without_any_year_is_not_guessed(tmp_path: Path, day: str) -> None:
    moments = _moments(Random(day))
    contents = PLACES["two columns"][1](moments, SHORT_DAYS[day], CLOCKS["a colon"])
    assert not any(report.heard or report.happened for report in _read(tmp_path / "log.csv", contents).values())


def test_times_below_the_words_of_each_entry_are_theirs(tmp_path: Path) -> None:
    moments = [datetime(2026, 3, 5, hour, 17, tzinfo=UTC) for hour in (9, 11, 14, 18, 21)]
    text = "5.3.2026\n\n" + _lines(moments, lambda m, words: f"Anna\n{words}\n{m:%H:%M}\n")
    _assert_read(tmp_path / "chat.txt", text, moments)


def test_days_in_hebrew_letters_begin_entries(tmp_path: Path) -> None:
    moments = [datetime(2025, 7, 28, 9, 17, tzinfo=UTC) + timedelta(days=number) for number in range(len(WORDS))]
    text = _lines(moments, lambda m, words: f'{HEBREW_DAYS[(m - moments[0]).days + 2]} באב תשפ"ה {m:%H:%M} - {words}')
    _assert_read(tmp_path / "log.txt", text, moments)


@pytest.mark.parametrize(
    "text",
    [
        "1.1 Ziele des Hauses sind bekannt\n1.2 Regeln des Hauses sind bekannt\n1.3 Wege aus dem Haus sind bekannt\nStand 2026\n",
        "1/2 Tasse Mehl und etwas Salz\n3/4 Tasse Milch und etwas Zucker\nRezept von 2026\n",
        "5.6 kg Mehl wurden 2026 gestohlen\n3.2 kg Salz wurden gestohlen\n",
    ],
)
def test_numbers_of_sections_and_amounts_are_no_days(tmp_path: Path, text: str) -> None:
    path = tmp_path / "notes.txt"
    path.write_text(text, encoding="utf-8")
    reports = [item for item in read(path, ReadOptions(zone="UTC")) if isinstance(item, Submission)]
    assert [report.happened for report in reports] == [None]


@pytest.mark.parametrize("day", ["12 March 2026", "2026-03-12"])
def test_four_digits_behind_a_day_that_count_people_are_no_time_of_day(tmp_path: Path, day: str) -> None:
    path = tmp_path / "notes.txt"
    path.write_text(f"{day} 1500 people stood in front of the house.\nThey shouted for hours.\n", encoding="utf-8")
    report = next(item for item in read(path, ReadOptions(zone="UTC")) if isinstance(item, Submission))
    assert report.happened == datetime(2026, 3, 12, tzinfo=UTC)


def test_a_day_of_the_week_decides_the_order_of_day_and_month(tmp_path: Path) -> None:
    moments = [datetime(2026, 2, day, 9, 17, tzinfo=UTC) for day in (2, 3, 4, 5, 9)]
    days = "Mon Tue Wed Thu Fri Sat Sun".split()  # noqa: SIM905 - a list of words
    text = "Date,Time,Message\n" + _lines(moments, lambda m, words: f"{days[m.weekday()]} {m.month}/{m.day},{m:%H:%M},{words}")
    _assert_read(tmp_path / "log 2026.csv", text, moments)


def _hours() -> list[datetime]:
    return [datetime(2026, 3, 5, hour, 17, tzinfo=UTC) for hour in (9, 11, 14, 18, 21)]


@pytest.mark.parametrize("heading", ["Čas;Zpráva", "Laikas;Žinutė", "เวลา;ข้อความ"])
def test_hours_in_the_first_of_two_columns_are_on_the_day_of_the_name(tmp_path: Path, heading: str) -> None:
    moments = _hours()
    _assert_read(tmp_path / "log_2026-03-05_7.csv", f"{heading}\n" + _lines(moments, lambda m, words: f"{m:%H:%M};{words}"), moments)


def test_a_day_above_lists_of_json_is_that_of_their_hours(tmp_path: Path) -> None:
    moments = _hours()
    entries = [{"time": f"{m:%H:%M}", "text": words} for m, words in zip(moments, WORDS, strict=True)]
    _assert_read(tmp_path / "log.json", json.dumps({"2026-03-05": entries}), moments)


def test_who_sent_a_message_is_no_part_of_its_time(tmp_path: Path) -> None:
    moments = _hours()
    path = tmp_path / "chat.txt"
    path.write_text(_lines(moments, lambda m, words: f"Omar, 5 March 2026 {m:%H:%M}\n{words}\n"), encoding="utf-8")
    items = [*read(path, ReadOptions(zone="UTC"))]
    assert all(isinstance(item, Submission) for item in items)
    assert all(any(words in getattr(item, "text", "") for item in items) for words in WORDS)
