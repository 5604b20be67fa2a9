"""Pages and forms of one report. Every form is one act, and one entry in the ledger."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from litestar import Response, get, post
from litestar.params import FromPath, FromQuery, URLEncodedBody
from litestar.response import Template

from tocsin.desk import Desk
from tocsin.desk.own_looks import own_looks
from tocsin.domain.errors import Malformed
from tocsin.domain.grading import HANDLING, INTELLIGENCE, SOURCES
from tocsin.domain.people import Permission
from tocsin.domain.report import Priority
from tocsin.domain.subject import Kind, Name
from tocsin.web.files import downloaded, is_shown, shown_safely
from tocsin.web.pages import page, see_other, segment
from tocsin.web.security import Asked, TheDesk, may, within_reach


@dataclass(frozen=True, slots=True)
class AnswerForm:
    """The form that ends a duty."""

    outcome: str
    note: str = ""
    also: list[str] | str = ""

    @property
    def answers(self) -> dict[str, str]:
        """Return the answers to other duties of the same look, by their ids, without those still to do. One alone arrives as a text."""
        chosen = filter(None, [self.also] if isinstance(self.also, str) else self.also)
        return {duty: outcome for duty, _, outcome in (each.partition("=") for each in chosen)}


@dataclass(frozen=True, slots=True)
class NoteForm:
    """A form with a note or a message."""

    note: str


@dataclass(frozen=True, slots=True)
class TeamForm:
    """A form that names a team and gives a reason."""

    team: str
    reason: str


@dataclass(frozen=True, slots=True)
class GradingForm:
    """The grading form: three choices (3x5x2), or two letters (Admiralty)."""

    reason: str
    source: str = ""
    information: str = ""
    handling: str = ""
    admiralty: str = ""


@dataclass(frozen=True, slots=True)
class ValueForm:
    """A form with a new value and a reason."""

    value: str
    reason: str


@dataclass(frozen=True, slots=True)
class LinkForm(ValueForm):
    """A subject by what was typed, or ``chosen`` among suggestions. ``new`` adds it, as a subject of this ``kind``."""

    chosen: str = ""
    new: str = ""
    kind: str = ""

    @property
    def subject(self) -> str:
        """Return the subject that is meant: its id, or a name."""
        return self.chosen or self.value


@dataclass(frozen=True, slots=True)
class ReasonForm:
    """A form with a reason."""

    reason: str


@dataclass(frozen=True, slots=True)
class FileForm:
    """A form about an attachment, numbered from 1, or about the report's words, 0."""

    file: str = "0"

    @property
    def number(self) -> int:
        """Return the number of the attachment. Raise :class:`Malformed`."""
        if not (self.file.isascii() and self.file.isdecimal() and len(self.file) < 6):
            raise Malformed(f"{self.file!r} is no number of an attachment")
        return int(self.file)


@dataclass(frozen=True, slots=True)
class ErasureForm:
    """A reason, and the password and code of the person who erases."""

    reason: str
    password: str
    code: str = ""


@dataclass(frozen=True, slots=True)
class ContactForm:
    """A way to reach the source."""

    contact: str


@get("/reports/{report:str}", guards=[may(Permission.READ)], sync_to_thread=True)
def report_page(request: Asked, desk: TheDesk, report: FromPath[str]) -> Template:
    """Show a report. The reading is recorded in the ledger."""
    return _page(request, desk, report)


@post("/reports/{report:str}/source", guards=[may(Permission.READ_SOURCE), within_reach], sync_to_thread=True, status_code=200)
def source(request: Asked, desk: TheDesk, report: FromPath[str], data: URLEncodedBody[ReasonForm]) -> Template:
    """Show who the source is. The reason is recorded in the ledger."""
    opened = desk.report_access.source(report, by=request.user.name, reason=data.reason)
    return page(request, "source.html", report=report, source=opened)


@get("/reports/{report:str}/files/{number:int}", guards=[may(Permission.READ)], sync_to_thread=True)
def file(request: Asked, desk: TheDesk, report: FromPath[str], number: FromPath[int], original: FromQuery[bool] = False) -> Response[bytes]:
    """Return an attachment: a re-encoded picture, a recording to play, or the original as a download that no browser runs.

    The original may name its source. Only people who may open a source get it, and any file that cannot be shown without it.
    """
    name, range_header = request.user.name, request.headers.get("range", "")
    opened = None if original else desk.report_access.file_of_type(report, number, is_shown, by=name, again=bool(range_header))
    if opened and (shown := shown_safely(*opened, range_header)):
        return shown
    return downloaded(*desk.report_access.original(report, number, by=name))


@post("/reports/{report:str}/duties/{duty:str}/done", guards=[may(Permission.ANSWER), within_reach], sync_to_thread=True, status_code=303)
def answer(request: Asked, desk: TheDesk, report: FromPath[str], duty: FromPath[str], data: URLEncodedBody[AnswerForm]) -> Response[Any]:
    """End a duty in the name of the signed-in person."""
    desk.duties.done(duty, by=request.user.name, outcome=data.outcome, note=data.note, also=data.answers)
    return _done(report, "answered")


@post(
    "/reports/{report:str}/duties/{duty:str}/taken-back",
    guards=[may(Permission.ANSWER), within_reach],
    sync_to_thread=True,
    status_code=303,
)
def take_back(request: Asked, desk: TheDesk, report: FromPath[str], duty: FromPath[str]) -> Response[Any]:
    """Undo one's own answer after a wrong click, within a minute."""
    desk.duties.take_back(duty, by=request.user.name)
    return _done(report, "taken-back")


@post("/reports/{report:str}/duties/{duty:str}/tried", guards=[may(Permission.ANSWER), within_reach], sync_to_thread=True, status_code=303)
def tried(request: Asked, desk: TheDesk, report: FromPath[str], duty: FromPath[str], data: URLEncodedBody[NoteForm]) -> Response[Any]:
    """Record an attempt that did not end the duty."""
    desk.duties.attempt(duty, by=request.user.name, note=data.note)
    return _done(report, "tried")


@post("/reports/{report:str}/duties/{duty:str}/moved", guards=[may(Permission.ANSWER), within_reach], sync_to_thread=True, status_code=303)
def moved(request: Asked, desk: TheDesk, report: FromPath[str], duty: FromPath[str], data: URLEncodedBody[TeamForm]) -> Response[Any]:
    """Move a duty to another team."""
    desk.duties.reroute(duty, data.team, by=request.user.name, reason=required(data.reason))
    return _done(report, "moved") if desk.report_access.may_read(report, by=request.user.name) else see_other("/queue", "moved")


@post("/reports/{report:str}/deliver", guards=[may(Permission.ANSWER), within_reach], sync_to_thread=True, status_code=303)
def deliver(request: Asked, desk: TheDesk, report: FromPath[str], data: URLEncodedBody[TeamForm]) -> Response[Any]:
    """Deliver the report to one more team."""
    desk.duties.deliver(report, data.team, by=request.user.name, reason=required(data.reason))
    return _done(report, "delivered")


@post("/reports/{report:str}/note", guards=[may(Permission.ANSWER), within_reach], sync_to_thread=True, status_code=303)
def note(request: Asked, desk: TheDesk, report: FromPath[str], data: URLEncodedBody[NoteForm]) -> Response[Any]:
    """Add a note."""
    desk.reports.note(report, required(data.note, "write the note first"), by=request.user.name)
    return _done(report, "noted")


@post("/reports/{report:str}/contact", guards=[may(Permission.ANSWER), within_reach], sync_to_thread=True, status_code=303)
def add_contact(request: Asked, desk: TheDesk, report: FromPath[str], data: URLEncodedBody[ContactForm]) -> Response[Any]:
    """Seal a way to reach the source that became known later."""
    desk.reports.add_contact(report, data.contact, by=request.user.name)
    return _done(report, "contact-added")


@post("/reports/{report:str}/grade", guards=[may(Permission.GRADE), within_reach], sync_to_thread=True, status_code=303)
def grade(request: Asked, desk: TheDesk, report: FromPath[str], data: URLEncodedBody[GradingForm]) -> Response[Any]:
    """Grade the source and the information."""
    graded = data.admiralty or data.source + data.information + data.handling
    desk.reports.grade(report, graded, by=request.user.name, reason=required(data.reason))
    return _done(report, "graded")


@post("/reports/{report:str}/handling", guards=[may(Permission.GRADE), within_reach], sync_to_thread=True, status_code=303)
def handling(request: Asked, desk: TheDesk, report: FromPath[str], data: URLEncodedBody[ValueForm]) -> Response[Any]:
    """Set the handling code."""
    desk.reports.handle(report, data.value, by=request.user.name, reason=required(data.reason))
    return _done(report, "handled")


@post("/reports/{report:str}/priority", guards=[may(Permission.GRADE), within_reach], sync_to_thread=True, status_code=303)
def priority(request: Asked, desk: TheDesk, report: FromPath[str], data: URLEncodedBody[ValueForm]) -> Response[Any]:
    """Change the priority."""
    if data.value not in set(Priority):
        raise Malformed(f"priority is one of {', '.join(Priority)}")
    desk.duties.prioritise(report, data.value, by=request.user.name, reason=required(data.reason))
    return _done(report, "prioritised")


@post("/reports/{report:str}/link", guards=[may(Permission.LINK), within_reach], sync_to_thread=True, status_code=303)
def link(request: Asked, desk: TheDesk, report: FromPath[str], data: URLEncodedBody[LinkForm]) -> Response[Any]:
    """Link the report to a subject, known or new."""
    reason = required(data.reason)
    if data.new and not data.chosen:
        name = Name(required(data.value, "write the name of the new subject"))
        desk.subjects.link_new(report, name, parse_kind(data.kind), by=request.user.name, reason=reason)
        return _done(report, "linked-new")
    desk.subjects.link(report, data.subject, by=request.user.name, reason=reason)
    return _done(report, "linked")


@post("/reports/{report:str}/unlink", guards=[may(Permission.LINK), within_reach], sync_to_thread=True, status_code=303)
def unlink(request: Asked, desk: TheDesk, report: FromPath[str], data: URLEncodedBody[ValueForm]) -> Response[Any]:
    """Undo the link to a subject."""
    desk.subjects.unlink(report, data.value, by=request.user.name, reason=required(data.reason))
    return _done(report, "unlinked")


@post("/reports/{report:str}/distinguish", guards=[may(Permission.LINK), within_reach], sync_to_thread=True, status_code=303)
def distinguish(request: Asked, desk: TheDesk, report: FromPath[str], data: URLEncodedBody[ValueForm]) -> Response[Any]:
    """Undo the link between two duplicates."""
    desk.reports.distinguish(report, data.value, by=request.user.name, reason=required(data.reason))
    return _done(report, "distinguished")


@get("/reports/{report:str}/erasure", guards=[may(Permission.ERASE), within_reach], sync_to_thread=True)
def erasure(request: Asked, desk: TheDesk, report: FromPath[str]) -> Template:
    """Show what the erasure of a report would make unreadable, also of others in the same file, and ask."""
    return page(request, "erasure.html", view=desk.reports.would_erase(report, by=request.user.name))


@post("/reports/{report:str}/erased", guards=[may(Permission.ERASE), within_reach], sync_to_thread=True, status_code=303)
def erase(request: Asked, desk: TheDesk, report: FromPath[str], data: URLEncodedBody[ErasureForm]) -> Response[Any]:
    """Erase the contents of a report, after the person has shown again who they are."""
    reason = required(data.reason)
    desk.sign_in.confirm(request.user.name, data.password, data.code)
    desk.reports.erase(report, by=request.user.name, reason=reason)
    return _done(report, "erased")


@post("/reports/{report:str}/machine/translation", guards=[may(Permission.ANSWER), within_reach], sync_to_thread=True, status_code=303)
def translate_by_model(request: Asked, desk: TheDesk, report: FromPath[str], data: URLEncodedBody[FileForm]) -> Response[Any]:
    """Have a model translate the report, or the transcript of an attachment."""
    desk.machine_texts.translate(report, data.number, by=request.user.name)
    return _done(report, "by-model")


@post("/reports/{report:str}/machine/transcript", guards=[may(Permission.ANSWER), within_reach], sync_to_thread=True, status_code=303)
def listen_by_model(request: Asked, desk: TheDesk, report: FromPath[str], data: URLEncodedBody[FileForm]) -> Response[Any]:
    """Have a model write down the words of a recording."""
    desk.machine_texts.listen(report, data.number, by=request.user.name)
    return _done(report, "by-model")


@get("/reports/{report:str}/mailbox", guards=[may(Permission.READ)], sync_to_thread=True)
def mailbox(request: Asked, desk: TheDesk, report: FromPath[str]) -> Template:
    """Show the letters between the desk and the reporter."""
    return page(request, "mailbox.html", report=report, box=desk.mailboxes.read(report, by=request.user.name))


@post("/reports/{report:str}/mailbox", guards=[may(Permission.ANSWER), within_reach], sync_to_thread=True, status_code=303)
def write(request: Asked, desk: TheDesk, report: FromPath[str], data: URLEncodedBody[NoteForm]) -> Response[Any]:
    """Put a letter into the reporter's mailbox."""
    desk.mailboxes.write(report, by=request.user.name, text=data.note)
    return see_other(f"/reports/{segment(report)}/mailbox", "written")


def _page(request: Asked, desk: Desk, report: str) -> Template:
    opened = desk.report_access.open(report, again="said" in request.query_params, by=request.user.name)
    return page(
        request,
        "report.html",
        opened=opened,
        looks=own_looks(opened.owed),
        teams=[team.name for team in desk.people.listed()[0]],
        priorities=list(Priority),
        kinds=list(Kind),
        sources=SOURCES,
        information=INTELLIGENCE,
        handling=HANDLING,
        by_model=desk.machine_texts.of(report),
        model_tasks=desk.machine_texts.tasks,
        series=desk.series.of_report(report, by=request.user.name) if request.user.can_read_all else [],
    )


def required(text: str, mend: str = "give a reason: it is kept in the record") -> str:
    """Return the text without surrounding spaces. Raises :class:`Malformed` when it is empty."""
    if not text.strip():
        raise Malformed(mend)
    return text.strip()


def parse_kind(text: str) -> Kind:
    """Return the kind of a subject. Raises :class:`Malformed`."""
    if text not in set(Kind):
        raise Malformed(f"a subject is one of {', '.join(Kind)}")
    return Kind(text)


def _done(report: str, notice: str) -> Response[Any]:
    return see_other(f"/reports/{segment(report)}", notice)
