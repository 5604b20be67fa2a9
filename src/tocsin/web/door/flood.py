"""Delay during a flood of messages. Messages are delayed and marked, never dropped.

Senders are not told apart by address, since behind Tor all look alike. Above 30 messages a minute each one waits, for
at most a few seconds.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Callable

FREE = 30
WINDOW = 60.0
LONGEST = 8.0


class Flood:
    """Count of the messages of the last minute."""

    def __init__(self, seconds: Callable[[], float]) -> None:
        self._seconds = seconds
        self._arrivals: deque[float] = deque()

    def wait(self) -> float:
        """Count one more message and return the seconds it should wait, 0 when there is no flood."""
        now = self._seconds()
        while self._arrivals and self._arrivals[0] < now - WINDOW:
            self._arrivals.popleft()
        self._arrivals.append(now)
        over = len(self._arrivals) - FREE
        return min(LONGEST, over / 10) if over > 0 else 0.0
