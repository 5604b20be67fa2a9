"""Every page as people see it: no barrier that axe finds, at 360 pixels, in the dark, from right to left, at 200 %.

With TOCSIN_SCREENSHOTS=DIR pictures of some of them are kept. tools/screenshots takes those that the docs show.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Literal

import pytest

from tests.contract.test_column_corrections import TABLE, WRONG
from tests.e2e.conftest import Opens, Served
from tests.e2e.screen_reader import INTERACTIVE, tree
from tests.unit.ingest.posts.test_preview import table
from tocsin.cli.demo_campaign import CHANNEL, write_campaign
from tocsin.desk.measurements import StormChoice
from tocsin.ingest import ReadOptions
from tocsin.ingest.posts import PostReadOptions
from tocsin.ingest.reports.column_map import parse

if TYPE_CHECKING:
    from playwright.sync_api import Page

pytestmark = pytest.mark.chromium
SignsIn = Callable[..., "Page"]
RULES: dict[str, dict[str, object]] = {
    "all": {"runOnly": {"type": "tag", "values": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]}},
    "colours": {"runOnly": {"type": "rule", "values": ["color-contrast"]}},  # what the dark changes
    "space": {"runOnly": {"type": "rule", "values": ["target-size", "scrollable-region-focusable"]}},  # what a small window changes
}
ZOOMED = {"width": 320, "height": 256}  # 1280 x 1024 at 400 % (WCAG 2.2, 1.4.10)
WIDE, NARROW, TWICE = {"width": 1200, "height": 850}, {"width": 360, "height": 740}, {"width": 600, "height": 425}
SETTLED = "new Promise(drawn => requestAnimationFrame(() => requestAnimationFrame(drawn)))"
"""Wait until a page is drawn anew: the network follows the window."""


def barriers(page: Page, rules: str = "all") -> list[str]:
    """What axe-core finds against WCAG 2.2 AA, and a page that scrolls sideways. Its script is put into a page once."""
    from axe_playwright_python.base import AXE_SCRIPT

    page.evaluate("scrollTo(0, 0)")  # a bar that stays on top must not be taken for one that hides what is scrolled under it
    if not page.evaluate("!!window.axe"):
        page.evaluate(AXE_SCRIPT)
    options = {**RULES[rules], "resultTypes": ["violations"]}
    found = page.evaluate("options => axe.run(document, options).then(results => results.violations)", options)
    wide = _stays(page, "document.documentElement.scrollWidth > document.documentElement.clientWidth + 1")
    listed = [f"{page.url}: {each['id']}: {node['html'][:160]}" for each in found for node in each["nodes"]]
    return listed + ([f"{page.url} scrolls sideways"] if wide else [])


def _stays(page: Page, condition: str) -> bool:
    """Whether a condition holds, and still does after a while: scripts draw a network anew some time after the window changed."""
    from playwright.sync_api import TimeoutError as StillSo

    if not page.evaluate(condition):
        return False
    try:
        page.wait_for_function(f"!({condition})", timeout=3_000)
    except StillSo:
        return True
    return False


def desk_paths(site: Served) -> dict[str, str]:
    town = site.town
    return {
        "queue": "/queue",
        "overdue": "/queue?view=overdue",
        "empty": "/queue?view=all&kind=translate",
        "reports": "/reports",
        "report": f"/reports/{town.call}",
        "report-arabic": f"/reports/{town.arabic}",
        "together": f"/queue/together?report={town.call}&report={town.arabic}",
        "calls": "/calls",
        "subjects": "/subjects?q=Ostholt",
        "subject": f"/subjects/{town.nephew}",
        "not-read": "/not-read",
        "proposals": "/proposals",
        "proposals-same": "/proposals/same",
        "knowledge": f"/knowledge/subject/{town.nephew}",
        "storms": "/storms",
        "storm": "/storms/1",
        "campaign": "/storms/campaign",
        "copies": "/copies",
        "report-copies": f"/reports/{town.call}/copies",
        "erasure": f"/reports/{town.call}/erasure",
        "subject-copies": f"/subjects/{town.nephew}/copies",
        "files": "/files",
        "rejected": "/files/rejected",
        "columns": "/columns",
        "setup": "/setup",
        "setup-people": "/setup/people",
        "settings": "/settings",
        "backup": "/backup",
        "lists": "/lists",
        "people": "/people",
        "record": "/record",
        "entries": "/record/entries",
        "drills": "/drills",
        "retention": "/retention",
        "series": "/series",
        "fairness": "/fairness",
        "search": "/search?q=davrin",
        "searches": "/record/searches",
        "items": "/items",
        "notices": "/notices",
        "groups": "/groups",
        "alerts": "/alerts",
        "recipients": "/recipients",
        "figures": "/figures",
        "account": "/account",
        "operations": "/operations",
        "nowhere": "/nowhere",
    }


@pytest.fixture(scope="module")
def measured(site: Served, tmp_path_factory: pytest.TempPathFactory) -> Served:
    """The town with its storms and a campaign measured, whichever tests ran before."""
    desk = site.desk_itself
    desk.posts.load(write_campaign(tmp_path_factory.mktemp("campaign"), desk.now()), PostReadOptions())
    desk.measurements.measure(lambda *_: None, StormChoice(caller=CHANNEL), by="Jonna")
    return site


LOOKS: tuple[tuple[str, str, dict[str, int], Literal["light", "dark"]], ...] = (
    ("light", "all", WIDE, "light"),
    ("dark", "colours", WIDE, "dark"),
    ("narrow", "space", NARROW, "light"),
    ("twice", "space", TWICE, "light"),
)
"""Every look of a page: its name, the rules that it may break, the window, and the colours."""


def every_look(page: Page, name: str, pictures: Path | None) -> list[str]:
    """What stands in somebody's way on the page that is open, in every look. It is loaded once: looks are a matter of style."""
    found: list[str] = []
    for look, rules, window, colours in LOOKS:
        page.emulate_media(color_scheme=colours, reduced_motion="reduce")  # colours change at once
        _resize(page, window)
        found += [f"{look}: {each}" for each in barriers(page, rules)]
        if look == "narrow":
            found += _beyond_the_edge(page)
        if pictures and name in KEPT[look]:
            page.wait_for_load_state("networkidle")  # the picture of what is named together
            page.screenshot(path=pictures / f"{name}-{look}.png")
    page.emulate_media(color_scheme="light")
    page.set_viewport_size(WIDE)  # type: ignore[arg-type]
    return found


def nameless(page: Page) -> list[str]:
    """What a screen reader would call nothing: controls without a name, and a page without its one main part."""
    nodes = tree(page)
    parts = sum(role == "main" for role, _ in nodes)
    found = [f"{page.url}: a {role} without a name" for role, label in nodes if role in INTERACTIVE and not label]
    return found + ([f"{page.url}: {parts} main parts"] if parts != 1 else [])


@pytest.mark.parametrize("half", [0, 1])
def test_no_page_of_the_desk_has_a_barrier(measured: Served, signs_in: SignsIn, half: int, pictures: Path | None) -> None:
    page = signs_in("Mirel", viewport=WIDE)
    found: list[str] = []
    for name, path in list(desk_paths(measured).items())[half::2]:
        page.goto(measured.desk + path)
        found += nameless(page)
        found += every_look(page, name, pictures)
    assert not found, "\n".join(found)


def test_the_sheet_of_a_call_has_no_barrier(site: Served, signs_in: SignsIn, pictures: Path | None) -> None:
    page = signs_in("Mirel", viewport=WIDE)
    page.goto(f"{site.desk}/calls")
    page.get_by_role("button", name="Take a call").click()
    page.get_by_label("What happened, or what is going to happen?").fill("Davrin Ostholt was seen at the shed.")
    page.locator("#found").get_by_text("Davrin Ostholt").first.wait_for()
    assert every_look(page, "call", pictures) == []


def test_the_question_which_column_is_which_has_no_barrier(site: Served, signs_in: SignsIn, tmp_path: Path, pictures: Path | None) -> None:
    page = signs_in("Ada")
    page.goto(f"{site.desk}/files")
    page.locator("#p-files").set_input_files(table(tmp_path))
    page.get_by_role("button", name="Load the posts").click()
    page.get_by_role("heading", name="Which column is which?").wait_for()
    assert every_look(page, "columns-of-posts", pictures) == []
    page.get_by_role("button", name="Do not load them").click()
    page.get_by_role("heading", name="Which column is which?").wait_for(state="detached")


def test_the_columns_of_what_was_loaded_have_no_barrier(site: Served, signs_in: SignsIn, tmp_path: Path, pictures: Path | None) -> None:
    path = tmp_path / "week.csv"
    path.write_text(TABLE)
    desk = site.desk_itself
    desk.importer.hear(path, ReadOptions(columns=parse(WRONG)))
    desk.posts.load([table(tmp_path)], PostReadOptions(columns={"text": "description"}))
    page = signs_in("Mirel", viewport=WIDE)
    found: list[str] = []
    for name, link in (("table", "week.csv"), ("load", f"Load {desk.posts.loads()[-1].load}")):
        page.goto(f"{site.desk}/columns")
        page.get_by_role("link", name=link).first.click()
        found += every_look(page, f"columns-of-{name}", pictures)
        if name == "table":
            page.get_by_label("bio").select_option("")
            page.get_by_label("words").select_option("text")
        else:
            page.get_by_label("tweets").select_option("text")
        page.get_by_role("button", name="Show what would change").click()
        page.get_by_role("button", name="Correct the columns").wait_for()
        found += [*nameless(page), *every_look(page, f"columns-preview-{name}", pictures)]
    assert found == []


def _resize(page: Page, window: dict[str, int]) -> None:
    """Give the page a window of this size, and wait until it is drawn in it: a busy machine takes a while."""
    page.set_viewport_size(window)  # type: ignore[arg-type]
    page.wait_for_function("width => innerWidth === width && document.documentElement.clientWidth <= width", arg=window["width"])
    page.evaluate(SETTLED)


def _beyond_the_edge(page: Page) -> list[str]:
    """What makes the page scroll sideways at 400 %."""
    _resize(page, ZOOMED)
    if not _stays(page, "document.documentElement.scrollWidth > 321"):
        page.set_viewport_size(NARROW)  # type: ignore[arg-type]
        return []
    wide = page.evaluate(
        """[...document.querySelectorAll("body *")]
        .filter(e => e.getBoundingClientRect().right > 321 && !e.closest(".scroll")).map(e => e.outerHTML.slice(0, 120))"""
    )
    page.set_viewport_size(NARROW)  # type: ignore[arg-type]
    return [f"{page.url} at 400 %: {each}" for each in wide[-3:]]


def _send(page: Page) -> None:
    """Sends the form of a page, and waits for the page that answers."""
    with page.expect_navigation():
        page.locator("main form button").click()


@pytest.mark.parametrize("code", ["en", "ar", "de", "fr", "nl", "tr"])
def test_no_page_of_the_door_has_a_barrier(site: Served, opens: Opens, code: str, pictures: Path | None) -> None:
    page = opens(viewport=NARROW)
    page.goto(f"{site.door}/{code}")
    found = _at_the_door(page, f"door-{code}", pictures)
    page.locator("#what").fill("x")
    _send(page)
    page.locator(".receipt").wait_for()
    found += _at_the_door(page, f"door-sent-{code}", pictures)
    page.locator("input[name=saved]").check()
    _send(page)
    page.locator(".receipt").wait_for()
    found += _at_the_door(page, f"door-mailbox-{code}", pictures)
    page.goto(f"{site.door}/{code}/mailbox")
    page.locator("#receipt").fill("12")
    _send(page)
    found += _at_the_door(page, f"door-refused-{code}", None)
    assert found == []


def _at_the_door(page: Page, name: str, pictures: Path | None) -> list[str]:
    """What stands in a reporter's way: on a phone, and in the dark on a wide window."""
    found = barriers(page)
    if pictures and name.startswith("door-") and name.count("-") == 1:
        page.screenshot(path=pictures / f"{name}.png")
    page.emulate_media(color_scheme="dark", reduced_motion="reduce")
    page.set_viewport_size(WIDE)  # type: ignore[arg-type]
    page.evaluate(SETTLED)
    found += barriers(page, "colours") + barriers(page, "space")
    page.emulate_media(color_scheme="light")
    page.set_viewport_size(NARROW)  # type: ignore[arg-type]
    return found


def test_the_sign_in_page_has_no_barrier(site: Served, opens: Opens, pictures: Path | None) -> None:
    page = opens()
    page.goto(f"{site.desk}/sign-in")
    if pictures:
        page.screenshot(path=pictures / "sign-in-light.png")

    assert barriers(page) == []


KEPT = {
    "light": {
        *("queue", "overdue", "reports", "report", "report-arabic", "calls", "call", "subjects", "subject", "knowledge", "storms"),
        *("copies", "report-copies", "subject-copies"),
        *("storm", "campaign", "files", "setup", "setup-people", "settings", "backup"),
        *("proposals", "search"),
        *("lists", "people", "record", "entries", "figures", "account", "operations"),
        *("columns", "columns-of-table", "columns-preview-table", "columns-of-load", "columns-preview-load"),
    },
    "dark": {"columns-of-table", "columns-preview-table", "setup", "storm", "campaign", "queue", "report", "subject", "storms"},
    "narrow": {
        *("columns", "columns-of-table", "columns-preview-table", "columns-of-load", "columns-preview-load"),
        "copies",
        "report-copies",
        "setup",
        "setup-people",
        "files",
        "settings",
        "storm",
        "campaign",
        "figures",
        "queue",
        "report",
        "report-arabic",
        "subject",
        "storms",
        "call",
    },
    "twice": set(),
}
