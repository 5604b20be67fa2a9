"""The whole chain of a notice in a real browser, against a fake platform: item, decision, notice, answer, removal, return."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec
import pytest

from tests.e2e.conftest import Served
from tests.e2e.test_pages import barriers
from tocsin.domain.report import Submission
from tocsin.domain.subject import Kind, Name
from tocsin.outbound.fetch import WebAnswer
from tocsin.outbound.policies import own_policies
from tocsin.settings import NoticeSettings

if TYPE_CHECKING:
    from playwright.sync_api import Page

pytestmark = pytest.mark.chromium
LINK = "https://t.me/quaywatch/17"
WORDS = "Meet at the old mill on Friday and bring what burns"
NARROW = {"viewport": {"width": 360, "height": 740}, "color_scheme": "dark"}


class FakePlatform:
    """Shows one page for every link."""

    body = f"<h1>quaywatch</h1><p>{WORDS}</p>"

    def fetch(self, url: str, headers: Mapping[str, str]) -> WebAnswer:
        return WebAnswer(url, 200, {"content-type": "text/html; charset=utf-8"}, self.body.encode())


def test_a_notice_is_driven_from_the_item_to_the_return_of_the_content(
    site: Served, signs_in: Callable[..., Page], pictures: Path | None
) -> None:
    desk, platform = site.desk_itself, FakePlatform()
    settings = msgspec.structs.replace(desk.services.settings, notices=NoticeSettings("Town desk", "desk@town.example", check=True))
    desk.services.use(settings)
    desk.services.fetcher = platform
    desk.items.load_policies(own_policies())
    group = desk.subjects.add([Name("Quay Front"), Name("https://t.me/quaywatch")], Kind.GROUP, reason="test", anyway=True)
    desk.subjects.watch("desk", group.id, reason="stated calls")
    first, second = signs_in("Mirel"), signs_in("Jonna")

    first.goto(f"{site.desk}/items")
    first.locator("details:has(form[action='/items']) summary").click()
    first.locator("#location").fill(LINK)
    first.locator("[name=platform]").first.fill("Telegram")
    first.locator("form[action='/items'] button").click()
    item = first.locator("h1").inner_text()
    first.goto(f"{site.desk}/items/{item}?policy=incitement@2026-11")
    for point in desk.items.points("incitement@2026-11"):
        first.locator(f"[name='answer-{point.id}'][value={'no' if point.exception else 'yes'}]").check()
        first.locator(f"#sentence-{point.id}").fill("It calls to come with fire on Friday.")
    first.get_by_role("button", name="Decide").click()
    second.goto(f"{site.desk}/items/{item}")
    second.get_by_role("button", name="Confirm as the second person").click()

    first.goto(f"{site.desk}/items/{item}")
    first.locator("#address").fill("abuse@telegram.example")
    first.locator("#quoted").fill(WORDS)
    first.get_by_role("button", name="Draft", exact=True).click()
    notice = first.locator("h1").inner_text()
    second.goto(f"{site.desk}/notices/{notice}")
    second.get_by_role("button", name="Approve as the second person").click()
    first.goto(f"{site.desk}/notices/{notice}")
    first.get_by_role("button", name="It was sent through their form").click()
    first.get_by_text("confirm receipt").first.wait_for()

    reference = desk.notices.view(notice).notice.reference
    mail = Submission(f"mail:{notice}", "mail", f"{reference}: we removed it because it breaks our rules. You may appeal.")
    desk.intake.receive(mail)
    assert desk.platforms.find_answers() == 1
    first.goto(f"{site.desk}/notices/{notice}")
    assert barriers(first) == []
    first.locator("form[action$='/recorded'] button").click()
    first.get_by_text("I looked at the content myself").click()
    first.locator("#state").select_option("tombstone")
    first.locator("form[action$='/observations'] button").click()
    first.get_by_text("Content: removed").wait_for()

    desk.intake.receive(Submission(f"call:{notice}", "call", f"It is there again: {LINK}"))
    assert desk.reappearances.search() == 1
    first.goto(f"{site.desk}/notices")
    first.get_by_text("the same link in report").wait_for()
    assert barriers(first) == []
    if pictures:
        first.screenshot(path=pictures / "notices-again.png", full_page=True)
    first.get_by_text("It is the same content", exact=True).click()
    first.locator("form[action$='/confirmed'] [name=reason]").fill("the same words")
    first.get_by_role("button", name="Confirm", exact=True).click()
    first.locator("[role=status]").wait_for()
    first.goto(f"{site.desk}/notices/{notice}")
    first.get_by_text("send a new notice: the content is there again").first.wait_for()
    first.goto(f"{site.desk}/groups")
    first.get_by_text("days after the notice").wait_for()
    assert barriers(first) == []
    if pictures:
        first.screenshot(path=pictures / "groups.png", full_page=True)
        first.goto(f"{site.desk}/notices/{notice}")
        first.screenshot(path=pictures / "notice-answer.png", full_page=True)
        narrow = signs_in("Mirel", **NARROW)
        for name in (f"notices/{notice}", "groups", "notices"):
            narrow.goto(f"{site.desk}/{name}")
            assert narrow.evaluate("document.documentElement.scrollWidth <= innerWidth"), name
            narrow.screenshot(path=pictures / f"{name.replace('/', '-')}-narrow.png", full_page=True)
