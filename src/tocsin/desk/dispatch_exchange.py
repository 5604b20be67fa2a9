"""Transmission of dispatches to their contacts, and the exchange of their pages and answers with the door."""

from __future__ import annotations

import logging
from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

from tocsin.desk.dispatch_views import access_of, recommendations_of, the_dispatch
from tocsin.desk.dispatches import Dispatches
from tocsin.desk.door_folder import SET_ASIDE
from tocsin.desk.outside_folder import AskedRecommendation, OutsideFolder, OutsidePage, PageAccess, unseal_answer
from tocsin.desk.recipients import the_recipient, view_of
from tocsin.desk.services import DeskServices
from tocsin.desk.set_aside import SetAside
from tocsin.domain.dispatch import (
    Dispatch,
    DispatchEvent,
    DispatchKind,
    DispatchState,
    Transmission,
    TransmissionState,
    is_finished,
)
from tocsin.domain.errors import Malformed, Refused, kind_and_place
from tocsin.domain.ledger import Change
from tocsin.domain.people import SYSTEM
from tocsin.domain.report import RejectedRow
from tocsin.outbound.dispatch_text import CODE, LINK, OutsideMessage, compose
from tocsin.outbound.mail import retry_after
from tocsin.store import Before, Reader, Session

_AT_ONCE = 20
_TRIES = 8
_NEXT_CONTACT_AFTER = 2
"""Failed tries after which the next contact gets the message at once."""
_LEASE = timedelta(minutes=5)
_MOST_ANSWERS = 200
_log = logging.getLogger("tocsin.dispatches")


class DispatchExchange:
    """Carries dispatches out of the desk, and their answers in."""

    def __init__(self, services: DeskServices, dispatches: Dispatches, set_aside: SetAside) -> None:
        self._services = services
        self._dispatches = dispatches
        self._set_aside = set_aside
        self._published: dict[str, OutsidePage] = {}
        self._head = -1

    def transmit(self) -> int:
        """Send what is due to contacts and return how many messages went out.

        At least once: after a crash a message is sent again under the same Message-ID. After two failed tries the next contact of the
        recipient gets the message at once.
        """
        with self._services.store.writing(SYSTEM, self._services.clock.now()) as session:
            due = Before(session.now + timedelta(microseconds=1))
            queued = session.find(Transmission, state=TransmissionState.QUEUED, not_before=due, order=("not_before", "id"), limit=_AT_ONCE)
            leased = [replace(message, not_before=session.now + _LEASE, attempts=message.attempts + 1) for message in queued]
            for old, new in zip(queued, leased, strict=True):
                session.record(Change("taken", old, new))
        return sum(self._transmit(message) for message in leased)

    def open_door(self, folder: Path, identity: str) -> Callable[[], object]:
        """Prepare the shared folder and return the job that publishes pages and takes answers in."""
        outside = OutsideFolder(folder)
        outside.create()
        return lambda: (self.take_in(outside, folder, identity), self.publish(outside))

    def take_in(self, outside: OutsideFolder, folder: Path, identity: str) -> int:
        """Take in every waiting answer and return the number of new ones. A bad one becomes a rejected row with a duty for the desk."""
        taken = 0
        for name in outside.waiting()[:_MOST_ANSWERS]:
            raw = b""
            try:
                raw = outside.sealed(name)
                taken += self._dispatches.take_answer(unseal_answer(identity, raw))
            except FileNotFoundError:
                continue
            except (Malformed, Refused) as error:
                where = f"answer {name.encode('ascii', 'backslashreplace').decode()[:100]}"
                self._set_aside.owe(RejectedRow(where, str(error), raw))
            outside.remove(name, folder / SET_ASIDE)
        return taken

    def publish(self, outside: OutsideFolder) -> int:
        """Write the pages that changed, remove those that nobody needs any more, and return the number written."""
        with self._services.store.reading() as reader:
            if (head := reader.head().seq) == self._head:
                return 0
            written = failed = 0
            wanted: set[str] = set()
            for dispatch in reader.find(Dispatch, state=[DispatchState.SENT, DispatchState.ACKNOWLEDGED]):
                page, access = self._page(reader, dispatch), access_of(reader, dispatch)
                if page is None or access is None:
                    continue
                wanted.add(dispatch.page)
                if self._published.get(dispatch.page) == page:
                    continue
                try:
                    outside.publish(dispatch.page, bytes.fromhex(access.key), page, self._services.clock.now())
                    self._published[dispatch.page] = page
                    written += 1
                except OSError as error:  # one page must not keep the others from being published
                    failed += 1
                    _log.error("a page for the door could not be written: %s", kind_and_place(error))
        for name in set(outside.names()) - wanted:
            outside.remove_page(name)
            self._published.pop(name, None)
        if not failed:
            self._head = head
        return written

    def _page(self, reader: Reader, dispatch: Dispatch) -> OutsidePage | None:
        """Return the page of a dispatch, or None if nothing more is asked of the recipient, or after an erasure."""
        recommendations = recommendations_of(reader, dispatch.id)
        text = reader.read_text(dispatch.body)
        if text is None or dispatch.due is None or is_finished(dispatch, recommendations):
            return None
        asked = [AskedRecommendation(part.number, reader.read_text(part.text) or "", part.due, part.reply) for part in recommendations]
        settings = self._services.settings
        acknowledged = dispatch.state is DispatchState.ACKNOWLEDGED
        return OutsidePage(
            dispatch.kind, dispatch.language, settings.name, dispatch.id, text, dispatch.due, acknowledged, tuple(asked), settings.zone
        )

    def _transmit(self, message: Transmission) -> bool:
        """Send one leased message and record the result. Return True if it went out."""
        try:
            self._hand_over(message)
        except Exception as error:  # a fault of one message must not hold up the others
            _log.warning("a message to a contact failed: %s", kind_and_place(error))
            self._record_failure(message, type(error).__name__)
            return False
        with self._services.store.writing(SYSTEM, self._services.clock.now()) as session:
            current = session.get(Transmission, message.id)
            if current and current.state is TransmissionState.QUEUED:  # else an answer came while it was sent
                session.record(Change("sent", current, replace(current, state=TransmissionState.SENT)))
        return True

    def _hand_over(self, message: Transmission) -> None:
        with self._services.store.reading() as reader:
            dispatch = the_dispatch(reader, message.dispatch)
            access = access_of(reader, dispatch)
            contacts = view_of(reader, the_recipient(reader, dispatch.recipient)).details.contacts
        if access is None or len(contacts) <= message.contact or dispatch.due is None:
            raise Refused("the report or the contact was erased")
        contact, settings = contacts[message.contact], self._services.settings
        link = f"{settings.door.rstrip('/')}/{dispatch.language}/answer/{access.secret}"
        secret = PageAccess(access.secret, access.code).spaced_code if message.part == CODE else link
        due = self._services.zone.said(dispatch.due)
        facts = OutsideMessage(message.part, dispatch.kind, dispatch.language, _desk_name(settings.name), dispatch.id, due, secret)
        to = contact.code_address if message.part == CODE else contact.address
        message_id = f"<{message.id}@{self._services.store.key.desk_id}.tocsin>"
        self._services.mailer.send(compose(facts, to, settings.mail.sender, message_id))

    def _record_failure(self, message: Transmission, error: str) -> None:
        final = message.attempts >= _TRIES
        with self._services.store.writing(SYSTEM, self._services.clock.now()) as session:
            if final:
                after = replace(message, state=TransmissionState.FAILED)
            else:
                after = replace(message, not_before=session.now + timedelta(seconds=retry_after(message.attempts)))
            session.record(Change("failed" if final else "tried", message, after, error))
            if message.attempts >= _NEXT_CONTACT_AFTER:
                self._bring_forward(session, message)
            if final:
                event = DispatchEvent(session.new_id("E"), message.dispatch, message.report, f"{message.part} not delivered", session.now)
                session.record(Change("not delivered", None, event))
        if final:
            self._owe_a_call(message)

    def _bring_forward(self, session: Session, failed: Transmission) -> None:
        """Send to the next contact at once."""
        following: Sequence[Transmission] = session.find(
            Transmission, dispatch=failed.dispatch, contact=failed.contact + 1, state=TransmissionState.QUEUED
        )
        for old in following:
            if old.not_before > session.now:
                session.record(Change("hastened", old, replace(old, not_before=session.now), "the contact before is not reached"))

    def _owe_a_call(self, message: Transmission) -> None:
        """Make the desk owe a call for a message that cannot be delivered. An alert has its own duty."""
        with self._services.store.reading() as reader:
            kind = the_dispatch(reader, message.dispatch).kind
        if kind is not DispatchKind.ALERT and message.part == LINK:
            text = f"{message.dispatch} cannot be delivered to contact {message.contact + 1}: call them, and correct the address."
            self._dispatches.follow_up(message.id, text)


def _desk_name(name: str) -> str:
    return name or "Tocsin"
