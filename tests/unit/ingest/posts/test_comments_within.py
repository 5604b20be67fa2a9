"""Comments within a captured post are posts of their writers, and never words of the one who is commented on."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from tests.unit.ingest.posts.dump_files import posts
from tocsin.ingest.posts import read_posts


def _envelope(platform: str, ident: str, data: dict[str, Any]) -> str:
    return json.dumps({"item_id": ident, "timestamp_collected": 1704100000000, "source_platform": platform, "data": data})


def _written(path: Path, *lines: str) -> Path:
    path.write_text("\n".join(lines), encoding="utf-8")
    return path


def _read(path: Path) -> list[tuple[str, str, str, str]]:
    return [(row["post_id"], row["account_id"], row["text"], row["reply_to"]) for row in posts(path)]


def test_captured_comments_of_tiktok_and_the_answers_within_them_are_posts(tmp_path: Path) -> None:
    answer = {"cid": "12", "text": "Only words my friend", "create_time": 1704099100, "reply_id": "11", "user": {"unique_id": "mia_p"}}
    comment = {
        "cid": "11",
        "aweme_id": "73",
        "text": "We will burn it",
        "create_time": 1704099000,
        "reply_id": "0",
        "reply_comment": [answer],
    }
    data = {**comment, "user": {"unique_id": "lars_k", "nickname": "Lars"}}

    assert _read(_written(tmp_path / "comments.ndjson", _envelope("tiktok-comments", "11", data))) == [
        ("11", "lars_k", "We will burn it", "73"),
        ("12", "mia_p", "Only words my friend", "11"),
    ]


def test_comments_that_instagram_shows_below_a_post_have_their_own_writers(tmp_path: Path) -> None:
    shown = [{"pk": "90", "text": "Burn it all tonight", "created_at": 1704098500, "user": {"username": "angry_two"}}]
    caption = {"text": "A quiet evening at the hall", "user": {"username": "one_x"}}
    data = {"pk": "33", "taken_at": 1704098000, "user": {"username": "one_x"}, "caption": caption, "preview_comments": shown}

    assert _read(_written(tmp_path / "feed.ndjson", _envelope("instagram.com", "33", data))) == [
        ("33", "one_x", "A quiet evening at the hall", ""),
        ("90", "angry_two", "Burn it all tonight", "33"),
    ]


def test_an_item_of_a_platform_that_no_reader_knows_is_read_by_the_names_of_its_fields(tmp_path: Path) -> None:
    data = {"id": "7", "content": "They meet at nine", "created_at": "2024-01-01T08:00:00Z", "account": {"acct": "town_one"}}

    assert _read(_written(tmp_path / "truth.ndjson", _envelope("truthsocial.com", "7", data))) == [
        ("7", "town_one", "They meet at nine", "")
    ]


def test_the_parent_of_a_comment_on_a_film_is_the_comment_it_answers(tmp_path: Path) -> None:
    first = {
        "id": "Ug1",
        "text": "They should be driven out",
        "author": "@one",
        "author_id": "UCa",
        "timestamp": 1704091000,
        "parent": "root",
    }
    second = {**first, "id": "Ug1.2", "text": "Leave them alone please", "author_id": "UCb", "parent": "Ug1"}
    film = {"id": "abc", "title": "A film of the march", "uploader_id": "@towntv", "timestamp": 1704090000, "comments": [first, second]}

    rows = _read(_written(tmp_path / "film.info.json", json.dumps(film)))

    assert [(ident, answered) for ident, _, _, answered in rows] == [("abc", ""), ("Ug1", "abc"), ("Ug1.2", "Ug1")]


def test_comments_without_a_time_are_listed_and_no_words_of_the_poster(tmp_path: Path) -> None:
    below = {
        "comments": [{"user": "b_c", "text": "Burn it all tonight"}],
        "top_comment": {"text": "Drive them out"},
        "replies": ["They are rats"],
    }
    post = {"id": "1", "user": "a_b", "created_at": "2024-01-01T10:00:00Z", "text": "We met at the hall", **below}

    [batch] = read_posts(_written(tmp_path / "feed.json", json.dumps([post])))

    assert batch.table["text"].to_pylist() == ["We met at the hall"]
    assert {f"field {name}: words, not read" for name in ("comments.text", "top_comment.text", "replies")} <= set(batch.unread)
