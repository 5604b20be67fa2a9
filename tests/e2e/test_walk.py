"""The walk through the sample desk that ``tocsin demo`` prints, step by step, as a newcomer takes it."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.e2e.conftest import Opens, served
from tests.e2e.town import PASSWORD
from tests.shell import Shell
from tocsin.cli.demo import PEOPLE
from tocsin.cli.demo_campaign import HERALD, write_campaign
from tocsin.cli.demo_material import MORE, WALK
from tocsin.cli.demo_posters import FILES, SMALL, PosterFile
from tocsin.clock import SystemClock
from tocsin.web.app import create_app
from tocsin.wiring import open_desk

if TYPE_CHECKING:
    from playwright.sync_api import Page

pytestmark = pytest.mark.chromium


@pytest.fixture(scope="module")
def sample(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of a sample desk."""
    home = tmp_path_factory.mktemp("sample") / "home"
    Shell(home).ok("demo", "--no-serve")
    desk = open_desk(home, SystemClock())
    desk.copies.compare_pictures(600)
    for name, _team, _role in PEOPLE:
        desk.sign_in.set_password(name, PASSWORD)
    try:
        with served(create_app(desk)) as address:
            yield address
    finally:
        desk.close()


class Walker:
    """A newcomer who signs in as the person of a step and opens the part of the desk that it names."""

    def __init__(self, sample: str, opens: Opens) -> None:
        self._sample, self._opens = sample, opens

    def begin(self, step: tuple[str, str, str]) -> Page:
        name, part = step[0].split()[0], step[1]
        page = self._opens()
        page.goto(f"{self._sample}/sign-in")
        page.get_by_label("Name", exact=True).fill(name)
        page.get_by_label("Password").fill(PASSWORD)
        page.get_by_role("button", name="Sign in").click()
        page.get_by_role("navigation", name="Main").get_by_role("link", name=part, exact=True).click()
        return page


def answer_the_report_at_the_top(page: Page) -> None:
    page.locator("[data-row] a").first.click()
    page.get_by_text("my nephew").wait_for()
    page.get_by_role("button", name="Acknowledged").click()
    page.get_by_text("Your answer is recorded.").wait_for()
    page.get_by_role("region", name="Owed by others").get_by_text("Call the source back · desk").wait_for()


def ask_for_a_lower_status(page: Page) -> None:
    page.get_by_role("link", name="Davrin Ostholt").first.click()
    page.get_by_text("The status cannot be lowered now").wait_for()
    page.get_by_text("Change the status").click()
    page.get_by_label("Status", exact=True).select_option("low")
    page.locator("form", has_text="A lower status").get_by_label("Why").fill("quiet since Sunday")
    page.get_by_role("button", name="Change it").click()
    assert "not lowered" in page.get_by_role("alert").inner_text()


def take_a_call(page: Page) -> None:
    page.get_by_role("button", name="Take a call").click()
    page.locator("#what").press_sequentially("He spoke of Ulrik Vasmarine")
    page.locator("#found").get_by_text("Ulrik Vasmarine").first.wait_for()


def measure_a_storm(page: Page) -> None:
    page.get_by_role("button", name="Measure now").click()
    page.get_by_role("link", name="hashtag #lanternnight").click(timeout=120_000)
    page.get_by_role("img", name=re.compile("Mentions, what was usual")).wait_for()
    page.get_by_role("button", name=re.compile("Make it a report")).click()
    page.get_by_text("The storm is now a report").wait_for()


def search(page: Page, words: str) -> None:
    """Search for words and open the first report that holds them."""
    page.locator("main").get_by_role("searchbox").fill(words)
    page.keyboard.press("Enter")
    page.locator(".hits").get_by_role("link").first.click()


def link_the_sighting(page: Page) -> None:
    search(page, "shed behind the quay")
    page.get_by_role("img", name=re.compile("Attachment 1")).wait_for()
    page.get_by_text("Link a subject").click()
    page.get_by_label("Name or number").fill("Davrin Ostholt")
    form = page.locator("form", has_text="Name or number")
    form.get_by_label("Why").fill("the man in the photo")
    form.get_by_role("button", name="Link", exact=True).click()
    page.get_by_text("The report is linked").wait_for()
    owed = page.locator("#others-owe").inner_text()
    assert "Acknowledge the delivery · harbour" in owed
    assert "Acknowledge the delivery · schools" in owed


def read_the_call_in_arabic(page: Page) -> None:
    page.locator("[data-row]", has_text="call").get_by_role("link").first.click()
    assert page.locator("mark", has_text="دافرين أوستهولت").count() == 1


def verify_the_record(page: Page) -> None:
    page.get_by_role("button", name="Verify the record").click()
    page.get_by_text("The record is whole").wait_for()
    page.get_by_role("link", name="Browse the entries").click()
    page.locator("tbody tr").first.wait_for()


def invite_somebody(page: Page) -> None:
    form = page.locator("section", has=page.get_by_role("heading", name=re.compile("Add a person"))).locator("form")
    form.get_by_label("Name").fill("Wim")
    form.get_by_label("Team").select_option("harbour")
    form.get_by_role("button", name="Add").click()
    row = page.get_by_role("row", name=re.compile("Wim"))
    row.get_by_text("Change").click()
    row.get_by_role("button", name="Make an invitation link").click()
    page.get_by_text("/welcome/").wait_for()


def read_what_can_be_done_next(page: Page) -> None:
    page.get_by_role("link", name="Notices", exact=True).click()
    page.get_by_text("appeal to the platform").first.wait_for()
    page.get_by_text("It is other content").click()
    dismissal = page.locator("form", has=page.get_by_role("button", name="Dismiss"))
    dismissal.get_by_label("Why").fill("another post")
    dismissal.get_by_role("button").click()
    page.get_by_role("status").wait_for()


def confirm_the_decision(page: Page) -> None:
    page.locator("[data-row]", has_text="waits for a second person").get_by_role("link").click()
    page.get_by_role("button", name="Confirm as the second person").click()
    page.get_by_text("Draft a notice").first.wait_for()


def record_who_was_reached(page: Page) -> None:
    page.locator("[data-row]", has_text="Prayer room").get_by_role("link").first.click()
    page.get_by_text("They know: I spoke with them").wait_for()


def open_the_copies_of_a_poster(page: Page) -> None:
    search(page, "bus stop")
    page.get_by_role("link", name="Copies of its pictures and words").click()
    page.get_by_role("img").first.wait_for()


def open_an_item(page: Page) -> None:
    page.locator("[data-row]", has_text="hearth.example/p/88").get_by_role("link").first.click()
    page.get_by_role("heading", name="Posts that show its pictures").wait_for()
    assert [counted(text) for text in page.locator(".posters bdi").all_inner_texts()].count(TRUE["campaign"]) == 1


def open_the_campaign_of_a_channel(page: Page) -> None:
    page.get_by_text("Choose what is measured").click()
    page.get_by_label("Channel that is thought to have called for it").fill("Quay Lights")
    page.get_by_role("button", name="Measure now").click()
    page.get_by_role("link", name="Campaign of Quay Lights").click(timeout=120_000)
    assert page.locator("[data-row]").count() == 3
    listed = page.locator("section", has=page.get_by_role("heading", name="Its pictures, wherever they were posted"))
    counts = [counted(text) for text in listed.locator("bdi").all_inner_texts()]
    assert counts == [TRUE["campaign"], TRUE["week 2"], TRUE["week 1"]]
    page.get_by_role("link", name="All storms").click()
    page.get_by_role("link", name="hashtag #quaylights3").click()
    assert counted(page.locator(".posters bdi").first.inner_text()) == TRUE["storm"]
    see_each_variant_laid_over_the_first(page)


def see_each_variant_laid_over_the_first(page: Page) -> None:
    variants = TRUE["campaign"]["variants"]
    page.get_by_role("link", name=f"See its {variants} variants").first.click()
    page.get_by_role("heading", name="Variants of a picture").wait_for()
    assert page.locator("article.copy").count() == variants
    pictures = page.locator("article.copy img")
    for number in range(variants):
        pictures.nth(number).scroll_into_view_if_needed()
    page.wait_for_function("[...document.querySelectorAll('article.copy img')].every(img => img.complete && img.naturalWidth > 0)")
    assert page.get_by_text("of the artwork").count() == variants - 1


Counts = dict[str, int]
PHRASES = {
    "posts": "posts by",
    "accounts": "accounts in",
    "variants": "variants",
    "other_words": "with other words",
    "later": "after the first was deleted",
    "after_ban": "after every post of that account was gone",
}


def counted(sentence: str) -> Counts:
    """The counts in the sentence about a poster."""
    matches = {name: re.search(rf"(\d+) {words}", sentence) for name, words in PHRASES.items()}
    return {name: int(match[1]) for name, match in matches.items() if match} | {"herald": f"first by {HERALD} at" in sentence}


def true_counts(folder: Path) -> dict[str, Counts]:
    """The counts of each poster, from the raw files and from how each picture was drawn, and of the third one in its storm."""
    export, page, deletions = write_campaign(folder, until := datetime(2026, 11, 28, 20, tzinfo=UTC))
    gone = max(int(json.loads(line)["delete"]["timestamp_ms"]) for line in deletions.read_text().splitlines())
    first, second, third = (shown_in_week(week, export, page) for week in range(3))
    evening = [post for post in third if post[0] >= until - timedelta(days=2, hours=3)]
    posts = {"week 1": first, "week 2": second, "campaign": third, "storm": evening}
    return {name: _counts(several, gone) for name, several in posts.items()}


def shown_in_week(week: int, export: Path, page: Path) -> list[tuple[datetime, str, PosterFile]]:
    """The posts that show the poster of a week: when, by whom, and which file."""
    drawn = {file.name: file for file in FILES if file.week == week}
    raw, messages = json.loads(page.read_text()), json.loads(export.read_text())["messages"]
    names = {media["media_key"]: media["url"].rpartition("/")[2] for media in raw["includes"]["media"]}
    shown = [(post, names[key]) for post in raw["data"] for key in post["attachments"]["media_keys"] if names[key] in drawn]
    posts = [(datetime.fromisoformat(post["created_at"]), post["author_id"], drawn[name]) for post, name in shown]
    call = messages[2 * week]
    photo = (export.parent / call["photo"]).read_bytes()
    file = next(file for name, file in drawn.items() if (page.parent / name).read_bytes() == photo)
    return [*posts, (datetime.fromisoformat(call["date"] + "+00:00"), call["from_id"], file)]


def _counts(posts: list[tuple[datetime, str, PosterFile]], gone: int) -> Counts:
    """The counts of posts. Words are other than those of the first file, which the channel showed. Only the herald was banned."""
    week = posts[0][2].week
    language = next(file.language for file in FILES if file.week == week)
    by_herald = any(account == HERALD for _, account, _ in posts)
    counts = {
        "posts": len(posts),
        "accounts": len({account for _, account, _ in posts}),
        "variants": len({file for _, _, file in posts if file.edit != SMALL}),
        "other_words": sum(file.language != language for _, _, file in posts),
        "later": by_herald * sum(time.timestamp() > gone / 1000 for time, _, _ in posts),
    }
    counts["after_ban"] = counts["later"]
    return {name: count for name, count in counts.items() if count} | {"herald": by_herald}


TRUE: dict[str, Counts] = {}
"""Filled before the walk begins."""

ACTS: tuple[Callable[[Page], None], ...] = (
    answer_the_report_at_the_top,
    ask_for_a_lower_status,
    take_a_call,
    measure_a_storm,
    link_the_sighting,
    read_the_call_in_arabic,
    verify_the_record,
    invite_somebody,
)
LATER: tuple[Callable[[Page], None], ...] = (
    read_what_can_be_done_next,
    confirm_the_decision,
    record_who_was_reached,
    open_the_copies_of_a_poster,
    open_an_item,
    open_the_campaign_of_a_channel,
)


def test_the_walk_of_eight_steps_leads_where_it_says(sample: str, opens: Opens, tmp_path: Path) -> None:
    assert len(WALK) == 8
    TRUE.update(true_counts(tmp_path))
    walker = Walker(sample, opens)

    for step, act in zip((*WALK, *MORE), (*ACTS, *LATER), strict=True):
        act(walker.begin(step))
