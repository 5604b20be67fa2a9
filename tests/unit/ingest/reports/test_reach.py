"""One rule says whether a caller is to be rung back, in tables as on call sheets."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.unit.ingest.importing import accepted, hear
from tocsin.ingest.reports.reach import reaches_nobody


@pytest.mark.parametrize(
    ("header", "end", "reachable"),
    [
        ("Melding;Telefoon;Terugbellen", "06103{n}5678;nee", False),
        ("text;phone;May be called back", "06103{n}5678;No.", False),
        ("Text;Telefon;Rückruf erwünscht", "0171 23{n}5678;ja", True),
        ("text;phone;callback", "06103{n}5678;yes", True),
        ("text;caller", "anonymous", False),
        ("Melding;Beller", "anoniem", False),
        ("Melding;Beller;Telefoon", "anoniem;06103{n}5678", True),
    ],
)
def test_a_table_owes_a_call_back_as_a_call_sheet_does(header: str, end: str, reachable: bool, tmp_path: Path) -> None:
    rows = "".join(f"A white van stands before house {n};{end.format(n=n)}\n" for n in range(2, 6))
    report = accepted(hear(tmp_path, f"{header}\n{rows}", "calls.csv"))[0]

    assert bool(report.contact) is reachable
    assert report.heard is None, "a number of a telephone is no time"
    assert "5678" not in report.text + str(report.facts), "what reaches nobody stays sealed, too"


def test_words_in_place_of_a_contact_reach_nobody() -> None:
    assert all(map(reaches_nobody, ("", " Anoniem ", "anonyme", "(anonymous)", "مجهول", "n/a", "none")))
    assert not any(map(reaches_nobody, ("0612345678", "Noor", "info@example.org")))
