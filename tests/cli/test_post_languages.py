"""A search by language finds posts whose dump names none."""

from __future__ import annotations

from pathlib import Path

from tests.shell import Shell


def test_a_search_by_language_finds_posts_by_their_words(tocsin: Shell, tmp_path: Path) -> None:
    path = tmp_path / "posts.csv"
    path.write_text(
        "post_id,account_id,time,text,channel\n"
        "1,a1,2026-01-01T10:00:00Z,Treffpunkt am Freitag in der Nacht beim Wohnheim und niemand kommt allein,town\n"
        "2,a2,2026-01-02T10:00:00Z,Meet on Friday night at the Wohnheim and nobody should come alone,town\n"
    )
    tocsin.ok("posts", "load", path, "--platform", "x")

    rows = tocsin.ok("search", "kind:post lang:de Wohnheim", "--by", "Dora", "--json").rows

    assert [(row["language"], row["time"][:10]) for row in rows] == [("de", "2026-01-01")]
