"""Sending what was queued: at least once, with the duty as the reminder when it cannot be sent."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, replace
from datetime import timedelta

from tocsin.desk.duty_opener import DutyOpener
from tocsin.desk.lookup import the_triage
from tocsin.desk.services import DeskServices
from tocsin.domain.duty import DutyKind
from tocsin.domain.ledger import Change
from tocsin.domain.outgoing import Outgoing, OutgoingState
from tocsin.domain.people import DESK, SYSTEM
from tocsin.outbound.mail import compose, retry_after
from tocsin.routing import Owed
from tocsin.store import Before, Session

_TRIES = 8
_AT_ONCE = 5
_ROUNDS = 20
_LEASE = timedelta(minutes=5)


@dataclass(frozen=True, slots=True)
class Sent:
    """What one round of sending did."""

    sent: int = 0
    failed: int = 0
    parked: int = 0


class Outbox:
    """The queue of outgoing mail."""

    def __init__(self, services: DeskServices) -> None:
        self._services = services

    def send(self) -> Sent:
        """Sends what is due, some at a time, so that what is urgent waits for a few others at most.

        A mail whose sending was not recorded is sent again, under the same key.
        """
        done = Counter[OutgoingState]()
        for _ in range(_ROUNDS):
            taken = self._take()
            errors = [self._try(outgoing) for outgoing in taken]
            if taken:
                with self._services.store.writing(SYSTEM, self._services.clock.now()) as session:
                    done.update(self._after(session, each, error).state for each, error in zip(taken, errors, strict=True))
            if len(taken) < _AT_ONCE:
                break
        return Sent(done[OutgoingState.SENT], done[OutgoingState.QUEUED], done[OutgoingState.PARKED])

    def _take(self) -> list[Outgoing]:
        """Takes what is due for a while, so that two workers do not send the same."""
        with self._services.store.writing(SYSTEM, self._services.clock.now()) as session:
            soon = Before(session.now + timedelta(microseconds=1))
            # The most urgent first: titles begin with Overdue, P1, P2 or P3.
            due = session.find(Outgoing, state=OutgoingState.QUEUED, not_before=soon, order=("title", "id"), limit=_AT_ONCE)
            taken = [replace(each, not_before=session.now + _LEASE, attempts=each.attempts + 1) for each in due]
            for old, new in zip(due, taken, strict=True):
                session.record(Change("taken", old, new))
            return taken

    def _try(self, outgoing: Outgoing) -> str:
        try:
            self._services.mailer.send(compose(outgoing, self._services.settings.mail.sender, self._services.zone))
        except Exception as error:  # whatever is wrong with one mail must not hold up the others
            return f"{type(error).__name__}: {error}"[:200]
        return ""

    def _after(self, session: Session, outgoing: Outgoing, error: str) -> Outgoing:
        if not error:
            after = replace(outgoing, state=OutgoingState.SENT, error="")
        elif outgoing.attempts < _TRIES:
            after = replace(outgoing, not_before=session.now + timedelta(seconds=retry_after(outgoing.attempts)), error=error)
        else:
            after = replace(outgoing, state=OutgoingState.PARKED, error=error)
            owed = Owed(DutyKind.RECHECK, DESK)
            DutyOpener(self._services, session).open_missing(
                [the_triage(session, outgoing.report)], [owed], f"mail to {outgoing.to} keeps failing"
            )
        session.record(Change(str(after.state), outgoing, after, error))
        return after
