"""Sealed files that the public door and the desk exchange through one folder.

``desk.pub``        the desk's public key (age, X25519); the door holds no private key
``inbox/NAME.age``  one message, sealed to the desk at once; the door cannot open it again
``boxes/NAME``      one mailbox, sealed (AES-256-GCM) under a key derived from the receipt alone
``set-aside/NAME``  an entry of the inbox that is no readable file

A receipt is forty digits (132 bits of randomness). Names and keys are HMAC-SHA-256 of it, so that neither the folder
nor the desk can recover a receipt from what it holds. Times are whole hours, also those of the files.

The desk takes the door's process to be compromised: every field of a message is checked against a strict type, the
subfolders and files are opened without following links, and no file name is taken from a message unchecked.
"""

from __future__ import annotations

import hashlib
import hmac
import os
import re
import secrets
import unicodedata
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from shlex import quote
from typing import Annotated

import msgspec
from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from msgspec import Meta

from tocsin.desk.shared_folder import SharedFolder, read_file
from tocsin.domain.errors import Malformed, Tampered, Unavailable

DIGITS = 40
_GROUP = 5
_NONCE = 12
PUBLIC = "desk.pub"
INBOX, BOXES, SET_ASIDE = "inbox", "boxes", "set-aside"
MOST_FILES = 5
MOST_FILE_BYTES = 20 * 1024 * 1024
MOST_TEXT = 200_000
MOST_CONTACT = 2_000
_MOST_SEALED = 32 * 1024 * 1024
_YEARS = range(2000, 2200)

MailboxName = Annotated[str, Meta(pattern=r"\A[0-9a-f]{40}\Z")]
"""Name of a mailbox and of its file."""
MailboxKey = Annotated[str, Meta(pattern=r"\A[0-9a-f]{64}\Z")]
"""AES-256 key of a mailbox, in hex."""
SubmissionToken = Annotated[str, Meta(pattern=r"\A([0-9a-f]{32})?\Z")]
"""Random token of one rendered form: the same form sent twice is one message."""


class DroppedFile(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A file that came with a message."""

    name: Annotated[str, Meta(max_length=255)]
    media_type: Annotated[str, Meta(pattern=r"\A[\w.+-]{1,60}/[\w.+-]{1,60}\Z")]
    data: bytes


class Drop(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One message left at the door.

    ``marks`` say how it came, such as during a flood. ``token`` identifies the rendered form it was sent with.
    """

    box: MailboxName
    key: MailboxKey
    text: Annotated[str, Meta(max_length=MOST_TEXT)]
    hour: Annotated[datetime, Meta(tz=True)]
    language: Annotated[str, Meta(pattern=r"\A([a-z]{2,3}(-[A-Za-z0-9]{2,8}){0,3})?\Z")] = ""
    contact: Annotated[str, Meta(max_length=MOST_CONTACT)] = ""
    files: Annotated[tuple[DroppedFile, ...], Meta(max_length=MOST_FILES)] = ()
    marks: Annotated[tuple[Annotated[str, Meta(pattern=r"\A[a-z ]{1,60}\Z")], ...], Meta(max_length=5)] = ()
    token: SubmissionToken = ""

    @property
    def submission(self) -> str:
        """Return the idempotency key: equal for the same content sent with the same form, and only then."""
        content: tuple[object, ...] = (self.text, self.contact, self.language, self.files)
        if self.token:
            content = (*content, self.token)
        digest = hashlib.sha256(msgspec.msgpack.encode(content)).digest()
        return hmac.digest(bytes.fromhex(self.key), digest, "sha256").hex()[:40]


class MailboxLine(msgspec.Struct, frozen=True):
    """One message in a mailbox, as the reporter sees it."""

    theirs: bool
    hour: datetime
    text: str


class BoxView(msgspec.Struct, frozen=True):
    """Content of a mailbox as the reporter sees it.

    ``state`` is ``sent``, ``arrived``, ``read`` or ``decided``. ``promise`` is the time by which the desk answers.
    ``zone`` is the desk's time zone, since the door cannot read the desk's settings. ``received`` is the hour of the first
    message.
    """

    state: str
    promise: datetime | None = None
    lines: tuple[MailboxLine, ...] = ()
    zone: str = "UTC"
    received: datetime | None = None


@dataclass(frozen=True, slots=True)
class ReceiptNumber:
    """Forty digits that only the reporter holds."""

    digits: str = field(repr=False)

    @classmethod
    def new(cls) -> ReceiptNumber:
        """Return a random receipt."""
        return cls(f"{secrets.randbelow(10**DIGITS):0{DIGITS}d}")

    @classmethod
    def read(cls, text: str) -> ReceiptNumber:
        """Parse a typed receipt: digits of any script, separated by anything. Raises :class:`Malformed`."""
        digits = "".join(str(unicodedata.digit(letter)) for letter in text[:1000] if letter.isdigit())
        if len(digits) != DIGITS:
            raise Malformed(f"a receipt has {DIGITS} digits; this one has {len(digits)}")
        return cls(digits)

    @property
    def groups(self) -> str:
        """Return the digits in groups of five, for copying by hand."""
        return " ".join(self.digits[at : at + _GROUP] for at in range(0, DIGITS, _GROUP))

    @property
    def box(self) -> str:
        """Return the mailbox's name, 40 hex digits."""
        return self._derived("box").hex()[:40]

    @property
    def key(self) -> bytes:
        """Return the mailbox's key, 32 bytes."""
        return self._derived("key")

    def _derived(self, purpose: str) -> bytes:
        return hmac.digest(self.digits.encode(), f"tocsin mailbox {purpose}".encode(), "sha256")


class DropFolder:
    """The folder between door and desk."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._inbox = SharedFolder(folder / INBOX, _MOST_SEALED)
        self._boxes = SharedFolder(folder / BOXES, _MOST_SEALED)

    @property
    def folder(self) -> Path:
        """Return the path of the whole folder."""
        return self._folder

    def recipient(self) -> str:
        """Return the desk's public key. Raises :class:`Unavailable` when the desk has not put it there."""
        try:
            return read_file(self._folder / PUBLIC, None, 1000).decode("ascii", "replace").strip()
        except (OSError, Malformed):
            raise Unavailable(
                f"{self._folder / PUBLIC} is not there: start the desk once with this folder",
                command=f"tocsin serve --drop {quote(str(self._folder))}",
            ) from None

    def open_for(self, recipient: str) -> None:
        """Create the subfolders and the public key of this desk where they are missing."""
        for name in (INBOX, BOXES, SET_ASIDE):
            (self._folder / name).mkdir(parents=True, exist_ok=True)
        if not (self._folder / PUBLIC).exists():
            SharedFolder(self._folder.resolve(), _MOST_SEALED).write(PUBLIC, recipient.encode() + b"\n", _stamp(datetime.now(UTC)))
        self.remove_leftovers()

    def remove_leftovers(self) -> None:
        """Remove temporary files of writes that a crash cut off more than an hour ago."""
        self._inbox.remove_leftovers()
        self._boxes.remove_leftovers()

    def put(self, drop: Drop) -> None:
        """Seal a message to the desk and write it durably. The same submission twice is one file.

        Raises :class:`Malformed` for a message that the desk would reject.
        """
        import pyrage

        plain = msgspec.msgpack.encode(drop)
        parse_drop(plain)
        sealed = pyrage.encrypt(plain, [pyrage.x25519.Recipient.from_str(self.recipient())])
        self._inbox.write(f"{drop.submission}.age", sealed, _stamp(drop.hour))

    def waiting(self) -> list[str]:
        """Return the names of the messages that the desk has not taken in, oldest hour first."""
        return self._inbox.names(".age")

    def sealed(self, name: str) -> bytes:
        """Return a waiting message, still sealed. Raises :class:`Malformed` for anything but a file of usual size."""
        return self._inbox.read(name)

    def remove(self, name: str) -> None:
        """Remove a message from the inbox. What cannot be removed is moved to ``set-aside``."""
        self._inbox.remove(name, self._folder / SET_ASIDE)

    def show(self, receipt: ReceiptNumber) -> BoxView | None:
        """Return the mailbox of a receipt, or None when there is none. Raises :class:`Tampered` when it was altered."""
        try:
            sealed = self._boxes.read(receipt.box)
        except FileNotFoundError:
            return None
        try:
            plain = AESGCM(receipt.key).decrypt(sealed[:_NONCE], sealed[_NONCE:], receipt.box.encode())
        except (InvalidTag, ValueError):
            raise Tampered("this mailbox was altered") from None
        return msgspec.json.decode(plain, type=BoxView)

    def mailboxes(self) -> list[MailboxName]:
        """Return the names of all mailboxes, in order."""
        names: list[MailboxName] = []
        for name in sorted(self._boxes.names()):
            with suppress(Malformed):
                names.append(parse_mailbox_name(name))
        return names

    def remove_mailbox(self, box: str) -> None:
        """Remove a mailbox, after everything in it was erased."""
        self._boxes.remove(parse_mailbox_name(box))

    def publish(self, box: str, key: bytes, view: BoxView, now: datetime) -> None:
        """Write a mailbox. Raises :class:`Malformed` when ``box`` is not the name of one."""
        name = parse_mailbox_name(box)
        nonce = os.urandom(_NONCE)
        sealed = nonce + AESGCM(key).encrypt(nonce, msgspec.json.encode(view), name.encode())
        self._boxes.write(name, sealed, _stamp(now))


def hour_of(moment: datetime) -> datetime:
    """Return the start of the hour in UTC. No finer time is kept of what happens at the door."""
    return moment.astimezone(UTC).replace(minute=0, second=0, microsecond=0)


def _stamp(moment: datetime) -> float:
    return hour_of(moment).timestamp()


def parse_mailbox_name(text: str) -> MailboxName:
    """Return the name of a mailbox. Raises :class:`Malformed` for anything but 40 lower-case hex digits."""
    try:
        return msgspec.convert(text, type=MailboxName)
    except msgspec.ValidationError:
        raise Malformed("a mailbox is named by 40 hex digits") from None


def unseal(identity: str, sealed: bytes) -> bytes:
    """Decrypt a file of the inbox with the desk's private key. Raises :class:`Malformed`."""
    import pyrage

    try:
        plain: bytes = pyrage.decrypt(sealed, [pyrage.x25519.Identity.from_str(identity)])
    except pyrage.DecryptError as error:
        raise Malformed(f"a file at the door is not sealed to this desk: {type(error).__name__}") from None
    return plain


def parse_drop(plain: bytes) -> Drop:
    """Decode a message. Raises :class:`Malformed`, naming the field but never its content."""
    try:
        drop = msgspec.msgpack.decode(plain, type=Drop)
    except (msgspec.DecodeError, UnicodeDecodeError, OverflowError, RecursionError, ValueError) as error:
        place = re.search(r"at `(\$[\w.\[\]]*)`", str(error)) if isinstance(error, msgspec.ValidationError) else None
        raise Malformed(f"a message at the door is malformed{f' at {place[1]}' if place else ''}") from None
    if drop.hour.year not in _YEARS:
        raise Malformed("a message at the door is malformed at $.hour")
    if sum(len(file.data) for file in drop.files) > MOST_FILE_BYTES:
        raise Malformed("a message at the door is malformed at $.files")
    return drop


def unseal_drop(identity: str, sealed: bytes) -> Drop:
    """Decrypt and decode a message. Raises :class:`Malformed`."""
    return parse_drop(unseal(identity, sealed))


def new_identity() -> tuple[str, str]:
    """Return a new private key and its public key."""
    import pyrage

    identity = pyrage.x25519.Identity.generate()
    return str(identity), str(identity.to_public())


def public_of(identity: str) -> str:
    """Return the public key of a private one."""
    import pyrage

    return str(pyrage.x25519.Identity.from_str(identity).to_public())
