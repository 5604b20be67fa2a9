"""The columns of an imported table are listed, and corrected in one act."""

from __future__ import annotations

from pathlib import Path

from tests.shell import Shell


def test_wrong_columns_of_warnings_are_corrected_in_one_act(tocsin: Shell, tmp_path: Path) -> None:
    path = tmp_path / "calls.csv"
    path.write_text("bio,created,words\nI bake bread in the old town,2026-03-01 10:00,Men with knives wait behind the mill tonight\n")
    assert "no table was imported yet" in tocsin.ok("columns", "list").out
    tocsin.ok("hear", path, "--columns", "text=bio,time=created")
    path.unlink()
    (row,) = tocsin.ok("columns", "list", "--json").rows
    assert (row["file"], row["columns"], row["kept"]) == ("calls.csv", ["text=bio,time=created"], True)
    assert "text: bio; time it was told: created" in tocsin.ok("columns", "list").out
    shown = tocsin.ok("columns", "show", row["table"], "--by", "Dora")
    assert "words    a fact beside the text  Men with knives wait behind the mill to…" in shown.out
    assert f"tocsin columns correct {row['table']} text=bio,time=created" in shown.out
    assert [each["part"] for each in tocsin.ok("columns", "show", row["table"], "--by", "Dora", "--json").rows] == ["text", "time", ""]

    corrected = tocsin.ok(
        "columns", "correct", row["table"], "text=words,time=created", "--by", "Dora", "--reason", "that was the biography"
    )

    assert "1 row corrected" in corrected.out
    assert "Men with knives" in tocsin.ok("reports").out
    assert "corrected" in tocsin.ok("entries").out
    wrong = tocsin("columns", "correct", row["table"], "text=body", "--by", "Dora", "--reason", "again")
    assert wrong.code == 2
    assert "its columns are bio, created, words" in wrong.err
