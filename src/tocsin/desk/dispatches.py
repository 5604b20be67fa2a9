"""Alerts to threatened sites, referrals to authorities and documents with recommendations, followed until they are answered."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import timedelta
from typing import TYPE_CHECKING

import msgspec

from tocsin.desk.dispatch_duties import site_alerts_owed
from tocsin.desk.dispatch_views import Access, DispatchView, access_of, dispatch_view, the_dispatch
from tocsin.desk.duty_opener import DutyOpener
from tocsin.desk.items import require_assessor, require_whole_desk
from tocsin.desk.lookup import the_person, the_record, the_report, the_triage
from tocsin.desk.outside_folder import OutsideAnswer, PageAccess
from tocsin.desk.recipients import require_dispatcher, the_recipient, view_of
from tocsin.desk.services import DeskServices
from tocsin.desk.source_check import require_no_source
from tocsin.domain.dispatch import (
    ANSWER_WITHIN,
    Dispatch,
    DispatchEvent,
    DispatchKind,
    DispatchState,
    Recipient,
    Recommendation,
    Reply,
    Transmission,
    TransmissionState,
    acknowledged,
    approved,
    require_state,
    send_times,
    sent,
)
from tocsin.domain.duty import Duty, DutyKind, DutyState
from tocsin.domain.errors import Malformed, Refused
from tocsin.domain.ledger import Change
from tocsin.domain.people import DESK, SYSTEM, Permission, require_second
from tocsin.domain.report import Priority, Submission
from tocsin.outbound.dispatch_text import CODE, LINK
from tocsin.routing import Owed
from tocsin.store import Before, Session

if TYPE_CHECKING:
    from tocsin.desk.intake import Intake

CHANNEL = "document"
FOLLOW_UP = "follow-up"
_LONGEST = 20_000
_encode = msgspec.json.Encoder().encode


@dataclass(frozen=True, slots=True)
class NewDispatch:
    """A dispatch as a person asks for it. Without ``report`` a document is filed as a report of its own.

    ``within`` is the time for answers to the recommendations. ``names_checked`` says that names which also stand in a source's contact
    do not mean the source.
    """

    kind: DispatchKind
    recipient: str
    text: str
    report: str = ""
    recommendations: Sequence[str] = ()
    within: timedelta = ANSWER_WITHIN
    names_checked: bool = False


class Dispatches:
    """Messages to people outside the desk."""

    def __init__(self, services: DeskServices, intake: Intake) -> None:
        self._services = services
        self._intake = intake
        self._reminded: set[str] = set()
        self._owed_at = -1

    def draft(self, new: NewDispatch, *, by: str) -> Dispatch:
        """Draft a message to a recipient and return it. A text that holds something of the source's contact is refused."""
        text, recommendations = _texts(new)
        with self._services.store.reading() as reader:
            (require_assessor if new.kind.rule.second else require_dispatcher)(reader, by)
            recipient = the_recipient(reader, new.recipient)
            if not recipient.active:
                raise Refused(f"{recipient.id} is out of use: name another recipient")
            if new.report:
                the_report(reader, new.report)
                require_no_source(reader, [new.report], "\n".join([text, *recommendations]), names_checked=new.names_checked)
        report = new.report or self._filed(recipient.id, text, recommendations, by)
        with self._services.store.writing(by, self._services.clock.now()) as session:
            access = PageAccess.new()
            sealed = session.seal(report, _encode(Access(access.secret, access.code, access.key.hex())))
            dispatch = Dispatch(
                id=session.new_id("Z"),
                kind=new.kind,
                report=report,
                recipient=recipient.id,
                language=recipient.language,
                body=session.seal(report, text.encode()),
                access=sealed,
                page=access.page,
                drafted=session.now,
                by=by,
                state=DispatchState.DRAFT,
            )
            session.record(Change("drafted", None, dispatch))
            for number, words in enumerate(recommendations, 1):
                due = session.now + new.within
                asked = Recommendation(f"{dispatch.id}.{number}", dispatch.id, report, number, session.seal(report, words.encode()), due)
                session.record(Change("recommended", None, asked))
            return dispatch

    def approve(self, dispatch: str, *, by: str) -> Dispatch:
        """Approve a draft, as a second person."""
        with self._services.store.writing(by, self._services.clock.now()) as session:
            draft = the_dispatch(session, dispatch)
            require_second(the_person(session, draft.by), require_assessor(session, by), Permission.ASSESS)
            ready = approved(draft, by)
            session.record(Change("approved", draft, ready))
            return ready

    def send(self, dispatch: str, *, by: str) -> Dispatch:
        """Queue a draft for its contacts: the first at once, the next ones while nobody answers.

        An alert opens the desk's duty to alert, unless the report owes it already.
        """
        if not self._services.settings.door:
            raise Refused(
                "the desk has no public door, so no link can be sent. Tell the recipient by telephone or in person and record that, "
                "or set the address of the door",
                command=f'tocsin alerts acknowledge {dispatch} --words "who knows, and how" --by NAME',
            )
        with self._services.store.writing(by, self._services.clock.now()) as session:
            require_dispatcher(session, by)
            old = the_dispatch(session, dispatch)
            triage = the_triage(session, old.report)
            new = sent(old, session.now, Priority(triage.priority))
            session.record(Change("sent", old, new))
            contacts = view_of(session, the_recipient(session, new.recipient)).details.contacts
            for place, (contact, moment) in enumerate(zip(contacts, send_times(new, len(contacts)), strict=True)):
                for part in (LINK, CODE) if contact.code_address else (LINK,):
                    number = f"{new.id}.{place + 1}.{part}"
                    message = Transmission(number, new.id, new.report, place, part, TransmissionState.QUEUED, moment)
                    session.record(Change("queued", None, message))
            if new.kind is DispatchKind.ALERT:
                why = f"{new.id} waits for an acknowledgement"
                DutyOpener(self._services, session).open_missing([triage], [Owed(DutyKind.ALERT, DESK)], why)
            return new

    def acknowledge(self, dispatch: str, words: str, *, by: str) -> Dispatch:
        """Record that the recipient knows it, by telephone or in person. ``words`` say who knows and how.

        A draft counts as told, too: a desk without a door sends nothing. A referral or document needs its second person before that.
        """
        if not words.strip():
            raise Malformed("say who knows it, and how you told them")
        with self._services.store.writing(by, self._services.clock.now()) as session:
            require_dispatcher(session, by)
            return self._acknowledged(session, the_dispatch(session, dispatch), words.strip(), by)

    def reply(self, recommendation: str, reply: Reply, words: str, *, by: str) -> Recommendation:
        """Record an answer to a recommendation that came by letter or telephone."""
        with self._services.store.writing(by, self._services.clock.now()) as session:
            require_dispatcher(session, by)
            recommended = the_record(session, Recommendation, recommendation, "recommendation", command="tocsin alerts lists them")
            require_state(the_dispatch(session, recommended.dispatch), DispatchState.SENT, DispatchState.ACKNOWLEDGED)
            if recommended.reply:
                raise Refused(f"{recommended.id} is answered already: {recommended.reply}")
            return _replied(session, recommended, reply, words)

    def close(self, dispatch: str, *, by: str, reason: str) -> Dispatch:
        """Close a dispatch without a full answer. Only a person closes one, and says why."""
        with self._services.store.writing(by, self._services.clock.now()) as session:
            require_dispatcher(session, by)
            unclosed = the_dispatch(session, dispatch)
            if unclosed.state is DispatchState.CLOSED:
                raise Refused(f"{unclosed.id} is closed already")
            closed = replace(unclosed, state=DispatchState.CLOSED)
            session.record(Change("closed", unclosed, closed, reason))
            _drop_queued(session, unclosed)
            return closed

    def code(self, dispatch: str, *, by: str) -> str:
        """Return the code of a dispatch, for reading out by telephone. The reading is recorded."""
        with self._services.store.writing(by, self._services.clock.now()) as session:
            require_dispatcher(session, by)
            sent_one = the_dispatch(session, dispatch)
            require_state(sent_one, DispatchState.SENT, DispatchState.ACKNOWLEDGED)
            access = access_of(session, sent_one)
            if access is None:
                raise Refused(f"{sent_one.report} was erased, and the code with it")
            event = DispatchEvent(session.new_id("E"), sent_one.id, sent_one.report, "code read out", session.now, by)
            session.record(Change("read out", None, event))
            return PageAccess(access.secret, access.code).spaced_code

    def take_answer(self, answer: OutsideAnswer) -> bool:
        """Record an answer that came through the door. Return False if it says nothing new.

        Raises :class:`Refused` for an answer that does not hold the key of its page.
        """
        with self._services.store.writing(SYSTEM, self._services.clock.now()) as session:
            dispatch = next(iter(session.find(Dispatch, page=answer.page)), None)
            access = access_of(session, dispatch) if dispatch else None
            if dispatch is None or access is None or access.key != answer.key:
                raise Refused("an answer names a page of this desk without holding the key of it")
            fresh = dispatch.state is DispatchState.SENT
            if fresh:
                words = "\n".join(filter(None, (answer.name.strip(), answer.words.strip())))
                self._acknowledged(session, dispatch, words, "")
            asked = {entry.number: entry for entry in session.find(Recommendation, dispatch=dispatch.id) if not entry.reply}
            for given_reply in answer.answers:
                if recommendation := asked.pop(given_reply.number, None):
                    _replied(session, recommendation, Reply(given_reply.reply), given_reply.words)
                    fresh = True
            return fresh

    def owe(self) -> int:
        """Open the duty to alert for every report that names a site and tells of a threat. Return how many were opened.

        A link, a site or a priority that came later counts. Reads nothing while none of them changed.
        """
        with self._services.store.reading() as reader:
            if not reader.count(Recipient, active=True):
                return 0
            upto = reader.last_change("link", "triage", "recipient", "subject", after=max(self._owed_at, 0))
            if upto <= self._owed_at:
                return 0
            owed = site_alerts_owed(reader)
        opened = 0
        if owed:
            with self._services.store.writing(SYSTEM, self._services.clock.now()) as session:
                opener = DutyOpener(self._services, session)
                for triage, why in owed:
                    opened += len(opener.open_missing([triage], [Owed(DutyKind.ALERT, DESK)], why))
        self._owed_at = max(upto, 0)
        return opened

    def remind(self) -> int:
        """File a report for each acknowledgement and recommendation that is overdue, once each. Return how many were new.

        An alert has a duty of its own, which is escalated, so none is filed for it.
        """
        soon = Before(self._services.clock.now())
        with self._services.store.reading() as reader:
            late = [entry for entry in reader.find(Dispatch, state=DispatchState.SENT, due=soon) if entry.kind is not DispatchKind.ALERT]
            unanswered = reader.find(Recommendation, reply="", due=soon)
            open_ids = {entry.id for entry in reader.find(Dispatch, id=[one.dispatch for one in unanswered]) if entry.state in _OPEN}
        lines = [(entry.id, f"{entry.kind.capitalize()} {entry.id} is not acknowledged: call the recipient.") for entry in late]
        lines += [(entry.id, f"Recommendation {entry.id} has no answer: ask for it.") for entry in unanswered if entry.dispatch in open_ids]
        return sum(self.follow_up(number, text) for number, text in lines if number not in self._reminded)

    def follow_up(self, number: str, text: str) -> bool:
        """File a report on something that a person owes about ``number``, once. Return True if it is new."""
        receipt = self._intake.receive(Submission(f"dispatch:{number}", FOLLOW_UP, text, priority=Priority.P2), by=SYSTEM)
        self._reminded.add(number)
        return receipt.new

    def view(self, dispatch: str, *, by: str = "") -> DispatchView:
        """Return a dispatch. ``by`` is the person who asks in the browser. Raises :class:`tocsin.domain.errors.Unknown`."""
        with self._services.store.reading() as reader:
            require_whole_desk(reader, by)
            return dispatch_view(reader, the_dispatch(reader, dispatch))

    def listed(self, *, closed: bool = False, by: str = "") -> list[DispatchView]:
        """Return dispatches, those that wait for an answer first, the soonest due first."""
        with self._services.store.reading() as reader:
            require_whole_desk(reader, by)
            states = list(DispatchState) if closed else _UNCLOSED
            views = [dispatch_view(reader, dispatch) for dispatch in reader.find(Dispatch, state=states)]
        if not closed:
            views = [view for view in views if view.step]
        return sorted(views, key=lambda view: (not view.step, view.due or view.dispatch.drafted, view.dispatch.id))

    def owed(self, *, by: str = "") -> list[tuple[Duty, str]]:
        """Return the open duties to tell a site, the soonest due first, each with the number of an alert begun on its report, if any."""
        with self._services.store.reading() as reader:
            require_whole_desk(reader, by)
            duties = reader.find(Duty, kind=DutyKind.ALERT, state=DutyState.OPEN, order=("due", "id"))
            alerts = reader.find(Dispatch, report=[duty.report for duty in duties], kind=DispatchKind.ALERT, state=_UNCLOSED, order=("id",))
        begun = {alert.report: alert.id for alert in alerts}
        return [(duty, begun.get(duty.report, "")) for duty in duties]

    def _filed(self, recipient: str, text: str, recommendations: Sequence[str], by: str) -> str:
        """File a document that is about no report as a report of its own, and return its number."""
        digest = hashlib.sha256("\0".join([recipient, text, *recommendations]).encode()).hexdigest()[:24]
        return self._intake.receive(Submission(f"document:{digest}", CHANNEL, text, priority=Priority.P3), by=by).report

    def _acknowledged(self, session: Session, dispatch: Dispatch, words: str, by: str) -> Dispatch:
        answered = acknowledged(dispatch, session.now)
        act = "told" if dispatch.state is DispatchState.DRAFT else "acknowledged"
        session.record(Change(act, dispatch, answered))
        sealed = session.seal(dispatch.report, words.encode())
        event = DispatchEvent(session.new_id("E"), dispatch.id, dispatch.report, act, session.now, by, sealed)
        session.record(Change("answered", None, event))
        _drop_queued(session, dispatch)
        return answered


_OPEN = (DispatchState.SENT, DispatchState.ACKNOWLEDGED)
_UNCLOSED = (DispatchState.DRAFT, *_OPEN)


def _replied(session: Session, recommended: Recommendation, reply: Reply, words: str) -> Recommendation:
    sealed = session.seal(recommended.report, words.strip().encode("utf-8", "surrogatepass"))
    answered = replace(recommended, reply=reply, words=sealed, answered=session.now)
    session.record(Change("answered", recommended, answered))
    return answered


def _drop_queued(session: Session, dispatch: Dispatch) -> None:
    """Drop the messages that nobody needs any more."""
    for message in session.find(Transmission, dispatch=dispatch.id, state=TransmissionState.QUEUED):
        session.record(Change("dropped", message, replace(message, state=TransmissionState.DROPPED)))


def _texts(new: NewDispatch) -> tuple[str, list[str]]:
    text, recommendations = new.text.strip(), [line.strip() for line in new.recommendations if line.strip()]
    if not text or len(text) > _LONGEST:
        raise Malformed(f"write a text of at most {_LONGEST} characters")
    if recommendations and new.kind is not DispatchKind.DOCUMENT:
        raise Malformed(f"a {new.kind} has no recommendations: write a document")
    if not new.report and new.kind is not DispatchKind.DOCUMENT:
        raise Malformed(f"name the report that the {new.kind} is about")
    return text, recommendations
