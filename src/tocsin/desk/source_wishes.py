"""Wishes of sources on being reached, as told where nobody has opened their reports: in the queue, in lists of duties, and in mails.

Wishes are read from the texts when they are asked for, and told in words of the desk (:mod:`tocsin.matching.contact_wishes`). Only these
are kept, in memory.
"""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from tocsin.desk.details import details_of
from tocsin.desk.shared_duties import SHARED, answered_by
from tocsin.domain.duty import Duty, DutyKind
from tocsin.domain.report import BEFORE_RINGING, CALLS_OTHERS, MAY_THREATEN, NOT_RUNG, THREATENS, Erasure, Priority, Report, Triage
from tocsin.matching.contact_wishes import ContactWish, contact_wish
from tocsin.store import Reader

TO_SOURCE = (*SHARED, DutyKind.OUTCOME)
"""Kinds of duty that are answered by speaking or writing to the source."""
REFUSES = NOT_RUNG
READ_FIRST = "says more on being rung: read it first"
_KEPT = 10_000
_THREATENS = THREATENS.partition(":")[0]
"""Beginning of the line on who threatens, which older reports say otherwise."""
_TOLD = (_THREATENS, MAY_THREATEN, CALLS_OTHERS)


@dataclass(frozen=True, slots=True)
class SourceWish:
    """The wish of a source to whom a duty is owed, the reports that the duty answers, oldest first, and their highest priority.

    ``terms`` are conditions such as ``after 7``, the newest first.
    """

    reports: tuple[str, ...]
    priority: Priority
    refuses: bool = False
    terms: tuple[str, ...] = ()

    @property
    def lines(self) -> tuple[str, ...]:
        """Return what to know before reaching the source, a line each."""
        return (REFUSES, *self.terms) if self.refuses else self.terms


class SourceWishes:
    """Wishes of sources, by duty."""

    def __init__(self) -> None:
        self._by_contents: OrderedDict[tuple[str, str], ContactWish] = OrderedDict()

    def of(self, reader: Reader, duties: Iterable[Duty]) -> dict[str, SourceWish]:
        """Return the wish of the source for each duty that is answered by reaching it."""
        owed = [duty for duty in duties if duty.kind in TO_SOURCE]
        reports_by_duty = answered_by(reader, owed)
        numbers = {number for reports in reports_by_duty.values() for number in reports}
        erased = {erasure.report for erasure in reader.find(Erasure, report=numbers)}
        wishes = {report.id: self._wish(reader, report) for report in reader.find(Report, id=numbers) if report.id not in erased}
        priorities = {triage.report: Priority(triage.priority) for triage in reader.find(Triage, report=numbers)}
        return {
            duty: SourceWish(
                tuple(reports),
                min(priorities[report] for report in reports),
                *_together([wishes[report] for report in reports if report in wishes]),
            )
            for duty, reports in reports_by_duty.items()
        }

    def _wish(self, reader: Reader, report: Report) -> ContactWish:
        contents = report.text, report.detail
        if (wish := self._by_contents.get(contents)) is None:
            wish = self._by_contents[contents] = _read(reader, report)
            if len(self._by_contents) > _KEPT:
                self._by_contents.popitem(last=False)
        return wish


def _read(reader: Reader, report: Report) -> ContactWish:
    """Return the wish in the words of a report, and in what was answered when the source was asked."""
    written = contact_wish(reader.read_text(report.text) or "")
    noted = [value for name, value in details_of(reader, report).facts if name == BEFORE_RINGING]
    told = {value: THREATENS if value.startswith(_THREATENS) else value for value in noted if value.startswith(_TOLD)}
    answers = [(value, contact_wish(value.rpartition(": ")[2], answer=True)) for value in noted if value not in told and value != NOT_RUNG]
    terms = [term for value, answer in answers for term in answer.terms or (() if answer.refuses else (READ_FIRST,))]
    refuses = written.refuses or NOT_RUNG in noted or any(answer.refuses for _, answer in answers)
    return ContactWish(refuses, written.asks, tuple(dict.fromkeys((*told.values(), *terms, *written.terms))))


def _together(wishes: Sequence[ContactWish]) -> tuple[bool, tuple[str, ...]]:
    """Return whether the newest word on being rung refuses it, and all conditions, the newest first."""
    refusals = [wish.refuses for wish in wishes if wish.refuses or wish.asks]
    return bool(refusals) and refusals[-1], tuple(dict.fromkeys(term for wish in reversed(wishes) for term in wish.terms))
