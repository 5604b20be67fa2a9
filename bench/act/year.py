"""A simulated year of notices on a fake platform: crashes, soft 404s, walls, reappearances, edits, and people who answer late.

The truth is drawn before the year begins. The desk sees only the answers of the fake platform. Items and decisions are written in bulk.
From the sending on everything goes through the desk: its checks, its reminders, its events.
"""

from __future__ import annotations

import random
import sys
import tempfile
import time
from bisect import bisect_right
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from email.message import EmailMessage
from itertools import islice
from pathlib import Path

import msgspec

from tocsin.clock import FixedClock
from tocsin.desk import Desk
from tocsin.desk.notice_views import NoticeView, view_notices
from tocsin.domain.item import DecisionState, Item, ItemDecision, ItemKind, Policy, Verdict
from tocsin.domain.ledger import Change
from tocsin.domain.notice import CHECK_AFTER, STILL_THERE, Notice, NoticeState, NoticeStep, removed_since
from tocsin.domain.people import Role
from tocsin.domain.report import Submission
from tocsin.outbound.fetch import WebAnswer
from tocsin.settings import NoticeSettings
from tocsin.store import After, Before
from tocsin.wiring import init_desk, open_desk

START = datetime(2026, 1, 1, tzinfo=UTC)
YEAR = timedelta(days=365)
_ACTS_TODAY = 0.1
"""Share of the steps that are due that people take on a day."""
_PATIENCE = timedelta(hours=1)
_MEMORY = Path("/dev/shm")  # a file system in memory, where each of many thousand commits is quick
_WORDS = (
    *("river", "market", "lantern", "harbour", "window", "copper", "garden", "winter"),
    *("signal", "meadow", "thunder", "paper", "candle", "bridge", "orchard", "silver"),
)


class Crash(BaseException):
    """The process ends in the middle of its work."""


@dataclass(frozen=True, slots=True)
class Truth:
    """True course of one noticed content: the times at which it goes away and comes back, in turn, and how absence looks."""

    changes: tuple[datetime, ...]
    look: str
    edited: datetime | None

    def present(self, now: datetime) -> bool:
        """Return True if the content is public at this time."""
        return bisect_right(self.changes, now) % 2 == 0


@dataclass
class FakePlatform:
    """Answers links from the drawn truth, with faults at random. ``crash_at`` is the number of the fetch that ends the process."""

    rng: random.Random
    clock: FixedClock
    truths: dict[str, Truth] = field(default_factory=dict)
    fetches: int = 0
    crash_at: int = 0

    def fetch(self, url: str, headers: Mapping[str, str]) -> WebAnswer:
        """Return the answer of the platform."""
        self.fetches += 1
        if self.fetches == self.crash_at:
            raise Crash
        truth, now, draw = self.truths[url], self.clock.now(), self.rng.random()
        if draw < 0.03:
            return WebAnswer(url, error="no answer: TimeoutError")
        if draw < 0.06:
            return self._page(url, "<h1>Service unavailable</h1>", self.rng.choice((429, 500, 502, 503)))
        if draw < 0.12:
            return self._page(url, "<h1>Log in</h1><form><input type=password></form><p>Sign in to continue</p>")
        if draw < 0.15:
            return self._page(url, '<div id="root"></div><script src="/app.js"></script>')
        if truth.present(now):
            return self._page(url, _post(quote_of(url), bool(truth.edited and truth.edited <= now)))
        return self._absent(url, truth.look)

    def _absent(self, url: str, look: str) -> WebAnswer:
        pages = {
            "404": ("<h1>Not found</h1>", 404),
            "410": ("<h1>Gone</h1>", 410),
            "soft": (
                "<title>Hearth</title><h1>This page isn't available</h1><p>The link may be broken.</p>",
                200,
            ),
            "soft-de": ("<h1>Diese Seite ist leider nicht verfügbar</h1><p>Der Beitrag wurde entfernt.</p>", 200),
            "tombstone": ("<article><p>This post was removed for breaking our rules.</p></article>", 200),
            "suspended": ("<h1>Account suspended</h1><p>This account has been suspended.</p>", 200),
        }
        body, status = pages[look]
        return self._page(url, body, status)

    def _page(self, url: str, body: str, status: int = 200) -> WebAnswer:
        return WebAnswer(url, status, {"content-type": "text/html; charset=utf-8"}, f"<html><body>{body}</body></html>".encode())


@dataclass
class BouncingMailer:
    """Takes most messages and refuses some."""

    rng: random.Random
    sent: int = 0
    bounced: int = 0

    def send(self, message: EmailMessage) -> None:
        """Take a message, or raise."""
        if self.rng.random() < 0.05:
            self.bounced += 1
            raise OSError("bounced")
        self.sent += 1


@dataclass
class YearResult:
    """Counts of one simulated year. Shares are of all notices that were ever sent."""

    notices: int = 0
    checks: int = 0
    reminders: int = 0
    crashes: int = 0
    bounces: int = 0
    without_step: int = 0
    missed: int = 0
    wrong_removed: int = 0
    wrong_there: int = 0
    looks: int = 0
    seconds: float = 0.0


def quote_of(url: str) -> str:
    """Return the noticed text of a link."""
    rng = random.Random(url)
    return f"Burn the {' '.join(rng.choice(_WORDS) for _ in range(9))} on day {rng.randrange(10_000)}"


def simulate(notices: int, seed: int = 1) -> YearResult:
    """Run a year with so many notices and return its counts."""
    began, rng = time.monotonic(), random.Random(seed)
    with tempfile.TemporaryDirectory(dir=_MEMORY if _MEMORY.is_dir() else None) as folder:
        year = _Year(Path(folder) / "desk", notices, rng)
        result = year.run()
        year.desk.close()
    result.seconds = time.monotonic() - began
    return result


class _Year:
    """One simulated year on one desk."""

    def __init__(self, home: Path, notices: int, rng: random.Random) -> None:
        self.rng, self.home, self.total = rng, home, notices
        self.clock = FixedClock(START)
        self.web, self.mailer = FakePlatform(rng, self.clock), BouncingMailer(rng)
        self.result = YearResult()
        self.desk = self._prepared(init_desk(home, self.clock))
        for name in ("Dora", "Dan"):
            self.desk.people.add(name, "desk", Role.ANALYST, "")
        with self.desk.services.store.writing("operator", START) as session:
            session.record(Change("loaded", None, Policy("fake@1", "fake", "1", "Fake", "law", "here", "[]", True, START)))
        self.waiting = sorted(START + YEAR * rng.random() * 0.9 for _ in range(notices))
        self.unsent: list[str] = []
        self.sent: list[str] = []
        self.links: dict[str, str] = {}
        self.checked: dict[str, list[datetime]] = {}

    def run(self) -> YearResult:
        """Go through the year, from one time at which something is due to the next. The worker is killed now and then."""
        acted = judged = START
        while (now := self._next()) < START + YEAR:
            self.clock.advance(seconds=(now - self.clock.now()).total_seconds())
            self._file_new()
            if self.rng.random() < 0.02:
                self.web.crash_at = self.web.fetches + self.rng.randrange(1, 40)
            self._work()
            if now - acted >= timedelta(days=1):
                acted = now
                self._people_act()
            if now - judged >= timedelta(days=30):
                judged = now
                self._judge()
                print(f"{now:%Y-%m-%d}: {self.result}", file=sys.stderr, flush=True)  # a large year takes long
        self._judge(last=True)
        self.result.bounces = self.mailer.bounced
        return self.result

    def _next(self) -> datetime:
        """Return the time at which something is due next: an hour from now at the earliest, a day at the latest."""
        now = self.clock.now()
        with self.desk.services.store.reading() as reader:
            checks = reader.find(Notice, state=NoticeState.SENT, next_check=Before(now + YEAR), order=("next_check",), limit=1)
        times = [*(check.next_check for check in checks if check.next_check), *self.waiting[:1], now + timedelta(days=1)]
        return max(now + timedelta(hours=1), min(times) + timedelta(seconds=1))

    def _work(self) -> None:
        """Run the jobs of the worker to the end, starting the desk again after each crash."""
        while True:
            try:
                while checked := self.desk.notices.check(200):
                    self.result.checks += checked
                self.result.reminders += self.desk.notices.remind()
                return
            except Crash:
                self._start_again()

    def _start_again(self) -> None:
        self.result.crashes += 1
        self.desk.close()
        self.desk = self._prepared(open_desk(self.home, self.clock))

    def _file_new(self) -> None:
        now = self.clock.now()
        count = bisect_right(self.waiting, now)
        fresh, self.waiting = self.waiting[:count], self.waiting[count:]
        while fresh:
            batch, fresh = fresh[:200], fresh[200:]
            self._file(len(batch))
        left = []
        for notice in self.unsent:
            try:
                self.desk.notices.send(notice, by="Dora")
                self.sent.append(notice)
                self.result.notices += 1
            except OSError:
                left.append(notice)
            except Crash:  # while the copy before the sending was made
                self._start_again()
                left.append(notice)
        self.unsent = left

    def _file(self, count: int) -> None:
        """Write items, decisions and approved notices, as the desk would, one report for all."""
        key = f"bulk:{self.result.notices}:{len(self.web.truths)}"
        report = self.desk.intake.receive(Submission(key, "item", key)).report
        with self.desk.services.store.writing("Dora", self.clock.now()) as session:
            for _ in range(count):
                link = f"https://hearth.example/p/{len(self.web.truths)}"
                self.web.truths[link] = self._truth()
                now, place = session.now, session.seal(report, link.encode())
                item = Item(session.new_id("I"), report, ItemKind.POST, "Hearth", place, link, now, "Dora")
                session.record(Change("added", None, item))
                self.links[item.id] = link
                decided = (Verdict.ACT, "Dora", now, DecisionState.DECIDED, "Dan")
                decision = ItemDecision(session.new_id("K"), item.id, report, "fake@1", "", *decided)
                session.record(Change("decided", None, decision))
                number = session.new_id("X")
                body = session.seal(report, f"{quote_of(link)}\0Notice {number}\n".encode())
                notice = Notice(
                    number, item.id, report, decision.id, "Hearth", "abuse@hearth.example", "en", f"TOC-{number}", body, now, "Dora",
                    NoticeState.APPROVED, "Dan", remind_at=now + timedelta(hours=24),
                )  # fmt: skip
                session.record(Change("approved", None, notice))
                self.unsent.append(number)

    def _truth(self) -> Truth:
        """Draw how the content fares: 70 % go away, of these 15 % come back, 10 % are edited."""
        now, rng = self.clock.now(), self.rng
        changes: list[datetime] = []
        if rng.random() < 0.7:
            changes.append(now + timedelta(hours=rng.expovariate(1 / 120)))
            while rng.random() < 0.15:
                changes.append(changes[-1] + timedelta(days=rng.expovariate(1 / 30)))
        look = rng.choice(("404", "410", "soft", "soft-de", "tombstone", "suspended"))
        edited = now + timedelta(hours=rng.expovariate(1 / 100)) if rng.random() < 0.1 else None
        return Truth(tuple(changes), look, edited)

    def _people_act(self) -> None:
        """Let people answer steps that are due, some of them late."""
        with self.desk.services.store.reading() as reader:
            looked_at = [number for number in self.sent if self.rng.random() < _ACTS_TODAY]
            views = view_notices(reader, reader.find(Notice, id=looked_at, state=NoticeState.SENT, remind_at=None))
        for view in views:
            if view.step:
                self._act(view)

    def _act(self, view: NoticeView) -> None:
        if view.removed and self.clock.now() - view.removed > timedelta(days=120):
            self.desk.notices.close(view.notice.id, by="Dora", reason="gone for good")
            return
        answers = (NoticeStep.REMOVED,) if view.removed else (NoticeStep.RECEIPT, NoticeStep.REFUSED, NoticeStep.APPEALED)
        step = self.rng.choice(answers)
        self.desk.notices.event(view.notice.id, step, by="Dora")

    def _judge(self, last: bool = False) -> None:
        """Compare what the desk concludes with the truth at the time of each last check, and find steps and checks that are missing."""
        now = self.clock.now()
        for view in self._views():
            notice = view.notice
            if notice.state is NoticeState.CLOSED:
                continue
            self.result.without_step += view.step is None
            self.result.without_step += notice.remind_at is not None and notice.remind_at < now - timedelta(days=1)
            if notice.sent is None or not view.observations:
                continue
            self.result.looks += 1
            truth = self._truth_of(notice)
            there = truth.present(view.observations[-1].at)
            self.result.wrong_removed += view.removed is not None and there
            self.result.wrong_there += view.observations[-1].state in STILL_THERE and not there
            if last:
                self.result.missed += missed_checks(view, now)

    def _views(self) -> Iterator[NoticeView]:
        """Yield every notice with its history, some at a time."""
        number = ""
        while True:
            with self.desk.services.store.reading() as reader:
                batch = list(islice(reader.each(Notice, order=("id",), limit=500, id=After(number)), 500))
                views = view_notices(reader, batch)
            if not batch:
                return
            yield from views
            number = batch[-1].id

    def _truth_of(self, notice: Notice) -> Truth:
        return self.web.truths[self.links[notice.item]]

    def _prepared(self, desk: Desk) -> Desk:
        settings = msgspec.structs.replace(desk.services.settings, notices=NoticeSettings("Desk", "desk@desk.example", check=True))
        return Desk(replace(desk.services, settings=settings, mailer=self.mailer, fetcher=self.web))


def missed_checks(view: NoticeView, now: datetime) -> int:
    """Return how many times of the schedule of a notice passed without a check.

    Written apart from the product: after each check, and after the sending, the next one is due at the first time of the schedule
    that counts from the proved removal or else from the sending, or a year later.
    """
    assert view.notice.sent
    missed, times = 0, [each.at for each in view.observations]
    for place, last in enumerate([view.notice.sent, *times]):
        before = view.observations[:place]
        start = removed_since(before) or view.notice.sent
        due = min((start + delay for delay in CHECK_AFTER if start + delay > last), default=last + YEAR)
        following = times[place] if place < len(times) else now
        missed += following > max(due, last + _PATIENCE) + 2 * _PATIENCE
    return missed


def _post(text: str, edited: bool) -> str:
    more = "<p>Edited: see the comments below.</p>" if edited else ""
    return (
        f"<nav>Home Search Profile</nav><article><h2>Somebody</h2><p>{text}</p>{more}<p>12 likes</p></article><footer>About Help</footer>"
    )


def show(result: YearResult) -> bool:
    """Print the counts and return True if the aims are met."""
    looks = max(1, result.looks)
    removed, there = result.wrong_removed / looks, result.wrong_there / looks
    counts = {name: getattr(result, name) for name in ("notices", "checks", "reminders", "crashes", "bounces")}
    print("a simulated year: " + ", ".join(f"{count:,} {name}" for name, count in counts.items()) + f", in {result.seconds:,.0f} s")
    print(f"{'without a next step':24}{result.without_step:10,}   aim 0")
    print(f"{'missed re-checks':24}{result.missed:10,}   aim 0")
    print(f"{'wrong removed':24}{removed:10.4%}   aim 0.1 % at most, over {result.looks:,} looks by month")
    print(f"{'wrong still there':24}{there:10.4%}   aim 1 % at most")
    return result.without_step == result.missed == 0 and removed <= 0.001 and there <= 0.01


def main(arguments: list[str]) -> int:
    """Simulate a year of so many notices, 2,000 unless another number is named. Return 1 if an aim is missed."""
    return 0 if show(simulate(int(arguments[0]) if arguments else 2_000)) else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
