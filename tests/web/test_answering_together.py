"""Several deliveries that a person has read are acknowledged at once, and taken back within a minute."""

from __future__ import annotations

import re

from tests.office import Office
from tests.web.browsing import BrowserShop, text_of


def three_reports(office: Office) -> list[str]:
    subject = office.subject("Marek Dolny")
    office.desk.subjects.watch("north", subject.id, reason="lives nearby")
    return [office.hear(f"Marek Dolny was at gate {number}.").report for number in range(3)]


def test_only_what_was_opened_is_acknowledged_together(shop: BrowserShop, office: Office) -> None:
    first, second, third = three_reports(office)
    nils = shop.signed_in("Nils")
    assert "that you have read" not in nils.see("/queue")
    for report in (first, second):
        nils.see(f"/reports/{report}")
    duties = [office.owed(report)["north"].id for report in (first, second, third)]

    page = nils.see("/queue")
    assert re.findall(r'type="checkbox" name="duty" value="(D-\d+)"', page) == duties[:2]
    refused = nils.send("/queue/acknowledged", 409, duty=duties)
    assert f"open {third} and answer it there" in text_of(refused)
    assert office.owed(first)["north"].live, "all or none"
    nils.send("/queue/acknowledged", 422)
    answered = nils.send("/queue/acknowledged", duty=duties[:2])

    assert f"You answered {first}, {second}" in text_of(answered)
    assert [office.owed(report)["north"].outcome for report in (first, second)] == ["acknowledged"] * 2
    assert office.owed(third)["north"].live


def test_answers_given_together_are_taken_back_within_a_minute(shop: BrowserShop, office: Office) -> None:
    reports = three_reports(office)
    nils = shop.signed_in("Nils")
    for report in reports:
        nils.see(f"/reports/{report}")
    duties = [office.owed(report)["north"].id for report in reports]
    nils.send("/queue/acknowledged", duty=duties)
    head = office.desk.audit.head().seq

    assert "The duty is owed again" in text_of(nils.send("/queue/taken-back", duty=duties[:1]))
    assert office.desk.audit.head().seq > head, "taking back is an entry"
    assert office.owed(reports[0])["north"].live
    office.clock.advance(minutes=2)
    nils.send("/queue/taken-back", 409, duty=duties[1:])

    assert not office.owed(reports[1])["north"].live
    assert "A wrong click" not in nils.see(f"/queue?back={'~'.join(duties)}")
