"""A story in raw files: a channel of 300 calls storms week after week, with new hashtags, a poster and a handle.

``result.json`` is a Telegram Desktop export, the pages are those of X API v2 with pictures as includes.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import numpy as np

START = datetime(2025, 1, 6, tzinfo=UTC)
CHANNEL = "Lake Watch"
_CALLS = ("{wd} at {at} UTC. #{tags} Picture: {poster}", "Let us meet on {wd}, {at} UTC: #{tags} ({poster})", "{poster} #{tags} {wd} {at}")


@dataclass(frozen=True, slots=True)
class Week:
    """What is true of one week: hashtags, posts, accounts and posts with the poster."""

    tags: tuple[str, ...]
    posts: int
    accounts: int
    posters: int


def written(folder: Path, weeks: int = 12, size: int = 150, *, others: bool = False) -> list[Week]:
    """Write the files, and return what is true of each week."""
    rng = np.random.default_rng(3)
    pages, messages, truth = [], [_message(1, START - timedelta(days=9), "Good morning, friends")], []
    for week in range(weeks):
        start = START + timedelta(days=7 * week + 4 + week % 3, hours=17 + week % 3)
        tags = (f"Lake{week}",) if week % 3 else (f"Lake{week}", f"See{week}")
        poster = f"poster_{week:02d}.png"
        words = _CALLS[week % 3].format(wd=f"{start:%A}", at=f"{start:%H:%M}", tags=" #".join(tags), poster=poster)
        messages.append(_message(len(messages) + 1, start - timedelta(hours=20), words, poster))
        messages.append(_message(len(messages) + 1, start + timedelta(hours=18), f"Thank you! Thousands wrote #{tags[0]}"))
        tweets = [_tweet(week, number, start, tags, poster, rng) for number in range(size + 40 * week)]
        truth.append(Week(tags, len(tweets), len({tweet["author_id"] for tweet in tweets}), sum(tweet["poster"] for tweet in tweets)))
        pages.append(tweets)
    if others:
        pages.append([_everyday(number, weeks, rng) for number in range(3000)])
    chat = {"name": CHANNEL, "type": "public_channel", "id": 1798204411, "messages": messages}
    (folder / "result.json").write_text(json.dumps(chat), "utf-8")
    for number, tweets in enumerate(pages):
        (folder / f"page_{number:02d}.json").write_text(json.dumps(_page(tweets)), "utf-8")
    return truth


def _message(number: int, at: datetime, text: str, picture: str = "") -> dict[str, Any]:
    message = {"id": number, "type": "message", "date": f"{at:%Y-%m-%dT%H:%M:%S}", "date_unixtime": str(int(at.timestamp()))}
    media = {"file": "(File not included.)", "file_name": picture, "mime_type": "image/png"} if picture else {}
    return message | {"from": CHANNEL, "from_id": "channel1798204411", "text": text, "text_entities": []} | media


def _tweet(week: int, number: int, start: datetime, tags: tuple[str, ...], poster: str, rng: np.random.Generator) -> dict[str, Any]:
    account = int(rng.integers(20 * week, 20 * week + 120))
    at = start + timedelta(minutes=float(rng.gamma(2, 25)))
    tag = tags[int(rng.integers(len(tags)))]
    return {
        "id": f"{week:02d}{number:05d}77", "author_id": f"u{account}", "created_at": f"{at:%Y-%m-%dT%H:%M:%S}.000Z",
        "lang": ("en", "de")[number % 2],
        "text": f"word {rng.integers(10**6)} #{tag}", "tags": [tag], "poster": bool(rng.random() < 0.3), "picture": poster,
        "account_created": f"{START - timedelta(days=int(account % 7 and 900)):%Y-%m-%dT%H:%M:%S}.000Z",
    }  # fmt: skip


def _everyday(number: int, weeks: int, rng: np.random.Generator) -> dict[str, Any]:
    at = START + timedelta(hours=float(rng.random() * weeks * 168))
    return {
        "id": f"99{number:05d}77", "author_id": f"o{rng.integers(400)}", "created_at": f"{at:%Y-%m-%dT%H:%M:%S}.000Z", "lang": "en",
        "text": f"an ordinary word {number} #daily{number % 6}", "tags": [f"daily{number % 6}"], "poster": False, "picture": "",
        "account_created": "2015-01-01T00:00:00.000Z",
    }  # fmt: skip


def _page(tweets: list[dict[str, Any]]) -> dict[str, Any]:
    data, media, users = [], [], {}
    for tweet in sorted(tweets, key=lambda tweet: str(tweet["created_at"]), reverse=True):
        row = {name: tweet[name] for name in ("id", "author_id", "created_at", "lang", "text")}
        row["entities"] = {"hashtags": [{"start": 0, "end": 1, "tag": tag} for tag in tweet["tags"]]}
        if tweet["poster"]:
            key = f"3_{tweet['id']}"
            row["attachments"] = {"media_keys": [key]}
            media.append({"media_key": key, "type": "photo", "url": f"https://pbs.example/media/{tweet['picture']}"})
        data.append(row)
        users[tweet["author_id"]] = {"id": tweet["author_id"], "username": tweet["author_id"], "created_at": tweet["account_created"]}
    return {"data": data, "includes": {"users": list(users.values()), "media": media}, "meta": {"result_count": len(data)}}
