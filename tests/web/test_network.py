"""What is named together: a picture for those who may read the reports, a table for everyone who may see the page."""

from __future__ import annotations

from tests.office import Office
from tests.web.browsing import BrowserShop, text_of


def named_together(office: Office) -> tuple[str, str, str]:
    one, two, three = (office.subject(name).id for name in ("Marek Dolny", "Ulrik Vasmarine", "Selma Quistorp"))
    office.desk.subjects.watch("north", one, reason="for the test")
    office.hear("Marek Dolny was seen with Ulrik Vasmarine.")
    office.hear("Marek Dolny and Ulrik Vasmarine and Selma Quistorp met.")
    office.hear("Ulrik Vasmarine was alone.")
    return one, two, three


def test_the_network_counts_the_reports_that_name_both(shop: BrowserShop, office: Office) -> None:
    one, two, three = named_together(office)

    found = shop.signed_in("Dan").client.get(f"/subjects/{one}/network.json").json()

    assert {node["id"]: node["reports"] for node in found["nodes"]} == {one: 2, two: 2, three: 1}
    assert [node["id"] for node in found["nodes"] if node["centre"]] == [one]
    assert {(link["one"], link["other"]): link["reports"] for link in found["links"]} == {(one, two): 2, (one, three): 1, (two, three): 1}


def test_a_team_sees_no_network_of_what_was_not_put_before_it(shop: BrowserShop, office: Office) -> None:
    one, two, _three = named_together(office)
    member = shop.signed_in("Nils")

    assert len(member.client.get(f"/subjects/{one}/network.json").json()["nodes"]) == 3
    assert member.client.get(f"/subjects/{two}/network.json").json()["nodes"][0]["reports"] == 2, "Ulrik alone was not put before north"
    assert shop.signed_in("Sam").client.get(f"/subjects/{one}/network.json").status_code == 403


def test_the_table_stands_beside_the_picture(shop: BrowserShop, office: Office) -> None:
    one, _, _ = named_together(office)

    page = shop.signed_in("Dan").see(f"/subjects/{one}")

    assert f'data-network="/subjects/{one}/network.json"' in page
    assert "Ulrik Vasmarine" in page
    assert "<table" in page


def test_two_of_one_name_are_told_apart(shop: BrowserShop, office: Office) -> None:
    one, two, _three = named_together(office)
    namesake = office.subject("Ulrik Vasmarine").id
    dan = shop.signed_in("Dan")

    page = text_of(dan.see(f"/subjects/{one}"))

    assert f"Ulrik Vasmarine {two}" in page
    assert f"Ulrik Vasmarine {namesake}" in page
