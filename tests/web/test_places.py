"""Places that reports about a subject state, on its page."""

from __future__ import annotations

import re

from tests.office import Office
from tests.web.browsing import BrowserShop, text_of
from tocsin.domain.report import Submission


def places(page: str) -> list[list[str]]:
    """Return the rows of the table of places."""
    table = page.split('id="places-title"')[1].split("</table>")[0]
    return [
        [text_of(cell) for cell in re.findall(r"<td[^>]*>(.*?)</td>", row, re.S)] for row in re.findall(r"<tr>(.*?)</tr>", table, re.S)
    ][1:]


def test_places_stand_with_the_reports_that_state_them_most_often_stated_first(shop: BrowserShop, office: Office) -> None:
    subject = office.subject("Marek Dolny").id
    numbers = [
        office.desk.intake.receive(Submission(f"place:{number}", "call", "Marek Dolny was seen.", facts=(("place", place),))).report
        for number, place in enumerate(("Fence of the school", "Old mill", "OLD MILL ", ""))
    ]

    page = shop.signed_in("Dan").see(f"/subjects/{subject}")

    assert places(page) == [["OLD MILL", f"{numbers[2]} , {numbers[1]}"], ["Fence of the school", numbers[0]]]


def test_a_team_sees_no_place_of_a_report_that_was_not_put_before_it(shop: BrowserShop, office: Office) -> None:
    subject = office.subject("Marek Dolny").id
    first = office.desk.intake.receive(Submission("place:1", "call", "Marek Dolny was seen.", facts=(("where", "Old mill"),))).report
    office.desk.intake.receive(Submission("place:2", "call", "Marek Dolny again.", facts=(("where", "Quay"),)))
    office.desk.duties.deliver(first, "north", by="Dora", reason="near them")

    page = shop.signed_in("Nils").see(f"/subjects/{subject}")

    assert places(page) == [["Old mill", first]]
    assert "Quay" not in page


def test_places_with_coordinates_stand_on_a_plan_with_a_scale(shop: BrowserShop, office: Office) -> None:
    subject = office.subject("Marek Dolny").id
    for number, facts in enumerate(
        (
            (("place", "Old mill"), ("lat", "52.0900"), ("lon", "5.1200")),
            (("where", "Quay"), ("latitude", "52.0950"), ("longitude", "5.1300")),
            (("place", "52.09001, 5.12001"),),
            (("place", "Somewhere"),),
        )
    ):
        office.desk.intake.receive(Submission(f"place:{number}", "call", "Marek Dolny was seen.", facts=facts))

    page = shop.signed_in("Dan").see(f"/subjects/{subject}")

    plan = page.split('class="plan"')[1].split("</svg>")[0]
    assert re.findall(r"<text[^>]*>([^<]*)</text>", plan) == ["2, 4", "3", "200 m", "N"]
    assert [row[:2] for row in places(page)] == [
        ["–", "Somewhere"],
        ["2", "52.09001, 5.12001"],
        ["3", "Quay 52.09500, 5.13000"],
        ["4", "Old mill 52.09000, 5.12000"],
    ]


def test_one_point_has_no_plan(shop: BrowserShop, office: Office) -> None:
    subject = office.subject("Marek Dolny").id
    office.desk.intake.receive(Submission("place:1", "call", "Marek Dolny was seen.", facts=(("lat", "52.1"), ("lon", "5.1"))))

    page = shop.signed_in("Dan").see(f"/subjects/{subject}")

    assert places(page)[0][0] == "52.10000, 5.10000"
    assert 'class="plan"' not in page
