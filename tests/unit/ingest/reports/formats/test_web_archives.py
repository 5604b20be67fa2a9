"""Web archives, books, and the formats of posts that stand in archives or have columns of any name."""

from __future__ import annotations

import gzip
import io
import zipfile
from collections.abc import Mapping
from pathlib import Path

import pytest

from tests.unit.ingest.importing import accepted, hear, refused
from tests.unit.ingest.pdf_maker import pdf
from tocsin.ingest.posts import read_posts

PAGE = (
    "<html><head><title>Wall</title><meta name='author' content='Femke Zwaag'>"
    "<meta property='article:published_time' content='2024-11-19T03:43:22+00:00'></head>"
    "<body><p>They threw a stone last night.</p></body></html>"
)


def record(kind: str, address: str, block: str) -> bytes:
    head = f"WARC/1.1\r\nWARC-Type: {kind}\r\nWARC-Target-URI: {address}\r\nWARC-Date: 2024-12-09T03:43:22Z\r\n"
    return f"{head}Content-Type: application/http\r\nContent-Length: {len(block.encode())}\r\n\r\n{block}\r\n\r\n".encode()


def http(body: str, status: str = "200 OK", kind: str = "text/html", more: str = "") -> str:
    return f"HTTP/1.1 {status}\r\nContent-Type: {kind}\r\n{more}\r\n{body}"


CHUNKED = f"{len(PAGE):x}\r\n{PAGE}\r\n0\r\n\r\n"
ARCHIVE = b"".join(
    gzip.compress(part)
    for part in (
        record("warcinfo", "", "software: x"),
        record("response", "https://example.org/nl/20", http(CHUNKED, more="Transfer-Encoding: chunked\r\n")),
        record("response", "https://example.org/gone", http("gone", "404 Not Found")),
        record("response", "https://example.org/pic.png", http("x", kind="image/png")),
    )
)


def zipped(files: Mapping[str, object]) -> bytes:
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w") as archive:
        for name, content in files.items():
            archive.writestr(name, content if isinstance(content, bytes) else str(content))
    return data.getvalue()


@pytest.mark.parametrize("name", ["a.warc.gz", "a.wacz"])
def test_pages_of_a_web_archive_are_reports_and_posts(tmp_path: Path, name: str) -> None:
    data = ARCHIVE if name.endswith("gz") else zipped({"archive/data.warc.gz": ARCHIVE, "pages/pages.jsonl": "{}"})
    items = hear(tmp_path, data, name)
    (page,) = accepted(items)
    assert "They threw a stone last night." in page.text
    assert page.heard is not None
    assert page.heard.isoformat() == "2024-11-19T03:43:22+00:00"
    assert page.contact == ""
    assert "pic.png: not looked at" in page.unread
    assert [row.reason.split(" at ")[0] for row in refused(items)] == ["the page of an error (404 Not Found)"]
    posts = [row for batch in read_posts(tmp_path / name) for row in batch.table.to_pylist()]
    assert [post["account_id"] for post in posts] == ["Femke Zwaag"]


def test_a_book_is_read_in_the_order_of_its_spine(tmp_path: Path) -> None:
    package = (
        "<package xmlns:dc='http://purl.org/dc/elements/1.1/'><metadata><dc:title>Diary</dc:title><dc:creator>Ann Lee</dc:creator>"
        "<dc:date>2023-03-11</dc:date></metadata><manifest><item id='a' href='a.xhtml'/><item id='b' href='z%20last.xhtml'/>"
        "<item id='p' href='p.png'/></manifest><spine><itemref idref='b'/><itemref idref='a'/></spine></package>"
    )
    files = {
        "mimetype": "application/epub+zip",
        "META-INF/container.xml": "<container><rootfiles><rootfile full-path='O/c.opf'/></rootfiles></container>",
        "O/c.opf": package,
        "O/a.xhtml": "<html><body><p>And then they left.</p></body></html>",
        "O/z last.xhtml": "<html><body><p>First they came.</p></body></html>",
        "O/p.png": b"x",
    }
    (book,) = accepted(hear(tmp_path, zipped(files), "a.epub"))
    assert book.text.index("First they came.") < book.text.index("And then they left.")
    assert book.unread == ("p.png: not looked at",)
    assert book.heard is not None
    assert f"{book.heard:%Y-%m-%d}" == "2023-03-11"


def test_a_web_archive_that_breaks_off_is_told(tmp_path: Path) -> None:
    assert refused(hear(tmp_path, b"WARC/1.1\r\nWARC-Type: response", "a.warc"))[0].whole_file


def test_a_file_within_a_pdf_is_read(tmp_path: Path) -> None:
    import pypdfium2

    document = pypdfium2.PdfDocument(pdf("See the file."))
    document.new_attachment("statement.txt").set_data(b"They took the passports of all the men.")
    data = io.BytesIO()
    document.save(data)
    assert "They took the passports" in accepted(hear(tmp_path, data.getvalue(), "a.pdf"))[0].text


def test_posts_of_an_archive_of_several_files_are_read_and_the_others_told(tmp_path: Path) -> None:
    first = "Date: 2024-08-08 08:08:08 UTC\nComment: They pay four euros.\nPhoto: N/A\nUrl: \n\n"
    records = f"{first}Date: 2024-08-09 08:08:08 UTC\nComment: Two\nlines\n"
    files = {"TikTok/Comments.txt": records, "/etc/notes.csv": "a,b\n1,2\n", "../pic.jpg": b"x"}
    (tmp_path / "a.zip").write_bytes(zipped(files))
    batches = list(read_posts(tmp_path / "a.zip"))
    assert [row["text"] for batch in batches for row in batch.table.to_pylist()] == ["They pay four euros.", "Two\nlines"]
    assert any("notes.csv" in row.reason for batch in batches for row in batch.refused)
    assert any("pic.jpg: not looked at" in line for batch in batches for line in batch.unread)


@pytest.mark.parametrize(
    "table",
    [
        '{"Текст": "Белый фургон ездит за детьми", "Дата": "18.10.2023 00:33:03", "Автор": "poster_ru_0"}\n' * 2,
        '{"t": "White van follows the children", "at": 1697589183, "by": "poster_0", "scraped_at": 1699589183}\n' * 2,
        "0,2023-10-18T00:33:03Z,konto0,White van follows the children\n1,2023-10-18T00:33:03Z,konto1,It went to the school\n",
        "cid,text,time,author,time_parsed\nU0,White van follows the children,3 weeks ago,@fan,1697589183.0\n",
    ],
)
def test_columns_of_posts_are_told_by_their_values(tmp_path: Path, table: str) -> None:
    (tmp_path / "posts").write_text(table, encoding="utf-8")
    rows = [row for batch in read_posts(tmp_path / "posts") for row in batch.table.to_pylist()]
    assert f"{rows[0]['time']:%Y-%m-%d %H:%M:%S}" == "2023-10-18 00:33:03"
    assert rows[0]["text"].startswith(("White van", "Белый"))
    assert rows[0]["account_id"] in ("poster_ru_0", "poster_0", "konto0", "@fan")


def test_of_two_columns_of_times_the_earlier_is_taken_and_the_other_told(tmp_path: Path) -> None:
    row = '{"words": "White van follows the children", "one": "2023-11-18T00:33:03Z", "two": "2023-10-18T00:33:03Z", "who": "poster_0"}\n'
    (tmp_path / "posts").write_text(row * 2, encoding="utf-8")
    (batch,) = read_posts(tmp_path / "posts")
    assert f"{batch.table.to_pylist()[0]['time']:%Y-%m-%d}" == "2023-10-18"
    assert batch.unread == ("column two was taken for the time, and one holds times too: name the right one, as time=COLUMN",)


def test_rows_of_a_table_in_a_book_are_reports(tmp_path: Path) -> None:
    table = (
        "<table><tr><th>Date</th><th>Caller</th><th>Phone</th><th>Message</th></tr>"
        "<tr><td>2025-05-21 19:04</td><td>Marija Kos</td><td>+385 91 555 0142</td><td>They will burn the hostel down</td></tr>"
        "<tr><td>2025-05-21 19:05</td><td>Ole Berg</td><td>+47 900 00 123</td><td>Nobody may leave the building</td></tr></table>"
    )
    chapter = f"<html><body><h1>Night of the team</h1><p>Kept by the night team for the archive.</p>{table}</body></html>"
    package = (
        '<package><metadata><title>Calls</title></metadata><manifest><item id="a" href="a.xhtml"/></manifest>'
        '<spine><itemref idref="a"/></spine></package>'
    )
    files = {
        "mimetype": "application/epub+zip",
        "META-INF/container.xml": '<container><rootfiles><rootfile full-path="o.opf"/></rootfiles></container>',
        "o.opf": package,
        "a.xhtml": chapter,
    }
    items = accepted(hear(tmp_path, zipped(files), "calls.epub"))
    rows = [item for item in items if "table" in item.where or "row" in item.where]
    assert [str(item.heard)[:16] for item in rows] == ["2025-05-21 19:04", "2025-05-21 19:05"]
    assert rows[0].contact == "Marija Kos, +385 91 555 0142"
    assert any("Kept by the night team" in item.text for item in items)
