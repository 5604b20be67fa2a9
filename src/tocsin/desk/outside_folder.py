"""Sealed pages for people outside the desk, and their answers, in the folder that door and desk share.

``outside/NAME``      one page, sealed (AES-256-GCM) under a key derived from a link and a code that went two ways
``answers/NAME.age``  one answer, sealed to the desk at once

The link holds 130 random bits and names the page. The code has eight digits. The key is scrypt of the code, salted with the link, so that
a stolen folder alone opens nothing, and a stolen link still costs a slow hash for each guess. The door stores neither.
"""

from __future__ import annotations

import hashlib
import hmac
import os
import re
import secrets
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import Annotated, Literal

import msgspec
from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from msgspec import Meta

from tocsin.desk.door_folder import MailboxKey, MailboxName, SubmissionToken, hour_of, parse_mailbox_name, unseal
from tocsin.desk.shared_folder import SharedFolder
from tocsin.domain.errors import Malformed

PAGES, ANSWERS = "outside", "answers"
CODE_DIGITS = 8
MOST_WORDS = 5_000
_MOST_SEALED = 2 * 1024 * 1024
_NONCE = 12
_LETTERS = "abcdefghijklmnopqrstuvwxyz234567"
_LINK_LETTERS = 26
_LINK = re.compile(f"[{_LETTERS}]{{{_LINK_LETTERS}}}")


class AskedRecommendation(msgspec.Struct, frozen=True):
    """A recommendation as its recipient sees it. ``reply`` is empty until the desk has the answer."""

    number: int
    text: str
    due: datetime | None = None
    reply: str = ""


class OutsidePage(msgspec.Struct, frozen=True):
    """Content of a sealed page. ``acknowledged`` says that the desk has the acknowledgement. ``zone`` is the desk's time zone."""

    kind: str
    language: str
    desk: str
    reference: str
    text: str
    due: datetime
    acknowledged: bool = False
    recommendations: tuple[AskedRecommendation, ...] = ()
    zone: str = "UTC"


class RecommendationAnswer(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The answer to one recommendation."""

    number: Annotated[int, Meta(ge=1, le=200)]
    reply: Literal["accepted", "partly", "refused"]
    words: Annotated[str, Meta(max_length=MOST_WORDS)] = ""


class OutsideAnswer(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """An answer from outside: an acknowledgement, with the name of who gives it, words, and answers to recommendations.

    ``key`` proves that whoever answers could open the page.
    """

    page: MailboxName
    key: MailboxKey
    at: Annotated[datetime, Meta(tz=True)]
    name: Annotated[str, Meta(max_length=200)] = ""
    words: Annotated[str, Meta(max_length=MOST_WORDS)] = ""
    answers: Annotated[tuple[RecommendationAnswer, ...], Meta(max_length=200)] = ()
    token: SubmissionToken = ""

    @property
    def submission(self) -> str:
        """Return the idempotency key: equal for the same words sent with the same form."""
        content = msgspec.msgpack.encode((self.name, self.words, self.answers, self.token))
        return hmac.digest(bytes.fromhex(self.key), content, "sha256").hex()[:40]


@dataclass(frozen=True, slots=True)
class PageAccess:
    """The secret of a link and the code that opens its page."""

    secret: str = field(repr=False)
    code: str = field(repr=False)

    @classmethod
    def new(cls) -> PageAccess:
        """Return random access."""
        secret = "".join(secrets.choice(_LETTERS) for _ in range(_LINK_LETTERS))
        return cls(secret, f"{secrets.randbelow(10**CODE_DIGITS):0{CODE_DIGITS}d}")

    @classmethod
    def read(cls, secret: str, code: str) -> PageAccess:
        """Parse the secret of a link and a typed code. Raises :class:`Malformed`."""
        digits = "".join(letter for letter in code[:100] if letter.isdigit())
        digits = "".join(str(int(letter)) for letter in digits)  # digits of any script
        if not _LINK.fullmatch(secret) or len(digits) != CODE_DIGITS:
            raise Malformed(f"a code has {CODE_DIGITS} digits")
        return cls(secret, digits)

    @property
    def page(self) -> str:
        """Return the name of the page, 40 hex digits."""
        return page_name(self.secret)

    @property
    def key(self) -> bytes:
        """Return the key of the page, 32 bytes. Slow on purpose."""
        return hashlib.scrypt(self.code.encode(), salt=f"tocsin page {self.secret}".encode(), n=1 << 14, r=8, p=1, dklen=32)

    @property
    def spaced_code(self) -> str:
        """Return the code in two groups, for reading out."""
        return f"{self.code[:4]} {self.code[4:]}"


def page_name(secret: str) -> str:
    """Return the name of the page that the secret of a link leads to."""
    return hmac.digest(secret.encode(), b"tocsin page name", "sha256").hex()[:40]


def is_link_secret(text: str) -> bool:
    """Return True for a text in the form of a link's secret."""
    return bool(_LINK.fullmatch(text))


class OutsideFolder:
    """The part of the shared folder that holds pages for people outside and their answers."""

    def __init__(self, folder: Path) -> None:
        self._pages = SharedFolder(folder / PAGES, _MOST_SEALED)
        self._answers = SharedFolder(folder / ANSWERS, _MOST_SEALED)

    def create(self) -> None:
        """Create the subfolders where they are missing."""
        self._pages.create()
        self._answers.create()

    def has(self, secret: str) -> bool:
        """Return True if there is a page behind this link."""
        with suppress(OSError):
            return page_name(secret) in self._pages.names()
        return False

    def publish(self, name: str, key: bytes, page: OutsidePage, now: datetime) -> None:
        """Write a page."""
        nonce = os.urandom(_NONCE)
        sealed = nonce + AESGCM(key).encrypt(nonce, msgspec.json.encode(page), parse_mailbox_name(name).encode())
        self._pages.write(name, sealed, hour_of(now).timestamp())

    def names(self) -> list[str]:
        """Return the names of all pages."""
        return self._pages.names()

    def remove_page(self, name: str) -> None:
        """Remove a page: its link leads nowhere from now on."""
        self._pages.remove(name)

    def show(self, access: PageAccess) -> OutsidePage | None:
        """Return a page, or None if there is none or the code is wrong."""
        try:
            sealed = self._pages.read(access.page)
            plain = AESGCM(access.key).decrypt(sealed[:_NONCE], sealed[_NONCE:], access.page.encode())
        except (OSError, InvalidTag, ValueError):
            return None
        return msgspec.json.decode(plain, type=OutsidePage)

    def put(self, answer: OutsideAnswer, recipient: str) -> None:
        """Seal an answer to the desk's public key and write it durably. The same form sent twice is one file."""
        import pyrage

        plain = msgspec.msgpack.encode(answer)
        parse_answer(plain)
        sealed = pyrage.encrypt(plain, [pyrage.x25519.Recipient.from_str(recipient)])
        self._answers.write(f"{answer.submission}.age", sealed, answer.at.timestamp())

    def waiting(self) -> list[str]:
        """Return the names of the answers that the desk has not taken in, oldest first. None before the folder was made."""
        try:
            return self._answers.names(".age")
        except FileNotFoundError:
            return []

    def sealed(self, name: str) -> bytes:
        """Return a waiting answer, still sealed."""
        return self._answers.read(name)

    def remove(self, name: str, aside: Path) -> None:
        """Remove an answer that was taken in."""
        self._answers.remove(name, aside)


def parse_answer(plain: bytes) -> OutsideAnswer:
    """Decode an answer. Raises :class:`Malformed`, naming the field but never its content."""
    try:
        return msgspec.msgpack.decode(plain, type=OutsideAnswer)
    except (msgspec.DecodeError, UnicodeDecodeError, OverflowError, RecursionError, ValueError) as error:
        place = re.search(r"at `(\$[\w.\[\]]*)`", str(error)) if isinstance(error, msgspec.ValidationError) else None
        raise Malformed(f"an answer at the door is malformed{f' at {place[1]}' if place else ''}") from None


def unseal_answer(identity: str, sealed: bytes) -> OutsideAnswer:
    """Decrypt and decode an answer. Raises :class:`Malformed`."""
    return parse_answer(unseal(identity, sealed))
