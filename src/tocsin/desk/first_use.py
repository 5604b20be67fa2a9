"""First use of a new desk: its first lead, made by whoever runs the machine. Refused as soon as anybody is in charge."""

from __future__ import annotations

from tocsin.desk.passwords import hash_password
from tocsin.desk.people import tidy_name
from tocsin.desk.services import DeskServices
from tocsin.desk.sign_in import SignedIn, SignIn, keep_password
from tocsin.domain.errors import Refused
from tocsin.domain.ledger import Change
from tocsin.domain.login import Credential
from tocsin.domain.people import DESK, OPERATOR, Person, Role
from tocsin.store import Reader

_IN_CHARGE = (Role.LEAD, Role.ADMINISTRATOR)


class FirstUse:
    """The one act that needs no signed-in person."""

    def __init__(self, services: DeskServices, sign_in: SignIn) -> None:
        self._services = services
        self._sign_in = sign_in

    def is_open(self) -> bool:
        """Return True while nobody is in charge of this desk, and nobody can sign in."""
        with self._services.store.reading() as reader:
            return _nobody_in_charge(reader)

    def add_lead(self, name: str, password: str) -> SignedIn:
        """Add the first lead of team desk with a password, and begin a session. Raise :class:`Refused` if anybody is in charge."""
        name = tidy_name(name)
        hashed = hash_password(name, password)
        with self._services.store.writing(OPERATOR, self._services.clock.now()) as session:
            if not _nobody_in_charge(session):
                raise Refused("this desk has somebody in charge already: sign in, or ask them to invite you")
            session.record(Change("person added", None, Person(name, Role.LEAD, (DESK,)), "first use"))
            keep_password(session, name, hashed)
        return self._sign_in.sign_in(name, password)


def _nobody_in_charge(reader: Reader) -> bool:
    return not reader.count(Credential) and not any(person.active and person.role in _IN_CHARGE for person in reader.find(Person))
