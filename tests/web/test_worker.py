"""What runs beside the pages leaves them their time."""

from __future__ import annotations

from tests.web.browsing import Seconds
from tocsin.web.worker import sparing


def test_a_job_that_takes_long_is_left_out_for_a_while() -> None:
    seconds, ran = Seconds(), []

    def job() -> None:
        ran.append(seconds.now)
        seconds.now += 2

    spared = sparing(job, 0.1, seconds)
    for _ in range(40):
        spared()
        seconds.now += 1

    assert ran == [0.0, 22.0], "two seconds of work, twenty of rest"


def test_a_job_that_takes_no_time_runs_whenever_it_is_asked_to() -> None:
    seconds, ran = Seconds(), []
    spared = sparing(lambda: ran.append(1), 0.1, seconds)

    for _ in range(5):
        spared()
        seconds.now += 1

    assert len(ran) == 5
