"""Each role's day, in a real browser."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from collections.abc import Callable
from typing import TYPE_CHECKING

import pytest

from tests.e2e.conftest import Opens, Served
from tests.e2e.test_pages import barriers
from tocsin.domain.report import Submission
from tocsin.domain.subject import Kind, Name

if TYPE_CHECKING:
    from playwright.sync_api import Page

pytestmark = pytest.mark.chromium
SignsIn = Callable[..., "Page"]


def test_a_call_is_taken_joined_delivered_acknowledged_and_called_back(site: Served, signs_in: SignsIn) -> None:
    handler = signs_in("Teun")
    handler.get_by_role("link", name="Call sheet").click()
    handler.get_by_role("button", name="Take a call").click()
    handler.get_by_label("What happened, or what is going to happen?").press_sequentially("I saw Davrin Ostholt at the fence.", delay=2)
    handler.locator("#found").get_by_text("Davrin Ostholt").first.wait_for()
    handler.locator("fieldset", has_text="May we call you back?").get_by_label("yes").check()
    handler.get_by_label(re.compile("How can we reach you")).fill("0555 0199")
    handler.locator("#found").get_by_text("Saved at").wait_for()
    with handler.expect_response(lambda answer: "Fence" in (answer.request.post_data or "") and answer.ok):
        handler.get_by_label("Where?").fill("Fence of the school")
    sheet = handler.url
    handler.goto("about:blank")  # the browser is killed
    handler.goto(sheet)
    assert handler.get_by_label(re.compile("How can we reach you")).input_value() == "0555 0199"
    handler.get_by_role("button", name=re.compile("save it as a report")).click()
    handler.wait_for_url("**/reports/R-*")
    report = handler.url.split("?")[0]

    for name in ("Corvin", "Saffi"):
        member = signs_in(name)
        member.get_by_role("link", name=report.rsplit("/", 1)[1], exact=True).first.click()
        member.get_by_role("button", name="Acknowledged").first.click()
        member.get_by_text("Your answer is recorded.").wait_for()

    handler.goto(report)
    assert handler.get_by_text("0555 0199").count() == 0
    handler.get_by_text("Open the source").click()
    handler.get_by_label("Why do you need it").fill("call back")
    handler.get_by_role("button", name="Open it and record the reason").click()
    handler.get_by_text("0555 0199").wait_for()
    handler.goto(report)
    handler.get_by_role("button", name="Spoken").click()
    handler.get_by_text("Your answer is recorded.").wait_for()


def test_a_lowering_is_refused_and_says_who_has_not_answered(site: Served, signs_in: SignsIn) -> None:
    lead = signs_in("Mirel")
    lead.goto(f"{site.desk}/subjects/{site.town.nephew}")
    lead.get_by_text("The status cannot be lowered now").wait_for()
    lead.get_by_text("Change the status").click()
    lead.get_by_label("Status", exact=True).select_option("low")
    lead.locator("form", has_text="A lower status").get_by_label("Why").fill("quiet since Sunday")
    lead.get_by_role("button", name="Change it").click()

    refused = lead.get_by_role("alert").inner_text()
    assert "schools" in refused
    assert "not lowered" in refused


def test_a_lowering_is_asked_for_and_confirmed_by_two_people(site: Served, signs_in: SignsIn) -> None:
    quiet = site.desk_itself.subjects.add([Name("Perrin Aldous")], Kind.PERSON, reason="was at the gate once").id
    lead = signs_in("Mirel")
    lead.goto(f"{site.desk}/subjects/{quiet}")
    lead.get_by_text("Change the status").click()
    lead.get_by_label("Status", exact=True).select_option("low")
    lead.locator("form", has_text="A lower status").get_by_label("Why").fill("quiet since Sunday")
    lead.get_by_role("button", name="Change it").click()
    lead.get_by_text("It waits for another person").wait_for()

    second = signs_in("Jonna")
    second.get_by_role("link", name="Subjects").click()
    assert barriers(second) == []
    second.locator("section", has_text="wait for a second person").get_by_role("link", name="Perrin Aldous").click()
    second.get_by_text("quiet since Sunday").wait_for()
    assert second.locator(".badge", has_text="status medium").is_visible()
    assert barriers(second) == []
    second.get_by_role("button", name="Confirm as the second person").click()
    second.get_by_text("The status was changed.").wait_for()
    assert second.locator(".badge", has_text="status low").is_visible()


def test_the_queue_comes_alive_and_is_worked_by_keys(site: Served, signs_in: SignsIn, opens: Opens) -> None:
    member = signs_in("Corvin")
    before = member.locator("[data-row]").count()
    reporter = opens(java_script_enabled=False)
    reporter.goto(f"{site.door}/en")
    reporter.get_by_label("What happened").fill("Davrin Ostholt is on the quay again.")
    reporter.get_by_role("button", name="Send").click()
    reporter.locator(".receipt").wait_for()
    member.locator("[data-row]").nth(before).wait_for()

    member.keyboard.press("j")
    member.keyboard.press("j")
    second = member.locator("[data-row]").nth(1).get_by_role("link")
    assert second.evaluate("link => link === document.activeElement")
    member.keyboard.press("?")
    assert member.get_by_role("dialog", name="Keyboard shortcuts").is_visible()
    member.keyboard.press("Escape")
    member.keyboard.press("Enter")
    member.wait_for_url("**/reports/R-*")
    member.keyboard.press("e")
    assert member.evaluate("document.activeElement.id") == "note"


def test_a_row_goes_from_an_open_queue_when_the_command_line_ends_its_duty(site: Served, signs_in: SignsIn) -> None:
    report = site.desk_itself.intake.receive(Submission("e2e:gone", "call", "Davrin Ostholt asked for matches.")).report
    duty = next(duty for duty in site.desk_itself.duties.listed(team="schools") if duty.report == report)
    member = signs_in("Saffi")
    row = member.locator(f"#{duty.id}")
    row.wait_for()
    member.evaluate("window.notReloaded = true")

    call = [sys.executable, "-m", "tocsin", "done", duty.id, "--by", "Saffi", "--outcome", "acknowledged"]
    subprocess.run(call, check=True, env={**os.environ, "TOCSIN_HOME": str(site.desk_itself.services.home)}, capture_output=True)

    row.wait_for(state="detached")
    assert member.evaluate("window.notReloaded")


def test_what_is_named_together_is_a_picture_beside_its_table(site: Served, signs_in: SignsIn) -> None:
    analyst = signs_in("Jonna")
    analyst.goto(f"{site.desk}/subjects/{site.town.nephew}")
    table = analyst.get_by_role("table", name="Subjects named in the same reports")
    assert table.get_by_text("Ulrik Vasmarine").count() == 1
    analyst.locator("#network svg text", has_text="Ulrik Vasmarine").wait_for()

    without = signs_in("Jonna", java_script_enabled=False)
    without.goto(f"{site.desk}/subjects/{site.town.nephew}")
    assert without.locator("#network").is_hidden()
    assert without.get_by_role("table", name="Subjects named in the same reports").is_visible()


OVERLAPS = """() => {
  const boxes = [...document.querySelectorAll("#network text:not(.hid)")].map(text => text.getBoundingClientRect());
  const box = document.getElementById("network").getBoundingClientRect();
  return {
    named: boxes.length,
    overlapping: boxes.filter((a, at) => boxes.slice(at + 1).some(b =>
      a.left < b.right - 2 && b.left < a.right - 2 && a.top < b.bottom - 4 && b.top < a.bottom - 4)).length,
    outside: boxes.filter(a => a.left < box.left - 1 || a.right > box.right + 1).length,
  };
}"""


@pytest.mark.parametrize(("size", "width", "least"), [(2, 1200, 2), (20, 360, 6), (200, 1200, 20)])
def test_a_network_is_readable_whatever_its_size(site: Served, signs_in: SignsIn, size: int, width: int, least: int) -> None:
    analyst = signs_in("Jonna", viewport={"width": width, "height": 740})
    nodes = [{"id": f"S-{n}", "label": f"Name {n} of a subject", "reports": 1 + n % 7, "centre": n == 0} for n in range(size)]
    links = [{"one": "S-0", "other": f"S-{n}", "reports": 1 + n % 3} for n in range(1, size)]
    links += [{"one": f"S-{n}", "other": f"S-{n * 7 % size}", "reports": 1} for n in range(1, size, 3) if n != n * 7 % size]
    analyst.route("**/network.json*", lambda route: route.fulfill(json={"nodes": nodes, "links": links}))

    analyst.goto(f"{site.desk}/subjects/{site.town.nephew}")
    analyst.locator("#network svg").wait_for()

    drawn = analyst.evaluate(OVERLAPS)
    assert (drawn["overlapping"], drawn["outside"]) == (0, 0)
    assert drawn["named"] >= least
    if drawn["named"] < size:
        analyst.get_by_text(f"{size - drawn['named']} names have no room in the picture").wait_for()


def test_an_anonymous_report_is_answered_twice_without_scripts(site: Served, signs_in: SignsIn, opens: Opens) -> None:
    earlier = {report.id for report, _ in site.desk_itself.reports.listed()}
    reporter = opens(java_script_enabled=False, locale="nl-NL", viewport={"width": 360, "height": 740})
    reporter.goto(f"{site.door}/")
    assert reporter.url.endswith("/nl")
    reporter.get_by_label("Wat is er gebeurd").fill("Er ligt benzine in de schuur.")
    reporter.get_by_role("button", name="Versturen").click()
    receipt = reporter.locator(".receipt").inner_text()
    analyst = signs_in("Jonna")
    analyst.goto(f"{site.desk}/reports")
    for _ in range(100):  # reports of one hour at the door are in no order of their own
        if new := {report.id for report, _ in site.desk_itself.reports.listed() if report.channel == "door"} - earlier:
            break
        analyst.wait_for_timeout(100)
    analyst.reload()
    analyst.get_by_role("link", name=min(new), exact=True).click()
    analyst.get_by_text("Er ligt benzine in de schuur.").wait_for()
    report = analyst.url

    for asked in ("In welke schuur?", "Sinds wanneer?"):
        analyst.goto(f"{report}/mailbox")
        analyst.get_by_label(re.compile("Write to the reporter")).fill(asked)
        analyst.get_by_role("button", name="Put it in the mailbox").click()
        for _ in range(50):
            reporter.goto(f"{site.door}/nl/mailbox")
            reporter.get_by_label(re.compile("40 cijfers")).fill(receipt)
            reporter.get_by_role("button", name="Openen").click()
            if reporter.get_by_text(asked).count():
                break
            reporter.wait_for_timeout(100)
        reporter.get_by_label("Schrijf aan het meldpunt").fill(f"Antwoord op: {asked}")
        reporter.get_by_role("button", name="Versturen").click()
        reporter.get_by_text("Uw bericht is verstuurd").wait_for()

    for _ in range(50):
        analyst.goto(f"{report}/mailbox")
        if analyst.get_by_text("Antwoord op: Sinds wanneer?").count():
            break
        analyst.wait_for_timeout(100)
    assert analyst.get_by_text("Antwoord op: In welke schuur?").count() == 1
    assert reporter.context.cookies() == []


def test_a_storm_is_measured_and_read(site: Served, signs_in: SignsIn) -> None:
    analyst = signs_in("Jonna")
    analyst.get_by_role("link", name="Storms").click()
    analyst.get_by_role("button", name="Measure now").click()
    analyst.get_by_text("by Jonna, from the posts").wait_for(timeout=120_000)

    analyst.get_by_role("link", name="hashtag #theday").click()
    storm = analyst.get_by_role("region", name="hashtag #theday")
    assert storm.get_by_role("img", name="Mentions, what was usual").count() == 1
    assert "posts of" in storm.inner_text()
    analyst.get_by_role("button", name=re.compile("Make it a report")).first.click()
    analyst.get_by_text("The storm is now a report").wait_for()


def test_a_refused_form_stands_there_again(site: Served, signs_in: SignsIn) -> None:
    lead = signs_in("Mirel")
    lead.goto(f"{site.desk}/reports/{site.town.call}")
    lead.get_by_text("Link a subject").click()
    lead.get_by_label("Name or number").fill("Nobody At All")
    lead.locator("form", has_text="Name or number").get_by_label("Why").fill("heard it")
    lead.get_by_role("button", name="Link", exact=True).click()

    assert "no subject" in lead.get_by_role("alert").inner_text()
    assert lead.get_by_label("Name or number").input_value() == "Nobody At All"
    assert lead.get_by_label("Name or number").is_visible()


def test_an_auditor_sees_who_knew_what_when_and_verifies(site: Served, signs_in: SignsIn) -> None:
    auditor = signs_in("Odile")
    auditor.goto(f"{site.desk}/knowledge/report/{site.town.call}")
    assert auditor.get_by_text("acknowledged by Corvin").count() == 1
    slider = auditor.get_by_label(re.compile("Step through"))
    slider.focus()
    auditor.keyboard.press("Home")
    auditor.get_by_text("acknowledged by Corvin").wait_for(state="detached")
    auditor.goto(f"{site.desk}/record")
    auditor.get_by_role("button", name="Verify the record").click()
    auditor.get_by_text("The record is whole").wait_for()


def test_an_administrator_invites_and_reads_no_report(site: Served, signs_in: SignsIn) -> None:
    administrator = signs_in("Ada")
    assert administrator.get_by_role("link", name="Queue").count() == 0
    administrator.goto(f"{site.desk}/reports/{site.town.call}")
    assert "may not read" in administrator.get_by_role("alert").inner_text()
