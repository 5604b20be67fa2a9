"""Proposals in a browser: shown with what speaks for them, answered by whoever may, read as an entry."""

from __future__ import annotations

import re

from tests.office import Office
from tests.web.browsing import BrowserShop, text_of
from tocsin.domain.access import AccessEvent

TOLD = "The caller said that Mr Ilmar Veldrak threatened the shop. Later Veldrak came back with a witness, Dr Sanna Korvath."


def numbers(html: str) -> list[str]:
    """The proposals on a page."""
    return list(dict.fromkeys(re.findall(r"/proposals/(P-\w+)/accepted", html)))


def readings(office: Office, by: str) -> list[str]:
    """The reports whose sentences a person has read."""
    with office.desk.services.store.reading() as reader:
        return [each.report for each in reader.find(AccessEvent, by=by, what="sentence")]


def test_a_new_name_is_shown_with_its_sentence_and_becomes_a_subject(shop: BrowserShop, office: Office) -> None:
    report = office.hear(TOLD).report
    dan = shop.signed_in("Dan")

    page = dan.see("/proposals")

    assert "Mr Ilmar Veldrak threatened the shop" in text_of(page)
    assert f"/reports/{report}" in page
    assert "witness" in text_of(page)
    veldrak = next(each for each in office.desk.proposals.names() if each.name == "Ilmar Veldrak").id
    made = text_of(dan.send(f"/proposals/{veldrak}/accepted", kind="person", reason="threatened a shop"))
    assert "Added." in made
    assert report in made
    assert veldrak not in numbers(dan.see("/proposals"))


def test_a_no_is_remembered_and_says_so(shop: BrowserShop, office: Office) -> None:
    office.hear(TOLD)
    dan = shop.signed_in("Dan")
    first, *others = numbers(dan.see("/proposals"))

    page = dan.send(f"/proposals/{first}/declined", view="names", reason="a witness")

    assert "not proposed again" in text_of(page)
    assert numbers(page) == others
    dan.send(f"/proposals/{first}/accepted", 409, kind="person", reason="after all")
    dan.send(f"/proposals/{others[0]}/declined", 422, view="names", reason=" ")


def test_what_is_quoted_is_read_and_that_is_an_entry(shop: BrowserShop, office: Office) -> None:
    report = office.hear(TOLD).report
    dan = shop.signed_in("Dan")

    dan.see("/proposals")
    assert readings(office, "Dan") == [report]
    dan.see("/proposals?said=declined")
    assert readings(office, "Dan") == [report], "shown again after an act"
    dan.see("/proposals")
    assert readings(office, "Dan") == [report, report]

    other = office.hear("We met Dr Runa Tesmarine at the shed.").report
    dan.see("/proposals?said=declined")
    assert readings(office, "Dan").count(other) == 1, "what was not read before is read now, after an act, too"


def test_two_that_may_be_one_stand_with_the_evidence_for_those_who_may_merge(shop: BrowserShop, office: Office) -> None:
    one, two = office.subject("Ilmar Quistgaard").id, office.subject("Ilmar Quistgard").id
    dan = shop.signed_in("Dan")

    page = dan.see("/proposals/same")

    assert "respelling" in text_of(page)
    assert numbers(shop.signed_in("Cato").see("/proposals/same")) == []
    [pair] = numbers(page)
    shop.signed_in("Cato").send(f"/proposals/{pair}/accepted", 403, reason="the same passport")
    merged = text_of(dan.send(f"/proposals/{pair}/accepted", reason="the same passport"))
    assert "The subjects are merged" in merged
    assert set(office.desk.subjects.show(one).members) == {one, two}
    assert "No subjects that may be the same" in dan.see("/proposals/same")
