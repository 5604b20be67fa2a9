"""What runs beside the application: what is overdue is put before someone, queued mail is sent, the door's drops are taken in."""

from __future__ import annotations

import logging
import time
from collections.abc import Callable
from functools import partial
from threading import Event, Thread

from tocsin.desk import Desk
from tocsin.domain.errors import TocsinError

_log = logging.getLogger("tocsin.worker")
Job = Callable[[], object]


class Worker:
    """One thread that does its jobs again and again; one that fails does not keep the others from running."""

    def __init__(self, jobs: tuple[tuple[str, float, Job], ...]) -> None:
        self._jobs = jobs
        self._stop = Event()
        self._threads: list[Thread] = []

    def start(self) -> None:
        """Begins, one thread for each job."""
        for name, seconds, job in self._jobs:
            thread = Thread(target=self._run, args=(name, seconds, job), name=name, daemon=True)
            self._threads.append(thread)
            thread.start()

    def stop(self) -> None:
        """Ends after what is being done."""
        self._stop.set()
        for thread in self._threads:
            thread.join(timeout=30)

    def _run(self, name: str, seconds: float, job: Job) -> None:
        while not self._stop.is_set():
            try:
                job()
            except TocsinError as error:
                _log.warning("%s: %s", name, type(error).__name__)
            except Exception as error:  # a worker that dies would be a silence
                _log.error("%s failed: %s", name, type(error).__name__)
            self._stop.wait(seconds)


def sparing(job: Job, share: float = 0.05, seconds: Callable[[], float] = time.monotonic) -> Job:
    """The job, taking no more than this share of the time: one that took long is left out for a while, so that pages stay quick."""
    rested = 0.0

    def spared() -> None:
        nonlocal rested
        began = seconds()
        if began < rested:
            return
        job()
        ended = seconds()
        rested = ended + (ended - began) / share

    return spared


def desk_worker(desk: Desk, *more: tuple[str, float, Job]) -> Worker:
    """The worker of a desk."""
    jobs = (
        ("escalation", 5.0, sparing(desk.duties.escalate)),
        ("mail", 5.0, desk.outbox.send),
        ("past", 30.0, desk.backfill.catch_up),
        ("posts", 60.0, desk.posts.screen),
        ("head", 30.0, desk.receipts.advance),
        ("notice checks", 60.0, desk.notices.check),
        ("notice reminders", 300.0, desk.notices.remind),
    )
    return Worker(tuple((name, seconds, partial(desk.jobs.run, name, job)) for name, seconds, job in (*jobs, *more)))
