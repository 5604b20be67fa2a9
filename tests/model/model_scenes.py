"""Scenes in which models on this machine translate reports and raise them. What they make ends no duty and lowers nothing."""

from __future__ import annotations

from functools import cached_property

from hypothesis import strategies as st
from hypothesis.stateful import precondition, rule

from tests.model.machine import PICK, WHO
from tests.model.oracle import HOURS
from tests.model.scenes import SceneMachine
from tests.models import FakeJudge, FakeModels, FakeTranslator
from tocsin.desk import Desk
from tocsin.domain.judge import FEWEST, TestCase
from tocsin.languages import language_of

CASES = [
    TestCase(f"{group} {number} {'vermin' if hateful else ''}", "en", kind, hateful, group)
    for group in ("builders", "bakers")
    for kind, hateful in (("derog_h", True), ("ident_neutral_nh", False), ("counter_quote_nh", False))
    for number in range(FEWEST)
]


def _attacks(text: str) -> bool:
    return "vermin" in text or "ladder" in text


class ModelMachine(SceneMachine):
    """The desk as anything may happen to it, with models on its machine."""

    @cached_property
    def models(self) -> FakeModels:
        """The models, the same for both processes and after a restart."""
        return FakeModels(FakeTranslator(), judges=FakeJudge(answer=_attacks))

    def _open(self) -> Desk:
        desk = super()._open()
        desk.services.models = self.models
        return desk

    @precondition(lambda self: self.oracle.reports)
    @rule(report=PICK, by=WHO, times=st.integers(1, 3), erases=st.booleans())
    def a_model_translates(self, report: int, by: str, times: int, erases: bool) -> None:
        """The translation is kept with the report. Nothing else changes, and an erasure destroys it."""
        number = self._report(report)
        before = self._all_but("machine text")
        for _ in range(times):
            allowed = self._reads(by, "answer", number) and not self.oracle.reports[number].erased
            if self._does(allowed, lambda: self.desk.machine_texts.translate(number, by=by)):
                self.oracle.reports[number].translations += 1
        assert self._all_but("machine text") == before, f"2: a translation of {number} changed something else"
        self._newest_first(number)
        if erases:
            self._erase(number, "Dora")

    def _newest_first(self, number: str) -> None:
        """Make sure that the texts of models are listed in the order in which the ledger has them, the last one first."""
        with self.desk.services.store.reading() as reader:
            made = [entry.key for entry in reader.entries(reports=[number]) if entry.kind == "machine text"]
        listed = [view.record.id for view in self.desk.machine_texts.of(number)]
        assert listed == made[::-1], f"7: the texts of models about {number} are listed as {listed}, and were made as {made}"

    @rule(checks=st.lists(st.tuples(WHO, st.booleans()), min_size=1, max_size=3), about=st.integers(0, 3), ticks=st.booleans())
    def a_judge_is_checked_and_raises(self, checks: list[tuple[str, bool]], about: int, ticks: bool) -> None:
        """The newest check decides, whatever an earlier one said. Reports are raised by one step at most."""
        for by, careful in checks:
            self.models.judges = FakeJudge(answer=_attacks if careful else lambda _: True)
            if self._does(self._may(by, "settings"), lambda: self.desk.judging.check(CASES, by=by)):  # noqa: B023  # called at once
                self.oracle.judge_passed = careful
            self.clock.advance(seconds=float(ticks))
        self.receive(f"scene:{self.steps}", {about}, "bought a ladder.", threat=False, contact=False)
        self._judge_looks()

    @rule()
    def a_judge_looks(self) -> None:
        self._judge_looks()

    def _judge_looks(self) -> None:
        assert self.models.judges
        unseen = [number for number in self.oracle.reports if number not in self.oracle.judged] if self.oracle.judge_passed else []
        raised = [number for number in unseen if self._in_english(number) and self.models.judges.answer(self.oracle.reports[number].text)]
        rounds = 1 + len(unseen) // 50
        self.oracle.judge_looked(unseen, raised)
        changes = ("triage", "duty", "screened")
        before = self._all_but(*changes)
        assert sum(self.desk.judging.catch_up().raised for _ in range(rounds)) <= len(raised), (
            "9: a model raised more than it took for an attack"
        )
        assert self._all_but(*changes) == before, "2: a judging model changed something else"
        for duty in self._all_duties():
            latest = HOURS[str(duty.kind)][self.oracle.reports[duty.report].priority - 1] * 3600
            assert not duty.live or (duty.due - duty.opened).total_seconds() <= latest, f"6: {duty.id} was not brought forward"

    def _in_english(self, number: str) -> bool:
        report = self.oracle.reports[number]
        stated = self.replay.of("report").get(number, {}).get("language", "")
        told = stated or getattr(language_of(report.text, ()), "code", "")
        return bool(told == "en")
