"""The columns of a new kind of table of posts are shown, asked for where two fit, and remembered."""

from __future__ import annotations

from pathlib import Path

from tests.shell import Shell
from tests.unit.ingest.posts.test_preview import table


def test_a_choice_between_two_columns_is_refused_in_one_line_until_it_is_made(tocsin: Shell, tmp_path: Path) -> None:
    path = table(tmp_path)

    refused = tocsin("posts", "load", path)
    assert refused.code != 0
    assert "'description' or 'tweets' could be the text" in refused.err or "'tweets' or 'description' could be the text" in refused.err
    assert "--columns text=" in refused.err

    chosen = tocsin("posts", "load", path, "--columns", "text=tweets")
    assert "text       = tweets:" in chosen.err
    assert "6 accepted" in chosen.out

    again = tocsin("posts", "load", path)
    assert "read as" not in again.err
    assert "6 duplicate" in again.out


def test_yes_takes_the_likeliest_columns(tocsin: Shell, tmp_path: Path) -> None:
    loaded = tocsin("posts", "load", table(tmp_path), "--yes")

    assert loaded.code == 0
    assert "read as" in loaded.err


def test_a_table_in_which_no_column_plainly_names_an_account_is_asked_about(tocsin: Shell, tmp_path: Path) -> None:
    path = tmp_path / "calls.csv"
    path.write_text("Zeit,Kanal,Meldung\n2026-11-29 10:00,telefon,Ein Mann folgt den Kindern nach Hause.\n")

    refused = tocsin("posts", "load", path)
    assert refused.code != 0
    assert "no column plainly names the account" in refused.err
    assert "'Kanal'" in refused.err
    assert "1 accepted" in tocsin("posts", "load", path, "--yes").out
