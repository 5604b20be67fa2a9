"""Recurring work of the desk. A job that fails stops no other job and becomes a duty of the desk."""

from __future__ import annotations

import logging
from collections.abc import Callable
from typing import TypeVar

from tocsin.desk.services import DeskServices
from tocsin.desk.set_aside import STOPS, SetAside

T = TypeVar("T")
_log = logging.getLogger("tocsin.worker")


class Jobs:
    """Runs jobs by name."""

    def __init__(self, services: DeskServices, set_aside: SetAside) -> None:
        self._services = services
        self._set_aside = set_aside

    def run(self, name: str, job: Callable[[], T]) -> T | None:
        """Run a job. Return None when it fails, after a report on the failure is filed for the desk."""
        try:
            return job()
        except STOPS as error:
            _log.error("%s: %s: %s", name, type(error).__name__, error)
        except Exception as error:
            _log.exception("%s failed", name)
            self._report(name, error)
        return None

    def _report(self, name: str, error: Exception) -> None:
        """File the failure once a day for each job and kind of error, so that a job that fails every second floods nobody."""
        try:
            self._set_aside.keep(f"job {name} on {self._services.clock.now():%Y-%m-%d}", error, type(error).__name__.encode())
        except Exception:  # the desk cannot even store the failure: the log is all there is
            _log.exception("the failure of %s could not be filed", name)
