"""Sealed content: encrypted under a key of its owner's own, so that destroying the key erases it.

AES-256-GCM (NIST SP 800-38D) with a random key for each owner (a report, a source, a subject) and a random 96-bit
nonce for each content. An owner's key is kept wrapped under the desk's key, which lives in the home folder and never
in the database: a dump of the database tells nothing. A content's id is the hash of its sealed bytes, so that the
ledger, which carries the id, commits to the content without telling anything about it.
"""

from __future__ import annotations

import hashlib
import hmac
import os
from pathlib import Path

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from tocsin.domain.errors import Tampered, Unavailable
from tocsin.durable import create_secret, read_secret

_NONCE = 12
_KEY = 32


class DeskKey:
    """The key of one desk: wraps the keys of its contents, and hashes likenesses."""

    def __init__(self, secret: bytes) -> None:
        self._wrapping = AESGCM(_derive(secret, b"tocsin wrapping"))
        self._likeness = _derive(secret, b"tocsin likeness")
        self._drawing = _derive(secret, b"tocsin drawing")

    @classmethod
    def load(cls, path: Path) -> DeskKey:
        """Reads the key; raises :class:`Unavailable` when it is not there or not a key."""
        try:
            secret = bytes.fromhex(read_secret(path))
            if len(secret) != _KEY:
                raise ValueError
        except ValueError:
            raise Unavailable(f"{path}: the file is not a key: restore it from your backup of the home folder") from None
        return cls(secret)

    @staticmethod
    def create(path: Path) -> None:
        """Makes a new key, readable by its owner alone."""
        create_secret(path, os.urandom(_KEY).hex())

    def likeness(self, text: str) -> str:
        """A keyed hash of a text: equal for equal texts, and nothing to whoever lacks the key."""
        return hmac.digest(self._likeness, text.encode("utf-8", "surrogatepass"), "sha256").hex()[:32]

    def draw(self, subject: str) -> float:
        """A number in 0..1 that nobody without the key can foresee, and an auditor with it can repeat."""
        return int.from_bytes(hmac.digest(self._drawing, subject.encode(), "sha256")[:7], "big") / (1 << 56)

    def new_content_key(self, owner: str) -> tuple[bytes, bytes]:
        """A fresh content key and the same, wrapped."""
        key, nonce = os.urandom(_KEY), os.urandom(_NONCE)
        return key, nonce + self._wrapping.encrypt(nonce, key, owner.encode())

    def unwrap(self, owner: str, wrapped: bytes) -> bytes:
        """The content key; raises :class:`Tampered` when it was wrapped by another desk, or altered."""
        try:
            return self._wrapping.decrypt(wrapped[:_NONCE], wrapped[_NONCE:], owner.encode())
        except InvalidTag:
            raise Tampered(f"the key of {owner} does not open: it was altered, or belongs to another desk") from None


def seal(key: bytes, owner: str, plain: bytes) -> tuple[str, bytes]:
    """The id and the sealed bytes of a content."""
    nonce = os.urandom(_NONCE)
    sealed = nonce + AESGCM(key).encrypt(nonce, plain, owner.encode())
    return content_id(sealed), sealed


def unseal(key: bytes, owner: str, sealed: bytes) -> bytes:
    """The content; raises :class:`Tampered` when it was altered."""
    try:
        return AESGCM(key).decrypt(sealed[:_NONCE], sealed[_NONCE:], owner.encode())
    except InvalidTag:
        raise Tampered(f"content of {owner} was altered") from None


def content_id(sealed: bytes) -> str:
    """What a sealed content is known by: the first 160 bits of its SHA-256."""
    return hashlib.sha256(sealed).hexdigest()[:40]


def _derive(secret: bytes, purpose: bytes) -> bytes:
    return hmac.digest(secret, purpose, "sha256")
