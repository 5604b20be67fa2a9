"""From a clean machine to a working desk: three teams, five people, mail and a door, with at most three terminal commands."""

from __future__ import annotations

import os
import re
import select
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import pyotp
import pytest

from tests.e2e.conftest import Opens
from tests.e2e.smtp import smtp_server
from tests.e2e.test_pages import barriers

if TYPE_CHECKING:
    from playwright.sync_api import Page

pytestmark = pytest.mark.chromium
PASSWORD = "seven grey lanterns"
TEAMS = (("harbour", "harbour@harrowmere.example"), ("schools", "schools@harrowmere.example"))
PEOPLE = (
    ("Jonna", "desk", "analyst"),
    ("Teun", "desk", "call-handler"),
    ("Corvin", "harbour", "member"),
    ("Saffi", "schools", "member"),
)


class Terminal:
    """The terminal of the machine, which counts the commands typed there."""

    def __init__(self, home: Path) -> None:
        self.commands: list[str] = []
        self._home = home

    @contextmanager
    def runs(self, *words: str) -> Iterator[str]:
        """Run a command until it says where it serves, and yield what it printed."""
        self.commands.append("tocsin " + " ".join(words))
        call = [sys.executable, "-m", "tocsin", "--home", str(self._home), *words, "--port", "0"]
        environment = {**os.environ, "PYTHONUNBUFFERED": "1"}
        environment.pop("TOCSIN_DATABASE_URL", None)
        with subprocess.Popen(call, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, env=environment) as process:
            try:
                yield self._until_served(process)
            finally:
                process.terminate()
                process.wait(20)

    def _until_served(self, process: subprocess.Popen[str]) -> str:
        printed, end = "", time.monotonic() + 60
        assert process.stdout
        while "stop it with" not in printed:
            assert select.select([process.stdout], [], [], max(0, end - time.monotonic()))[0], printed
            line = process.stdout.readline()
            assert line, printed
            printed += line
        return printed


class Steps:
    """The steps of a person in the browser, counted and timed."""

    def __init__(self) -> None:
        self.names: list[str] = []
        self.began = time.monotonic()

    def __call__(self, name: str) -> None:
        self.names.append(name)

    def __str__(self) -> str:
        minutes = (time.monotonic() - self.began) / 60
        lines = [f"{number:>3}. {name}" for number, name in enumerate(self.names, 1)]
        return "\n".join([*lines, f"{len(self.names)} steps in the browser, {minutes:.1f} minutes without reading and typing"])


def test_a_clean_machine_becomes_a_desk_with_two_commands(tmp_path: Path, opens: Opens, capsys: pytest.CaptureFixture[str]) -> None:
    terminal, step = Terminal(tmp_path / "home"), Steps()
    with terminal.runs("start") as printed, smtp_server() as mail:
        page = opens()
        found = re.search(r"http://\S+/first/\S+", printed)
        assert found
        first_lead(page, found[0], step)
        desk = page.url.split("/setup")[0]
        name_the_desk(page, step)
        add_teams(page, step)
        links = add_people(page, step)
        set_mail(page, mail, step)
        with terminal.runs("door") as at_door:
            where = re.search(r"http://\S+", at_door)
            assert where
            open_the_door(page, opens, where[0], step)
        for name, link in links.items():
            accept(opens(), name, link, step)
        page.goto(f"{desk}/setup")
        remaining = page.locator(".checklist-steps li.broken").all_inner_texts()
        assert remaining == []
        assert barriers(page) == []
        page.goto(f"{desk}/people")
        assert page.locator("tbody tr[data-row]").count() == 1 + len(PEOPLE)

    assert len(terminal.commands) + 1 <= 3  # and the one that installs
    with capsys.disabled():
        print(f"\nTerminal: install, {', '.join(terminal.commands)}\n{step}")  # noqa: T201  # the steps and minutes are what this test is about


def first_lead(page: Page, link: str, step: Steps) -> None:
    page.goto(link)
    assert barriers(page) == []
    page.get_by_label("Your name").fill("Mirel")
    page.get_by_label(re.compile("^Password")).fill(PASSWORD)
    page.get_by_role("button", name="Begin").click()
    step("open the link, give a name and a password")
    page.get_by_role("img", name=re.compile("QR code")).wait_for()
    assert barriers(page) == []
    page.get_by_text("No camera?").click()
    secret = "".join(page.locator(".secret").inner_text().split())
    page.get_by_label("Code", exact=True).fill(pyotp.TOTP(secret).now())
    page.get_by_label("Password", exact=True).fill(PASSWORD)
    page.get_by_role("button", name="Require a code").click()
    page.get_by_text("From now on you need a code").wait_for()
    step("scan the code with a phone and type what it shows")


def name_the_desk(page: Page, step: Steps) -> None:
    page.get_by_role("link", name=re.compile("^Go on")).click()
    page.get_by_label("Name of the desk").fill("Harrowmere desk")
    page.get_by_label(re.compile("^Time zone")).fill("Europe/London")
    page.get_by_label(re.compile("^Languages")).fill("en ar")
    assert barriers(page) == []
    page.get_by_role("button", name="Save").click()
    page.get_by_text("Times are Europe/London time.").wait_for()
    step("name the desk, its time zone and its languages")


def add_teams(page: Page, step: Steps) -> None:
    page.get_by_role("link", name=re.compile("^Go on")).click()
    page.get_by_label("Mail address of desk").fill("desk@harrowmere.example")
    for number, (team, address) in enumerate(TEAMS, 2):
        page.get_by_label(f"Team {number}", exact=True).fill(team)
        page.get_by_label(f"Mail address of team {number}").fill(address)
    assert barriers(page) == []
    page.get_by_role("button", name="Save the teams").click()
    page.wait_for_url("**/setup/people*")
    step("add the teams")


def add_people(page: Page, step: Steps) -> dict[str, str]:
    for number, (name, team, role) in enumerate(PEOPLE, 1):
        page.get_by_label(f"Name of person {number}").fill(name)
        page.get_by_label(f"Team of person {number}").select_option(team)
        page.get_by_label(f"Role of person {number}").select_option(role)
    assert barriers(page) == []
    page.get_by_role("button", name="Add them").click()
    links = page.locator(".contact code").all_inner_texts()
    assert barriers(page) == []
    step("add the people and copy their links")
    page.get_by_role("link", name="Back to the set-up").click()
    return dict(zip((name for name, _, _ in PEOPLE), links, strict=True))


def set_mail(page: Page, mail: tuple[str, int, list[str]], step: Steps) -> None:
    host, port, received = mail
    page.get_by_role("link", name=re.compile("^Go on")).click()
    page.get_by_label("Mail server", exact=True).fill(host)
    page.get_by_label("Port", exact=True).fill(str(port))
    page.get_by_label(re.compile("^Security")).select_option("none")
    page.get_by_label("Sender", exact=True).fill("desk@harrowmere.example")
    page.get_by_role("button", name="Save").click()
    step("name the mail server")
    page.get_by_label("Send a test message to").fill("mirel@harrowmere.example")
    page.get_by_role("button", name="Send it now").click()
    page.get_by_text("The mail server took the test message").wait_for()
    assert barriers(page) == []
    assert any("Test message of Harrowmere desk" in message for message in received)
    step("send a test message")


def open_the_door(page: Page, opens: Opens, address: str, step: Steps) -> None:
    page.get_by_role("link", name=re.compile("^Go on")).click()
    page.get_by_label(re.compile("^Address of the public door")).fill(address)
    page.get_by_role("button", name="Save").click()
    page.get_by_text("Nothing has come through the public door yet").wait_for()
    step("save the address of the door")
    reporter = opens(java_script_enabled=False)
    reporter.goto(f"{address}en")
    reporter.get_by_label("What happened").fill("This is a trial message.")
    reporter.get_by_role("button", name="Send").click()
    reporter.locator(".receipt").wait_for()
    for _ in range(100):
        page.reload()
        if not page.get_by_text("Nothing has come through").count():
            break
        page.wait_for_timeout(100)
    step("send a trial message through the door")
    page.get_by_role("link", name=re.compile("^Go on")).click()
    page.get_by_role("link", name="To the checklist").click()
    page.get_by_role("heading", name="Set-up of Harrowmere desk").wait_for()


def accept(page: Page, name: str, link: str, step: Steps) -> None:
    page.goto(link)
    page.get_by_label(re.compile("^Password")).fill(f"{PASSWORD} {name[::-1]}")
    assert barriers(page) == []
    page.get_by_role("button", name="Sign in").click()
    page.wait_for_url("**/account")
    step(f"{name} opens the link and chooses a password")
