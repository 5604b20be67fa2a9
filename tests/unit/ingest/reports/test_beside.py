"""Pictures that lie beside a file belong to the reports that name them."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

import pytest

from tocsin.domain.report import Submission
from tocsin.ingest import ReadOptions, read

Image = pytest.importorskip("PIL.Image")
_ROWS = "date,time,description,photo\n2026-05-01,20:15,they broke the door of the hall,{}\n2026-05-02,20:15,they came back,{}\n"


def _picture() -> bytes:
    claims = Image.Exif()
    claims[0x010F] = "CamMaker"
    file = io.BytesIO()
    Image.new("RGB", (9, 9)).save(file, "JPEG", exif=claims)
    return file.getvalue()


def _reports(path: Path) -> list[Submission]:
    return [item for item in read(path, ReadOptions()) if isinstance(item, Submission)]


@pytest.mark.parametrize("name", ["door.jpg", "photos/the door.jpg"])
def test_a_picture_named_in_a_column_is_attached_once_with_what_it_claims(name: str, tmp_path: Path) -> None:
    (tmp_path / name).parent.mkdir(exist_ok=True)
    (tmp_path / name).write_bytes(_picture())
    (tmp_path / "calls.csv").write_text(_ROWS.format(name, name))

    first, second = _reports(tmp_path / "calls.csv")

    assert [(file.media_type, file.data) for file in first.attachments] == [("image/jpeg", _picture())]
    assert (f"{Path(name).name} claimed maker", "CamMaker") in first.facts
    assert first.unread == (f"{Path(name).name}: a picture, not looked at",)
    assert not second.attachments
    assert "named here, not looked at" in second.unread[0]


def test_a_picture_in_the_same_archive_is_attached(tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "a.zip", "w") as archive:
        archive.writestr("x/calls.csv", _ROWS.format("door.jpg", ""))
        archive.writestr("x/door.jpg", _picture())

    assert [file.name for file in _reports(tmp_path / "a.zip")[0].attachments] == ["door.jpg"]


_CHAT = "[28-11-2026 22:01:05] Henk de Boer: <bijlage: {}>\n[28-11-2026 22:02:05] Anja Vermeer: Ze zijn er weer, met messen\n"


@pytest.mark.parametrize("name", ["00000012-PHOTO-2026-11-28-22-01-05.jpg", "Anja Vermeer 0612345678.jpg"])
def test_the_picture_of_a_chat_is_one_report_with_its_message_whatever_is_sealed_in_its_name(name: str, tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "chat.zip", "w") as archive:
        archive.writestr("_chat.txt", _CHAT.format(name))
        archive.writestr(name, _picture())

    picture, words = _reports(tmp_path / "chat.zip")

    assert [file.data for file in picture.attachments] == [_picture()]
    assert ("Anja" in picture.text) is False
    assert ("sealed" in picture.text) is ("Anja" in name)
    assert words.text == "Ze zijn er weer, met messen"


def test_nothing_beyond_the_folder_and_no_link_is_attached(tmp_path: Path) -> None:
    folder = tmp_path / "in"
    folder.mkdir()
    (tmp_path / "door.jpg").write_bytes(_picture())
    (folder / "link.jpg").symlink_to(tmp_path / "door.jpg")
    (folder / "words.jpg").write_text("no picture")
    for name in ("../door.jpg", str(tmp_path / "door.jpg"), "link.jpg", "words.jpg", "absent.jpg"):
        (folder / "calls.csv").write_text(_ROWS.format(name, ""))
        report = _reports(folder / "calls.csv")[0]
        assert not report.attachments, name
        assert "not looked at" in report.unread[0]


def test_a_part_of_a_mail_is_not_mistaken_for_a_file_beside_it(tmp_path: Path) -> None:
    (tmp_path / "door.jpg").write_bytes(_picture())
    mail = "From: a@example.org\nTo: b@example.org\nSubject: s\nContent-Type: {}\nMIME-Version: 1.0\n\n{}"
    parts = "--x\nContent-Type: image/jpeg; name=door.jpg\nContent-Disposition: attachment; filename=door.jpg\n\nbroken\n--x--\n"
    (tmp_path / "a.eml").write_text(mail.format("multipart/mixed; boundary=x", parts))

    assert all(file.data != _picture() for report in _reports(tmp_path / "a.eml") for file in report.attachments)


def test_a_picture_that_a_report_has_is_no_report_of_its_own_in_an_archive(tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "a.zip", "w") as archive:
        archive.writestr("x/calls.csv", _ROWS.format("door.jpg", ""))
        archive.writestr("x/door.jpg", _picture())
        archive.writestr("door.jpg", _picture())

    assert [report.where for report in _reports(tmp_path / "a.zip")] == [
        "a.zip/x/calls.csv row 2",
        "a.zip/x/calls.csv row 3",
        "a.zip/door.jpg",
    ]


def test_a_picture_that_a_report_has_is_no_report_of_its_own_in_a_folder(tmp_path: Path) -> None:
    (tmp_path / "calls.csv").write_text(_ROWS.format("door.jpg", ""))
    for name in ("a.jpg", "door.jpg"):
        (tmp_path / name).write_bytes(_picture())

    reader = read(tmp_path / "calls.csv", ReadOptions())
    assert len(list(reader)) == 2
    assert reader.attached == {(tmp_path / "door.jpg").resolve()}
