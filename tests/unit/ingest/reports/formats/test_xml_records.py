"""XML of records: what stands beside them."""

from __future__ import annotations

from pathlib import Path

from tests.unit.ingest.importing import accepted, hear

SMS = """<?xml version="1.0" encoding="UTF-8"?>
<smses count="2"{more}>
  <sms address="+15550001234" date="1609459200000" type="1" body="They are at the door" contact_name="Marija Kos" />
  <sms address="+15550001234" date="1609466400000" type="1" body="They went away again" contact_name="Marija Kos" />
</smses>
"""


def test_a_count_beside_the_records_is_a_fact_of_the_first_and_no_report(tmp_path: Path) -> None:
    first, second = accepted(hear(tmp_path, SMS.format(more=""), "sms.xml"))
    assert ("smses.count", "2") in first.facts
    assert "smses.count" not in dict(second.facts)


def test_words_beside_the_records_are_a_report(tmp_path: Path) -> None:
    *_, beside = accepted(hear(tmp_path, SMS.format(more=' note="Saved after the raid on Monday"'), "sms.xml"))
    assert "Saved after the raid on Monday" in beside.text


def test_elements_of_two_names_with_the_same_fields_are_records_each(tmp_path: Path) -> None:
    two = """<?xml version="1.0"?>
<smses count="2">
  <sms address="+15550001234" date="1609459200000" type="1" read="1" body="They are at the door" />
  <mms address="+15550001234" date="1609466400000" type="1" read="1"><parts>
    <part seq="0" ct="text/plain" text="They went away again" /></parts>
    <addrs><addr address="+1555001" type="137" /><addr address="+1555002" type="151" /><addr address="+1555003" type="151" /></addrs>
  </mms>
</smses>"""
    assert [str(report.heard)[:16] for report in accepted(hear(tmp_path, two, "sms.xml"))] == ["2021-01-01 00:00", "2021-01-01 02:00"]
