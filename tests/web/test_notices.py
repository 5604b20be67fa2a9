"""From an item to a closed notice, in the browser."""

from __future__ import annotations

import re
from collections.abc import Mapping

import msgspec
import pytest

from tests.office import Office
from tests.web.browsing import Browser, BrowserShop, text_of
from tocsin.outbound.fetch import WebAnswer
from tocsin.outbound.platforms import own_platforms
from tocsin.outbound.policies import own_policies
from tocsin.settings import NoticeSettings

LINK = "https://hearth.example/p/17"


@pytest.fixture(autouse=True)
def notifier(office: Office) -> None:
    """Give the desk a name for notices, and policies."""
    services = office.desk.services
    settings = msgspec.structs.replace(services.settings, notices=NoticeSettings("Harrowmere desk", "desk@harrowmere.example"))
    object.__setattr__(services, "settings", settings)
    office.desk.items.load_policies(own_policies())


def added(browser: Browser) -> str:
    page = browser.send("/items", location=LINK, kind="post", platform="Hearth")
    return re.search(r"<h1>(I-\d+)</h1>", page)[1]  # type: ignore[index]  # the page of an item


def decided(browser: Browser, item: str, office: Office) -> str:
    fields = {"policy": "incitement@2026-11"}
    for point in office.desk.items.points("incitement@2026-11"):
        fields |= {f"answer-{point.id}": "no" if point.exception else "yes", f"sentence-{point.id}": f"Because of {point.id}."}
    assert "Because of calls." in text_of(browser.send(f"/items/{item}/decided", 200, **fields))
    return office.desk.items.view(item).decisions[-1].id


def test_an_answer_that_came_by_mail_is_recorded_in_the_browser(shop: BrowserShop, office: Office) -> None:
    dora, dan = shop.signed_in("Dora"), shop.signed_in("Dan")
    item = added(dora)
    decision = decided(dora, item, office)
    dan.send(f"/decisions/{decision}/confirmed")
    page = dora.send(f"/decisions/{decision}/notices", platform="Hearth", address="abuse@hearth.example", quoted="burn it")
    notice = re.search(r"<h1>(X-\d+)</h1>", page)[1]  # type: ignore[index]  # the page of a notice
    dan.send(f"/notices/{notice}/approved")
    dora.send(f"/notices/{notice}/sent", way="hand")
    reference = office.desk.notices.view(notice).notice.reference
    for words in ("We removed the post.", "Out of office."):
        office.hear(f"{reference} {words}")
    office.desk.platforms.find_answers()
    first, second = (view.answer.id for view in office.desk.platforms.answers(notice))

    assert "We removed the post." in text_of(dora.see(f"/notices/{notice}"))
    assert "they removed it, recorded by Dora" in text_of(dora.send(f"/answers/{first}/recorded", step="removed"))
    assert "set aside" in text_of(dora.send(f"/answers/{second}/set-aside", reason="out of office"))


def test_content_that_was_seen_again_is_confirmed_or_dismissed_in_the_browser(shop: BrowserShop, office: Office) -> None:
    dora, dan = shop.signed_in("Dora"), shop.signed_in("Dan")
    item = added(dora)
    decision = decided(dora, item, office)
    dan.send(f"/decisions/{decision}/confirmed")
    page = dora.send(
        f"/decisions/{decision}/notices", platform="Hearth", address="abuse@hearth.example", quoted="meet at the mill and burn it"
    )
    notice = re.search(r"<h1>(X-\d+)</h1>", page)[1]  # type: ignore[index]  # the page of a notice
    dan.send(f"/notices/{notice}/approved")
    dora.send(f"/notices/{notice}/sent", way="hand")
    office.clock.advance(minutes=5)
    office.hear("He says: meet at the mill and burn it")
    assert office.desk.reappearances.search() == 1
    (view,) = office.desk.reappearances.listed()

    assert "the same text in report" in text_of(dora.see("/notices"))
    assert "the same text in report" in text_of(dora.see(f"/notices/{notice}"))
    new = dora.send(f"/suggestions/{view.suggestion.id}/confirmed", reason="the same", location="https://meadow.example/9")
    assert "meadow.example" in text_of(new)
    assert "confirmed" in text_of(dan.send(f"/suggestions/{view.suggestion.id}/dismissed", 409, reason="no"))


def test_an_item_is_decided_noticed_and_followed(shop: BrowserShop, office: Office) -> None:
    dora, dan = shop.signed_in("Dora"), shop.signed_in("Dan")
    item = added(dora)
    assert "Does it call for violence" in dora.see(f"/items/{item}?policy=incitement@2026-11")
    decision = decided(dora, item, office)
    assert "waits for another person" in text_of(dora.see(f"/items/{item}"))
    asked = {point.question for point in office.desk.items.points("incitement@2026-11")}
    confirming = text_of(dan.see(f"/items/{item}"))
    assert all(f"{question} Yes" in confirming or f"{question} No" in confirming for question in asked)
    assert "Posts that show" not in dora.see(f"/items/{item}/posters"), "its reports have no pictures"
    shop.signed_in("Nils").see(f"/items/{item}/posters", 403)
    dan.send(f"/decisions/{decision}/confirmed")

    page = dora.send(f"/decisions/{decision}/notices", platform="Hearth", address="abuse@hearth.example", quoted="burn it")
    notice = re.search(r"<h1>(X-\d+)</h1>", page)[1]  # type: ignore[index]  # the page of a notice
    assert "Another person approves it" in text_of(page)
    dora.send(f"/notices/{notice}/approved", 403)
    dan.send(f"/notices/{notice}/approved")
    assert "confirm receipt" in text_of(dora.send(f"/notices/{notice}/sent", way="hand"))
    assert "appeal" in text_of(dora.send(f"/notices/{notice}/events", step="refused", words="no breach"))
    assert "removed, as its page says" in text_of(dora.send(f"/notices/{notice}/observations", state="tombstone", detail="seen at noon"))
    page = dora.see(f"/notices/{notice}")
    assert "Content: removed" in text_of(page)
    assert 'role="status"' not in page, "nothing was done on this request, so nothing is said to be done"
    assert f"{notice} Hearth sent removed" in text_of(dora.see("/notices"))
    dora.send(f"/notices/{notice}/closed", reason="gone")
    assert office.desk.notices.listed() == []


def test_a_draft_says_that_its_contact_is_unconfirmed_until_it_is_sent(shop: BrowserShop, office: Office) -> None:
    office.desk.platforms.load(own_platforms())
    dora, dan = shop.signed_in("Dora"), shop.signed_in("Dan")
    page = dora.send("/items", location="https://x.com/somebody/status/1", kind="post", platform="X")
    item = re.search(r"<h1>(I-\d+)</h1>", page)[1]  # type: ignore[index]  # the page of an item
    decision = decided(dora, item, office)
    dan.send(f"/decisions/{decision}/confirmed")
    contact = office.desk.platforms.of("https://x.com/")

    assert "Unconfirmed contact" in text_of(dora.see(f"/items/{item}"))
    page = dora.send(f"/decisions/{decision}/notices", platform="X", address=contact.contact if contact else "", quoted="burn it")
    assert "Unconfirmed contact" in text_of(page)
    notice = re.search(r"<h1>(X-\d+)</h1>", page)[1]  # type: ignore[index]  # the page of a notice
    assert "Send by mail" not in text_of(dan.send(f"/notices/{notice}/approved"))
    assert "is no mail address" in text_of(dora.send(f"/notices/{notice}/sent", 409, way="mail"))
    assert "Unconfirmed contact" not in text_of(dora.send(f"/notices/{notice}/sent", way="hand"))


def test_the_address_of_an_item_is_no_link(shop: BrowserShop, office: Office) -> None:
    dora = shop.signed_in("Dora")
    item = added(dora)

    for page in (dora.see(f"/items/{item}"), dora.see("/items")):
        assert LINK in page
        assert f'href="{LINK}' not in page


def test_a_form_that_lacks_an_answer_is_shown_again(shop: BrowserShop, office: Office) -> None:
    dora = shop.signed_in("Dora")
    item = added(dora)

    assert "has no answer" in text_of(dora.send(f"/items/{item}/decided", 422, policy="incitement@2026-11"))
    assert office.desk.items.view(item).decisions == ()


def test_a_copy_is_kept_and_handed_out_as_a_download(shop: BrowserShop, office: Office) -> None:
    pytest.importorskip("warcio")
    dora = shop.signed_in("Dora")
    item = added(dora)
    assert "cannot keep one" in text_of(dora.see(f"/items/{item}"))
    office.desk.services.fetcher = OnePage()

    page = text_of(dora.send(f"/items/{item}/copies"))
    copy = office.desk.evidence.of_item(item)[0].evidence

    assert copy.digest in page
    assert "Lacks pictures" in page
    answer = dora.post(f"/copies/{copy.id}/opened")
    assert answer.headers["content-disposition"].startswith("attachment")
    assert (answer.headers["content-type"], answer.content[:2]) == ("application/octet-stream", b"PK")


class OnePage:
    """A web of one page."""

    def fetch(self, url: str, headers: Mapping[str, str]) -> WebAnswer:
        return WebAnswer(url, 200, {"content-type": "text/html"}, b"<script>alert(1)</script>")


def test_an_item_is_begun_from_the_report_that_told_of_it(shop: BrowserShop, office: Office) -> None:
    dora, number = shop.signed_in("Dora"), office.hear(f"Look at {LINK}").report

    assert f'href="/items?report={number}"' in dora.see(f"/reports/{number}")
    assert f'name="report" value="{number}"' in dora.see(f"/items?report={number}")
