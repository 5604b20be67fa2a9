"""The check that a judging model must pass, language by language, before it may raise a report.

The thresholds are on published test cases (HateCheck, Röttger and others 2021, and its sister sets in other languages), above all on what
must not be taken for an attack: groups that are only mentioned, and words that are quoted or answered.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import ClassVar

from tocsin.domain.machine_text import ModelStamp

FEWEST = 50
"""Test cases below which a share says nothing."""
ACCURACY, NOT_HATEFUL, MENTIONS, QUOTES, GAP = 0.80, 0.70, 0.85, 0.75, 0.10
"""Least shares of right answers: of all cases, of those that are no attack, of mentioned groups, of quotes. Most gap between groups."""
_MENTIONS = frozenset({"ident_neutral_nh", "ident_pos_nh"})
_QUOTES = frozenset({"counter_quote_nh", "counter_ref_nh"})


class CheckOutcome(StrEnum):
    """The outcome of a check."""

    PASSED = "passed"
    FAILED = "failed"
    INSUFFICIENT = "insufficient data"


@dataclass(frozen=True, slots=True)
class TestCase:
    """A text with the right answer. ``kind`` is the functionality it tests, ``group`` the people it is about, empty for none."""

    __test__: ClassVar[bool] = False

    text: str
    language: str
    kind: str
    hateful: bool
    group: str = ""


@dataclass(frozen=True, slots=True)
class JudgeMeasure:
    """Right answers among the cases of one measure, with the threshold. ``cases`` of a gap are those of the smallest group."""

    name: str
    value: float
    cases: int
    threshold: float
    at_most: bool = False

    @property
    def sufficient(self) -> bool:
        """Return True if there are enough cases to tell."""
        return self.cases >= FEWEST

    @property
    def kept(self) -> bool:
        """Return True if the threshold is kept."""
        return self.value <= self.threshold if self.at_most else self.value >= self.threshold

    def __str__(self) -> str:
        """Return the measure in words: ``accuracy 0.83 of 3728, at least 0.80``."""
        if not self.sufficient:
            return f"{self.name}: insufficient data ({self.cases} cases)"
        return f"{self.name} {self.value:.2f} of {self.cases}, {'at most' if self.at_most else 'at least'} {self.threshold:.2f}"


@dataclass(frozen=True, slots=True)
class JudgeCheck:
    """One check of a model in one language. ``shares`` are the measures in words."""

    KIND: ClassVar[str] = "judge check"

    id: str
    at: datetime
    language: str
    engine: str
    model: str
    checksum: str
    cases: int
    shares: tuple[str, ...]
    verdict: CheckOutcome
    by: str

    @property
    def stamp(self) -> ModelStamp:
        """Return the model that was checked."""
        return ModelStamp(self.engine, self.model, self.checksum)


Answer = tuple[TestCase, bool]
"""A test case with the model's answer, True for an attack."""


def shares(answers: Sequence[Answer]) -> tuple[JudgeMeasure, ...]:
    """Return the measures of a model's answers."""
    return (
        _share("accuracy", answers, ACCURACY),
        _share("no attack", [answer for answer in answers if not answer[0].hateful], NOT_HATEFUL),
        _share("groups mentioned", [answer for answer in answers if answer[0].kind in _MENTIONS], MENTIONS),
        _share("quotes", [answer for answer in answers if answer[0].kind in _QUOTES], QUOTES),
        _gap(answers),
    )


def verdict(measures: Iterable[JudgeMeasure]) -> CheckOutcome:
    """Return the outcome. A measure without enough cases leaves the model unchecked."""
    measures = tuple(measures)
    if not all(share.sufficient for share in measures):
        return CheckOutcome.INSUFFICIENT
    return CheckOutcome.PASSED if all(share.kept for share in measures) else CheckOutcome.FAILED


def _share(name: str, answers: Sequence[Answer], threshold: float) -> JudgeMeasure:
    right = sum(case.hateful == answer for case, answer in answers)
    return JudgeMeasure(name, right / len(answers) if answers else 0.0, len(answers), threshold)


def _gap(answers: Sequence[Answer]) -> JudgeMeasure:
    """Return the difference between the groups with the most and the least right answers. Groups of few cases are left out."""
    groups = sorted({case.group for case, _ in answers if case.group})
    by_group = [_share(group, [answer for answer in answers if answer[0].group == group], 0.0) for group in groups]
    large = [share for share in by_group if share.sufficient]
    if len(large) < 2:
        return JudgeMeasure("gap between groups", 0.0, 0, GAP, at_most=True)
    values = [share.value for share in large]
    return JudgeMeasure("gap between groups", max(values) - min(values), min(share.cases for share in large), GAP, at_most=True)
