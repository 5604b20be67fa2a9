"""``tocsin series``."""

from __future__ import annotations

from pathlib import Path

from tests.contract.test_series import LONG
from tests.shell import Shell


def test_series_are_listed_decided_and_taken_back(tocsin: Shell, tmp_path: Path) -> None:
    tocsin.ok("subject", "add", "Marek Dolny", "--kind", "person", "--reason", "stake")
    assert "no possible series in the newest 300 reports" in tocsin.ok("series").out
    for number, whom in enumerate(("a teacher", "a child", "the porter")):
        (tmp_path / f"{number}.txt").write_text(LONG.format(whom))
    tocsin.ok("hear", *sorted(tmp_path.glob("*.txt")))
    (row,) = tocsin.ok("series", "--json").rows
    reports = [str(report) for report in row["reports"]]

    assert len(reports) == 3
    assert "in much the same words as another: 3" in tocsin.ok("series", "--report", reports[0]).out
    by = ("--by", "Dora", "--reason", "one letter")
    decision = tocsin.ok("series", "decide", "Marek Dolny", "no-series", *(report[2:] for report in reports), *by).out.strip()
    assert f"decided no series by Dora ({decision})" in tocsin.ok("series", "--subject", "Marek Dolny").out
    tocsin.ok("series", "take-back", decision, *by)
    assert tocsin.ok("series", "decided", "--json").rows[0]["verdict"] == "open"
    refused = tocsin("series", "decide", "Marek Dolny", "series", reports[0], *by)
    assert (refused.code, "at least two" in refused.err) == (2, True)
