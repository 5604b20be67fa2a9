"""Drills in a browser."""

from __future__ import annotations

from tests.office import Office
from tests.web.browsing import BrowserShop, text_of


def test_a_lead_begins_a_drill_reads_its_results_and_ends_it(shop: BrowserShop, office: Office) -> None:
    office.desk.subjects.watch("north", office.subject("Marek Dolny").id, by="Dora", reason="stake")
    dora = shop.signed_in("Dora")
    assert "There was no drill yet" in text_of(dora.see("/drills"))

    assert "The drill has begun" in text_of(dora.send("/drills", trials="7", days="3", reason="yearly"))
    office.desk.drills.send_due(everything=True)
    office.clock.advance(hours=25)
    dora = shop.signed_in("Dora")
    page = text_of(dora.see("/drills"))
    result = office.desk.drills.result()

    assert "nobody of team north opened it within 24 hours" in page
    assert "north: overdue" in page
    assert "This was a drill" in text_of(shop.signed_in("Nils").see(f"/reports/{result.results[0].report}"))
    assert "invented words were erased" in text_of(dora.send(f"/drills/{result.drill.id}/ended", reason="read"))
    assert "digits" in text_of(dora.send("/drills", 422, trials="x", reason="again"))
