"""Sending of queued mail: at least once, gathered into one message per recipient. A mail that keeps failing opens a duty."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from tocsin.desk.drill_marks import held_back
from tocsin.desk.duty_opener import DutyOpener
from tocsin.desk.lookup import the_triage
from tocsin.desk.services import DeskServices
from tocsin.desk.set_aside import STOPS, SetAside
from tocsin.domain.duty import DutyKind
from tocsin.domain.ledger import Change
from tocsin.domain.outgoing import ACCOUNT, Outgoing, OutgoingState
from tocsin.domain.people import DESK, SYSTEM
from tocsin.domain.report import RejectedRow
from tocsin.outbound.mail import Letterhead, compose, retry_after
from tocsin.routing import Owed
from tocsin.store import Before, Session

_TRIES = 8
_AT_ONCE = 5
_ROUNDS = 20
_GATHERED = 5000
_PAUSE = timedelta(minutes=10)
_URGENT = (ACCOUNT, "Overdue", "P1")
_LEASE = timedelta(minutes=5)


@dataclass(frozen=True, slots=True)
class Sent:
    """Counts of one round of sending, in queued mails: a message may carry several."""

    sent: int = 0
    failed: int = 0
    parked: int = 0


class Outbox:
    """The queue of outgoing mail."""

    def __init__(self, services: DeskServices, set_aside: SetAside) -> None:
        self._services = services
        self._set_aside = set_aside
        self._last_message: dict[str, datetime] = {}

    def send(self) -> Sent:
        """Send what is due, to a few recipients at a time, the most urgent first.

        A recipient gets one message with everything queued for that address. After a message, what is not urgent is gathered for
        ten minutes. A message whose sending was not recorded is sent again.
        """
        states = Counter[OutgoingState]()
        for _ in range(_ROUNDS):
            leased = self._lease()
            errors = [self._try(mails) for mails in leased]
            states.update(self._record([(mail, error) for mails, error in zip(leased, errors, strict=True) for mail in mails]))
            if len(leased) < _AT_ONCE:
                break
        return Sent(states[OutgoingState.SENT], states[OutgoingState.QUEUED], states[OutgoingState.PARKED])

    def _record(self, tries: Sequence[tuple[Outgoing, str]]) -> list[OutgoingState]:
        """Record the result of each try, and return the new states. A mail whose result cannot be recorded is set aside."""
        try:
            return self._record_all(tries)
        except STOPS:
            raise
        except Exception:
            states: list[OutgoingState] = []
            for mail, error in tries:
                self._set_aside.guard(f"mail {mail.id}", lambda: states.extend(self._record_all([(mail, error)])))  # noqa: B023  # called at once
            return states

    def _record_all(self, tries: Sequence[tuple[Outgoing, str]]) -> list[OutgoingState]:
        if not tries:
            return []
        for mail, error in tries:
            if error and mail.report is None and mail.attempts >= _TRIES:  # no report has the duty, so one is filed
                self._set_aside.owe(RejectedRow(f"mail {mail.id}", f"mail to {mail.to} keeps failing: {error}", mail.title.encode()))
        with self._services.store.writing(SYSTEM, self._services.clock.now()) as session:
            return [self._after(session, mail, error).state for mail, error in tries]

    def _lease(self) -> list[list[Outgoing]]:
        """Return the mails of the next few recipients, leased for some minutes so that no other worker sends them."""
        with self._services.store.writing(SYSTEM, self._services.clock.now()) as session:
            soon = Before(session.now + timedelta(microseconds=1))
            # The most urgent first: titles begin with Account, Overdue, P1, P2 or P3.
            due = session.find(Outgoing, state=OutgoingState.QUEUED, not_before=soon, order=("title", "id"), limit=_GATHERED)
            paused = held_back(session, self._services.store.key, session.now)
            by_recipient: dict[str, list[Outgoing]] = {}
            for mail in (mail for mail in due if mail.report not in paused):
                by_recipient.setdefault(mail.to, []).append(mail)
            now = [mails for mails in by_recipient.values() if self._may_go(mails, session.now)]
            return [self._renew(session, mails) for mails in now[:_AT_ONCE]]

    def _may_go(self, mails: Sequence[Outgoing], now: datetime) -> bool:
        """Return True if one of the mails is urgent, or no message went to their address just before."""
        last = self._last_message.get(mails[0].to)
        return last is None or now >= last + _PAUSE or any(mail.title.startswith(_URGENT) for mail in mails)

    def _renew(self, session: Session, due: Sequence[Outgoing]) -> list[Outgoing]:
        """Lease these mails."""
        leased = [replace(mail, not_before=session.now + _LEASE, attempts=mail.attempts + 1) for mail in due]
        for before, after in zip(due, leased, strict=True):
            session.record(Change("taken", before, after))
        return leased

    def _try(self, mails: Sequence[Outgoing]) -> str:
        """Send mails to one address as one message. Return the cause if that fails, else an empty string."""
        settings = self._services.settings
        letterhead = Letterhead(settings.mail.sender, self._services.store.key.desk_id, settings.address, self._services.zone)
        try:
            self._services.mailer.send(compose(mails, letterhead, self._services.clock.now()))
        except Exception as error:  # a fault of one message must not hold up the others
            return f"{type(error).__name__}: {error}"[:200]
        self._last_message[mails[0].to] = self._services.clock.now()
        return ""

    def _after(self, session: Session, mail: Outgoing, error: str) -> Outgoing:
        """Record that a mail was sent, will be tried again, or is parked with a duty for the desk."""
        if not error:
            after = replace(mail, state=OutgoingState.SENT, error="")
        elif mail.attempts < _TRIES:
            after = replace(mail, not_before=session.now + timedelta(seconds=retry_after(mail.attempts)), error=error)
        else:
            after = replace(mail, state=OutgoingState.PARKED, error=error)
            if mail.report:
                recheck = Owed(DutyKind.RECHECK, DESK)
                DutyOpener(self._services, session).open_missing(
                    [the_triage(session, mail.report)], [recheck], f"mail to {mail.to} keeps failing: {error}"
                )
        session.record(Change(str(after.state), mail, after, error))
        return after
