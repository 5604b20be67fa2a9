"""Tables of reports in pages, mails and documents: each row of a page is a report, and contacts are sealed by their columns."""

from __future__ import annotations

import io
from pathlib import Path
from zipfile import ZipFile

import pytest

from tests.unit.ingest.importing import accepted, hear, refused
from tocsin.domain.report import Submission
from tocsin.ingest.reports.formats.html import page
from tocsin.ingest.reports.formats.page_tables import report_tables

HEAD = "<tr><th>Datum</th><th>Beller</th><th>Bereikbaar</th><th>Bericht</th></tr>"
ROWS = """
<tr><td rowspan=2>12-05-2026 14:05</td><td>Jan Jansen</td><td>06 12345678</td><td>Er staan mannen voor de deur met stokken.</td></tr>
<tr><td>Piet de Vries</td><td><a href="mailto:piet@example.nl">piet@example.nl</a></td><td>Ze roepen dat ze morgen weer komen.</td></tr>
<tr><td>12-05-2026 18:00</td><td>kabouter</td><td><input value="toestel 12"></td><td>Een steen door de ruit van de bakker.</td></tr>
"""
TABLE = f"<table><caption>maandag</caption>{HEAD}{ROWS}</table>"
WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
LAYOUT = f"<table><tr><td>Home</td></tr><tr><td>{TABLE}</td></tr></table>"


@pytest.mark.parametrize("table", [TABLE, LAYOUT], ids=["plain", "within a table of layout"])
def test_each_row_of_a_call_sheet_saved_as_a_page_is_a_report(tmp_path: Path, table: str) -> None:
    items = hear(tmp_path, f"<html><title>Bellijst</title><h1>Bellijst</h1>{table}</html>", "calls.html")
    assert [(str(report.heard), report.contact, report.text) for report in accepted(items)] == [
        ("2026-05-12 14:05:00+00:00", "Jan Jansen, 06 12345678", "Er staan mannen voor de deur met stokken."),
        ("2026-05-12 14:05:00+00:00", "Piet de Vries, piet@example.nl", "Ze roepen dat ze morgen weer komen."),
        ("2026-05-12 18:00:00+00:00", "kabouter, toestel 12", "Een steen door de ruit van de bakker."),
    ]
    (outside,) = refused(items)
    assert outside.reason == "stands outside the table of the page"
    assert {b"Bellijst", b"maandag"} <= set(outside.raw.split(b"\n"))


def test_a_note_of_few_words_below_the_table_is_a_report(tmp_path: Path) -> None:
    *rows, note = accepted(hear(tmp_path, f"<html><h1>Bellijst week 30</h1>{TABLE}<p>Blad van juni ontbreekt</p></html>", "calls.html"))
    assert len(rows) == 3
    assert "Blad van juni ontbreekt" in note.text


def test_words_around_the_table_are_a_report_with_the_page(tmp_path: Path) -> None:
    story = "The night shift wrote this list after the alarm and asks everyone on the day shift to go on with it today."
    *rows, around = accepted(hear(tmp_path, f"<html><p>{story}</p>{TABLE}<img src=door.jpg></html>", "calls.html"))
    assert len(rows) == 3
    assert story in around.text
    assert "kabouter" not in around.text
    assert [part.name for part in around.attachments] == ["calls.html"]
    assert around.unread == ("1 picture on the page: not looked at",)


@pytest.mark.parametrize(
    "table",
    [
        "<table><tr><th>Year</th><th>What happened</th></tr><tr><td>1999</td><td>The hall was built by the town</td></tr></table>",
        "<table><tr><td>Home</td><td>News and much more to read</td></tr><tr><td>Sport</td><td>All results</td></tr></table>",
        "<table></table>",
    ],
)
def test_a_page_whose_tables_carry_no_reports_stays_whole(tmp_path: Path, table: str) -> None:
    story = "They came at night and shouted in front of the hall. " * 20
    (report,) = hear(tmp_path, f"<html><p>{story}</p>{table}</html>", "story.html")
    assert page(table).text in accepted([report])[0].text


def test_columns_of_a_table_in_a_mail_seal_its_contacts(tmp_path: Path) -> None:
    mail = (
        f"From: desk@example.org\nDate: Tue, 12 May 2026 20:00:00 +0000\nSubject: list\nContent-Type: text/html\n\n<p>See here</p>{TABLE}"
    )
    cover, *rows = accepted(hear(tmp_path, mail, "list.eml"))
    assert "See here" in cover.text
    assert [row.contact for row in rows] == ["Jan Jansen, 06 12345678", "Piet de Vries, piet@example.nl", "kabouter, toestel 12"]
    assert not _in_clear([cover, *rows])


def test_columns_of_a_table_in_a_document_seal_its_contacts(tmp_path: Path) -> None:
    rows = [["Datum", "Beller", "Bericht"], ["12-05-2026", "rode draak", "Een steen door de ruit van de bakker"]]
    cells = ["".join(f"<w:tc><w:p><w:r><w:t>{cell}</w:t></w:r></w:p></w:tc>" for cell in row) for row in rows]
    body = "<w:tbl>" + "".join(f"<w:tr>{row}</w:tr>" for row in cells) + "</w:tbl>"
    data = io.BytesIO()
    with ZipFile(data, "w") as archive:
        archive.writestr("word/document.xml", f'<w:document xmlns:w="{WORD}"><w:body>{body}</w:body></w:document>')
    (report,) = accepted(hear(tmp_path, data.getvalue(), "list.docx"))
    assert "Een steen door de ruit" in report.text
    assert "rode draak" not in report.text


def test_columns_of_a_table_in_a_saved_page_of_parts_seal_its_contacts(tmp_path: Path) -> None:
    head = "From: <Saved by Blink>\nSnapshot-Content-Location: https://e.example/list\nSubject: list\nMIME-Version: 1.0\n"
    parts = f'Content-Type: multipart/related; boundary="b"\n\n--b\nContent-Type: text/html\n\n<html>{TABLE}</html>\n--b--\n'
    items = accepted(hear(tmp_path, head + parts, "list.mhtml"))
    assert any("Een steen door de ruit" in item.text for item in items)
    assert not _in_clear(items)


def test_columns_of_a_table_in_a_book_seal_its_contacts(tmp_path: Path) -> None:
    data = io.BytesIO()
    package = '<package><manifest><item id="c" href="c.xhtml"/></manifest><spine><itemref idref="c"/></spine></package>'
    with ZipFile(data, "w") as archive:
        archive.writestr("mimetype", "application/epub+zip")
        archive.writestr("META-INF/container.xml", '<container><rootfiles><rootfile full-path="p.opf"/></rootfiles></container>')
        archive.writestr("p.opf", package)
        archive.writestr("c.xhtml", f"<html><body>{TABLE}</body></html>")
    reports = accepted(hear(tmp_path, data.getvalue(), "list.epub"))
    assert any("Een steen door de ruit" in report.text for report in reports)
    assert not _in_clear(reports)


def test_columns_of_a_table_in_rich_text_seal_its_contacts(tmp_path: Path) -> None:
    first = ["12-05-2026", "rode draak", "Een steen door de ruit\\par van de bakker"]
    second = ["13-05-2026", "blauwe boot", "Ze roepen dat ze morgen weer komen"]
    rows = [["Datum", "Beller", "Bericht"], first, second]
    table = "".join("\\trowd" + "".join(f"\\intbl {cell}\\cell" for cell in row) + "\\row\n" for row in rows)
    around, *rows_read = accepted(hear(tmp_path, "{\\rtf1\\ansi Bellijst\\par\n" + table + "\\pard Tot morgen\\par}", "list.rtf"))
    assert "Tot morgen" in around.text
    assert [row.contact for row in rows_read] == ["rode draak", "blauwe boot"]
    assert "Een steen door de ruit" in rows_read[0].text
    assert not _in_clear([around, *rows_read])


def _in_clear(reports: list[Submission]) -> list[str]:
    """Return the contacts of the tables that stand in the text or the facts of some reports."""
    contacts = ("Jan Jansen", "Piet de Vries", "12345678", "toestel 12", "rode draak", "blauwe boot")
    return [name for name in contacts for report in reports if name in report.text or name in repr(report.facts)]


def test_spans_of_any_size_cost_little() -> None:
    wide = "<td colspan=999 rowspan=999>x</td>" * 300
    assert report_tables(f"<table>{f'<tr>{wide}</tr>' * 5}</table>", 1 << 20).tables == ()
