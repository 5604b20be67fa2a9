"""Flood of ten times a day's reports in an hour, and the delay it causes to urgent reports."""

from __future__ import annotations

import os
import signal
import statistics
import time
from collections.abc import Callable, Iterator
from pathlib import Path

from bench.durability.figures import Figure
from tocsin.clock import SystemClock
from tocsin.desk import Desk
from tocsin.domain.people import Role
from tocsin.domain.report import Priority, Submission
from tocsin.domain.subject import Kind, Name
from tocsin.wiring import init_desk, open_desk

A_DAY = 500  # reports of a busy hotline
RATE = A_DAY * 10 / 3600


def run(folder: Path, quick: bool) -> Iterator[Figure]:
    """The time from a P1 call to the mail to its team, in peace and under the flood."""
    home = folder / f"flood-{os.getpid()}"
    desk = init_desk(home)
    for team, name in (("north", "Marek Dolny"), ("south", "Ilse Brandt")):
        desk.people.add_team(team, f"{team}@example.org")
        desk.people.add(f"lead of {team}", team, Role.LEAD)
        desk.subjects.watch(team, desk.subjects.add([Name(name)], Kind.PERSON, reason="known").id, reason="stake")
    tries = 15 if quick else 120
    worker = _apart(lambda: _work(home))
    peace = [_urgent(desk, number) for number in range(tries)]
    desk.intake.receive_all([_bot(-number) for number in range(1, A_DAY + 1)])  # mails that wait already
    bots = _apart(lambda: _send_bots(home))
    storm = [_urgent(desk, 10_000 + number) for number in range(tries)]
    for process in (bots, worker):
        os.kill(process, signal.SIGKILL)
        os.waitpid(process, 0)
    balance, before, after = desk.audit.reconcile(), statistics.median(peace), statistics.median(storm)
    desk.close()
    measured = f"{before * 1000:.0f} ms in peace, {after * 1000:.0f} ms in the flood (medians of {tries})"
    yield Figure("from a P1 call to the mail to its team, ten times a day's reports in an hour", measured, "twofold", after < 2 * before)
    yield Figure("duties after the flood", f"{balance.opened:,} opened, difference {balance.difference}", "0", balance.balanced)


def _urgent(desk: Desk, number: int) -> float:
    time.sleep(0.5)
    mail = desk.home / "mail"
    began = time.perf_counter()
    report = desk.intake.receive(Submission(f"urgent:{number}", "call", f"Marek Dolny will kill him tomorrow, {number}."))
    (duty,) = (duty for duty in desk.duties.listed(report=report.report) if duty.team == "north")
    while not any(mail.glob(f"{duty.id}-told*")):
        time.sleep(0.002)
    return time.perf_counter() - began


def _apart(act: Callable[[], None]) -> int:
    """Does this in a process of its own, until it is killed."""
    if child := os.fork():
        return child
    act()
    os._exit(0)


def _work(home: Path) -> None:
    desk = open_desk(home, SystemClock())
    while True:
        desk.outbox.send()
        time.sleep(0.05)


def _send_bots(home: Path) -> None:
    desk, number = open_desk(home, SystemClock()), 0
    while True:
        number += 1
        desk.intake.receive(_bot(number))
        time.sleep(1 / RATE)


def _bot(number: int) -> Submission:
    return Submission(f"bot:{number}", "web", f"Ilse Brandt, {number}!", priority=Priority.P3)
