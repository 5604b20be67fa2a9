"""Search in the browser: within reach alone, with its words kept from others."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.office import Office
from tests.web.browsing import BrowserShop, text_of
from tests.web.test_other_pages import BY_ROLE
from tests.web.test_queue_and_report import watched_report
from tocsin.domain.people import DESK, ROLE_PERMISSIONS, Permission, Role
from tocsin.ingest.posts import PostReadOptions


def test_the_words_are_marked_and_lead_to_the_report(shop: BrowserShop, office: Office) -> None:
    report = office.hear("A white van stood <b>outside</b> the gate.").report

    page = shop.signed_in("Dora").see('/search?q="white van"')

    assert f'<a href="/reports/{report}">' in page
    assert "<mark>white van</mark>" in page
    assert "<b>outside" not in page


@pytest.mark.parametrize("name", BY_ROLE)
def test_nobody_sees_a_word_or_a_count_of_a_report_that_they_may_not_read(shop: BrowserShop, office: Office, name: str) -> None:
    watched, other = watched_report(office), office.hear("A secretword that nobody watches.").report
    office.desk.reports.note(other, "a secretword in a note", by="Cato")
    person = next(person for person in office.desk.people.listed()[1] if person.name == name)
    reads = Permission.READ in ROLE_PERMISSIONS[person.role]
    whole_desk = reads and (DESK in person.teams or person.role is Role.AUDITOR)
    browser = shop.signed_in(name)
    if not reads:
        assert browser.client.get("/search?q=secretword").status_code == browser.client.get("/search.json?q=secretword").status_code == 403
        return

    page, rows = browser.see("/search?q=secretword"), browser.see("/search.json?q=secretword")
    empty, nothing = browser.see("/search?q=nosuchword"), browser.see("/search.json?q=nosuchword")

    if whole_desk:
        assert other in page
        assert [json.loads(line)["report"] for line in rows.splitlines()] == [other, other]
    else:
        assert rows == nothing == ""
        assert text_of(page).replace("secretword", "") == text_of(empty).replace("nosuchword", "")
    assert (watched in browser.see("/search?q=Marek")) == (whole_desk or "north" in person.teams)


def test_a_search_is_listed_for_those_who_audit_and_for_nobody_else(shop: BrowserShop, office: Office) -> None:
    office.hear("A canister at the gate.")
    shop.signed_in("Cato").see("/search?q=canister")

    assert "canister" in shop.signed_in("Avi").see("/record/searches")
    assert shop.signed_in("Cato").client.get("/record/searches").status_code == 403
    assert "canister" not in shop.signed_in("Avi").see("/record/entries")


def test_the_newest_posts_stand_below_the_reports_for_those_at_the_desk(shop: BrowserShop, office: Office, tmp_path: Path) -> None:
    report = office.hear("A canister at the gate.").report
    rows = [f"{number},anna,quay,2026-02-0{number}T10:00:00Z,canister load{number}" for number in range(1, 9)]
    (tmp_path / "posts.csv").write_text("\n".join(["post_id,account_id,channel,time,text", *rows]))
    office.desk.posts.load([tmp_path / "posts.csv"], PostReadOptions())

    page = text_of(shop.signed_in("Dora").see("/search?q=canister"))
    rows_of = [json.loads(line) for line in shop.signed_in("Dora").see("/search.json?q=canister").splitlines()]

    assert page.index(report) < page.index("Public posts") < page.index("load8") < page.index("load4")
    assert "load3" not in page
    assert "All posts with these words" in page
    assert [row["kind"] for row in rows_of] == ["report", *["post"] * 5]
    assert "load1" in text_of(shop.signed_in("Dora").see("/search?q=canister kind:post"))
    for query, name in (("canister kind:note", "Dora"), ("canister team:desk", "Dora"), ("canister", "Nils")):
        assert "load8" not in text_of(shop.signed_in(name).see(f"/search?q={query}"))
    assert [past.query for past in office.desk.search.made()].count("canister") == 3


def test_a_wrong_field_is_said_in_one_line(shop: BrowserShop) -> None:
    browser = shop.signed_in("Dora")

    assert "like 2026-11-21" in browser.see("/search?q=van from:yesterday", 422)
    assert "no kind" in browser.see("/search?q=kind:dream van", 422)
    assert "kind:post" in browser.see("/search?q=kind:post kind:note van", 422)
    assert "https://example.org" in browser.see("/search?q=https://example.org/a")
