"""Answering: done, tried, moved, added, escalated; always by a named, entitled person."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from contextlib import AbstractContextManager
from dataclasses import replace
from datetime import datetime
from typing import Any

from tocsin.desk.duty_opener import DutyOpener, hastened, mail, raised
from tocsin.desk.lookup import the_duty, the_person, the_report, the_team, the_triage
from tocsin.desk.reports import add_note
from tocsin.desk.services import DeskServices
from tocsin.domain.duty import (
    DAY,
    DECLINED,
    Attempt,
    Closing,
    Duty,
    DutyKind,
    DutyState,
    Escalation,
    close,
    due_at,
    move,
    require_live,
    require_owing,
)
from tocsin.domain.errors import PermissionDenied, Refused
from tocsin.domain.ledger import Change
from tocsin.domain.people import DESK, SYSTEM, Permission, Person, require
from tocsin.domain.report import Priority
from tocsin.routing import Owed, addressee, owes_second_reading
from tocsin.store import Before, Reader, Session

_AT_ONCE = 200
NOBODY = ""  # whom an overdue duty is put before while nobody is present


class Duties:
    """Who owes what by when, and how it ends."""

    def __init__(self, services: DeskServices) -> None:
        self._services = services

    def listed(self, team: str = "", overdue: bool = False, state: str = "", report: str = "") -> list[Duty]:
        """Duties by due time: those still owed, unless a state or a report is named."""
        where: dict[str, Any] = {"report": report} if report else {"state": state or DutyState.OPEN}
        with self._services.store.reading() as reader:
            if team:
                where["team"] = the_team(reader, team).name
            if report:
                where["report"] = the_report(reader, report).id
            if overdue:
                where |= {"state": DutyState.OPEN, "due": Before(self._services.clock.now())}
            return reader.find(Duty, order=("due", "id"), **where)

    def done(self, duty: str, outcome: str, note: str = "", *, by: str) -> Duty:
        """Ends a duty, in the name of someone who owes it."""
        with self._session(by) as session:
            found, person = the_duty(session, duty), the_person(session, by)
            _require_other_reader(session, found, person)
            attempts = session.count(Attempt, duty=found.id)
            ended = close(found, Closing(person, "-".join(outcome.lower().split()), session.now), attempts)
            session.record(Change("done", found, ended, outcome))
            if note:
                add_note(session, found.report, by, note)
            self._follow(session, ended)
            return ended

    def attempt(self, duty: str, note: str = "", *, by: str) -> Attempt:
        """Records that someone tried, on this date, without ending the duty."""
        with self._session(by) as session:
            found = the_duty(session, duty)
            require_live(found)
            require_owing(found, the_person(session, by))
            tried = Attempt(session.new_id("T"), found.id, found.report, by, session.now)
            session.record(Change("tried", None, tried))
            if note:
                add_note(session, found.report, by, note)
            return tried

    def reroute(self, duty: str, to: str, *, by: str, reason: str) -> Duty:
        """Moves a duty to another team, which must still be able to answer; gives the successor."""
        with self._session(by) as session:
            found, team = the_duty(session, duty), the_team(session, to).name
            require_live(found)
            require_owing(found, the_person(session, by))
            if team == found.team:
                raise Refused(f"{found.id} is owed by team {team} already")
            successor = self._successor(session, found, team, reason)
            session.record(Change("moved", found, move(found, successor.id, by, session.now), reason))
            return successor

    def deliver(self, report: str, team: str, *, by: str, reason: str) -> Duty:
        """Puts a report before one more team."""
        with self._session(by) as session:
            require(the_person(session, by), Permission.ANSWER)
            opened = self._open(session, report, Owed(DutyKind.DELIVER, the_team(session, team).name), reason)
            if opened is None:
                raise Refused(f"team {team} has {report} already")
            return opened

    def prioritise(self, report: str, priority: str, *, by: str, reason: str) -> list[Duty]:
        """Gives a report another priority; due times only ever come nearer. Gives the duties that did."""
        with self._session(by) as session:
            require(the_person(session, by), Permission.GRADE)
            the_report(session, report)
            triage = raised(session, the_triage(session, report), Priority(priority), reason)
            live = session.find(Duty, report=report, state=DutyState.OPEN)
            targets = [due_at(duty.kind, triage.priority, duty.opened, self._services.settings.hours) for duty in live]
            sooner = [hastened(session, duty, due, reason) for duty, due in zip(live, targets, strict=True)]
            return [new for old, new in zip(live, sooner, strict=True) if new is not old]

    def escalate(self) -> list[Escalation]:
        """Puts every overdue duty before someone present, once for each level it reaches; some at a time, so that nobody waits for it."""
        with self._services.store.reading() as reader:
            last = reader.head().known
            now = max(self._services.clock.now(), last) if last else self._services.clock.now()
            people = reader.find(Person)
            present = [person.name for person in people if person.present(now)] or [NOBODY]
            overdue = sorted(reader.find(Duty, id=reader.overdue_unescalated(now, present)), key=lambda duty: (duty.due, duty.id))
            told = _last_escalations(reader, overdue)
            late = [duty.id for duty in overdue if _to_tell(duty, told.get(duty.id), people, now)]
        made: list[Escalation] = []
        for start in range(0, len(late), _AT_ONCE):  # nothing is written, and nobody waits, when everyone has been told
            made += self._escalate(late[start : start + _AT_ONCE])
        return made

    def _escalate(self, duties: Sequence[str]) -> list[Escalation]:
        with self._session(SYSTEM) as session:
            overdue = sorted(session.find(Duty, id=list(duties), state=DutyState.OPEN), key=lambda duty: (duty.due, duty.id))
            people = session.find(Person)
            told = _last_escalations(session, overdue)
            late = [duty for duty in overdue if duty.overdue(session.now)]
            made = [(duty, each) for duty in late if (each := _escalation(session, duty, told.get(duty.id), people))]
            for duty, each in made:
                self._announce(session, duty, each, people)
            return [each for _, each in made]

    def escalate_to(self, duty: str, to: str, *, by: str, reason: str) -> Escalation:
        """Puts one duty before a named person, on a person's word."""
        with self._session(by) as session:
            found, person = the_duty(session, duty), the_person(session, to)
            require_live(found)
            require(the_person(session, by), Permission.ANSWER)
            if not person.present(session.now):
                raise Refused(f"{to} is away; name someone who is present")
            last = _last_escalations(session, [found]).get(found.id)
            made = Escalation(found.id, found.report, last.level + 1 if last else max(1, found.level(session.now)), to, session.now)
            session.record(Change("escalated", None, made, reason))
            self._announce(session, found, made, [person])
            return made

    def _announce(self, session: Session, duty: Duty, made: Escalation, people: Iterable[Person]) -> None:
        """Queues the mail to the person it was put before, if they have an address."""
        if address := next((person.address for person in people if person.name == made.to), ""):
            title = f"Overdue: {duty.team} owes {duty.kind} on report {duty.report} since {self._services.zone.said(duty.due)}"
            session.record(Change("queued", None, mail(duty, address, title, session.now, f"level{made.level}")))

    def _follow(self, session: Session, ended: Duty) -> None:
        """What the end of a duty sets off."""
        if ended.outcome == DECLINED:
            self._open(session, ended.report, Owed(DutyKind.DELIVER, DESK), f"declined by {ended.team}")
        if ended.kind.rule.decides:
            self._dispose(session, ended)
        if ended.kind is DutyKind.ASSESS:
            report = the_report(session, ended.report)
            draw = self._services.store.key.draw(ended.id)
            if why := owes_second_reading(report, ended.outcome, draw, self._services.settings.reread):
                self._open(session, ended.report, Owed(DutyKind.REVIEW, ended.team), why)

    def _dispose(self, session: Session, ended: Duty) -> None:
        triage = the_triage(session, ended.report)
        disposition = triage.disposition if ended.outcome == "agree" else ended.outcome
        if disposition != triage.disposition:
            session.record(Change("disposed", triage, replace(triage, disposition=disposition), f"{ended.id} by {ended.by}"))

    def _successor(self, session: Session, duty: Duty, team: str, reason: str) -> Duty:
        """The duty of the other team: the one it has, brought forward, or a new one; never due later."""
        held = [each for each in session.find(Duty, report=duty.report, kind=duty.kind, team=team) if each.state is not DutyState.MOVED]
        if not held:
            return DutyOpener(self._services, session).open_one(the_triage(session, duty.report), Owed(duty.kind, team), reason, duty.due)
        if not held[0].live:
            raise Refused(f"team {team} has answered this in {held[0].id}: {duty.id} stays; answer or decline it")
        return hastened(session, held[0], duty.due, f"{duty.id} was moved here")

    def _open(self, session: Session, report: str, owed: Owed, why: str) -> Duty | None:
        the_report(session, report)
        opened = DutyOpener(self._services, session).open_missing([the_triage(session, report)], [owed], why)
        return opened[0] if opened else None

    def _session(self, by: str) -> AbstractContextManager[Session]:
        return self._services.store.writing(by, self._services.clock.now())


def _require_other_reader(reader: Reader, duty: Duty, person: Person) -> None:
    """A second reading is by someone who did not do the first."""
    if duty.kind is not DutyKind.REVIEW:
        return
    first = {each.by for each in reader.find(Duty, report=duty.report, kind=DutyKind.ASSESS, state=DutyState.DONE)}
    if person.name in first:
        raise PermissionDenied(f"{duty.id} is a second reading and {person.name} did the first: ask someone else")


def _last_escalations(reader: Reader, duties: Sequence[Duty]) -> dict[str, Escalation]:
    made = sorted(reader.find(Escalation, duty=[duty.id for duty in duties]), key=lambda each: each.level)
    return {each.duty: each for each in made}


def _escalation(session: Session, duty: Duty, last: Escalation | None, people: Sequence[Person]) -> Escalation | None:
    """The escalation a duty has come to, if it was not made; one whose addressee is not here is made again."""
    if not _to_tell(duty, last, people, session.now):
        return None
    level = duty.level(session.now)
    person = addressee(duty, level, people, session.now)
    number = max(level, last.level + 1) if last else level
    made = Escalation(duty.id, duty.report, number, person.name if person else "", session.now)
    session.record(Change("escalated", None, made, "overdue" if person else "overdue, and nobody is present"))
    return made


def _to_tell(duty: Duty, last: Escalation | None, people: Sequence[Person], now: datetime) -> bool:
    """Whether nobody who is here was told yet that the duty came to its level."""
    level = duty.level(now)
    if last is None or last.at < _reached(duty, level):
        return True
    return not _is_here(last.to, people, now) and addressee(duty, level, people, now) is not None


def _reached(duty: Duty, level: int) -> datetime:
    """When an overdue duty came to this level."""
    return duty.due + (level - 1) * DAY


def _is_here(name: str, people: Sequence[Person], now: datetime) -> bool:
    return any(person.name == name and person.present(now) for person in people)
