"""The ledger in a browser."""

from __future__ import annotations

import csv
import json
from itertools import product

from tests.office import Office
from tests.web.browsing import BrowserShop, text_of


def test_a_lead_sees_who_opened_a_source(shop: BrowserShop, office: Office) -> None:
    report = office.hear("Someone was here.", contact="0000 12345").report
    office.desk.report_access.source(report, by="Cato", reason="to ring back")
    dora = shop.signed_in("Dora")

    page = text_of(dora.see("/record/entries?opened=source"))

    assert "Cato" in page
    assert report in page
    assert "0000 12345" not in page
    assert "No such entry." in text_of(dora.see("/record/entries?opened=source&by=Dora"))


def test_the_files_hold_what_the_page_shows(shop: BrowserShop, office: Office) -> None:
    office.hear("Someone was here.")
    avi = shop.signed_in("Avi")

    lines = [json.loads(line) for line in avi.see("/record/entries.json?act=received").splitlines()]
    rows = list(csv.DictReader(avi.see("/record/entries.csv?act=received").splitlines()))

    assert [line["act"] for line in lines] == ["received"]
    assert [row["seq"] for row in rows] == [str(lines[0]["seq"])]


def test_a_filter_that_cannot_be_read_is_said(shop: BrowserShop, office: Office) -> None:
    avi = shop.signed_in("Avi")

    page = text_of(avi.see("/record/entries?since=yesterday", 422))

    assert "is not a day" in page
    assert "No such entry" not in page


def test_the_filter_is_folded_until_it_is_used_and_links_name_what_it_asks_alone(shop: BrowserShop, office: Office) -> None:
    avi = shop.signed_in("Avi")

    assert '<details class="filterbox"><summary>' in avi.see("/record/entries")
    filtered = avi.see("/record/entries?act=received")
    assert '<details class="filterbox" open>' in filtered
    assert "/record/entries.csv?act=received" in filtered
    assert "since=" not in filtered


def test_whoever_may_not_audit_is_refused(shop: BrowserShop, office: Office) -> None:
    for name, file in product(("Cato", "Nora", "Sam"), ("", ".json", ".csv")):
        assert shop.signed_in(name).see(f"/record/entries{file}", 403)
