"""Short scenes that chance alone would rarely play, and backups of the desk that are restored.

A scene puts a few acts of :class:`~tests.model.machine.DeskMachine` after one another, with free choice of whom and about what. Each act
in it is judged by the oracle like any other.
"""

from __future__ import annotations

import copy
import re
from dataclasses import dataclass
from typing import Any

from hypothesis import strategies as st
from hypothesis.stateful import precondition, rule

from tests.model.invariants import Replay
from tests.model.machine import NAMES, SAYINGS, STAFF, TEAM, WHO, DeskMachine
from tests.model.oracle import LIVE, OUTCOMES, Oracle, Slot
from tocsin.domain.series import SeriesDecision

ABOUT = st.integers(0, len(NAMES) - 1)
LOOKALIKES = ("a b", "a\nb", "a\x00b", "a\tb", "ä", "ä")
_GIVEN_OUT = re.compile(r"[A-WYZ]+-\d+(-\w{4})?")


@dataclass(frozen=True)
class Kept:
    """A backup, and everything that was so when it was made."""

    backup: Any
    oracle: Oracle
    replay: Replay
    tried: dict[str, list[tuple[str, float]]]
    effects: set[str]
    last: Any


class SceneMachine(DeskMachine):
    """The desk as anything may happen to it, with scenes."""

    kept: Kept | None = None

    # -- readings and answers

    @rule(about=ABOUT, threat=st.booleans(), outcome=st.sampled_from(OUTCOMES["assess"]), others=st.lists(WHO, max_size=2))
    def a_report_is_read_and_read_again(self, about: int, threat: bool, outcome: str, others: list[str]) -> None:
        """People try to assess who may or may not, then the first reader tries to be the second one, too."""
        report = self._hears(about, threat)
        slot = report, "assess", "desk"
        for name in ("Cato", *others):
            self._ends(slot, name, outcome)
        if (reader := self._able(slot)) and self.oracle.slots[slot] == LIVE:
            self._ends(slot, reader, "no-further-action")
        for name in (*sorted(self.oracle.reports[report].assessed_by), *others):
            if self.oracle.slots.get((report, "review", "desk")) == LIVE:
                self._ends((report, "review", "desk"), name, "agree")

    @rule(about=ABOUT, name=st.sampled_from(["Nils", "Sam", "Cato"]))
    def whoever_left_tries_to_answer(self, about: int, name: str) -> None:
        report = self._hears(about, threat=False)
        if self.oracle.people[name].active:
            self.leaves_and_returns(name)
        for slot in self._live_slots(report):
            self._ends(slot, name, OUTCOMES[slot[1]][0])

    @rule(threat=st.booleans(), names=st.lists(WHO, min_size=1, max_size=2), hours=st.sampled_from([0.01, 0.3, 3, 13]))
    def the_source_cannot_be_reached(self, threat: bool, names: list[str], hours: float) -> None:
        self.receive(f"scene:{self.steps}", set(), SAYINGS[self.steps % 3], threat, contact=True)
        slot = self.oracle.joined.get((self._latest(), "call-back"), (self._latest(), "call-back", "desk"))
        duty = self._live(*slot)
        assert duty, "2: no call back is owed to a source who can be reached"
        able = [name for name in names if self.oracle.may_answer(self._slot_of(duty.id), name)] or ["Dora"]
        self._tries(duty, [able[0], able[0], able[-1]], hours, "no answer")

    # -- statuses

    @rule(kept=ABOUT, other=ABOUT, level=st.sampled_from(["closed", "low", "medium"]), merges=st.booleans(), undone=st.booleans())
    def a_warning_holds_a_status_up(self, kept: int, other: int, level: str, merges: bool, undone: bool) -> None:
        """About the subject itself, or one that was merged into it, and also after the link was undone."""
        self.status(kept, "high", "Nora", "", rightly=True)
        if merges:
            self.merge(kept, other, "Dora")
        report = self._hears(other if merges else kept, threat=False)
        if undone:
            self.unlink(other if merges else kept, self._place(report), "Dora")
        self.status(kept, level, "Nora", "Dora", rightly=True)

    @rule(subject=ABOUT, by=WHO)
    def a_person_is_their_own_second(self, subject: int, by: str) -> None:
        self.status(subject, "high", "Nora", "", rightly=True)
        if self._answers_everything(self._subject(subject)):
            self.status(subject, "low", by, by, rightly=False)

    # -- who may read what

    @rule(subject=ABOUT, there=TEAM, names=st.permutations(["Nora", "Nils"]))
    def what_was_moved_away_is_out_of_reach(self, subject: int, there: str, names: list[str]) -> None:
        self.watch("north", subject)
        report = self._hears(subject, threat=False)
        if (duty := self._live(report, "deliver", "north")) and (by := self._able((report, "deliver", "north"))):
            self._reroute(duty, there, by)
        for name in names:
            self.link((subject + 1) % len(NAMES), self._place(report), name)
            self.deliver(self._place(report), "east", name)

    @rule(team=st.sampled_from(["north", "south"]), subject=ABOUT, approvers=st.lists(WHO, max_size=2))
    def a_team_asks_and_answers_itself(self, team: str, subject: int, approvers: list[str]) -> None:
        asker = "Nora" if team == "north" else "Sue"
        self.unwatch(team, subject, "Dora")
        before = set(self.oracle.requests)
        self.ask_to_watch(team, subject, asker)
        for by in (asker, *approvers):
            for number in self.oracle.requests.keys() - before:
                self.answer_request(sorted(self.oracle.requests).index(number), by, approves=True)

    @rule(subject=ABOUT, team=TEAM)
    def an_undone_link_opens_nothing(self, subject: int, team: str) -> None:
        self.unwatch(team, subject, "Dora")
        report = self._hears(subject, threat=False)
        self.unlink(subject, self._place(report), "Dora")
        self.watch(team, subject)

    # -- the same again

    @rule(keys=st.permutations(LOOKALIKES), about=ABOUT)
    def keys_that_look_alike(self, keys: list[str], about: int) -> None:
        for key in keys[:3]:
            self.receive(key, {about}, SAYINGS[0], threat=False, contact=False)

    @rule(about=ABOUT, by=WHO, verdict=st.sampled_from(["series", "no series"]), back=st.booleans())
    def a_series_is_decided_and_nothing_follows(self, about: int, by: str, verdict: str, back: bool) -> None:
        """People decide that two reports are a series, and take it back. Duties, priorities, links and statuses are as before."""
        reports = []
        for text in range(2):
            self.receive(f"scene:{self.steps}.{text}", {about}, SAYINGS[text], threat=False, contact=False)
            reports.append(self._latest())
        before, decisions = self._all_but("series"), list[SeriesDecision]()

        def decide() -> None:
            decisions.append(self.desk.series.decide(self._subject(about), reports, verdict, by=by, reason="one hand"))

        if self._does(self.oracle.of_desk(by, "assess"), decide) and back:
            self.desk.series.take_back(decisions[0].id, by=by, reason="two hands")
        assert self._all_but("series") == before, "2: a decision about a series changed something else"

    # -- backups

    @rule()
    def is_backed_up(self) -> None:
        self._look()
        parts = copy.deepcopy((self.oracle, self.replay, self.tried, self.mailer.effects, self.last))
        self.kept = Kept(self.house.backup(self.desk), *parts)

    @precondition(lambda self: self.kept)
    @rule()
    def is_restored(self) -> None:
        """What came after the backup is lost with the desk, and its numbers must never be given out for something else."""
        assert self.kept
        lost = {key for _, key in self.replay.state.keys() - self.kept.replay.state.keys() if _GIVEN_OUT.fullmatch(key)}
        self.lost = getattr(self, "lost", set()) | lost
        for desk in self.desks:
            desk.close()
        parts = (self.kept.oracle, self.kept.replay, self.kept.tried, self.kept.effects, self.kept.last)
        self.oracle, self.replay, self.tried, self.mailer.effects, self.last = copy.deepcopy(parts)
        self.answered_last = None  # what was answered since is lost
        self.house.restore(self.kept.backup, self.clock, self.settings)
        self.desks = [self._open(), self._open()]

    @precondition(lambda self: self.oracle.reports)
    @rule(about=ABOUT, threat=st.booleans(), contact=st.booleans())
    def is_set_back_by_some_warnings(self, about: int, threat: bool, contact: bool) -> None:
        """A report and its duties are lost with the desk; the next ones must have other numbers."""
        self.is_backed_up()
        key = f"scene:{self.steps}"
        for text in range(2):
            self.receive(f"{key}.{text}", {about}, SAYINGS[text], threat, contact)
        self._look()
        self.is_restored()
        self.receive(f"{key}.1", {about}, SAYINGS[1], threat, contact)

    # -- short words

    def _all_but(self, *kinds: str) -> dict[tuple[str, str], Any]:
        """The records of all other kinds."""
        self._look()
        return {key: row for key, row in self.replay.state.items() if key[0] not in kinds}

    def _look(self) -> None:
        before = set(self.replay.state)
        super()._look()
        again = {key for _, key in self.replay.state.keys() - before} & getattr(self, "lost", set())
        assert not again, f"1: {sorted(again)} had been given out before the desk was set back, and were again"

    def _hears(self, about: int, threat: bool) -> str:
        self.receive(f"scene:{self.steps}", {about}, SAYINGS[self.steps % 3], threat, contact=False)
        return self._latest()

    def _latest(self) -> str:
        return next(reversed(self.oracle.reports))

    def _place(self, report: str) -> int:
        return sorted(self.oracle.reports).index(report)

    def _able(self, slot: Slot) -> str | None:
        return next((name for name in sorted(STAFF) if self.oracle.may_answer(slot, name)), None)

    def _live_slots(self, report: str) -> list[Slot]:
        return sorted(slot for slot, state in self.oracle.slots.items() if slot[0] == report and state == LIVE)

    def _slot_of(self, duty: str) -> Slot:
        found = next(each for each in self.desk.duties.listed() if each.id == duty)
        return found.report, str(found.kind), found.team

    def _ends(self, slot: Slot, name: str, outcome: str) -> None:
        """Someone ends the duty of this slot, entitled or not, if it is still owed."""
        duty = self._live(*slot)
        if duty is None:
            assert self.oracle.slots.get(slot) != LIVE, f"2: {slot} is owed and there is no duty"
            return
        if self._does(self.oracle.may_answer(slot, name), lambda: self.desk.duties.done(duty.id, by=name, outcome=outcome, note="seen")):
            self.oracle.answered(slot, name, outcome)
