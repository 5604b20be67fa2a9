"""Ending, trying, moving, adding and escalating duties, always in the name of an entitled person."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from contextlib import AbstractContextManager
from dataclasses import replace
from datetime import datetime
from typing import Any

from tocsin.desk.dispatch_duties import require_alerted
from tocsin.desk.duty_opener import DutyOpener, hastened, owed_about, raised
from tocsin.desk.lookup import the_duty, the_person, the_report, the_team, the_triage
from tocsin.desk.mail_queue import Addressee, MailQueue
from tocsin.desk.outcomes import require_reason
from tocsin.desk.picture_readings import picture_cues
from tocsin.desk.reach import reports_unread, require_other_reader, require_reach
from tocsin.desk.reports import add_note
from tocsin.desk.services import DeskServices
from tocsin.desk.set_aside import STOPS, SetAside
from tocsin.desk.settled_duties import settled_with, to_settle, why_settled
from tocsin.desk.shared_duties import priority_of
from tocsin.desk.source_wishes import SourceWishes
from tocsin.domain.duty import (
    CONTACT_ERASED,
    DAY,
    DECLINED,
    Attempt,
    Closing,
    Duty,
    DutyKind,
    DutyState,
    Escalation,
    can_take_back,
    close,
    due_at,
    move,
    require_attempt,
    require_live,
    require_owing,
    take_back,
)
from tocsin.domain.duty_words import TO_DO
from tocsin.domain.errors import Malformed, Refused
from tocsin.domain.ledger import Change
from tocsin.domain.looks import look_of
from tocsin.domain.people import DESK, SYSTEM, Permission, Person, require
from tocsin.domain.report import Erasure, Priority, Triage
from tocsin.routing import Owed, addressee, owes_second_reading
from tocsin.store import Before, Reader, Session

_AT_ONCE = 200
NOBODY = ""  # whom an overdue duty is put before while nobody is present


class Duties:
    """The duties of the desk: a report, a kind, a team and a due time each."""

    def __init__(self, services: DeskServices, set_aside: SetAside, wishes: SourceWishes) -> None:
        self._services = services
        self._set_aside = set_aside
        self._wishes = wishes

    def listed(self, team: str = "", overdue: bool = False, state: str = "", report: str = "") -> list[Duty]:
        """Return duties by due time: the open ones, unless a state or a report is named."""
        where: dict[str, Any] = {"report": report} if report else {"state": state or DutyState.OPEN}
        with self._services.store.reading() as reader:
            if team:
                where["team"] = the_team(reader, team).name
            if report:
                where["report"] = the_report(reader, report).id
            if overdue:
                where |= {"state": DutyState.OPEN, "due": Before(self._services.clock.now())}
            return reader.find(Duty, order=("due", "id"), **where)

    def done(self, duty: str, outcome: str, note: str = "", also: Mapping[str, str] | None = None, *, by: str) -> Duty:
        """End a duty in the name of a person who owes it, with what its answer settles (:func:`tocsin.domain.looks.settled_by`).

        ``also`` holds answers to other duties of the same look, by their ids, given in the same act. Raises :class:`PermissionDenied` for
        anyone else, :class:`Refused` for a duty that has ended, and :class:`Malformed` for one of another look.
        """
        with self._session(by) as session:
            owed = the_duty(session, duty)
            for other, answer in (also or {}).items():
                beside = the_duty(session, other)
                if look_of(beside) != look_of(owed) or beside.id == owed.id:
                    raise Malformed(f"{beside.id} is not settled by the same look as {owed.id}: answer it by itself")
                self._end(session, beside, _said(answer), "")
            return self._end(session, the_duty(session, duty), _said(outcome), note)

    def done_all(self, duties: Sequence[str], outcome: str, note: str = "", *, by: str) -> list[Duty]:
        """End several duties with one outcome, all or none: what a person has looked at together, such as the pictures of a folder."""
        with self._session(by) as session:
            return [self._end(session, the_duty(session, duty), _said(outcome), note) for duty in dict.fromkeys(duties)]

    def done_together(self, duties: Sequence[str], outcome: str, also: Mapping[str, str] | None = None, *, by: str) -> list[Duty]:
        """End duties about several reports with one outcome, all or none. Refused for a report that this person has not opened.

        ``also`` holds one answer for each further kind of duty of the same looks, by its word, such as ``look``.
        """
        if not duties:
            raise Malformed("choose at least one report that you have read")
        answers = dict(also or {})
        with self._session(by) as session:
            leads = [the_duty(session, duty) for duty in dict.fromkeys(duties)]
            for unread in sorted(reports_unread(session, {duty.report for duty in leads}, by)):
                raise Refused(f"open {unread} and answer it there; only what you have read is answered together")
            for lead in leads:
                for beside in session.find(Duty, report=lead.report, team=lead.team, state=DutyState.OPEN):
                    if beside.id != lead.id and beside.kind.word in answers and look_of(beside) == look_of(lead):
                        self._end(session, beside, _said(answers[beside.kind.word]), "")
            return [self._end(session, the_duty(session, lead.id), _said(outcome), "") for lead in leads]

    def take_back(self, duty: str, *, by: str) -> Duty:
        """Undo one's own answer within a minute: the duty is owed again, due when it was. Both are entries of the ledger."""
        return self.take_back_all([duty], by=by)[0]

    def take_back_all(self, duties: Sequence[str], *, by: str) -> list[Duty]:
        """Undo several of one's own answers within a minute, all or none."""
        with self._session(by) as session:
            person, taken_back = the_person(session, by), []
            answers = {duty: the_duty(session, duty) for duty in duties}
            settled = {other.id: other for duty in answers.values() for other in settled_with(session, duty)}
            for answered in (answers | settled).values():
                taken_back.append(take_back(answered, person, session.now))
                _require_unread(session, answered)
                session.record(Change("taken back", answered, taken_back[-1], "wrong answer"))
                _take_back_disposition(session, answered)
            return taken_back

    def can_be_taken_back(self, duties: Sequence[str], *, by: str) -> list[Duty]:
        """Return those of these duties whose answer this person can still take back."""
        with self._services.store.reading() as reader:
            now = self._services.clock.now()
            return [duty for duty in reader.find(Duty, id=list(duties), by=by, state=DutyState.DONE) if can_take_back(duty, now)]

    def attempt(self, duty: str, note: str, *, by: str) -> Attempt:
        """Record a dated try to reach the source, with words on what happened. The duty stays open.

        Tries keep a distance that the priority sets. At P1 a second person makes the third
        (:func:`tocsin.domain.duty.require_attempt`).
        """
        if not note.strip():
            raise Malformed("say what happened at this try: who answered, what was heard")
        with self._session(by) as session:
            owed = the_duty(session, duty)
            require_live(owed)
            require_owing(owed, the_person(session, by))
            attempt = Attempt(session.new_id("T"), owed.id, owed.report, by, session.now)
            require_attempt(attempt, session.find(Attempt, duty=owed.id), priority_of(session, owed))
            session.record(Change("tried", None, attempt))
            add_note(session, owed.report, by, note)
            return attempt

    def reroute(self, duty: str, to: str, *, by: str, reason: str) -> Duty:
        """Move a duty to another team, and return its successor there.

        Refused when that team has answered the same duty already, for then nobody would owe it.
        """
        with self._session(by) as session:
            owed, team = the_duty(session, duty), the_team(session, to).name
            require_live(owed)
            require_owing(owed, the_person(session, by))
            if team == owed.team:
                raise Refused(f"{owed.id} is owed by team {team} already")
            successor = self._successor(session, owed, team, reason)
            session.record(Change("moved", owed, move(owed, successor.id, by, session.now), reason))
            return successor

    def deliver(self, report: str, team: str, *, by: str, reason: str) -> Duty:
        """Open a delivery of a report to one more team."""
        with self._session(by) as session:
            person = the_person(session, by)
            require(person, Permission.ANSWER)
            require_reach(session, report, person)
            opened = self._open(session, report, Owed(DutyKind.DELIVER, the_team(session, team).name), reason)
            if opened is None:
                raise Refused(f"team {team} has {report} already")
            return opened

    def prioritise(self, report: str, priority: str, *, by: str, reason: str) -> list[Duty]:
        """Set the priority of a report, and return the duties whose due time came nearer.

        A due time is never moved later, whatever the new priority.
        """
        with self._session(by) as session:
            require(the_person(session, by), Permission.GRADE)
            the_report(session, report)
            triage = raised(session, the_triage(session, report), Priority(priority), reason)
            owed, hours = owed_about(session, report), self._services.settings.hours
            sooner = [hastened(session, duty, due_at(duty.kind, triage.priority, opened, hours), reason) for opened, duty in owed]
            return [new for (_, old), new in zip(owed, sooner, strict=True) if new is not old]

    def escalate(self) -> list[Escalation]:
        """Escalate every overdue duty to a person who is present, once for each level it has reached.

        Duties are escalated in batches, so that nobody waits for the whole of them.
        """
        with self._services.store.reading() as reader:
            last = reader.head().known
            now = max(self._services.clock.now(), last) if last else self._services.clock.now()
            people = reader.find(Person)
            present = [person.name for person in people if person.present(now)] or [NOBODY]
            overdue = sorted(reader.find(Duty, id=reader.overdue_unescalated(now, present)), key=lambda duty: (duty.due, duty.id))
            last_escalations = _last_escalations(reader, overdue)
            late_ids = [duty.id for duty in overdue if _to_tell(duty, last_escalations.get(duty.id), people, now)]
        escalations: list[Escalation] = []
        for start in range(0, len(late_ids), _AT_ONCE):  # nothing is written, and nobody waits, when everyone has been told
            escalations += self._escalate_batch(late_ids[start : start + _AT_ONCE])
        return escalations

    def _escalate_batch(self, duty_ids: Sequence[str]) -> list[Escalation]:
        """Escalate a batch of duties. One that cannot be escalated is set aside, and the others are."""
        try:
            return self._escalate(duty_ids)
        except STOPS:
            raise
        except Exception:
            escalations: list[Escalation] = []
            for number in duty_ids:
                self._set_aside.guard(f"overdue duty {number}", lambda: escalations.extend(self._escalate([number])))  # noqa: B023  # called at once
            return escalations

    def _escalate(self, duty_ids: Sequence[str]) -> list[Escalation]:
        with self._session(SYSTEM) as session:
            overdue = sorted(session.find(Duty, id=list(duty_ids), state=DutyState.OPEN), key=lambda duty: (duty.due, duty.id))
            people = session.find(Person)
            last_escalations = _last_escalations(session, overdue)
            late = [duty for duty in overdue if duty.overdue(session.now)]
            escalations = [
                (duty, escalation) for duty in late if (escalation := _escalation(session, duty, last_escalations.get(duty.id), people))
            ]
            for duty, escalation in escalations:
                self._announce(session, duty, escalation, people)
            return [escalation for _, escalation in escalations]

    def escalate_to(self, duty: str, to: str, *, by: str, reason: str) -> Escalation:
        """Escalate one duty to a named person who is present."""
        with self._session(by) as session:
            owed, addressee = the_duty(session, duty), the_person(session, to)
            require_live(owed)
            require(the_person(session, by), Permission.ANSWER)
            if not addressee.present(session.now):
                raise Refused(f"{to} is away; name someone who is present")
            last = _last_escalations(session, [owed]).get(owed.id)
            level = max(1, owed.level(session.now), last.level + 1 if last else 1)
            escalation = Escalation(owed.id, owed.report, level, to, session.now)
            session.record(Change("escalated", None, escalation, reason))
            self._announce(session, owed, escalation, [addressee])
            return escalation

    def _announce(self, session: Session, duty: Duty, escalation: Escalation, people: Iterable[Person]) -> None:
        """Queue a mail to the person a duty was escalated to. One without an address is told through their team, else the desk."""
        own = [Addressee(person.address) for person in people if person.name == escalation.to and person.address]
        queue = MailQueue(session)
        to_do, since = TO_DO[duty.kind], self._services.zone.said(duty.due)
        title = f"Overdue: {duty.team} has to {to_do[0].lower()}{to_do[1:]}, report {duty.report}, since {since}"
        if lines := [line for wish in self._wishes.of(session, [duty]).values() for line in wish.lines]:
            title = f"{title}. The source: {', '.join(lines)}"
        addressees = own or queue.addressees(duty.team) or queue.addressees(DESK)
        queue.tell_of(duty, addressees, title, f"level{escalation.level}")

    def _end(self, session: Session, owed: Duty, outcome: str, note: str, why: str = "") -> Duty:
        """Record the end of a duty in the name of the session's actor, and what follows from it."""
        person = the_person(session, session.actor)
        require_other_reader(session, owed, person)
        if outcome == DECLINED and not note.strip():
            raise Malformed(f"{owed.id}: say why you decline it: the desk takes it over, and it stays due at the same time")
        require_alerted(session, owed, outcome, note)
        require_reason(owed, outcome, note)
        _require_erased(session, owed, outcome)
        attempts = session.find(Attempt, duty=owed.id)
        ended = close(owed, Closing(person, outcome, session.now), attempts, priority_of(session, owed))
        session.record(Change("done", owed, ended, why or outcome))
        if note:
            add_note(session, owed.report, person.name, note)
        self._follow(session, ended)
        for other, answer in to_settle(session, ended):
            self._end(session, other, answer, "", why_settled(ended))
        return ended

    def _follow(self, session: Session, ended: Duty) -> None:
        """Open and record what the end of a duty requires: the desk after a decline, the disposition, a second reading."""
        if ended.outcome == DECLINED:
            self._take_over(session, ended)
        if ended.kind.rule.decides:
            self._dispose(session, ended)
        if ended.kind is DutyKind.ASSESS:
            report = the_report(session, ended.report)
            report = replace(report, cues=(*report.cues, *picture_cues(session, report.id)))
            draw = self._services.store.key.draw(ended.id)
            if why := owes_second_reading(report, ended.outcome, draw, self._services.settings.second_readings):
                self._open(session, ended.report, Owed(DutyKind.REVIEW, ended.team), why)

    def _take_over(self, session: Session, declined: Duty) -> None:
        """Make the desk owe a delivery that a team declined, due no later than it was."""
        if declined.team == DESK:
            return
        why = f"declined by {declined.team}"
        taken = session.find(Duty, report=declined.report, kind=DutyKind.DELIVER, team=DESK, state=[DutyState.OPEN, DutyState.DONE])
        if not taken:
            triage = the_triage(session, declined.report)
            DutyOpener(self._services, session).open_one(triage, Owed(DutyKind.DELIVER, DESK), why, declined.due)
        elif taken[0].live:
            hastened(session, taken[0], declined.due, why)

    def _dispose(self, session: Session, ended: Duty) -> None:
        triage = the_triage(session, ended.report)
        disposition = triage.disposition if ended.outcome == "agree" else ended.outcome
        if disposition != triage.disposition:
            session.record(Change("disposed", triage, replace(triage, disposition=disposition), _why_disposed(ended)))

    def _successor(self, session: Session, duty: Duty, team: str, reason: str) -> Duty:
        """Return the duty that takes over at another team: the one it has, due no later than the old one, or a new one."""
        existing = [
            candidate
            for candidate in session.find(Duty, report=duty.report, kind=duty.kind, team=team)
            if candidate.state is not DutyState.MOVED
        ]
        if not existing:
            return DutyOpener(self._services, session).open_one(the_triage(session, duty.report), Owed(duty.kind, team), reason, duty.due)
        if not existing[0].live:
            raise Refused(f"team {team} has answered this in {existing[0].id}: {duty.id} stays; answer or decline it")
        return hastened(session, existing[0], duty.due, f"{duty.id} was moved here")

    def _open(self, session: Session, report: str, owed: Owed, why: str) -> Duty | None:
        the_report(session, report)
        opened = DutyOpener(self._services, session).open_missing([the_triage(session, report)], [owed], why)
        return opened[0] if opened else None

    def _session(self, by: str) -> AbstractContextManager[Session]:
        return self._services.store.writing(by, self._services.clock.now())


def _said(outcome: str) -> str:
    return "-".join(outcome.lower().split())


def _why_disposed(ended: Duty) -> str:
    return f"{ended.id} by {ended.by}"


def _require_unread(reader: Reader, answered: Duty) -> None:
    """Raise :class:`Refused` for an assessment of which the second reading is done."""
    if answered.kind is DutyKind.ASSESS and reader.find(Duty, report=answered.report, kind=DutyKind.REVIEW, state=DutyState.DONE):
        raise Refused(f"{answered.id} cannot be taken back any more: somebody has read {answered.report} a second time; add a note instead")


def _take_back_disposition(session: Session, answered: Duty) -> None:
    """Give a report the disposition that it had before an answer, unless it has been changed since. A second reading stays owed."""
    triage, why = the_triage(session, answered.report), _why_disposed(answered)
    entries = [entry for entry in session.entries_about(Triage.KIND, triage.id) if entry.act == "disposed" and entry.why == why]
    if answered.kind.rule.decides and entries and triage.disposition == entries[-1].new["disposition"]:
        session.record(Change("taken back", triage, replace(triage, disposition=str(entries[-1].old["disposition"])), why))


def _require_erased(reader: Reader, owed: Duty, outcome: str) -> None:
    """Raise :class:`Refused` for an answer that the contact was erased while it can still be read."""
    if outcome == CONTACT_ERASED and reader.get(Erasure, owed.report) is None:
        raise Refused(f"{owed.id}: the contact of {owed.report} was not erased: reach the source, or record each attempt")


def _last_escalations(reader: Reader, duties: Sequence[Duty]) -> dict[str, Escalation]:
    by_level = sorted(reader.find(Escalation, duty=[duty.id for duty in duties]), key=lambda escalation: escalation.level)
    return {escalation.duty: escalation for escalation in by_level}


def _escalation(session: Session, duty: Duty, last: Escalation | None, people: Sequence[Person]) -> Escalation | None:
    """Record the escalation that a duty has come to, unless somebody present was told of this level."""
    if not _to_tell(duty, last, people, session.now):
        return None
    level = duty.level(session.now)
    person = addressee(duty, level, people, session.now)
    number = max(level, last.level + 1) if last else level
    escalation = Escalation(duty.id, duty.report, number, person.name if person else "", session.now)
    session.record(Change("escalated", None, escalation, "overdue" if person else "overdue, and nobody is present"))
    return escalation


def _to_tell(duty: Duty, last: Escalation | None, people: Sequence[Person], now: datetime) -> bool:
    """Return True when nobody present was told that the duty reached its level, and somebody could be.

    A due time that was moved back can have raised the level before the last escalation was made.
    """
    level = duty.level(now)
    if last is None or last.level < level or last.at < _reached(duty, level):
        return True
    return not _is_here(last.to, people, now) and addressee(duty, level, people, now) is not None


def _reached(duty: Duty, level: int) -> datetime:
    """Return the time at which an overdue duty reached this level: level 1 at the due time, one more a day later."""
    return duty.due + (level - 1) * DAY


def _is_here(name: str, people: Sequence[Person], now: datetime) -> bool:
    return any(person.name == name and person.present(now) for person in people)
