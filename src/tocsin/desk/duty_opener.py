"""The only place where a duty is opened, with the mail that announces it."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import replace
from datetime import datetime

from tocsin.desk.mail_queue import MailQueue
from tocsin.desk.services import DeskServices
from tocsin.domain.duty import Duty, DutyKind, DutyState, due_at, hasten
from tocsin.domain.ledger import Change
from tocsin.domain.people import DESK
from tocsin.domain.report import Priority, Triage
from tocsin.routing import Owed
from tocsin.store import Reader, Session

Slot = tuple[str, DutyKind, str]


class DutyOpener:
    """Opens duties within one session.

    Only :meth:`open_missing` looks for duties that are open or done already. Callers of the others have made sure that there are none.
    """

    def __init__(self, services: DeskServices, session: Session) -> None:
        self._services = services
        self._session = session
        self._mail = MailQueue(session)

    def taken(self, reports: Collection[str]) -> set[Slot]:
        """Return the (report, kind, team) of every duty that is open or done. A moved duty does not count, for its successor does."""
        duties = self._session.find(Duty, report=reports)
        return {(duty.report, duty.kind, duty.team) for duty in duties if duty.state is not DutyState.MOVED}

    def open(self, triage: Triage, owed: Iterable[Owed], why: str = "") -> list[Duty]:
        """Open these duties for a report that has none of them. It is not looked up."""
        return [self.open_one(triage, item, why) for item in owed]

    def open_missing(self, triages: Iterable[Triage], owed: Collection[Owed], why: str) -> list[Duty]:
        """Open these duties for each report that does not have them yet."""
        triages = list(triages)
        existing = self.taken([triage.report for triage in triages])
        return [
            self.open_one(triage, item, why) for triage in triages for item in owed if (triage.report, item.kind, item.team) not in existing
        ]

    def open_one(self, triage: Triage, owed: Owed, why: str, due: datetime | None = None) -> Duty:
        """Open one duty, due at its target or at ``due``, whichever is earlier. One that exists already is not looked up."""
        now = self._session.now
        sooner = min(now, self._services.clock.now())  # a clock that once ran ahead must not put off what comes after
        target = due_at(owed.kind, Priority(triage.priority), sooner, self._services.settings.hours)
        duty = Duty(self._session.new_id("D"), triage.report, owed.kind, owed.team, now, target)
        duty = hasten(duty, due) if due else duty
        self._session.record(Change("owes", None, duty, why))
        if owed.kind is DutyKind.DELIVER or owed.team != DESK:  # such as an assessment that was moved to another team
            self._announce(duty, triage)
        return duty

    def _announce(self, duty: Duty, triage: Triage) -> None:
        """Queue mail to the team that owes the duty.

        A team that no mail reaches is made known to the desk, which tells it in another way. The desk itself reads its queue, so
        that its people get mail about P1 alone.
        """
        title = f"{triage.priority}: report {duty.report} needs your answer by {self._services.zone.said(duty.due)}"
        addressees = self._mail.addressees(duty.team)
        if duty.team == DESK and triage.priority is not Priority.P1:
            addressees = [team for team in addressees if not team.person]
        self._mail.tell_of(duty, addressees, title)
        if not addressees and duty.team != DESK and duty.kind is not DutyKind.RECHECK:
            why = f"no mail reaches team {duty.team}: tell them in another way, and give the team an address"
            self.open_missing([triage], [Owed(DutyKind.RECHECK, DESK)], why)


def hastened(session: Session, duty: Duty, due: datetime, why: str) -> Duty:
    """Bring a duty's due time forward and record it. A later time changes nothing."""
    sooner = hasten(duty, due)
    if sooner is not duty:
        session.record(Change("hastened", duty, sooner, why))
    return sooner


def owed_about(session: Session, report: str) -> list[tuple[datetime, Duty]]:
    """Return the duties that are owed about a report, each with the time since when: also those to its source that it joined."""
    owed = [(duty.opened, duty) for duty in session.find(Duty, report=report, state=DutyState.OPEN)]
    moved = session.find(Duty, report=report, kind=[DutyKind.ACKNOWLEDGE, DutyKind.CALL_BACK], state=DutyState.MOVED)
    joined = [(duty.opened, end_of(session, duty)) for duty in moved]
    return owed + [(opened, duty) for opened, duty in joined if duty.live and duty.report != report]


def end_of(reader: Reader, duty: Duty) -> Duty:
    """Return the duty that a moved one became in the end."""
    while duty.successor:
        (duty,) = reader.find(Duty, id=[duty.successor])
    return duty


def raised(session: Session, triage: Triage, priority: Priority, why: str) -> Triage:
    """Set the priority of a report and record it."""
    changed = replace(triage, priority=priority)
    if changed != triage:
        session.record(Change("prioritised", triage, changed, why))
    return changed


def hurry(services: DeskServices, session: Session, triage: Triage, priority: Priority, why: str) -> bool:
    """Raise a report to a priority and bring its due times forward with it. Return False where it has this priority or a higher one."""
    if Priority(triage.priority) <= priority:
        return False
    raised(session, triage, priority, why)
    for opened, duty in owed_about(session, triage.report):
        hastened(session, duty, due_at(duty.kind, priority, opened, services.settings.hours), why)
    return True
