"""What the processes that get killed do: take warnings in, send mail, escalate, answer.

An importer says that a report was accepted by appending its key to a file, after the desk has said so. A receiver of mail honours the
key of a message: the second of two messages with one key changes nothing.
"""

from __future__ import annotations

import os
import random
import signal
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from email.message import EmailMessage
from functools import partial
from pathlib import Path

from tocsin.clock import SystemClock
from tocsin.desk import Desk
from tocsin.desk.known_names import KnownNames
from tocsin.desk.services import DeskServices
from tocsin.domain.errors import Refused, TocsinError
from tocsin.domain.people import Role
from tocsin.domain.report import Submission
from tocsin.domain.subject import Kind, Name
from tocsin.settings import Settings
from tocsin.store import DeskKey, Session, Store

KEY = DeskKey(b"crash")
POINTS = ("before flush", "before commit", "after commit", "before sending", "after sending")
HASTE = Settings(hours={"deliver": (0.0001, 0.0001, 0.0001)})  # overdue at once, so that there is something to escalate
NAMES = ("Marek Dolny", "Ilse Brandt", "Somebody")


@dataclass(frozen=True)
class Place:
    """Where the desk, the receiver and the list of what was accepted are."""

    url: str
    folder: Path

    def accepted(self) -> list[str]:
        path = self.folder / "accepted"
        return path.read_text().split() if path.exists() else []

    def effects(self) -> list[Path]:
        return list((self.folder / "effects").iterdir())


@dataclass
class Fate:
    """Where this process dies: at a marked point, when it has come there so many times."""

    point: str = ""
    times: int = 0
    ready: int = -1  # a pipe on which the process says that it is at work

    def begun(self) -> None:
        """Says, once, that this process has done something: from now on it may be killed."""
        if self.ready >= 0:
            os.write(self.ready, b".")
            self.ready = -1

    def passes(self, point: str) -> None:
        if point == self.point:
            self.times -= 1
            if self.times <= 0:
                os.kill(os.getpid(), signal.SIGKILL)


@dataclass
class Receiver:
    """Takes mail; one effect for each key, however often it comes."""

    folder: Path
    fate: Fate

    def send(self, message: EmailMessage) -> None:
        self.fate.passes("before sending")
        mails = str(message["X-Tocsin-Mails"]).split()
        with (self.folder / "deliveries").open("a") as file:
            file.write("".join(f"{mail}\n" for mail in mails))
        for mail in mails:
            (self.folder / "effects" / mail).touch()
        self.fate.passes("after sending")


def open_desk(place: Place, fate: Fate) -> Desk:
    """A desk that dies where it must."""
    store = Store(place.url, KEY, place.folder / "blobs")
    _mark(store, fate)
    return Desk(DeskServices(place.folder, store, SystemClock(), HASTE, KnownNames(place.folder / "cache"), Receiver(place.folder, fate)))


def staffed(place: Place) -> Place:
    """Two teams that watch someone each."""
    desk = open_desk(place, Fate())
    desk.services.store.migrate()
    for team, name in (("desk", "Somebody Else"), ("north", "Marek Dolny"), ("south", "Ilse Brandt")):
        desk.people.add_team(team, f"{team}@example.org")
        desk.people.add(f"lead of {team}", team, Role.LEAD, f"lead.{team}@example.org")
        desk.subjects.watch(team, desk.subjects.add([Name(name)], Kind.PERSON, reason="known").id, reason="stake")
    with desk.services.store.reading() as reader:  # what takes long to load is loaded here, not in every child
        desk.services.names.refresh(reader)
    desk.close()
    return place


def take_in(place: Place, keys: list[str], fate: Fate, seed: int) -> None:
    """Sends every key that was not accepted yet; some of those that were, again."""
    chance, desk = random.Random(seed), open_desk(place, fate)
    accepted = set(place.accepted())
    due = [key for key in keys if key not in accepted]
    due += chance.sample(sorted(accepted), min(3, len(accepted)))
    while due:
        batch = due[: chance.randint(1, 4)]
        due = due[len(batch) :]
        _patiently(partial(desk.intake.receive_all, [_submission(key) for key in batch]))
        descriptor = os.open(place.folder / "accepted", os.O_WRONLY | os.O_APPEND | os.O_CREAT)
        os.write(descriptor, "".join(f"{key}\n" for key in batch).encode())
        os.close(descriptor)
        fate.begun()
    desk.close()


def labour(place: Place, fate: Fate, seed: int, seconds: float) -> None:
    """Sends mail, escalates, answers and reroutes for a while."""
    chance, desk, end = random.Random(seed), open_desk(place, fate), time.monotonic() + seconds
    while time.monotonic() < end:
        act = chance.choice((desk.outbox.send, desk.duties.escalate, lambda: _answer(desk, chance)))
        _patiently(act)
        fate.begun()


def post(place: Place, fate: Fate, seconds: float) -> None:
    """Sends mail and nothing else, so that it is in the middle of a mail whenever it is killed."""
    desk, end = open_desk(place, fate), time.monotonic() + seconds
    while time.monotonic() < end:
        _patiently(desk.outbox.send)
        fate.begun()


def settle(place: Place, keys: list[str]) -> Desk:
    """Everything that is left to do, without any death: what was accepted is sent again, every mail goes out."""
    take_in(place, keys, Fate(), 0)
    desk = open_desk(place, Fate())
    desk.duties.escalate()
    return desk


def _answer(desk: Desk, chance: random.Random) -> None:
    duties = desk.duties.listed(team=chance.choice(("north", "south")))
    if duties:
        duty = chance.choice(duties)
        with suppress(Refused):  # another process was faster
            if chance.random() < 0.2:
                desk.duties.reroute(duty.id, "south" if duty.team == "north" else "north", by=f"lead of {duty.team}", reason="theirs")
            else:
                desk.duties.done(duty.id, by=f"lead of {duty.team}", outcome="acknowledged")


def _submission(key: str) -> Submission:
    number = int(key.partition(":")[2])
    return Submission(key, "call", f"{NAMES[number % 3]} was here, {number}.", contact="0123" if number % 5 == 0 else "")


def _patiently(act: Callable[[], object]) -> None:
    """Does it; when the server is away or the connection was cut, tries again."""
    for _ in range(600):
        try:
            act()
        except Refused:
            return
        except TocsinError:
            time.sleep(0.05)
        else:
            return
    raise RuntimeError("the database did not come back")


def _mark(store: Store, fate: Fate) -> None:
    """Puts the marked points into the unit of work."""
    writing = store.writing

    @contextmanager
    def marked(*about: object) -> Iterator[Session]:
        with writing(*about) as session:  # type: ignore[arg-type]  # passed on as they came
            yield session
            fate.passes("before flush")
            session.flush()
            fate.passes("before commit")
        fate.passes("after commit")

    store.writing = marked  # type: ignore[method-assign,assignment]  # the point of it
