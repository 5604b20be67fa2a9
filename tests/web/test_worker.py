"""Recurring jobs beside the pages: they leave the pages their time, and raise an alarm when they stall."""

from __future__ import annotations

import pytest

from tests.office import Office
from tests.web.browsing import BrowserShop, Seconds
from tests.web.door import Door
from tocsin.desk.mailboxes import PATIENCE
from tocsin.domain.errors import Unavailable
from tocsin.web.worker import desk_worker, sparing


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


def test_a_stalled_door_job_is_an_alarm_on_every_page_within_a_minute(shop: BrowserShop, office: Office) -> None:
    steady = Seconds()
    office.desk.jobs.seconds = steady
    desk_worker(office.desk, ("door", 1.0, lambda: None))
    cato = shop.signed_in("Cato")
    office.desk.jobs.run("door", lambda: None)
    assert "not being taken in" not in cato.see("/queue")

    steady.now += 50
    for path in ("/queue", "/reports", "/account"):
        assert cato.see(path).count("Messages from the public door are not being taken in") == 1
    assert "not being taken in" in cato.see("/queue/rows?head=0")
    head = office.desk.queue.head()
    assert "not being taken in" in cato.see(f"/queue/rows?head={head}"), "an open page, although nothing else has changed"

    office.desk.jobs.run("door", lambda: None)
    assert "not being taken in" not in cato.see("/queue")


def test_a_door_job_that_cannot_set_a_message_aside_fails(door: Door, office: Office, monkeypatch: pytest.MonkeyPatch) -> None:
    work = office.desk.mailboxes.open_door(door.folder)
    door.tell("A warning.")

    def failing(*_given: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(office.desk.mailboxes, "_accept", failing)
    monkeypatch.setattr(office.desk.mailboxes._rejected_rows, "keep", failing)
    for _ in range(PATIENCE - 1):
        work()
    with pytest.raises(Unavailable):
        work()
    monkeypatch.undo()
    work()
    assert [text for _, text in door.reports] == ["A warning."]
