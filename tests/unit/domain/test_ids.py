"""Records that are identified by what they are about."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

import pytest

from tocsin.domain.duty import Escalation
from tocsin.domain.login import Credential
from tocsin.domain.people import Person, Role, Team
from tocsin.domain.post import ScreeningCursor
from tocsin.domain.report import Duplicate, Erasure, Priority, Report, Triage
from tocsin.domain.status import Status
from tocsin.domain.storm import Interval, Storm
from tocsin.domain.subject import Kind, Link, Subject, Watch

AT = datetime(2026, 3, 2, 9, 0, tzinfo=UTC)


@pytest.mark.parametrize(
    ("record", "id_"),
    [
        (Person("Nora", Role.LEAD, ("north",)), "Nora"),
        (Team("north"), "north"),
        (Credential("Nora", "secret", "person:Nora", AT), "Nora"),
        (Triage("R-1", Priority.P1), "R-1"),
        (Duplicate("R-2", "R-1", "text"), "R-2=R-1"),
        (Erasure("R-1", "Nora", AT), "R-1"),
        (Link("R-1", "S-1", "alert"), "R-1>S-1"),
        (Watch("north", "S-1", "stake", AT), "north@S-1"),
        (ScreeningCursor("S-1", 7), "S-1"),
        (Escalation("D-1", "R-1", 2, "Nora", AT), "D-1^2"),
    ],
    ids=lambda value: type(value).__name__,
)
def test_a_record_is_identified_by_what_it_is_about(record: Any, id_: str) -> None:
    assert record.id == id_


@pytest.mark.parametrize(("mentions", "excess"), [(12, 2.0), (10, 0.0), (3, 0.0)])
def test_the_excess_of_a_storm_is_never_negative(mentions: int, excess: float) -> None:
    storm = Storm(
        *("hashtag", "#x", AT, AT, AT, mentions, Interval(10.0, 8.0, 12.0), 0.01, 1, 0.0, 0, 0, 0, 0, 0, (), ()),
        *(None, None, None, None, None, None, (), None, (), None, 1.0),
    )

    assert storm.excess == excess


def test_a_report_and_a_subject_are_about_themselves() -> None:
    report = Report("R-1", "key", "call", AT, None, "en", "C-1", "C-2", (), "likeness", None, False, (), "")
    subject = Subject("S-1", Kind.PERSON, "own", "names", Status.MEDIUM, "reason")

    assert (report.report, subject.subject) == ("R-1", "S-1")
