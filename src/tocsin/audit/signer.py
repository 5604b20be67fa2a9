"""Signing key for tree heads: Ed25519 (RFC 8032), in a file of its own, never in the database.

Signed data begins with its purpose, so that no signature can be passed off as one of another kind.
"""

from __future__ import annotations

import hashlib
from pathlib import Path

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat, PublicFormat

from tocsin.domain.errors import Unavailable
from tocsin.durable import create_secret, read_secret

HEAD = b"tocsin tree head 1\n"
SUCCESSOR = b"tocsin next signing key 1\n"
_MEND = "restore it from your backup of the home folder, or rotate to a new one"


class Signer:
    """A private signing key."""

    def __init__(self, key: Ed25519PrivateKey) -> None:
        self._key = key
        self.public = key.public_key().public_bytes(Encoding.Raw, PublicFormat.Raw).hex()
        self.fingerprint = fingerprint(self.public)

    @classmethod
    def load(cls, path: Path) -> Signer:
        """Read a key. Raise :class:`Unavailable` if it is missing or not a key."""
        try:
            return cls(Ed25519PrivateKey.from_private_bytes(bytes.fromhex(read_secret(path, _MEND))))
        except ValueError:
            raise Unavailable(f"{path}: the file is not a signing key: {_MEND}") from None

    @classmethod
    def create(cls, path: Path) -> Signer:
        """Make a key file that only its owner can read. Raise :class:`FileExistsError` if there is one."""
        key = Ed25519PrivateKey.generate()
        private = key.private_bytes(Encoding.Raw, PrivateFormat.Raw, NoEncryption()).hex()
        create_secret(path, private)
        return cls(key)

    def sign(self, purpose: bytes, data: bytes) -> str:
        """Return the signature over data for one purpose, hexadecimal."""
        return self._key.sign(purpose + data).hex()


def fingerprint(public: str) -> str:
    """Return the short form of a public key that people read out to compare keys."""
    return hashlib.sha256(bytes.fromhex(public)).hexdigest()[:16]


def signed(public: str, purpose: bytes, data: bytes, signature: str) -> bool:
    """Return True if this key signed this data for this purpose."""
    try:
        Ed25519PublicKey.from_public_bytes(bytes.fromhex(public)).verify(bytes.fromhex(signature), purpose + data)
    except (InvalidSignature, ValueError):
        return False
    return True
