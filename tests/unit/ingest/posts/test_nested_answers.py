"""Answers that lie within the post they answer: each is a post of its own that names its parent. Everything in them is invented."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from tests.unit.ingest.posts.dump_files import lines, posts, write
from tocsin.ingest.posts.inner import answered_in


def _youtube(ident: str, author: str, **stated: str) -> dict[str, Any]:
    words = f"Words of the comment {ident}"
    snippet = {"videoId": "v1", "channelId": "UCtown", "textDisplay": words, "textOriginal": words, "authorDisplayName": f"@{author}"}
    account = {"authorChannelId": {"value": f"UC{author}"}, "publishedAt": "2024-03-01T10:00:00Z", "likeCount": 0}
    return {"kind": "youtube#comment", "id": ident, "snippet": snippet | account | stated}


def _thread(ident: str) -> dict[str, Any]:
    answers = [_youtube(f"{ident}.a", "bob"), _youtube(f"{ident}.b", "cat", parentId=ident)]
    return {
        "kind": "youtube#commentThread",
        "id": ident,
        "snippet": {"videoId": "v1", "topLevelComment": _youtube(ident, "ann"), "totalReplyCount": 2},
        "replies": {"comments": answers},
    }


def _comment(ident: str, **more: Any) -> dict[str, Any]:
    return {"id": ident, "text": f"Words of {ident}", "ownerUsername": "ann", "timestamp": "2024-03-01T10:00:00.000Z"} | more


def _parents(path: Path) -> dict[str, str]:
    return {row["post_id"]: row["reply_to"] for row in posts(path)}


@pytest.mark.parametrize("as_page", [True, False])
def test_a_thread_of_youtube_is_its_comment_and_the_answers_to_it(as_page: bool, tmp_path: Path) -> None:
    threads = [_thread("t1"), _thread("t2")]
    page = {"kind": "youtube#commentThreadListResponse", "items": threads}
    rows = posts(write(tmp_path, json.dumps(page, indent=2) if as_page else lines(*threads)))
    assert [(row["post_id"], row["account_id"], row["reply_to"]) for row in rows[:3]] == [
        ("t1", "UCann", "v1"), ("t1.a", "UCbob", "t1"), ("t1.b", "UCcat", "t1"),
    ]  # fmt: skip
    assert [row["post_id"] for row in rows[3:]] == ["t2", "t2.a", "t2.b"]
    assert {(row["platform"], row["channel"]) for row in rows} == {("youtube", "UCtown")}


@pytest.mark.parametrize("name", ["latestComments", "replies", "answers"])
def test_an_answer_names_the_nearest_post_around_it(name: str, tmp_path: Path) -> None:
    dump = [_comment(f"p{n}", **{name: [_comment(f"c{n}", replies=[_comment(f"r{n}", replies=[])])]}) for n in range(2)]
    assert _parents(write(tmp_path, json.dumps(dump))) == {"p0": "", "c0": "p0", "r0": "c0", "p1": "", "c1": "p1", "r1": "c1"}


def test_answers_in_a_document_without_a_list_of_posts_name_their_parent(tmp_path: Path) -> None:
    wrapped = {"result": {"pages": [{"item": 1, "found": [_comment("p0", comments={"edges": [{"node": 0, **_comment("c0")}]})]}]}}
    assert _parents(write(tmp_path, json.dumps(wrapped))) == {"p0": "", "c0": "p0"}


def test_a_parent_that_a_post_states_stays(tmp_path: Path) -> None:
    dump = [_comment("p0", parent_id="0", replies=[_comment("c0", parent_id="p7"), _comment("c1", parent_id="0")])]
    assert _parents(write(tmp_path, lines(*dump)))["c0"] == "p7"
    assert _parents(write(tmp_path, lines(*dump)))["c1"] == "p0"


@pytest.mark.parametrize("name", ["latestPosts", "replied_to", "inReplyTo", "parentComments", "relatedVideos"])
def test_a_post_in_another_list_answers_nothing(name: str) -> None:
    inner: dict[str, Any] = {}
    outer = {name: [inner]}
    assert answered_in(outer, {id(outer): "p", id(inner): "c"}) == {}


def test_the_runs_of_a_live_chat_are_the_words_of_its_messages(tmp_path: Path) -> None:
    def said(*runs: dict[str, Any]) -> dict[str, Any]:
        message = {"message": {"runs": runs}, "authorName": {"simpleText": "Mirka Nová"}, "timestampUsec": "1678558502000000"}
        return {"replayChatItemAction": {"actions": [{"addChatItemAction": {"item": {"liveChatPaidMessageRenderer": message}}}]}}

    path = write(tmp_path, lines(said({"text": "for "}, {"text": "petrol"}), said({"text": "see you"}, {"emoji": {}})))

    assert [post["text"] for post in posts(path)] == ["for petrol", "see you"]
