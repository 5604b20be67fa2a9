"""Sign-in: passwords, one-time codes (TOTP, RFC 6238) and sessions.

A password's hash and a code's secret are sealed contents, so a dump of the database holds neither. A session is stored
as the SHA-256 of its token, which only the browser has.
"""

from __future__ import annotations

import hashlib
import secrets
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

import msgspec

from tocsin.desk.lookup import the_person
from tocsin.desk.mail_queue import tell_owner
from tocsin.desk.passwords import HASH_OF_NOBODY, hash_password, hash_random, matches, random_password
from tocsin.desk.people import require_looks_after
from tocsin.desk.services import DeskServices
from tocsin.desk.sign_in_tries import SignInTries
from tocsin.domain.errors import Malformed, PermissionDenied, Refused
from tocsin.domain.ledger import Change, Entry
from tocsin.domain.login import VISIT, Credential, LoginSession
from tocsin.domain.people import OPERATOR, SYSTEM, Person
from tocsin.domain.text import normalise
from tocsin.store import Reader, Session, sign_in_state
from tocsin.store.sign_in_state import SignInState

INVITED = timedelta(days=7)
"""Time in which a link of an invitation opens the desk."""
_WRONG = "the name, the password or the code is wrong"
_STEP_SECONDS = 30
_MOST_VISITS = 10_000
_TOLD = 5
_ACCOUNT, _CODE, _NEW_CODE, _PROVIDER = "account", "code", "new code", "provider"
_CHANGES = {
    "credential set": "your password was set",
    "credential changed": "your password was changed",
    "invited": "a new first password was set",
    "second step on": "your second step was set up",
    "second step off": "your second step was removed",
}
"""Account changes by the act that records them, in the words of a mail to the owner."""


class _Secret(msgspec.Struct, frozen=True):
    password: str
    totp: str = ""


@dataclass(frozen=True, slots=True)
class SignedIn:
    """A session that has begun. ``token`` goes to the browser and is stored nowhere else."""

    token: str
    person: Person
    fresh: bool


@dataclass(frozen=True, slots=True)
class SecondStep:
    """The secret that an authenticator needs to show codes."""

    secret: str
    uri: str


class Idle:
    """Time of the last act of each session. Kept in memory, so a restart gives everyone the full time again."""

    def __init__(self, most: Callable[[], timedelta]) -> None:
        self._most = most
        self._last: dict[str, datetime] = {}

    def expired(self, visit: str, now: datetime, acts: bool) -> bool:
        """Return True when this session did nothing for too long. An act renews it."""
        last = self._last.setdefault(visit, now)
        if now < last:  # the clock ran ahead when it was last used
            last = self._last[visit] = now
        most = self._most()
        if most and now - last > most:
            self._last.pop(visit, None)
            return True
        if acts:
            self._last[visit] = now
        if len(self._last) > _MOST_VISITS:
            self._last = {other: at for other, at in self._last.items() if now - at < VISIT}
        return False


class SignIn:
    """Passwords, second steps and sessions."""

    def __init__(self, services: DeskServices) -> None:
        self._services = services
        self.tries = SignInTries(services)
        self._idle = Idle(lambda: timedelta(minutes=services.settings.idle_minutes))

    def set_password(self, person: str, password: str, *, by: str = OPERATOR) -> Credential:
        """Set the password of a person and end their sessions. Their second step stays as it was."""
        return self._give(person, hash_password(person, password), by)

    def _give(self, person: str, hashed: str, by: str, invited: str | None = None) -> Credential:
        """Set the password that has this hash.

        ``invited`` is the reason for which somebody else chooses it, empty when the person has none yet. It is None for the person's
        own act.
        """
        with self._services.store.writing(by, self._services.clock.now()) as session:
            owner = the_person(session, person)
            old = session.get(Credential, person)
            if by != person or invited is not None:
                require_looks_after(session, by, owner)
            if old and invited == "":
                raise Malformed(f"{person} has a password already: say why they need another")
            totp = _opened(session, old).totp if old else ""
            for visit in session.find(LoginSession, person=person, ended=None):
                session.record(Change("signed out", visit, replace(visit, ended=session.now), "new password"))
            if invited is not None:
                sign_in_state.forget(session, person, _PROVIDER)
            if invited is None:
                return self._keep(session, owner, _Secret(hashed, totp), fresh=False)
            return self._keep(session, owner, _Secret(hashed, totp), fresh=True, act="invited", why=invited)

    def invite(self, person: str, *, by: str, reason: str = "") -> str:
        """Return a password for a first sign-in, to be handed over and changed there.

        Replacing a password takes a reason, which the person is told.
        """
        password = random_password()
        self._give(person, hash_random(password), by, reason.strip())
        return password

    def person_of(self, name: str) -> str:
        """Return the name of the person that was typed at the sign-in, in whatever case. A name that nobody has is returned as it is."""
        with self._services.store.reading() as reader:
            names = {normalise(person.name): person.name for person in reader.find(Person)}
            exact = reader.get(Person, name)
        return exact.name if exact else names.get(normalise(name), name)

    def accept_invitation(self, person: str, key: str, password: str, code: str = "") -> SignedIn:
        """Set one's own password in place of the one of an invitation, and begin a session.

        Raise :class:`PermissionDenied` for a wrong key, and for one that was used or is older than :data:`INVITED`.
        """
        secret = self._invited(person, key)
        if not self._code_fits(person, secret.totp, code):
            raise PermissionDenied("the code is wrong or was used: wait for the next one")
        self.set_password(person, password, by=person)
        return self._begin(person, fresh=False)

    def require_invitation(self, person: str, key: str) -> None:
        """Raise :class:`PermissionDenied` unless this invitation can still be accepted."""
        self._invited(person, key)

    def _invited(self, person: str, key: str) -> _Secret:
        with self._services.store.reading() as reader:
            credential = reader.get(Credential, person)
            secret = _opened(reader, credential) if credential else _Secret(HASH_OF_NOBODY)
        fits = matches(secret.password, key)
        if not fits or credential is None or not credential.fresh or self._services.clock.now() > credential.changed + INVITED:
            raise PermissionDenied("this invitation was used, is too old or was replaced: ask whoever invited you for another")
        return secret

    def sign_in(self, person: str, password: str, code: str = "") -> SignedIn:
        """Begin a session. Raise :class:`PermissionDenied`, in the same words whatever was wrong."""
        with self._services.store.reading() as reader:
            credential = reader.get(Credential, person)
            secret = _opened(reader, credential) if credential else _Secret(HASH_OF_NOBODY)
        if not matches(secret.password, password) or credential is None or not self._code_fits(person, secret.totp, code):
            raise PermissionDenied(_WRONG)
        return self._begin(person, credential.fresh)

    def vouched(self, person: str, *, by: str, identity: str = "") -> SignedIn:
        """Begin a session for a person whom a provider vouches for, if they work at this desk.

        The first sign-in binds the person to ``identity``, the provider's own id of them (issuer and sub). Another
        identity under the same name is refused until an administrator invites the person anew.
        """
        with self._services.store.reading() as reader:
            owner = reader.get(Person, person)
        if owner is None or not owner.active:
            raise PermissionDenied(f"{person!r} does not work at this desk: an administrator adds people")
        self._bind(person, identity)
        return self._begin(person, fresh=False, why=f"vouched for by {by}")

    def _bind(self, person: str, identity: str) -> None:
        if not identity:
            return
        with self._services.store.writing(person, self._services.clock.now()) as session:
            state = sign_in_state.read(session, person, _PROVIDER)
            owner = sign_in_state.owner_of(session, _PROVIDER, identity)
            if (state and state.value != identity) or owner not in (None, person):
                raise PermissionDenied("this name has another identity at the provider: an administrator can invite the person anew")
            if state is None:
                self._tell(session, the_person(session, person), "your account was bound to your identity at the provider")
                sign_in_state.write(session, person, _PROVIDER, SignInState(0, session.now, identity))

    def _begin(self, person: str, fresh: bool, why: str = "") -> SignedIn:
        # The desk's clock, not the ledger's, which never goes back after a clock that ran ahead.
        token, now = secrets.token_urlsafe(32), self._services.clock.now()
        with self._services.store.writing(person, now) as session:
            owner = the_person(session, person)
            if not owner.active:
                raise PermissionDenied(_WRONG)
            session.record(Change("signed in", None, LoginSession(_visit(token), person, now, now + VISIT), why))
        return SignedIn(token, owner, fresh)

    def who(self, token: str, acts: bool = True) -> tuple[Person, Credential | None] | None:
        """Return the person of a session, while it lasts and the person works here.

        ``acts`` is False when only an open page asks again.
        """
        number, now = _visit(token), self._services.clock.now()
        with self._services.store.reading() as reader:
            visit = reader.get(LoginSession, number)
            if visit is None or not visit.lasts(now):
                return None
            person, credential = reader.get(Person, visit.person), reader.get(Credential, visit.person)
        if self._idle.expired(number, now, acts):
            self._end(number, "nothing was done for a while")
            return None
        return (person, credential) if person and person.active else None

    def sign_out(self, token: str) -> None:
        """End a session. An ended one stays as it is."""
        self._end(_visit(token))

    def _end(self, number: str, why: str = "") -> None:
        with self._services.store.writing(SYSTEM, self._services.clock.now()) as session:
            visit = session.get(LoginSession, number)
            if visit and visit.ended is None:
                session.record(Change("signed out", visit, replace(visit, ended=session.now), why))

    def change_password(self, person: str, old: str, new: str, code: str = "") -> None:
        """Change a person's own password. The present one is required, and a code where there is a second step."""
        self._require_owner(person, old, code)
        self.set_password(person, new, by=person)

    def second_step(self, person: str, secret: str = "") -> SecondStep:
        """Return a secret for an authenticator, new unless one is passed. Codes are required once one has confirmed it."""
        import pyotp

        secret = secret or pyotp.random_base32()
        return SecondStep(secret, pyotp.TOTP(secret).provisioning_uri(name=person, issuer_name="Tocsin"))

    def _require_owner(self, person: str, password: str, code: str) -> None:
        """Check who acts in an open session. Raises :class:`PermissionDenied`, and :class:`Refused` after too many tries."""
        self.tries.check(person, _ACCOUNT)
        with self._services.store.reading() as reader:
            credential = reader.get(Credential, person)
            if credential is None:
                raise PermissionDenied("set a password first")
            secret = _opened(reader, credential)
        if not matches(secret.password, password):
            self.tries.wrong(person, _ACCOUNT)
            raise PermissionDenied("the password is wrong: type the one with which you sign in")
        if not self._code_fits(person, secret.totp, code):
            self.tries.wrong(person, _ACCOUNT)
            raise PermissionDenied("the code of your present second step is wrong or was used: wait for the next one")
        self.tries.right(person, _ACCOUNT)

    def confirm_second_step(self, person: str, secret: str, code: str, *, password: str, present_code: str = "") -> None:
        """Require a code at each sign-in from now on.

        Takes the password, and a code of the present second step when there is one.
        """
        self._require_owner(person, password, present_code)
        if not self._code_fits(person, secret, code, new=True):
            raise Refused("the code does not fit: check that the clock of your device is right, and try the next code")
        with self._services.store.writing(person, self._services.clock.now()) as session:
            old = session.get(Credential, person)
            if old is None:
                raise PermissionDenied("set a password first")
            owner = the_person(session, person)
            self._keep(session, owner, _Secret(_opened(session, old).password, secret), old.fresh, act="second step on")

    def remove_second_step(self, person: str, *, by: str, reason: str) -> None:
        """Remove a second step, for a lost device. The password alone opens the desk again."""
        with self._services.store.writing(by, self._services.clock.now()) as session:
            owner = the_person(session, person)
            require_looks_after(session, by, owner)
            old = session.get(Credential, owner.name)
            if old is None or not old.second:
                raise Refused(f"{person} has no second step")
            self._keep(session, owner, _Secret(_opened(session, old).password), old.fresh, act="second step off", why=reason)

    def confirm(self, person: str, password: str, code: str = "") -> None:
        """Check before a grave act that the person in an open session is the one who signed in.

        Raises :class:`PermissionDenied`, and :class:`Refused` after too many tries.
        """
        self._require_owner(person, password, code)

    def changes(self, person: str) -> list[Entry]:
        """Return the last changes of a person's password and second step by anybody, newest first, as a notice to them."""
        with self._services.store.reading() as reader:
            return list(reversed(reader.entries_about(Credential.KIND, person)))[:_TOLD]

    def anyone(self) -> bool:
        """Return True when anybody can sign in."""
        with self._services.store.reading() as reader:
            return reader.count(Credential) > 0

    def credentials(self) -> dict[str, Credential]:
        """Return the credentials of everyone who can sign in, by name."""
        with self._services.store.reading() as reader:
            return {credential.person: credential for credential in reader.find(Credential)}

    def _keep(self, session: Session, owner: Person, secret: _Secret, fresh: bool, act: str = "", why: str = "") -> Credential:
        """Seal a secret and tell the owner of the account."""
        old = session.get(Credential, owner.name)
        act = act or ("credential changed" if old else "credential set")
        new = _keep(session, owner.name, secret, fresh, act, why)
        self._tell(session, owner, _CHANGES[act])
        return new

    def _tell(self, session: Session, owner: Person, what: str) -> None:
        tell_owner(session, owner, what, self._services.zone, self._services.clock.now())

    def _code_fits(self, person: str, secret: str, code: str, *, new: bool = False) -> bool:
        """Return True for a code that is right and was not used before, by any process. ``new`` is a secret not yet in use."""
        if not secret:
            return True
        import pyotp

        place = _NEW_CODE if new else _CODE

        now = self._services.clock.now()
        totp, typed = pyotp.TOTP(secret), "".join(code.split())
        step = int(now.timestamp()) // _STEP_SECONDS
        matching = [near for near in (step, step - 1, step + 1) if secrets.compare_digest(totp.at(near * _STEP_SECONDS), typed)]
        if not matching:
            return False
        with self._services.store.writing(SYSTEM, now) as session:
            state = sign_in_state.read(session, person, place)
            used = state.number if state and state.number <= step + 1 else 0  # a later one was used while the clock ran ahead
            if matching[0] <= used:
                return False
            sign_in_state.write(session, person, _CODE, SignInState(matching[0], now))
            return True


def keep_password(session: Session, person: str, hashed: str) -> None:
    """Record the first password of a person in an open transaction."""
    _keep(session, person, _Secret(hashed), fresh=False, act="credential set")


def _keep(session: Session, person: str, secret: _Secret, fresh: bool, act: str, why: str = "") -> Credential:
    """Seal a secret under a key of its own, and destroy the key of the one before."""
    old, owner = session.get(Credential, person), session.new_id("K")
    session.begin_owner(owner)
    sealed = session.seal(owner, msgspec.json.encode(secret))
    new = Credential(person, sealed, owner, session.now, bool(secret.totp), fresh)
    session.record(Change(act, old, new, why))
    if old:
        session.destroy_key(old.owner)
    return new


def _opened(reader: Reader, credential: Credential) -> _Secret:
    plain = reader.read(credential.secret)
    return msgspec.json.decode(plain, type=_Secret) if plain else _Secret(HASH_OF_NOBODY)


def _visit(token: str) -> str:
    return hashlib.sha256(token.encode()).hexdigest()
