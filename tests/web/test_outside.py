"""An alert and a document, from the desk's page to a telephone without an account and back, and no trace of the source."""

from __future__ import annotations

import logging
import re
from email import message_from_bytes
from email.policy import default
from pathlib import Path

import msgspec
import pytest

from tests.office import Office
from tests.web.browsing import Browser, BrowserShop, text_of
from tests.web.door import Door
from tests.web.test_canary import CANARIES, NAME, PHONE, STREET, traces
from tocsin.desk.outside_folder import PAGES
from tocsin.domain.duty import DutyKind
from tocsin.web.door.languages import languages
from tocsin.web.door.wrong_codes import WrongCodes

THREAT = "They will burn down the Lindenhof mosque tonight"


@pytest.fixture(autouse=True)
def outside(office: Office) -> None:
    """Give the desk a door."""
    services = office.desk.services
    object.__setattr__(
        services, "settings", msgspec.structs.replace(services.settings, door="https://door.example", name="Desk Harrowmere")
    )


def added(browser: Browser, **more: str) -> str:
    fields = {"name": "Lindenhof mosque", "contact": "Keeper", "address": "keeper@lindenhof.example", "phone": "0201112223"}
    page = browser.send("/recipients", 200, **fields, reason="threatened before", **more)
    return re.findall(r"(G-\d+), (?:site|person)", text_of(page))[-1]  # type: ignore[no-any-return]  # a number


def drafted(browser: Browser, recipient: str, **more: str) -> str:
    page = browser.send("/alerts", 200, recipient=recipient, **more)
    return re.search(r"<h1>(Z-\d+)</h1>", page)[1]  # type: ignore[index]  # the page of a message


def exchange(door: Door) -> None:
    desk = door.office.desk
    desk.exchange.open_door(door.folder, desk.mailboxes.identity())()


def link_of(office: Office) -> str:
    office.desk.exchange.transmit()
    mails = "".join(mail_texts(office))
    return re.search(r"https://door.example(/\S+/answer/\w+)", mails)[1]  # type: ignore[index]  # the link in the mail


def mail_texts(office: Office, pattern: str = "Z-*.eml") -> list[str]:
    paths = sorted((office.desk.home / "mail").glob(pattern))
    return [message_from_bytes(path.read_bytes(), policy=default).get_content() for path in paths]


def code_of(browser: Browser, message: str) -> str:
    return re.search(r'class="contact" role="status">([\d ]+)<', browser.send(f"/alerts/{message}/code", 200))[1]  # type: ignore[index]


def test_a_site_is_told_by_telephone_from_its_duty_to_its_answer_without_a_door(office: Office, shop: BrowserShop) -> None:
    services = office.desk.services
    object.__setattr__(services, "settings", msgspec.structs.replace(services.settings, door=""))
    cato = shop.signed_in("Cato")
    recipient = added(cato)
    report = office.hear(THREAT).report
    (duty,) = office.owed(report, DutyKind.ALERT).values()
    assert f'href="/alerts?report={report}"' in cato.see(f"/reports/{report}"), "the duty leads to the alert"
    assert f'href="/alerts?report={report}">write the alert</a>' in cato.see("/alerts")

    message = drafted(cato, recipient, kind="alert", report=report, text="A threat tonight.")

    assert f"go on with {message}" in text_of(cato.see("/alerts"))
    shown = cato.see(f"/alerts/{message}")
    assert "no public door" in text_of(shown)
    assert f"/alerts/{message}/sent" not in shown
    cato.send(f"/alerts/{message}/acknowledged", words="Spoke with the caretaker")
    assert "Cato Spoke with the caretaker" in " ".join(text_of(cato.see(f"/alerts/{message}")).split())
    assert "still to be told" in text_of(cato.see("/alerts")), "a person ends the duty"
    cato.send(f"/reports/{report}/duties/{duty.id}/done", outcome="alerted")
    assert "still to be told" not in text_of(cato.see("/alerts"))


def test_an_alert_is_answered_from_a_telephone_without_an_account(door: Door, office: Office, shop: BrowserShop) -> None:
    cato = shop.signed_in("Cato")
    recipient = added(cato)
    report = office.hear(THREAT).report
    office.desk.dispatches.owe()
    assert "alert" in text_of(cato.see(f"/reports/{report}"))
    message = drafted(cato, recipient, kind="alert", report=report, text="A threat tonight.")
    cato.send(f"/alerts/{message}/sent")
    exchange(door)
    link, code = link_of(office), code_of(cato, message)

    asked = door.client.get(link)
    assert "Eight digits" in text_of(asked.text)
    assert "A threat tonight." not in asked.text
    assert "does not open" in text_of(door.client.post(link, data={"code": "00000000"}).text)
    opened = door.client.post(link, data={"code": code})
    assert "A threat tonight." in opened.text
    assert (opened.headers["cache-control"], opened.headers["referrer-policy"]) == ("no-store", "no-referrer")
    token = re.search(r'name="token" value="(\w+)"', opened.text)[1]  # type: ignore[index]  # the form's own
    for _ in range(2):  # pressed twice
        sent = door.client.post(f"{link}/sent", data={"code": code, "token": token, "name": "Imam", "words": "Doors are shut."})
        assert "on its way" in text_of(sent.text)
    exchange(door)

    page = text_of(cato.see(f"/alerts/{message}"))
    assert "acknowledged, at the door Imam Doors are shut." in " ".join(page.split())
    assert "used already" in text_of(door.client.get(link).text)


def test_a_document_lists_each_recommendation_and_takes_an_answer_to_each(door: Door, office: Office, shop: BrowserShop) -> None:
    dora, dan = shop.signed_in("Dora"), shop.signed_in("Dan")
    recipient = added(dora, role="person")
    words = {"kind": "document", "text": "On safety", "recommendations": "Lock the gate.\nLight the yard."}
    message = drafted(dora, recipient, **words)
    assert dora.post(f"/alerts/{message}/approved").status_code == 403
    dan.send(f"/alerts/{message}/approved")
    dora.send(f"/alerts/{message}/sent")
    exchange(door)
    link, code = link_of(office), code_of(dora, message)

    assert "Light the yard." in door.client.post(link, data={"code": code}).text
    answer = {"code": code, "name": "Head", "reply-1": "accepted", "words-1": "By May."}
    assert "still wait" in text_of(door.client.post(f"{link}/sent", data=answer).text)
    exchange(door)
    assert "Choose an answer" in text_of(door.client.post(f"{link}/sent", data={"code": code}).text)
    door.client.post(f"{link}/sent", data={"code": code, "reply-2": "partly"})
    exchange(door)

    view = office.desk.dispatches.view(message)
    assert [(each.recommendation.reply, each.words) for each in view.recommendations] == [("accepted", "By May."), ("partly", "")]
    assert view.step == ""


def test_six_wrong_codes_shut_a_page_for_an_hour(door: Door, office: Office, shop: BrowserShop) -> None:
    cato = shop.signed_in("Cato")
    message = drafted(cato, added(cato), kind="alert", report=office.hear(THREAT).report, text="A threat.")
    cato.send(f"/alerts/{message}/sent")
    exchange(door)
    link, code = link_of(office), code_of(cato, message)

    for _ in range(WrongCodes.MOST):
        door.client.post(link, data={"code": "00000000"})
    assert "Wait an hour" in text_of(door.client.post(link, data={"code": code}).text)
    office.clock.advance(hours=1, seconds=1)
    assert "A threat." in door.client.post(link, data={"code": code}).text


@pytest.mark.parametrize("code", list(languages()))
def test_the_pages_speak_the_language_of_the_recipient(door: Door, office: Office, shop: BrowserShop, code: str) -> None:
    cato = shop.signed_in("Cato")
    message = drafted(cato, added(cato, language=code), kind="alert", report=office.hear(THREAT).report, text="A threat.")
    cato.send(f"/alerts/{message}/sent")
    exchange(door)
    link = link_of(office)

    assert link.startswith(f"/{code}/")
    page = door.client.post(link, data={"code": code_of(cato, message)}).text
    assert f'dir="{languages()[code].dir}"' in page
    assert languages()[code].outside.kinds["alert"] in page
    assert "<script" not in page


@pytest.mark.parametrize("secret", ["short", "a" * 26, "A" * 26])
def test_a_link_that_is_none_says_so(door: Door, secret: str) -> None:
    assert "used already" in text_of(door.client.get(f"/en/answer/{secret}").text)
    for path in (f"/en/answer/{secret}", f"/en/answer/{secret}/sent"):
        assert "used already" in text_of(door.client.post(path, data={"code": "12345678"}).text)


def test_no_byte_of_a_source_is_in_anything_that_goes_out(
    door: Door, office: Office, shop: BrowserShop, caplog: pytest.LogCaptureFixture, tmp_path: Path
) -> None:
    caplog.set_level(logging.DEBUG)
    door.client.headers["user-agent"] = "Canary/7.3"
    door.tell(f"{THREAT}. I am {NAME}.", contact=f"{NAME}, {PHONE}, {STREET}")
    door.take_in()
    report = door.reports[0][0]
    dora, dan = shop.signed_in("Dora"), shop.signed_in("Dan")
    recipient = added(dora)
    office.desk.dispatches.owe()
    for text in (f"{NAME} warns you.", f"Call {PHONE}.", f"Somebody in {STREET.split()[0]}"):
        assert "contact of the source" in text_of(dora.send("/alerts", 422, recipient=recipient, kind="alert", report=report, text=text))
    for kind in ("alert", "referral", "document"):
        message = drafted(
            dora, recipient, kind=kind, report=report, text="A threat tonight.", recommendations="Lock." * (kind == "document")
        )
        if kind != "alert":
            dan.send(f"/alerts/{message}/approved")
        dora.send(f"/alerts/{message}/sent")
    office.clock.advance(days=60)
    office.desk.dispatches.remind()
    office.desk.exchange.transmit()
    exchange(door)
    office.desk.duties.escalate()
    office.desk.outbox.send()
    dora = shop.signed_in("Dora")
    seen = [dora.see(f"/alerts/{view.dispatch.id}") for view in office.desk.dispatches.listed(closed=True)]

    assert len(list((door.folder / PAGES).iterdir())) == 3
    logged = "\n".join(record.getMessage() for record in caplog.records if not record.name.startswith("httpx"))
    for text in (logged, *seen, *mail_texts(office, "*.eml"), dora.see("/alerts"), dora.see("/recipients")):
        assert not [canary for canary in CANARIES if canary in text]
    assert "A threat tonight." in seen[0]
    assert traces(tmp_path) == []
    for view in office.desk.dispatches.listed(closed=True):
        opened = door.client.post(link_at(office, view.dispatch.id), data={"code": code_of(dora, view.dispatch.id)})
        assert "A threat tonight." in opened.text
        assert not [canary for canary in CANARIES if canary in opened.text]


def link_at(office: Office, message: str) -> str:
    mail = mail_texts(office, f"{message}-1-link*.eml")[0]
    return re.search(r"https://door.example(/\S+/answer/\w+)", mail)[1]  # type: ignore[index]  # the link in the mail
