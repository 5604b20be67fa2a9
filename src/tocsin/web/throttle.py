"""Places of sign-in tries: a browser that the person signed in with before, or any other.

Tries are counted by account (:mod:`tocsin.desk.sign_in_tries`), never by network address. A browser proves with a signed
mark that the person signed in with it before. Somebody who guesses elsewhere does not lock that browser out.
"""

from __future__ import annotations

import hmac
from collections.abc import Callable

from tocsin.desk.sign_in_tries import FREE, LONGEST, SignInTries

__all__ = ["FREE", "LONGEST", "Throttle"]


class Throttle:
    """Delay after wrong tries, by account and place. ``seconds`` is the steady clock that delays are measured with."""

    def __init__(self, secret: str, tries: SignInTries, seconds: Callable[[], float]) -> None:
        self._secret = secret.encode()
        self._tries = tries
        tries.seconds = seconds

    def mark(self, person: str) -> str:
        """Return the mark that a browser stores to show that this person signed in with it."""
        return hmac.digest(self._secret, b"browser of " + person.encode(), "sha256").hex()

    def place(self, person: str, mark: str) -> tuple[str, str]:
        """Return where a try is counted: the account, and whether the browser carries its mark."""
        marked = hmac.compare_digest(mark.encode(), self.mark(person).encode())
        return person, "known" if marked else "elsewhere"

    def check(self, place: tuple[str, str]) -> None:
        """Raise :class:`Refused` while this place has to wait."""
        self._tries.check(*place)

    def wrong(self, place: tuple[str, str]) -> None:
        """Count a wrong try."""
        self._tries.wrong(*place)

    def right(self, place: tuple[str, str]) -> None:
        """Forget the wrong tries."""
        self._tries.right(*place)
