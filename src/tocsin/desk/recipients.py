"""People and places outside the desk that get alerts, referrals and documents."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

import msgspec

from tocsin.desk.items import require_at_desk, require_whole_desk
from tocsin.desk.lookup import the_record
from tocsin.desk.services import DeskServices
from tocsin.desk.subjects import Subjects
from tocsin.domain.dispatch import ContactPerson, Recipient, RecipientDetails, RecipientRole, require_contacts
from tocsin.domain.errors import Malformed, Refused
from tocsin.domain.ledger import Change
from tocsin.domain.people import Permission, Person
from tocsin.domain.subject import Kind, Name, Subject
from tocsin.domain.text import printable
from tocsin.outbound.dispatch_text import languages
from tocsin.store import Reader

_encode = msgspec.json.Encoder().encode
_decode = msgspec.json.Decoder(RecipientDetails).decode


@dataclass(frozen=True, slots=True)
class NewRecipient:
    """A recipient as a person describes it. ``subject`` is a place that the desk knows. Without one, a site's names make a new place."""

    role: RecipientRole
    name: str
    contacts: Sequence[ContactPerson]
    language: str = "en"
    other_names: Sequence[str] = ()
    map_reference: str = ""
    neighbours: Sequence[str] = ()
    subject: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True)
class RecipientView:
    """A recipient with its details in clear. They are None after its key was destroyed."""

    recipient: Recipient
    details: RecipientDetails

    @property
    def id(self) -> str:
        """Return the recipient's number."""
        return self.recipient.id


class Recipients:
    """The directory of recipients."""

    def __init__(self, services: DeskServices, subjects: Subjects) -> None:
        self._services = services
        self._subjects = subjects

    def add(self, new: NewRecipient, *, by: str, reason: str) -> Recipient:
        """Add a recipient and return it. A site is bound to a place, by which reports name it."""
        require_contacts(new.contacts)
        if new.language not in languages():
            raise Malformed(f"no messages in language {new.language!r}: use one of {', '.join(languages())}")
        if not new.name.strip():
            raise Malformed("a recipient needs a name")
        with self._services.store.reading() as reader:
            require_dispatcher(reader, by)
            neighbours = tuple(the_recipient(reader, neighbour).id for neighbour in new.neighbours)
        subject = self._place(new, by, reason) if new.role is RecipientRole.SITE else None
        details = RecipientDetails(printable(new.name).strip(), tuple(new.contacts), new.map_reference.strip(), new.note.strip())
        with self._services.store.writing(by, self._services.clock.now()) as session:
            number = session.new_id("G")
            session.begin_owner(number)
            sealed = session.seal(number, _encode(details))
            recipient = Recipient(number, new.role, subject, new.language, sealed, neighbours, session.now, by)
            session.record(Change("added", None, recipient, reason))
            return recipient

    def change(self, recipient: str, details: RecipientDetails, *, by: str, reason: str) -> Recipient:
        """Replace the details of a recipient, such as its contacts."""
        require_contacts(details.contacts)
        with self._services.store.writing(by, self._services.clock.now()) as session:
            require_dispatcher(session, by)
            old = the_recipient(session, recipient)
            changed = replace(old, details=session.seal(old.id, _encode(details)))
            session.record(Change("changed", old, changed, reason))
            return changed

    def add_contact(self, recipient: str, contact: ContactPerson, *, by: str, reason: str) -> Recipient:
        """Add a contact, who is alerted after those before."""
        details = self.view(recipient, by=by).details
        return self.change(recipient, replace(details, contacts=(*details.contacts, contact)), by=by, reason=reason)

    def retire(self, recipient: str, *, by: str, reason: str) -> Recipient:
        """Take a recipient out of use. What was sent to it stays in the record."""
        with self._services.store.writing(by, self._services.clock.now()) as session:
            require_dispatcher(session, by)
            old = the_recipient(session, recipient)
            if not old.active:
                raise Refused(f"{old.id} is out of use already")
            retired = replace(old, active=False)
            session.record(Change("retired", old, retired, reason))
            return retired

    def listed(self, *, by: str = "") -> list[RecipientView]:
        """Return the recipients in use. ``by`` is the person who asks in the browser."""
        with self._services.store.reading() as reader:
            require_whole_desk(reader, by)
            return [view_of(reader, recipient) for recipient in reader.find(Recipient, active=True, order=("since", "id"))]

    def view(self, recipient: str, *, by: str = "") -> RecipientView:
        """Return one recipient. Raises :class:`tocsin.domain.errors.Unknown`."""
        with self._services.store.reading() as reader:
            require_whole_desk(reader, by)
            return view_of(reader, the_recipient(reader, recipient))

    def _place(self, new: NewRecipient, by: str, reason: str) -> str:
        """Return the id of the place that a site is at, a new one if none is given."""
        if not new.subject:
            names = [Name(name.strip()) for name in (new.name, *new.other_names) if name.strip()]
            return self._subjects.add(names, Kind.PLACE, reason=reason, by=by).id
        with self._services.store.writing(by, self._services.clock.now()) as session:
            number = self._subjects.held(session, new.subject)
            subject = session.get(Subject, number)
            if subject is None or subject.kind is not Kind.PLACE:
                raise Refused(f"{new.subject} is not a place that this desk holds: name one, or leave it out to add a new place")
        return number


def require_dispatcher(reader: Reader, by: str) -> Person:
    """Return the person of team desk who may tell people outside. Raise :class:`PermissionDenied` for others."""
    return require_at_desk(reader, by, Permission.ANSWER, "messages to people outside are")


def the_recipient(reader: Reader, recipient: str) -> Recipient:
    """Return the recipient, or raise :class:`tocsin.domain.errors.Unknown`."""
    return the_record(reader, Recipient, recipient, "recipient", command="tocsin recipients lists them")


def view_of(reader: Reader, recipient: Recipient) -> RecipientView:
    """Return a recipient with its details."""
    sealed = reader.read(recipient.details)
    return RecipientView(recipient, _decode(sealed) if sealed else RecipientDetails("(erased)", ()))
