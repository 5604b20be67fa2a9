"""Set-up of a desk, step by step, and the checklist of what is still missing, which asks what ``doctor`` asks."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from litestar import Response, get, post
from litestar.params import FromPath, URLEncodedBody
from litestar.response import Template

from tocsin.desk import Desk
from tocsin.desk.checkup import CheckupFinding, Severity, Topic
from tocsin.desk.sign_in import SecondStep
from tocsin.domain.errors import Refused, TocsinError, Unknown
from tocsin.domain.people import Permission, parse_role
from tocsin.web.first_use import Invited, invitation
from tocsin.web.pages import page, see_other
from tocsin.web.security import Asked, TheDesk, own_path
from tocsin.web.settings import MAY_CHANGE, forms

SECOND_STEP = "second-step"
ROWS = 6
"""Rows of the forms that add several teams or people."""


@dataclass(frozen=True, slots=True)
class Step:
    """One step of the set-up: the topics of the check-up that it settles, the page that mends them later, and what that page needs.

    An empty ``needs`` means that whoever sees the set-up may open the page.
    """

    key: str
    title: str
    topics: tuple[Topic, ...]
    page: str
    needs: str = ""


STEPS = (
    Step(SECOND_STEP, "Second step", (Topic.SECOND_STEP,), "/account"),
    Step("desk", "Name, time and languages", (Topic.TIME_AND_LANGUAGES,), "/settings"),
    Step("teams", "Teams", (Topic.TEAMS,), "/people"),
    Step("people", "People", (Topic.PEOPLE,), "/people"),
    Step("mail", "Mail", (Topic.MAIL,), "/settings"),
    Step("door", "Public door", (Topic.DOOR,), "/settings"),
    Step("lists", "Lists", (Topic.LISTS,), "/lists"),
)
_LATER = (
    Step("", "Watches", (Topic.WATCHES,), "/subjects", Permission.READ),
    Step("", "Notices to platforms", (Topic.NOTICES,), "/settings"),
    Step("", "Overdue work", (Topic.WORK,), "/queue?view=overdue", Permission.READ),
    Step("", "Backup", (Topic.BACKUP,), "/backup", Permission.BACKUP),
    Step("", "Machine", (Topic.MACHINE,), ""),
)


@dataclass(frozen=True, slots=True)
class CheckedStep:
    """A step with what the check-up finds about it."""

    step: Step
    findings: tuple[CheckupFinding, ...]

    @property
    def state(self) -> str:
        """Return ``done``, ``broken``, ``weak`` or ``advice``: the gravest finding."""
        return min((finding.severity for finding in self.findings), key=list(Severity).index, default="done")


@get("/setup", guards=MAY_CHANGE, sync_to_thread=True)
def checklist(request: Asked, desk: TheDesk) -> Template:
    """Show what is set up and what is missing."""
    return page(request, "setup.html", steps=checked(desk, (*STEPS, *_LATER)))


@get("/setup/{step:str}", guards=MAY_CHANGE, sync_to_thread=True)
def step(request: Asked, desk: TheDesk, step: FromPath[str]) -> Template:
    """Show one step of the set-up."""
    offer = desk.sign_in.second_step(request.user.name) if step == SECOND_STEP and request.user.credential else None
    return step_page(request, desk, step, offer)


def step_page(request: Asked, desk: Desk, step: str, offer: SecondStep | None = None, wrong: str = "") -> Template:
    """Return the page of one step. ``wrong`` says why a second step was refused. Raises :class:`Unknown`."""
    number = next((number for number, known_step in enumerate(STEPS) if known_step.key == step), None)
    if number is None:
        raise Unknown("step of the set-up", step, "go on from the list of steps")
    after = f"/setup/{STEPS[number + 1].key}" if number + 1 < len(STEPS) else "/setup"
    teams, people = desk.people.listed()
    return page(
        request,
        "setup_step.html",
        steps=checked(desk, STEPS),
        number=number,
        after=after,
        offer=offer,
        wrong=wrong,
        teams=teams,
        people=people,
        reach=desk.people.reach(by=request.user.name),
        rows=range(1, ROWS + 1),
        **forms(desk, f"/setup/{step}"),
    )


def checked(desk: Desk, steps: Sequence[Step]) -> list[CheckedStep]:
    """Return these steps with the findings of the check-up."""
    findings = desk.checkup.findings()
    return [CheckedStep(step, tuple(finding for finding in findings if finding.topic in step.topics)) for step in steps]


@post("/setup/teams/saved", guards=MAY_CHANGE, sync_to_thread=True, status_code=303)
def add_teams(request: Asked, desk: TheDesk, data: URLEncodedBody[dict[str, str]]) -> Response[Any]:
    """Add several teams. One that is there with the same address is left as it is."""
    there = {(team.name, team.address) for team in desk.people.listed()[0]}
    for row in _rows(data, ("team", "mail")):
        if row["team"] and (row["team"], row["mail"]) not in there:
            desk.people.add_team(row["team"], row["mail"], by=request.user.name)
    return see_other(own_path(data.get("next", "/setup/people")), "teams")


@post("/setup/people/invited", guards=MAY_CHANGE, sync_to_thread=True, status_code=200)
def add_people(request: Asked, desk: TheDesk, data: URLEncodedBody[dict[str, str]]) -> Template:
    """Add several people and show a link for each of them, once."""
    rows = [row for row in _rows(data, ("name", "team", "role", "mail")) if row["name"]]
    if not rows:
        raise Refused("no name was typed: fill in at least one row, or go on to the next step")
    return page(request, "invitations.html", invited=[_added(request, desk, row) for row in rows])


def _added(request: Asked, desk: Desk, row: Mapping[str, str]) -> Invited:
    try:
        person = desk.people.add(row["name"], row["team"], parse_role(row["role"]), row["mail"], by=request.user.name)
        return Invited(person.name, invitation(request, desk, person.name, desk.sign_in.invite(person.name, by=request.user.name)))
    except TocsinError as error:
        return Invited(row["name"], problem=str(error))


def _rows(data: Mapping[str, str], names: Sequence[str]) -> list[dict[str, str]]:
    """Return the rows of a form with numbered fields such as ``team-1``."""
    return [{name: data.get(f"{name}-{number}", "").strip() for name in names} for number in range(1, ROWS + 1)]
