"""No page offers a link that its reader may not follow, or that leads nowhere."""

from __future__ import annotations

import re
from collections import Counter
from html import unescape

import pytest
from litestar.status_codes import HTTP_429_TOO_MANY_REQUESTS

from tests.office import Office
from tests.web.browsing import Browser, BrowserShop

_LINK = re.compile(r'<a [^>]*?href="(/[^"#]*)')
_NUMBER = re.compile(r"[A-Z]-\d+|\d+")
_ALIKE = 2
"""Pages of one kind that are followed, such as those of two reports."""


@pytest.mark.parametrize("name", ["Cato", "Dan", "Nora", "Nils", "Sam", "Dora", "Avi", "Ada"])
def test_no_page_offers_a_link_that_is_refused(shop: BrowserShop, office: Office, name: str) -> None:
    marek = office.subject("Marek Dolny")
    for team in ("north", "south"):
        office.desk.subjects.watch(team, marek.id, reason="stake")
    office.hear("Marek Dolny has a knife.", contact="0611223344")
    office.hear("A light is broken.")
    office.desk.reappearances.search()  # leaves marks of how far was searched among the entries
    office.clock.advance(days=9)
    office.desk.duties.escalate()

    assert refused_links(shop.signed_in(name)) == []


def test_a_lead_of_a_team_is_led_back_from_an_invitation_to_a_page_of_their_own(shop: BrowserShop) -> None:
    invited = shop.signed_in("Nora").send("/people/Nils/invited", reason="forgot it")

    assert 'href="/setup/people"' not in invited
    assert 'href="/people"' in invited


def refused_links(browser: Browser) -> list[str]:
    """Follow what is offered from the first page on, and return the links that are refused with the page that holds them."""
    refused: list[str] = []
    seen, alike, waiting = set[str](), Counter[str](), [("/", "the start")]
    while waiting:
        path, offered_by = waiting.pop(0)
        kind = _NUMBER.sub("X", path)
        if path in seen or alike[kind] >= _ALIKE:
            continue
        seen.add(path)
        alike[kind] += 1
        answer = browser.client.get(path)
        if answer.status_code == HTTP_429_TOO_MANY_REQUESTS:  # asked again in the next second
            seen.remove(path)
            alike[kind] -= 1
            waiting.append((path, offered_by))
            continue
        if answer.status_code >= 400:
            refused.append(f"{offered_by} offers {path}: {answer.status_code}")
        waiting += [(unescape(link), path) for link in _LINK.findall(answer.text)]
    assert len(seen) > 5
    return refused
