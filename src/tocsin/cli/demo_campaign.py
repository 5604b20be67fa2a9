"""Campaign of the sample desk: a channel that calls each week, as a Telegram export, and what followed, as a page of the X API."""

from __future__ import annotations

import json
import random
from collections.abc import Iterator
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

from tocsin.durable import atomic_write

CHANNEL = "Quay Lights"
_WEEKS, _FIRST, _MORE = 3, 60, 25
_ACCOUNTS, _NEW_EACH_WEEK = 50, 15
_CALLS = (
    "{day} at {at} UTC, all of us: #{tag}. Picture: {picture}",
    "Let us meet again on {day}, {at} UTC. #{tag} ({picture})",
    "{picture} #{tag} {day} {at}",
)
_WORDS = ("Lights along the whole quay", "Count me in", "What a view tonight", "The quay belongs to us all")


def write_campaign(folder: Path, until: datetime) -> list[Path]:
    """Write ``result.json`` of the channel and a page of posts, which end two days before ``until``. Return both files."""
    draw = random.Random(11)  # noqa: S311  # a sample that is the same again, no secret
    starts = [until - timedelta(days=2 + 7 * week, hours=3) for week in reversed(range(_WEEKS))]
    messages = [message for week, start in enumerate(starts) for message in _messages(week, start)]
    chat = {"name": CHANNEL, "type": "public_channel", "id": 1798204412, "messages": messages}
    posts = [post for week, start in enumerate(starts) for post in _posts(draw, week, start)]
    files = [folder / "result.json", folder / "page_0001.json"]
    for path, content in zip(files, (chat, _page(posts)), strict=True):
        atomic_write(path, json.dumps(content).encode())
    return files


def _names(week: int) -> tuple[str, str]:
    """Return the hashtag and the picture of a week."""
    return f"QuayLights{week + 1}", f"quay_lights_{week + 1}.png"


def _messages(week: int, start: datetime) -> Iterator[dict[str, Any]]:
    tag, picture = _names(week)
    words = _CALLS[week].format(day=f"{start:%A}", at=f"{start:%H:%M}", tag=tag, picture=picture)
    media = {"file": "(File not included.)", "file_name": picture, "mime_type": "image/png"}
    yield _message(2 * week + 1, start - timedelta(hours=20), words) | media
    yield _message(2 * week + 2, start + timedelta(hours=14), "Thank you all. What an evening!")


def _message(number: int, at: datetime, text: str) -> dict[str, Any]:
    moment = {"date": f"{at:%Y-%m-%dT%H:%M:%S}", "date_unixtime": str(int(at.timestamp()))}
    author = {"from": CHANNEL, "from_id": "channel1798204412"}
    return {"id": number, "type": "message", "text": text, "text_entities": []} | moment | author


def _posts(draw: random.Random, week: int, start: datetime) -> Iterator[dict[str, Any]]:
    for number in range(_FIRST + _MORE * week):
        account = draw.randrange(_NEW_EACH_WEEK * week, _NEW_EACH_WEEK * week + _ACCOUNTS)
        at = start + timedelta(minutes=draw.gammavariate(2, 25))
        yield {
            "id": f"{week + 1:02d}{number:05d}",
            "author_id": f"light{account}",
            "created_at": f"{at:%Y-%m-%dT%H:%M:%S}.000Z",
            "lang": draw.choice(("en", "en", "nl")),
            "text": f"{draw.choice(_WORDS)} #{_names(week)[0]}",
            "entities": {"hashtags": [{"start": 0, "end": 1, "tag": _names(week)[0]}]},
            "attachments": {"media_keys": [f"3_{week}"] if draw.random() < 0.3 else []},
            "born": start - timedelta(days=12 if account % 7 == 0 else 900),
        }


def _page(posts: list[dict[str, Any]]) -> dict[str, Any]:
    """Return posts as the X API gives them, the newest first, with their accounts and pictures."""
    born = {post["author_id"]: post.pop("born") for post in posts}
    users = [{"id": name, "username": name, "created_at": f"{at:%Y-%m-%dT%H:%M:%S}.000Z"} for name, at in born.items()]
    media = [{"media_key": f"3_{week}", "type": "photo", "url": f"https://pbs.example/media/{_names(week)[1]}"} for week in range(_WEEKS)]
    newest_first = sorted(posts, key=lambda post: str(post["created_at"]), reverse=True)
    return {"data": newest_first, "includes": {"users": users, "media": media}, "meta": {"result_count": len(posts)}}
