"""Columns of a table of posts are shown before the first load, with what else they could be."""

from __future__ import annotations

import csv
from pathlib import Path

from tocsin.ingest.posts import PostReadOptions, preview, read_posts

HEADER = ["name", "username", "description", "location", "created_at", "tweets"]
BIOGRAPHY = "Father of three who loves the sea and cooking"
TWEET = "They will come to the hostel on Friday, number"


def table(folder: Path) -> Path:
    """Write a table of which two columns hold texts."""
    path = folder / "fans.csv"
    with path.open("w", newline="", encoding="utf-8") as file:
        writer = csv.writer(file)
        writer.writerow(HEADER)
        writer.writerows(["A B", f"fan_{n % 3}", BIOGRAPHY, "Here", f"2024-01-0{n + 1}T10:00:00Z", f"{TWEET} {n}"] for n in range(6))
    return path


def test_of_two_columns_of_texts_both_are_shown(tmp_path: Path) -> None:
    shown = preview(table(tmp_path), PostReadOptions())

    assert shown is not None
    assert {shown.columns["text"], *shown.rivals["text"]} == {"description", "tweets"}
    assert shown.columns["time"] == "created_at"
    assert len(shown.rows) == 3
    assert any(line.startswith("time of the post: column 'created_at' (2024-01-01T10:00:00Z | ") for line in shown.lines())


def test_a_remembered_choice_is_read_with(tmp_path: Path) -> None:
    path = table(tmp_path)
    shown = preview(path, PostReadOptions())
    assert shown is not None

    remembered = {shown.mark: {**shown.columns, "text": "tweets"}}
    [batch] = read_posts(path, PostReadOptions(remembered=remembered))

    assert batch.table["text"].to_pylist()[0].startswith(f"{TWEET} 0")


def test_a_chat_and_a_page_have_no_columns_to_show(tmp_path: Path) -> None:
    (tmp_path / "chat.txt").write_text("21.05.25, 19:04 - A: b\n21.05.25, 19:05 - A: c\n")
    assert preview(tmp_path / "chat.txt", PostReadOptions()) is None


def test_a_needed_column_that_is_missing_may_be_any_that_is_not_used(tmp_path: Path) -> None:
    path = tmp_path / "odd.csv"
    path.write_text("who,created_at,said\nA B,2026-03-01 10:00,They meet at the mill\nC D E F,2026-03-02 10:00,Nobody came to the mill\n")

    shown = preview(path, PostReadOptions())

    assert shown is not None
    assert shown.missing == ("account_id",)
    assert "who" in shown.choices()["account_id"]
    [batch] = read_posts(path, PostReadOptions(remembered={shown.mark: {**shown.columns, "account_id": "who"}}))
    assert batch.table["account_id"].to_pylist() == ["A B", "C D E F"]
