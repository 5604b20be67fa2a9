"""The desk without a mouse, at 400 %, in forced colours, and as Chromium hands it to a screen reader."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import TYPE_CHECKING

import pytest

from tests.e2e.conftest import Opens, Served
from tests.e2e.screen_reader import INTERACTIVE, tree
from tests.e2e.town import PASSWORD
from tocsin.domain.report import Submission
from tocsin.domain.subject import Kind, Name

if TYPE_CHECKING:
    from playwright.sync_api import Dialog, Locator, Page, Route

pytestmark = pytest.mark.chromium
SignsIn = Callable[..., "Page"]
MOST_TABS = 90


class Keys:
    """A person who has a keyboard and no mouse."""

    def __init__(self, page: Page) -> None:
        self.page = page

    def reach(self, target: Locator) -> None:
        """Press Tab until the target has the focus, and require that the focus can be seen."""
        target.first.wait_for()
        for _ in range(MOST_TABS):
            if target.first.evaluate("element => element === document.activeElement"):
                outline = target.first.evaluate("element => getComputedStyle(element).outlineStyle")
                assert outline != "none", f"the focus cannot be seen on {target}"
                return
            self.page.keyboard.press("Tab")
        raise AssertionError(f"{MOST_TABS} tabs did not reach {target} on {self.page.url}")

    def press(self, target: Locator, key: str = "Enter") -> None:
        """Reach a target and press a key on it."""
        self.reach(target)
        self.page.keyboard.press(key)

    def type(self, target: Locator, words: str) -> None:
        """Reach a field and type into it."""
        self.reach(target)
        self.page.keyboard.type(words)

    def sign_in(self, site: Served, name: str) -> Keys:
        """Sign in by keys."""
        self.page.goto(f"{site.desk}/sign-in")
        self.type(self.page.get_by_label("Name", exact=True), name)
        self.type(self.page.get_by_label("Password"), PASSWORD)
        self.page.keyboard.press("Enter")
        self.page.wait_for_url(re.compile("queue|people"))
        return self


def test_a_handler_takes_a_call_by_keys(site: Served, opens: Opens) -> None:
    page = opens()
    keys = Keys(page).sign_in(site, "Teun")

    keys.press(page.get_by_role("link", name="Call sheet"))
    keys.press(page.get_by_role("button", name="Take a call"))
    keys.type(page.get_by_label("What happened, or what is going to happen?"), "I saw Davrin Ostholt at the fence by night.")
    page.locator("#found").get_by_text("Davrin Ostholt").first.wait_for()
    assert page.get_by_label("What happened, or what is going to happen?").evaluate("field => field === document.activeElement")
    keys.press(page.locator("fieldset", has_text="May we call you back?").get_by_label("yes"), "Space")
    keys.type(page.get_by_label(re.compile("How can we reach you")), "0555 0123")
    keys.press(page.get_by_role("button", name=re.compile("save it as a report")))
    page.wait_for_url("**/reports/R-*")


def test_a_member_answers_by_keys(site: Served, opens: Opens) -> None:
    report = site.desk_itself.intake.receive(Submission("keys:member", "call", "Davrin Ostholt carried a can.")).report
    page = opens()
    keys = Keys(page).sign_in(site, "Saffi")

    keys.press(page.get_by_role("link", name=report, exact=True))
    page.wait_for_url(f"**/reports/{report}")
    keys.press(page.get_by_role("button", name="Acknowledged"))
    page.get_by_text("Your answer is recorded.").wait_for()


def test_an_analyst_links_a_subject_by_keys(site: Served, opens: Opens) -> None:
    report = site.desk_itself.intake.receive(Submission("keys:analyst", "call", "The nephew of the chandler again.")).report
    page = opens()
    keys = Keys(page).sign_in(site, "Jonna")

    page.goto(f"{site.desk}/reports/{report}")
    keys.press(page.get_by_text("Link a subject"))
    keys.type(page.get_by_label("Name or number"), site.town.nephew)
    form = page.locator("form", has_text="Name or number")
    keys.type(form.get_by_label("Why"), "the caller meant him")
    keys.press(form.get_by_role("button", name="Link", exact=True))
    page.get_by_role("link", name="Davrin Ostholt").first.wait_for()


def test_a_lead_lowers_a_status_by_keys(site: Served, opens: Opens) -> None:
    quiet = site.desk_itself.subjects.add([Name("Oskar Brandeis")], Kind.PERSON, reason="was at the gate once").id
    page = opens()
    keys = Keys(page).sign_in(site, "Mirel")

    page.goto(f"{site.desk}/subjects/{quiet}")
    keys.press(page.get_by_text("Change the status"))
    keys.type(page.get_by_label("Status", exact=True), "low")
    form = page.locator("form", has_text="A lower status")
    keys.type(form.get_by_label("Why"), "quiet since Sunday")
    keys.press(form.get_by_role("button", name="Change it"))
    page.get_by_text("It waits for another person").wait_for()


def test_an_auditor_reads_and_verifies_the_record_by_keys(site: Served, opens: Opens) -> None:
    page = opens()
    keys = Keys(page).sign_in(site, "Odile")

    keys.press(page.get_by_role("link", name="Record", exact=True))
    keys.press(page.get_by_role("button", name="Verify the record"))
    page.get_by_text("The record is whole").wait_for()


def test_an_administrator_adds_a_person_by_keys(site: Served, opens: Opens) -> None:
    page = opens()
    keys = Keys(page).sign_in(site, "Ada")

    form = page.locator("section", has=page.get_by_role("heading", name=re.compile("Add a person"))).locator("form")
    keys.type(form.get_by_label("Name"), "Wim")
    keys.type(form.get_by_label("Team"), "harbour")
    keys.press(form.get_by_role("button", name="Add"))
    page.get_by_role("row", name=re.compile("Wim")).wait_for()


WATCH_LIVE = """() => {
  window.announced = [];
  const text = region => region.textContent.replace(/\\s+/g, " ").trim();
  let before = new Map([...document.querySelectorAll("[role=status], [role=alert], [aria-live]")].map(region => [region, text(region)]));
  new MutationObserver(() => {
    for (const region of document.querySelectorAll("[role=status], [role=alert], [aria-live]"))
      if (before.get(region) !== text(region)) { window.announced.push(text(region)); before.set(region, text(region)); }
  }).observe(document.body, { subtree: true, childList: true, characterData: true, attributes: true });
}"""


def test_the_focus_stays_when_the_queue_changes_and_the_change_is_announced_once(site: Served, signs_in: SignsIn) -> None:
    site.desk_itself.intake.receive(Submission("live:before", "call", "Davrin Ostholt was at the pump."))
    page = signs_in("Saffi")
    page.goto(f"{site.desk}/queue")
    rows = page.locator("[data-row]")
    before = rows.count()
    page.keyboard.press("j")
    link = page.evaluate("document.activeElement.textContent")
    page.evaluate(WATCH_LIVE)

    site.desk_itself.intake.receive(Submission("live:after", "call", "Davrin Ostholt asked for a lighter."))
    rows.nth(before).wait_for()

    assert page.evaluate("document.activeElement.textContent") == link
    with page.expect_response(lambda answer: "/queue/rows" in answer.url):
        pass
    assert len(page.evaluate("window.announced")) == 1


def test_the_focus_stays_in_the_field_while_subjects_are_suggested_once(site: Served, signs_in: SignsIn) -> None:
    page = signs_in("Jonna")
    page.goto(f"{site.desk}/reports/{site.town.call}")
    page.get_by_text("Link a subject").click()
    field = page.get_by_label("Name or number")
    page.evaluate(WATCH_LIVE)

    field.fill("Davrin")
    page.locator("#link-suggested").get_by_text("Davrin Ostholt").first.wait_for()

    assert field.evaluate("field => field === document.activeElement")
    assert field.input_value() == "Davrin"
    assert len(page.evaluate("window.announced")) == 1
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.closest('#link-suggested') !== null"), "the suggestions come next by keys"
    field.fill("")


def test_saving_a_call_is_not_announced_again_and_again(site: Served, signs_in: SignsIn) -> None:
    page = signs_in("Teun")
    page.goto(f"{site.desk}/calls")
    page.get_by_role("button", name="Take a call").click()
    page.locator("#sheet").wait_for()
    page.evaluate(WATCH_LIVE)

    for words in (" He", " spoke", " of Davrin Ostholt"):
        with page.expect_response(lambda answer: answer.request.method == "POST" and answer.ok):
            page.keyboard.type(words)
    page.locator("#found").get_by_text("Davrin Ostholt").first.wait_for()

    announced = page.evaluate("window.announced")
    assert [text for text in announced if "Davrin Ostholt" in text] != []
    assert len(announced) == 1, announced


def test_a_call_that_cannot_be_saved_says_so_and_loses_nothing(site: Served, signs_in: SignsIn) -> None:
    page = signs_in("Teun")
    page.goto(f"{site.desk}/calls")
    page.get_by_role("button", name="Take a call").click()
    warning, end = page.locator("#not-saved"), page.get_by_role("button", name="End the call")

    page.context.set_offline(True)
    page.locator("#what").press_sequentially("A man waits at the pump")
    warning.wait_for()
    end.click()
    assert warning.is_visible()
    assert page.locator("#what").input_value() == "A man waits at the pump"

    page.context.set_offline(False)
    page.locator("#what").focus()
    page.keyboard.press("End")
    page.keyboard.type(" with a lighter")
    warning.wait_for(state="hidden")
    end.click()
    page.get_by_text("A man waits at the pump with a lighter").first.wait_for()


def test_a_save_waits_for_the_one_before_so_that_no_older_words_win(site: Served, signs_in: SignsIn) -> None:
    page = signs_in("Teun")
    page.goto(f"{site.desk}/calls")
    page.get_by_role("button", name="Take a call").click()
    saves: list[Route] = []

    def hold_the_first(route: Route) -> None:
        saves.append(route)
        if len(saves) > 1:
            route.continue_()

    page.wait_for_load_state()
    page.route(page.url, hold_the_first)

    with page.expect_request(lambda request: request.method == "POST"):
        page.locator("#what").fill("A man waits at the pump")
    page.locator("#where").fill("Pump on Mill Lane")
    page.locator("#where").blur()
    (first,) = saves  # the second save waits until the first is answered
    with page.expect_response(lambda answer: "Mill" in (answer.request.post_data or "") and answer.ok):
        first.continue_()
    page.get_by_role("button", name="End the call").click()
    page.get_by_text("Pump on Mill Lane").first.wait_for()


def test_two_windows_of_a_sheet_take_back_nothing_of_each_other(site: Served, signs_in: SignsIn) -> None:
    page = signs_in("Teun")
    page.goto(f"{site.desk}/calls")
    page.get_by_role("button", name="Take a call").click()
    page.wait_for_load_state()
    second = page.context.new_page()
    second.goto(page.url)
    sheet = page.url
    with second.expect_response(lambda answer: "Mill" in (answer.request.post_data or "") and answer.ok):
        second.locator("#where").fill("Pump on Mill Lane")
    with page.expect_response(lambda answer: "lighter" in (answer.request.post_data or "") and answer.ok):
        page.locator("#what").fill("A man with a lighter")
    page.get_by_role("button", name="End the call").click()
    page.get_by_text("A man with a lighter").first.wait_for()
    assert page.get_by_text("Pump on Mill Lane").count(), "the other window's words are gone"

    second.locator("#names").fill("the nephew")
    second.get_by_text("was ended or discarded in another window").wait_for()
    assert second.url == sheet
    second.close(run_before_unload=False)


def test_forced_colours_and_reduced_motion_are_kept_to(site: Served, signs_in: SignsIn) -> None:
    page = signs_in("Mirel", forced_colors="active", reduced_motion="reduce")
    for path in ("/queue", f"/reports/{site.town.call}", f"/subjects/{site.town.nephew}", "/calls", "/storms"):
        page.goto(site.desk + path)
        assert page.evaluate(BORDERLESS) == [], path
        assert page.evaluate(MOVING) == [], path
        current = page.get_by_role("navigation", name="Main").locator("[aria-current]")
        assert current.evaluate("link => getComputedStyle(link).textDecorationLine") == "underline", path


def test_overdue_rows_alone_bear_a_bar_in_forced_colours(site: Served, signs_in: SignsIn) -> None:
    site.desk_itself.intake.receive(Submission("e2e:forced", "call", "Davrin Ostholt is at the fence."))
    site.desk_itself.duties.escalate()
    page = signs_in("Mirel", forced_colors="active")
    page.goto(f"{site.desk}/queue?view=all")

    bars = page.evaluate(BARS)

    assert set(bars["overdue"]).isdisjoint(bars["open"])
    assert bars["overdue"]
    assert bars["open"]


BARS = """() => Object.fromEntries([["overdue", ".overdue"], ["open", ":not(.overdue)"]].map(([name, which]) =>
  [name, [...document.querySelectorAll(`tr[data-row]${which} td:first-child`)].map(e => getComputedStyle(e).borderInlineStartColor)]))"""
BORDERLESS = """() => [...document.querySelectorAll("main button, main .button, main input:not([type=hidden]), main .badge")]
  .filter(e => e.offsetParent && getComputedStyle(e).appearance === "none" || e.matches(".badge"))
  .filter(e => e.offsetParent && parseFloat(getComputedStyle(e).borderTopWidth) === 0).map(e => e.outerHTML.slice(0, 100))"""
MOVING = """() => [...document.querySelectorAll("*")].filter(e => { const s = getComputedStyle(e);
  return parseFloat(s.transitionDuration) > 0 || s.animationName !== "none"; }).map(e => e.outerHTML.slice(0, 100))"""


@pytest.mark.parametrize(
    ("name", "path", "expected"),
    [
        (
            "Mirel",
            "/queue",
            [("heading", "Queue"), ("navigation", "Main"), ("main", ""), ("table", "Duties, P1 first, then earliest due first")],
        ),
        (
            "Mirel",
            "/reports/{call}",
            [("region", "What you owe"), ("region", "Names found"), ("DisclosureTriangle", "Link a subject"), ("region", "Subjects")],
        ),
        ("Mirel", "/subjects/{nephew}", [("heading", "Davrin Ostholt"), ("region", "Watched by")]),
        ("Teun", "/calls", [("heading", "Call sheet"), ("button", "Take a call")]),
        ("", "{door}/en", [("main", ""), ("button", "Send")]),
    ],
    ids=["queue", "report", "subject", "calls", "door"],
)
def test_every_control_has_a_name_and_a_role(
    site: Served, signs_in: SignsIn, opens: Opens, name: str, path: str, expected: list[tuple[str, str]]
) -> None:
    page = signs_in(name) if name else opens(java_script_enabled=False)
    url = path.format(call=site.town.call, nephew=site.town.nephew, door=site.door)
    page.goto(url if url.startswith("http") else site.desk + url)

    nodes = tree(page)

    assert [role for role, label in nodes if role in INTERACTIVE and not label] == []
    assert sum(role == "main" for role, _ in nodes) == 1
    assert [node for node in expected if node not in nodes] == [], sorted(set(nodes))


def test_the_browser_asks_before_a_note_is_lost_and_typing_keeps_the_session(site: Served, signs_in: SignsIn) -> None:
    page = signs_in("Mirel")
    page.clock.install()
    page.goto(f"{site.desk}/reports/{site.town.call}")
    asked: list[str] = []

    def stay(dialog: Dialog) -> None:
        asked.append(dialog.type)
        dialog.dismiss()

    page.on("dialog", stay)
    note = page.get_by_label("Add a note")
    note.click()
    page.clock.fast_forward(90_000)

    with page.expect_request("**/account"):
        page.keyboard.type("She will ring again.")
    with page.expect_event("dialog"):
        page.get_by_role("link", name="Queue").click(no_wait_after=True)

    assert asked == ["beforeunload"]
    assert note.input_value() == "She will ring again."
    page.get_by_role("button", name="Save the note").click()
    page.get_by_text("She will ring again.").first.wait_for()
    assert asked == ["beforeunload"]


def test_words_in_any_form_are_asked_about_also_when_another_form_is_sent(site: Served, signs_in: SignsIn) -> None:
    page = signs_in("Mirel")
    asked: list[str] = []

    def stay(dialog: Dialog) -> None:
        asked.append(page.url)
        dialog.dismiss()

    page.on("dialog", stay)
    page.goto(f"{site.desk}/reports/{site.town.call}")
    page.get_by_text("Link a subject").click()
    page.locator("#link-why").fill("the caller meant him")
    with page.expect_event("dialog"):
        page.locator("button[name=outcome]").first.click(no_wait_after=True)
    page.locator("#link-why").fill("")

    page.goto(f"{site.desk}/items")
    page.get_by_text("Add an item").click()
    page.get_by_label("Link, or where it hangs").fill("https://hearth.example/p/9")
    with page.expect_event("dialog"):
        page.get_by_role("link", name="Queue").click(no_wait_after=True)
    page.get_by_label("Link, or where it hangs").fill("")

    assert [url.rsplit("/", 1)[1] for url in asked] == [site.town.call, "items"]
    assert all(duty.live for duty in site.desk_itself.duties.listed(report=site.town.call) if duty.kind == "acknowledge")
