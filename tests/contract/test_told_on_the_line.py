"""A caller who is on the line is told there that their warning has arrived. Nobody owes it to them again."""

from __future__ import annotations

import pytest

from tests.office import Office
from tocsin.domain.duty import Duty, DutyKind
from tocsin.store.entry_queries import EntryFilter


def _arrival(office: Office, *, hung_up: bool, contact: str = "0611 222 333") -> list[Duty]:
    sheet = office.desk.call_sheets.begin(by="Cato").id
    office.desk.call_sheets.save(sheet, {"what": "A light is broken.", "contact": contact}, by="Cato")
    report = office.desk.call_sheets.finish(sheet, by="Cato", hung_up=hung_up).report
    return [duty for duty in office.desk.duties.listed(report=report) if duty.kind is DutyKind.ACKNOWLEDGE]


def test_a_caller_on_the_line_was_told_by_the_person_who_took_the_call(office: Office) -> None:
    (told,) = _arrival(office, hung_up=False)

    assert (told.live, told.outcome, told.by) == (False, "told", "Cato")
    (entry,) = [entry for entry in office.desk.entries.every(EntryFilter(), by="Dora") if entry.key == told.id and entry.act == "done"]
    assert "on the line" in entry.why
    assert office.desk.duties.take_back(told.id, by="Cato").live


@pytest.mark.parametrize(("contact", "owed"), [("0611 222 333", [True]), ("", [])])
def test_a_caller_who_hung_up_is_still_owed_word_if_there_is_a_way(office: Office, contact: str, owed: list[bool]) -> None:
    assert [duty.live for duty in _arrival(office, hung_up=True, contact=contact)] == owed
