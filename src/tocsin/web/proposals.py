"""Proposals: names on no list that may be subjects, and pairs of subjects that may be the same."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from litestar import Response, get, post
from litestar.di import NamedDependency, Provide
from litestar.params import FromPath, FromQuery, URLEncodedBody
from litestar.response import Stream, Template

from tocsin.desk import Desk
from tocsin.desk.proposals import A_PAGE, NewName
from tocsin.domain.errors import Malformed
from tocsin.domain.people import Permission
from tocsin.domain.subject import Kind
from tocsin.web.exports import as_csv, as_json_lines
from tocsin.web.pages import page, see_other, segment
from tocsin.web.report import required
from tocsin.web.security import Asked, TheDesk, may

NEWEST = 500
"""Number of newest reports read for a page; the command line reads more."""


@dataclass(frozen=True, slots=True)
class AcceptForm:
    """The form that accepts a proposal. ``kind`` is the kind of a new subject, empty for a merge."""

    reason: str
    kind: str = ""


@dataclass(frozen=True, slots=True)
class DeclineForm:
    """The form that declines a proposal. ``view`` is the page to return to."""

    reason: str
    view: str = ""


@dataclass(frozen=True, slots=True)
class NameSelection:
    """A selection of the proposed names: one kind or all, ordered by mentions, reports or name."""

    kind: FromQuery[str] = ""
    order: FromQuery[str] = ""

    def of(self, names: Sequence[NewName]) -> list[NewName]:
        """Return the names of this selection in its order."""
        chosen = [name for name in names if not self.kind or name.kind == self.kind]
        return sorted(chosen, key=_ORDERS[self.order]) if self.order in _ORDERS else chosen


_ORDERS: dict[str, Callable[[NewName], tuple[int, str]]] = {
    "reports": lambda name: (-name.reports, name.name),
    "name": lambda name: (0, name.name.casefold()),
}


_SELECTION = {"wanted": Provide(NameSelection, sync_to_thread=False)}
TheNames = NamedDependency[NameSelection]


@get("/proposals", guards=[may(Permission.READ)], dependencies=_SELECTION, sync_to_thread=True)
def names(request: Asked, desk: TheDesk, wanted: TheNames) -> Template:
    """List new names in the newest reports."""
    proposals = wanted.of(desk.proposals.names_for(by=request.user.name, limit=NEWEST, again="said" in request.query_params))
    may_answer = request.user.may(Permission.LINK)
    values = {"names": proposals[:A_PAGE], "same": [], "more": len(proposals[A_PAGE:]), "kinds": list(Kind), "newest": NEWEST}
    return page(request, "proposals.html", may_answer=may_answer, wanted=wanted, **values)


@get("/proposals.json", guards=[may(Permission.READ)], dependencies=_SELECTION, sync_to_thread=True, include_in_schema=True, tags=["lists"])
def names_json(request: Asked, desk: TheDesk, wanted: TheNames) -> Stream:
    """Return the proposed names that the filter finds, one JSON object a line."""
    return as_json_lines(_rows(desk, wanted, request.user.name))


@get("/proposals.csv", guards=[may(Permission.READ)], dependencies=_SELECTION, sync_to_thread=True, include_in_schema=True, tags=["lists"])
def names_csv(request: Asked, desk: TheDesk, wanted: TheNames) -> Stream:
    """Return the proposed names that the filter finds, as CSV."""
    return as_csv(_rows(desk, wanted, request.user.name))


def _rows(desk: Desk, wanted: NameSelection, by: str) -> list[dict[str, Any]]:
    proposals = wanted.of(desk.proposals.names_for(by=by, limit=NEWEST, again=True))
    return [{name: getattr(proposal, name) for name in ("id", "name", "kind", "mentions", "reports")} for proposal in proposals]


@get("/proposals/same", guards=[may(Permission.READ)], sync_to_thread=True)
def same(request: Asked, desk: TheDesk) -> Template:
    """List pairs of subjects that may be the same."""
    proposals = desk.proposals.same_for(by=request.user.name)
    values = {"names": [], "same": proposals[:A_PAGE], "more": len(proposals[A_PAGE:]), "kinds": [], "newest": NEWEST}
    return page(request, "proposals.html", may_answer=request.user.may(Permission.MERGE), wanted=NameSelection(), **values)


@post("/proposals/{number:str}/accepted", guards=[may(Permission.LINK, Permission.MERGE)], sync_to_thread=True, status_code=303)
def accept(request: Asked, desk: TheDesk, number: FromPath[str], data: URLEncodedBody[AcceptForm]) -> Response[Any]:
    """Make a name a subject, or merge two subjects, and show the result."""
    desk.proposals.require_desk(by=request.user.name)
    if data.kind and data.kind not in set(Kind):
        raise Malformed(f"a subject is one of {', '.join(Kind)}")
    subject = desk.proposals.accept(number, by=request.user.name, reason=required(data.reason), kind=data.kind, limit=NEWEST)
    return see_other(f"/subjects/{segment(subject.id)}", "added" if data.kind else "merged")


@post("/proposals/{number:str}/declined", guards=[may(Permission.LINK, Permission.MERGE)], sync_to_thread=True, status_code=303)
def decline(request: Asked, desk: TheDesk, number: FromPath[str], data: URLEncodedBody[DeclineForm]) -> Response[Any]:
    """Decline a proposal."""
    desk.proposals.require_desk(by=request.user.name)
    desk.proposals.decline(number, by=request.user.name, reason=required(data.reason), limit=NEWEST)
    return see_other("/proposals/same" if data.view == "same" else "/proposals", "declined")
