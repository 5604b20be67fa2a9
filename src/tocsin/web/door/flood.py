"""Floods slow down and are marked; nothing is ever dropped.

Nobody is told apart by address: behind Tor all look alike. What comes faster than a hotline can read waits its turn,
for everyone alike, a few seconds at most.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Callable

FREE = 30
WINDOW = 60.0
LONGEST = 8.0


class Flood:
    """How much has come in the last minute."""

    def __init__(self, seconds: Callable[[], float]) -> None:
        self._seconds = seconds
        self._came: deque[float] = deque()

    def wait(self) -> float:
        """Counts one more; gives the seconds it should wait, 0 when it is not a flood."""
        now = self._seconds()
        while self._came and self._came[0] < now - WINDOW:
            self._came.popleft()
        self._came.append(now)
        over = len(self._came) - FREE
        return min(LONGEST, over / 10) if over > 0 else 0.0
