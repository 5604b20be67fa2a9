"""A judging model passes where it keeps every threshold on enough cases, and is not checked where there are too few."""

from __future__ import annotations

from collections.abc import Callable

from tocsin.domain.judge import FEWEST, Answer, CheckOutcome, JudgeCheck, JudgeMeasure, TestCase, shares, verdict
from tocsin.domain.machine_text import ModelStamp


def cases(groups: tuple[str, ...] = ("builders", "bakers"), each: int = FEWEST) -> list[TestCase]:
    kinds = (("derog", True), ("ident_neutral_nh", False), ("counter_quote_nh", False))
    texts = [(group, kind, hateful, number) for group in groups for kind, hateful in kinds for number in range(each)]
    return [TestCase(f"{kind} {number}", "en", kind, hateful, group) for group, kind, hateful, number in texts]


def answered(wrong: Callable[[TestCase], bool], several: list[TestCase]) -> list[Answer]:
    return [(case, case.hateful != wrong(case)) for case in several]


def outcome(wrong: Callable[[TestCase], bool], several: list[TestCase]) -> CheckOutcome:
    return verdict(shares(answered(wrong, several)))


def test_right_answers_pass() -> None:
    assert outcome(lambda _: False, cases()) is CheckOutcome.PASSED


def test_mentioned_groups_taken_for_attacks_fail() -> None:
    assert outcome(lambda case: case.kind == "ident_neutral_nh" and case.text.endswith(("1", "2")), cases()) is CheckOutcome.FAILED


def test_quotes_taken_for_attacks_fail() -> None:
    assert outcome(lambda case: case.kind == "counter_quote_nh" and case.text.endswith(("1", "2", "3")), cases()) is CheckOutcome.FAILED


def test_a_gap_between_groups_fails() -> None:
    def wrong(case: TestCase) -> bool:
        return case.group == "bakers" and case.hateful and case.text.endswith(("1", "2", "3", "4"))

    measures = shares(answered(wrong, cases()))

    assert [share.name for share in measures if not share.kept] == ["gap between groups"]
    assert verdict(measures) is CheckOutcome.FAILED


def test_too_few_cases_are_no_verdict() -> None:
    assert outcome(lambda _: False, cases(each=FEWEST // 2 - 1)) is CheckOutcome.INSUFFICIENT
    assert outcome(lambda _: False, cases(groups=("builders",), each=2 * FEWEST)) is CheckOutcome.INSUFFICIENT
    assert outcome(lambda _: False, []) is CheckOutcome.INSUFFICIENT


def test_measures_are_put_in_words() -> None:
    assert str(JudgeMeasure("accuracy", 0.834, 3728, 0.8)) == "accuracy 0.83 of 3728, at least 0.80"
    assert str(JudgeMeasure("gap between groups", 0.05, 400, 0.1, at_most=True)) == "gap between groups 0.05 of 400, at most 0.10"
    assert str(JudgeMeasure("quotes", 0.9, 3, 0.75)) == "quotes: insufficient data (3 cases)"


def test_a_check_names_its_model() -> None:
    from datetime import UTC, datetime

    stamp = ModelStamp("endpoint", "model", "")
    check = JudgeCheck("J-1", datetime(2026, 1, 1, tzinfo=UTC), "en", "endpoint", "model", "", 9, (), CheckOutcome.PASSED, "Dora")

    assert check.stamp == stamp
    assert str(stamp) == "model (endpoint, checksum not stated)"
    assert str(ModelStamp("e", "m", "ab" * 32)) == "m (e, checksum abababababab)"
