"""A banked picture is looked for in everything that was seen before: in reports, and in posts whose pictures wait for comparison."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.office import Office
from tocsin.domain.report import Attachment, Submission

cv2 = pytest.importorskip("cv2")

from tests.posters import Picture, poster  # noqa: E402
from tocsin.desk import post_pictures  # noqa: E402


def jpeg(picture: Picture) -> bytes:
    return bytes(cv2.imencode(".jpg", picture)[1])


def load(office: Office, folder: Path, pictures: dict[str, Picture]) -> None:
    """Load one post for each picture."""
    from tocsin.ingest.posts import PostReadOptions

    folder.mkdir()
    rows = []
    for number, (name, picture) in enumerate(pictures.items()):
        (folder / name).write_bytes(jpeg(picture))
        rows.append({"post_id": f"{name}{number}", "account_id": name, "time": "2026-03-01T10:00:00Z", "text": "look", "images": [name]})
    (folder / "posts.jsonl").write_text("".join(json.dumps(row | {"platform": "x"}) + "\n" for row in rows))
    office.desk.posts.load([folder / "posts.jsonl"], PostReadOptions())


def test_what_was_seen_before_a_picture_is_banked_is_searched_too(office: Office, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(post_pictures, "_WHILE_LOADING", 0.0)
    cropped, banded = poster(1)[150:, 90:], poster(1).copy()
    cv2.rectangle(banded, (0, 640), (540, 720), (20, 20, 20), -1)
    load(office, tmp_path / "dump", {"other.jpg": poster(2), "crop.jpg": cropped})
    attached = (Attachment("wall.jpg", "image/jpeg", jpeg(banded)),)
    report = office.desk.intake.receive(Submission("k1", "web", "On a wall.", attachments=attached)).report
    assert office.desk.copies.pictures_waiting() == 1, "the crop, which its hash does not find"

    banked = office.desk.picture_bank.add(jpeg(poster(1)), by="Dora", reason="calls for harm")

    assert office.desk.picture_bank.search() == 1, "the report"
    assert [f"banked picture {banked.id}" in (words or "") for _, words in office.desk.reports.show(report).notes] == [True]
    assert office.desk.copies.compare_pictures(60) == 0
    assert office.desk.picture_bank.search() == 1, "the posts, once their pictures are compared"
    assert office.desk.picture_bank.search() == 0
    assert office.desk.audit.verify().sound
