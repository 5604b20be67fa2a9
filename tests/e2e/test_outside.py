"""An alert in a real browser: from the desk to a telephone without an account, and back."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec
import pytest

from tests.e2e.conftest import Opens, Served
from tests.e2e.test_pages import barriers
from tocsin.desk.dispatch_views import access_of
from tocsin.domain.dispatch import Dispatch

if TYPE_CHECKING:
    from playwright.sync_api import Page

pytestmark = pytest.mark.chromium
TELEPHONE = {"viewport": {"width": 360, "height": 740}, "is_mobile": True}


def test_a_keeper_reads_an_alert_on_a_telephone_and_the_desk_sees_the_answer(
    site: Served, signs_in: Callable[..., Page], opens: Opens, pictures: Path | None
) -> None:
    desk = site.desk_itself
    desk.services.use(msgspec.structs.replace(desk.services.settings, door=site.door))
    exchange = desk.exchange.open_door(desk.home / "door", desk.mailboxes.identity())
    handler = signs_in("Teun")
    handler.goto(f"{site.desk}/recipients")
    handler.get_by_text("Add a place, authority or person outside").click()
    for label, value in (("Name", "Oak Street synagogue"), ("Contact", "Keeper"), ("Why", "threatened before")):
        handler.get_by_label(label, exact=True).first.fill(value)
    handler.get_by_label(re.compile("Address for the link")).first.fill("keeper@oak.example")
    handler.get_by_label("Language of messages").select_option("ar")
    handler.get_by_role("button", name="Add", exact=True).first.click()
    handler.get_by_role("link", name="Write to them").last.click()
    handler.get_by_label(re.compile("Report that it is about")).fill(next(desk.reports.listed())[0].id)
    handler.get_by_label(re.compile("^Message")).fill("Somebody means to come to your house tonight. Police know.")
    handler.get_by_role("button", name="Draft").click()
    handler.get_by_role("button", name="Send to 1 contact").click()
    handler.get_by_role("button", name="Show the code to read out").click()
    code = handler.locator(".contact").inner_text()
    exchange()
    with desk.services.store.reading() as reader:
        access = access_of(reader, reader.find(Dispatch)[-1])
    assert access

    keeper = opens(**TELEPHONE)
    keeper.goto(f"{site.door}/ar/answer/{access.secret}")
    keeper.locator("#code").fill(code)
    keeper.locator("form button").click()
    keeper.get_by_text("Somebody means to come").wait_for()
    assert barriers(keeper) == []
    assert keeper.evaluate("document.documentElement.scrollWidth <= innerWidth")
    if pictures:
        keeper.screenshot(path=pictures / "outside-ar.png", full_page=True)
        handler.screenshot(path=pictures / "alert-code.png", full_page=True)
    keeper.locator("#name").fill("Keeper")
    keeper.locator("form button").click()
    keeper.locator("[role=status]").wait_for()
    exchange()

    handler.goto(f"{site.desk}/alerts")
    if pictures:
        handler.screenshot(path=pictures / "alerts.png", full_page=True)
        narrow = signs_in("Teun", **TELEPHONE, color_scheme="dark")
        for name in ("alerts", "recipients"):
            narrow.goto(f"{site.desk}/{name}")
            narrow.screenshot(path=pictures / f"{name}-narrow.png", full_page=True)
    handler.get_by_role("link", name=re.compile("^Z-")).first.click()
    handler.get_by_text("acknowledged").first.wait_for()
    assert "at the door" in handler.content()
    assert barriers(handler) == []
