"""The matrix of role, object and act, generated from the domain and tried cell by cell at the door of every form."""

from __future__ import annotations

from contextlib import nullcontext

import pytest

from tests.office import Office
from tests.web.browsing import BrowserShop
from tests.web.test_other_pages import BY_ROLE, subject_of
from tests.web.test_queue_and_report import watched_report
from tocsin.domain.errors import NotEntitled
from tocsin.domain.people import DESK, ENTITLED, Act, Role

# Each form with nothing in it that could be done: who is entitled is told what is missing, who is not is told so.
REPORT_FORMS = {
    "note": Act.ANSWER,
    "deliver": Act.ANSWER,
    "duties/D-0/done": Act.ANSWER,
    "duties/D-0/tried": Act.ANSWER,
    "duties/D-0/moved": Act.ANSWER,
    "mailbox": Act.ANSWER,
    "grade": Act.GRADE,
    "handling": Act.GRADE,
    "priority": Act.GRADE,
    "link": Act.LINK,
    "unlink": Act.LINK,
    "distinguish": Act.LINK,
    "source": Act.READ_SOURCE,
}
SUBJECT_FORMS = {"status": Act.RAISE, "watch": Act.WATCH, "unwatch": Act.WATCH, "merge": Act.MERGE, "split": Act.MERGE}
OTHER_FORMS = {
    "/calls/C-0": Act.RECEIVE,
    "/calls/C-0/finished": Act.RECEIVE,
    "/people/Nobody/away": Act.PEOPLE,
    "/people/Nobody/removed": Act.PEOPLE,
    "/people/Nobody/invited": Act.PEOPLE,
    "/people/Nobody/second-step/removed": Act.PEOPLE,
    "/subjects": Act.LINK,
    "/proposals/P-0/accepted": Act.LINK,
    "/proposals/P-0/declined": Act.LINK,
}
EMPTY = dict.fromkeys(("note", "outcome", "team", "reason", "value", "level", "names", "kind", "until"), "")


@pytest.mark.parametrize("name", BY_ROLE)
def test_every_form_opens_for_the_roles_that_the_matrix_says(shop: BrowserShop, office: Office, name: str) -> None:
    report = watched_report(office)
    subject = subject_of(office).id
    forms = {f"/reports/{report}/{form}": act for form, act in REPORT_FORMS.items()}
    forms |= {f"/subjects/{subject}/{form}": act for form, act in SUBJECT_FORMS.items()} | OTHER_FORMS
    browser, role = shop.signed_in(name), BY_ROLE[name]
    head = office.desk.record.head().seq

    for path, act in forms.items():
        status = browser.post(path, **EMPTY).status_code
        entitled = act in ENTITLED[role]
        outside = path.endswith("/unwatch") and role is not Role.LEAD  # another team's watch
        outside |= path.startswith("/proposals") and role is Role.MEMBER  # what quotes from every report
        assert (status == 403) == (not entitled or (entitled and outside)), (path, role, status)
    assert office.desk.record.head().seq == head, "a form without content changed something"


def test_each_person_reaches_what_their_role_and_team_say(office: Office) -> None:
    report = watched_report(office)

    for person in office.desk.people.listed()[1]:
        reads = Act.READ in ENTITLED[person.role] and (DESK in person.teams or person.role is Role.AUDITOR or "north" in person.teams)
        with nullcontext() if reads else pytest.raises(NotEntitled):
            office.desk.readingroom.require(report, person.name)
