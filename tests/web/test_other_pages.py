"""Calls, subjects, what was known when, people, lists, the record, and lists as files."""

from __future__ import annotations

import csv
import io
import json
import re
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from tests.office import Office
from tests.web.browsing import Browser, BrowserShop, text_of
from tests.web.test_queue_and_report import watched_report
from tocsin.desk.subjects import Decision
from tocsin.domain.duty_words import TO_DO
from tocsin.domain.errors import Undelivered
from tocsin.domain.people import ROLE_PERMISSIONS, Permission, Role
from tocsin.domain.status import Status
from tocsin.domain.subject import Subject
from tocsin.web.pages import in_turn, lag


def begun(browser: Browser) -> str:
    found = re.search(r"Call (C-\d+)", text_of(browser.send("/calls")))
    assert found
    return found[1]


def test_a_call_is_kept_while_it_is_typed_and_names_light_up(shop: BrowserShop, office: Office) -> None:
    office.subject("Marek Dolny")
    cato = shop.signed_in("Cato")
    sheet = begun(cato)

    found = cato.send(f"/calls/{sheet}", what="Marek Dolny said he will", danger="yes")

    assert "Marek Dolny" in found
    assert "Marek Dolny said he will" in shop.signed_in("Cato").see(f"/calls/{sheet}")
    assert sheet in cato.see("/calls")


def test_a_finished_call_is_one_report_and_its_sheet_is_gone(shop: BrowserShop, office: Office) -> None:
    cato = shop.signed_in("Cato")
    sheet = begun(cato)

    page = text_of(cato.send(f"/calls/{sheet}/finished", what="He has a knife.", danger="yes", call_back="yes", contact="0611223344"))

    assert "He has a knife." in page
    assert "P1" in page
    assert "Call the source back" in page
    assert "0611223344" not in page
    assert len(list(office.desk.reports.listed())) == 1
    assert office.desk.call_sheets.finish(sheet, by="Cato").new is False
    assert office.desk.call_sheets.unfinished(by="Cato") == []


PROMISE = "we ring you back by"


def test_a_call_back_is_promised_only_when_it_is_agreed_and_possible(shop: BrowserShop, office: Office) -> None:
    cato = shop.signed_in("Cato")
    path = f"/calls/{begun(cato)}"

    assert PROMISE not in text_of(cato.see(path))
    assert "Without a number" in text_of(cato.send(path, what="A light is broken."))
    assert "Ask how to reach them" in text_of(cato.send(path, call_back="yes"))
    assert "Ask whether we may call back" in text_of(cato.send(path, call_back="", contact="0611223344"))
    assert "No call back will be owed" in text_of(cato.send(path, call_back="no"))
    assert "not the name of a language" in text_of(cato.send(path, language="0611"))
    assert "not the name of a language" in text_of(cato.send(path, language="Arabic please"))
    assert "not the name of a language" not in text_of(cato.send(path, language="nl"))
    now = office.desk.now()
    for what, danger, hours in (
        ("A light is broken.", "no", 24),
        ("A light is broken.", "yes", 4),
        ("He will kill them all with a bomb.", "no", 4),
    ):
        panel = text_of(cato.send(path, what=what, call_back="yes", danger=danger))
        assert f"{PROMISE} {now + timedelta(hours=hours):%Y-%m-%d %H:%M} UTC at the latest" in panel


@pytest.mark.parametrize(
    ("answers", "said"),
    [
        ({"call_back": "yes", "contact": "0611223344"}, "A call back is owed"),
        ({"contact": "0611223344"}, "A call back is owed"),
        ({"who": "Kendisi söyledi. Numaram 0532 123 45 67."}, "A call back is owed"),
        ({"who": "She is Jane Holt, 0611223344.", "call_back": "yes"}, "A call back is owed"),
        ({"who": "He rang her from 0611223344."}, "No call back is owed: the caller left no way to be reached"),
        ({"who": "My number is 0611223344.", "call_back": "no"}, "No call back is owed: the caller does not want one"),
        ({"call_back": "yes"}, "No call back is owed: the caller left no way to be reached"),
        ({}, "No call back is owed: the caller left no way to be reached"),
        ({"call_back": "no", "contact": "0611223344"}, "No call back is owed: the caller does not want one"),
    ],
)
def test_a_kept_call_says_whether_a_call_back_is_owed(shop: BrowserShop, office: Office, answers: dict[str, Any], said: str) -> None:
    cato = shop.signed_in("Cato")

    page = text_of(cato.send(f"/calls/{begun(cato)}/finished", what="A light is broken.", **answers))

    assert said in page
    (report,) = office.desk.reports.listed()
    owed = {duty.kind for duty in office.desk.reports.show(report[0].id).duties}
    assert ("call-back" in owed) is said.startswith("A call back")


def test_nobody_sees_the_call_of_another(shop: BrowserShop) -> None:
    cato = shop.signed_in("Cato")
    sheet = begun(cato)

    shop.signed_in("Dora").see(f"/calls/{sheet}", 403)
    shop.signed_in("Nils").see("/calls", 403)


def subject_of(office: Office) -> Subject:
    with office.desk.services.store.reading() as reader:
        return reader.find(Subject)[0]


def test_a_subject_shows_its_sentences_to_those_who_may_read_them(shop: BrowserShop, office: Office) -> None:
    watched_report(office)
    subject = subject_of(office).id

    assert "knife" in text_of(shop.signed_in("Nils").see(f"/subjects/{subject}"))
    assert "knife" not in text_of(shop.signed_in("Sam").see(f"/subjects/{subject}", 403))


def test_a_team_that_watches_sees_no_sentence_it_was_not_given(shop: BrowserShop, office: Office) -> None:
    subject = office.subject("Marek Dolny")
    report = office.hear("Marek Dolny has a knife.").report
    office.desk.subjects.unlink(report, subject.id, by="Dora", reason="another Marek")
    office.desk.subjects.watch("south", subject.id, reason="stake")

    assert "knife" not in text_of(shop.signed_in("Sam").see(f"/subjects/{subject.id}"))


def test_a_lowering_is_refused_with_what_is_owed(shop: BrowserShop, office: Office) -> None:
    report = watched_report(office)
    subject = subject_of(office).id
    dora = shop.signed_in("Dora")

    assert "cannot be lowered now" in text_of(dora.see(f"/subjects/{subject}"))
    page = text_of(dora.send(f"/subjects/{subject}/status", 409, level="low", reason="quiet"))
    assert report in page


def test_a_lowering_takes_two_people_each_signed_in_as_themselves(shop: BrowserShop, office: Office) -> None:
    subject = office.subject("Marek Dolny").id
    dora, dan, avi = (shop.signed_in(name) for name in ("Dora", "Dan", "Avi"))
    asked = text_of(dora.send(f"/subjects/{subject}/status", level="low", second="Dan", reason="quiet since Sunday"))
    assert "status medium" in asked
    assert "Confirm" not in asked
    assert "Confirm" not in text_of(avi.see(f"/subjects/{subject}"))

    assert "Dora requests low" in text_of(dan.see("/subjects"))
    page = dan.see(f"/subjects/{subject}")
    path = re.search(r'action="(/subjects/[^"]+/confirmed)"', page)
    assert path
    assert "quiet since Sunday" in text_of(page)
    assert "other than Dora" in text_of(dora.send(path[1], 403))
    assert "status low" in text_of(dan.send(path[1]))
    assert "waits for a second person" not in text_of(dan.see("/subjects"))


def test_whoever_asked_reads_who_refused_and_why(shop: BrowserShop, office: Office) -> None:
    subject = office.subject("Marek Dolny").id
    number = office.desk.status_requests.decide(subject, Status.LOW, by="Dora", reason="quiet")
    assert number

    shop.signed_in("Dan").send(f"/subjects/{subject}/lowerings/{number.id}/refused", reason="he rang again")

    assert "refused by Dan: he rang again" in text_of(shop.signed_in("Dora").see(f"/subjects/{subject}"))


def test_subjects_are_found_by_any_name_and_added(shop: BrowserShop) -> None:
    dan = shop.signed_in("Dan")
    page = text_of(dan.send("/subjects", names="Anna Blau\nAnne Blaue", kind="person", reason="named twice"))

    assert "Anne Blaue" in page
    assert "Anna Blau" in text_of(dan.see("/subjects?q=Anne+Blaue"))


def test_merging_and_watching_are_acts(shop: BrowserShop, office: Office) -> None:
    one, other = office.subject("Anna Blau"), office.subject("Anne Blaue")
    dan = shop.signed_in("Dan")

    assert "merged:" in text_of(dan.send(f"/subjects/{one.id}/merge", value=other.id, reason="same birth date"))
    assert "north since" in text_of(dan.send(f"/subjects/{one.id}/watch", team="north", reason="lives there"))
    dan.send(f"/subjects/{other.id}/split", reason="not the same")


def test_what_was_known_is_shown_as_it_stood(shop: BrowserShop, office: Office) -> None:
    report = watched_report(office)
    office.clock.advance(hours=1)
    office.desk.duties.done(office.owed(report)["north"].id, by="Nils", outcome="acknowledged")
    dora = shop.signed_in("Dora")

    now = text_of(dora.see(f"/knowledge/report/{report}"))
    then = text_of(dora.see(f"/knowledge/report/{report}?at=2026-03-02T09:30"))
    assert re.search(r"\d+ readings?: who opened it", now), "readings stand apart from acts"

    assert "acknowledged by Nils" in now
    assert "acknowledged by Nils" not in then
    assert "Every entry below matches its hash" in now
    assert "north" in text_of(dora.see(f"/knowledge/subject/{subject_of(office).id}?step=99"))
    shop.signed_in("Sam").see(f"/knowledge/report/{report}", 403)
    shop.signed_in("Nils").see(f"/knowledge/subject/{subject_of(office).id}", 403)
    dora.see(f"/knowledge/report/{report}?at=yesterday", 422)


def test_people_are_looked_after_by_those_entitled(shop: BrowserShop, office: Office) -> None:
    ada = shop.signed_in("Ada")

    ada.send("/people", name="Nele", team="north", role="member")
    page = ada.send("/people/Nele/invited")
    given = re.search(r"/welcome/[^/]+/([0-9a-f-]+)<", page)
    ada.send("/people/Nele/removed", reason="never came")
    ada.send("/people/Ada/removed", 403, reason="me")
    shop.signed_in("Nils").see("/people", 403)
    assert given
    assert not next(person for person in office.desk.people.listed()[1] if person.name == "Nele").active


def test_the_record_verifies_reconciles_and_gives_receipts(shop: BrowserShop, office: Office) -> None:
    watched_report(office)
    cato = shop.signed_in("Cato")
    cato.send(f"/calls/{begun(cato)}/finished", what="A call.")
    office.desk.sign_in.set_password("Cato", "another horse battery")
    avi = shop.signed_in("Avi")

    assert "The record is whole" in avi.send("/record/verified")
    assert "Nothing is lost" in avi.send("/record/reconciled")
    assert json.loads(avi.send("/record/receipt"))["head"]["size"] > 0
    shop.signed_in("Nils").see("/record", 403)


def test_lists_are_streamed_whole_and_say_nothing_of_what_was_said(shop: BrowserShop, office: Office) -> None:
    watched_report(office)
    for number in range(60):
        office.hear(f"Report {number}.")
    dora = shop.signed_in("Dora")

    rows = [json.loads(line) for line in dora.see("/reports.json").splitlines()]
    table = list(csv.DictReader(io.StringIO(dora.see("/duties.csv?view=all"))))

    assert len(rows) == 61
    assert len(table) == 60 * 2 + 4
    assert "knife" not in dora.see("/reports.csv") + dora.see("/duties.json?view=all") + dora.see("/subjects.csv")
    assert len(shop.signed_in("Nils").see("/reports.csv").splitlines()) == 2, "its own report below the header"
    assert {json.loads(line)["team"] for line in shop.signed_in("Nils").see("/duties.json?view=all").splitlines()} == {"north"}


def test_a_spreadsheet_gets_no_formula(shop: BrowserShop, office: Office) -> None:
    office.desk.subjects.watch("north", office.subject("=HYPERLINK(1)").id, reason="x")

    assert "'=HYPERLINK(1)" in shop.signed_in("Dora").see("/subjects.csv")


PAGES: dict[str, Permission | tuple[Permission, ...]] = {
    "/queue": Permission.READ,
    "/reports": Permission.READ,
    "/calls": Permission.RECEIVE,
    "/subjects": Permission.READ,
    "/subjects/suggested": Permission.READ,
    "/subjects/suggested?value=somebody": Permission.READ,
    "/not-read": Permission.READ,
    "/proposals": Permission.READ,
    "/proposals/same": Permission.READ,
    "/proposals.csv": Permission.READ,
    "/proposals.json": Permission.READ,
    "/files/rejected.csv": Permission.READ,
    "/files/rejected.json": Permission.READ,
    "/columns": (Permission.LISTS, Permission.RECEIVE),
    "/lists": (Permission.LISTS, Permission.AUDIT),
    "/people": Permission.PEOPLE,
    "/record": Permission.AUDIT,
    "/people.csv": Permission.PEOPLE,
    "/people.json": Permission.PEOPLE,
    "/lists.csv": (Permission.LISTS, Permission.AUDIT),
    "/lists.json": (Permission.LISTS, Permission.AUDIT),
    "/duties.csv": Permission.READ,
    "/duties.json": Permission.READ,
    "/reports.csv": Permission.READ,
    "/reports.json": Permission.READ,
    "/subjects.csv": Permission.READ,
    "/subjects.json": Permission.READ,
    "/figures": Permission.READ,
    "/figures.csv": Permission.READ,
    "/figures.json": Permission.READ,
    "/storms": Permission.READ,
    "/copies": Permission.READ,
    "/items": Permission.READ,
    "/notices": Permission.READ,
    "/groups": Permission.READ,
    "/alerts": Permission.READ,
    "/recipients": Permission.READ,
    "/storms/state": Permission.READ,
    "/storms/campaign": Permission.READ,
    "/search": Permission.READ,
    "/search?q=somebody": Permission.READ,
    "/search.json?q=somebody": Permission.READ,
    "/record/searches": Permission.AUDIT,
    "/drills": Permission.AUDIT,
    "/retention": Permission.AUDIT,
    "/series": Permission.READ,
    "/fairness": Permission.READ,
    "/record/entries": Permission.AUDIT,
    "/record/entries.csv": Permission.AUDIT,
    "/record/entries.json": Permission.AUDIT,
    "/settings": Permission.SETTINGS,
    "/backup": Permission.BACKUP,
    "/files/rejected": Permission.READ,
    "/setup": Permission.SETTINGS,
    "/setup/people": Permission.SETTINGS,
}
BY_ROLE = {
    "Cato": Role.HANDLER,
    "Dan": Role.ANALYST,
    "Nils": Role.MEMBER,
    "Dora": Role.LEAD,
    "Nora": Role.LEAD,
    "Avi": Role.AUDITOR,
    "Ada": Role.ADMINISTRATOR,
}
OUTSIDE = ("Nils", "Nora")  # in team north alone
WHOLE_DESK = (
    *("/not-read", "/proposals", "/lists", "/record", "/storms", "/copies", "/figures", "/items", "/notices", "/groups", "/alerts"),
    "/recipients",
    *("/settings", "/setup", "/backup", "/files/rejected", "/drills", "/retention", "/series", "/fairness"),
)


@pytest.mark.parametrize("half", [0, 1])  # a desk answers no more pages in one second
@pytest.mark.parametrize("name", BY_ROLE)
def test_a_page_opens_for_the_roles_that_the_matrix_says(shop: BrowserShop, name: str, half: int) -> None:
    browser = shop.signed_in(name)

    for path, act in list(PAGES.items())[half::2]:
        acts = act if isinstance(act, tuple) else (act,)
        allowed = not ROLE_PERMISSIONS[BY_ROLE[name]].isdisjoint(acts) and not (path.startswith(WHOLE_DESK) and name in OUTSIDE)
        assert browser.client.get(path).status_code in ((200, 204) if allowed else (403,)), path


def test_the_page_names_the_duties_that_the_refusal_names(shop: BrowserShop, office: Office) -> None:
    report = watched_report(office)
    subject = subject_of(office).id
    dora = shop.signed_in("Dora")
    owed = office.desk.subjects.show(subject).owed

    with pytest.raises(Undelivered) as refused:
        office.desk.subjects.status(subject, Status.LOW, Decision("Dora", "quiet", "Dan"))
    page = dora.see(f"/subjects/{subject}")
    shown = re.findall(r"<li>(.*?)</li>", page.split('id="holding"')[1].split("</ul>")[0], re.S)

    named = [duty for duty in owed if duty.id in str(refused.value)]
    assert 0 < len(named) < len(owed), "the report is owed an acknowledgement as well, which holds nothing back"
    assert [text_of(each).split(" , due")[0] for each in shown] == [f"{duty.team}: {TO_DO[duty.kind]}, {report}" for duty in named]
    assert "without keeping the status from being lowered" in text_of(page)


def test_what_does_not_hold_it_back_is_no_refusal(shop: BrowserShop, office: Office) -> None:
    watched_report(office)
    subject = subject_of(office).id
    for duty in office.desk.subjects.show(subject).holding:
        office.desk.duties.done(duty.id, by={"north": "Nils", "desk": "Dora"}[duty.team], outcome=duty.kind.rule.outcomes[0], note="done")

    page = text_of(shop.signed_in("Dora").see(f"/subjects/{subject}"))

    assert "cannot be lowered now" not in page
    office.desk.subjects.status(subject, Status.LOW, Decision("Dora", "quiet", "Dan"))


def test_people_who_ask_too_fast_are_told_to_wait(shop: BrowserShop, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("litestar.middleware.rate_limit.time", lambda: 0.0)  # all within one second, however slow the machine is
    dora = shop.signed_in("Dora")
    answers = [dora.client.get("/account") for _ in range(50)]

    assert "Wait a moment and try again" in text_of(next(each.text for each in answers if each.status_code == 429))


def test_what_scrolls_can_be_reached_by_keys_and_is_named(shop: BrowserShop) -> None:
    page = shop.signed_in("Ada").see("/people")

    assert re.search(r'<div class="scroll" tabindex="0" role="region" aria-label[^>]*><table class="list matrix">', page)


@pytest.mark.parametrize(
    ("seconds", "said"), [(0, "just now"), (-20, "just now"), (20, "in less than a minute"), (-90, "2 min ago"), (7200, "in 2 h")]
)
def test_how_far_away_a_time_is(seconds: int, said: str) -> None:
    now = datetime(2026, 3, 2, 9, tzinfo=UTC)

    assert lag(now + timedelta(seconds=seconds), now) == said


@pytest.mark.parametrize(
    ("names", "said"),
    [("M", "M"), ("NM", "N, then M"), ("MM", "M twice"), ("NMMM", "N, then M 3 times"), ("MNM", "M, then N, then M")],
)
def test_a_name_twice_in_a_row_is_said_once(names: str, said: str) -> None:
    assert in_turn(names) == said


def test_a_new_subject_quotes_the_reports_that_were_linked_to_it_since(shop: BrowserShop, office: Office) -> None:
    office.hear("Marek Dolny and Selma Quistorp were at the mill.")
    for name in ("Marek Dolny", "Selma Quistorp"):
        office.subject(name)
    subject = office.desk.subjects.show("Marek Dolny").subject.id
    office.desk.subjects.link(office.hear("The tall one was here again.").report, subject, by="Dora", reason="the caller knows him")

    page = text_of(shop.signed_in("Dora").see(f"/subjects/{subject}"))

    assert "Named in the same reports" in page
    assert "Marek Dolny and Selma Quistorp were at the mill." in page
    assert "its words do not name it" in page
