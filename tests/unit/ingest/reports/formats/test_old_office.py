"""Documents of Word and PowerPoint of before 2007, with a program in place of LibreOffice, and with LibreOffice where it is installed."""

from __future__ import annotations

import io
import shutil
import subprocess
from pathlib import Path
from zipfile import ZipFile

import pytest

from tests.unit.ingest.importing import accepted, hear, refused

OLD = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(504) + "WordDocument".encode("utf-16-le") + bytes(200)
WORDS = "He will come on Friday."
W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"


def docx(words: str) -> bytes:
    """A document of today's format."""
    data = io.BytesIO()
    with ZipFile(data, "w") as archive:
        archive.writestr(
            "word/document.xml", f'<w:document xmlns:w="{W}"><w:body><w:p><w:r><w:t>{words}</w:t></w:r></w:p></w:body></w:document>'
        )
    return data.getvalue()


def install(folder: Path, monkeypatch: pytest.MonkeyPatch, act: str) -> None:
    """Put a program in the place of LibreOffice. It is called likewise and does what ``act`` says to the shell."""
    program = folder / "programs" / "soffice"
    program.parent.mkdir()
    program.write_text(f"#!/bin/sh\nout=$(echo \"$*\" | sed 's/.*--outdir \\([^ ]*\\) .*/\\1/')\nmkdir $out\n{act}\n", encoding="utf-8")
    program.chmod(0o755)
    monkeypatch.setenv("PATH", str(program.parent))


def test_an_old_document_is_read_as_libreoffice_saves_it_and_kept_as_it_came(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "saved").write_bytes(docx(WORDS))
    install(tmp_path, monkeypatch, f"cp {tmp_path}/saved $out/document.docx")

    [warning] = accepted(hear(tmp_path, OLD, "letter.doc"))

    assert warning.text == WORDS
    assert [(file.media_type, file.data) for file in warning.attachments] == [("application/msword", OLD)]


@pytest.mark.parametrize("act", ["exit 1", "exit 0", "echo no > $out/document.docx", "kill -9 $$"])
def test_an_old_document_that_libreoffice_does_not_read_is_refused_in_one_line(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, act: str
) -> None:
    install(tmp_path, monkeypatch, act)

    [row] = refused(hear(tmp_path, OLD, "letter.doc"))

    assert "save it as PDF, DOCX or XLSX" in row.reason
    assert "\n" not in row.reason


def test_without_libreoffice_an_old_document_is_refused_with_what_to_install(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))

    [row] = refused(hear(tmp_path, OLD, "letter.doc"))

    assert "libreoffice-writer" in row.reason


@pytest.mark.skipif(not shutil.which("soffice"), reason="LibreOffice is not installed")
def test_libreoffice_reads_a_document_of_before_2007(tmp_path: Path) -> None:
    (tmp_path / "letter.txt").write_text(WORDS, encoding="utf-8")
    profile = f"-env:UserInstallation=file://{tmp_path}/profile"
    call = ["soffice", profile, "--headless", "--convert-to", "doc", "--outdir", str(tmp_path), str(tmp_path / "letter.txt")]
    subprocess.run(call, check=True, capture_output=True)

    [warning] = accepted(hear(tmp_path, (tmp_path / "letter.doc").read_bytes(), "letter.doc"))

    assert warning.text == WORDS
