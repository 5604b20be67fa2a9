"""Possible series: several reports on one subject that come from one hand or repeat one wording.

False and malicious reports often come in series, and so do worried people who call again, and warnings that many people pass on. So a
series is only shown, with evidence for and against, and a named person decides. No rule reads a decision: the duties, the priority and the
links of every report, and the status of the subject, are the same with and without it.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from typing import ClassVar

FEWEST = 3
"""Reports of a possible series. Two are an ordinary second call."""
BURST = timedelta(hours=24)


class SeriesVerdict(StrEnum):
    """Answer of a person. A decision that was taken back is ``open`` again."""

    SERIES = "series"
    NO_SERIES = "no series"
    OPEN = "open"


@dataclass(frozen=True, slots=True)
class SeriesDecision:
    """Decision of a person about reports on one subject. Nothing follows from it, and it can be taken back."""

    KIND: ClassVar[str] = "series"

    id: str
    subject: str
    reports: tuple[str, ...]
    verdict: SeriesVerdict
    by: str
    at: datetime


@dataclass(frozen=True, slots=True)
class ReportTrace:
    """Features of a report by which reports are compared.

    ``contacts`` and ``mailboxes`` are the ways in which its source can be reached, and ``likeness`` is equal for the same words.
    ``happened`` and ``places`` are when and where it says that something happened. ``conduct`` holds the kinds of threat in its words.
    ``asked`` is True if the desk had written to its source before.
    """

    report: str
    received: datetime
    happened: datetime | None = None
    places: frozenset[str] = frozenset()
    conduct: frozenset[str] = frozenset()
    likeness: str = ""
    contacts: frozenset[str] = frozenset()
    mailboxes: frozenset[str] = frozenset()
    asked: bool = False


@dataclass(frozen=True, slots=True)
class SeriesEvidence:
    """One sign for or against a series: ``words`` say what is counted."""

    count: int
    words: str

    def __str__(self) -> str:
        return f"{self.words}: {self.count}"


@dataclass(frozen=True, slots=True)
class PossibleSeries:
    """Reports on one subject, in order of arrival, that may be a series. Evidence against is empty only where none was found."""

    reports: tuple[str, ...]
    evidence_for: tuple[SeriesEvidence, ...]
    evidence_against: tuple[SeriesEvidence, ...]


def possible_series(traces: Sequence[ReportTrace], alike: Iterable[tuple[str, str]] = ()) -> list[PossibleSeries]:
    """Return the possible series among reports on one subject, the largest first.

    ``alike`` are pairs of these reports in much the same words. Reports belong together that have a contact, a mailbox or the words in
    common, directly or through another report.
    """
    pairs = list(alike)
    groups = [group for group in _joined(traces, pairs) if len(group) >= FEWEST]
    found = [_series(sorted(group, key=_arrival), traces, pairs) for group in groups]
    return sorted(found, key=lambda series: (-len(series.reports), series.reports))


def decision_about(reports: Collection[str], decisions: Iterable[SeriesDecision]) -> SeriesDecision | None:
    """Return the newest decision in force that is about at least two of these reports. Reports that came later do not undo it."""
    about = [item for item in decisions if item.verdict is not SeriesVerdict.OPEN and len({*item.reports} & {*reports}) > 1]
    return max(about, key=lambda item: (item.at, item.id), default=None)


def _arrival(trace: ReportTrace) -> tuple[datetime, str]:
    return trace.received, trace.report


def _features(trace: ReportTrace) -> set[tuple[str, str]]:
    features = {("contact", contact) for contact in trace.contacts} | {("mailbox", mailbox) for mailbox in trace.mailboxes}
    return features | ({("words", trace.likeness)} if trace.likeness else set())


def _joined(traces: Iterable[ReportTrace], alike: Iterable[tuple[str, str]]) -> list[list[ReportTrace]]:
    """Return the traces in groups that are connected by a feature or a pair."""
    group_of: dict[str, list[ReportTrace]] = {trace.report: [trace] for trace in traces}
    first_with: dict[tuple[str, str], str] = {}
    ties = [(trace.report, first_with.setdefault(feature, trace.report)) for trace in traces for feature in _features(trace)]
    for one, other in (*ties, *alike):
        larger, smaller = sorted((group_of[one], group_of[other]), key=len, reverse=True)
        if larger is not smaller:
            larger += smaller
            group_of |= {trace.report: larger for trace in smaller}
    return list({id(group): group for group in group_of.values()}.values())


def _series(group: Sequence[ReportTrace], all_traces: Iterable[ReportTrace], alike: Iterable[tuple[str, str]]) -> PossibleSeries:
    numbers = {trace.report for trace in group}
    others = [trace for trace in all_traces if trace.report not in numbers]
    near = {report for pair in alike if numbers.issuperset(pair) for report in pair}
    return PossibleSeries(tuple(trace.report for trace in group), _worth(_for(group, near), 2), _worth(_against(group, others), 1))


def _worth(evidence: Iterable[SeriesEvidence], least: int) -> tuple[SeriesEvidence, ...]:
    return tuple(item for item in evidence if item.count >= least)


def _for(group: Sequence[ReportTrace], near: Collection[str]) -> list[SeriesEvidence]:
    burst = _burst(group)
    return [
        SeriesEvidence(_sharing([{trace.likeness} - {""} for trace in group]), "reports with the same words as another"),
        SeriesEvidence(len(near), "reports in much the same words as another"),
        SeriesEvidence(_sharing([trace.contacts for trace in group]), "reports with the same contact as another"),
        SeriesEvidence(_sharing([trace.mailboxes for trace in group]), "reports from the same mailbox as another"),
        SeriesEvidence(burst if burst >= FEWEST else 0, f"reports within {BURST // timedelta(hours=1)} hours"),
    ]


def _against(group: Sequence[ReportTrace], others: Iterable[ReportTrace]) -> list[SeriesEvidence]:
    days = {trace.happened.date() for trace in group if trace.happened}
    places = {place for trace in group for place in trace.places}
    contacts = _hands([trace.contacts for trace in group if trace.contacts])
    conduct = {kind for trace in group for kind in trace.conduct}
    return [
        SeriesEvidence(len(days) if len(days) > 1 else 0, "different days that are told"),
        SeriesEvidence(len(places) if len(places) > 1 else 0, "different places that are told"),
        SeriesEvidence(contacts if contacts > 1 else 0, "different contacts"),
        SeriesEvidence(sum(bool(conduct & trace.conduct) for trace in others), "other reports that tell of the same kind of conduct"),
        SeriesEvidence(sum(trace.asked for trace in group), "reports that came after the desk had written to the reporter"),
    ]


def _sharing(features: Iterable[Collection[str]]) -> int:
    """Return the number of reports that have a feature in common with another one."""
    sets = list(features)
    counts = Counter(feature for some in sets for feature in some)
    return sum(any(counts[feature] > 1 for feature in some) for some in sets)


def _hands(contacts: Iterable[frozenset[str]]) -> int:
    """Return the number of different sources: contacts that are named together in a report are of one."""
    hands: list[frozenset[str]] = []
    for some in contacts:
        same = [hand for hand in hands if hand & some]
        hands = [*(hand for hand in hands if not hand & some), some.union(*same)]
    return len(hands)


def _burst(group: Sequence[ReportTrace]) -> int:
    """Return the largest number of reports that came within :data:`BURST`."""
    times = sorted(trace.received for trace in group)
    return max(sum(begin <= time <= begin + BURST for time in times) for begin in times)
