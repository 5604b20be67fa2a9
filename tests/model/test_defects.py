"""The checker is checked: defects of the kind that loses warnings are put in, and the model must see each.

A sample runs with the tests; ``TOCSIN_MODEL=long`` and the benchmark run all of them.
"""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import HealthCheck, Phase, settings
from hypothesis.stateful import run_state_machine_as_test

from tests.conftest import START
from tests.model.account_scenes import AccountMachine
from tests.model.custody import complaints
from tests.model.defects import CUSTODY, DEFECTS, STORE
from tests.model.places import House, MemoryHouse, small_subtrees, sqlite_houses
from tocsin.clock import FixedClock
from tocsin.domain.errors import TocsinError

SAMPLE = (
    "only_one_team_is_told",
    "a_report_that_touches_nobody_is_dropped",
    "a_late_stake_gets_no_past",
    "there_and_back_again_loses_the_duty",
    "the_system_acknowledges_when_the_mail_is_sent",
    "a_status_is_lowered_while_a_warning_waits",
    "escalations_go_to_people_who_are_away",
    "an_erasure_cuts_the_ledger",
    "an_outside_team_watches_at_once",
    "tries_follow_at_once",
    "a_letter_with_a_foreign_key_is_accepted",
    "keys_are_stored_in_clear_text",
    "a_series_lowers_its_reports",
    "a_wait_begins_anew_with_a_move",
)
CHOSEN = [*DEFECTS] if os.environ.get("TOCSIN_MODEL") == "long" else [*SAMPLE]
ENOUGH = (AssertionError, pytest.fail.Exception, TocsinError)


def caught(build: Callable[[], House], examples: int, steps: int = 50) -> str:
    """What the model says of the code as it is now; empty when it sees nothing wrong."""
    machine = type("Machine", (AccountMachine,), {"build": staticmethod(build)})
    chosen = settings(
        max_examples=examples,
        stateful_step_count=steps,
        deadline=None,
        database=None,
        derandomize=True,
        phases=[Phase.generate],
        report_multiple_bugs=False,
        suppress_health_check=list(HealthCheck),
    )
    try:
        with small_subtrees():
            run_state_machine_as_test(machine, settings=chosen)
    except ENOUGH as complaint:
        return str(complaint) or type(complaint).__name__
    return ""


def test_there_are_enough_defects() -> None:
    assert len(DEFECTS) + len(STORE) >= 60


def test_every_defect_fits_the_code_that_it_alters() -> None:
    """A defect written for an older signature raises an error of its own instead of a complaint."""
    for defect in DEFECTS.values():
        with pytest.MonkeyPatch.context() as patch:
            defect(patch)
            caught(MemoryHouse, examples=2, steps=25)


@pytest.mark.parametrize("name", CHOSEN)
def test_the_model_sees(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    DEFECTS[name](monkeypatch)

    assert caught(MemoryHouse, 400)


@pytest.mark.parametrize("name", STORE if os.environ.get("TOCSIN_MODEL") == "long" else ["the_chain_is_not_a_chain"])
def test_the_model_on_a_database_sees(name: str, monkeypatch: pytest.MonkeyPatch, sqlite_model: Path) -> None:
    STORE[name](monkeypatch)

    assert caught(sqlite_houses(sqlite_model), 60)


def first_complaint(folder: Path) -> str:
    """What the scenario of custody says of the code as it is now; empty when it sees nothing wrong."""
    try:
        return next(complaints(folder, FixedClock(START)), "")
    except ENOUGH as complaint:
        return str(complaint) or type(complaint).__name__


def test_a_desk_without_defects_is_in_good_custody(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("TOCSIN_DATABASE_URL", raising=False)

    assert list(complaints(tmp_path, FixedClock(START))) == []


@pytest.mark.parametrize("name", CUSTODY)
def test_the_scenario_of_custody_sees(name: str, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.delenv("TOCSIN_DATABASE_URL", raising=False)
    CUSTODY[name](monkeypatch)

    assert first_complaint(tmp_path)
