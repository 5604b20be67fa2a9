"""The lists as an API: what the description says, whatever is sent."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings

from tests.office import Office
from tests.web.browsing import BrowserShop

schemathesis = pytest.importorskip("schemathesis")


def test_the_description_lists_the_lists_and_nothing_else(shop: BrowserShop) -> None:
    described = shop.signed_in("Dora").client.get("/api/openapi.json").json()

    assert sorted(described["paths"]) == sorted(
        f"/{name}.{ending}" for name in ("duties", "reports", "subjects", "lists", "people") for ending in ("json", "csv")
    )


def test_whoever_is_not_signed_in_gets_no_list_and_no_description(shop: BrowserShop) -> None:
    for path in ("/duties.json", "/reports.csv", "/api/openapi.json"):
        assert shop.fresh().client.get(path, follow_redirects=False).status_code in (303, 401), path


def test_nothing_that_is_sent_makes_a_list_fail(shop: BrowserShop, office: Office) -> None:
    office.hear("A report.")
    browser = shop.signed_in("Dora")
    schema = schemathesis.openapi.from_dict(browser.client.get("/api/openapi.json").json())

    for result in schema.get_all_operations():
        operation = result.ok()

        @settings(max_examples=12, deadline=None, database=None, suppress_health_check=list(HealthCheck))
        @given(case=operation.as_strategy())
        def send(case: Any) -> None:
            answer = browser.client.get(case.formatted_path, params=case.query or {})
            assert answer.status_code in (200, 400, 403, 422), (case.query, answer.text[:200])

        send()
