"""The live queue of duties."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any

from litestar import MediaType, Response, get, post
from litestar.di import NamedDependency, Provide
from litestar.exceptions import NotFoundException
from litestar.params import FromPath, FromQuery, URLEncodedBody
from litestar.response import Redirect, Template

from tocsin.desk import Desk
from tocsin.desk.queue import EVERY, MINE, OVERDUE, PAGE, Wanted
from tocsin.desk.report_access import Opened, OwedView
from tocsin.domain.access import can_read_all
from tocsin.domain.duty import ACKNOWLEDGED, DutyKind
from tocsin.domain.looks import READING, SETTLES
from tocsin.domain.people import Permission
from tocsin.domain.report import Priority
from tocsin.web.live_queue import LiveQueue, RenderedRows
from tocsin.web.pages import context, not_used, page, see_other, segment
from tocsin.web.security import ASKS_AGAIN, PUBLIC, Asked, TheDesk, may

VIEWS = (MINE, OVERDUE, EVERY)


@get("/", guards=[may(Permission.READ, Permission.PEOPLE, Permission.AUDIT)], sync_to_thread=True)
def home(request: Asked) -> Response[object]:
    """Redirect to the first page of a role: the queue, or the people for those who read no reports."""
    if not request.user.may(Permission.READ):
        return see_other("/people")
    return see_other("/queue")


@get("/{rest:path}", opt={PUBLIC: True}, sync_to_thread=True)
def unknown_address(rest: FromPath[str]) -> Response[object]:
    """Answer an address that is none, with the navigation of whoever is signed in."""
    raise NotFoundException


@get("/duties/{duty:str}", guards=[may(Permission.READ)], sync_to_thread=True)
def duty(request: Asked, desk: TheDesk, duty: FromPath[str]) -> Response[object]:
    """Redirect to a duty on its report's page."""
    return see_other(f"/reports/{segment(desk.report_access.duty(duty, by=request.user.name).report)}#{segment(duty)}")


def wanted(
    view: FromQuery[str] = MINE,
    team: FromQuery[str] = "",
    kind: FromQuery[str] = "",
    priority: FromQuery[str] = "",
    after: FromQuery[str] = "",
    order: FromQuery[str] = "",
) -> Wanted:
    """Parse the filters in the address."""
    return Wanted(view if view in VIEWS else MINE, team, kind, priority, after, order)


TheWanted = NamedDependency[Wanted]
WANTED = {"wanted": Provide(wanted, sync_to_thread=False)}


@get("/queue", guards=[may(Permission.READ)], dependencies=WANTED, sync_to_thread=True)
def queue(request: Asked, desk: TheDesk, wanted: TheWanted) -> Template:
    """Show the queue, filtered as the address says."""
    name, answers = request.user.name, request.user.may(Permission.ANSWER)
    back = desk.duties.can_be_taken_back(request.query_params.get("back", "").split("~"), by=name) if answers else []
    ready = desk.queue.read_already(by=name) if answers and _for(request, wanted).view == MINE else []
    asked_view = request.query_params.get("view", MINE)
    said = {} if asked_view in VIEWS else {"notice": not_used(f"view={asked_view[:20]}")}
    return page(request, "queue.html", **_shown(request, desk, wanted), ready=ready, back=back, **said)


@dataclass(frozen=True, slots=True)
class DutiesForm:
    """The form that names duties. One alone arrives as a text."""

    duty: list[str] | str = ""

    @property
    def duties(self) -> list[str]:
        """Return the ids of the duties."""
        return list(filter(None, [self.duty] if isinstance(self.duty, str) else self.duty))


@get("/queue/together", guards=[may(Permission.READ)], sync_to_thread=True)
def together(request: Asked, desk: TheDesk, report: FromQuery[list[str]]) -> Template:
    """Show slight reports of one file below one another, with one form that answers those chosen. Each reading is recorded."""
    opened = [desk.report_access.open(number, again=True, by=request.user.name) for number in dict.fromkeys(report[:PAGE])]
    looks = [(shown_report, _own_reading(shown_report)) for shown_report in opened]
    leads = [duties[0] for _, duties in looks if duties]
    beside = {view.duty.kind: view.offered for _, duties in looks for view in duties[1:]}
    offered = [outcome for outcome in leads[0].offered if all(outcome in lead.offered for lead in leads)] if leads else []
    return page(request, "together.html", looks=looks, offered=offered, beside=beside)


def _own_reading(opened: Opened) -> list[OwedView]:
    """Return the duties that this person answers by reading a report, one a kind: the one that decides first, without what it settles."""
    views = {view.duty.kind: view for view in opened.owed if view.mine and view.duty.kind in READING}
    kinds = sorted(views, key=(DutyKind.ASSESS, *READING).index)
    return [views[kind] for kind in kinds if kind is not SETTLES.get(kinds[0])]


@dataclass(frozen=True, slots=True)
class TogetherForm(DutiesForm):
    """The form that answers several looks: the duties, an outcome, and answers to further kinds, such as ``look=read``."""

    outcome: str = ""
    also: list[str] | str = ""

    @property
    def answers(self) -> dict[str, str]:
        """Return the answer to each further kind, without those still to do."""
        chosen = filter(None, [self.also] if isinstance(self.also, str) else self.also)
        return {kind: outcome for kind, _, outcome in (answer.partition("=") for answer in chosen)}


@post("/queue/together", guards=[may(Permission.ANSWER)], sync_to_thread=True, status_code=303)
def answer_together(request: Asked, desk: TheDesk, data: URLEncodedBody[TogetherForm]) -> Response[object]:
    """End duties about several reports that the person has read together."""
    answered = desk.duties.done_together(data.duties, data.outcome, data.answers, by=request.user.name)
    return Redirect(f"/queue?said=answered-together&back={'~'.join(duty.id for duty in answered)}", status_code=303)


@post("/queue/acknowledged", guards=[may(Permission.ANSWER)], sync_to_thread=True, status_code=303)
def acknowledge_read(request: Asked, desk: TheDesk, data: URLEncodedBody[DutiesForm]) -> Response[object]:
    """Acknowledge several deliveries of reports that the person has read."""
    answered = desk.duties.done_together(data.duties, ACKNOWLEDGED, by=request.user.name)
    return Redirect(f"/queue?said=answered-together&back={'~'.join(duty.id for duty in answered)}", status_code=303)


@post("/queue/taken-back", guards=[may(Permission.ANSWER)], sync_to_thread=True, status_code=303)
def take_back_several(request: Asked, desk: TheDesk, data: URLEncodedBody[DutiesForm]) -> Response[object]:
    """Undo one's own answers after a wrong click, within a minute."""
    desk.duties.take_back_all(data.duties, by=request.user.name)
    return see_other("/queue", "taken-back")


@get("/queue/rows", guards=[may(Permission.READ)], opt={ASKS_AGAIN: True}, dependencies=WANTED, sync_to_thread=True)
def rows(
    request: Asked, desk: TheDesk, board: NamedDependency[LiveQueue], wanted: TheWanted, head: FromQuery[int] = 0
) -> Response[None] | Response[str]:
    """Return the rows when the record has grown since ``head``, else an empty answer (204)."""
    person, wanted = request.user.person, _for(request, wanted)
    stalled = desk.jobs.stalled()
    rendered = board.show((person.teams, person.role, wanted, stalled), desk.queue.head, lambda: _read(request, desk, wanted))
    if rendered.head == head and not stalled:
        return Response(None, status_code=204)
    return Response(rendered.html, media_type=MediaType.HTML)


def _for(request: Asked, wanted: Wanted) -> Wanted:
    """Widen the view for those who owe nothing themselves, such as auditors: they see what everyone owes."""
    return wanted if request.user.may(Permission.ANSWER) or wanted.view != MINE else replace(wanted, view=EVERY)


def _read(request: Asked, desk: Desk, wanted: Wanted) -> RenderedRows:
    """Render the rows as everyone with the same teams and role sees them."""
    values = _shown(request, desk, wanted)
    engine = request.app.template_engine
    assert engine is not None
    html = engine.get_template("queue_rows.html").render(**context(request), **values)
    return RenderedRows(values["page"].head, html)


def _shown(request: Asked, desk: Desk, wanted: Wanted) -> dict[str, Any]:
    person, wanted = request.user.person, _for(request, wanted)
    teams = [team.name for team in desk.people.listed()[0]] if can_read_all(person) and wanted.view != "mine" else list(person.teams)
    return {
        "page": desk.queue.page(by=person.name, wanted=wanted),
        "counts": desk.queue.counts(by=person.name),
        "wanted": wanted,
        "filters": {
            "view": wanted.view,
            "team": wanted.team,
            "kind": wanted.kind,
            "priority": wanted.priority,
            "order": wanted.order,
        },
        "teams": teams,
        "kinds": list(DutyKind),
        "priorities": list(Priority),
        "wide": can_read_all(person),
    }
