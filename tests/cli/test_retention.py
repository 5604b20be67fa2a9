"""``tocsin retention``."""

from __future__ import annotations

from pathlib import Path

from tests.shell import Shell


def test_reports_are_listed_held_corrected_and_handed_out(tocsin: Shell, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("Marek Dolny was here with Mr Osgood Pettifer.")
    tocsin.ok("subject", "add", "Marek Dolny", "--kind", "person", "--reason", "stake")
    tocsin.ok("hear", tmp_path / "a.txt")
    report = str(tocsin.ok("reports", "--json").rows[0]["report"])
    by = ("--by", "Dora", "--reason", "asked for")

    assert "no review is owed" in tocsin.ok("retention").out
    assert tocsin.ok("retention", "rules", "--json").rows[0]["months"] == 12
    hold = tocsin.ok("retention", "hold", report, *by).out.strip()
    assert tocsin.ok("retention", "holds", "--json").rows[0]["id"] == hold
    refused = tocsin("retention", "decide", report, "destroy", *by)
    assert (refused.code, "no review of" in refused.err) == (2, True)
    tocsin.ok("retention", "correct", report, "It was another man.", "--by", "Dora")
    tocsin.ok("retention", "release", hold, *by)
    tocsin.ok("retention", "access", "Marek Dolny", "--out", tmp_path / "all.html", *by)
    page = (tmp_path / "all.html").read_text()
    assert "It was another man." in page
    assert "Pettifer" not in page
    assert "check-dossier" not in page
    assert tocsin("retention", "access", "Marek Dolny", "--out", tmp_path / "all.html", *by).code == 2
