"""What must be owed, worked out from the acts alone.

Written apart from the desk, with nothing of it imported: plain sets and dictionaries, so that it can be read in one sitting. It answers
two questions: may this person do this, and which (report, kind, team) does somebody owe or have answered after it.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass, field

LOW_TO_HIGH = ("closed", "suspended", "low", "medium", "high")
HOURS = {
    "deliver": (1, 4, 24),
    "acknowledge": (1, 24, 72),
    "call-back": (4, 24, 120),
    "assess": (4, 24, 168),
    "review": (4, 24, 168),
    "recheck": (4, 24, 72),
    "alert": (1, 4, 24),
    "outcome": (24, 72, 168),
}
OUTCOMES = {
    "deliver": ("acknowledged", "declined"),
    "acknowledge": ("told",),
    "call-back": ("spoken", "declined-by-source", "unreached"),
    "assess": ("action", "referred", "watch", "no-further-action"),
    "review": ("agree", "action", "referred", "watch"),
    "recheck": ("mended", "gone", "still-there"),
    "alert": ("alerted", "not-needed"),
    "outcome": ("told", "not-told"),
}
_WORKERS = {"call-handler", "member", "analyst", "lead"}
_READERS = {"member", "analyst", "lead"}
MAY = {
    "read": _WORKERS | {"auditor"},
    "answer": _WORKERS,
    "raise": _WORKERS,
    "link": _WORKERS,
    "grade": _WORKERS,
    "assess": _READERS,
    "unwatch": _READERS,
    "watch": _READERS,
    "lower": _READERS,
    "merge": {"analyst", "lead"},
    "erase": {"lead"},
    "settings": {"lead"},
}
SPACING_MINUTES = (15, 120, 720)
LIVE, DONE = "live", "done"
Slot = tuple[str, str, str]


@dataclass
class Worker:
    """A person."""

    role: str
    teams: set[str]
    active: bool = True
    away_until: float | None = None

    def may(self, act: str) -> bool:
        return self.active and self.role in MAY[act]

    def present(self, now: float) -> bool:
        return self.active and (self.away_until is None or self.away_until <= now)


@dataclass
class Warned:
    """An accepted report."""

    key: str
    text: str
    threat: bool
    priority: int
    touches: dict[str, bool] = field(default_factory=dict)
    repeats: str = ""
    disposition: str = ""
    erased: bool = False
    assessed_by: set[str] = field(default_factory=set)
    translations: int = 0
    rung: bool = False


@dataclass
class Box:
    """A mailbox at the door: the report that holds its key, the later letters, and whether its key is still there."""

    head: str
    letters: list[str] = field(default_factory=list)
    alive: bool = True


@dataclass
class Oracle:
    """Everything that was done, and what follows from it."""

    reread: bool
    people: dict[str, Worker] = field(default_factory=dict)
    status: dict[str, str] = field(default_factory=dict)
    above: dict[str, str] = field(default_factory=dict)
    watched: dict[tuple[str, str], float | None] = field(default_factory=dict)
    reports: dict[str, Warned] = field(default_factory=dict)
    slots: dict[Slot, str] = field(default_factory=dict)
    joined: dict[tuple[str, str], Slot] = field(default_factory=dict)
    settled: dict[Slot, list[Slot]] = field(default_factory=dict)
    ever: int = 0
    boxes: dict[str, Box] = field(default_factory=dict)
    requests: dict[str, tuple[str, str, str]] = field(default_factory=dict)
    judge_passed: bool = False
    judged: set[str] = field(default_factory=set)

    # -- who has a stake

    def top(self, subject: str) -> str:
        while subject in self.above:
            subject = self.above[subject]
        return subject

    def family(self, subject: str) -> set[str]:
        return {each for each in self.status if self.top(each) == self.top(subject)}

    def stake(self, subject: str) -> set[str]:
        watches = {team: ended for (team, of), ended in self.watched.items() if of in self.family(subject)}
        now = {team for (team, of), ended in self.watched.items() if of in self.family(subject) and ended is None}
        if self.status[self.top(subject)] not in ("closed", "suspended"):
            return now
        ended = [(when, team) for (team, of), when in self.watched.items() if of in self.family(subject) and when is not None]
        assert set(watches) == now | {team for _, team in ended}
        return now | {"desk"} | ({max(ended)[1]} if ended else set())

    # -- what is owed

    def need(self, report: str, kind: str, team: str) -> None:
        if (report, kind, team) not in self.slots:
            self.slots[report, kind, team] = LIVE
            self.ever += 1
            if team == "east" and kind != "recheck" and not any(p.active and "east" in p.teams for p in self.people.values()):
                self.need(report, "recheck", "desk")  # no mail reaches this team

    def put_before(self, reports: Iterable[str], teams: Iterable[str]) -> None:
        chosen = sorted(teams)
        for report in reports:
            for team in chosen:
                self.need(report, "deliver", team)

    def touching(self, subject: str) -> list[str]:
        family = self.family(subject)
        return [number for number, report in self.reports.items() if any(report.touches.get(each) for each in family)]

    def owed_about(self, subject: str) -> set[Slot]:
        """What holds a status up: also about reports whose link was undone."""
        family = self.family(subject)
        ever = {number for number, report in self.reports.items() if family & report.touches.keys()}
        holding = ("deliver", "assess", "review")
        return {slot for slot, state in self.slots.items() if state == LIVE and slot[0] in ever and slot[1] in holding}

    # -- the acts

    def received(self, number: str, report: Warned, reachable: bool, least: int = 3, joined: Collection[Slot] = ()) -> None:
        """``joined`` are the word of arrival and the call back that the same source is owed already."""
        twin = next((n for n, each in self.reports.items() if each.text == report.text and not each.repeats), "")
        self.reports[number] = report
        report.priority = min(report.priority, least)
        if twin:
            report.repeats = twin
            first = self.reports[twin]
            report.priority = min(report.priority, first.priority)
            first.disposition = "reopened" if first.disposition else ""
        teams = set().union(*(self.stake(subject) for subject in report.touches)) or {"desk"}
        self.put_before([number], teams)
        self.need(number, "assess", "desk")
        for kind in ("acknowledge", "call-back") if reachable else ():
            if owed := next((slot for slot in joined if slot[1] == kind), None):
                self.joined[number, kind] = owed
                self.ever += 1
            else:
                self.need(number, kind, "desk")

    def is_rung(self, report: str) -> bool:
        return self.reports[report].rung and not self.reports[report].erased

    def answered_with(self, slot: Slot) -> list[str]:
        """The other reports that a duty to a source answers: those that were joined to it, and owe and owed none of their own."""
        own = {report for report, kind, _ in self.slots if kind == slot[1]}
        return [report for (report, _), joined in self.joined.items() if joined == slot and report not in own and report != slot[0]]

    def urgency(self, slot: Slot) -> int:
        """The highest priority of what a duty is about."""
        return min(self.reports[report].priority for report in (slot[0], *self.answered_with(slot)))

    def handed_on(self, slot: Slot, heir: str) -> None:
        del self.slots[slot]
        self.need(heir, *slot[1:])
        self._rejoin(slot, (heir, *slot[1:]))
        self.joined[slot[0], slot[1]] = heir, *slot[1:]

    def _rejoin(self, old: Slot, new: Slot) -> None:
        self.joined |= {each: new for each, joined in self.joined.items() if joined == old}

    def may_answer(self, slot: Slot, name: str) -> bool:
        report, kind, team = slot
        person = self.people[name]
        if not person.may("assess" if kind in ("assess", "review") else "answer") or team not in person.teams:
            return False
        first = any(slot[:2] == (report, "assess") and state == LIVE for slot, state in self.slots.items())
        return not (kind == "review" and (first or name in self.reports[report].assessed_by))

    def was_read_again(self, report: str) -> bool:
        return any(slot[:2] == (report, "review") and state == DONE for slot, state in self.slots.items())

    def erased(self, number: str) -> None:
        self.reports[number].erased = True
        for box in self.boxes.values():
            if box.alive and box.head == number:
                later = [each for each in box.letters if each != number and not self.reports[each].erased]
                box.head, box.alive = (later[0], True) if later else (number, False)

    def judge_looked(self, seen: Iterable[str], attacks: Iterable[str]) -> None:
        """A judging model saw these reports, and takes some for attacks: each on which something is owed goes up one step."""
        self.judged.update(seen)
        for number in attacks:
            report = self.reports[number]
            if not report.erased and any(slot[0] == number and state == LIVE for slot, state in self.slots.items()):
                report.priority = max(report.priority - 1, 1)

    def may_begin_watch(self, name: str) -> bool:
        return self.of_desk(name, "watch")

    def may_ask_watch(self, name: str, team: str, subject: str) -> bool:
        waits = any((team, subject) == request[:2] for request in self.requests.values())
        return self.people[name].may("watch") and team in self.people[name].teams and not waits

    def may_try(self, slot: Slot, tries: list[tuple[str, float]], name: str, now: float, words: str) -> bool:
        """Whether a try to reach the source may be recorded: with words, not too soon, and at P1 the third by another."""
        priority = self.urgency(slot)
        soon = bool(tries) and now < max(at for _, at in tries) + SPACING_MINUTES[priority - 1] * 60
        alone = priority == 1 and len(tries) >= 2 and {who for who, _ in tries} == {name}
        return bool(words.strip()) and not soon and not alone

    def is_unreached(self, slot: Slot, tries: list[tuple[str, float]]) -> bool:
        people = 2 if self.urgency(slot) == 1 else 1
        return len(tries) >= 3 and len({who for who, _ in tries}) >= people

    def may_read(self, name: str, report: str) -> bool:
        """Whether a person may read a report: the desk reads all, others what a team of theirs owes or has answered."""
        person = self.people[name]
        if not person.may("read"):
            return False
        return "desk" in person.teams or person.role == "auditor" or any(s[0] == report and s[2] in person.teams for s in self.slots)

    def may_erase(self, name: str, report: str) -> bool:
        """Whether a person may erase a report: a lead, who is of the desk while anybody owes anything about it."""
        owed = any(slot[0] == report and state == LIVE for slot, state in self.slots.items())
        free = self.of_desk(name, "erase") or not owed
        return self.people[name].may("erase") and free and not self.reports[report].erased

    def of_desk(self, name: str, act: str) -> bool:
        return self.people[name].may(act) and "desk" in self.people[name].teams

    def may_end_watch(self, name: str, team: str) -> bool:
        return self.people[name].may("unwatch") and bool({team, "desk"} & self.people[name].teams)

    def settles(self, slot: Slot, outcome: str) -> list[Slot]:
        """What an answer settles: who assessed has read what was delivered, and who spoke to a source has told it that its word arrived."""
        number, kind, team = slot
        others = [(number, "deliver", team)] if kind == "assess" else []
        if (kind, outcome) == ("call-back", "spoken"):
            others = [(report, "acknowledge", team) for report in (number, *self.answered_with(slot))]
        return [other for other in others if self.slots.get(other) == LIVE]

    def answered(self, slot: Slot, name: str, outcome: str) -> None:
        number, kind, team = slot
        self.settled[slot] = self.settles(slot, outcome)
        self.slots |= dict.fromkeys(self.settled[slot], DONE)
        report = self.reports[number]
        self.slots[slot] = DONE
        if kind == "deliver" and outcome == "declined":
            self.need(number, "deliver", "desk")
        if kind in ("assess", "review") and outcome != "agree":
            report.disposition = outcome
        if kind == "assess":
            report.assessed_by.add(name)
            if outcome == "no-further-action" and (report.threat or self.reread):
                self.need(number, "review", team)

    def taken_back(self, slot: Slot, name: str, outcome: str, before: str) -> None:
        """A wrong answer is undone. The second reading that it asked for stays owed."""
        report = self.reports[slot[0]]
        self.slots |= dict.fromkeys([slot, *self.settled.pop(slot, [])], LIVE)
        if slot[1] == "assess":
            report.assessed_by.discard(name)
        if slot[1] in ("assess", "review") and outcome != "agree" and report.disposition == outcome:
            report.disposition = before

    def moved(self, slot: Slot, to: str) -> None:
        del self.slots[slot]
        self._rejoin(slot, (slot[0], slot[1], to))
        if (slot[0], slot[1], to) not in self.slots:
            self.need(slot[0], slot[1], to)

    def may_set(self, subject: str, level: str, by: str, second: str) -> bool:
        """Whether this status may be given; when something owed stands against it, that is for the caller to ask."""
        now = self.status[self.top(subject)]
        if now == level:
            return False
        if LOW_TO_HIGH.index(level) > LOW_TO_HIGH.index(now):
            return self.people[by].may("raise")
        if level in ("closed", "suspended") and not any(name and "desk" in self.people[name].teams for name in (by, second)):
            return False
        return bool(second) and second != by and self.people[by].may("lower") and self.people[second].may("lower")

    def lowers(self, subject: str, level: str) -> bool:
        return LOW_TO_HIGH.index(level) < LOW_TO_HIGH.index(self.status[self.top(subject)])

    def merged(self, kept: str, other: str) -> None:
        into, gone = self.top(kept), self.top(other)
        self.above[gone] = into
        self.status[into] = max(self.status[into], self.status[gone], key=LOW_TO_HIGH.index)
        self.put_before(self.touching(into), self.stake(into))
