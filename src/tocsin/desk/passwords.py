"""Hashes of passwords (Argon2id, RFC 9106)."""

from __future__ import annotations

import secrets
from collections.abc import Iterator
from contextlib import contextmanager
from threading import BoundedSemaphore, Lock

from tocsin.domain.errors import Malformed, Refused

SHORTEST = 12
HASH_OF_NOBODY = "$argon2id$v=19$m=65536,t=3,p=4$bm9ib2R5bm9ib2R5$9CqFcBvyq2mjEvPWO3TxBM5bWo/9lGhHTrAYCl3AQPI"
"""The hash of no password. An unknown name is checked against it, so that it takes as long as a known one."""
_hashing = Lock()
_waiting = BoundedSemaphore(12)


def random_password() -> str:
    """Return a password of 80 random bits in groups that can be read aloud."""
    return "-".join(secrets.token_hex(2) for _ in range(5))


def hash_random(password: str) -> str:
    """Return the hash of a :func:`random_password`. It may hold its owner's name by chance, which makes it no easier to guess."""
    return _hash(password)


def hash_password(person: str, password: str) -> str:
    """Return the hash of a new password. Raise :class:`Malformed` for one that is short or holds its owner's name."""
    if len(password) < SHORTEST:
        raise Malformed(f"a password has at least {SHORTEST} characters: a few words are easy to keep")
    if person.casefold() in password.casefold():
        raise Malformed("a password does not hold its owner's name")
    return _hash(password)


def matches(hashed: str, password: str) -> bool:
    """Return True if the password has this hash."""
    from argon2 import PasswordHasher
    from argon2.exceptions import Argon2Error, InvalidHashError

    try:
        with _one_at_a_time():
            return PasswordHasher().verify(hashed, password)
    except (Argon2Error, InvalidHashError):
        return False


def _hash(password: str) -> str:
    from argon2 import PasswordHasher

    with _one_at_a_time():
        return PasswordHasher().hash(password)


@contextmanager
def _one_at_a_time() -> Iterator[None]:
    """Bound the passwords that are hashed at the same time: each takes all cores. Raises :class:`Refused` when many wait."""
    if not _waiting.acquire(blocking=False):
        raise Refused("too many people sign in at this moment: wait a few seconds and try again")
    try:
        with _hashing:
            yield
    finally:
        _waiting.release()
