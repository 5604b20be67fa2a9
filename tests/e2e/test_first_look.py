"""The first thing to do is seen without scrolling on a small phone."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.e2e.conftest import Served
from tests.e2e.test_pages import NARROW

if TYPE_CHECKING:
    from playwright.sync_api import Locator, Page

pytestmark = pytest.mark.chromium
SignsIn = Callable[..., "Page"]


def seen(page: Page, what: Locator) -> None:
    """Assert that an element lies whole in the window, as the page opens, and wide enough for a finger."""
    box = what.first.bounding_box()
    assert box, "it is not drawn"
    assert page.evaluate("scrollY") == 0
    assert box["y"] + box["height"] <= NARROW["height"], f"it ends at {box['y'] + box['height']:.0f} px of {NARROW['height']}"
    assert box["x"] >= 0
    assert box["x"] + box["width"] <= NARROW["width"] + 1
    assert box["height"] >= 24


def test_the_first_action_is_seen_without_scrolling(site: Served, signs_in: SignsIn, pictures: Path | None) -> None:
    site.desk_itself.measurements.measure(by="Jonna", progress=lambda *_: None)
    member = signs_in("Saffi", viewport=NARROW)
    lead = signs_in("Mirel", viewport=NARROW)
    town = site.town
    for page, path, action in (
        (member, "/queue", "[data-row] a"),
        (member, f"/reports/{town.call}", "#owed button"),
        (member, f"/subjects/{town.nephew}", "section[aria-labelledby=watch-title] summary"),
        (lead, "/queue", "[data-row] a"),
        (lead, f"/reports/{town.call}", "#owed button"),
        (lead, f"/subjects/{town.nephew}", "section[aria-labelledby=watch-title] summary"),
        (lead, "/storms", "[data-row] a"),
    ):
        page.goto(site.desk + path)
        if pictures:
            page.screenshot(path=pictures / f"first{path.replace('/', '-')}-{'lead' if page is lead else 'member'}.png")
        seen(page, page.locator(action))
