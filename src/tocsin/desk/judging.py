"""A judging model may raise a report in the queue, after it passed a check in the report's language. It lowers none and ends no duty."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import groupby, islice

from tocsin.desk.duty_opener import hurry
from tocsin.desk.lookup import the_person, the_report, the_triage
from tocsin.desk.services import DeskServices
from tocsin.domain.duty import Duty, DutyState
from tocsin.domain.errors import Malformed, Unanswered, Unavailable
from tocsin.domain.judge import Answer, CheckOutcome, JudgeCheck, TestCase, shares, verdict
from tocsin.domain.ledger import Change
from tocsin.domain.machine_text import ModelStamp
from tocsin.domain.people import SYSTEM, Permission, require
from tocsin.domain.post import ScreeningCursor
from tocsin.domain.progress import Progress, no_progress
from tocsin.domain.report import Erasure, Priority, Report, Triage
from tocsin.languages import language_of
from tocsin.outbound.models.endpoint import pieces
from tocsin.outbound.models.ports import Judge
from tocsin.store import Reader

MARK = "judge"
"""The mark that says up to which entry of the ledger reports were put before the judging model."""
_STEP = {Priority.P3: Priority.P2, Priority.P2: Priority.P1}
"""The priority to which a report is raised: one step, once."""
_PART = 6000
"""Characters of a report that are judged at once. A longer report is judged in parts."""
_MOST_PARTS = 20
_AT_ONCE = 50
_MOST_REFUSED = 5
"""Reports without an answer after which a round ends, so that a server out of order costs few reports their look."""
_NOT_JUDGED = "not judged"
_OFF = "no judging model is set: it is off until the desk brings one"


@dataclass(frozen=True, slots=True)
class Judged:
    """The result of a round: reports that the model looked at, those it raised, and open ones in languages without a passed check.

    ``refused`` are those to which its server gave no usable answer, and those that it did not read to their end.
    """

    reports: int = 0
    raised: int = 0
    unchecked: int = 0
    refused: int = 0


class Judging:
    """The judging model, its checks, and what it raises."""

    def __init__(self, services: DeskServices) -> None:
        self._services = services

    def check(self, cases: Iterable[TestCase], *, by: str, progress: Progress = no_progress) -> list[JudgeCheck]:
        """Check the model on test cases, language by language, and record each outcome. Raise :class:`Unavailable` without a model."""
        ordered = sorted(cases, key=lambda case: case.language)
        judge = self._allowed(ordered, by)
        answers = []
        for number, case in enumerate(ordered, 1):
            answers.append((case, _attacks(judge, case.text, case.language, otherwise=not case.hateful)))
            progress("test cases judged", number, len(ordered))
        by_language = groupby(answers, key=lambda answer: answer[0].language)
        return [self._record(language, list(several), judge.stamp, by) for language, several in by_language]

    def _allowed(self, cases: Sequence[TestCase], by: str) -> Judge:
        """Return the model, if this person may check it on these cases."""
        if not cases:
            raise Malformed("these files hold no test case: choose files that do")
        if unnamed := [case for case in cases if not case.language]:
            raise Malformed(f"test cases without a language: {len(unnamed)}. Name the language in their file")
        with self._services.store.reading() as reader:
            require(the_person(reader, by), Permission.SETTINGS)
        judge = self._judge()
        if judge is None:
            raise Unavailable(_OFF)
        return judge

    def _record(self, language: str, answers: Sequence[Answer], stamp: ModelStamp, by: str) -> JudgeCheck:
        measures = shares(answers)
        with self._services.store.writing(by, self._services.clock.now()) as session:
            check = JudgeCheck(
                id=session.new_id("J"),
                at=session.now,
                language=language,
                engine=stamp.engine,
                model=stamp.model,
                checksum=stamp.checksum,
                cases=len(answers),
                shares=tuple(map(str, measures)),
                verdict=verdict(measures),
                by=by,
            )
            session.record(Change("judge checked", None, check))
            return check

    def checks(self) -> list[JudgeCheck]:
        """Return all checks, the newest first."""
        with self._services.store.reading() as reader:
            return reader.find(JudgeCheck, order=("-at", "-sequence"))

    def catch_up(self, at_most: int = _AT_ONCE) -> Judged:
        """Put reports that came since the last round before the model, at most so many, and raise those it takes for an attack.

        Without a model that passed a check nothing happens. Reports in languages without a passed check are left as they are.
        A report without a usable answer is neither raised nor lowered: an entry says why, and :meth:`not_judged` lists it. Raise
        :class:`Unavailable` where the server cannot be reached: the report is judged in a later round.
        """
        judge = None if self._services.store.read_only else self._judge()
        if judge is None:
            return Judged()
        with self._services.store.reading() as reader:
            passed = _passed(reader, judge.stamp)
            mark = reader.get(ScreeningCursor, MARK)
            waiting = reader.changed_in_order(Report.KIND, mark.part if mark else 0, "received", at_most) if passed else []
        total, last = Judged(), 0
        try:
            for seq, report in waiting:
                total = self._judged(total, report, judge, passed)
                last = seq
                if total.refused >= _MOST_REFUSED:
                    break
        finally:
            if last:  # also where the model stopped answering
                self._mark(last)
        return total

    def _judged(self, total: Judged, report: str, judge: Judge, passed: dict[str, JudgeCheck]) -> Judged:
        """Return the counts with one more report."""
        with self._services.store.reading() as reader:
            record = the_report(reader, report)
            text = reader.read_text(record.text) or ""
            is_below = Priority(the_triage(reader, report).priority) in _STEP
            is_open = is_below and reader.count(Duty, report=report, state=DutyState.OPEN) > 0
        check = passed.get(self._language(record, text)) if is_open and text.strip() else None
        if check is None:
            return replace(total, unchecked=total.unchecked + is_open)
        attacks, lack = _opinion(judge, text, check.language)
        if lack:
            self._leave(report, f"model {judge.stamp} did not judge it: {lack}")
            return replace(total, refused=total.refused + 1)
        raised = attacks and self._raise(report, judge.stamp, check)
        return replace(total, reports=total.reports + 1, raised=total.raised + raised)

    def not_judged(self) -> list[str]:
        """Return the reports that the model was to judge and did not, or not to their end, while something is owed on them."""
        with self._services.store.reading() as reader:
            left = reader.changed(Triage.KIND, 0, _NOT_JUDGED)
            owed = {duty.report for duty in reader.find(Duty, report=left, state=DutyState.OPEN)}
        return [report for report in left if report in owed]

    def _leave(self, report: str, why: str) -> None:
        """Record that a report was not judged. Nothing of it changes."""
        with self._services.store.writing(SYSTEM, self._services.clock.now()) as session:
            if not session.get(Erasure, report):
                triage = the_triage(session, report)
                session.record(Change(_NOT_JUDGED, triage, triage, why))

    def _raise(self, report: str, stamp: ModelStamp, check: JudgeCheck) -> bool:
        why = f"put higher by model {stamp}, which passed check {check.id} in {check.language}: a person decides"
        with self._services.store.writing(SYSTEM, self._services.clock.now()) as session:
            if session.get(Erasure, report):
                return False
            triage = the_triage(session, report)
            return hurry(self._services, session, triage, _STEP.get(Priority(triage.priority), Priority.P1), why)

    def _language(self, report: Report, text: str) -> str:
        detected = None if report.language else language_of(text, self._services.settings.reads)
        return report.language or (detected.code if detected else "")

    def _judge(self) -> Judge | None:
        return self._services.models.judge() if self._services.models else None

    def _mark(self, upto: int) -> None:
        with self._services.store.writing(SYSTEM, self._services.clock.now()) as session:
            old = session.get(ScreeningCursor, MARK)
            if old is None or old.part < upto:
                session.record(Change("screened", old, ScreeningCursor(MARK, upto)))


def _attacks(judge: Judge, text: str, language: str, *, otherwise: bool) -> bool:
    """Return the model's answer, or ``otherwise`` where it gives none that can be read."""
    try:
        return judge.attacks(text, language)
    except (Malformed, Unanswered):
        return otherwise


def _opinion(judge: Judge, text: str, language: str) -> tuple[bool, str]:
    """Return the model's answer on a report, part by part, and why it is none, empty where it is one. One part is enough for a yes."""
    parts, lack = list(islice(pieces(text, _PART), _MOST_PARTS + 1)), ""
    if len(parts) > _MOST_PARTS:
        lack = f"only its first {_MOST_PARTS} parts of {_PART} characters were read"
    for part in parts[:_MOST_PARTS]:
        try:
            if judge.attacks(part, language):
                return True, ""
        except (Malformed, Unanswered) as error:
            lack = str(error)
    return False, lack


def _passed(reader: Reader, stamp: ModelStamp) -> dict[str, JudgeCheck]:
    """Return the newest check of this model in each language, where it was passed."""
    newest: dict[str, JudgeCheck] = {}
    for check in reader.find(JudgeCheck, order=("-at", "-sequence")):
        if check.stamp == stamp:
            newest.setdefault(check.language, check)
    return {language: check for language, check in newest.items() if check.verdict is CheckOutcome.PASSED}
