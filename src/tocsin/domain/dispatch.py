"""Messages to people outside the desk: alerts to threatened sites, referrals to authorities, documents with recommendations.

A dispatch asks its recipient for an acknowledgement by a due time. A recommendation in it asks for an answer of its own. Sending
answers nothing: only the recipient, or a person of the desk who spoke with them, does.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from enum import StrEnum
from typing import ClassVar, Self

from tocsin.domain.errors import Malformed, Refused
from tocsin.domain.mail_address import is_address
from tocsin.domain.report import Priority

ANSWER_WITHIN = timedelta(days=56)
"""Time within which a recommendation is owed an answer, unless the document names another."""


class RecipientRole(StrEnum):
    """Reason why a recipient gets messages."""

    SITE = "site"
    AUTHORITY = "authority"
    PERSON = "person"


@dataclass(frozen=True, slots=True)
class ContactPerson:
    """A person at a recipient. ``address`` gets the link, ``code_address`` the code. Each is a mail address or ``channel:NAME``.

    Without ``code_address`` the desk reads the code out on the telephone number ``phone``.
    """

    name: str
    address: str
    code_address: str = ""
    phone: str = ""


@dataclass(frozen=True, slots=True)
class RecipientDetails:
    """Sealed part of a recipient: name, contacts in the order in which they are alerted, place on the map, other facts."""

    name: str
    contacts: tuple[ContactPerson, ...]
    map_reference: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True)
class Recipient:
    """A place, office or person outside the desk. ``details`` is sealed content under the recipient's own key.

    ``subject`` is the place by which reports name a site. Its other names are those of the subject. ``neighbours`` are recipients that
    the desk considers whenever it alerts this one.
    """

    KIND: ClassVar[str] = "recipient"

    id: str
    role: RecipientRole
    subject: str | None
    language: str
    details: str
    neighbours: tuple[str, ...]
    since: datetime
    by: str
    active: bool = True


@dataclass(frozen=True, slots=True)
class DispatchRule:
    """Rule of one kind of dispatch. ``hours`` are the targets of the acknowledgement for P1, P2 and P3.

    ``second`` says that a second person approves it first. ``spread`` is the share of the target after which the next contact is tried.
    """

    hours: tuple[float, float, float]
    second: bool
    spread: float = 0.25


class DispatchKind(StrEnum):
    """Kinds of dispatch, each with its rule."""

    rule: DispatchRule

    def __new__(cls, value: str, *rules: DispatchRule) -> Self:
        """Make a member that equals its text and carries its rule."""
        member = str.__new__(cls, value)
        member._value_ = value
        (member.rule,) = rules
        return member

    ALERT = "alert", DispatchRule((1, 4, 24), second=False)
    REFERRAL = "referral", DispatchRule((4, 24, 72), second=True)
    DOCUMENT = "document", DispatchRule((72, 72, 168), second=True)


class DispatchState(StrEnum):
    """Stage of a dispatch. A sent one waits for its acknowledgement. A draft told by telephone or in person is acknowledged unsent."""

    DRAFT = "draft"
    SENT = "sent"
    ACKNOWLEDGED = "acknowledged"
    CLOSED = "closed"


@dataclass(frozen=True, slots=True)
class Dispatch:
    """A message about one report to one recipient. ``body`` and ``access`` are sealed contents of the report.

    ``access`` holds the secret of the link, the code and the key of the sealed page. ``page`` is the name of that page at the door.
    """

    KIND: ClassVar[str] = "dispatch"

    id: str
    kind: DispatchKind
    report: str
    recipient: str
    language: str
    body: str
    access: str
    page: str
    drafted: datetime
    by: str
    state: DispatchState
    approved_by: str = ""
    sent: datetime | None = None
    due: datetime | None = None
    answered: datetime | None = None


class Reply(StrEnum):
    """Answer to a recommendation."""

    ACCEPTED = "accepted"
    PARTLY = "partly"
    REFUSED = "refused"


@dataclass(frozen=True, slots=True)
class Recommendation:
    """One recommendation of a document. ``text`` and ``words`` are sealed contents. ``reply`` is empty until it is answered."""

    KIND: ClassVar[str] = "recommendation"

    id: str
    dispatch: str
    report: str
    number: int
    text: str
    due: datetime | None = None
    reply: str = ""
    words: str = ""
    answered: datetime | None = None


class TransmissionState(StrEnum):
    """State of a message to one contact. A dropped one became needless because an answer came first."""

    QUEUED = "queued"
    SENT = "sent"
    FAILED = "failed"
    DROPPED = "dropped"


@dataclass(frozen=True, slots=True)
class Transmission:
    """One message of a dispatch to one contact: the link, or the code. ``contact`` is the contact's place in the sealed list."""

    KIND: ClassVar[str] = "transmission"

    id: str
    dispatch: str
    report: str
    contact: int
    part: str
    state: TransmissionState
    not_before: datetime
    attempts: int = 0


@dataclass(frozen=True, slots=True)
class DispatchEvent:
    """An answer to a dispatch, or an act of the desk about it. ``by`` is empty if it came through the door. ``words`` is sealed."""

    KIND: ClassVar[str] = "dispatch-event"

    id: str
    dispatch: str
    report: str
    act: str
    at: datetime
    by: str = ""
    words: str = ""


def require_contacts(contacts: Sequence[ContactPerson]) -> None:
    """Raise :class:`Malformed` for contacts that cannot be reached, or whose code would go the way of their link."""
    if not contacts:
        raise Malformed("a recipient needs a contact: a name and an address")
    for contact in contacts:
        if not contact.name.strip() or not is_address(contact.address):
            raise Malformed(f"contact {contact.name or '(without a name)'} needs an address: a mail address, or channel:NAME")
        if contact.code_address and not is_address(contact.code_address):
            raise Malformed(f"the address for codes of {contact.name} is no mail address and no channel:NAME")
        if contact.code_address.casefold() == contact.address.casefold():
            raise Malformed(f"the code of {contact.name} would go the same way as the link: name another address, or a phone number")


def approved(dispatch: Dispatch, by: str) -> Dispatch:
    """Return a draft as approved by a second person. Raises :class:`Refused` for anything but a draft."""
    require_state(dispatch, DispatchState.DRAFT)
    return replace(dispatch, approved_by=by)


def sent(dispatch: Dispatch, now: datetime, priority: Priority) -> Dispatch:
    """Return a draft as sent, with the due time of its acknowledgement. Raises :class:`Refused` without the approval it needs."""
    require_state(dispatch, DispatchState.DRAFT)
    _require_approved(dispatch)
    due = now + timedelta(hours=dispatch.kind.rule.hours[int(priority[1]) - 1])
    return replace(dispatch, state=DispatchState.SENT, sent=now, due=due)


def acknowledged(dispatch: Dispatch, now: datetime) -> Dispatch:
    """Return a sent dispatch as acknowledged, or a draft whose recipient was told by telephone or in person.

    Raises :class:`Refused` for a draft without the approval it needs, and for one that is acknowledged or closed.
    """
    require_state(dispatch, DispatchState.DRAFT, DispatchState.SENT)
    _require_approved(dispatch)
    return replace(dispatch, state=DispatchState.ACKNOWLEDGED, answered=now)


def send_times(dispatch: Dispatch, contacts: int) -> list[datetime]:
    """Return the time at which each contact of a sent dispatch gets it: the first at once, the next ones while nobody answers."""
    assert dispatch.sent
    assert dispatch.due
    step = (dispatch.due - dispatch.sent) * dispatch.kind.rule.spread
    return [dispatch.sent + step * place for place in range(contacts)]


def is_finished(dispatch: Dispatch, recommendations: Collection[Recommendation]) -> bool:
    """Return True if nothing more is asked of the recipient."""
    if dispatch.state is DispatchState.CLOSED:
        return True
    return dispatch.state is DispatchState.ACKNOWLEDGED and all(recommendation.reply for recommendation in recommendations)


def _require_approved(dispatch: Dispatch) -> None:
    if dispatch.kind.rule.second and not dispatch.approved_by:
        raise Refused(f"{dispatch.id} is a {dispatch.kind}: a second person approves it first")


def require_state(dispatch: Dispatch, *states: DispatchState) -> None:
    """Raise :class:`Refused` unless the dispatch is in one of these states."""
    if dispatch.state not in states:
        raise Refused(f"{dispatch.id} is {dispatch.state}: this needs a message that is {' or '.join(states)}")
