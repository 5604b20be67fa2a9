"""The clock, as a port. All other code is passed the time."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import Protocol


class Clock(Protocol):
    """Source of the current time in UTC."""

    def now(self) -> datetime:
        """Return the current time."""


class SystemClock:
    """The machine's clock."""

    def now(self) -> datetime:
        """Return the machine's current time."""
        return datetime.now(UTC)


class FixedClock:
    """A clock that stands still until it is moved. For tests and the sample desk."""

    def __init__(self, start: datetime) -> None:
        self._now = start

    def now(self) -> datetime:
        """Return the time it was last moved to."""
        return self._now

    def advance(self, **by: float) -> None:
        """Move the clock forward: ``advance(hours=2)``."""
        self._now += timedelta(**by)
