"""Possible series in a browser."""

from __future__ import annotations

from tests.contract.test_series import told
from tests.office import Office
from tests.web.browsing import BrowserShop, text_of


def test_a_series_is_shown_on_three_pages_decided_and_taken_back(shop: BrowserShop, office: Office) -> None:
    subject = office.subject("Marek Dolny")
    reports = [told(office, number, contact="0170 1234567") for number in range(3)]
    dan = shop.signed_in("Dan")

    for path in ("/series", f"/subjects/{subject.id}", f"/reports/{reports[1]}"):
        assert "Reports with the same contact as another: 3" in text_of(dan.see(path)), path
    assert "0170" not in text_of(dan.see("/series"))

    page = dan.send("/series/decided", subject=subject.id, names=" ".join(reports), value="series", reason="he boasted of it")
    assert "No duty, priority or status changed" in text_of(page)
    assert "decided by Dan" in text_of(dan.see(f"/reports/{reports[0]}"))
    number = office.desk.series.decided()[0].id
    assert "taken back" in text_of(dan.send(f"/series/{number}/taken-back", reason="two callers"))


def test_people_outside_the_desk_see_no_series(shop: BrowserShop, office: Office) -> None:
    subject = office.subject("Marek Dolny")
    office.desk.subjects.watch("north", subject.id, reason="stake", by="Dora")
    reports = [told(office, number, contact="0170 1234567") for number in range(3)]
    nora = shop.signed_in("Nora")

    for path in (f"/subjects/{subject.id}", f"/reports/{reports[1]}"):
        assert "possible series" not in text_of(nora.see(path)).casefold()
