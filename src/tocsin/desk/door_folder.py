"""What passes between the public door and the desk: sealed files in one folder, in both directions.

``desk.pub``        the desk's public key (age, X25519); the door holds no private one
``inbox/NAME.age``  what was told, sealed to the desk as soon as it is told; the door cannot open it again
``boxes/NAME``      one mailbox, sealed (AES-256-GCM) under a key that follows from the receipt alone

A receipt is forty digits, 132 bits of chance. Names and keys are HMAC-SHA-256 of it, so that neither the folder nor the
desk can make a receipt from what it holds. Times are whole hours, those of the files, too.
"""

from __future__ import annotations

import hashlib
import hmac
import os
import secrets
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path

import msgspec
from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from tocsin.domain.errors import Malformed, Tampered, Unavailable
from tocsin.durable import atomic_write

DIGITS = 40
_GROUP = 5
_NONCE = 12
PUBLIC = "desk.pub"
INBOX, BOXES = "inbox", "boxes"


class DroppedFile(msgspec.Struct, frozen=True):
    """A file that came with a report."""

    name: str
    media_type: str
    data: bytes


class Drop(msgspec.Struct, frozen=True):
    """What was told at the door. ``marks`` say how it came, such as in a flood."""

    box: str
    key: str
    text: str
    hour: datetime
    language: str = ""
    contact: str = ""
    files: tuple[DroppedFile, ...] = ()
    marks: tuple[str, ...] = ()


class MailboxLine(msgspec.Struct, frozen=True):
    """One message in a mailbox, as the reporter sees it."""

    theirs: bool
    hour: datetime
    text: str


class BoxView(msgspec.Struct, frozen=True):
    """What a mailbox shows: ``state`` is ``sent``, ``arrived``, ``read`` or ``decided``; ``promise`` by when someone answers.

    ``zone`` is the desk's: the door cannot read its settings.
    """

    state: str
    promise: datetime | None = None
    lines: tuple[MailboxLine, ...] = ()
    zone: str = "UTC"


@dataclass(frozen=True, slots=True)
class ReceiptNumber:
    """Forty digits that only the reporter holds."""

    digits: str = field(repr=False)

    @classmethod
    def new(cls) -> ReceiptNumber:
        """A fresh one."""
        return cls(f"{secrets.randbelow(10**DIGITS):0{DIGITS}d}")

    @classmethod
    def read(cls, text: str) -> ReceiptNumber:
        """Reads what a person typed: digits of any script, with anything between them; raises :class:`Malformed`."""
        digits = "".join(str(unicodedata.digit(letter)) for letter in text if letter.isdigit())
        if len(digits) != DIGITS:
            raise Malformed(f"a receipt has {DIGITS} digits; this has {len(digits)}")
        return cls(digits)

    @property
    def groups(self) -> str:
        """In groups that people can copy."""
        return " ".join(self.digits[at : at + _GROUP] for at in range(0, DIGITS, _GROUP))

    @property
    def box(self) -> str:
        """What the mailbox is known by."""
        return self._derived("box").hex()[:40]

    @property
    def key(self) -> bytes:
        """What the mailbox is closed with."""
        return self._derived("key")

    def _derived(self, purpose: str) -> bytes:
        return hmac.digest(self.digits.encode(), f"tocsin mailbox {purpose}".encode(), "sha256")


class DropFolder:
    """The folder between door and desk."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def recipient(self) -> str:
        """The desk's public key; raises :class:`Unavailable` when the desk has not put it there."""
        try:
            return (self._folder / PUBLIC).read_text().strip()
        except OSError:
            raise Unavailable(
                f"{self._folder / PUBLIC} is not there: start the desk once with: tocsin serve --drop {self._folder}"
            ) from None

    def open_for(self, recipient: str) -> None:
        """Makes the folder ready for the door of this desk."""
        for name in (INBOX, BOXES):
            (self._folder / name).mkdir(parents=True, exist_ok=True)
        if not (self._folder / PUBLIC).exists():
            _write(self._folder / PUBLIC, recipient.encode() + b"\n", datetime.now(UTC))

    def put(self, drop: Drop) -> None:
        """Seals a drop to the desk; on disk when this returns. The same drop twice is one file."""
        import pyrage

        plain = msgspec.msgpack.encode(drop)
        name = hmac.digest(bytes.fromhex(drop.key), hashlib.sha256(_same(drop)).digest(), "sha256").hex()[:40]
        sealed = pyrage.encrypt(plain, [pyrage.x25519.Recipient.from_str(self.recipient())])
        _write(self._folder / INBOX / f"{name}.age", sealed, drop.hour)

    def waiting(self) -> Iterator[tuple[Path, bytes]]:
        """What the desk has not taken in yet, still sealed."""
        for path in sorted((self._folder / INBOX).glob("*.age")):
            yield path, path.read_bytes()

    def show(self, receipt: ReceiptNumber) -> BoxView | None:
        """The mailbox of a receipt; None when there is none."""
        try:
            sealed = (self._folder / BOXES / receipt.box).read_bytes()
        except FileNotFoundError:
            return None
        try:
            plain = AESGCM(receipt.key).decrypt(sealed[:_NONCE], sealed[_NONCE:], receipt.box.encode())
        except InvalidTag:
            raise Tampered("this mailbox was altered") from None
        return msgspec.json.decode(plain, type=BoxView)

    def publish(self, box: str, key: bytes, view: BoxView, now: datetime) -> None:
        """Writes a mailbox."""
        nonce = os.urandom(_NONCE)
        sealed = nonce + AESGCM(key).encrypt(nonce, msgspec.json.encode(view), box.encode())
        _write(self._folder / BOXES / box, sealed, now)


def hour_of(time: datetime) -> datetime:
    """The hour: no finer time is kept of what happens at the door."""
    return time.astimezone(UTC).replace(minute=0, second=0, microsecond=0)


def unseal_drop(identity: str, sealed: bytes) -> Drop:
    """Opens a drop with the desk's private key; raises :class:`Malformed`."""
    import pyrage

    try:
        plain = pyrage.decrypt(sealed, [pyrage.x25519.Identity.from_str(identity)])
        drop = msgspec.msgpack.decode(plain, type=Drop)
    except (pyrage.DecryptError, msgspec.DecodeError) as error:
        raise Malformed(f"a file at the door is not sealed to this desk: {type(error).__name__}") from None
    if len(drop.box) != 40 or len(drop.key) != 64:
        raise Malformed("a file at the door names no mailbox")
    return drop


def new_identity() -> tuple[str, str]:
    """A private key and its public one."""
    import pyrage

    identity = pyrage.x25519.Identity.generate()
    return str(identity), str(identity.to_public())


def public_of(identity: str) -> str:
    """The public key of a private one."""
    import pyrage

    return str(pyrage.x25519.Identity.from_str(identity).to_public())


def _same(drop: Drop) -> bytes:
    """What makes two drops one: everything but the hour and the marks."""
    return msgspec.msgpack.encode((drop.text, drop.contact, drop.language, drop.files))


def _write(path: Path, data: bytes, time: datetime) -> None:
    """Writes a file whole or not at all, dated to the hour."""
    atomic_write(path, data, mode=0o666, modified=hour_of(time).timestamp())
