"""Items that should be acted on: added, decided under a policy, and turned into notices."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from litestar import Response, get, post
from litestar.params import FromPath, FromQuery, URLEncodedBody
from litestar.response import Template

from tocsin.desk import Desk
from tocsin.desk.items import NewItem
from tocsin.desk.notices import NewNotice
from tocsin.domain.errors import Malformed
from tocsin.domain.item import ItemKind, PointAnswer, PointReply
from tocsin.domain.people import Permission
from tocsin.domain.report import HeldFile
from tocsin.outbound.notice_text import LANGUAGES
from tocsin.outbound.outcome_text import PLAIN
from tocsin.web.files import downloaded
from tocsin.web.pages import page, see_other, segment
from tocsin.web.report import ReasonForm, required
from tocsin.web.security import Asked, TheDesk, of_desk

_READ = [of_desk(Permission.READ)]
_ASSESS = [of_desk(Permission.ASSESS)]


@dataclass(frozen=True, slots=True)
class ItemForm:
    """The form that adds an item."""

    location: str
    kind: str = ItemKind.LINK.value
    platform: str = ""
    report: str = ""


@dataclass(frozen=True, slots=True)
class DraftForm:
    """The form that drafts a notice."""

    platform: str
    address: str
    language: str = "en"
    quoted: str = ""
    names_checked: str = ""


@get("/items", guards=_READ, sync_to_thread=True)
def items(request: Asked, desk: TheDesk, report: FromQuery[str] = "", location: FromQuery[str] = "") -> Template:
    """Return the list of items. ``report`` and ``location`` fill in the form that adds one."""
    filled = {"report": report[:20], "location": location[:2000]}
    return page(request, "items.html", views=desk.items.listed(by=request.user.name), kinds=list(ItemKind), filled=filled)


@post("/items", guards=_ASSESS, sync_to_thread=True, status_code=303)
def add_item(request: Asked, desk: TheDesk, data: URLEncodedBody[ItemForm]) -> Response[Any]:
    """File an item and go to its page."""
    if data.kind not in set(ItemKind):
        raise Malformed(f"an item is one of {', '.join(ItemKind)}")
    item = desk.items.add(NewItem(ItemKind(data.kind), data.location, data.platform, named_in=data.report.strip()), by=request.user.name)
    return see_other(f"/items/{segment(item.id)}", "added")


@get("/items/{number:str}", guards=_READ, sync_to_thread=True)
def item(request: Asked, desk: TheDesk, number: FromPath[str], policy: FromQuery[str] = "") -> Template:
    """Return the page of an item. ``policy`` is the one whose checklist is shown."""
    view = desk.items.view(number, by=request.user.name)
    policies = desk.items.policies()
    return page(
        request,
        "item.html",
        view=view,
        answers={decision.id: desk.items.sentences(decision.id) for decision in view.decisions},
        questions={decision.id: {point.id: point.question for point in desk.items.points(decision.policy)} for decision in view.decisions},
        policies=policies,
        policy=next((other for other in policies if other.id == policy), None),
        points=desk.items.points(policy) if policy else (),
        replies=list(PointReply),
        languages=LANGUAGES,
        contact=(contact := desk.platforms.of(view.location)),
        contact_is_stale=contact is not None and desk.platforms.is_stale(contact),
        notices=[other for other in desk.notices.listed(closed=True, by=request.user.name) if other.notice.item == view.item.id],
        **_outcome(desk, view.item.named_in),
        copies=desk.evidence.of_item(view.item.id, by=request.user.name),
        able_to_copy=desk.evidence.able,
        may_act=request.user.may(Permission.ASSESS),
    )


def _outcome(desk: Desk, report: str | None) -> dict[str, Any]:
    """Return what can be said to the source of a report, in the words of the desk and in those of the source."""
    if not report:
        return {"outcome": (), "outcome_theirs": (), "outcome_language": PLAIN}
    code = desk.outcomes.source_language(report)
    theirs = desk.outcomes.words(report, code) if code != PLAIN else ()
    return {"outcome": desk.outcomes.words(report), "outcome_theirs": theirs, "outcome_language": code}


@get("/items/{number:str}/posters", guards=_READ, sync_to_thread=True)
def item_posters(request: Asked, desk: TheDesk, number: FromPath[str]) -> Template:
    """Return the part of an item's page that counts the posts which show what the pictures of its reports show."""
    content = desk.items.view(number, by=request.user.name).item
    reports = filter(None, dict.fromkeys((content.report, content.named_in)))
    return page(request, "posters.html", groups=desk.copies.shown_by_reports(reports, by=request.user.name))


@post("/items/{number:str}/copies", guards=_ASSESS, sync_to_thread=True, status_code=303)
def keep_copy(request: Asked, desk: TheDesk, number: FromPath[str]) -> Response[Any]:
    """Fetch an item's link now and keep a copy."""
    desk.evidence.capture(number, by=request.user.name)
    return see_other(f"/items/{segment(number)}", "copied")


@post("/copies/{number:str}/opened", guards=_ASSESS, sync_to_thread=True, status_code=200)
def open_copy(request: Asked, desk: TheDesk, number: FromPath[str]) -> Response[bytes]:
    """Hand a copy out as a download, which no browser renders. That it was opened is recorded."""
    data = desk.evidence.open(number, by=request.user.name)
    copy = HeldFile(f"{number}.wacz", "application/wacz+zip", "", len(data))
    return downloaded(copy, data)


@post("/items/{number:str}/decided", guards=_ASSESS, sync_to_thread=True, status_code=303)
def decide(request: Asked, desk: TheDesk, number: FromPath[str], data: URLEncodedBody[dict[str, str]]) -> Response[Any]:
    """Record a decision: the form has an answer and a sentence for every point of the policy."""
    policy = data.get("policy", "")
    answers = [_answer(point.id, data) for point in desk.items.points(policy)]
    desk.items.decide(number, policy, answers, by=request.user.name)
    return see_other(f"/items/{segment(number)}", "decided")


@post("/decisions/{number:str}/confirmed", guards=_ASSESS, sync_to_thread=True, status_code=303)
def confirm_decision(request: Asked, desk: TheDesk, number: FromPath[str]) -> Response[Any]:
    """Put a decision into force, as a second person."""
    decision = desk.items.confirm(number, by=request.user.name)
    return see_other(f"/items/{segment(decision.item)}", "decided")


@post("/decisions/{number:str}/refused", guards=_ASSESS, sync_to_thread=True, status_code=303)
def refuse_decision(request: Asked, desk: TheDesk, number: FromPath[str], data: URLEncodedBody[ReasonForm]) -> Response[Any]:
    """Refuse a decision, as a second person."""
    decision = desk.items.refuse(number, by=request.user.name, reason=required(data.reason))
    return see_other(f"/items/{segment(decision.item)}", "decided")


@post("/decisions/{number:str}/contested", guards=_ASSESS, sync_to_thread=True, status_code=303)
def contest_decision(request: Asked, desk: TheDesk, number: FromPath[str], data: URLEncodedBody[ReasonForm]) -> Response[Any]:
    """Take a decision out of force after an appeal."""
    decision = desk.items.contest(number, by=request.user.name, reason=required(data.reason))
    return see_other(f"/items/{segment(decision.item)}", "decided")


@post("/decisions/{number:str}/notices", guards=_ASSESS, sync_to_thread=True, status_code=303)
def draft_notice(request: Asked, desk: TheDesk, number: FromPath[str], data: URLEncodedBody[DraftForm]) -> Response[Any]:
    """Draft a notice and go to its page."""
    new = NewNotice(number, required(data.platform), required(data.address), data.language, data.quoted.strip(), bool(data.names_checked))
    notice = desk.notices.draft(new, by=request.user.name)
    return see_other(f"/notices/{segment(notice.id)}", "drafted")


def _answer(point: str, data: dict[str, str]) -> PointAnswer:
    reply = data.get(f"answer-{point}", "")
    if reply not in set(PointReply):
        raise Malformed(f"point {point!r} has no answer: choose one of {', '.join(PointReply)}")
    return PointAnswer(point, PointReply(reply), data.get(f"sentence-{point}", "").strip())
