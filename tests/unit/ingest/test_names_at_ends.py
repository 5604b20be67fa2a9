"""Names and homes of sources at the ends of texts, behind Arabic words for ringing, and where two of them share words."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.unit.ingest.importing import accepted, hear
from tocsin.ingest.sealing.hiding import Hider

SEALED = (
    ("He says he will stab the priest. Call me on 07700 900321 after 5pm. Julia White", ["Julia", "White"]),
    ("Er will den Pfarrer erstechen. Rufen Sie mich an: 0171 9988776 nach 17 Uhr. Julia Weiss", ["Julia", "Weiss"]),
    ("Dice che ucciderà il prete. Mi chiami al 347 1234567 dopo le 17. Giulia Bianchi", ["Giulia", "Bianchi"]),
    ("اتصل السيد خالد الزهراني من هاتف 0551234567 ويسكن في حي الروضة شارع الملك فهد رقم ٢٢.", ["خالد", "الزهراني", "الملك", "٢٢"]),
    ("اتصلت امرأة اسمها سعاد المنصوري، رقمها ٠٥٥١٢٣٤٥٦٧، وتسكن في شارع النور رقم ١٤.", ["سعاد", "المنصوري", "النور", "١٤"]),
    ("Er is gebeld door Ömer Yıldız, 06-21458833, woont Kerkstraat 14. Zijn buurman bedreigt hem.", ["Ömer", "Kerkstraat"]),
)
OPEN = (
    ("Who did it? Peter Black. Ring 07700 900321", "Peter Black"),
    ("I know who did it. Call 07700 900321. It was this man: Peter Black", "Peter Black"),
    ("Maj-Lis (070-1740 650) säger att någon lagt lappar i hyllan. Misstänker Urban Frisk.", "Urban Frisk"),
    ("They all shouted. It was terrible. Peter Black", "Peter Black"),
)


@pytest.mark.parametrize(("text", "secrets"), SEALED)
def test_a_source_is_sealed(text: str, secrets: list[str], tmp_path: Path) -> None:
    [report] = accepted(hear(tmp_path, text, "note.txt"))

    assert [secret for secret in secrets if secret in report.text] == []
    assert all(secret in report.contact for secret in secrets)


@pytest.mark.parametrize(("text", "name"), OPEN)
def test_whom_a_text_tells_of_stays(text: str, name: str, tmp_path: Path) -> None:
    [report] = accepted(hear(tmp_path, text, "note.txt"))

    assert name in report.text


def test_secrets_that_share_words_leave_none_of_them() -> None:
    assert Hider(["woman called Ann", "Ann Lee"])("A woman called Ann Lee rang.", "*") == "A * rang."
    assert Hider(["Ann Lee", "Lee"])("Ann Lee and Lee", "*") == "* and *"
    assert Hider(["Ann  Lee", "0171"])("Ann\nLee 0171", "*") == "* *"
