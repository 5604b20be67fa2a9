"""Whom an overdue duty is put before, ring by ring."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from tocsin.domain.duty import Duty, DutyKind
from tocsin.domain.people import DESK, Person, Role
from tocsin.domain.report import Report
from tocsin.routing import addressee, owes_second_reading

NOW = datetime(2026, 3, 2, 9, 0, tzinfo=UTC)
DUTY = Duty("D-1", "R-1", DutyKind.DELIVER, "north", NOW - timedelta(days=9), NOW - timedelta(days=8))
LEAD = Person("Nora", Role.LEAD, ("north",))
MEMBER = Person("Nils", Role.MEMBER, ("north",))
TEAMS_AUDITOR = Person("Abe", Role.AUDITOR, ("north",))
DESKS_LEAD = Person("Dora", Role.LEAD, (DESK,))
HANDLER = Person("Cato", Role.HANDLER, (DESK,))
DESKS_AUDITOR = Person("Avi", Role.AUDITOR, (DESK,))
ELSEWHERE = Person("Ada", Role.LEAD, ("south",))
FROM_NEAR = [LEAD, MEMBER, DESKS_LEAD, HANDLER]
ALL = [TEAMS_AUDITOR, DESKS_AUDITOR, ELSEWHERE, *FROM_NEAR]


@pytest.mark.parametrize("gone", range(len(FROM_NEAR)))
def test_where_one_is_away_the_next_ring_is_asked(gone: int) -> None:
    people = [person for person in ALL if person not in FROM_NEAR[:gone]]

    assert addressee(DUTY, 1, people, NOW) == FROM_NEAR[gone]


@pytest.mark.parametrize("level", [2, 3, 9])
def test_from_the_second_day_on_the_desk_is_asked(level: int) -> None:
    assert addressee(DUTY, level, ALL, NOW) == DESKS_LEAD
    assert addressee(DUTY, level, [person for person in ALL if person != DESKS_LEAD], NOW) == HANDLER


def test_when_nobody_else_is_present_anyone_is_asked() -> None:
    assert addressee(DUTY, 1, [DESKS_AUDITOR, ELSEWHERE], NOW) == ELSEWHERE
    assert addressee(DUTY, 1, [], NOW) is None


def test_a_second_reading_says_why() -> None:
    def report(*cues: str) -> Report:
        return Report("R-1", "k", "call", NOW, None, "", "", "", (), "", None, False, cues, "")

    threat = "no further action on a report with a threat cue takes a second reader"
    assert owes_second_reading(report("threat"), "no-further-action", 0.9, 0.1) == threat
    assert owes_second_reading(report(), "no-further-action", 0.05, 0.1) == "drawn for a second reading"
    assert owes_second_reading(report(), "no-further-action", 0.1, 0.1) == ""
    assert owes_second_reading(report("threat"), "action", 0.0, 1.0) == ""
