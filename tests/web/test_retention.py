"""Retention in a browser."""

from __future__ import annotations

from tests.contract.test_retention import after_a_year, assessed
from tests.office import Office
from tests.web.browsing import PASSWORD, BrowserShop, text_of


def test_a_lead_holds_keeps_and_destroys(shop: BrowserShop, office: Office) -> None:
    first, second = assessed(office), assessed(office, "A woman was here.")
    after_a_year(office)
    dora = shop.signed_in("Dora")

    assert first in text_of(dora.see("/retention"))
    assert "No report is under a legal hold" in text_of(dora.see("/retention"))
    assert "Nobody can erase it" in text_of(dora.send("/retention/holds", report=first, reason="the court asks"))
    assert "legal hold" in text_of(dora.send(f"/retention/{first}/decided", 409, value="destroy", reason="x", password=PASSWORD))
    assert "The decision is recorded" in text_of(dora.send(f"/retention/{first}/decided", value="keep", reason="the trial goes on"))
    hold = office.desk.retention.holds()[0].id
    assert "has ended" in text_of(dora.send(f"/retention/holds/{hold}/ended", reason="over"))
    assert dora.post(f"/retention/{second}/decided", value="destroy", reason="x", password="wrong").status_code != 303
    assert office.desk.reports.show(second).text


def test_a_person_is_answered_what_is_held_on_them_and_a_correction_stands_beside_it(shop: BrowserShop, office: Office) -> None:
    office.subject("Marek Dolny")
    report = office.hear("Marek Dolny was here with Mr Osgood Pettifer.").report
    avi = shop.signed_in("Avi")

    assert "The correction stands beside the report" in avi.send("/retention/corrections", report=report, note="It was another man.")
    answer = avi.post("/retention/access", subject="Marek Dolny", reason="he asked for it")

    assert answer.headers["content-disposition"] == 'attachment; filename="access.html"'
    assert "It was another man." in answer.text
    assert "Pettifer" not in answer.text
    assert avi.post("/retention/access", subject="Nobody Known", reason="x").status_code == 404
    assert shop.signed_in("Nora").post("/retention/access", subject="Marek Dolny", reason="x").status_code == 403
