"""Figures in a browser."""

from __future__ import annotations

import csv
from datetime import timedelta

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

    page = avi.see("/figures?first=may", 422)
    assert "is not a day: write it like 2026-11-21. These are the last 30 days." in text_of(page)
    assert 'name="first"' in page
    assert "the span is empty" in text_of(avi.see("/figures?first=2026-03-02&last=2026-03-01", 422))


def test_a_part_of_the_address_that_a_page_cannot_use_is_named(shop: BrowserShop, office: Office) -> None:
    dora = shop.signed_in("Dora")

    for address, part in (("/figures?from=2026-03-01", "from"), ("/queue?view=bogus", "view=bogus"), ("/reports?person=Nils", "person")):
        assert f"cannot use “{part}” in its address" in text_of(dora.see(address)), address
    for address in ("/figures?first=2026-03-01&last=2026-03-02", "/queue?view=all&team=north&said=answered", "/reports?channel=call"):
        assert "in its address" not in dora.see(address), address


def test_tables_after_the_first_are_folded_and_listed_above(shop: BrowserShop, office: Office) -> None:
    office.hear("A man was here.")

    page = shop.signed_in("Avi").see("/figures")

    assert page.count('<details class="figures" open>') == 1
    assert page.count('<details class="figures">') > 1
    assert page.count('href="#t-') == page.count(' id="t-')


def test_a_lead_downloads_the_page_for_the_public_and_days_are_never_published_in_two_spans(shop: BrowserShop, office: Office) -> None:
    for number in range(23):
        office.hear(f"Report number {number}.")
    office.clock.advance(hours=80)
    dora = shop.signed_in("Dora")
    day = office.clock.now().date() - timedelta(days=1)
    week, longer = day - timedelta(days=6), day - timedelta(days=7)

    assert "For the public" in text_of(dora.see(f"/figures?first={week}&last={day}"))
    answer = dora.post("/figures/published", first=str(week), last=str(day))
    assert (answer.status_code, '<td class="number">23' in answer.text) == (200, False)
    assert "attachment" in answer.headers["content-disposition"]
    empty = str(day - timedelta(days=30))
    assert "would be empty" in text_of(dora.send("/figures/published", 409, first=empty, last=empty))
    refused = dora.post("/figures/published", first=str(longer), last=str(day))
    assert (refused.status_code, "are public" in refused.text) == (409, True)
    assert "For the public" not in shop.signed_in("Avi").see(f"/figures?first={week}&last={day}")


def test_charts_tell_in_words_what_share_still_waits(shop: BrowserShop, office: Office) -> None:
    office.hear("A man was here.")
    office.clock.advance(hours=2)

    page = shop.signed_in("Avi").see("/figures")

    assert "Share that still waits: after 1 hours 100%, after 4 hours not known" in page
