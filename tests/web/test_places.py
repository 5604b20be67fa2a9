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
