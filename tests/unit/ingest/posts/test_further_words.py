"""Words of posts in odd shapes: markup in a text, codes, removed texts, words that differ in one from those read."""

from __future__ import annotations

import base64
import json
from pathlib import Path

from tests.unit.ingest.posts.dump_files import lines, write
from tocsin.ingest.posts import read_posts

POST = {"id": "1", "created_at": "2024-05-01T10:00:00Z", "author_id": "u1", "text": "They met at the hall"}


def _read(path: Path) -> tuple[list[str], list[str]]:
    batches = list(read_posts(path))
    return [row["text"] for batch in batches for row in batch.table.to_pylist()], [line for batch in batches for line in batch.unread]


def test_markup_and_references_in_a_text_are_read(tmp_path: Path) -> None:
    data = lines({**POST, "text": "<p>They said: &lsquo;we know&rsquo;</p>"}, {**POST, "id": "2", "text": "one &gt; two"})
    assert _read(write(tmp_path, data))[0] == ["They said: ‘we know’", "one > two"]


def test_tags_that_somebody_typed_stay_in_a_text(tmp_path: Path) -> None:
    typed = "<script>alert(1)</script> the words & <b>not bold</b>"
    assert _read(write(tmp_path, lines({**POST, "text": typed})))[0] == [typed]


def test_words_behind_a_code_stand_in_the_post(tmp_path: Path) -> None:
    inner = base64.b64encode(json.dumps({"body": "Wait for us behind the school"}).encode()).decode()
    (text,), _ = _read(write(tmp_path, lines({**POST, "note": inner})))
    assert "Wait for us behind the school" in text


def test_a_note_that_repeats_most_words_of_the_text_is_read(tmp_path: Path) -> None:
    long = "They met at the hall on Monday and spoke of the new house near the old mill by the river"
    (text,), _ = _read(write(tmp_path, lines({**POST, "text": long, "note": f"{long} Kerosene petrol"})))
    assert "Kerosene petrol" in text


def test_a_title_of_one_word_stands_in_the_post_and_the_title_of_an_account_does_not(tmp_path: Path) -> None:
    many = [{**POST, "id": str(n), "text": f"They met at hall {n}", "sub": "Kristallnacht"} for n in range(400)]
    data = lines({**POST, "sub": "Revenge", "channel": {"title": "News"}}, *many)
    texts, unread = _read(write(tmp_path, data))
    assert texts[0] == "They met at the hall\n[sub: Revenge]"
    assert all(text.endswith("[sub: Kristallnacht]") for text in texts[1:])
    assert unread == []


def test_a_text_that_was_removed_is_listed(tmp_path: Path) -> None:
    _, unread = _read(write(tmp_path, lines(POST, {**POST, "id": "2", "text": "[removed]"})))
    assert any("removed before the dump was made" in line for line in unread)
