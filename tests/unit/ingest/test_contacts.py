"""Sealing of sources by value, in any language."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path

import pytest

from tests.unit.ingest.importing import accepted, hear
from tocsin.domain.report import Submission
from tocsin.ingest.sealing.contacts import find_contacts, is_contact
from tocsin.ingest.sealing.hiding import MARK
from tocsin.ingest.sealing.seal import seal

HEADINGS = Path(__file__).resolve().parents[3] / "bench" / "hear" / "blind" / "office" / "headings.jsonl"
PHONES = """
020 7946 0412|07700 900612|٠٧٧٠ ٠٠٠ ٤٤١٢|00964 770 000 1182|+964 751 000 7790|(22) 000 07 71|600 000 412|06-00004412|8 (900) 000-44-12
0261910771|(0542) 00-07-71|02-000-0771|0300-0004412
"""
NO_PHONES = (
    "2026-03-14 21:40|14/06/2026|10 000 000|192.168.1.10|1704067200|5703060000000000|2026/0331|48.8566, 2.3522|12:30 - 14:45|badge 4471"
)


@pytest.mark.parametrize("phone", PHONES.strip().replace("\n", "|").split("|"))
def test_phone_numbers_are_found_in_any_writing(phone: str) -> None:
    assert find_contacts(f"call {phone} now") == [phone]
    assert is_contact(phone)


@pytest.mark.parametrize("number", NO_PHONES.split("|"))
def test_dates_amounts_and_ids_are_no_phone_numbers(number: str) -> None:
    assert find_contacts(f"it was {number} there") == []


def test_contacts_move_from_the_text_into_the_sealed_contact() -> None:
    report = seal(
        Submission(
            "k", "email", "They come.\n\nYours\nAnn Lee\nPhone: 020 7946 0412\n4 Marsh Lane, Hull", contact="Ann Lee <a@example.org>"
        )
    )
    assert report.text == f"They come.\n\nYours\n{MARK}\nPhone: {MARK}\n{MARK}"
    assert report.contact == "Ann Lee <a@example.org>, 020 7946 0412, 4 Marsh Lane, Hull"


def test_columns_of_any_language_are_sealed_by_their_values(tmp_path: Path) -> None:
    told = "Two men broke the door of the hall and drove off in a grey van before anyone could call"
    in_clear, total = [], 0
    for line in HEADINGS.read_text("utf-8").splitlines():
        heading = json.loads(line)
        if heading["means"] in ("phone", "email", "handle", "name", "address"):
            table = io.StringIO()
            writer = csv.writer(table)
            writer.writerows(
                [
                    ["Date", heading["heading"], "What happened"],
                    *([f"2026-03-1{n}", cell, f"{told} {n}"] for n, cell in enumerate(heading["sample_cells"])),
                ]
            )
            reports = accepted(hear(tmp_path, table.getvalue()))
            clear = repr([(report.text, report.facts) for report in reports])
            total += len(heading["sample_cells"])
            in_clear += [(heading["lang"], heading["heading"], cell) for cell in heading["sample_cells"] if cell in clear]
    assert len(in_clear) <= 0.03 * total, in_clear
