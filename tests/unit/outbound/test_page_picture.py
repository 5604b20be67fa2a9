"""A page is drawn without scripts, redirects, files and network, and nothing of it stays on the machine."""

from __future__ import annotations

import io
import shutil
import threading
from datetime import UTC, datetime
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path

import pytest

from tocsin.outbound.fetch import WebAnswer
from tocsin.outbound.page_picture import Chromium, PagePicture
from tocsin.outbound.web_archive import copy_page

LINK = "https://hearth.example/p/17"


@pytest.mark.chromium
@pytest.mark.skipif(shutil.which("chromium") is None, reason="no Chromium")
def test_a_page_is_drawn_from_its_bytes_alone() -> None:
    pypdfium2 = pytest.importorskip("pypdfium2")
    hits: list[str] = []

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            hits.append(self.path)

    with HTTPServer(("127.0.0.1", 0), Handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        own = f"http://127.0.0.1:{server.server_port}"
        page = (
            f'<meta http-equiv="refresh" content="0;url=file:///etc/passwd"><p>Zalm "&amp; grün</p><img src="{own}/a.png">'
            f'<script>document.body.innerText="scripted"</script><iframe src="file:///etc/passwd"></iframe>'
            f'<link rel=stylesheet href="{own}/b">'
        )
        before = set(Path("/dev/shm").glob("tocsin-page-*"))
        drawn = Chromium(str(shutil.which("chromium")), sandboxed=False).paint(page.encode("latin-1"), "text/html; charset=latin-1")
        server.shutdown()

    assert drawn.lack == ""
    assert drawn.png.startswith(b"\x89PNG")
    document = pypdfium2.PdfDocument(drawn.pdf)
    words = " ".join(document[number].get_textpage().get_text_range() for number in range(len(document)))
    assert 'Zalm "& grün' in words
    assert "root:" not in words
    assert "scripted" not in words
    assert hits == []
    assert set(Path("/dev/shm").glob("tocsin-page-*")) == before


def test_a_browser_that_does_not_start_is_said_with_what_to_do(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("os.geteuid", lambda: 1000)
    lack = Chromium("/bin/false").paint(b"<p>words</p>", "text/html").lack
    assert lack == "Chromium did not draw it (exit code 1): see whether /bin/false starts for this user"

    monkeypatch.setattr("os.geteuid", lambda: 0)
    assert Chromium("/bin/true").paint(b"<p>words</p>", "text/html").lack == "Chromium does not start as root: run this as the desk's user"


def test_the_pictures_are_records_of_the_archive() -> None:
    pytest.importorskip("warcio")
    import zipfile

    from warcio.archiveiterator import ArchiveIterator

    answer, at = WebAnswer(LINK, 200, {"content-type": "text/html"}, b"<p>words</p>"), datetime(2026, 3, 2, tzinfo=UTC)
    copy = copy_page(answer, at, "Tocsin", PagePicture(b"a picture", b"a document"))
    failed = copy_page(answer, at, "Tocsin", PagePicture(lack="no Chromium"))

    with zipfile.ZipFile(io.BytesIO(copy.data)) as archive:
        records = ArchiveIterator(io.BytesIO(archive.read("archive/data.warc.gz")))
        kept = {record.rec_headers.get_header("WARC-Target-URI"): record.content_stream().read() for record in records}
    assert kept[f"urn:view:{LINK}"] == b"a picture"
    assert kept[f"urn:pdf:{LINK}"] == b"a document"
    assert len(copy.missing) == 1
    assert failed.missing[-1] == "a screenshot and a PDF: no Chromium"
