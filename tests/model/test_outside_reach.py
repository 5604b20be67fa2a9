"""Property: no sequence of acts by people outside the desk opens a report to their team."""

from __future__ import annotations

from contextlib import suppress

from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule, run_state_machine_as_test

from tests.model.machine import START
from tests.model.places import MemoryHouse, Receiver, small_subtrees, staff
from tocsin.clock import FixedClock
from tocsin.desk.subjects import Decision
from tocsin.domain.errors import PermissionDenied, TocsinError
from tocsin.domain.grants import WatchRequest
from tocsin.domain.ledger import Record
from tocsin.domain.people import Person, Role
from tocsin.domain.report import Priority, Report, Submission
from tocsin.domain.status import Status, StatusRequest
from tocsin.domain.subject import Kind, Name, Subject
from tocsin.settings import Settings

NAMES = ("Marek Dolny", "Ilse Brandt", "Tomas Kovar")
WARNINGS = (
    "Marek Dolny was at the market.",
    "Ilse Brandt asked for the school.",
    "Tomas Kovar and Ilse Brandt met at the market.",
    "Somebody asked for the school at night.",
    "Marek Dolny will burn the school tomorrow.",
)
WORDS = ("market", "school", "the school", "Somebody", "Ilse", "night")
OUTSIDERS = st.sampled_from(["Nora", "Nils", "Nele"])
TEAM = st.sampled_from(["desk", "north", "south"])
PICK = st.integers(0, 10_000)


class Outsiders(RuleBasedStateMachine):
    """Three people of team north do whatever the desk's use cases let them do."""

    @initialize()
    def opens(self) -> None:
        self.house, self.clock = MemoryHouse(), FixedClock(START)
        self.desk = self.house.open(self.clock, Settings(), Receiver())
        staff(self.desk)
        for team in ("north", "south"):
            self.desk.people.add_team(team, f"{team}@example.org")
        crew = (("Dora", "desk", Role.LEAD), ("Dan", "desk", Role.ANALYST), ("Sam", "south", Role.LEAD))
        outsiders = (("Nora", "north", Role.LEAD), ("Nils", "north", Role.ANALYST), ("Nele", "north", Role.LEAD))
        for name, team, role in (*crew, *outsiders):
            self.desk.people.add(name, team, role, f"{name.lower()}@example.org")
        for name, team in zip(NAMES, ("north", "south", ""), strict=True):
            subject = self.desk.subjects.add([Name(name)], Kind.PERSON, reason="known").id
            if team:
                self.desk.subjects.watch(team, subject, reason="stake")
        for number, text in enumerate(WARNINGS):
            self.desk.intake.receive(Submission(f"call:{number}", "call", text, contact="0123"))
        self.warnings = set(self._ids(Report))
        self.before = self._readable()

    def _readable(self) -> set[str]:
        with self.desk.services.store.reading() as reader:
            reports = [report.id for report in reader.find(Report)]
            team = [person.name for person in reader.find(Person) if "north" in person.teams]
        return {report for report in reports for name in team if self._reads(report, name)}

    def _reads(self, report: str, name: str) -> bool:
        try:
            self.desk.report_access.require(report, by=name)
        except PermissionDenied:
            return False
        return True

    def _ids(self, kind: type[Record]) -> list[str]:
        with self.desk.services.store.reading() as reader:
            return sorted(record.id for record in reader.find(kind))

    def _pick(self, kind: type[Record], pick: int) -> str:
        ids = self._ids(kind)
        return ids[pick % len(ids)] if ids else "none"

    @rule(word=st.sampled_from([*WORDS, *NAMES]), by=OUTSIDERS)
    def add_subject(self, word: str, by: str) -> None:
        with suppress(TocsinError):
            self.desk.subjects.add([Name(word)], Kind.PERSON, reason="seen", by=by, anyway=True)

    @rule(subject=PICK, word=st.sampled_from(WORDS), by=OUTSIDERS)
    def add_name(self, subject: int, word: str, by: str) -> None:
        with suppress(TocsinError):
            self.desk.subjects.also_called(self._pick(Subject, subject), [Name(word)], by=by, reason="seen")

    @rule(team=TEAM, subject=PICK, by=OUTSIDERS)
    def watch(self, team: str, subject: int, by: str) -> None:
        for act in (self.desk.subjects.watch, self.desk.watch_requests.decide, self.desk.watch_requests.ask):
            with suppress(TocsinError):
                act(team, self._pick(Subject, subject), by=by, reason="ours")

    @rule(pick=PICK, by=OUTSIDERS)
    def answer_watch_request(self, pick: int, by: str) -> None:
        with suppress(TocsinError):
            self.desk.watch_requests.approve(self._pick(WatchRequest, pick), by=by)
        with suppress(TocsinError):
            self.desk.watch_requests.decline(self._pick(WatchRequest, pick), by=by, reason="no")

    @rule(team=TEAM, subject=PICK, by=OUTSIDERS)
    def unwatch(self, team: str, subject: int, by: str) -> None:
        with suppress(TocsinError):
            self.desk.subjects.unwatch(team, self._pick(Subject, subject), by=by, reason="over")

    @rule(one=PICK, other=PICK, by=OUTSIDERS)
    def merge_and_split(self, one: int, other: int, by: str) -> None:
        with suppress(TocsinError):
            self.desk.subjects.merge(self._pick(Subject, one), self._pick(Subject, other), by=by, reason="one")
        with suppress(TocsinError):
            self.desk.subjects.split(self._pick(Subject, other), by=by, reason="two")

    @rule(report=PICK, subject=PICK, by=OUTSIDERS)
    def link(self, report: int, subject: int, by: str) -> None:
        with suppress(TocsinError):
            self.desk.subjects.link(self._pick(Report, report), self._pick(Subject, subject), by=by, reason="seen")
        with suppress(TocsinError):
            self.desk.subjects.unlink(self._pick(Report, report), self._pick(Subject, subject), by=by, reason="not")

    @rule(report=PICK, team=TEAM, by=OUTSIDERS)
    def deliver(self, report: int, team: str, by: str) -> None:
        with suppress(TocsinError):
            self.desk.duties.deliver(self._pick(Report, report), team, by=by, reason="theirs")

    @rule(duty=PICK, to=TEAM, outcome=PICK, by=OUTSIDERS)
    def move_or_answer(self, duty: int, to: str, outcome: int, by: str) -> None:
        duties = [owed for report in self._ids(Report) for owed in self.desk.duties.listed(report=report)]
        owed = duties[duty % len(duties)]
        outcomes = owed.kind.rule.outcomes
        with suppress(TocsinError):
            self.desk.duties.reroute(owed.id, to, by=by, reason="theirs")
        with suppress(TocsinError):
            self.desk.duties.done(owed.id, outcomes[outcome % len(outcomes)], by=by)

    @rule(subject=PICK, level=st.sampled_from(list(Status)), by=OUTSIDERS, second=OUTSIDERS)
    def status(self, subject: int, level: Status, by: str, second: str) -> None:
        chosen = self._pick(Subject, subject)
        with suppress(TocsinError):
            self.desk.subjects.status(chosen, level, Decision(by, "as we see it", second))
        with suppress(TocsinError):
            self.desk.status_requests.decide(chosen, level, by=by, reason="as we see it")
        with suppress(TocsinError):
            self.desk.status_requests.confirm(chosen, self._pick(StatusRequest, subject), by=second)

    @rule(text=st.sampled_from(WARNINGS), report=PICK, by=OUTSIDERS)
    def tell_again(self, text: str, report: int, by: str) -> None:
        self.desk.intake.receive(Submission(f"again:{self.clock.now()}:{by}", "call", text), by=by)
        self.clock.advance(hours=1)
        with suppress(TocsinError):
            self.desk.duties.prioritise(self._pick(Report, report), Priority.P1, by=by, reason="soon")

    @rule(name=st.sampled_from(["Nils", "Dan", "Sam", "New", "Nora"]), team=TEAM, role=st.sampled_from(list(Role)), by=OUTSIDERS)
    def people(self, name: str, team: str, role: Role, by: str) -> None:
        with suppress(TocsinError):
            self.desk.people.add(name, team, role, by=by)

    @rule()
    def escalate(self) -> None:
        self.clock.advance(hours=30)
        self.desk.duties.escalate()

    @invariant()
    def reads_no_more(self) -> None:
        if hasattr(self, "before"):
            gained = (self._readable() - self.before) & self.warnings
            assert not gained, f"team north reads {sorted(gained)}, which nobody of the desk opened to it"

    def teardown(self) -> None:
        if hasattr(self, "house"):
            self.desk.close()
            self.house.leave()


def test_no_sequence_of_acts_by_an_outside_team_widens_what_it_reads() -> None:
    chosen = settings(
        max_examples=60, stateful_step_count=40, deadline=None, database=None, derandomize=True, suppress_health_check=list(HealthCheck)
    )
    with small_subtrees():
        run_state_machine_as_test(Outsiders, settings=chosen)
