"""Names of callers in columns with unusual headings, judged by the values of a column and of those beside it."""

from __future__ import annotations

from pathlib import Path

import pytest
from bench.hear.seals import Text, clear_secrets, clear_text, lost_parts, tables

from tests.unit.ingest.importing import accepted, hear
from tocsin.ingest.reports.columns import guess

TABLES = list(tables())
BESIDE_A_NUMBER = ("Tommy Briggs", "Alan Pike")
"""Speakers at a rally in the column next to the numbers of callers: by their values and place they may be the callers."""


@pytest.mark.parametrize("table", TABLES, ids=[f"{number} {table.language}" for number, table in enumerate(TABLES)])
def test_callers_are_sealed_under_any_heading_and_others_stay(table: Text, tmp_path: Path) -> None:
    clear = clear_text(table, tmp_path, "sheet.csv")
    assert clear_secrets(table, clear) == []
    assert [part for part in lost_parts(table, clear) if part not in BESIDE_A_NUMBER] == []


def test_a_column_of_names_with_numbers_reaches_the_source(tmp_path: Path) -> None:
    sheet = "Dato;Hvem;Hva\n12.02.2024;Gro Anita Tveit 555 02 117;Elevene hilste foran læreren og lo.\n13.02.2024;ukjent;Bil utenfor.\n"
    reports = accepted(hear(tmp_path, sheet, "sheet.csv"))
    assert reports[0].contact == "Gro Anita Tveit 555 02 117"
    assert "Tveit" not in repr((reports[0].text, reports[0].facts))


CALLERS = """Datum;Uhr;wer hat angerufen;worum gings;Rückruf?
28.11.2026;21:10;Fr. Yıldız 0151 5550123;Zwei Männer fotografieren die Moschee in der Hafenstraße;ja, ab 18 Uhr
28.11.2026;21:45;anonym;Nachbar Detlef Grote sagt er zündet das Heim an;nein
28.11.2026;23:30;Hausmeister Wenzel;Flugblätter in den Briefkästen;egal
"""


@pytest.mark.parametrize("sheet", [CALLERS, CALLERS.replace(" 0151 5550123", ""), CALLERS.replace("Rückruf?", "Rest")])
def test_a_column_of_names_reaches_the_source_where_it_holds_a_number_or_calls_back_are_asked_for(sheet: str, tmp_path: Path) -> None:
    reports = accepted(hear(tmp_path, sheet, "sheet.csv"))
    assert "Yıldız" in reports[0].contact
    assert "Hausmeister Wenzel" in reports[2].contact
    assert "Detlef Grote" in reports[1].text


def test_one_word_beside_a_number_is_its_label_and_nothing_to_read(tmp_path: Path) -> None:
    sheet = "الرقم;التاريخ;المتصل;الملاحظات\n1;2026-11-01 21:10;هاتف 0170 5550101;قال المتصل إن رجلا صور مدخل المسجد\n"
    [report] = accepted(hear(tmp_path, sheet, "sheet.csv"))
    assert report.contact == "هاتف 0170 5550101"
    assert report.unread == ()


def test_a_name_before_a_number_in_a_fact_is_sealed(tmp_path: Path) -> None:
    record = '[{"text": "They will burn the hall tonight.", "category": "Sabbe Köchlin (020 7946 0991)"}]'
    [report] = accepted(hear(tmp_path, record, "a.json"))
    assert "Köchlin" not in repr(report.facts)


def test_a_day_with_a_space_before_its_year_is_no_number(tmp_path: Path) -> None:
    sheet = "När;Vem;Vad\ntors 5/12 2024 kl 8;Siv Lindqvist;De tog ner skylten på skolan igen.\n"
    [report] = accepted(hear(tmp_path, sheet, "sheet.csv"))
    assert "2024" not in report.contact


def test_words_of_which_some_hold_a_number_are_the_text_of_a_table_without_another() -> None:
    row = {"day": "2024-03-03", "note": "ring 020 7946 0991 about the mob"}
    assert guess(list(row), [row]).text == ("note",)
