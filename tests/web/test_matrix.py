"""The matrix of role, object and act, generated from the domain and tried cell by cell at the door of every form."""

from __future__ import annotations

from contextlib import nullcontext

import pytest

from tests.office import Office
from tests.web.browsing import BrowserShop
from tests.web.test_other_pages import BY_ROLE, OUTSIDE, subject_of
from tests.web.test_queue_and_report import watched_report
from tocsin.domain.errors import PermissionDenied
from tocsin.domain.people import DESK, ROLE_PERMISSIONS, Permission, Role

# Each form with nothing in it that could be done: who is entitled is told what is missing, who is not is told so.
REPORT_FORMS = {
    "note": Permission.ANSWER,
    "contact": Permission.ANSWER,
    "deliver": Permission.ANSWER,
    "duties/D-0/done": Permission.ANSWER,
    "duties/D-0/taken-back": Permission.ANSWER,
    "duties/D-0/tried": Permission.ANSWER,
    "duties/D-0/moved": Permission.ANSWER,
    "dossier": Permission.READ,
    "mailbox": Permission.ANSWER,
    "grade": Permission.GRADE,
    "handling": Permission.GRADE,
    "priority": Permission.GRADE,
    "link": Permission.LINK,
    "unlink": Permission.LINK,
    "distinguish": Permission.LINK,
    "source": Permission.READ_SOURCE,
    "erased": Permission.ERASE,
}
SUBJECT_FORMS = {
    "status": Permission.RAISE,
    "lowerings/A-0/confirmed": Permission.LOWER,
    "lowerings/A-0/refused": Permission.LOWER,
    "watch": Permission.WATCH,
    "unwatch": Permission.WATCH,
    "merge": Permission.MERGE,
    "dossier": Permission.READ,
    "split": Permission.MERGE,
}
OTHER_FORMS = {
    "/queue/acknowledged": Permission.ANSWER,
    "/queue/together": Permission.ANSWER,
    "/queue/taken-back": Permission.ANSWER,
    "/calls/C-0": Permission.RECEIVE,
    "/calls/C-0/finished": Permission.RECEIVE,
    "/calls/C-0/discarded": Permission.RECEIVE,
    "/calls/C-0/taken-back": Permission.RECEIVE,
    "/retention/R-0/decided": Permission.ERASE,
    "/retention/access": Permission.AUDIT,
    "/retention/corrections": Permission.AUDIT,
    "/retention/holds": Permission.AUDIT,
    "/retention/holds/H-0/ended": Permission.AUDIT,
    "/series/decided": Permission.ASSESS,
    "/series/Q-0/taken-back": Permission.ASSESS,
    "/drills": Permission.AUDIT,
    "/drills/Y-0/ended": Permission.AUDIT,
    "/record/verified": Permission.AUDIT,
    "/record/reconciled": Permission.AUDIT,
    "/people/Nobody/away": Permission.PEOPLE,
    "/people/Nobody/removed": Permission.PEOPLE,
    "/people/Nobody/invited": Permission.PEOPLE,
    "/people/Nobody/second-step/removed": Permission.PEOPLE,
    "/watch-requests/B-0/approved": Permission.WATCH,
    "/watch-requests/B-0/declined": Permission.WATCH,
    "/subjects": Permission.LINK,
    "/proposals/P-0/accepted": Permission.LINK,
    "/proposals/P-0/declined": Permission.LINK,
    "/items": Permission.ASSESS,
    "/items/I-0/decided": Permission.ASSESS,
    "/items/I-0/copies": Permission.ASSESS,
    "/copies/W-0/opened": Permission.ASSESS,
    "/decisions/K-0/confirmed": Permission.ASSESS,
    "/decisions/K-0/refused": Permission.ASSESS,
    "/decisions/K-0/contested": Permission.ASSESS,
    "/decisions/K-0/notices": Permission.ASSESS,
    "/alerts": Permission.ANSWER,
    "/alerts/Z-0/approved": Permission.ASSESS,
    "/alerts/Z-0/sent": Permission.ANSWER,
    "/alerts/Z-0/code": Permission.ANSWER,
    "/alerts/Z-0/acknowledged": Permission.ANSWER,
    "/alerts/Z-0/replies": Permission.ANSWER,
    "/alerts/Z-0/closed": Permission.ANSWER,
    "/recipients": Permission.ANSWER,
    "/recipients/G-0/contacts": Permission.ANSWER,
    "/recipients/G-0/retired": Permission.ANSWER,
    "/notices/X-0/approved": Permission.ASSESS,
    "/notices/X-0/sent": Permission.ASSESS,
    "/notices/X-0/events": Permission.ASSESS,
    "/notices/X-0/observations": Permission.ASSESS,
    "/notices/X-0/closed": Permission.ASSESS,
    "/answers/F-0/recorded": Permission.ASSESS,
    "/answers/F-0/set-aside": Permission.ASSESS,
    "/copies/bank/F-0/retired": Permission.ASSESS,
    "/suggestions/J-0/confirmed": Permission.ASSESS,
    "/suggestions/J-0/dismissed": Permission.ASSESS,
}
DESK_FORMS = {
    "/settings/desk": Permission.SETTINGS,
    "/backup/made": Permission.BACKUP,
    "/figures/published": Permission.PUBLISH,
    "/files/rejected/X-0/taken-in": Permission.RECEIVE,
    "/files/warnings": Permission.RECEIVE,
    "/files/posts": Permission.LISTS,
    "/files/posts/columns": Permission.LISTS,
    "/files/lists": Permission.LISTS,
    "/columns/I-0/preview": Permission.RECEIVE,
    "/columns/I-0/corrected": Permission.RECEIVE,
    "/columns/posts/9/preview": Permission.LISTS,
    "/columns/posts/9/corrected": Permission.LISTS,
    "/settings/door": Permission.SETTINGS,
    "/settings/mail": Permission.SETTINGS,
    "/settings/mail/test": Permission.SETTINGS,
    "/settings/notices": Permission.SETTINGS,
    "/settings/catalogues": Permission.SETTINGS,
    "/settings/accepted": Permission.SETTINGS,
    "/setup/people/invited": Permission.SETTINGS,
}
WHOLE_DESK_FORMS = (
    "/retention",
    "/series",
    "/drills",
    "/proposals",
    "/record",
    "/items",
    "/decisions",
    "/notices",
    "/answers",
    "/suggestions",
    "/alerts",
    "/recipients",
    "/copies",
    "/settings",
    "/setup",
    "/backup",
    "/figures",
    "/files",
    "/columns",
)
EMPTY = dict.fromkeys(("note", "outcome", "team", "reason", "value", "level", "names", "kind", "until", "contact", "report", "subject"), "")


@pytest.mark.parametrize("part", ["report", "subject", "other", "more", "desk"])  # a person may send no more in a second
@pytest.mark.parametrize("name", BY_ROLE)
def test_every_form_opens_for_the_roles_that_the_matrix_says(shop: BrowserShop, office: Office, name: str, part: str) -> None:
    report = watched_report(office)
    subject = subject_of(office).id
    forms = {
        "report": {f"/reports/{report}/{form}": act for form, act in REPORT_FORMS.items()},
        "subject": {f"/subjects/{subject}/{form}": act for form, act in SUBJECT_FORMS.items()},
        "other": dict(list(OTHER_FORMS.items())[::2]),
        "more": dict(list(OTHER_FORMS.items())[1::2]),
        "desk": DESK_FORMS,
    }[part]
    browser, role = shop.signed_in(name), BY_ROLE[name]
    head = office.desk.audit.head().seq

    for path, act in forms.items():
        status = browser.post(path, **EMPTY).status_code
        entitled = act in ROLE_PERMISSIONS[role]
        outside = path.endswith("/unwatch") and name != "Dora"  # another team's watch
        outside |= path.startswith(WHOLE_DESK_FORMS) and name in OUTSIDE  # what tells of every team
        assert (status == 403) == (not entitled or (entitled and outside)), (path, role, status)
    assert office.desk.audit.head().seq == head, "a form without content changed something"


def test_each_person_reaches_what_their_role_and_team_say(office: Office) -> None:
    report = watched_report(office)

    for person in office.desk.people.listed()[1]:
        reads = Permission.READ in ROLE_PERMISSIONS[person.role] and (
            DESK in person.teams or person.role is Role.AUDITOR or "north" in person.teams
        )
        with nullcontext() if reads else pytest.raises(PermissionDenied):
            office.desk.report_access.require(report, by=person.name)


# Whose password, second step, role and leaving each person has a say in; nobody else has any, and nobody in their own.
LOOKED_AFTER = {
    "Dora": {"Dan", "Cato"},
    "Nora": {"Nils"},
    "Ada": {"Dora", "Dan", "Cato", "Nora", "Nils", "Sam", "Sue", "Avi"},
}
ACCOUNT_FORMS = ("invited", "second-step/removed", "removed")


@pytest.mark.parametrize("name", BY_ROLE)
def test_each_account_is_open_to_whoever_looks_after_it_alone(shop: BrowserShop, office: Office, name: str) -> None:
    browser = shop.signed_in(name)

    for person in office.desk.people.listed()[1]:
        for form in ACCOUNT_FORMS:
            status = browser.post(f"/people/{person.name}/{form}", reason="for the test").status_code
            assert (status == 403) == (person.name not in LOOKED_AFTER.get(name, set())), (form, person.name, status)


@pytest.mark.parametrize("name", LOOKED_AFTER)
def test_only_the_buttons_that_work_are_shown(shop: BrowserShop, office: Office, name: str) -> None:
    page = shop.signed_in(name).see("/people")

    for person in office.desk.people.listed()[1]:
        for form in ("invited", "removed"):
            assert (f"/people/{person.name}/{form}" in page) == (person.name in LOOKED_AFTER[name]), (form, person.name)


@pytest.mark.parametrize("name", BY_ROLE)
@pytest.mark.parametrize(("team", "role"), [("north", Role.MEMBER), ("north", Role.ADMINISTRATOR), ("desk", Role.MEMBER)])
def test_nobody_is_given_more_than_the_giver_has_a_say_in(shop: BrowserShop, office: Office, name: str, team: str, role: Role) -> None:
    browser = shop.signed_in(name)
    within = {"Ada": True, "Nora": team == "north" and role is Role.MEMBER, "Dora": team == DESK}.get(name, False)

    for other in ("Nele", *(person.name for person in office.desk.people.listed()[1])):
        status = browser.post("/people", name=other, team=team, role=role).status_code
        allowed = within and (other == "Nele" or other in LOOKED_AFTER[name])
        assert (status == 403) == (not allowed), (other, status)


def test_who_is_away_and_where_mail_goes_is_said_by_a_lead_of_the_team_or_of_the_desk(shop: BrowserShop) -> None:
    for name, north, south in (("Nora", 200, 403), ("Dora", 200, 200), ("Ada", 200, 200)):
        browser = shop.signed_in(name)
        for team, person, status in (("north", "Nils", north), ("south", "Sam", south)):
            browser.send(f"/people/{person}/away", status, until="2026-03-03T09:00")
            browser.send("/teams", status, name=team, address=f"{name}@example.org".lower())
            if status == 200:
                browser.send(f"/people/{person}/away", until="")
