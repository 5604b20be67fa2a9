"""Names and numbers told by the fields of a line or by the column beside one of contacts, in any language."""

from __future__ import annotations

from pathlib import Path

import pytest

from tocsin.domain.report import Submission
from tocsin.ingest import read
from tocsin.ingest.sealing.field_contacts import in_fields, person
from tocsin.ingest.sealing.seal import seal

FIELDS = (
    ("Name .......Ö. Çelik......  Tel. ....0152 54599000....", ["Ö. Çelik", "0152 54599000"]),
    ("NAAM   Femke Achterberg voor buurvrouw   TEL", ["Femke Achterberg"]),
    ("Witness=R. Mensah\nLoc=Block D", ["R. Mensah"]),
    ('evt=in name="Pastor Gale" txt="shots"', ["Pastor Gale"]),
    ('<c de="Gun-Britt" nr="08-465 004 00">fel</c>', ["Gun-Britt"]),
    ('- {qui: "Mme Traoré", joindre: "06 39 98 61 00", quoi: "lettre"}', ["Traoré"]),
    ("who: Wanjiru Kamau   0712 000 144", ["Wanjiru Kamau"]),
    ("Navn Ingvild Moe", ["Ingvild Moe"]),
)
OTHERS = (
    "Suspect=Kevin Blythe",
    "Loc=Block C prayer room",
    "ort: Moschee Nord   030 23125 480",
    "Name of the church\nSt Anne",
    "status=open nr=12",
)


@pytest.mark.parametrize(("text", "found"), FIELDS)
def test_names_and_numbers_in_fields_are_found(text: str, found: list[str]) -> None:
    assert set(found) <= set(in_fields(text))


@pytest.mark.parametrize("text", OTHERS)
def test_suspects_and_places_in_fields_are_none(text: str) -> None:
    assert list(in_fields(text)) == []


@pytest.mark.parametrize("value", ["burst pipe", "unknown", "Moschee Nord", "", "Queue 800"])
def test_what_is_no_person_is_no_name(value: str) -> None:
    assert person(value) == ""


def test_a_home_behind_a_contact_is_sealed() -> None:
    text = seal(Submission(key="k", channel="file", text="8.30 Nadja, 070-174 06 00 el Granvägen 14")).text

    assert "Granvägen" not in text


@pytest.mark.parametrize(
    ("table", "secrets"),
    [
        ("dita;ora;ai;nr;ngjarja\n12. 9.;21.15;Shpresa;069 000 0166;kërcënojnë lagjen rome të qytetit\n", ["Shpresa", "069 000 0166"]),
        (
            "dato;kl;anmelder;tlf;hændelse\n17.05;9.05;;;stille\n17.05;20.10;Gitte;40000999;mand råber at han brænder moskeen af i nat\n",
            ["Gitte", "40000999"],
        ),
    ],
)
def test_the_column_before_contacts_and_numbers_beside_names_are_sealed(table: str, secrets: list[str], tmp_path: Path) -> None:
    (tmp_path / "calls.csv").write_text(table)

    clear = " ".join(f"{report.text} {report.facts}" for report in read(tmp_path / "calls.csv"))  # type: ignore[union-attr]

    assert not [secret for secret in secrets if secret in clear]
