"""The time of day, as a port: everything else is told what time it is."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import Protocol


class Clock(Protocol):
    """Tells the time, in UTC."""

    def now(self) -> datetime:
        """The present."""


class SystemClock:
    """The machine's clock."""

    def now(self) -> datetime:
        """The present, by the machine."""
        return datetime.now(UTC)


class FixedClock:
    """A clock that stands until it is moved: for tests and for the sample desk."""

    def __init__(self, start: datetime) -> None:
        self._now = start

    def now(self) -> datetime:
        """The time it was last moved to."""
        return self._now

    def advance(self, **by: float) -> None:
        """Moves on: ``advance(hours=2)``."""
        self._now += timedelta(**by)
