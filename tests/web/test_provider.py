"""Signing in with an OpenID Connect provider: a written one, in this process, that may also lie."""

from __future__ import annotations

import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import parse_qs, urlsplit

import httpx
import pytest
from litestar.testing import TestClient

from tests.office import Office
from tests.web.browsing import AppFor, Browser, BrowserShop, Client, Seconds, text_of
from tocsin.settings import OpenId
from tocsin.web.openid import Provider, challenge

jwt = pytest.importorskip("joserfc.jwt")
ISSUER = "https://id.example"
SETTINGS = OpenId(provider=ISSUER, client="desk")


@dataclass
class Written:
    """A provider: gives a code for a browser it was sent, then says who that was. ``lies`` change what it says."""

    person: str = "Nils"
    lies: dict[str, Any] = field(default_factory=dict)
    asked: dict[str, str] = field(default_factory=dict)
    key: Any = None
    foreign: Any = None

    def __post_init__(self) -> None:
        from joserfc.jwk import ECKey

        self.key, self.foreign = (ECKey.generate_key("P-256", parameters={"kid": "k"}) for _ in range(2))

    def send(self, address: str) -> str:
        """The provider signs somebody in, and sends the browser back."""
        self.asked = {name: values[0] for name, values in parse_qs(urlsplit(address).query).items()}
        return f"/sign-in/return?state={self.asked['state']}&code=a-code"

    def answer(self, request: httpx.Request) -> httpx.Response:
        if request.url.path == "/.well-known/openid-configuration":
            about = {"issuer": ISSUER, "authorization_endpoint": f"{ISSUER}/authorize"}
            return httpx.Response(200, json=about | {"token_endpoint": f"{ISSUER}/token", "jwks_uri": f"{ISSUER}/keys"})
        if request.url.path == "/keys":
            return httpx.Response(200, json={"keys": [self.key.as_dict(private=False)]})
        return self._token(parse_qs(request.content.decode()))

    def _token(self, form: dict[str, list[str]]) -> httpx.Response:
        if form["code"] != ["a-code"] or challenge(form["code_verifier"][0]) != self.asked["code_challenge"]:
            return httpx.Response(400, json={"error": "invalid_grant"})
        claims = {
            "iss": ISSUER,
            "sub": f"id of {self.person}",
            "aud": "desk",
            "nonce": self.asked["nonce"],
            "exp": int(time.time()) + 300,
            "preferred_username": self.person,
        }
        said = {**claims, **{name: value for name, value in self.lies.items() if name not in ("key", "alg")}}
        token = jwt.encode({"alg": "ES256", "kid": "k"}, said, self.lies.get("key", self.key))
        return httpx.Response(200, json={"access_token": "x", "token_type": "Bearer", "id_token": token})


@pytest.fixture
def provider() -> Written:
    return Written()


@pytest.fixture
def vouched_shop(office: Office, seconds: Seconds, provider: Written, app_for: AppFor) -> Iterator[BrowserShop]:
    asked = Provider(SETTINGS, office.desk.home, httpx.MockTransport(provider.answer), seconds)
    with TestClient(app_for(office.desk, seconds, asked), raise_server_exceptions=False) as connection:
        yield BrowserShop(connection)


def come_back(browser: Browser, provider: Written) -> httpx.Response:
    sent = browser.client.get("/sign-in/provider?next=/calls", follow_redirects=False)
    return browser.client.get(provider.send(sent.headers["location"]), follow_redirects=False)


def test_a_person_of_the_desk_signs_in_without_a_password(vouched_shop: BrowserShop, office: Office, provider: Written) -> None:
    browser = vouched_shop.fresh()

    answer = come_back(browser, provider)

    assert answer.headers["location"] == "/calls"
    assert "Nils" in browser.see("/queue")
    assert "no password here" in browser.see("/account")
    assert provider.asked["scope"].split()[0] == "openid"
    with office.desk.services.store.reading() as reader:
        assert [entry.why for entry in reader.entries() if entry.act == "signed in"] == [f"vouched for by {ISSUER}"]


def test_whom_the_desk_does_not_know_does_not_come_in(vouched_shop: BrowserShop, office: Office, provider: Written) -> None:
    provider.person = "Mallory"
    assert "does not work at this desk" in text_of(come_back(vouched_shop.fresh(), provider).text)

    provider.person = "Nils"
    office.desk.people.remove("Nils", reason="left", by="Nora")
    assert come_back(vouched_shop.fresh(), provider).status_code == 403


@pytest.mark.parametrize(
    "lie",
    [
        {"aud": "another desk"},
        {"iss": "https://other.example"},
        {"nonce": "old"},
        {"exp": 1},
        {"key": "foreign"},
        {"preferred_username": ""},
    ],
    ids=["audience", "issuer", "nonce", "expired", "key", "nameless"],
)
def test_what_does_not_hold_opens_nothing(vouched_shop: BrowserShop, provider: Written, lie: dict[str, Any]) -> None:
    provider.lies = {"key": provider.foreign} if "key" in lie else lie
    browser = vouched_shop.fresh()

    assert come_back(browser, provider).status_code == 403
    assert browser.client.get("/queue", follow_redirects=False).status_code == 303


def test_a_sign_in_begun_elsewhere_is_not_finished_here(vouched_shop: BrowserShop, provider: Written) -> None:
    sent = vouched_shop.fresh().client.get("/sign-in/provider", follow_redirects=False)
    victim = vouched_shop.fresh()

    assert victim.client.get(provider.send(sent.headers["location"]), follow_redirects=False).status_code == 403


def test_a_sign_in_counts_once_and_not_for_long(vouched_shop: BrowserShop, provider: Written, seconds: Seconds) -> None:
    browser = vouched_shop.fresh()
    sent = browser.client.get("/sign-in/provider", follow_redirects=False).headers["location"]
    ticket = browser.client.cookies["ticket"]
    assert browser.client.get(provider.send(sent), follow_redirects=False).status_code == 303
    again = vouched_shop.fresh()
    again.client.cookies.set("ticket", ticket)
    assert again.client.get(provider.send(sent), follow_redirects=False).status_code == 403

    late = vouched_shop.fresh()
    sent = late.client.get("/sign-in/provider", follow_redirects=False).headers["location"]
    seconds.now += 601
    assert "more than 10 minutes" in text_of(late.client.get(provider.send(sent), follow_redirects=False).text)


def test_another_host_is_nowhere_to_go_on_to(vouched_shop: BrowserShop, provider: Written) -> None:
    browser = vouched_shop.fresh()
    sent = browser.client.get("/sign-in/provider?next=//evil.example/", follow_redirects=False)

    assert browser.client.get(provider.send(sent.headers["location"]), follow_redirects=False).headers["location"] == "/"


def test_a_desk_without_a_provider_offers_none(shop: BrowserShop) -> None:
    assert "/sign-in/provider" not in shop.fresh().see("/sign-in")
    assert shop.fresh().client.get("/sign-in/provider").status_code == 404


def test_an_unreachable_provider_is_said_in_one_line(office: Office, seconds: Seconds, app_for: AppFor) -> None:
    def down(request: httpx.Request) -> httpx.Response:
        raise httpx.ConnectError("no route")

    asked = Provider(SETTINGS, office.desk.home, httpx.MockTransport(down), seconds)
    with TestClient(app_for(office.desk, seconds, asked), raise_server_exceptions=False) as connection:
        answer = Client(connection).get("/sign-in/provider")
    assert answer.status_code == 503
    assert "cannot be asked now" in text_of(answer.text)


def test_a_name_belongs_to_the_identity_that_used_it_first(vouched_shop: BrowserShop, office: Office, provider: Written) -> None:
    assert come_back(vouched_shop.fresh(), provider).status_code == 303
    provider.lies = {"sub": "somebody else"}
    assert "another identity" in text_of(come_back(vouched_shop.fresh(), provider).text)

    provider.lies, provider.person = {"sub": "id of Nils"}, "Dora"
    assert "another identity" in text_of(come_back(vouched_shop.fresh(), provider).text)

    provider.lies, provider.person = {"sub": "somebody else"}, "Nils"
    office.desk.sign_in.invite("Nils", by="Nora")
    assert come_back(vouched_shop.fresh(), provider).status_code == 303


@pytest.mark.parametrize(
    "lie", [{"azp": "another"}, {"aud": ["desk", "another"]}, {"aud": ["desk", "another"], "azp": "desk"}, {"sub": ""}]
)
def test_a_token_for_another_client_or_for_nobody_is_refused(vouched_shop: BrowserShop, provider: Written, lie: dict[str, Any]) -> None:
    provider.lies = lie
    assert come_back(vouched_shop.fresh(), provider).status_code == 403


@pytest.mark.parametrize(("verified", "status"), [(True, 303), (False, 403), ("true", 403), (None, 403)])
def test_an_address_counts_only_when_the_provider_verified_it(
    office: Office, seconds: Seconds, provider: Written, verified: object, status: int, app_for: AppFor
) -> None:
    provider.lies = {"email": "Nils", "email_verified": verified}
    settings = OpenId(provider=ISSUER, client="desk", claim="email")
    asked = Provider(settings, office.desk.home, httpx.MockTransport(provider.answer), seconds)
    with TestClient(app_for(office.desk, seconds, asked), raise_server_exceptions=False) as connection:
        assert come_back(BrowserShop(connection).fresh(), provider).status_code == status
