"""``tocsin entries``."""

from __future__ import annotations

from pathlib import Path

from tests.shell import Shell


def test_entries_are_listed_filtered_and_paged(tocsin: Shell) -> None:
    rows = tocsin.ok("entries", "--kind", "person", "--about", "Nora", "--json").rows

    assert [(row["kind"], row["key"], row["new"]["role"]) for row in rows] == [("person", "Nora", "lead")]
    assert "More: add --before " in tocsin.ok("entries", "--limit", "1").err
    assert "no such entry" in tocsin.ok("entries", "--by", "Nobody").out
    refused = tocsin("entries", "--day", "someday")
    assert (refused.code, "is not a date" in refused.err) == (2, True)


def test_entries_fit_a_terminal_whatever_their_reason(tocsin: Shell, tmp_path: Path) -> None:
    warning = tmp_path / "warning.txt"
    warning.write_text("Marek Dolny came back to the gate.")
    tocsin.ok("subject", "add", "Marek Dolny", "--kind", "person", "--reason", "he was seen " * 30)
    tocsin.ok("hear", warning)

    for arguments in (("entries",), ("who-knew", "Marek Dolny")):
        printed = tocsin.ok(*arguments).out
        assert max(map(len, printed.splitlines())) <= 96
        assert "tocsin: opened, duty D-" in printed
        assert "he was seen he was seen" in printed
