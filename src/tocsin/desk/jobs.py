"""Recurring work of the desk. A job that fails stops no other job and becomes a duty of the desk."""

from __future__ import annotations

import logging
import time
from collections.abc import Callable
from dataclasses import dataclass
from typing import TypeVar

from tocsin.desk.services import DeskServices
from tocsin.desk.set_aside import STOPS, SetAside
from tocsin.domain.errors import kind_and_place

T = TypeVar("T")
_log = logging.getLogger("tocsin.worker")


@dataclass(frozen=True, slots=True)
class StalledJob:
    """A recurring job that has not ended well for too long."""

    name: str
    minutes: int


class Jobs:
    """Recurring jobs by name: runs them, and knows which are stalled. ``seconds`` is a steady clock."""

    def __init__(self, services: DeskServices, set_aside: SetAside, seconds: Callable[[], float] = time.monotonic) -> None:
        self.seconds = seconds
        self._within: dict[str, float] = {}
        self._ended: dict[str, float] = {}
        self._services = services
        self._set_aside = set_aside

    def run(self, name: str, job: Callable[[], T]) -> T | None:
        """Run a job. Return None when it fails, after a report on the failure is filed for the desk."""
        try:
            result = job()
            self._ended[name] = self.seconds()
            return result
        except STOPS as error:
            _log.error("%s: %s: %s", name, type(error).__name__, error)
        except Exception as error:
            _log.error("%s failed: %s", name, kind_and_place(error))
            self._report(name, error)
        return None

    def expect(self, name: str, within: float) -> None:
        """Expect a job to end well at least once in so many seconds, from now on."""
        self._within[name] = within
        self._ended[name] = self.seconds()

    def ages(self) -> dict[str, float]:
        """Return the seconds since each expected job last ended well, or since it was first expected."""
        now = self.seconds()
        return {name: now - self._ended[name] for name in self._within}

    def stalled(self) -> tuple[StalledJob, ...]:
        """Return the expected jobs that fail, hang or no longer run."""
        late = {name: age for name, age in self.ages().items() if age > self._within[name]}
        return tuple(StalledJob(name, int(age // 60)) for name, age in late.items())

    def _report(self, name: str, error: Exception) -> None:
        """File the failure once a day for each job and kind of error, so that a job that fails every second floods nobody."""
        try:
            self._set_aside.keep(f"job {name} on {self._services.clock.now():%Y-%m-%d}", error, type(error).__name__.encode())
        except Exception as second:  # the desk cannot even store the failure: the log is all there is
            _log.error("the failure of %s could not be filed: %s", name, kind_and_place(second))
