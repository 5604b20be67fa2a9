"""Delay after wrong passwords and codes, counted by account in the database.

The count is shared by all processes and survives a restart. It is never kept by network address, which a sender can
forge. ``place`` separates browsers that the person signed in with before from all others, so that a guesser does not
lock the owner out.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from datetime import timedelta
from threading import Lock

from tocsin.desk.services import DeskServices
from tocsin.domain.errors import Refused
from tocsin.domain.people import SYSTEM, Person
from tocsin.store import sign_in_state
from tocsin.store.sign_in_state import SignInState

FREE = 5
LONGEST = 900.0
_MOST = 50_000


def wait_after(count: int) -> float:
    """Return the seconds to wait after so many wrong tries in a row: none for the first five, then doubling."""
    return min(LONGEST, 2.0 ** min(count - FREE, 20)) if count > FREE else 0.0


class SignInTries:
    """Counts of wrong tries. ``seconds`` is a steady clock of this process. Other processes go by the desk's clock."""

    def __init__(self, services: DeskServices, seconds: Callable[[], float] = time.monotonic) -> None:
        self._services = services
        self.seconds = seconds
        self._lock = Lock()
        self._own: dict[tuple[str, str], tuple[int, float]] = {}

    def check(self, person: str, place: str) -> None:
        """Raise :class:`Refused` while this account has to wait at this place."""
        with self._services.store.reading() as reader:
            state = sign_in_state.read(reader, person, f"tries {place}")
        with self._lock:
            count, since = self._own.get((person, place), (0, 0.0))
        wait = since + wait_after(count) - self.seconds() if count else 0.0
        if state and state.number > count:  # counted by another process, or before a restart
            passed = (self._services.clock.now() - state.at) / timedelta(seconds=1)
            wait = wait_after(state.number) - passed if passed >= 0 else wait_after(state.number)
        if wait > 0:
            raise Refused(f"too many wrong tries for this account: wait {min(wait, LONGEST):.0f} seconds and try again")

    def wrong(self, person: str, place: str) -> None:
        """Count a wrong try. Names that nobody has are counted in this process only."""
        with self._lock:
            count = self._own.get((person, place), (0, 0.0))[0]
        now = self._services.clock.now()
        with self._services.store.writing(SYSTEM, now) as session:
            if session.get(Person, person):
                state = sign_in_state.read(session, person, f"tries {place}")
                count = max(count, state.number if state else 0)
                sign_in_state.write(session, person, f"tries {place}", SignInState(count + 1, now))
        with self._lock:
            self._own[person, place] = count + 1, self.seconds()
            if len(self._own) > _MOST:
                self._own.pop(next(iter(self._own)))

    def right(self, person: str, place: str) -> None:
        """Forget the wrong tries."""
        with self._lock:
            self._own.pop((person, place), None)
        with self._services.store.reading() as reader:
            if sign_in_state.read(reader, person, f"tries {place}") is None:
                return
        with self._services.store.writing(SYSTEM, self._services.clock.now()) as session:
            sign_in_state.forget(session, person, f"tries {place}")
