"""After a refusal the form stands there again, with what was typed and why it was not done."""

from __future__ import annotations

import re

import pytest

from tests.office import Office
from tests.web.browsing import Browser, BrowserShop, text_of
from tests.web.test_queue_and_report import watched_report
from tocsin.web.refill_forms import filled

HOST = "http://testserver.local"


def send_from(browser: Browser, page: str, action: str, **values: str) -> str:
    """Sends a form as a browser does: it says where the form stood."""
    browser.see(page)
    values["_csrf_token"] = browser.client.cookies["csrftoken"]
    answer = browser.client.post(action, data=values, headers={"referer": HOST + page})
    assert answer.status_code in (403, 404, 409, 422), answer.status_code
    return str(answer.text)


def form(html: str, action: str) -> str:
    forms: list[str] = re.findall(r"<form.*?</form>", html, re.S)
    return next(each for each in forms if f'action="{action}"' in each and 'method="post"' in each)


def test_a_refused_lowering_keeps_what_was_typed_and_says_why(shop: BrowserShop, office: Office) -> None:
    subject = office.subject("Marek Dolny").id
    office.desk.subjects.watch("north", subject, reason="for the test")
    office.hear("Marek Dolny was seen.")
    page, action = f"/subjects/{subject}", f"/subjects/{subject}/status"

    shown = send_from(shop.signed_in("Dora"), page, action, level="low", reason='quiet "since" <Sunday>')

    again = form(shown, action)
    assert "not lowered" in text_of(again)
    assert 'role="alert"' in again
    assert 'value="quiet &quot;since&quot; &lt;Sunday&gt;"' in again
    assert re.search(r'<option value="low" selected>', again)
    assert "<details open" in shown
    assert shown.count('role="alert"') == 1


@pytest.mark.parametrize(("cookie", "status"), [("csrftoken", 403), ("visit", 401)], ids=["form too old", "session ended"])
def test_the_words_of_a_note_are_not_lost_with_the_session(shop: BrowserShop, office: Office, cookie: str, status: int) -> None:
    report = watched_report(office)
    browser = shop.signed_in("Dora")
    browser.see(f"/reports/{report}")
    token = browser.client.cookies["csrftoken"]
    browser.client.cookies.delete(cookie)
    form = {"note": 'She said "Friday" <twice>.', "_csrf_token": token, "password": "seven grey lanterns"}

    answer = browser.client.post(f"/reports/{report}/note", data=form, headers={"referer": f"{HOST}/reports/{report}"})

    assert answer.status_code == status
    assert "She said &quot;Friday&quot; &lt;twice&gt;.</textarea>" in answer.text
    assert "seven grey lanterns" not in answer.text
    assert token not in answer.text.split("What you typed")[1]


def test_a_subject_that_is_known_is_named_and_the_form_takes_another_of_the_same_name(shop: BrowserShop, office: Office) -> None:
    known = office.subject("Marek Dolny").id
    browser = shop.signed_in("Dan")

    shown = send_from(browser, "/subjects", "/subjects", names="Marek Dolny\nThe Miller", kind="person", reason="named in a call")

    again = form(shown, "/subjects")
    assert f"{known} bears this name already" in text_of(again)
    assert "Marek Dolny\nThe Miller</textarea>" in again
    assert 'value="named in a call"' in again
    assert "<details open" in shown
    assert "checked" not in again
    added = browser.send("/subjects", names="Marek Dolny", kind="person", reason="another man", anyway="yes")
    assert "Marek Dolny" in text_of(added)
    assert known not in added


def test_a_note_that_is_refused_is_not_lost_and_is_no_second_reading(shop: BrowserShop, office: Office) -> None:
    report = watched_report(office)
    browser, page = shop.signed_in("Dora"), f"/reports/{report}"
    browser.see(page)
    head = office.desk.queue.head()

    shown = send_from_here(browser, page, f"/reports/{report}/link", value="Nobody At All", reason="heard it")

    assert office.desk.queue.head() == head
    assert 'value="Nobody At All"' in form(shown, f"/reports/{report}/link")


def test_a_form_that_is_refused_twice_stands_there_twice(shop: BrowserShop, office: Office) -> None:
    report = watched_report(office)
    page, action = f"/reports/{report}", f"/reports/{report}/link"
    browser = shop.signed_in("Dora")
    shown = send_from(browser, page, action, value="Nobody At All", reason="heard it")
    hidden = dict(re.findall(r'<input type="hidden" name="(\w+)" value="([^"]*)"', form(shown, action)))

    twice = send_from_here(browser, action, action, **hidden, value="Nobody Else", reason="heard it")

    assert 'value="Nobody Else"' in form(twice, action)
    assert "Marek Dolny" in twice
    for elsewhere in ("//evil.example/", "https://evil.example/"):
        assert "evil.example" not in send_from_here(browser, action, action, **{**hidden, "_page": elsewhere}, value="x", reason="y")


def send_from_here(browser: Browser, page: str, action: str, **values: str) -> str:
    values["_csrf_token"] = browser.client.cookies["csrftoken"]
    return str(browser.client.post(action, data=values, headers={"referer": HOST + page}).text)


def test_a_page_of_another_host_is_not_shown(shop: BrowserShop, office: Office) -> None:
    report = watched_report(office)
    browser = shop.signed_in("Dora")
    values = {"value": "Nobody", "reason": "x", "_csrf_token": ""}
    browser.see(f"/reports/{report}")
    values["_csrf_token"] = browser.client.cookies["csrftoken"]

    answer = browser.client.post(f"/reports/{report}/link", data=values, headers={"referer": f"http://evil.example/reports/{report}"})

    assert "<form" not in answer.text.split("<main")[1]


def test_a_page_that_may_not_be_read_is_not_shown_with_a_refusal(shop: BrowserShop, office: Office) -> None:
    report = watched_report(office)

    answer = shop.signed_in("Sam")
    answer.see("/queue")
    values = {"note": "let me see", "_csrf_token": answer.client.cookies["csrftoken"]}
    shown = answer.client.post(f"/reports/{report}/note", data=values, headers={"referer": f"{HOST}/reports/{report}"})

    assert shown.status_code == 403
    assert "Marek" not in shown.text


def test_the_form_that_was_sent_is_told_by_what_is_hidden_in_it() -> None:
    page = (
        '<main><form method="post" action="/a"><input type="hidden" name="value" value="1"><input name="reason"></form>'
        '<form method="post" action="/a"><input type="hidden" name="value" value="2">'
        '<textarea name="note">old &amp; gone</textarea></form></main>'
    )

    shown = filled(page, "/a", {"value": "2", "reason": "why", "note": "<b>&"}, "no & no")

    first, second = re.findall(r"<form.*?</form>", shown, re.S)
    assert "why" not in first
    assert "&lt;b&gt;&amp;</textarea>" in second
    assert "no &amp; no" in second
    assert "old" not in second


def test_a_fold_within_the_form_is_opened_and_a_box_that_was_not_ticked_stays_so() -> None:
    page = (
        '<main><details><summary>other</summary></details><form method="post" action="/a"><details><summary>more</summary>'
        '<input type="checkbox" name="b" checked><input name="c"></details></form></main>'
    )

    shown = filled(page, "/a", {"c": "typed"}, "no")

    assert "<details><summary>other" in shown
    assert "<details open><summary>more" in shown
    assert "checked" not in shown
    assert 'value="typed"' in shown


def test_nothing_else_of_the_page_changes() -> None:
    page = '<!doctype html>\n<p dir="auto">a &amp; b &lt;c&gt; &#8594;<br><img src="x" alt=""></p><main>x</main>'

    assert filled(page, "/a", {}, "no") == page.replace("<main>", '<main><p class="refused" role="alert" tabindex="-1" autofocus>no</p>')
