"""Tables with a line drawn below their header, and wishes to be rung back under headings of more languages."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import pytest

from tests.unit.ingest.importing import accepted, hear

TABLE = """| Data | Godz. | Kto dzwonił | Treść | Oddzwonić? |
|------|:-----:|-------------|-------|-----------:|
| 26.11.2026 | 18:40 | Anna Wiśniewska, tel. 601 234 567 | Mąż sąsiadki mówi, że wysadzi dom w niedzielę | tak |
| 27.11.2026 | 8:15 | Jan Kot, tel. 602 234 567 | Skarży się na hałas w klatce schodowej od rana | nie |
"""


def test_a_drawn_line_is_no_second_header(tmp_path: Path) -> None:
    first, second = accepted(hear(tmp_path, TABLE, "calls.md"))

    assert first.heard == datetime(2026, 11, 26, 18, 40, tzinfo=UTC)
    assert not any("---" in name or "---" in value for name, value in first.facts)
    assert not first.declined
    assert second.declined


@pytest.mark.parametrize("heading", ["Oddzwonić?", "Visszahívás?", "Ring tillbaka?", "Geri dönüş?", "Передзвонити?", "回电?", "Gọi lại?"])
def test_a_no_under_a_heading_for_call_backs_declines(heading: str, tmp_path: Path) -> None:
    table = f"text,phone,{heading}\nThey will come to the hostel on Friday,0611223344,no\nNobody should stand there alone,0611223345,yes\n"
    first, second = accepted(hear(tmp_path, table, "calls.csv"))

    assert first.declined
    assert not second.declined
