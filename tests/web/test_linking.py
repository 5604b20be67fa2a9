"""A report is linked to a subject that is suggested, or added on the spot."""

from __future__ import annotations

from tests.office import Office
from tests.web.browsing import BrowserShop, text_of
from tocsin.domain.subject import Link


def links(office: Office, report: str) -> set[str]:
    with office.desk.services.store.reading() as reader:
        return {link.subject for link in reader.find(Link, report=report) if link.upheld}


def test_a_surname_alone_brings_up_the_subject_and_no_duplicate(shop: BrowserShop, office: Office) -> None:
    subject = office.subject("Marek Dolny").id
    dan = shop.signed_in("Dan")

    assert "Marek Dolny" in text_of(dan.see("/subjects?q=dolny").split('<h2 id="found-title">')[1])
    choices = dan.see("/subjects/suggested?value=dol")
    assert f'value="{subject}"' in choices
    assert "No known name" in text_of(dan.see("/subjects/suggested?value=xanthippe"))


def test_another_team_is_suggested_only_what_it_watches_or_was_told_of(shop: BrowserShop, office: Office) -> None:
    subject = office.subject("Marek Dolny").id
    assert subject not in shop.signed_in("Nils").see("/subjects/suggested?value=dol")
    office.desk.subjects.watch("north", subject, reason="lives nearby")

    assert subject in shop.signed_in("Nils").see("/subjects/suggested?value=dol")
    assert subject not in shop.signed_in("Sam").see("/subjects/suggested?value=dol")


def test_a_chosen_suggestion_is_linked_whatever_was_typed(shop: BrowserShop, office: Office) -> None:
    subject, report = office.subject("Marek Dolny").id, office.hear("The miller was there.").report

    shop.signed_in("Dan").send(f"/reports/{report}/link", value="dol", chosen=subject, reason="the caller meant him")

    assert links(office, report) == {subject}


def test_a_subject_is_added_and_linked_in_one_step(shop: BrowserShop, office: Office) -> None:
    dan, report = shop.signed_in("Dan"), office.hear("Ilmar Quist was there.").report

    page = dan.send(f"/reports/{report}/link", value="Ilmar Quist", new="yes", kind="person", reason="named by the caller")
    assert "the report is linked to it" in text_of(page)
    other = office.hear("A man with a lamp stood at the gate.").report
    dan.send(f"/reports/{other}/link", value="The man with the lamp", new="yes", kind="person", reason="so the caller called him")

    assert len(links(office, report)) == 1
    assert len(links(office, other)) == 1
    again = dan.send(f"/reports/{other}/link", 409, value="ilmar quist", new="yes", kind="person", reason="again")
    assert "this name already" in text_of(again)
    dan.send(f"/reports/{other}/link", 422, value=" ", new="yes", kind="person", reason="nobody")
    dan.send(f"/reports/{other}/link", 422, value="Somebody", new="yes", kind="ghost", reason="no such kind")
