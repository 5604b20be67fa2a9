"""Notices to platforms: drafted, approved by a second person, sent, and followed until a person closes them."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, replace
from email.message import EmailMessage
from typing import TYPE_CHECKING

from tocsin.desk.evidence import EvidenceStore, listed_copies
from tocsin.desk.items import FOLLOW_UP, location_of, require_assessor, require_whole_desk, sentences_of, titled
from tocsin.desk.lookup import the_person, the_record
from tocsin.desk.notice_returns import followed_again, opened_again
from tocsin.desk.notice_traces import sign_hash, trace
from tocsin.desk.notice_views import (
    FollowUp,
    NoticeView,
    body_of,
    follow_up,
    follow_ups,
    item_of,
    locations_of,
    the_notice,
    view_notice,
    view_notices,
)
from tocsin.desk.services import DeskServices
from tocsin.desk.source_check import require_no_source
from tocsin.domain.access import AccessEvent
from tocsin.domain.errors import Malformed, Refused
from tocsin.domain.item import DecisionState, Item, ItemDecision, PointReply, Policy, Verdict
from tocsin.domain.ledger import Change
from tocsin.domain.mail_address import is_address
from tocsin.domain.notice import (
    STILL_THERE,
    ContentState,
    NextStep,
    Notice,
    NoticeEvent,
    NoticeState,
    NoticeStep,
    Observation,
    next_step,
    planned,
)
from tocsin.domain.people import SYSTEM, Permission, require_second
from tocsin.domain.platform import Platform, platform_at
from tocsin.domain.reappearance import TraceKind
from tocsin.domain.report import Duplicate, Priority, Submission
from tocsin.matching.traces import link_sign
from tocsin.outbound.notice_text import LANGUAGES, NoticeFacts, compose_notice, mark_draft
from tocsin.outbound.page_state import sighting
from tocsin.store import Before, Reader, Session

if TYPE_CHECKING:
    from tocsin.desk.intake import Intake

CHANNEL = FOLLOW_UP
_AT_ONCE = 20
_REMINDED_AT_ONCE = 200
_OPEN = (NoticeState.DRAFT, NoticeState.APPROVED, NoticeState.SENT)


@dataclass(frozen=True, slots=True)
class NewNotice:
    """A draft as a person asks for it. ``quoted`` is the noticed text, by which a check knows that the content is still there.

    ``names_checked`` says that names which also stand in a source's contact do not mean the source.
    """

    decision: str
    platform: str
    address: str
    language: str = "en"
    quoted: str = ""
    names_checked: bool = False


class Notices:
    """Requests of the desk to platforms, and their follow-up."""

    def __init__(self, services: DeskServices, intake: Intake, evidence: EvidenceStore) -> None:
        self._services = services
        self._intake = intake
        self._evidence = evidence
        self._caught_up = False

    def draft(self, new: NewNotice, *, by: str) -> Notice:
        """Draft a notice from a decision to act, and return it. It never names a source."""
        if new.language not in LANGUAGES:
            raise Malformed(f"no notice in language {new.language!r}: use one of {', '.join(LANGUAGES)}")
        with self._services.store.writing(by, self._services.clock.now()) as session:
            require_assessor(session, by)
            decision = the_record(session, ItemDecision, new.decision, "decision", command="tocsin items lists them")
            if decision.state is not DecisionState.DECIDED or decision.verdict is not Verdict.ACT:
                raise Refused(f"a notice needs a decision to act that is in force: {decision.id} is {decision.verdict}, {decision.state}")
            number = session.new_id("X")
            notice = Notice(
                id=number,
                item=decision.item,
                report=decision.report,
                decision=decision.id,
                platform=new.platform,
                address=new.address,
                language=new.language,
                reference=self._reference(number),
                body="",
                drafted=session.now,
                drafted_by=by,
            )
            text = compose_notice(self._facts(session, decision, notice, new.quoted), new.language)
            require_no_source(session, _reports_behind(session, decision), text, names_checked=new.names_checked)
            notice = planned(replace(notice, body=session.seal(decision.report, f"{new.quoted}\0{text}".encode())))
            session.record(Change("drafted", None, notice))
            return notice

    def approve(self, notice: str, *, by: str) -> Notice:
        """Approve a draft, as a second person."""
        with self._services.store.writing(by, self._services.clock.now()) as session:
            old = the_notice(session, notice, NoticeState.DRAFT)
            require_second(the_person(session, old.drafted_by), require_assessor(session, by), Permission.ASSESS)
            approved = planned(replace(old, state=NoticeState.APPROVED, approved_by=by))
            session.record(Change("approved", old, approved))
            return approved

    def text(self, notice: str) -> str:
        """Return the text of a notice."""
        with self._services.store.reading() as reader:
            return body_of(reader, the_notice(reader, notice))[1]

    def export(self, notice: str, *, by: str) -> tuple[Notice, str]:
        """Return a notice with its text to hand out, and record who took it. The text of a draft says first that it is one."""
        with self._services.store.writing(by, self._services.clock.now()) as session:
            require_assessor(session, by)
            record = the_notice(session, notice)
            session.record(Change("read", None, AccessEvent(session.new_id("V"), record.report, by, session.now, f"notice {record.id}")))
            text = body_of(session, record)[1]
        return record, mark_draft(text) if record.state is NoticeState.DRAFT else text

    def send(self, notice: str, *, by: str, by_hand: bool = False, with_copy: bool = False) -> Notice:
        """Send an approved notice by mail and record that it was sent. ``by_hand``: it went through the platform's own form.

        A copy of the content is kept first, where the desk fetches links. The hashes of the item's copies are attached to the mail, and
        ``with_copy`` the last copy that shows the content, too.

        After a crash between the two the mail is sent again, under the same Message-ID.
        """
        with self._services.store.reading() as reader:
            require_assessor(reader, by)
            approved = the_notice(reader, notice, NoticeState.APPROVED)
            if not by_hand and not is_address(approved.address):
                raise Refused(f"{approved.address} is no mail address: send the notice through that form, and record that you did")
            text = body_of(reader, approved)[1]
        self._evidence.capture_before(approved.item, by=by)
        if not by_hand:
            message = self._mail(approved, text)
            self._attach(message, approved, by if with_copy else "")
            self._services.mailer.send(message)
        with self._services.store.writing(by, self._services.clock.now()) as session:
            old = the_notice(session, notice, NoticeState.APPROVED)
            sent = planned(replace(old, state=NoticeState.SENT, sent=session.now))
            session.record(Change("sent", old, sent, "by hand" if by_hand else f"by mail to {old.address}"))
            return sent

    def event(self, notice: str, step: NoticeStep, *, by: str, words: str = "") -> NoticeEvent:
        """Record an act of the platform or the desk after the notice was sent. Content that is back opens a closed notice again."""
        with self._services.store.writing(by, self._services.clock.now()) as session:
            require_assessor(session, by)
            if step is NoticeStep.REAPPEARED:
                opened_again(session, the_notice(session, notice))
            sent = the_notice(session, notice, NoticeState.SENT)
            event = NoticeEvent(session.new_id("E"), sent.id, sent.report, step, session.now, by, session.seal(sent.report, words.encode()))
            events, observations = follow_up(session, sent)
            session.record(Change(str(step), None, event))
            _plan(session, sent, planned(sent, [*events, event], observations, next_step(sent, events, observations)))
            return event

    def observe(self, notice: str, state: ContentState, *, by: str, detail: str = "", remover: str = "") -> Observation:
        """Record what a person saw at the location, and who removed it, if the page tells.

        Content that is there again after its notice was closed opens the notice again, with the next step that this takes.
        """
        with self._services.store.writing(by, self._services.clock.now()) as session:
            require_assessor(session, by)
            sent = the_notice(session, notice)
            if sent.state is NoticeState.CLOSED and sent.sent and state in STILL_THERE:
                sent = followed_again(session, sent, "seen there again")
            sent = the_notice(session, sent.id, NoticeState.SENT)
            return _observe(session, sent, follow_up(session, sent), Sight(state, "manual", detail, remover=remover), by)

    def close(self, notice: str, *, by: str, reason: str) -> Notice:
        """Close a notice. Only a person closes one, and says why."""
        with self._services.store.writing(by, self._services.clock.now()) as session:
            require_assessor(session, by)
            old = the_notice(session, notice)
            if old.state is NoticeState.CLOSED:
                raise Refused(f"{old.id} is closed already")
            closed = planned(replace(old, state=NoticeState.CLOSED))
            session.record(Change("closed", old, closed, reason))
            return closed

    def reopen(self, notice: str, *, by: str, reason: str) -> None:
        """Record that the content is there again. A closed notice is followed again."""
        with self._services.store.writing(by, self._services.clock.now()) as session:
            require_assessor(session, by)
            followed_again(session, the_notice(session, notice), reason)

    def check(self, at_once: int = _AT_ONCE) -> int:
        """Fetch the locations whose check is due, at most ``at_once``, record what was seen, and return how many were checked.

        Does nothing unless the settings allow it. A location that is no public link is left to people. After a crash before the record
        they are fetched again.
        """
        fetcher = self._services.fetcher
        if fetcher is None:
            return 0
        with self._services.store.reading() as reader:
            due = reader.find(
                Notice, state=NoticeState.SENT, next_check=Before(self._services.clock.now()), order=("next_check",), limit=at_once
            )
            locations = locations_of(reader, due)
            platforms = reader.find(Platform)
        pages = {}
        for notice, location, quoted in locations:
            answer, platform = fetcher.fetch(location, {}), platform_at(platforms, location)
            pages[notice.id] = answer, sighting(answer, quoted, location, platform.stated if platform else ())
        if not pages:
            return 0
        with self._services.store.writing(SYSTEM, self._services.clock.now()) as session:
            current_notices = session.find(Notice, id=sorted(pages), state=NoticeState.SENT)
            before = follow_ups(session, current_notices)
            for current in current_notices:
                answer, page = pages[current.id]
                _observe(session, current, before[current.id], Sight(page.state, "http", page.reason, page.digest, page.remover), SYSTEM)
                if answer.chain and page.state in STILL_THERE:
                    trace(session, current, TraceKind.REDIRECT, sign_hash(self._services.store.key, link_sign(answer.url)))
        return len(locations)

    def remind(self) -> int:
        """File a report for every step of a notice that is due and owed by a person, each once, and return how many were new.

        The report owes an assessment, which falls overdue and is escalated like any other. Notices of older desks carry no time of
        their step: they are looked through once after each start.
        """
        with self._services.store.reading() as reader:
            due = reader.find(Notice, remind_at=Before(self._services.clock.now()), order=("remind_at",), limit=_REMINDED_AT_ONCE)
            if not self._caught_up:
                due += _without_reminder(reader)
            histories = follow_ups(reader, due)
            steps = [(notice, step) for notice in due if (step := next_step(notice, *histories[notice.id]))]
        now = self._services.clock.now()
        late = [_reminder(notice, step) for notice, step in steps if step.due <= now]
        receipts = self._intake.receive_all(late, by=SYSTEM) if late else []
        if steps:
            with self._services.store.writing(SYSTEM, now) as session:
                current_notices = {current.id: current for current in session.find(Notice, id=[notice.id for notice, _ in steps])}
                for notice, step in steps:
                    current = current_notices[notice.id]
                    updated = replace(current, remind_at=None if step.due <= now else step.due)
                    if current.remind_at == notice.remind_at and updated != current:  # else the step changed meanwhile
                        session.record(Change("reminded", current, updated))
        self._caught_up = True
        return sum(receipt.new for receipt in receipts)

    def view(self, notice: str, *, by: str = "") -> NoticeView:
        """Return a notice with its follow-up. Raises :class:`tocsin.domain.errors.Unknown`."""
        with self._services.store.reading() as reader:
            require_whole_desk(reader, by)
            return view_notice(reader, the_notice(reader, notice))

    def find(self, reference: str) -> Notice | None:
        """Return the notice of this reference, or None."""
        with self._services.store.reading() as reader:
            return next(iter(reader.find(Notice, reference=reference)), None)

    def listed(self, *, closed: bool = False, by: str = "") -> list[NoticeView]:
        """Return notices with their next step, the soonest due first. ``by`` is the person who asks in the browser."""
        with self._services.store.reading() as reader:
            require_whole_desk(reader, by)
            notices = (
                reader.find(Notice) if closed else [notice for notice in reader.find(Notice) if notice.state is not NoticeState.CLOSED]
            )
            views = view_notices(reader, notices)
        return sorted(views, key=lambda view: (view.step is None, view.step.due if view.step else view.notice.drafted, view.notice.id))

    def _reference(self, number: str) -> str:
        """Return a reference that nobody can guess: an answer that carries it belongs to this notice."""
        return f"TOC-{number}-{self._services.store.key.likeness(f'notice:{number}')[:8]}".upper()

    def _facts(self, session: Session, decision: ItemDecision, notice: Notice, quoted: str) -> NoticeFacts:
        settings = self._services.settings
        if not settings.notices.notifier or not settings.notices.address:
            raise Refused(
                "notices need the desk's name and address: set both in the settings", command="notices.notifier and notices.address"
            )
        policy = the_record(session, Policy, decision.policy, "policy", command="tocsin policies lists them")
        item = item_of(session, notice)
        title, law = titled(policy, notice.language)
        reasons = [answer.sentence for answer in sentences_of(session, decision) if answer.answer is PointReply.YES]
        return NoticeFacts(
            notice.reference,
            notice.platform,
            location_of(session, item),
            quoted,
            law,
            title,
            reasons,
            item.seen,
            settings.notices.notifier,
            settings.notices.address,
        )

    def _attach(self, message: EmailMessage, notice: Notice, opener: str) -> None:
        """Attach the hashes of the copies, and the last copy in the name of the person who hands it out, if anyone does."""
        copies = self._evidence.of_item(notice.item)
        if copies:
            message.add_attachment(
                listed_copies(copies), maintype="application", subtype="json", filename=f"{notice.reference}-evidence.json"
            )
        shown = [copy.evidence.id for copy in copies if copy.evidence.status and copy.manifest]
        if opener and not shown:
            raise Refused("there is no copy of the content to attach: send the notice without one, or keep a copy of the item first")
        if opener:
            data = self._evidence.open(shown[-1], by=opener)
            message.add_attachment(data, maintype="application", subtype="wacz+zip", filename=f"{notice.reference}-{shown[-1]}.wacz")

    def _mail(self, notice: Notice, text: str) -> EmailMessage:
        message = EmailMessage()
        message["From"] = self._services.settings.notices.address
        message["To"] = notice.address
        message["Subject"] = text.partition("\n")[0]
        message["Message-ID"] = f"<{notice.reference}@tocsin>"
        message.set_content(text)
        return message


def _reminder(notice: Notice, step: NextStep) -> Submission:
    """Return the report on a step that is due. The same step has the same key."""
    digest = hashlib.sha256(f"{step.act}{step.due.isoformat()}".encode()).hexdigest()[:16]
    text = f"Notice {notice.id} ({notice.reference}) to {notice.platform}: {step.act}."
    return Submission(f"notice:{notice.id}:{digest}", CHANNEL, text, priority=Priority.P2)


def _reports_behind(reader: Reader, decision: ItemDecision) -> set[str]:
    """Return the reports whose sources may be recognised in a notice: the item's, the one that told of it, and those like it."""
    item = the_record(reader, Item, decision.item, "item", command="tocsin items lists them")
    told_of = {report for report in (item.report, item.named_in) if report}
    repeats = {link.report for link in reader.find(Duplicate, of=told_of)} | {link.of for link in reader.find(Duplicate, report=told_of)}
    return told_of | repeats


def _without_reminder(reader: Reader) -> list[Notice]:
    """Return the open notices that carry no time of their step although no reminder of one was ever filed."""
    reminded = set(reader.changed(Notice.KIND, 0, "reminded"))
    return [notice for state in _OPEN for notice in reader.find(Notice, state=state, remind_at=None) if notice.id not in reminded]


@dataclass(frozen=True, slots=True)
class Sight:
    """Sight of a location: the state that it shows, the method of looking, the reason, the digest of the page, and who removed it."""

    state: ContentState
    method: str
    detail: str = ""
    digest: str = ""
    remover: str = ""


def _observe(session: Session, notice: Notice, history: FollowUp, sight: Sight, by: str) -> Observation:
    """Record an observation and the time of the next check."""
    events, before = history
    number, detail = session.new_id("O"), sight.detail[:300]
    observation = Observation(
        number,
        notice.id,
        notice.report,
        session.now,
        sight.state,
        sight.method,
        by,
        detail=detail,
        digest=sight.digest,
        remover=sight.remover,
    )
    session.record(Change("observed", None, observation))
    _plan(session, notice, planned(notice, events, [*before, observation], next_step(notice, events, before)))
    return observation


def _plan(session: Session, notice: Notice, updated: Notice) -> None:
    """Record changed times of the next check and reminder."""
    if updated != notice:
        session.record(Change("check planned", notice, updated))
