"""Tables of reports in documents of Word and LibreOffice, and in rich text."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Sequence
from pathlib import Path

import pytest

from tests.unit.ingest.importing import accepted, hear, refused

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
T, X = "urn:oasis:names:tc:opendocument:xmlns:table:1.0", "urn:oasis:names:tc:opendocument:xmlns:text:1.0"
OFFICE = "urn:oasis:names:tc:opendocument:xmlns:office:1.0"
ROWS = (
    ("Time", "Caller", "Phone", "Call back?", "What"),
    ("21:10", "Ann Lee", "0171 5550142", "no", "They threw stones at the window"),
    ("00:40", "Bob Ray", "0171 5550177", "yes", "A car followed us home"),
)


def _zipped(files: dict[str, str]) -> bytes:
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w") as archive:
        for name, content in files.items():
            archive.writestr(name, content)
    return data.getvalue()


def _docx(before: str, rows: Sequence[Sequence[str]], after: str = "") -> bytes:
    def paragraph(text: str) -> str:
        return f"<w:p><w:r><w:t>{text}</w:t></w:r></w:p>"

    cells = ("".join(f"<w:tc>{paragraph(cell)}</w:tc>" for cell in row) for row in rows)
    table = f"<w:tbl>{''.join(f'<w:tr>{row}</w:tr>' for row in cells)}</w:tbl>"
    body = f"{paragraph(before)}{table}{paragraph(after)}"
    return _zipped({"word/document.xml": f'<w:document xmlns:w="{W}"><w:body>{body}</w:body></w:document>'})


def _odt(before: str, rows: Sequence[Sequence[str]]) -> bytes:
    cells = ("".join(f"<table:table-cell><text:p>{cell}</text:p></table:table-cell>" for cell in row) for row in rows)
    table = f"<table:table>{''.join(f'<table:table-row>{row}</table:table-row>' for row in cells)}</table:table>"
    names = f'xmlns:office="{OFFICE}" xmlns:table="{T}" xmlns:text="{X}"'
    content = f"<office:document-content {names}><text:h>{before}</text:h>{table}</office:document-content>"
    return _zipped({"mimetype": "application/vnd.oasis.opendocument.text", "content.xml": content})


def _rtf(before: str, rows: Sequence[Sequence[str]]) -> bytes:
    lines = ["\\trowd " + "".join(cell + "\\cell " for cell in row) + "\\row\n" for row in rows]
    return "".join(["{\\rtf1\\ansi ", before, "\\par\n", *lines, "\\pard}"]).encode()


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("calls.docx", _docx("Calls of 14 March 2026", ROWS)),
        ("calls.odt", _odt("Calls of 14 March 2026", ROWS)),
        ("calls.rtf", _rtf("Calls of 14 March 2026", ROWS)),
    ],
)
def test_each_row_of_a_table_in_a_document_is_a_report(name: str, data: bytes, tmp_path: Path) -> None:
    items = hear(tmp_path, data, name)
    first, second = accepted(items)
    assert (first.text, f"{first.heard:%Y-%m-%d %H:%M}", first.declined) == ("They threw stones at the window", "2026-03-14 21:10", True)
    assert (second.contact, f"{second.heard:%Y-%m-%d %H:%M}") == ("Bob Ray, 0171 5550177", "2026-03-15 00:40")
    assert [row.raw.decode() for row in refused(items)] == ["Calls of 14 March 2026"]


def test_what_stands_around_a_table_is_a_report_of_its_own(tmp_path: Path) -> None:
    letter, *rows = accepted(hear(tmp_path, _docx("Calls of 14 March 2026", ROWS, "Ann Lee is afraid to go out."), "calls.docx"))
    assert "is afraid to go out." in letter.text
    assert "Ann Lee" not in letter.text
    assert "stones" not in letter.text
    assert [part.name for part in letter.attachments] == ["calls.docx"]
    assert len(rows) == 2


def test_a_table_of_other_things_stays_in_its_document(tmp_path: Path) -> None:
    rows = (("Item", "Price"), ("Bread", "2"), ("Milk", "1"))
    [report] = accepted(hear(tmp_path, _docx("They came to the shop.", rows), "list.docx"))
    assert all(word in report.text for word in ("They came to the shop.", "Bread", "Milk"))
