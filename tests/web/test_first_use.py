"""The set-up link of a new desk, invitations, and the checklist."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from litestar.testing import TestClient

from tests.office import Office
from tests.web.browsing import PASSWORD, AppFor, Browser, BrowserShop, Client, Seconds, text_of
from tocsin.clock import FixedClock
from tocsin.desk import Desk
from tocsin.domain.people import Role
from tocsin.web.first_use import SetupLink
from tocsin.wiring import init_desk


@pytest.fixture
def new_desk(tmp_path: Path, clock: FixedClock, monkeypatch: pytest.MonkeyPatch) -> Iterator[Desk]:
    """A desk that nobody has used yet."""
    monkeypatch.delenv("TOCSIN_DATABASE_URL", raising=False)
    desk = init_desk(tmp_path / "home", clock)
    yield desk
    desk.close()


@pytest.fixture
def link(seconds: Seconds) -> SetupLink:
    return SetupLink(local_only=False, seconds=seconds)


@pytest.fixture
def browser(new_desk: Desk, link: SetupLink, seconds: Seconds, app_for: AppFor) -> Iterator[Browser]:
    with TestClient(app_for(new_desk, seconds, setup_link=link), raise_server_exceptions=False) as connection:
        yield Browser(Client(connection))


def begin(browser: Browser, link: SetupLink, name: str = "Mirel") -> str:
    return browser.send(f"/first/{link.token}", name=name, password=PASSWORD)


def test_the_link_makes_the_first_lead_and_goes_on_to_the_second_step(browser: Browser, link: SetupLink, new_desk: Desk) -> None:
    assert "A new desk" in browser.see(f"/first/{link.token}")

    page = begin(browser, link)

    assert "Second step" in page
    assert "<svg" in page
    person = new_desk.people.named("Mirel")
    assert (person.role, person.teams) == (Role.LEAD, ("desk",))


def test_after_a_wrong_code_the_set_up_is_still_at_its_second_step(browser: Browser, link: SetupLink) -> None:
    page = begin(browser, link)
    secret = re.search(r'name="secret" value="(\w+)"', page)
    assert secret
    form = {"secret": secret[1], "password": PASSWORD, "next": "/setup/second-step"}

    refused = browser.send("/account/second-step", 409, code="000000", **form)

    assert "step 1 of 7" in text_of(refused)
    assert "The code does not fit" in text_of(refused)
    assert f'value="{secret[1]}"' in refused


def test_the_link_works_once(browser: Browser, link: SetupLink, new_desk: Desk) -> None:
    begin(browser, link)

    other = Browser(Client(browser.client._connection))
    assert "in use already" in other.see(f"/first/{link.token}", 409)
    other.send(f"/first/{link.token}", 409, name="Mallory", password=PASSWORD)
    assert [person.name for person in new_desk.people.listed()[1]] == ["Mirel"]


def test_the_link_expires(browser: Browser, link: SetupLink, seconds: Seconds) -> None:
    seconds.now += 61 * 60

    assert "too old" in text_of(browser.see(f"/first/{link.token}", 403))
    browser.send(f"/first/{link.token}", 403, name="Mirel", password=PASSWORD)


def test_another_link_opens_nothing(browser: Browser, link: SetupLink) -> None:
    browser.see(f"/first/{link.token.swapcase()}", 403)
    browser.send("/first/x", 403, name="Mallory", password=PASSWORD)


def test_the_link_opens_on_its_own_machine_alone() -> None:
    link = SetupLink()
    link.check(link.token, "127.0.0.1")
    link.check(link.token, "::1")
    for client in ("10.0.0.7", "192.168.1.2", "", "testclient"):
        with pytest.raises(Exception, match="only in a browser on the machine"):
            link.check(link.token, client)


def test_no_link_opens_a_desk_that_has_somebody_in_charge(office: Office, seconds: Seconds, app_for: AppFor) -> None:
    link = SetupLink(local_only=False, seconds=seconds)
    with TestClient(app_for(office.desk, seconds, setup_link=link), raise_server_exceptions=False) as connection:
        browser = Browser(Client(connection))
        browser.see(f"/first/{link.token}", 409)
        browser.send(f"/first/{link.token}", 409, name="Mallory", password=PASSWORD)
    assert "Mallory" not in {person.name for person in office.desk.people.listed()[1]}


def test_a_desk_is_set_up_in_the_browser(browser: Browser, link: SetupLink, new_desk: Desk) -> None:
    begin(browser, link)
    browser.send(
        "/settings/desk",
        name="Harrowmere desk",
        zone="Europe/London",
        reads="en, ar",
        address="https://desk.example.org",
        idle_minutes="60",
        reason="set-up",
        next="/setup/desk",
    )
    browser.send(
        "/setup/teams/saved", 200, **{"team-2": "harbour", "mail-2": "harbour@example.org", "team-3": "schools", "mail-3": "s@example.org"}
    )
    people = {"name-1": "Jonna", "team-1": "desk", "role-1": "analyst", "name-2": "Corvin", "team-2": "harbour", "role-2": "member"}
    page = browser.send("/setup/people/invited", 200, **people)
    browser.send("/settings/door", door="https://tell.example.org", reason="set-up", next="/setup/door")

    links = re.findall(r"https://desk.example.org(/welcome/[^<]+)<", page)
    assert len(links) == 2
    settings = new_desk.services.settings
    assert (settings.name, settings.zone, settings.reads) == ("Harrowmere desk", "Europe/London", ("en", "ar"))
    assert "Europe/London time" in browser.see("/setup")
    assert new_desk.settings.unaccepted() == []
    assert new_desk.audit.verify().whole

    invited = Browser(Client(browser.client._connection))
    assert "Welcome" in invited.see(links[1])
    invited.send(links[1], password="a load of lanterns")
    assert "Corvin" in invited.see("/account")
    again = Browser(Client(browser.client._connection))
    assert "was used" in text_of(again.send(links[1], 403, password="another load of lanterns"))


def test_an_invitation_ends_after_seven_days(browser: Browser, link: SetupLink, clock: FixedClock) -> None:
    begin(browser, link)
    page = browser.send("/setup/people/invited", 200, **{"name-1": "Jonna", "team-1": "desk", "role-1": "analyst"})
    path = re.findall(r"(/welcome/[^<]+)<", page)[0]
    clock.advance(days=8)

    Browser(Client(browser.client._connection)).send(path, 403, password="a load of lanterns")


def test_the_checklist_says_what_the_check_up_says(browser: Browser, link: SetupLink, new_desk: Desk) -> None:
    begin(browser, link)

    page = text_of(browser.see("/setup"))

    for finding in new_desk.checkup.findings():
        assert finding.problem[1:] in page
        assert finding.fix not in page


def test_a_changed_settings_file_is_accepted_first(browser: Browser, link: SetupLink, new_desk: Desk) -> None:
    begin(browser, link)
    path = new_desk.home / "tocsin.toml"
    path.write_text(path.read_text().replace("reread = 0.1", "reread = 0.5"))

    assert "reread" in text_of(browser.send("/settings/door", 409, door="https://tell.example.org", reason="x"))
    assert "tell.example.org" not in path.read_text()
    assert "Changed outside the desk" in browser.see("/settings")
    browser.send("/settings/accepted", reason="we read more")
    assert new_desk.services.settings.reread == 0.5
    browser.send("/settings/door", door="https://tell.example.org", reason="it is there")
    assert "# The share of reports" in path.read_text(), "comments stay"


@pytest.mark.parametrize(
    ("field", "value"),
    [("zone", "Mars/Olympus"), ("reads", "english!"), ("address", "desk.example.org"), ("idle_minutes", "-1"), ("reason", " ")],
)
def test_a_wrong_setting_is_refused_and_changes_nothing(browser: Browser, link: SetupLink, new_desk: Desk, field: str, value: str) -> None:
    begin(browser, link)
    before = (new_desk.home / "tocsin.toml").read_bytes()
    form = {"name": "x", "zone": "UTC", "reads": "", "address": "", "idle_minutes": "60", "reason": "x"}

    assert browser.post("/settings/desk", **{**form, field: value}).status_code == 422
    assert (new_desk.home / "tocsin.toml").read_bytes() == before


def test_the_mail_password_is_in_its_file_alone(browser: Browser, link: SetupLink, new_desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    begin(browser, link)
    mail = {"host": "smtp.example.org", "port": "587", "security": "auto", "user": "desk", "sender": "desk@example.org", "reason": "x"}
    monkeypatch.setattr("tocsin.outbound.mail.SmtpMailer.check", lambda _mailer: None)
    page = browser.send("/settings/mail", 200, **mail, password="a secret of lanterns", next="/setup/mail")

    assert "a secret of lanterns" not in page
    assert (new_desk.home / "mail.password").stat().st_mode & 0o077 == 0
    assert "a secret of lanterns" not in (new_desk.home / "tocsin.toml").read_text()
    assert new_desk.services.settings.mail.password_file == "mail.password"


def test_a_test_message_goes_out_at_once_or_says_why_not(browser: Browser, link: SetupLink, new_desk: Desk) -> None:
    begin(browser, link)
    assert "no mail server" in text_of(browser.send("/settings/mail/test", 409, to="mirel@example.org"))
    mail = {"host": "127.0.0.1", "port": "9", "security": "none", "user": "", "sender": "desk@example.org", "reason": "x"}
    assert "no mail server answers at this host and port" in text_of(browser.send("/settings/mail", 503, **mail))

    refused = text_of(browser.send("/settings/mail/test", 503, to="mirel@example.org"))
    assert "no message goes through 127.0.0.1:9: no mail server answers at this host and port" in refused


def test_a_first_lead_stands_in_for_an_administrator_until_there_is_one(browser: Browser, link: SetupLink, new_desk: Desk) -> None:
    begin(browser, link)
    new_desk.people.add_team("harbour")
    browser.send("/people", name="Corvin", team="harbour", role="member")
    new_desk.sign_in.set_password("Corvin", PASSWORD)
    browser.send("/people/Corvin/invited", 403, reason="he forgot it")
    browser.send("/people", name="Ada", team="desk", role="administrator")

    browser.send("/people", 403, name="Ishbel", team="harbour", role="lead")


def test_names_at_sign_in_ignore_case(shop: BrowserShop, office: Office) -> None:
    browser = shop.fresh()
    browser.send("/sign-in", name="dORA", password=PASSWORD)

    assert "Dora" in browser.see("/account")
    other = shop.signed_in("Ada")
    assert "known already" in text_of(other.send("/people", 409, name="DORA", team="desk", role="member"))
    assert "known already" in text_of(other.send("/teams", 409, name="North", address=""))
