"""Encryption of contents under a key per owner, so that destroying the key erases them.

AES-256-GCM (NIST SP 800-38D) with a random key for each owner (a report, a source, a subject) and a random 96-bit
nonce for each content. An owner's key is stored wrapped under the desk's key, which is in the home folder and never
in the database. A dump of the database therefore reveals nothing. A content's id is the hash of its sealed bytes, so the
ledger, which carries the id, commits to the content without revealing it.
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
from tocsin.store.index_key import IndexKey

_NONCE = 12
_KEY = 32


class DeskKey:
    """The key of one desk. Wraps content keys and makes keyed hashes. ``index`` holds the keys of the search index.

    ``desk_id`` is derived from the key and reveals nothing of it. The home folder and the database of one desk share it. ``file`` is
    the file that the key was read from, None for a key that lies in none.
    """

    def __init__(self, secret: bytes, file: Path | None = None) -> None:
        self.file = file
        self._wrapping = AESGCM(_derive(secret, b"tocsin wrapping"))
        self.desk_id = _derive(secret, b"tocsin desk id").hex()[:16]
        self._likeness = _derive(secret, b"tocsin likeness")
        self._drawing = _derive(secret, b"tocsin drawing")
        self.index = IndexKey(secret)

    @classmethod
    def load(cls, path: Path) -> DeskKey:
        """Read the key. Raise :class:`Unavailable` if it is missing or not a key."""
        try:
            secret = bytes.fromhex(read_secret(path))
            if len(secret) != _KEY:
                raise ValueError
        except ValueError:
            raise Unavailable(f"{path}: the file is not a key: restore it from your backup of the home folder") from None
        return cls(secret, path)

    @staticmethod
    def create(path: Path) -> None:
        """Make a new key file that only its owner can read. Raise :class:`FileExistsError` if there is one."""
        create_secret(path, os.urandom(_KEY).hex())

    def likeness(self, text: str) -> str:
        """Return a keyed hash of a text: equal for equal texts, meaningless without the key."""
        return hmac.digest(self._likeness, text.encode("utf-8", "surrogatepass"), "sha256").hex()[:32]

    def draw(self, subject: str) -> float:
        """Return a number in 0..1 that nobody without the key can foresee and an auditor with it can repeat."""
        return int.from_bytes(hmac.digest(self._drawing, subject.encode(), "sha256")[:7], "big") / (1 << 56)

    def new_content_key(self, owner: str) -> tuple[bytes, bytes]:
        """Return a new content key, plain and wrapped."""
        key, nonce = os.urandom(_KEY), os.urandom(_NONCE)
        return key, nonce + self._wrapping.encrypt(nonce, key, owner.encode())

    def unwrap(self, owner: str, wrapped: bytes) -> bytes:
        """Return the content key. Raise :class:`Tampered` if it was wrapped by another desk, or altered."""
        try:
            return self._wrapping.decrypt(wrapped[:_NONCE], wrapped[_NONCE:], owner.encode())
        except (InvalidTag, ValueError):  # a nonce that was cut short is a wrong value
            raise Tampered(f"the key of {owner} does not open: it was altered, or belongs to another desk") from None


def seal(key: bytes, owner: str, plain: bytes) -> tuple[str, bytes]:
    """Return the id and the sealed bytes of a content."""
    nonce = os.urandom(_NONCE)
    sealed = nonce + AESGCM(key).encrypt(nonce, plain, owner.encode())
    return content_id(sealed), sealed


def unseal(key: bytes, owner: str, sealed: bytes) -> bytes:
    """Return the content. Raise :class:`Tampered` if it was altered."""
    try:
        return AESGCM(key).decrypt(sealed[:_NONCE], sealed[_NONCE:], owner.encode())
    except (InvalidTag, ValueError):
        raise Tampered(f"content of {owner} was altered") from None


def content_id(sealed: bytes) -> str:
    """Return the id of a sealed content: the first 160 bits of its SHA-256."""
    return hashlib.sha256(sealed).hexdigest()[:40]


def _derive(secret: bytes, purpose: bytes) -> bytes:
    return hmac.digest(secret, purpose, "sha256")
