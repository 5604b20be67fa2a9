"""The page of a report whose source wrote several times."""

from __future__ import annotations

from tests.contract.test_shared_duties import NUMBER
from tests.office import Office
from tests.web.browsing import BrowserShop, text_of


def test_the_duty_says_how_often_the_source_wrote_and_what_they_wish(shop: BrowserShop, office: Office) -> None:
    first = office.hear("A van stands there.", contact=NUMBER).report
    last = office.hear("It is gone. Please do not ring me back.", contact=NUMBER).report
    cato = shop.signed_in("Cato")

    page = text_of(cato.see(f"/reports/{first}"))
    later = text_of(cato.see(f"/reports/{last}"))

    assert "2 messages of one source." in page
    assert f"the newest word of this source on it, in {last}, asks not to be rung" in page
    assert f"one call answers it with {first}" in later


def test_a_team_that_rings_learns_the_number_of_messages_and_not_which(shop: BrowserShop, office: Office) -> None:
    first = office.hear("A van stands there.", contact=NUMBER).report
    duty = next(duty for duty in office.desk.duties.listed(report=first) if duty.kind == "call-back")
    office.desk.duties.reroute(duty.id, "north", by="Dora", reason="they know her")
    last = office.hear("Now two. Please ring me back.", contact=NUMBER).report

    page = shop.signed_in("Nora").see(f"/reports/{first}")

    assert "2 messages of one source." in text_of(page)
    assert f"/reports/{last}" not in page
