"""The desk as anything may happen to it: one rule for each thing people, clocks and machines do."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from typing import ClassVar

import pytest
from hypothesis import assume, note
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule

from tests.model import invariants
from tests.model.oracle import HOURS, LIVE, LOW_TO_HIGH, OUTCOMES, Box, Oracle, Slot, Warned, Worker
from tests.model.places import House, Receiver, staff
from tocsin.clock import FixedClock
from tocsin.desk import Desk
from tocsin.desk.door_folder import Drop
from tocsin.desk.subjects import Decision
from tocsin.domain.duty import Duty
from tocsin.domain.errors import InputError, Refused, Undelivered
from tocsin.domain.grants import WatchRequest
from tocsin.domain.outgoing import Outgoing
from tocsin.domain.people import Role
from tocsin.domain.report import Priority, Report, Submission
from tocsin.domain.status import Status
from tocsin.domain.subject import Kind, Name
from tocsin.settings import Settings

START = datetime(2026, 3, 2, 9, 0, tzinfo=UTC)
TEAMS = ("desk", "north", "south", "west", "east")  # nobody is in west or east, and east has no address
STAFF = {
    "Dora": ("desk", Role.LEAD),
    "Dan": ("desk", Role.ANALYST),
    "Cato": ("desk", Role.HANDLER),
    "Nora": ("north", Role.LEAD),
    "Nils": ("north", Role.MEMBER),
    "Sue": ("south", Role.ANALYST),
    "Sam": ("south", Role.MEMBER),
    "Avi": ("desk", Role.AUDITOR),
}
NAMES = ("Marek Dolny", "Ilse Brandt", "Tomas Kovar", "Petra Lindqvist")
NUMBER = "+49 151 23456789"
SAYINGS = ("was here.", "bought a ladder.", "asked for the school.")
THREAT = "He will kill him tomorrow."
KEYS = st.one_of(st.integers(0, 9).map("call:{}".format), st.sampled_from(["a b", "a\nb", "a\x00b", "a\tb", "ä", "ä", "x" * 300]))
WHO = st.sampled_from(sorted(STAFF))
TEAM = st.sampled_from(TEAMS)
PICK = st.integers(0, 10_000)


class DeskMachine(RuleBasedStateMachine):
    """Two processes at one desk, and everyone around them."""

    build: ClassVar[Callable[[], House]]

    @initialize(reread=st.booleans())
    def opens(self, reread: bool) -> None:
        self.house = type(self).build()
        self.clock = FixedClock(START)
        self.settings = Settings(reread=float(reread))
        self.mailer = Receiver()
        self.desks = [self._open(), self._open()]
        self.oracle = Oracle(reread)
        self.replay = invariants.Replay()
        self.here = 0
        self.last = START
        self.steps = 0
        self.tried: dict[str, list[tuple[str, float]]] = {}
        self.answered_last: tuple[Duty, str, str, datetime, str] | None = None
        staff(self.desk)
        for team in TEAMS[1:]:
            self.desk.people.add_team(team, "" if team == "east" else f"{team}@example.org")
        for name, (team, role) in STAFF.items():
            self.desk.people.add(name, team, role, f"{name}@example.org")
            self.oracle.people[name] = Worker(str(role), {team})
        self.subjects: list[str] = []
        for name in NAMES:
            self._known(name)
        for team, subject in (("north", 0), ("south", 1)):
            self.desk.subjects.watch(team, self.subjects[subject], reason="stake")
            self.oracle.watched[team, self.subjects[subject]] = None

    def _known(self, name: str) -> None:
        added = self.desk.subjects.add([Name(name)], Kind.PERSON, reason="known").id
        self.subjects.append(added)
        self.oracle.status[added] = "medium"

    def _open(self) -> Desk:
        return self.house.open(self.clock, self.settings, self.mailer)

    @property
    def desk(self) -> Desk:
        return self.desks[self.here]

    @property
    def now(self) -> datetime:
        """The present as the record has it: a clock that was set back does not take it back."""
        return max(self.clock.now(), self.last)

    # -- warnings

    @rule(
        key=KEYS, about=st.sets(st.integers(0, 3), max_size=2), saying=st.sampled_from(SAYINGS), threat=st.booleans(), contact=st.booleans()
    )
    def receive(self, key: str, about: set[int], saying: str, threat: bool, contact: bool) -> None:
        text = f"{' and '.join(NAMES[i] for i in sorted(about)) or 'Somebody'} {saying} {THREAT if threat else ''}".strip()
        held = [number for number, report in self.oracle.reports.items() if report.key == key]
        receipt = self.desk.intake.receive(Submission(key, "call", text, contact=NUMBER if contact else ""))
        assert receipt.new == (not held), f"1: key {key!r} was answered with new={receipt.new}"
        if held:
            assert receipt.report == held[0], f"1: key {key!r} is {held[0]}, and was answered with {receipt.report}"
            return
        touches = {self.subjects[i]: True for i in sorted(about)}
        joined = [slot for kind in ("acknowledge", "call-back") if contact and (slot := self._joined(receipt.report, kind))]
        self.oracle.received(receipt.report, Warned(key, text, threat, 1 if threat else 2, touches, rung=contact), contact, joined=joined)

    def _joined(self, report: str, kind: str) -> Slot | None:
        """The duty to which that of a report was joined, which is one of the same source and still owed."""
        duties = [duty for duty in self.desk.duties.listed(report=report) if duty.kind == kind]
        live = [slot for slot, state in self.oracle.slots.items() if slot[1] == kind and state == LIVE]
        owed = {slot for slot in live if self.oracle.is_rung(slot[0])}
        assert [duty.state == "moved" for duty in duties] == [bool(owed)], f"2: {report} owes a {kind} beside {owed}"
        if not owed:
            return None
        joined = _slot(next(duty for duty in self.desk.duties.listed() if duty.id == duties[0].successor))
        assert joined in owed, f"2: the {kind} of {report} was joined to {joined}"
        return joined

    @rule(
        box=st.integers(0, 2),
        about=st.sets(st.integers(0, 3), max_size=1),
        saying=st.sampled_from(SAYINGS),
        threat=st.booleans(),
        token=st.sampled_from(["", "0" * 32]),
        key=st.sampled_from(["a", "a", "a", "b"]),
    )
    def tell_at_the_door(self, box: int, about: set[int], saying: str, threat: bool, token: str, key: str) -> None:
        """A reporter leaves a message, the first or a later one, perhaps with the key of another mailbox."""
        text = f"{' and '.join(NAMES[i] for i in sorted(about)) or 'Somebody'} {saying} {THREAT if threat else ''}".strip()
        drop = Drop(f"{box:040x}", f"{box}{key * 63}", text, self.clock.now(), token=token)
        known, submission = self.oracle.boxes.get(drop.box), f"door:{drop.submission}"
        if known is None and key == "b":
            return
        if not self._does(not (known and known.alive and key == "b"), lambda: self.desk.mailboxes._accept(drop)):
            return
        if any(report.key == submission for report in self.oracle.reports.values()):
            return
        number = self._newest()
        touches, least = {self.subjects[i]: True for i in sorted(about)}, 3
        if known and known.alive:
            earlier = [self.oracle.reports[each] for each in (known.head, *known.letters)]
            touches |= {subject: True for report in earlier for subject, upheld in report.touches.items() if upheld}
            least = min(report.priority for report in earlier)
            known.letters.append(number)
        elif known is None:
            self.oracle.boxes[drop.box] = Box(number)
        first = not (known and known.alive)
        self.oracle.received(number, Warned(submission, text, threat, 1 if threat else 2, touches), first, least)

    @rule(box=st.integers(0, 2), about=st.sets(st.integers(0, 3), max_size=1), erases=st.booleans())
    def a_reporter_writes_again(self, box: int, about: set[int], erases: bool) -> None:
        """A threat, then a letter without one; perhaps the first report is erased, and a letter follows."""
        for number, threat in enumerate((True, False, False)):
            self.tell_at_the_door(box, about, SAYINGS[number], threat, f"{self.steps:032x}", "a")
            if erases and number == 1:
                self._erase(self.oracle.boxes[f"{box:040x}"].head, "Dora")

    @precondition(lambda self: self.oracle.boxes)
    @rule(report=PICK, by=WHO)
    def write_letter(self, report: int, by: str) -> None:
        number = self._report(report)
        in_a_box = any(number == box.head or number in box.letters for box in self.oracle.boxes.values())
        allowed = self._reads(by, "answer", number) and in_a_box and not self.oracle.reports[number].erased
        self._does(allowed, lambda: self.desk.mailboxes.write(number, "Who told you?", by=by))

    @rule(subject=PICK, report=PICK, by=WHO)
    def link(self, subject: int, report: int, by: str) -> None:
        number, touched = self._report(report), self._subject(subject)
        held = self.oracle.reports[number].touches
        if self._does(
            self._reads(by, "link", number) and not held.get(touched),
            lambda: self.desk.subjects.link(number, touched, by=by, reason="seen"),
        ):
            held[touched] = True
            self.oracle.put_before([number], self.oracle.stake(touched))

    @rule(subject=PICK, report=PICK, by=WHO)
    def unlink(self, subject: int, report: int, by: str) -> None:
        number, touched = self._report(report), self._subject(subject)
        held = self.oracle.reports[number].touches
        if self._does(
            self._reads(by, "link", number) and held.get(touched, False),
            lambda: self.desk.subjects.unlink(number, touched, by=by, reason="not"),
        ):
            held[touched] = False

    @rule(team=TEAM, subject=PICK)
    def watch(self, team: str, subject: int) -> None:
        watched = self._subject(subject)
        if self._does(
            self.oracle.watched.get((team, watched), 0.0) is not None, lambda: self.desk.subjects.watch(team, watched, reason="stake")
        ):
            self.oracle.watched[team, watched] = None
            self.oracle.put_before(self.oracle.touching(watched), [team])

    @rule(team=TEAM, subject=PICK, by=WHO)
    def ask_to_watch(self, team: str, subject: int, by: str) -> None:
        """A person of the desk begins a watch at once; others ask, for a team of theirs."""
        watched, outcomes = self._subject(subject), []
        free = self.oracle.watched.get((team, watched), 0.0) is not None
        grants = self.oracle.people[by].active and "desk" in self.oracle.people[by].teams
        allowed = free and (self.oracle.may_begin_watch(by) if grants else self.oracle.may_ask_watch(by, team, watched))
        if self._does(allowed, lambda: outcomes.append(self.desk.watch_requests.decide(team, watched, by=by, reason="stake"))):
            if grants:
                self.oracle.watched[team, watched] = None
                self.oracle.put_before(self.oracle.touching(watched), [team])
            else:
                assert isinstance(outcomes[0], WatchRequest), "3: a watch of an outside team began at once"
                self.oracle.requests[outcomes[0].id] = (team, watched, by)

    @precondition(lambda self: self.oracle.requests)
    @rule(pick=PICK, by=WHO, approves=st.booleans())
    def answer_request(self, pick: int, by: str, approves: bool) -> None:
        number = sorted(self.oracle.requests)[pick % len(self.oracle.requests)]
        team, watched, asker = self.oracle.requests[number]
        free = self.oracle.watched.get((team, watched), 0.0) is not None
        if approves:
            allowed = self.oracle.may_begin_watch(by) and by != asker and free
            if self._does(allowed, lambda: self.desk.watch_requests.approve(number, by=by)):
                del self.oracle.requests[number]
                self.oracle.watched[team, watched] = None
                self.oracle.put_before(self.oracle.touching(watched), [team])
        else:
            allowed = self._may(by, "watch") and bool({team, "desk"} & self.oracle.people[by].teams)
            if self._does(allowed, lambda: self.desk.watch_requests.decline(number, by=by, reason="no")):
                del self.oracle.requests[number]

    @rule(team=TEAM, subject=PICK, by=WHO)
    def unwatch(self, team: str, subject: int, by: str) -> None:
        watched = self._subject(subject)
        allowed = self.oracle.may_end_watch(by, team) and self.oracle.watched.get((team, watched), 0.0) is None
        if self._does(allowed, lambda: self.desk.subjects.unwatch(team, watched, by=by, reason="done")):
            self.oracle.watched[team, watched] = self.now.timestamp()

    @rule(subject=PICK, first=TEAM, last=TEAM, closes=st.booleans())
    def stakes_come_and_go(self, subject: int, first: str, last: str, closes: bool) -> None:
        """Two teams take a stake and give it up, one after the other; the subject is heard of, perhaps after it was closed."""
        for team in (first, last):
            self.watch(team, subject)
        for team in (first, last):
            self.unwatch(team, subject, "Dora")
            self.clock.advance(seconds=1)
        if closes:
            self.answer_everything_and_lower(subject, "closed")
        self.receive(f"again:{self.steps}", {subject % len(NAMES)}, SAYINGS[self.steps % 3], threat=False, contact=False)
        self.watch(first, subject)

    # -- answers

    @precondition(lambda self: self.oracle.slots)
    @rule(duty=PICK, by=WHO, outcome=PICK, rightly=st.booleans())
    def answer(self, duty: int, by: str, outcome: int, rightly: bool) -> None:
        found = self._duty(duty, rightly)
        slot = _slot(found)
        by = next((n for n in sorted(self.oracle.people) if self.oracle.may_answer(slot, n)), by) if rightly else by
        said = OUTCOMES[found.kind][outcome % len(OUTCOMES[found.kind])] if rightly or outcome % 5 else "fine"
        allowed = found.live and self.oracle.may_answer(slot, by) and said != "fine"
        if allowed and said == "unreached":
            allowed = self.oracle.is_unreached(slot, self.tried.get(found.id, []))
        words = "a note" if outcome % 3 else ""
        allowed = allowed and bool(words or said != "declined")
        if self._does(allowed, lambda: self.desk.duties.done(found.id, by=by, outcome=said, note=words)):
            before = self.oracle.reports[found.report].disposition
            self.oracle.answered(slot, by, said)
            self.answered_last = (found, by, said, self.now, before)
            if said == "declined" and (taken := self._live(slot[0], "deliver", "desk")):
                assert taken.due <= found.due, f"6: the desk took over {found.id}, which was due sooner"

    @precondition(lambda self: self.answered_last is not None)
    @rule(by=WHO, own=st.booleans(), seconds=st.sampled_from([0, 30, 61]))
    def take_back(self, by: str, own: bool, seconds: int) -> None:
        """The last answer was a wrong click."""
        assert self.answered_last
        answered, who, said, at, before = self.answered_last
        by = who if own else by
        self.clock.advance(seconds=seconds)
        duty = next(each for each in self.desk.duties.listed(report=answered.report) if each.id == answered.id)
        in_time = self.now <= at + timedelta(seconds=60)
        follows = said == "declined" or (duty.kind == "assess" and self.oracle.was_read_again(duty.report))
        allowed = duty.state == "done" and duty.by == by == who and in_time and not follows and self.oracle.may_answer(_slot(duty), by)
        if self._does(allowed, lambda: self.desk.duties.take_back(answered.id, by=by)):
            self.oracle.taken_back(_slot(duty), by, said, before)

    @precondition(lambda self: any(kind == "call-back" and state == LIVE for (_, kind, _), state in self.oracle.slots.items()))
    @rule(by=WHO, other=WHO, times=st.integers(1, 4), hours=st.sampled_from([0.01, 0.5, 3, 13]), words=st.sampled_from(["no answer", " "]))
    def call_back(self, by: str, other: str, times: int, hours: float, words: str) -> None:
        duty = min((each for each in self.desk.duties.listed() if each.kind == "call-back"), key=self._urgency)
        able = [name for name in sorted(self.oracle.people) if self.oracle.may_answer(_slot(duty), name)]
        by, other = (able[0] if able and times % 2 else by), (able[0] if able and times == 3 else other)
        self._tries(duty, [other if number == 2 else by for number in range(times)], hours, words)

    def _tries(self, duty: Duty, names: list[str], hours: float, words: str) -> None:
        """These people ring the source one after the other, and the last one says that nobody can be reached."""
        slot, tries = _slot(duty), self.tried.setdefault(duty.id, [])
        for who in names:
            allowed = self.oracle.may_answer(slot, who) and self.oracle.may_try(slot, tries, who, self.now.timestamp(), words)
            if self._does(allowed, lambda: self.desk.duties.attempt(duty.id, words, by=who)):  # noqa: B023  # called at once
                tries.append((who, self.now.timestamp()))
            self.clock.advance(hours=hours)
        last = names[-1]
        allowed = self.oracle.may_answer(slot, last) and self.oracle.is_unreached(slot, tries)
        if self._does(allowed, lambda: self.desk.duties.done(duty.id, by=last, outcome="unreached")):
            self.oracle.answered(slot, last, "unreached")

    @precondition(lambda self: self.oracle.slots)
    @rule(duty=PICK, outcome=PICK, people=st.lists(WHO, min_size=3, max_size=3))
    def many_answer(self, duty: int, outcome: int, people: list[str]) -> None:
        """Several people try to end duties, entitled or not; then somebody entitled does, and somebody tries again."""
        for number, by in enumerate(people):
            self.answer(duty + number, by, outcome, rightly=False)
        for _ in range(2):
            self.answer(duty, people[0], outcome, rightly=True)

    @precondition(lambda self: self.oracle.slots)
    @rule(pick=PICK, hours=st.sampled_from([0.0, 0.5, 3]))
    def a_team_declines(self, pick: int, hours: float) -> None:
        """Without a reason it is refused; with one the desk owes the delivery, due no later."""
        slots = [slot for slot, state in sorted(self.oracle.slots.items()) if state == LIVE and slot[1] == "deliver" and slot[2] != "desk"]
        able = [(slot, name) for slot in slots for name in sorted(self.oracle.people) if self.oracle.may_answer(slot, name)]
        assume(able)
        self.clock.advance(hours=hours)
        slot, by = able[pick % len(able)]
        declined = self._live(*slot)
        assert declined, f"2: {slot} is owed and there is no duty"
        self._does(False, lambda: self.desk.duties.done(declined.id, by=by, outcome="declined", note=" "))
        self.desk.duties.done(declined.id, by=by, outcome="declined", note="not ours")
        self.oracle.answered(slot, by, "declined")
        if taken := self._live(slot[0], "deliver", "desk"):
            assert taken.due <= declined.due, f"6: the desk took over {declined.id}, which was due sooner"

    @precondition(lambda self: self.oracle.slots)
    @rule(duty=PICK, to=TEAM, by=WHO, rightly=st.booleans())
    def reroute(self, duty: int, to: str, by: str, rightly: bool) -> None:
        found = self._duty(duty, rightly)
        by = next((n for n in sorted(self.oracle.people) if self.oracle.may_answer(_slot(found), n)), by) if rightly else by
        self._reroute(found, to, by)

    @precondition(lambda self: self.oracle.slots)
    @rule(duty=PICK, there=TEAM)
    def reroute_and_back(self, duty: int, there: str) -> None:
        """A to B to A."""
        found = self._duty(duty, owed=True)
        for to in (there, found.team):
            at = next((each for each in self.desk.duties.listed(report=found.report) if each.live and _slot(each) == _slot(found)), None)
            if at is None:
                return
            by = next((n for n in sorted(self.oracle.people) if self.oracle.may_answer(_slot(at), n)), "Avi")
            found = self._reroute(at, to, by) or found

    def _reroute(self, found: Duty, to: str, by: str) -> Duty | None:
        kind_may = self._may(by, "assess" if found.kind in ("assess", "review") else "answer")
        there = self.oracle.slots.get((found.report, str(found.kind), to))
        allowed = found.live and kind_may and found.team in self.oracle.people[by].teams and to != found.team and there in (None, LIVE)
        moved: list[Duty] = []
        if self._does(allowed, lambda: moved.append(self.desk.duties.reroute(found.id, to, by=by, reason="theirs"))):
            self.oracle.moved(_slot(found), to)
            assert moved[0].due <= found.due, f"6: {moved[0].id} is due later than {found.id}"
            return moved[0]
        return None

    @precondition(lambda self: self.oracle.reports)
    @rule(report=PICK, team=TEAM, by=WHO)
    def deliver(self, report: int, team: str, by: str) -> None:
        number = self._report(report)
        allowed = self._reads(by, "answer", number) and (number, "deliver", team) not in self.oracle.slots
        if self._does(allowed, lambda: self.desk.duties.deliver(number, team, by=by, reason="they should know")):
            self.oracle.need(number, "deliver", team)

    @precondition(lambda self: self.oracle.reports)
    @rule(report=PICK, priority=st.sampled_from(list(Priority)), by=WHO)
    def prioritise(self, report: int, priority: Priority, by: str) -> None:
        number = self._report(report)
        if self._does(self._may(by, "grade"), lambda: self.desk.duties.prioritise(number, priority, by=by, reason="as I see it")):
            self.oracle.reports[number].priority = int(priority[1])
            for duty in self.desk.duties.listed(report=number):
                latest = duty.opened + timedelta(hours=HOURS[duty.kind][int(priority[1]) - 1])
                assert not duty.live or duty.due <= latest, f"6: {duty.id} is due later than {priority} allows"

    # -- time passes

    @rule(hours=st.sampled_from([0.5, 2, 5, 30, 80]))
    def tick(self, hours: float) -> None:
        self.clock.advance(hours=hours)
        self.escalate()

    @rule(hours=st.sampled_from([-100, -5, -0.5, 400]))
    def step_clock(self, hours: float) -> None:
        self.clock.advance(hours=hours)

    @rule()
    def escalate(self) -> None:
        self.desk.duties.escalate()
        self._look()
        present = {name for name, person in self.oracle.people.items() if person.present(self.now.timestamp())}
        self._fail_if(invariants.escalated(self.desk, self.replay, self.oracle, present))

    @precondition(lambda self: self.oracle.slots)
    @rule(duty=PICK, to=WHO, by=WHO)
    def escalate_to(self, duty: int, to: str, by: str) -> None:
        found = self._duty(duty, owed=True)
        allowed = found.live and self._may(by, "answer") and self.oracle.people[to].present(self.now.timestamp())
        self._does(allowed, lambda: self.desk.duties.escalate_to(found.id, to, by=by, reason="look at this"))

    @rule(broken=st.booleans())
    def mail(self, broken: bool) -> None:
        self.mailer.broken = broken
        try:
            self.desk.outbox.send()
        except RuntimeError as error:
            raise AssertionError("2: one mail that failed stopped the sending of all") from error
        with self.desk.services.store.reading() as reader:
            self.replay_parked = [entry.report for entry in reader.entries(after=self.replay.seq) if entry.act == "parked"]
            sent = {mail.id for mail in reader.find(Outgoing, state="sent")}
        for report in self.replay_parked:
            assert report
            self.oracle.need(report, "recheck", "desk")
        assert sent == self.mailer.effects, f"2: {sent ^ self.mailer.effects} was sent and not received, or received and not sent"

    # -- people

    @rule(name=WHO, hours=st.one_of(st.none(), st.integers(1, 200)))
    def away(self, name: str, hours: int | None) -> None:
        until = self.clock.now() + timedelta(hours=hours) if hours else None
        person = self.oracle.people[name]
        if self._does(person.away_until != (until and until.timestamp()), lambda: self.desk.people.away(name, until)):
            person.away_until = until.timestamp() if until else None

    @rule()
    def everyone_is_away(self) -> None:
        for name in STAFF:
            self.away(name, 48)

    @rule(name=st.sampled_from(["Nils", "Sam", "Cato"]))
    def leaves_and_returns(self, name: str) -> None:
        team, role = STAFF[name]
        if self.oracle.people[name].active:
            self.desk.people.remove(name, reason="moved on")
            self.oracle.people[name].active = False
        else:
            self.desk.people.add(name, team, role)
            self.oracle.people[name].active = True
            self.oracle.people[name].role = role
            self.oracle.people[name].teams.add(team)

    @rule(name=WHO, team=TEAM, role=st.sampled_from([Role.LEAD, Role.MEMBER, Role.HANDLER, Role.ANALYST]))
    def joins(self, name: str, team: str, role: Role) -> None:
        person = self.oracle.people[name]
        assume(name != "Dora")
        changes = not person.active or team not in person.teams or person.role != role
        if self._does(changes, lambda: self.desk.people.add(name, team, role)):
            person.role, person.active = str(role), True
            person.teams.add(team)

    @rule(name=WHO, team=TEAM)
    def leaves(self, name: str, team: str) -> None:
        person = self.oracle.people[name]
        assume(name != "Dora")
        if self._does(team in person.teams, lambda: self.desk.people.leave(name, team, reason="elsewhere")):
            person.teams.discard(team)

    # -- subjects

    @rule(subject=PICK, level=st.sampled_from(LOW_TO_HIGH), by=WHO, second=st.one_of(st.just(""), WHO), rightly=st.booleans())
    def status(self, subject: int, level: str, by: str, second: str, rightly: bool) -> None:
        named = self._subject(subject)
        by, second = ("Nora", "Dora") if rightly else (by, second)
        allowed = self.oracle.may_set(named, level, by, second)
        owed = self.oracle.owed_about(named) if allowed and self.oracle.lowers(named, level) else set()

        def act() -> object:
            return self.desk.subjects.status(named, Status(level), Decision(by, "as we see it", second))

        if owed:
            with pytest.raises(Undelivered) as refusal:
                act()
            said = {each.split()[0] for each in refusal.value.duties}
            ours = {duty.id for duty in self.desk.duties.listed() if _slot(duty) in owed}
            assert said == ours, f"8: the refusal names {said}, owed are {ours}"
        elif self._does(allowed, act):
            self.oracle.status[self.oracle.top(named)] = level

    @rule(subject=PICK, team=TEAM, level=st.sampled_from(["closed", "suspended"]))
    def is_heard_of_again_after_it_was_closed(self, subject: int, team: str, level: str) -> None:
        self.unwatch(team, subject, "Dora")
        self.answer_everything_and_lower(subject, level)
        self.receive(f"again:{self.steps}", {subject % len(NAMES)}, SAYINGS[self.steps % 3], threat=False, contact=False)

    @rule(subject=PICK, level=st.sampled_from(["closed", "suspended", "low"]))
    def answer_everything_and_lower(self, subject: int, level: str) -> None:
        """Everyone does what they owe about a subject; then it may be closed."""
        if self._answers_everything(self._subject(subject)):
            self.status(subject, level, "Nora", "Sue", rightly=False)
            self.status(subject, level, "Nora", "Dora", rightly=True)

    def _answers_everything(self, named: str) -> bool:
        """Answer what is owed about a subject. Return False if nobody can."""
        for slot in sorted(self.oracle.owed_about(named)):
            if self.oracle.slots[slot] != LIVE:
                continue  # another answer has settled it
            by = next((n for n in sorted(self.oracle.people) if self.oracle.may_answer(slot, n)), None)
            if by is None:
                return False
            duty = next((each for each in self.desk.duties.listed(report=slot[0]) if each.live and _slot(each) == slot), None)
            assert duty, f"2: {slot} is owed and there is no duty"
            said = OUTCOMES[slot[1]][0]
            self.desk.duties.done(duty.id, by=by, outcome=said)
            self.oracle.answered(slot, by, said)
        return True

    @rule(kept=PICK, other=PICK, by=WHO)
    def merge(self, kept: int, other: int, by: str) -> None:
        into, gone = self._subject(kept), self._subject(other)
        before = {duty.id: duty for duty in self._all_duties()}
        allowed = self.oracle.of_desk(by, "merge") and self.oracle.top(into) != self.oracle.top(gone)
        if self._does(allowed, lambda: self.desk.subjects.merge(into, gone, by=by, reason="the same van")):
            self.oracle.merged(into, gone)
            after = {duty.id: duty for duty in self._all_duties()}
            assert before.items() <= after.items(), "11: a merge changed a duty"

    @precondition(lambda self: self.oracle.above)
    @rule(pick=PICK, by=WHO)
    def split(self, pick: int, by: str) -> None:
        apart = sorted(self.oracle.above)[pick % len(self.oracle.above)]
        before = self._all_duties()
        if self._does(self.oracle.of_desk(by, "merge"), lambda: self.desk.subjects.split(apart, by=by, reason="two people")):
            del self.oracle.above[apart]
            assert self._all_duties() == before, "11: a split changed a duty"

    @precondition(lambda self: self.oracle.reports)
    @rule(report=PICK, by=st.sampled_from(["Dora", "Nora", "Dan"]))
    def erase(self, report: int, by: str) -> None:
        self._erase(self._report(report), by)

    def _erase(self, number: str, by: str) -> None:
        allowed = self.oracle.may_erase(by, number)
        if self._does(allowed, lambda: self.desk.reports.erase(number, by=by, reason="asked for")):
            self.oracle.erased(number)
            self._handed_on(number)

    def _handed_on(self, erased: str) -> None:
        """What an erased report owed its source is owed about another report of the same source, where there is one."""
        for slot in [
            slot
            for slot, state in self.oracle.slots.items()
            if slot[0] == erased and slot[1] in ("acknowledge", "call-back") and state == LIVE
        ]:
            heirs = [number for number in self.oracle.answered_with(slot) if not self.oracle.reports[number].erased]
            if heirs:
                owed = [number for number in heirs if self._live(number, *slot[1:])]
                assert len(owed) == 1, f"2: {erased} was erased, and {owed} of {heirs} are owed its {slot[1]}"
                self.oracle.handed_on(slot, owed[0])

    @precondition(lambda self: self.oracle.reports)
    @rule(report=PICK, by=WHO, contact=st.sampled_from(["0123", " "]))
    def add_contact(self, report: int, by: str, contact: str) -> None:
        number = self._report(report)
        allowed = self._reads(by, "answer", number) and not self.oracle.reports[number].erased and bool(contact.strip())
        if self._does(allowed, lambda: self.desk.reports.add_contact(number, contact, by=by)):
            self.oracle.need(number, "acknowledge", "desk")
            self.oracle.need(number, "call-back", "desk")

    @precondition(lambda self: self.oracle.reports)
    @rule(report=PICK, by=WHO)
    def add_note(self, report: int, by: str) -> None:
        number = self._report(report)
        self._does(self._may(by, "answer"), lambda: self.desk.reports.note(number, "seen again", by=by))

    @precondition(lambda self: any(report.repeats for report in self.oracle.reports.values()))
    @rule(by=WHO)
    def distinguish(self, by: str) -> None:
        number, report = next((n, r) for n, r in sorted(self.oracle.reports.items()) if r.repeats)
        with self.desk.services.store.reading() as reader:
            upheld = {e.key: e.new.get("upheld", 1) for e in reader.entries() if e.kind == "duplicate"}
        allowed = self._may(by, "link") and bool(upheld[f"{number}={report.repeats}"])
        self._does(allowed, lambda: self.desk.reports.distinguish(number, report.repeats, by=by, reason="someone else"))

    # -- machines

    @rule()
    def the_other_process(self) -> None:
        self.here = 1 - self.here

    @rule()
    def restart(self) -> None:
        self.desk.close()
        self.desks[self.here] = self._open()

    # -- after every step

    @invariant()
    def holds(self) -> None:
        if not hasattr(self, "replay"):
            return
        self.steps += 1
        self._look()
        self._fail_if(invariants.standing(self.replay, self.oracle, f"{self.now:%Y-%m-%dT%H:%M:%S.%fZ}"))
        self._fail_if(invariants.kept(self.desk, self.replay))
        if self.oracle.reports:
            numbers = sorted(self.oracle.reports)
            self._fail_if(invariants.contents(self.desk, self.oracle, numbers[self.steps % len(numbers)]))
        if self.house.real and (self.steps - 1) % self.house.audited_every == 0:
            self._fail_if(invariants.balanced(self.desk, self.oracle))

    def teardown(self) -> None:
        for desk in getattr(self, "desks", []):
            desk.close()
        if hasattr(self, "house"):
            self.house.leave()

    # -- short words

    def _look(self) -> None:
        """Takes in what the ledger has gained."""
        with self.desk.services.store.reading() as reader:
            gained = reader.entries(after=self.replay.seq)
        self._fail_if(self.replay.take(gained))
        if gained:
            self.last = max(self.last, gained[-1].known)

    def _fail_if(self, complaints: Iterator[str]) -> None:
        found = list(complaints)
        assert not found, "\n".join(["invariants are broken:", *found])

    def _does(self, allowed: bool, act: Callable[[], object]) -> bool:
        """Does what is allowed; makes sure that what is not is refused in one line."""
        if allowed:
            act()
            return True
        with pytest.raises((Refused, InputError)) as refusal:
            act()
        note(f"refused: {refusal.value}")
        return False

    def _may(self, name: str, act: str) -> bool:
        return self.oracle.people[name].may(act)

    def _urgency(self, duty: Duty) -> tuple[int, str]:
        return self.oracle.reports[duty.report].priority, duty.id

    def _newest(self) -> str:
        with self.desk.services.store.reading() as reader:
            reports = {report.id for report in reader.find(Report)}
        fresh = reports - self.oracle.reports.keys()
        assert len(fresh) == 1, f"1: one message was taken in, and the desk has {len(fresh)} reports more"
        return fresh.pop()

    def _live(self, report: str, kind: str, team: str) -> Duty | None:
        return next((each for each in self.desk.duties.listed(report=report) if each.live and _slot(each) == (report, kind, team)), None)

    def _reads(self, name: str, act: str, report: str) -> bool:
        return self._may(name, act) and self.oracle.may_read(name, report)

    def _report(self, pick: int) -> str:
        assume(self.oracle.reports)
        numbers = sorted(self.oracle.reports)
        return numbers[pick % len(numbers)]

    def _subject(self, pick: int) -> str:
        return self.subjects[pick % len(self.subjects)]

    def _all_duties(self) -> list[Duty]:
        return sorted((d for r in self.oracle.reports for d in self.desk.duties.listed(report=r)), key=lambda duty: duty.id)

    def _duty(self, pick: int, owed: bool) -> Duty:
        duties = [duty for duty in self._all_duties() if duty.live or not owed]
        assume(duties)
        return duties[pick % len(duties)]


def _slot(duty: Duty) -> Slot:
    return duty.report, str(duty.kind), duty.team
