"""Kills processes until all is done, and counts what is left."""

from __future__ import annotations

import os
import random
import signal
import time
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from select import select

from tests.model.crash.labour import KEY, POINTS, Fate, Place, labour, post, settle, take_in
from tocsin.desk import Desk
from tocsin.desk.arrival import stored_key
from tocsin.domain.duty import Duty, DutyKind
from tocsin.domain.ledger import Change
from tocsin.domain.outgoing import Outgoing
from tocsin.domain.report import Report


@dataclass
class Outcome:
    """What the killing did, and what it did not."""

    kills: Counter[str] = field(default_factory=Counter)
    reports: int = 0
    duties: int = 0
    mails: int = 0
    deliveries: int = 0
    faults: list[str] = field(default_factory=list)

    def __add__(self, other: Outcome) -> Outcome:
        return Outcome(
            self.kills + other.kills,
            self.reports + other.reports,
            self.duties + other.duties,
            self.mails + other.mails,
            self.deliveries + other.deliveries,
            self.faults + other.faults,
        )

    @property
    def killed(self) -> int:
        """How many processes were killed; those that had finished or failed by themselves are not among them."""
        return self.kills["at random"] + self.kills["at a mark"]

    def __str__(self) -> str:
        return (
            f"{self.killed} kills, {self.reports} reports, {self.duties} duties, {self.mails} mails, "
            f"{self.deliveries - self.mails} of them sent again; faults: {len(self.faults)}"
        )


@dataclass(frozen=True)
class Plan:
    """How much is to be done, and how often it is disturbed."""

    reports: int
    kills: int
    seconds: float
    seed: int = 1


def kill_until_done(place: Place, plan: Plan, disturb: Callable[[random.Random], None] = lambda _: None) -> Outcome:
    """Runs an importer, a postman and a worker, kills them again and again, then lets them finish, and counts."""
    chance, outcome = random.Random(plan.seed), Outcome()
    (place.folder / "effects").mkdir(exist_ok=True)
    keys = [f"key:{number}" for number in range(plan.reports)]
    end = time.monotonic() + plan.seconds
    while time.monotonic() < end and outcome.killed < plan.kills:
        children = [_start(place, keys, role, chance) for role in ("take in", "post", "labour")]
        time.sleep(chance.uniform(0.02, 0.4))
        disturb(chance)
        time.sleep(chance.uniform(0.0, 0.1))
        for child in children:
            outcome.kills[_end(child)] += 1
    _finish(place, keys, outcome)
    return outcome


def _finish(place: Place, keys: list[str], outcome: Outcome) -> None:
    accepted = place.accepted()
    desk = settle(place, keys)
    for _ in range(10_000):  # what a killed worker had taken is free again after its lease
        with desk.services.store.reading() as reader:
            left = reader.count(Outgoing, state="queued")
        if not left:
            break
        _free_leases(desk)
        desk.outbox.send()
    _count(desk, place, set(accepted), outcome)
    desk.close()


def _free_leases(desk: Desk) -> None:
    """Lets the leases of the dead run out, without waiting for it."""
    with desk.services.store.writing("test", desk.now()) as session:
        for each in session.find(Outgoing, state="queued", limit=500):
            if each.not_before > session.now:
                session.record(Change("freed", each, replace(each, not_before=session.now)))


def _count(desk: Desk, place: Place, accepted: set[str], outcome: Outcome) -> None:
    faults = outcome.faults
    with desk.services.store.reading() as reader:
        keys = Counter(report.key for report in reader.find(Report))
        duties = reader.find(Duty)
        mails = reader.find(Outgoing)
    faults += [f"accepted {key} is lost" for key in accepted if stored_key(KEY, key) not in keys]
    faults += [f"{key} is stored {number} times" for key, number in keys.items() if number != 1]
    owed = Counter(duty.report for duty in duties if duty.kind is DutyKind.ASSESS)
    faults += [f"{count} assessments of {report}" for report, count in owed.items() if count != 1]
    faults += [f"mail {mail.id} is {mail.state} after {mail.attempts} attempts" for mail in mails if mail.state != "sent"]
    effects = Counter(path.name for path in place.effects())
    wanted = {mail.id for mail in mails}
    faults += [f"mail {name} had no effect" for name in wanted - effects.keys()]
    faults += [f"mail {name} had an effect and is not in the record" for name in effects.keys() - wanted]
    verification, balance = desk.audit.verify(), desk.audit.reconcile()
    faults += [str(each) for each in (*verification.broken, *verification.damaged, *balance.faults)]
    faults += [] if balance.balanced else [str(balance)]
    outcome.reports, outcome.duties, outcome.mails = len(keys), len(duties), len(mails)
    outcome.deliveries = len((place.folder / "deliveries").read_text().split())


def _fate(chance: random.Random) -> Fate:
    """Half of them die at a marked point, the others whenever they are killed."""
    return Fate(chance.choice(POINTS), chance.randint(1, 6)) if chance.random() < 0.5 else Fate()


def _start(place: Place, keys: list[str], role: str, chance: random.Random) -> int:
    fate, seed = _fate(chance), chance.getrandbits(30)
    if role == "post":
        return _fork(lambda: post(place, fate, 60), fate)
    if role == "take in":
        return _fork(lambda: take_in(place, keys, fate, seed), fate)
    return _fork(lambda: labour(place, fate, seed, 60), fate)


def _fork(act: Callable[[], None], fate: Fate) -> int:
    hearing, telling = os.pipe()
    child = os.fork()
    if child:
        os.close(telling)
        select([hearing], [], [], 20)  # until it is at work, or dead
        os.close(hearing)
        return child
    try:
        fate.ready = telling
        act()
    except BaseException as error:  # a child says why it failed and is counted
        os.write(2, f"{type(error).__name__}: {error}\n".encode())
        os._exit(1)
    os._exit(0)


def _end(child: int) -> str:
    """Kills a process; says how it ended: ``killed``, by its own mark, or finished."""
    found, status = os.waitpid(child, os.WNOHANG)
    if not found:
        os.kill(child, signal.SIGKILL)
        os.waitpid(child, 0)
        return "at random"
    if os.WIFSIGNALED(status):
        return "at a mark"
    return "finished" if os.WEXITSTATUS(status) == 0 else "failed"
