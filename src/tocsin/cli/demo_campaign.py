"""Campaign of the sample desk: a channel that calls each week, as a Telegram export, and what followed, as a page of the X API.

The poster of the third week goes around in four languages. The account that showed it first is gone since, as the stream of X says.
"""

from __future__ import annotations

import json
import random
from collections.abc import Iterable, Iterator, Mapping
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

from tocsin.durable import atomic_write
from tocsin.extras import is_installed

CHANNEL = "Quay Lights"
HERALD = "lightherald"
"""Account that showed the third poster before the channel did, and was then banned."""
_WEEKS, _FIRST, _MORE = 3, 60, 25
_ACCOUNTS, _NEW_EACH_WEEK = 50, 15
_CALLS = (
    "{day} at {at} UTC, all of us: #{tag}",
    "Let us meet again on {day}, {at} UTC. #{tag}",
    "#{tag} {day} {at}",
)
_WORDS = ("Lights along the whole quay", "Count me in", "What a view tonight", "The quay belongs to us all")
_X_EPOCH_MS = 1288834974657
_HERALD_POSTS = (timedelta(hours=-24), timedelta(minutes=-50), timedelta(minutes=5))
_BANNED = timedelta(minutes=40)
"""After the begin of the third evening."""


def write_campaign(folder: Path, until: datetime) -> list[Path]:
    """Write an export of the channel, a page of posts, and the deletions after it. All end two days before ``until``.

    Returns the files that are to be loaded. Pictures lie beside them, where the package that draws and compares them is installed.
    """
    draw = random.Random(11)  # noqa: S311  # a sample that is the same again, no secret
    starts = [until - timedelta(days=2 + 7 * week, hours=3) for week in reversed(range(_WEEKS))]
    pictures, photos = _pictures(folder / "x"), folder / "ChatExport_Quay_Lights"
    messages = [message for week, start in enumerate(starts) for message in _messages(week, start, photos, pictures)]
    chat = {"name": CHANNEL, "type": "public_channel", "id": 1798204412, "messages": messages}
    herald = [_herald_post(starts[-1] + after, next(iter(pictures[_WEEKS - 1]))) for after in _HERALD_POSTS]
    posts = [post for week, start in enumerate(starts) for post in _posts(draw, week, start, list(pictures[week]))]
    contents = {
        photos / "result.json": json.dumps(chat),
        folder / "x" / "page_0001.json": json.dumps(_page([*posts, *herald])),
        folder / "x" / "deletions.jsonl": "".join(json.dumps(_deletion(post, starts[-1] + _BANNED)) + "\n" for post in herald),
    }
    for path, content in contents.items():
        path.parent.mkdir(exist_ok=True)
        atomic_write(path, content.encode())
    return list(contents)


def _pictures(folder: Path) -> list[Mapping[str, bytes]]:
    """Return the pictures of each week by file name, the channel's first, and write them into a folder."""
    if not is_installed("copies"):
        return [{f"quay_lights_{week + 1}.png": b""} for week in range(_WEEKS)]
    from tocsin.cli.demo_posters import draw_posters

    drawn = draw_posters()
    folder.mkdir()
    for file, data in drawn.items():
        atomic_write(folder / file.name, data)
    return [{file.name: data for file, data in drawn.items() if file.week == week} for week in range(_WEEKS)]


def photographed_poster() -> bytes:
    """Return the third poster in Arabic as somebody photographed it on a wall. Empty without the package that draws."""
    if not is_installed("copies"):
        return b""
    from tocsin.cli.demo_posters import FILES, draw_posters

    return draw_posters()[FILES[-1]]


def _messages(week: int, start: datetime, folder: Path, pictures: list[Mapping[str, bytes]]) -> Iterator[dict[str, Any]]:
    called = start - timedelta(hours=20)
    words = _CALLS[week].format(day=f"{start:%A}", at=f"{start:%H:%M}", tag=_tag(week))
    name, data = next(iter(pictures[week].items()))
    media = {"file": "(File not included.)", "file_name": name, "mime_type": "image/png"}
    if data:
        media = {"photo": f"photos/photo_{week + 1}@{called:%d-%m-%Y_%H-%M-%S}.jpg"}
        (folder / "photos").mkdir(parents=True, exist_ok=True)
        atomic_write(folder / media["photo"], data)
    yield _message(2 * week + 1, called, words) | media
    yield _message(2 * week + 2, start + timedelta(hours=14), "Thank you all. What an evening!")


def _tag(week: int) -> str:
    return f"QuayLights{week + 1}"


def _message(number: int, at: datetime, text: str) -> dict[str, Any]:
    moment = {"date": f"{at:%Y-%m-%dT%H:%M:%S}", "date_unixtime": str(int(at.timestamp()))}
    author = {"from": CHANNEL, "from_id": "channel1798204412"}
    return {"id": number, "type": "message", "text": text, "text_entities": []} | moment | author


def _posts(draw: random.Random, week: int, start: datetime, pictures: list[str]) -> Iterator[dict[str, Any]]:
    choice = random.Random(week)  # noqa: S311  # likewise
    for number in range(_FIRST + _MORE * week):
        account = draw.randrange(_NEW_EACH_WEEK * week, _NEW_EACH_WEEK * week + _ACCOUNTS)
        at = start + timedelta(minutes=draw.gammavariate(2, 25))
        lang, words = draw.choice(("en", "en", "nl")), draw.choice(_WORDS)
        picture = choice.choice(pictures) if draw.random() < 0.3 else ""
        born = start - timedelta(days=12 if account % 7 == 0 else 900)
        yield _post(number, f"light{account}", at, f"{words} #{_tag(week)}", picture) | {"lang": lang, "born": born}


def _herald_post(at: datetime, picture: str) -> dict[str, Any]:
    return _post(0, HERALD, at, f"Everybody to the quay #{_tag(_WEEKS - 1)}", picture) | {"lang": "en", "born": at - timedelta(days=20)}


def _post(number: int, account: str, at: datetime, text: str, picture: str) -> dict[str, Any]:
    return {
        "id": str((int(at.timestamp() * 1000) - _X_EPOCH_MS << 22) + number),
        "author_id": account,
        "created_at": f"{at:%Y-%m-%dT%H:%M:%S}.000Z",
        "text": text,
        "entities": {"hashtags": [{"start": 0, "end": 1, "tag": text.rpartition("#")[2]}]},
        "attachments": {"media_keys": [f"3_{picture}"] if picture else []},
    }


def _deletion(post: Mapping[str, Any], at: datetime) -> dict[str, Any]:
    """Return what the stream of X says when a post is gone."""
    status = {"id": int(post["id"]), "id_str": post["id"], "user_id_str": post["author_id"]}
    return {"delete": {"status": status, "timestamp_ms": str(int(at.timestamp() * 1000))}}


def _page(posts: list[dict[str, Any]]) -> dict[str, Any]:
    """Return posts as the X API gives them, the newest first, with their accounts and pictures."""
    born = {post["author_id"]: post.pop("born") for post in posts}
    users = [{"id": name, "username": name, "created_at": f"{at:%Y-%m-%dT%H:%M:%S}.000Z"} for name, at in born.items()]
    media = [{"media_key": key, "type": "photo", "url": f"https://pbs.example/media/{key[2:]}"} for key in _keys(posts)]
    newest_first = sorted(posts, key=lambda post: str(post["created_at"]), reverse=True)
    return {"data": newest_first, "includes": {"users": users, "media": media}, "meta": {"result_count": len(posts)}}


def _keys(posts: Iterable[Mapping[str, Any]]) -> list[str]:
    """Return the keys of the pictures that posts show."""
    return sorted({key for post in posts for key in post["attachments"]["media_keys"]})
