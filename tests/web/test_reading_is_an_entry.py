"""Whatever page shows words of a report, the ledger says who was shown them. Every link that a person is offered is followed."""

from __future__ import annotations

import re
from html import unescape

import pytest
from litestar.status_codes import HTTP_429_TOO_MANY_REQUESTS

from tests.office import Office
from tests.web.browsing import BrowserShop
from tests.web.test_other_pages import PAGES
from tocsin.domain.access import AccessEvent

_LINK = re.compile(r'(?:href|hx-get|src)="(/[^"#]*)')
_MOST = 110
"""Pages that one visit of twelve hours has time for."""


def canary(number: int) -> str:
    return f"zanqar{'abcdefgh'[number]}"


@pytest.fixture
def reports(office: Office) -> dict[str, str]:
    """Reports by the word that only they hold: some name a watched subject, some nobody, one is from a mailbox."""
    office.desk.subjects.watch("north", office.subject("Marek Dolny").id, reason="stake")
    office.subject("Ilse Brandt")
    texts = ("Marek Dolny has a knife {}.", "Ilse Brandt and Marek Dolny met {}.", "A light is broken {}.", "Marek Dolni was near {}.")
    return {canary(n): office.hear(text.format(canary(n)), contact=f"06{n}1223344").report for n, text in enumerate(texts)}


@pytest.mark.parametrize("name", ["Cato", "Dan", "Nils", "Dora", "Avi", "Ada"])
def test_whoever_is_shown_words_of_a_report_is_in_the_ledger(shop: BrowserShop, office: Office, reports: dict[str, str], name: str) -> None:
    browser = shop.signed_in(name)
    ever: set[str] = set()
    waiting, visited = [*PAGES, "/search?q=zanqara", "/search?q=knife"], set[str]()
    while waiting and len(visited) < _MOST:
        path = waiting.pop(0)
        if path in visited or path.startswith(("/static", "/sign-out")):
            continue
        visited.add(path)
        office.clock.advance(minutes=6)  # past the time within which a page shown again is the same reading
        before = readings(office, name)
        answer = browser.client.get(path)
        if answer.status_code == HTTP_429_TOO_MANY_REQUESTS:
            visited.remove(path)
            waiting.append(path)
        links = sorted({unescape(link) for link in _LINK.findall(answer.text)} - visited)
        waiting = [link for link in links if link.startswith(("/reports/", "/subjects/"))] + waiting + links
        entered = {report for _, report in readings(office, name) - before}
        own_words = {canary(0)} if path == "/record/searches" else set()  # it lists what was searched, not what was found
        shown = {report for word, report in reports.items() if word in answer.text and word not in path and word not in own_words}
        ever |= shown
        assert shown <= entered, f"{path} shows words of {sorted(shown - entered)} to {name}, and the ledger does not say so"
    assert len(visited) > 40
    assert bool(ever) is (name != "Ada"), "an administrator reads no report, and the others do"


def readings(office: Office, name: str) -> set[tuple[str, str]]:
    with office.desk.services.store.reading() as reader:
        return {(event.id, event.report) for event in reader.find(AccessEvent, by=name)}
