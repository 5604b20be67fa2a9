"""Who wrote to the desk itself in a chat."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.unit.ingest.importing import accepted, hear

DESKS = ("Yardım Hattı", "الخط الساخن", "Горячая линия", "Línea de ayuda", "Hotline")


@pytest.mark.parametrize("desk", DESKS)
def test_whoever_writes_to_a_telephone_line_wrote_to_the_desk(desk: str, tmp_path: Path) -> None:
    chat = f"28.11.2026 21:04 - Elif Kaya: They will come to the hostel on Friday\n28.11.2026 21:09 - {desk}: Thank you, we look into it\n"
    reports = accepted(hear(tmp_path, chat, "WhatsApp Chat.txt"))

    assert not reports[0].quoted
    assert "Elif Kaya" in reports[0].contact


def test_two_people_who_are_no_desk_wrote_to_each_other(tmp_path: Path) -> None:
    chat = "28.11.2026 21:04 - Elif Kaya: They will come to the hostel on Friday\n28.11.2026 21:09 - Deniz Ak: Thank you, we look into it\n"
    reports = accepted(hear(tmp_path, chat, "WhatsApp Chat.txt"))

    assert all(report.quoted for report in reports)
