"""Filters and orders of the lists of duties, subjects, proposals and rejected rows, on the page and in the files."""

from __future__ import annotations

import json
from typing import Any

import pytest

from tests.office import Office
from tests.web.browsing import Browser, BrowserShop
from tests.web.test_queue_and_report import watched_report
from tocsin.desk.history import SubjectSelection
from tocsin.domain.report import RejectedRow
from tocsin.domain.subject import Kind


def rows(browser: Browser, path: str) -> list[dict[str, Any]]:
    return [json.loads(line) for line in browser.see(path).splitlines()]


def test_duties_come_in_either_order_on_every_page(shop: BrowserShop, office: Office) -> None:
    for number in range(30):
        office.hear(f"Report {number}.")
        office.clock.advance(hours=1)
    dora = shop.signed_in("Dora")

    first, last = (rows(dora, f"/duties.json?view=all{order}") for order in ("", "&order=latest"))

    assert len(first) == 60
    assert [row["id"] for row in last] == [row["id"] for row in first][::-1]
    assert "order=latest" in dora.see("/queue?view=all&order=latest")


def test_subjects_are_filtered_by_what_they_are_and_come_in_either_order(shop: BrowserShop, office: Office) -> None:
    person, group = office.subject("Marek Dolny"), office.subject("Night Riders", kind=Kind.GROUP)
    dora = shop.signed_in("Dora")

    assert {row["id"] for row in rows(dora, "/subjects.json")} == {person.id, group.id}
    assert [row["id"] for row in rows(dora, "/subjects.json?kind=group&origin=own")] == [group.id]
    assert rows(dora, "/subjects.json?status=closed") == []
    forwards, backwards = (rows(dora, f"/subjects.json?order={order}") for order in ("", "last"))
    assert forwards == backwards[::-1]
    page = dora.see("/subjects?kind=group&order=last")
    assert group.id in page
    assert person.id not in page
    assert "/subjects.csv?kind=group&amp;order=last" in page


def test_a_team_filters_the_subjects_it_watches(shop: BrowserShop, office: Office) -> None:
    watched_report(office)
    office.subject("Somebody Else")
    nils = shop.signed_in("Nils")

    assert len(rows(nils, "/subjects.json?kind=person&order=last")) == len(rows(nils, "/subjects.json")) == 1
    assert rows(nils, "/subjects.json?kind=group") == []


def test_pages_of_subjects_go_on_in_either_order(office: Office) -> None:
    ids = sorted(office.subject(f"Name Number{number}").id for number in range(7))

    for order, expected in (("", ids), ("last", ids[::-1])):
        listed, after = [], ""
        while True:
            page, after = office.desk.history.subjects(after, 3, SubjectSelection(order=order), by="Dora")
            listed += [row.subject.id for row in page]
            if not after:
                break
        assert listed == expected


def test_rejected_rows_are_filtered_by_their_file_and_reason(shop: BrowserShop, office: Office) -> None:
    office.desk.rejected_rows.keep([RejectedRow("calls.csv row 3", "no text", b"a"), RejectedRow("mail.eml", "empty message", b"b")])
    dora = shop.signed_in("Dora")

    assert [row["where"] for row in rows(dora, "/files/rejected.json?q=CALLS text")] == ["calls.csv row 3"]
    assert len(rows(dora, "/files/rejected.json")) == 2
    page = dora.see("/files/rejected?q=message")
    assert "mail.eml" in page
    assert "calls.csv" not in page


def test_proposed_names_are_filtered_by_what_they_are(shop: BrowserShop, office: Office) -> None:
    for number in range(3):
        office.hear(f"Radovan Telbrecht was here {number}. He said that Radovan Telbrecht will come back.")
    dora = shop.signed_in("Dora")

    proposed = rows(dora, "/proposals.json")

    assert "Radovan Telbrecht" in [row["name"] for row in proposed]
    assert [row["name"] for row in rows(dora, "/proposals.json?order=name")] == sorted(row["name"] for row in proposed)
    kind = next(row["kind"] for row in proposed if row["name"] == "Radovan Telbrecht")
    assert {row["kind"] for row in rows(dora, f"/proposals.json?kind={kind}")} == {kind}
    assert "Radovan Telbrecht" in dora.see(f"/proposals?kind={kind}&order=reports")


@pytest.mark.parametrize(
    ("address", "kept"),
    [
        ("/reports?since=may&channel=call", 'value="call"'),
        ("/reports?until=2026-02-30&subject=Doe", 'value="Doe"'),
        ("/reports?after=nowhere&language=nl", 'value="nl"'),
        ("/record/entries?since=may&about=R-1", 'value="R-1"'),
        ("/record/entries?until=2026-13-01&about=R-1", 'value="R-1"'),
        ("/record/entries?before=nowhere&about=R-1", 'value="R-1"'),
        ("/record/entries?before=%C2%B2", 'name="about"'),
        ("/search?q=from:yesterday+knife", 'value="from:yesterday knife"'),
        ("/search?q=knife&before=nowhere", 'value="knife"'),
        ("/search?q=knife&before=%C2%B2", 'value="knife"'),
        ("/search?q=kind:post+kind:note", 'value="kind:post kind:note"'),
        ("/figures?first=may", 'name="first"'),
        ("/figures?first=2026-03-02&last=2026-03-01", 'name="first"'),
        ("/fairness?last=may", 'name="first"'),
        ("/fairness?first=2026-03-02&last=2026-03-01", 'name="first"'),
        ("/not-read?month=may", 'name="month"'),
    ],
)
def test_what_an_address_cannot_mean_is_one_line_on_the_page_and_the_form_stays(
    shop: BrowserShop, office: Office, address: str, kept: str
) -> None:
    office.hear("A man was here.")

    html = shop.signed_in("Dora" if "record" not in address else "Avi").see(address, 422)

    assert html.count('class="refused"') == 1
    assert kept in html
