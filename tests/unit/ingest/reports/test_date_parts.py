"""Days that stand above a table of hours, and days in several columns."""

from __future__ import annotations

from datetime import UTC
from pathlib import Path

import pytest

from tests.unit.ingest.importing import accepted, hear, refused
from tocsin.ingest.reports.date_parts import clock_of, day_above, split_date


def _times(folder: Path, text: str, name: str = "calls.csv") -> list[str]:
    return [f"{report.heard or report.happened:%Y-%m-%d %H:%M}" for report in accepted(hear(folder, text.encode(), name))]


ROWS = "hour,caller,what\n23:40,Ann Lee,They shouted at the gate\n00:20,Bob Ray,A window was broken\n06:10,Ann Lee,It is quiet again\n"


def test_hours_below_a_day_go_on_past_midnight(tmp_path: Path) -> None:
    assert _times(tmp_path, f"Saturday 14 March 2026,,\n{ROWS}") == ["2026-03-14 23:40", "2026-03-15 00:20", "2026-03-15 06:10"]


def test_the_day_of_hours_may_stand_in_the_name_of_the_file(tmp_path: Path) -> None:
    assert _times(tmp_path, ROWS, "calls_2026-03-14.csv") == ["2026-03-14 23:40", "2026-03-15 00:20", "2026-03-15 06:10"]


def test_each_report_says_where_its_day_stands(tmp_path: Path) -> None:
    [first, *_] = accepted(hear(tmp_path, f"Saturday 14 March 2026,,\n{ROWS}".encode(), "calls.csv"))
    assert ("day", "as stands above the table") in first.facts


def test_hours_below_no_day_have_no_time(tmp_path: Path) -> None:
    assert [report.heard for report in accepted(hear(tmp_path, ROWS.encode(), "calls.csv"))] == [None] * 3


def test_a_row_between_others_states_the_day_of_those_below_it(tmp_path: Path) -> None:
    rows = "hour,caller,what\n14 March 2026,,\n20:10,Ann Lee,They shouted at the gate\n15 March 2026,,\n07:30,Bob Ray,A window was broken\n"
    items = hear(tmp_path, rows.encode(), "calls.csv")
    assert [f"{report.heard:%Y-%m-%d %H:%M}" for report in accepted(items) if report.heard] == ["2026-03-14 20:10", "2026-03-15 07:30"]
    assert refused(items) == []


def test_a_row_of_a_day_alone_in_a_table_without_hours_is_a_row_without_text(tmp_path: Path) -> None:
    items = hear(tmp_path, b"text,received\nA van.,2026-03-01\n,2026-03-02\n", "calls.csv")
    assert (len(accepted(items)), len(refused(items))) == (1, 1)


def test_numbers_of_days_stand_below_a_month(tmp_path: Path) -> None:
    rows = "Hendelser i desember 2024,,\ndag,kl.,hva skjedde\n12,0815,De ropte ved porten\n13,kl. 21.30,En bil sto utenfor\n"
    assert _times(tmp_path, rows) == ["2024-12-12 08:15", "2024-12-13 21:30"]


def test_year_month_and_day_in_columns_are_one_time(tmp_path: Path) -> None:
    rows = "dia;mes;año;hora;min;novedad\n26;9;2024;23;05;Pasó una camioneta\n27;9;2024;6;40;Amaneció quemado el galpón\n"
    assert _times(tmp_path, rows) == ["2024-09-26 23:05", "2024-09-27 06:40"]


def test_a_page_states_the_day_of_the_hours_in_its_table(tmp_path: Path) -> None:
    page = (
        "<h2>Plantão de terça, 5 de março de 2024</h2><table><tr><th>hora<th>fone<th>ocorrido<tr><td>14h05<td>11 5550-1420<td>Picharam"
        "<tr><td>17h50<td>11 5550-1430<td>Um homem ameaçou quebrar tudo</table>"
    )
    assert _times(tmp_path, page, "plantao.html")[:2] == ["2024-03-05 14:05", "2024-03-05 17:50"]


@pytest.mark.parametrize(
    ("titles", "day"),
    [
        (["Calls of 14 March 2026"], "2026-03-14"),
        (["Calls", "14.3.2026 late shift"], "2026-03-14"),
        (["calls_20260314"], "2026-03-14"),
        (["desember 2024"], "2024-12"),
        (["14 March 2026", "15 March 2026"], ""),
        (["Room 12", "2026"], ""),
    ],
)
def test_titles_state_one_day_or_one_month_or_none(titles: list[str], day: str) -> None:
    assert day_above(titles, UTC) == day


@pytest.mark.parametrize(
    ("cell", "clock"), [("20.15 น.", "20:15"), ("kl. 21.30", "21:30"), ("0815", "08:15"), ("2575", ""), ("12", ""), ("", "")]
)
def test_a_cell_of_a_time_of_day(cell: str, clock: str) -> None:
    assert clock_of(cell) == clock


def test_columns_of_other_numbers_are_no_date() -> None:
    assert split_date(["day", "month", "year"], {"day": ["45"], "month": ["3"], "year": ["2024"]}) == ()
    assert split_date(["day", "month"], {"day": ["4"], "month": ["3"]}) == ()
