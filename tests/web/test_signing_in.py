"""Signing in, and being kept out."""

from __future__ import annotations

import re
import threading
import time

import pyotp
import pytest
from litestar.testing import TestClient

from tests.office import Office
from tests.web.browsing import PASSWORD, AppFor, Browser, BrowserShop, Seconds, text_of
from tocsin.desk.sign_in import SignIn
from tocsin.domain.errors import PermissionDenied, Refused


def test_whoever_is_not_signed_in_is_asked_to(shop: BrowserShop) -> None:
    answer = shop.fresh().client.get("/queue", follow_redirects=False)

    assert answer.status_code == 303
    assert answer.headers["location"] == "/sign-in?next=%2Fqueue"


def test_signing_in_leads_to_what_was_asked_for(shop: BrowserShop) -> None:
    browser = shop.fresh()

    page = browser.send("/sign-in", name="Dora", password=PASSWORD, next="/reports")

    assert "No report yet" in text_of(page)


@pytest.mark.parametrize("evil", ["https://evil.example/", "//evil.example/", "/\\evil.example", "javascript:alert(1)"])
def test_signing_in_never_leads_to_another_host(shop: BrowserShop, evil: str) -> None:
    answer = shop.fresh().client
    answer.get("/sign-in")
    sent = answer.post(
        "/sign-in",
        data={"name": "Dora", "password": PASSWORD, "next": evil, "_csrf_token": answer.cookies["csrftoken"]},
        follow_redirects=False,
    )

    assert sent.headers["location"] == "/"


@pytest.mark.parametrize(("name", "password"), [("Dora", "wrong horse battery"), ("Nobody", PASSWORD)])
def test_a_wrong_name_and_a_wrong_password_are_answered_alike(shop: BrowserShop, name: str, password: str) -> None:
    page = shop.fresh().send("/sign-in", 403, name=name, password=password)

    assert "The name, the password or the code is wrong." in text_of(page)


def test_guessing_slows_down_whoever_guesses_and_not_the_owner(shop: BrowserShop, seconds: Seconds) -> None:
    owner = shop.signed_in("Dora")
    owner.send("/sign-out")
    guesser = shop.fresh()
    for _ in range(8):
        guesser.send("/sign-in", 403, name="Dora", password="a guess of the day")

    assert "wait" in text_of(guesser.send("/sign-in", 403, name="Dora", password=PASSWORD))
    assert "Queue" in text_of(owner.send("/sign-in", name="Dora", password=PASSWORD))
    seconds.now += 1000
    assert "Queue" in text_of(guesser.send("/sign-in", name="Dora", password=PASSWORD))


def test_a_visit_known_before_signing_in_is_not_the_visit_after(shop: BrowserShop) -> None:
    browser = shop.fresh()
    browser.client.cookies.set("visit", "chosen by an attacker")

    browser.sign_in("Dora")

    attacker = shop.fresh()
    attacker.client.cookies.set("visit", "chosen by an attacker")
    assert attacker.client.get("/queue", follow_redirects=False).status_code == 303


def test_signing_out_ends_the_visit_at_the_desk(shop: BrowserShop) -> None:
    browser = shop.signed_in("Dora")
    token = browser.client.cookies["visit"]

    browser.send("/sign-out")

    thief = shop.fresh()
    thief.client.cookies.set("visit", token)
    assert thief.client.get("/queue", follow_redirects=False).status_code == 303


def test_a_visit_ends_after_half_a_day_and_with_a_new_password(shop: BrowserShop, office: Office) -> None:
    first, second = shop.signed_in("Dora"), shop.signed_in("Dan")

    office.desk.sign_in.set_password("Dora", "another horse battery")
    assert "Sign in" in text_of(first.see("/queue"))
    office.clock.advance(hours=12)
    assert "Sign in" in text_of(second.see("/queue"))


def test_someone_who_left_is_out_at_once(shop: BrowserShop, office: Office) -> None:
    browser = shop.signed_in("Dan")

    office.desk.people.remove("Dan", reason="left")

    assert "Sign in" in text_of(browser.see("/queue"))
    assert "wrong" in text_of(shop.fresh().send("/sign-in", 403, name="Dan", password=PASSWORD))


def test_a_second_step_is_asked_for_once_confirmed_and_a_code_counts_once(shop: BrowserShop, office: Office) -> None:
    browser = shop.signed_in("Dan")
    secret = office.desk.sign_in.second_step("Dan").secret
    code = pyotp.TOTP(secret).at(office.clock.now())
    browser.send("/account/second-step", secret=secret, code=code, password=PASSWORD)

    assert "wrong" in text_of(shop.fresh().send("/sign-in", 403, name="Dan", password=PASSWORD))
    assert "wrong" in text_of(shop.fresh().send("/sign-in", 403, name="Dan", password=PASSWORD, code=code))
    office.clock.advance(seconds=30)
    following = pyotp.TOTP(secret).at(office.clock.now())
    assert "Queue" in text_of(shop.fresh().send("/sign-in", name="Dan", password=PASSWORD, code=following))


def test_after_a_wrong_code_the_secret_that_the_device_holds_is_offered_again(shop: BrowserShop, office: Office) -> None:
    browser = shop.signed_in("Dan")
    secret = office.desk.sign_in.second_step("Dan").secret

    refused = browser.send("/account/second-step", 409, secret=secret, code="000000", password=PASSWORD)

    assert f'value="{secret}"' in refused
    assert "The code does not fit" in text_of(refused)


def test_a_password_that_someone_else_chose_is_changed_first(shop: BrowserShop, office: Office, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.undo()
    given = office.desk.sign_in.invite("Nils", by="Nora", reason="forgot it")
    browser = shop.fresh().sign_in("Nils", given)

    assert "somebody else knows it" in text_of(browser.see("/queue", 403))
    browser.send("/account/password", old=given, new="my own long words")
    assert "Queue" in text_of(shop.fresh().send("/sign-in", name="Nils", password="my own long words"))


def test_another_first_password_takes_a_reason_ends_the_visits_and_is_told(
    shop: BrowserShop, office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    nils, nora = shop.signed_in("Nils"), shop.signed_in("Nora")
    monkeypatch.undo()

    assert "say why" in text_of(nora.send("/people/Nils/invited", 422))
    found = re.search(r"/welcome/[^/]+/([0-9a-f-]+)<", nora.send("/people/Nils/invited", reason="lost the slip"))
    assert found

    assert "Sign in" in text_of(nils.see("/queue"))
    page = text_of(shop.fresh().sign_in("Nils", found[1]).see("/account"))
    assert "Nora sent an invitation: lost the slip" in page
    with office.desk.services.store.reading() as reader:
        entry = reader.last_about("credential", "Nils")
    assert (entry.actor, entry.act, entry.why) == ("Nora", "invited", "lost the slip")


def test_a_form_without_its_token_is_refused(shop: BrowserShop) -> None:
    browser = shop.signed_in("Dora")

    assert browser.client.post("/sign-out").status_code == 403
    assert browser.client.post("/sign-out", data={"_csrf_token": "0" * 128}).status_code == 403


def test_every_answer_carries_a_strict_policy_and_is_not_stored(shop: BrowserShop) -> None:
    browser = shop.signed_in("Dora")

    for path in ("/queue", "/nowhere", "/sign-in"):
        headers = browser.client.get(path).headers
        assert "default-src 'none'" in headers["content-security-policy"]
        assert "unsafe" not in headers["content-security-policy"]
        assert headers["cache-control"] == "no-store"
        assert headers["x-content-type-options"] == "nosniff"


def test_the_password_is_in_no_row_and_no_entry(shop: BrowserShop, office: Office) -> None:
    dump = "\n".join(office.desk.services.store.engine.raw_connection().driver_connection.iterdump())  # type: ignore[union-attr]

    assert "argon2" not in dump
    assert PASSWORD not in dump


def test_whoever_does_nothing_for_an_hour_signs_in_again(shop: BrowserShop, office: Office) -> None:
    browser = shop.signed_in("Nils")
    office.clock.advance(minutes=50)
    browser.see("/queue")
    office.clock.advance(minutes=50)
    browser.see("/queue")

    office.clock.advance(minutes=61)

    assert browser.client.get("/queue", follow_redirects=False).status_code == 303


def test_a_queue_that_is_only_open_does_nothing(shop: BrowserShop, office: Office) -> None:
    browser = shop.signed_in("Nils")
    for _ in range(7):
        office.clock.advance(minutes=10)
        answer = browser.client.get("/queue/rows", follow_redirects=False)

    assert answer.status_code == 303


def with_second_step(shop: BrowserShop, office: Office) -> tuple[Browser, str]:
    browser, secret = shop.signed_in("Dan"), office.desk.sign_in.second_step("Dan").secret
    browser.send("/account/second-step", secret=secret, code=pyotp.TOTP(secret).at(office.clock.now()), password=PASSWORD)
    office.clock.advance(seconds=60)
    return browser, secret


def test_an_open_session_alone_changes_neither_second_step_nor_password(shop: BrowserShop, office: Office) -> None:
    browser, secret = with_second_step(shop, office)
    other = office.desk.sign_in.second_step("Dan").secret
    new, present = (pyotp.TOTP(each).at(office.clock.now()) for each in (other, secret))

    for sent in ({}, {"password": PASSWORD}, {"present_code": present}, {"password": "a wrong long password", "present_code": present}):
        assert browser.post("/account/second-step", secret=other, code=new, **sent).status_code == 409
    assert browser.post("/account/password", old=PASSWORD, new="another horse battery").status_code == 403
    browser.send("/account/second-step", secret=other, code=new, password=PASSWORD, present_code=present)
    page = text_of(browser.see("/account"))
    assert page.count("second step") >= 2
    assert "tell an administrator" in page


def test_guesses_at_the_password_in_an_open_session_are_slowed(shop: BrowserShop, seconds: Seconds) -> None:
    browser = shop.signed_in("Dan")
    for _ in range(8):
        browser.post("/account/password", old="a wrong long password", new="another horse battery")

    assert "wait" in text_of(browser.post("/account/password", old=PASSWORD, new="another horse battery").text)
    seconds.now += 1000
    assert browser.post("/account/password", old=PASSWORD, new="another horse battery").status_code == 200


def test_tries_and_codes_are_shared_by_processes_and_survive_a_restart(shop: BrowserShop, office: Office) -> None:
    _, secret = with_second_step(shop, office)
    code = pyotp.TOTP(secret).at(office.clock.now())
    other = SignIn(office.desk.services)  # another process, or this one after a restart
    office.desk.sign_in.sign_in("Dan", PASSWORD, code)
    with pytest.raises(PermissionDenied):
        other.sign_in("Dan", PASSWORD, code)

    for _ in range(8):
        office.desk.sign_in.tries.wrong("Dora", "elsewhere")
    with pytest.raises(Refused, match="wait"):
        other.tries.check("Dora", "elsewhere")
    office.clock.advance(minutes=16)
    other.tries.check("Dora", "elsewhere")


def test_tries_are_counted_by_account_whatever_address_is_claimed(shop: BrowserShop) -> None:
    guesser = shop.fresh()
    guesser.client.get("/sign-in")
    for number in range(8):
        data = {"name": "Dora", "password": "a guess of the day", "_csrf_token": guesser.client.cookies["csrftoken"]}
        guesser.client.post("/sign-in", data=data, headers={"X-Forwarded-For": f"10.0.0.{number}"})

    assert "wait" in text_of(shop.fresh().send("/sign-in", 403, name="Dora", password=PASSWORD))


def test_a_clock_that_ran_ahead_leaves_no_long_session_and_no_locked_account(shop: BrowserShop, office: Office) -> None:
    _, secret = with_second_step(shop, office)
    now = office.clock.now()
    office.clock.advance(days=3000)
    ahead = shop.fresh().sign_in("Dan", code=pyotp.TOTP(secret).at(office.clock.now()))
    office.clock.advance(seconds=-(office.clock.now() - now).total_seconds())

    assert "Sign in" in text_of(ahead.see("/queue"))
    assert "Queue" in text_of(shop.fresh().send("/sign-in", name="Dan", password=PASSWORD, code=pyotp.TOTP(secret).at(office.clock.now())))


def test_parallel_sign_ins_are_bounded(office: Office, monkeypatch: pytest.MonkeyPatch) -> None:
    running, most, lock = 0, 0, threading.Lock()

    class Slow:
        def verify(self, _hashed: str, _password: str) -> bool:
            nonlocal running, most
            with lock:
                running += 1
                most = max(most, running)
            time.sleep(0.02)
            with lock:
                running -= 1
            return False

    monkeypatch.setattr("argon2.PasswordHasher", Slow)
    outcomes: list[str] = []

    def guess() -> None:
        try:
            office.desk.sign_in.sign_in("Dora", "a wrong long password")
        except (PermissionDenied, Refused) as error:
            outcomes.append(type(error).__name__)

    threads = [threading.Thread(target=guess) for _ in range(30)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert most == 1
    assert len(outcomes) == 30
    assert "Refused" in outcomes


def test_over_https_every_cookie_is_secure_and_the_browser_stays_there(office: Office, seconds: Seconds, app_for: AppFor) -> None:
    with TestClient(app_for(office.desk, seconds), base_url="https://desk.local", raise_server_exceptions=False) as client:
        answer = client.get("/sign-in")

    assert "max-age=" in answer.headers["strict-transport-security"]
    assert all("secure" in cookie.lower() for cookie in answer.headers.get_list("set-cookie"))


@pytest.mark.parametrize(
    ("method", "path"), [("OPTIONS", "/queue"), ("OPTIONS", "/sign-in"), ("GET", "/static/%00"), ("GET", "/static/a%0ab"), ("PUT", "/")]
)
def test_odd_requests_are_answered_and_never_an_error(shop: BrowserShop, method: str, path: str) -> None:
    answer = shop.connection.request(method, path)

    assert answer.status_code in (404, 405)
