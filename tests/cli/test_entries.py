"""``tocsin entries``."""

from __future__ import annotations

from tests.shell import Shell


def test_entries_are_listed_filtered_and_paged(tocsin: Shell) -> None:
    rows = tocsin.ok("entries", "--kind", "person", "--about", "Nora", "--json").rows

    assert [(row["kind"], row["key"], row["new"]["role"]) for row in rows] == [("person", "Nora", "lead")]
    assert "More: add --before " in tocsin.ok("entries", "--limit", "1").err
    assert "no such entry" in tocsin.ok("entries", "--by", "Nobody").out
    refused = tocsin("entries", "--day", "someday")
    assert (refused.code, "is not a date" in refused.err) == (2, True)
