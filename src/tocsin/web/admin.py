"""Pages of people and teams, of the lists, and of the record."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import Any

import msgspec
from litestar import Response, get, post
from litestar.params import FromPath, URLEncodedBody
from litestar.response import Template

from tocsin.domain.access import can_manage_team
from tocsin.domain.people import Permission, Role, parse_role
from tocsin.domain.roles import role_table
from tocsin.domain.time_zone import parse_time
from tocsin.web.first_use import Invited, invitation
from tocsin.web.pages import page, see_other
from tocsin.web.report import ReasonForm, required
from tocsin.web.security import Asked, TheDesk, may

_PEOPLE = [may(Permission.PEOPLE)]
_AUDIT = [may(Permission.AUDIT)]


@dataclass(frozen=True, slots=True)
class PersonForm:
    """The form that adds a person to a team."""

    name: str
    team: str
    role: str
    address: str = ""


@dataclass(frozen=True, slots=True)
class TeamAddressForm:
    """The form that adds a team or changes its address."""

    name: str
    address: str = ""


@dataclass(frozen=True, slots=True)
class AbsenceForm:
    """The absence form. ``until`` is empty when the person is back."""

    until: str = ""


@dataclass(frozen=True, slots=True)
class InvitationForm:
    """The invitation form. ``reason`` is required for a person who has a password."""

    reason: str = ""


@get("/people", guards=_PEOPLE, sync_to_thread=True)
def people(request: Asked, desk: TheDesk) -> Template:
    """List the people and teams, and what each role may do."""
    teams, persons = desk.people.listed()
    return page(
        request,
        "people.html",
        teams=teams,
        people=persons,
        credentials=desk.sign_in.credentials(),
        reach=desk.people.reach(by=request.user.name),
        can_manage_team=partial(can_manage_team, request.user.person),
        roles=list(Role),
        table=role_table(),
    )


@post("/people", guards=_PEOPLE, sync_to_thread=True, status_code=303)
def add_person(request: Asked, desk: TheDesk, data: URLEncodedBody[PersonForm]) -> Response[Any]:
    """Add a person, or one more team for a person who is here."""
    desk.people.add(data.name, data.team, parse_role(data.role), data.address, by=request.user.name)
    return see_other("/people", "person-added")


@post("/teams", guards=_PEOPLE, sync_to_thread=True, status_code=303)
def add_team(request: Asked, desk: TheDesk, data: URLEncodedBody[TeamAddressForm]) -> Response[Any]:
    """Add a team, or change its address."""
    desk.people.add_team(data.name, data.address, by=request.user.name)
    return see_other("/people", "added")


@post("/people/{name:str}/away", guards=_PEOPLE, sync_to_thread=True, status_code=303)
def away(request: Asked, desk: TheDesk, name: FromPath[str], data: URLEncodedBody[AbsenceForm]) -> Response[Any]:
    """Set until when a person is away. Escalations go to those present."""
    desk.people.away(name, parse_time(data.until, desk.zone) if data.until else None, by=request.user.name)
    return see_other("/people", "changed")


@post("/people/{name:str}/removed", guards=_PEOPLE, sync_to_thread=True, status_code=303)
def remove(request: Asked, desk: TheDesk, name: FromPath[str], data: URLEncodedBody[ReasonForm]) -> Response[Any]:
    """Remove a person. They are signed out at once."""
    desk.people.remove(name, reason=required(data.reason), by=request.user.name)
    return see_other("/people", "changed")


@post("/people/{name:str}/invited", guards=_PEOPLE, sync_to_thread=True, status_code=200)
def invite(request: Asked, desk: TheDesk, name: FromPath[str], data: URLEncodedBody[InvitationForm]) -> Template:
    """Create an invitation: a link, shown once, by which the person sets a password of their own."""
    key = desk.sign_in.invite(name, by=request.user.name, reason=data.reason)
    return page(request, "invitations.html", invited=[Invited(name, invitation(request, desk, name, key))])


@post("/people/{name:str}/second-step/removed", guards=_PEOPLE, sync_to_thread=True, status_code=303)
def lost_device(request: Asked, desk: TheDesk, name: FromPath[str], data: URLEncodedBody[ReasonForm]) -> Response[Any]:
    """Remove the second step of a person who lost the device."""
    desk.sign_in.remove_second_step(name, by=request.user.name, reason=required(data.reason))
    return see_other("/people", "changed")


@get("/lists", guards=[may(Permission.LISTS, Permission.AUDIT)], sync_to_thread=True)
def lists(request: Asked, desk: TheDesk) -> Template:
    """List every version of every list."""
    return page(request, "lists.html", lists=desk.lists.listed())


@get("/record", guards=_AUDIT, sync_to_thread=True)
def record(request: Asked, desk: TheDesk) -> Template:
    """Show the head of the record, and the checks that can be run."""
    return page(request, "record.html", head=desk.audit.head(), verified=None, balance=None)


@post("/record/verified", guards=_AUDIT, sync_to_thread=True, status_code=200)
def verify(request: Asked, desk: TheDesk) -> Template:
    """Verify the whole ledger and everything it commits to."""
    return page(request, "record.html", head=desk.audit.head(), verified=desk.audit.verify(), balance=None)


@post("/record/reconciled", guards=_AUDIT, sync_to_thread=True, status_code=200)
def reconcile(request: Asked, desk: TheDesk) -> Template:
    """Reconcile the duties: every one opened must be open, done or moved."""
    return page(request, "record.html", head=desk.audit.head(), verified=None, balance=desk.audit.reconcile())


@post("/record/receipt", guards=_AUDIT, sync_to_thread=True, status_code=200)
def receipt(desk: TheDesk) -> Response[bytes]:
    """Return a signed tree head, to be kept apart from this desk."""
    receipt_ = desk.receipts.issue()
    name = f"tocsin-receipt-{receipt_.head.size}.json"
    headers = {"Content-Disposition": f'attachment; filename="{name}"'}
    return Response(msgspec.json.encode(receipt_) + b"\n", media_type="application/json", headers=headers)
