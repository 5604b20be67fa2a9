"""The language of a post is told once, is kept with its certainty, and is the same for a search and for figures."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import pytest

from tocsin import languages
from tocsin.analysis import spoken
from tocsin.ingest.posts import read_posts
from tocsin.lake import Lake

TEXTS = {
    "1": ("", "They will come to the hostel on Friday night and nobody should be alone there"),
    "2": ("", "Sie kommen am Freitag in der Nacht zum Wohnheim und niemand soll dort allein sein"),
    "3": ("nl", "Ze komen vrijdagnacht naar het gebouw en niemand mag daar alleen zijn"),
    "4": ("", "#gate3 https://example.org"),
}


@pytest.fixture
def lake(tmp_path: Path) -> Lake:
    path = tmp_path / "posts.csv"
    rows = "".join(f'{n},a{n},2026-01-0{n}T10:00:00Z,{lang},"{text}"\n' for n, (lang, text) in TEXTS.items())
    path.write_text("post_id,account_id,time,lang,text\n" + rows)
    lake = Lake(tmp_path / "lake", ("de", "en"))
    lake.append(read_posts(path))
    return lake


@pytest.fixture
def read(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The texts that were read for their language."""
    texts: list[str] = []
    tell = languages.languages_of

    def languages_of(some: Sequence[str], expected: Sequence[str] = ()) -> list[languages.Language | None]:
        texts.extend(some)
        return tell(some, expected)

    monkeypatch.setattr(languages, "languages_of", languages_of)
    return texts


def test_each_text_without_a_stated_language_is_read_once(lake: Lake, read: list[str]) -> None:
    posts = lake.sql("select * from posts order by time")

    first = spoken.languages_of(lake, posts)
    again = spoken.languages_of(Lake(lake.folder, lake.expected), posts)

    assert first == again == ["en", "de", "nl", None]
    assert sorted(read) == sorted(text for lang, text in TEXTS.values() if not lang)
    rows = lake.sql("select language, certainty from languages order by certainty").to_pylist()
    assert rows[0]["language"] == ""
    assert all(0.5 <= row["certainty"] <= 1 for row in rows[1:])


def test_what_was_told_ahead_is_not_told_again_and_counts_down(lake: Lake, read: list[str]) -> None:
    assert spoken.tell(lake, 1) == 2
    assert spoken.tell(lake, 10) == 0
    assert len(read) == 3

    spoken.languages_of(lake, lake.sql("select * from posts"))

    assert len(read) == 3


def test_other_languages_of_the_desk_are_told_anew(lake: Lake, read: list[str]) -> None:
    spoken.tell(lake, 10)
    assert spoken.tell(Lake(lake.folder, ("de", "pl")), 10) == 0
    assert len(read) == 6


def test_a_language_that_was_stored_twice_counts_once(lake: Lake) -> None:
    spoken.tell(lake, 10)
    rows = lake.sql("select post, language, certainty from languages")
    lake.add_languages(rows)

    assert lake.sql("select count(*) as n from posts left join languages using (post)")["n"].to_pylist() == [4]
