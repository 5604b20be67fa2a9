"""Names on the command line: bands of one's own, proposals, further names."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.shell import Shell
from tests.unit.ingest.pdf_maker import pdf
from tocsin.matching.fairness import common_names, cultures


@pytest.fixture
def shell(tmp_path: Path) -> Shell:
    """A desk with one analyst."""
    shell = Shell(tmp_path / "home")
    shell.ok("init")
    shell.ok("team", "add", "north")
    shell.ok("user", "add", "Dan", "--team", "desk", "--role", "analyst")
    return shell


def set_bands(shell: Shell, line: str) -> None:
    path = shell.home / "tocsin.toml"
    path.write_text(path.read_text(encoding="utf-8").replace("[bands]\n", f"[bands]\n{line}\n"), encoding="utf-8")


def test_bands_of_ones_own_decide_what_is_an_alert(shell: Shell) -> None:
    shell.ok("subject", "add", "Quirvanto Zelmarithe", "--reason", "for the test")
    text = b"we met Quirvanto Zelmarithe there"
    assert shell.ok("screen", "-", "--json", stdin=text).rows[0]["band"] == "alert"

    set_bands(shell, "alert_bits = 90\nalert_common_bits = 90")

    assert shell.ok("screen", "-", "--json", stdin=text).rows[0]["band"] == "possible"


def test_a_report_shows_the_names_that_became_known_after_it_came(shell: Shell, tmp_path: Path) -> None:
    shell.ok("subject", "add", "Selma Quistorp", "--reason", "for the test")
    note = tmp_path / "note.txt"
    note.write_text("Quirvanto Zelmarithe asked Selma Quistorp for matches.")
    shell.ok("hear", note)
    report = shell.ok("reports", "--json").rows[0]["report"]
    assert "Zelmarithe [" not in shell.ok("report", report).out

    shell.ok("subject", "add", "Quirvanto Zelmarithe", "--reason", "for the test")

    names = [line for line in shell.ok("report", report).out.splitlines() if "may be" in line]
    assert ["listed only after this report came" in line for line in names] == [True, False]
    assert [mention["surface"] for mention in shell.ok("report", report, "--json").rows[0]["later"]] == ["Quirvanto Zelmarithe"]


def test_a_name_that_is_known_is_refused_with_the_ways_on(shell: Shell) -> None:
    subject_id = shell.ok("subject", "add", "Selma Quistorp", "--reason", "for the test", "--json").rows[0]["id"]

    ran = shell("subject", "add", "QUISTORP, Selma", "--reason", "again")

    assert ran.code == 2
    assert len(ran.err.splitlines()) == 1
    assert all(way in ran.err for way in (subject_id, "tocsin watch TEAM", "tocsin subject alias", "--anyway"))
    assert len(shell.ok("subject", "list", "--json").rows) == 1
    shell.ok("subject", "add", "selma quistorp", "--reason", "her niece", "--anyway")
    assert len(shell.ok("subject", "list", "--json").rows) == 2


def test_fairness_is_computed_with_the_bands_set_and_says_when_they_accuse(shell: Shell, tmp_path: Path) -> None:
    names = [name for culture in list(cultures())[:3] for name in common_names(culture, 60)]
    path = tmp_path / "common.csv"
    path.write_text("id,name\n" + "".join(f"{at},{name}\n" for at, name in enumerate(names)), encoding="utf-8")
    shell.ok("lists", "load", path, "--source", "csv")
    assert shell.ok("fairness").code == 0

    set_bands(shell, "alert_bits = 4\nalert_part_bits = 2\nalert_common_bits = 4")
    ran = shell("fairness")

    assert ran.code == 1
    assert "alert_bits = 4" in ran.err
    assert "accuse the innocent" in ran.err


@pytest.mark.parametrize(
    ("line", "says"),
    [("alert_bitz = 4", "no threshold 'alert_bitz'"), ("alert_fit = 3", "both from 0 to 1"), ('alert_bits = "x"', "write a number")],
)
def test_bands_that_make_no_sense_are_refused_in_one_line(shell: Shell, line: str, says: str) -> None:
    set_bands(shell, line)

    ran = shell("fairness")

    assert ran.code == 2
    assert says in ran.err
    assert len(ran.err.strip().splitlines()) == 1


def test_a_proposal_is_listed_accepted_and_declined(shell: Shell, tmp_path: Path) -> None:
    path = tmp_path / "told.txt"
    path.write_text("Mr Ilmar Veldrak threatened the shop. Dr Sanna Korvath owns it.", encoding="utf-8")
    shell.ok("hear", path)
    rows = {row["name"]: row["id"] for row in shell.ok("proposals", "--json").rows}

    accepted = shell.ok("proposals", "accept", rows["Ilmar Veldrak"], "--by", "Dan", "--reason", "a threat", "--json").rows[0]
    shell.ok("proposals", "decline", rows["Sanna Korvath"], "--by", "Dan", "--reason", "the owner")

    assert accepted["reports"] == 1
    assert shell.ok("proposals").out.strip() == "no new name in these reports"
    assert shell("proposals", "accept", "P-0", "--by", "Dan", "--reason", "why").code == 2
    assert shell.ok("proposals", "--same").out.strip() == "no subjects that may be the same"


def test_a_further_name_is_searched_for_in_the_past(shell: Shell, tmp_path: Path) -> None:
    path = tmp_path / "told.txt"
    path.write_text("Anso Veldrak was here.", encoding="utf-8")
    shell.ok("hear", path)
    shell.ok("subject", "add", "Marek Dolny", "--reason", "for the test")

    out = shell.ok("subject", "alias", "Marek Dolny", "Anso Veldrak", "--by", "Dan", "--reason", "he signs so").out

    assert "1 report touches it" in out


def test_a_document_is_screened_by_its_text_and_one_that_cannot_be_read_is_bad_news(tocsin: Shell, tmp_path: Path) -> None:
    tocsin.ok("subject", "add", "Omru Tessel", "--reason", "r")
    paper, broken = tmp_path / "names.pdf", tmp_path / "broken.pdf"
    paper.write_bytes(pdf("Omru Tessel was seen at the gate"))
    broken.write_bytes(b"%PDF-oh no")
    assert tocsin.ok("screen", paper, "--json").rows[0]["surface"] == "Omru Tessel"
    ran = tocsin("screen", broken)
    assert ran.code == 1
    assert "broken.pdf" in ran.err
