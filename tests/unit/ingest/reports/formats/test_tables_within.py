"""Tables within other files: those of an SQLite database, and sheets of a workbook as XML."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

from tests.unit.ingest.importing import accepted, hear

SHEET = """<?xml version="1.0"?><?mso-application progid="Excel.Sheet"?>
<Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet" xmlns:ss="urn:schemas-microsoft-com:office:spreadsheet">
<Worksheet ss:Name="Calls"><Table>
<Row><Cell><Data ss:Type="String">Date</Data></Cell><Cell><Data ss:Type="String">Caller</Data></Cell><Cell><Data>Text</Data></Cell></Row>
<Row><Cell><Data ss:Type="DateTime">2024-03-03T14:05:00.000</Data></Cell>
<Cell ss:Index="3"><Data>Somebody cut the tyres</Data><Comment ss:Author="x"><ss:Data>a note in red pencil</ss:Data></Comment></Cell></Row>
<Row><Cell><Data>2024-03-04T10:00:00.000</Data></Cell><Cell><Data>Ann Lee</Data></Cell><Cell><Data>They shouted at night</Data></Cell></Row>
</Table></Worksheet></Workbook>"""


def _database(path: Path, journal: str = "delete") -> bytes:
    with closing(sqlite3.connect(path)) as link:
        link.execute(f"PRAGMA journal_mode = {journal}")
        link.execute('CREATE TABLE "the ""calls"(id INTEGER, when_ms INTEGER, caller TEXT, note TEXT, pic BLOB)')
        link.execute("CREATE TABLE memo(k TEXT, v TEXT)")
        rows = [
            (1, 1705932300000, "Nora Obara", "They put bad paper on our gate", b"\x89PNG\0"),
            (2, 1705939200000, "Femi Ludo", "Lies on us", None),
        ]
        link.executemany('INSERT INTO "the ""calls" VALUES(?, ?, ?, ?, ?)', rows)
        link.execute("INSERT INTO memo VALUES('shift', 'call her back at night')")
        link.commit()
    return path.read_bytes()


def test_each_row_of_a_database_is_a_report(tmp_path: Path) -> None:
    reports = accepted(hear(tmp_path, _database(tmp_path / "app.db"), "app.sqlite"))
    first, second, memo, about = reports
    assert (first.text, str(first.heard), first.contact) == ("They put bad paper on our gate", "2024-01-22 14:05:00+00:00", "Nora Obara")
    assert second.text == "Lies on us"
    assert "call her back at night" in memo.text
    assert any("no text, not looked at" in line for line in about.unread)


def test_a_database_with_a_log_beside_it_says_so(tmp_path: Path) -> None:
    *_, about = accepted(hear(tmp_path, _database(tmp_path / "app.db", "wal"), "app.sqlite"))
    assert any("write-ahead log" in line for line in about.unread)


def test_rows_and_comments_of_a_workbook_as_xml_are_read(tmp_path: Path) -> None:
    first, second = accepted(hear(tmp_path, SHEET.encode(), "export.xls"))
    assert (first.text, first.contact) == ("Somebody cut the tyres\na note in red pencil", "")
    assert (str(second.heard), second.contact) == ("2024-03-04 10:00:00+00:00", "Ann Lee")


def test_a_bare_day_says_that_its_hour_is_not_stated(tmp_path: Path) -> None:
    data = b"date,description\n2025-05-01,They came to the hall\n2025-05-02 00:00,They came again to the hall\n"
    bare, midnight = accepted(hear(tmp_path, data, "calls.csv"))
    assert (("hour", "not stated") in bare.facts, ("hour", "not stated") in midnight.facts) == (True, False)
