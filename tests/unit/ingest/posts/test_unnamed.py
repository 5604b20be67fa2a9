"""Tables of posts in which no column names an account, or names it otherwise, and their times."""

from __future__ import annotations

import json
from datetime import datetime
from pathlib import Path

import pyarrow as pa
import pytest

from tocsin.domain.errors import Malformed
from tocsin.ingest.posts import PostReadOptions, read_posts

COMMENTS = """Day of the comment,Hour of the comment (24H),Comment
2026-07-14,9,They will come to the hostel on Friday with sticks
2026-07-15,14,Nobody should stand there alone on that evening
"""
UNNAMED = PostReadOptions(unnamed=True)


def rows(path: Path, content: str, options: PostReadOptions = UNNAMED) -> list[dict[str, object]]:
    path.write_text(content, encoding="utf-8")
    table: list[dict[str, object]] = pa.concat_tables([batch.table for batch in read_posts(path, options)]).to_pylist()
    return table


def test_a_table_that_names_nobody_is_read_only_after_somebody_said_so(tmp_path: Path) -> None:
    path = tmp_path / "comments.csv"

    with pytest.raises(Malformed, match="names no column for account_id") as refused:
        rows(path, COMMENTS, PostReadOptions())
    assert "--yes" in refused.value.in_terminal

    posts = rows(path, COMMENTS)
    assert [post["account_id"] for post in posts] == ["file:comments"] * 2


def test_hours_as_plain_numbers_stand_beside_their_days(tmp_path: Path) -> None:
    posts = rows(tmp_path / "comments.csv", COMMENTS)

    assert [post["time"] for post in posts] == [datetime(2026, 7, 14, 9), datetime(2026, 7, 15, 14)]  # noqa: DTZ001


def test_objects_that_name_nobody_are_read_after_somebody_said_so(tmp_path: Path) -> None:
    objects = [{"created": f"2026-07-1{n}T09:00:00Z", "comment": f"They will come to the hostel, number {n}", "label": n} for n in range(3)]
    path = tmp_path / "comments.json"

    with pytest.raises(Malformed, match="names no column for account_id"):
        rows(path, json.dumps(objects), PostReadOptions())
    assert {post["account_id"] for post in rows(path, json.dumps(objects))} == {"file:comments"}


def test_the_end_of_a_name_tells_the_account_and_a_written_time_comes_before_an_id(tmp_path: Path) -> None:
    content = """likes,first_user_id,reply_user_id,first_note,first_note_id,publish_time
3,6239620007,77,They will come to the hostel on Friday,4842349060955034,Fri Dec 02 21:57:25 +0800 2022
4,6239620008,78,Nobody should stand there on that evening,4841505397409288,Wed Nov 30 14:05:00 +0800 2022
"""
    posts = rows(tmp_path / "notes.csv", content, PostReadOptions())

    assert [post["account_id"] for post in posts] == ["6239620007", "6239620008"]
    assert posts[0]["time"] == datetime(2022, 12, 2, 13, 57, 25)  # noqa: DTZ001


def test_the_document_around_posts_is_no_post_itself(tmp_path: Path) -> None:
    posts = [{"username": f"tree{n}", "created_at": f"2026-05-2{n}T14:05:00Z", "cooked": f"They will come, number {n}"} for n in range(2)]
    topic = {"post_stream": {"posts": posts}, "title": "Leaflets in the yard", "created_at": "2026-05-20T14:05:00Z"}

    assert [post["account_id"] for post in rows(tmp_path / "topic.json", json.dumps(topic))] == ["tree0", "tree1"]
