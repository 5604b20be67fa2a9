"""``tocsin figures``."""

from __future__ import annotations

from pathlib import Path

from tests.shell import Shell


def test_figures_are_printed_exported_and_published(tocsin: Shell, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("A man was here.")
    tocsin.ok("hear", tmp_path / "a.txt")

    assert {"table": "reports", "by": "all", "value": "", "count": 1} in tocsin.ok("figures", "--json").rows
    assert "Median hours" in tocsin.ok("figures").out or "MEDIAN HOURS" in tocsin.ok("figures").out
    assert tocsin.ok("figures", "--csv").out.startswith("table,row,column,value")
    page = tmp_path / "figures.html"
    january = ("figures", "--from", "2026-01-01", "--to", "2026-01-31", "--publish", page)
    assert "which lead of the desk" in tocsin(*january).err
    tocsin.ok(*january, "--by", "Dora")
    assert "rounded at random" in page.read_text()
    assert "exists already" in tocsin(*january, "--by", "Dora").err
    refused = tocsin("figures", "--publish", tmp_path / "other.html", "--by", "Dora")
    assert (refused.code, "only a span that is over" in refused.err) == (2, True)
