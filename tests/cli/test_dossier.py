"""``tocsin dossier``."""

from __future__ import annotations

from pathlib import Path

from tests.shell import Shell
from tocsin.audit import check_dossier


def test_a_dossier_is_written_and_checked(tocsin: Shell, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("Marek Dolny was here with Mr Osgood Pettifer.")
    tocsin.ok("hear", tmp_path / "a.txt")
    report = str(tocsin.ok("reports", "--json").rows[0]["report"])
    options = ("--by", "Dora", "--reason", "the court asks", "--out", tmp_path / "out")

    written = tocsin.ok("dossier", report, *options)

    assert "read it before you hand it over" in written.err
    assert "Pettifer" not in (tmp_path / "out" / "dossier.html").read_text()
    assert check_dossier.main([str(tmp_path / "out")]) == 0
    assert tocsin("dossier", report, *options).code == 2
    assert tocsin("dossier", report, "--for", "Dora", "--mask", "x", *options).code == 2
