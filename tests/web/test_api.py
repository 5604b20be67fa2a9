"""The lists as an API: what the description says, whatever is sent."""

from __future__ import annotations

import json
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings

from tests.office import Office
from tests.web.browsing import BrowserShop, text_of

schemathesis = pytest.importorskip("schemathesis")


ROLES = ("Cato", "Dan", "Nils", "Dora", "Avi", "Ada")


LISTS = ("duties", "reports", "subjects", "lists", "people", "proposals", "files/rejected", "record/entries", "figures")


def test_the_description_lists_the_lists_and_the_network(shop: BrowserShop) -> None:
    described = shop.signed_in("Dora").client.get("/api/openapi.json").json()

    lists = [f"/{name}.{ending}" for name in LISTS for ending in ("json", "csv")]
    assert sorted(described["paths"]) == sorted([*lists, "/search.json", "/subjects/{subject}/network.json"])


def test_the_page_shows_every_operation_without_a_script(shop: BrowserShop) -> None:
    browser = shop.signed_in("Dora")
    page = browser.see("/operations")

    for path in browser.client.get("/api/openapi.json").json()["paths"]:
        assert f"GET {path}" in text_of(page), path
    assert "<script>" not in page
    assert "style=" not in page


def test_whoever_is_not_signed_in_gets_no_list_and_no_description(shop: BrowserShop) -> None:
    for path in ("/duties.json", "/reports.csv", "/subjects/S-1/network.json", "/api/openapi.json", "/operations"):
        assert shop.fresh().client.get(path, follow_redirects=False).status_code in (303, 401), path


@pytest.mark.parametrize("name", ROLES)
def test_nothing_that_is_sent_makes_the_api_fail_or_say_more_than_it_may(shop: BrowserShop, office: Office, name: str) -> None:
    subject = office.subject("Marek Dolny").id
    office.desk.subjects.watch("south", subject, reason="for the test")
    office.hear("Marek Dolny was seen at the winter harbour.", contact="0555 0142")
    browser = shop.signed_in(name)
    schema = schemathesis.openapi.from_dict(browser.client.get("/api/openapi.json").json())

    for result in schema.get_all_operations():
        operation = result.ok()

        @settings(max_examples=12, deadline=None, database=None, suppress_health_check=list(HealthCheck))
        @given(case=operation.as_strategy())
        def send(case: Any) -> None:
            answer = browser.client.get(case.formatted_path, params=case.query or {})
            assert answer.status_code in (200, 400, 403, 404, 422, 429), (case.formatted_path, case.query, answer.text[:200])
            if answer.status_code == 200 and case.formatted_path.endswith(".json") and "network" not in case.formatted_path:
                assert all(isinstance(json.loads(line), dict) for line in answer.text.splitlines())
            assert "winter harbour" not in answer.text
            assert "0555 0142" not in answer.text

        send()


@pytest.mark.parametrize("kind", ["", "deliver", "assess"])
@pytest.mark.parametrize("view", ["mine", "overdue", "all"])
def test_no_list_shows_a_team_what_was_not_put_before_it(shop: BrowserShop, office: Office, view: str, kind: str) -> None:
    subject = office.subject("Marek Dolny").id
    office.desk.subjects.watch("south", subject, reason="for the test")
    report = office.hear("Marek Dolny was seen.").report
    office.clock.advance(days=3)

    for team in ("", "south", "desk"):
        query = {"view": view, "kind": kind, "team": team}
        assert report not in shop.signed_in("Nils").client.get("/duties.json", params=query).text, query
    seen = shop.signed_in("Sam").client.get("/duties.json", params={"view": view}).text
    assert [json.loads(line)["team"] for line in seen.splitlines()] == ["south"]


def test_a_team_does_not_reach_another_teams_report_by_any_page(shop: BrowserShop, office: Office) -> None:
    subject = office.subject("Marek Dolny").id
    office.desk.subjects.watch("south", subject, reason="for the test")
    report = office.hear("Marek Dolny was seen at the winter harbour.").report
    duty = office.owed(report)["south"].id
    browser = shop.signed_in("Nils")
    pages = (
        f"/reports/{report}",
        f"/reports/{report}/mailbox",
        f"/reports/{report}/files/1",
        f"/reports/{report}?said=noted",
        f"/duties/{duty}",
        f"/knowledge/report/{report}",
        f"/knowledge/subject/{subject}",
        f"/subjects/{subject}",
        f"/subjects/{subject}/network.json",
        "/storms",
    )

    for path in pages:
        answer = browser.client.get(path)
        assert answer.status_code == 403, path
        assert "winter harbour" not in answer.text
    for path in ("/reports", "/reports.json", "/reports.csv"):  # a team's own reports, of which this is none
        answer = browser.client.get(path)
        assert answer.status_code == 200, path
        assert report not in answer.text
        assert "winter harbour" not in answer.text
    for form in ("note", "deliver", "grade", f"duties/{duty}/done", f"duties/{duty}/moved", "link"):
        values = {"note": "x", "team": "north", "reason": "x", "outcome": "acknowledged", "value": subject, "admiralty": "B2"}
        assert browser.post(f"/reports/{report}/{form}", **values).status_code == 403, form
