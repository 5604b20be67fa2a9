"""Figures in a browser."""

from __future__ import annotations

import csv

from tests.office import Office
from tests.web.browsing import BrowserShop, text_of


def test_the_desk_and_its_auditors_see_figures_and_others_do_not(shop: BrowserShop, office: Office) -> None:
    office.hear("A man was here.")

    for name in ("Dora", "Avi", "Cato"):
        page = text_of(shop.signed_in(name).see("/figures"))
        assert "channel call 1" in page, name
        assert page.count(name) == 1, "the person is named at the top and counted nowhere"
    for path in ("/figures", "/figures.json", "/figures.csv"):
        shop.signed_in("Nils").see(path, 403)


def test_the_file_holds_every_cell(shop: BrowserShop, office: Office) -> None:
    office.hear("A man was here.")

    cells = list(csv.DictReader(shop.signed_in("Avi").see("/figures.csv").splitlines()))

    assert {"table": "reports", "row": "1", "column": "count", "value": "1"} in cells


def test_a_span_that_cannot_be_read_is_said(shop: BrowserShop, office: Office) -> None:
    avi = shop.signed_in("Avi")

    assert "is not a day" in text_of(avi.see("/figures?first=may", 422))
    assert "the span is empty" in text_of(avi.see("/figures?first=2026-03-02&last=2026-03-01", 422))
