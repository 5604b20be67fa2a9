"""A page offers a person only what the server then lets them do."""

from __future__ import annotations

import re

from tests.office import Office
from tests.web.browsing import BrowserShop, text_of


def watched(office: Office) -> str:
    """A subject that the teams north and south watch."""
    subject = office.subject("Marek Dolny").id
    for team in ("north", "south"):
        office.desk.subjects.watch(team, subject, reason="lives nearby")
    return subject


def test_a_team_ends_its_own_watch_alone_and_asks_for_none_that_it_has(shop: BrowserShop, office: Office) -> None:
    subject = watched(office)

    page = shop.signed_in("Nora").see(f"/subjects/{subject}")

    assert re.findall(r'name="team" value="(\w+)"', page) == ["north"]
    assert "Ask to watch" not in page


def test_a_team_asks_again_once_its_watch_has_ended(shop: BrowserShop, office: Office) -> None:
    subject = watched(office)
    office.desk.subjects.unwatch("north", subject, reason="moved away", by="Dora")
    office.hear("Marek Dolny came back.")

    page = shop.signed_in("Dora").see(f"/subjects/{subject}")

    assert '<option value="north">' in page
    assert '<option value="south">' not in page


def test_a_lead_outside_the_desk_chooses_their_team_and_adds_none(shop: BrowserShop, office: Office) -> None:
    nora = shop.signed_in("Nora")

    page = nora.see("/people")
    assert '<select id="tname" name="name"><option value="north">north</option></select>' in page
    assert "Change the mail" in page
    assert '<input id="tname"' in shop.signed_in("Dora").see("/people")

    assert "new@example.org" in nora.send("/teams", name="north", address="new@example.org")
    refused = text_of(nora.send("/teams", 403, name="nurseries", address=""))
    assert "Nora may not add team nurseries: ask a lead of the desk or an administrator" in refused
