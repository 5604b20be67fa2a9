"""Wrong tries slow down whoever makes them, and nobody else.

Tries are counted for a name together with where they come from: a browser that this person signed in with before
(it holds a signed mark), else an address. Someone who guesses at a name from elsewhere so never locks its owner out.
Counts live in memory alone: no address is written anywhere.
"""

from __future__ import annotations

import hmac
from collections import OrderedDict
from collections.abc import Callable
from threading import Lock

from tocsin.domain.errors import Refused

FREE = 5
LONGEST = 900.0
_MOST = 50_000


class Throttle:
    """Counts wrong tries; after some, each one waits twice as long as the one before."""

    def __init__(self, secret: str, seconds: Callable[[], float]) -> None:
        self._secret = secret.encode()
        self._seconds = seconds
        self._lock = Lock()
        self._tries: OrderedDict[tuple[str, str], tuple[int, float]] = OrderedDict()

    def mark(self, person: str) -> str:
        """What a browser keeps to show that this person signed in with it."""
        return hmac.digest(self._secret, b"browser of " + person.encode(), "sha256").hex()

    def place(self, person: str, mark: str, address: str) -> tuple[str, str]:
        """Where a try is counted."""
        known = hmac.compare_digest(mark.encode(), self.mark(person).encode())
        return person, "known" if known else address

    def check(self, place: tuple[str, str]) -> None:
        """Raises :class:`Refused` while this place has to wait."""
        with self._lock:
            wait = self._tries.get(place, (0, 0.0))[1] - self._seconds()
        if wait > 0:
            raise Refused(f"too many wrong tries from here: wait {wait:.0f} seconds and try again")

    def wrong(self, place: tuple[str, str]) -> None:
        """Counts a wrong try."""
        with self._lock:
            count = self._tries.pop(place, (0, 0.0))[0] + 1
            wait = min(LONGEST, 2.0 ** (count - FREE)) if count > FREE else 0.0
            self._tries[place] = count, self._seconds() + wait
            if len(self._tries) > _MOST:
                self._tries.popitem(last=False)

    def right(self, place: tuple[str, str]) -> None:
        """Forgets the wrong tries."""
        with self._lock:
            self._tries.pop(place, None)
