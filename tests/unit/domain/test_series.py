"""Possible series of reports on one subject."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from tocsin.domain.series import FEWEST, ReportTrace, SeriesDecision, SeriesVerdict, decision_about, possible_series

START = datetime(2026, 3, 2, 9, tzinfo=UTC)


def trace(number: int, **features: Any) -> ReportTrace:
    return replace(ReportTrace(f"R-{number}", START + timedelta(days=number * 3)), **features)


def words_of(evidence: object) -> list[str]:
    assert isinstance(evidence, tuple)
    return [str(item) for item in evidence]


def test_three_reports_from_one_contact_are_a_possible_series_and_two_are_not() -> None:
    calls = [trace(number, contacts=frozenset({"0123"})) for number in range(3)]

    (series,) = possible_series([*calls, trace(9, contacts=frozenset({"0999"}))])

    assert series.reports == ("R-0", "R-1", "R-2")
    assert words_of(series.evidence_for) == ["reports with the same contact as another: 3"]
    assert series.evidence_against == ()
    assert possible_series(calls[:2]) == []


def test_one_wording_joins_reports_and_different_contacts_days_and_places_speak_against_it() -> None:
    told = [
        trace(
            number,
            likeness="same",
            contacts=frozenset({f"c{number}"}),
            places=frozenset({f"p{number}"}),
            happened=START - timedelta(number),
        )
        for number in range(4)
    ]

    (series,) = possible_series(told)

    assert words_of(series.evidence_for) == ["reports with the same words as another: 4"]
    assert words_of(series.evidence_against) == [
        "different days that are told: 4",
        "different places that are told: 4",
        "different contacts: 4",
    ]


def test_contacts_that_are_named_together_are_of_one_source() -> None:
    told = [trace(number, likeness="x", contacts=frozenset(names)) for number, names in enumerate(["ab", "bc", "d"])]

    (series,) = possible_series(told)

    assert words_of(series.evidence_against) == ["different contacts: 2"]


def test_a_chain_of_ties_is_one_series_with_every_sign_named() -> None:
    box = frozenset({"box"})
    traces = [
        trace(0, received=START, mailboxes=box),
        trace(1, received=START + timedelta(hours=1), mailboxes=box, asked=True),
        trace(2, received=START + timedelta(hours=2), conduct=frozenset({"threat"})),
        trace(3, received=START + timedelta(days=9), conduct=frozenset({"threat"})),
        trace(4, received=START),
    ]

    (series,) = possible_series(traces, [("R-1", "R-2"), ("R-2", "R-1")])

    assert series.reports == ("R-0", "R-1", "R-2")
    assert words_of(series.evidence_for) == [
        "reports in much the same words as another: 2",
        "reports from the same mailbox as another: 2",
        "reports within 24 hours: 3",
    ]
    assert words_of(series.evidence_against) == [
        "other reports that tell of the same kind of conduct: 1",
        "reports that came after the desk had written to the reporter: 1",
    ]


def test_the_largest_series_comes_first_and_the_lower_numbers_before_the_higher() -> None:
    def called(contact: str, numbers: range) -> list[ReportTrace]:
        return [trace(number, contacts=frozenset({contact})) for number in numbers]

    found = possible_series([*called("c", range(6, 9)), *called("b", range(3, 6)), *called("a", range(20, 24))])

    assert [series.reports for series in found] == [
        ("R-20", "R-21", "R-22", "R-23"),
        ("R-3", "R-4", "R-5"),
        ("R-6", "R-7", "R-8"),
    ]


def test_one_day_and_one_place_speak_for_nothing_and_two_of_them_against() -> None:
    def told(days: int, places: int) -> list[str]:
        traces = [
            trace(number, likeness="x", happened=START + timedelta(days=number % days), places=frozenset({f"p{number % places}"}))
            for number in range(4)
        ]
        return words_of(possible_series(traces)[0].evidence_against)

    assert told(1, 1) == []
    assert told(2, 1) == ["different days that are told: 2"]
    assert told(1, 2) == ["different places that are told: 2"]


def test_a_burst_is_three_reports_within_a_whole_day() -> None:
    def within(hours: float) -> list[str]:
        times = (START, START + timedelta(hours=3), START + timedelta(hours=hours))
        traces = [trace(number, received=time, likeness="x") for number, time in enumerate(times)]
        return words_of(possible_series(traces)[0].evidence_for)[1:]

    assert within(24) == ["reports within 24 hours: 3"]
    assert within(24.01) == []


def test_only_reports_outside_the_series_can_tell_of_the_same_conduct() -> None:
    traces = [trace(number, likeness="x", conduct=frozenset({"threat"})) for number in range(3)]

    (series,) = possible_series(traces)

    assert series.evidence_against == ()


def test_sources_that_share_no_contact_are_apart() -> None:
    traces = [trace(number, likeness="x", contacts=frozenset({name})) for number, name in enumerate("abac")]

    (series,) = possible_series(traces)

    assert words_of(series.evidence_against) == ["different contacts: 3"]


def test_the_newest_decision_in_force_about_two_of_the_reports_counts() -> None:
    def decided(number: str, reports: tuple[str, ...], verdict: SeriesVerdict, hours: int) -> SeriesDecision:
        return SeriesDecision(number, "S-1", reports, verdict, "Dora", START + timedelta(hours=hours))

    decisions = [
        decided("Q-1", ("R-1", "R-2"), SeriesVerdict.SERIES, 0),
        decided("Q-2", ("R-1", "R-2", "R-3"), SeriesVerdict.NO_SERIES, 1),
        decided("Q-3", ("R-1", "R-2"), SeriesVerdict.OPEN, 2),
        decided("Q-4", ("R-1", "R-9"), SeriesVerdict.SERIES, 3),
    ]

    assert decision_about(["R-1", "R-2", "R-4"], decisions) == decisions[1]
    assert decision_about(["R-5", "R-6"], decisions) is None


features = st.frozensets(st.sampled_from("abc"), max_size=2)
many = st.lists(st.tuples(features, features, st.sampled_from(["", "x", "y"])), max_size=8)


@given(many)
def test_groups_are_apart_whole_and_the_same_in_any_order(drawn: list[tuple[frozenset[str], frozenset[str], str]]) -> None:
    traces = [trace(number, contacts=c, mailboxes=m, likeness=w) for number, (c, m, w) in enumerate(drawn)]

    found = possible_series(traces)

    reports = [report for series in found for report in series.reports]
    assert len(reports) == len(set(reports))
    assert all(len(series.reports) >= FEWEST and series.evidence_for for series in found)
    assert {series.reports for series in possible_series(traces[::-1])} == {series.reports for series in found}
    for one in traces:
        for other in traces:
            tied = one.contacts & other.contacts or one.mailboxes & other.mailboxes or (one.likeness and one.likeness == other.likeness)
            if tied:
                assert all((one.report in series.reports) == (other.report in series.reports) for series in found)
