"""Recurring jobs beside the application: escalation, mail, messages from the public door."""

from __future__ import annotations

import logging
import time
from collections.abc import Callable
from functools import partial
from threading import Event, Thread

from tocsin.desk import Desk
from tocsin.desk.copied_texts import AT_ONCE
from tocsin.domain.errors import TocsinError, kind_and_place

_log = logging.getLogger("tocsin.worker")
Job = Callable[[], object]
ALARM_SECONDS = {"door": 40.0, "escalation": 55.0, "mail": 300.0}
"""Seconds without a good end after which a job counts as stalled. A round of mail waits for slow servers."""


class Worker:
    """Threads that repeat jobs, one for each. A job that fails does not keep the others from running."""

    def __init__(self, jobs: tuple[tuple[str, float, Job], ...]) -> None:
        self._jobs = jobs
        self._stop = Event()
        self._threads: list[Thread] = []

    def start(self) -> None:
        """Start one thread for each job."""
        for name, seconds, job in self._jobs:
            thread = Thread(target=self._run, args=(name, seconds, job), name=name, daemon=True)
            self._threads.append(thread)
            thread.start()

    def stop(self) -> None:
        """Stop after the jobs that run now."""
        self._stop.set()
        for thread in self._threads:
            thread.join(timeout=30)

    def _run(self, name: str, seconds: float, job: Job) -> None:
        while not self._stop.is_set():
            try:
                job()
            except TocsinError as error:
                _log.warning("%s: %s", name, type(error).__name__)
            except Exception as error:  # a thread that ends would stop its job in silence
                _log.error("%s failed: %s", name, kind_and_place(error))
            self._stop.wait(seconds)


def sparing(job: Job, share: float = 0.05, seconds: Callable[[], float] = time.monotonic) -> Job:
    """Wrap ``job`` so that it uses at most ``share`` of the time: after a slow run it is skipped for a while."""
    next_run = 0.0

    def spared() -> None:
        nonlocal next_run
        began = seconds()
        if began < next_run:
            return
        job()
        ended = seconds()
        next_run = ended + (ended - began) / share

    return spared


def desk_worker(desk: Desk, *more: tuple[str, float, Job]) -> Worker:
    """Return the worker of a desk. The desk raises an alarm for a job that stalls, within a minute for door and escalation."""
    jobs = (
        ("escalation", 5.0, sparing(desk.duties.escalate)),
        ("mail", 5.0, desk.outbox.send),
        ("alerts owed", 5.0, sparing(desk.dispatches.owe)),
        ("messages outside", 5.0, desk.exchange.transmit),
        ("answers outside", 300.0, desk.dispatches.remind),
        ("past", 30.0, desk.backfill.catch_up),
        ("pictures read", 30.0, sparing(desk.picture_readings.catch_up, 0.5)),
        ("judge", 60.0, sparing(desk.judging.catch_up, 0.25)),
        ("pictures compared", 30.0, sparing(desk.copies.compare_pictures, 0.5)),
        ("bank", 60.0, sparing(desk.picture_bank.search, 0.25)),
        ("texts of posts", 60.0, sparing(partial(desk.copied_texts.learn, at_most=AT_ONCE), 0.25)),
        ("languages of posts", 60.0, sparing(desk.posts.tell_languages, 0.25)),
        ("posts", 60.0, desk.post_screening.screen),
        ("head", 30.0, desk.receipts.advance),
        ("notice checks", 60.0, desk.notices.check),
        ("copies of new items", 60.0, desk.evidence.capture_new),
        ("retention", 3600.0, desk.retention.owe),
        ("drill", 60.0, desk.drills.send_due),
        ("outcomes owed", 60.0, sparing(desk.outcomes.owe)),
        ("notice reminders", 300.0, desk.notices.remind),
        ("item reminders", 300.0, desk.items.remind),
        ("answers of platforms", 60.0, sparing(desk.platforms.find_answers)),
        ("seen again", 60.0, sparing(desk.reappearances.search)),
    )
    for name, seconds, _ in (*jobs, *more):
        desk.jobs.expect(name, ALARM_SECONDS.get(name, 1800 + 2 * seconds))
    return Worker(tuple((name, seconds, partial(desk.jobs.run, name, job)) for name, seconds, job in (*jobs, *more)))
