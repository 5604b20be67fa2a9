"""Every page and form of the web application is in the matrix of role, object and act, or is tested where this table says."""

from __future__ import annotations

import re

from tests.guards.source import ROOT
from tests.web.test_matrix import DESK_FORMS, OTHER_FORMS, REPORT_FORMS, SUBJECT_FORMS
from tests.web.test_other_pages import PAGES
from tocsin.web.app import HANDLERS

# Handlers that the matrix leaves out: path, then the module that tests who may use it.
ELSEWHERE = {
    "GET /{}": "web/test_signing_in.py",
    "GET /files": "web/test_loading.py",
    "GET /files/state": "web/test_loading.py",
    "GET /columns/{}": "web/test_columns.py",
    "GET /columns/posts/{}": "web/test_columns.py",
    "GET /first/{}": "web/test_first_use.py",
    "POST /first/{}": "web/test_first_use.py",
    "GET /welcome/{}/{}": "web/test_first_use.py",
    "POST /welcome/{}/{}": "web/test_first_use.py",
    "POST /setup/teams/saved": "web/test_first_use.py",
    "GET /": "web/test_signing_in.py",
    "GET /sign-in": "web/test_signing_in.py",
    "POST /sign-in": "web/test_signing_in.py",
    "GET /sign-in/provider": "web/test_provider.py",
    "GET /sign-in/return": "web/test_provider.py",
    "POST /sign-out": "web/test_signing_in.py",
    "GET /account": "web/test_signing_in.py",
    "POST /account/password": "web/test_signing_in.py",
    "POST /account/second-step": "web/test_signing_in.py",
    "GET /queue/rows": "web/test_queue_and_report.py",
    "GET /queue/together": "web/test_slight_reports.py",
    "GET /duties/{}": "web/test_queue_and_report.py",
    "GET /reports/{}": "web/test_canary.py",
    "GET /reports/{}/files/{}": "web/test_canary.py",
    "GET /reports/{}/mailbox": "web/test_door.py",
    "POST /calls": "web/test_canary.py",
    "GET /calls/{}": "web/test_canary.py",
    "GET /subjects/{}": "web/test_canary.py",
    "GET /subjects/{}/network.json": "web/test_network.py",
    "GET /knowledge/report/{}": "web/test_queue_and_report.py",
    "GET /knowledge/subject/{}": "web/test_other_pages.py",
    "GET /storms/{}": "web/test_storms.py",
    "GET /copies/{}": "web/test_copies.py",
    "GET /copies/{}/over/{}": "web/test_copies.py",
    "GET /pictures/{}/{}": "web/test_copies.py",
    "GET /reports/{}/copies": "web/test_copies.py",
    "GET /reports/{}/erasure": "web/test_loading.py",
    "GET /reports/{}/files/{}/beside/{}/{}": "web/test_copies.py",
    "GET /subjects/{}/copies": "web/test_copies.py",
    "POST /reports/{}/copies/banked": "web/test_copies.py",
    "POST /reports/{}/machine/translation": "web/test_machine_texts.py",
    "POST /reports/{}/machine/transcript": "web/test_machine_texts.py",
    "POST /storms/measured": "web/test_storms.py",
    "POST /storms/{}/reported": "web/test_storms.py",
    "GET /storms/files/{}": "web/test_storms.py",
    "GET /storms/{}/pictures/{}": "web/test_storms.py",
    "POST /people": "web/test_matrix.py",
    "POST /teams": "web/test_matrix.py",
    "POST /record/receipt": "web/test_other_pages.py",
    "GET /operations": "web/test_api.py",
    "GET /health": "web/test_monitoring.py",
    "GET /metrics": "web/test_monitoring.py",
    "GET /items/{}": "web/test_notices.py",
    "GET /items/{}/posters": "web/test_notices.py",
    "GET /notices/{}": "web/test_notices.py",
    "GET /alerts/{}": "web/test_outside.py",
    "GET /figures": "web/test_figures.py",
    "POST /figures/published": "web/test_figures.py",
    "GET /figures.json": "web/test_figures.py",
    "GET /figures.csv": "web/test_figures.py",
    "GET /search": "web/test_search.py",
    "GET /search.json": "web/test_search.py",
    "GET /record/entries": "web/test_entries.py",
    "GET /record/entries.json": "web/test_entries.py",
    "GET /record/entries.csv": "web/test_entries.py",
}


def templates() -> list[str]:
    """Return method and path of every handler, with ``{}`` for each parameter."""
    return [
        f"{method} {re.sub(r'{[^}]*}', '{}', path)}"
        for handler in HANDLERS
        for path in handler.paths
        for method in sorted(handler.http_methods)
        if method in ("GET", "POST")
    ]


def matrix() -> list[str]:
    """Return method and path of every cell of the matrix, as they are asked for."""
    forms = [f"/reports/R-1/{form}" for form in REPORT_FORMS]
    forms += [f"/subjects/S-1/{form}" for form in SUBJECT_FORMS]
    return [f"GET {path}" for path in PAGES] + [f"POST {path}" for path in (*forms, *OTHER_FORMS, *DESK_FORMS)]


def matches(template: str, request: str) -> bool:
    return re.fullmatch(re.escape(template).replace(r"\{\}", "[^/]+"), request) is not None


def test_every_handler_is_in_the_matrix_or_tested_elsewhere() -> None:
    cells = matrix()

    missing = [template for template in templates() if template not in ELSEWHERE and not any(matches(template, cell) for cell in cells)]
    assert missing == []


def test_the_exceptions_are_handlers_that_the_modules_test() -> None:
    for template, module in ELSEWHERE.items():
        assert template in templates(), f"{template} is no handler"
        parts = [part for part in re.split(r"{}", template.split()[1]) if part.strip("/")]
        text = (ROOT / "tests" / module).read_text(encoding="utf-8")
        assert all(part.strip("/") in text for part in parts), f"{module} does not use {template}"
