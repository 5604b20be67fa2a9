from __future__ import annotations

import re
from pathlib import Path

from tests.unit.ingest.kinds.page import BEGIN, END, table
from tocsin.ingest import Limits
from tocsin.ingest.reports.column_map import PARTS
from tocsin.ingest.reports.registry import formats

PAGE = (Path(__file__).resolve().parents[3] / "docs" / "formats.md").read_text(encoding="utf-8")


def test_the_page_on_formats_names_every_format_and_every_part() -> None:
    first = " ".join(re.findall(r"^\| (`.+?`) \|", PAGE, re.MULTILINE))
    assert {name for name in (*formats(), *PARTS) if f"`{name}`" not in first} <= {"office"}


def test_the_limits_on_the_page_are_those_of_the_code() -> None:
    limits = re.findall(r"^\| `(\w+)` \| ([\d.]+) \|", PAGE, re.MULTILINE)
    assert limits
    assert dict(limits) == {name: str(getattr(Limits(), name)) for name, _ in limits}


def test_the_table_of_kinds_is_current() -> None:
    written = PAGE.partition(BEGIN)[2].partition(END)[0].strip()
    assert written == table(), "run tools/formats-page"
