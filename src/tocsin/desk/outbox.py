"""Sending of queued mail, at least once. When a mail keeps failing, a duty of the desk takes its place."""

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
    """Counts of one round of sending."""

    sent: int = 0
    failed: int = 0
    parked: int = 0


class Outbox:
    """The queue of outgoing mail."""

    def __init__(self, services: DeskServices) -> None:
        self._services = services

    def send(self) -> Sent:
        """Send the mail that is due, a few at a time, so that urgent mail waits for few others.

        A mail whose sending was not recorded is sent again, under the same key.
        """
        states = Counter[OutgoingState]()
        for _ in range(_ROUNDS):
            leased = self._take()
            errors = [self._try(outgoing) for outgoing in leased]
            if leased:
                with self._services.store.writing(SYSTEM, self._services.clock.now()) as session:
                    states.update(self._after(session, mail, error).state for mail, error in zip(leased, errors, strict=True))
            if len(leased) < _AT_ONCE:
                break
        return Sent(states[OutgoingState.SENT], states[OutgoingState.QUEUED], states[OutgoingState.PARKED])

    def _take(self) -> list[Outgoing]:
        """Lease a few due mails, so that two workers do not send the same one."""
        with self._services.store.writing(SYSTEM, self._services.clock.now()) as session:
            soon = Before(session.now + timedelta(microseconds=1))
            # The most urgent first: titles begin with Overdue, P1, P2 or P3.
            due = session.find(Outgoing, state=OutgoingState.QUEUED, not_before=soon, order=("title", "id"), limit=_AT_ONCE)
            leased = [replace(mail, not_before=session.now + _LEASE, attempts=mail.attempts + 1) for mail in due]
            for old, new in zip(due, leased, strict=True):
                session.record(Change("taken", old, new))
            return leased

    def _try(self, outgoing: Outgoing) -> str:
        try:
            self._services.mailer.send(compose(outgoing, self._services.settings.mail.sender, self._services.zone))
        except Exception as error:  # whatever is wrong with one mail must not hold up the others
            return f"{type(error).__name__}: {error}"[:200]
        return ""

    def _after(self, session: Session, outgoing: Outgoing, error: str) -> Outgoing:
        if not error:
            updated = replace(outgoing, state=OutgoingState.SENT, error="")
        elif outgoing.attempts < _TRIES:
            updated = replace(outgoing, not_before=session.now + timedelta(seconds=retry_after(outgoing.attempts)), error=error)
        else:
            updated = replace(outgoing, state=OutgoingState.PARKED, error=error)
            owed = Owed(DutyKind.RECHECK, DESK)
            DutyOpener(self._services, session).open_missing(
                [the_triage(session, outgoing.report)], [owed], f"mail to {outgoing.to} keeps failing"
            )
        session.record(Change(str(updated.state), outgoing, updated, error))
        return updated
