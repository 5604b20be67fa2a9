"""A source who writes several times is owed one word of arrival and one call back at a time, which tell what they wish now."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

import pytest

from tests.office import Office
from tocsin.domain.duty import Duty, DutyKind
from tocsin.domain.errors import Refused
from tocsin.domain.report import Priority, Submission
from tocsin.ingest import ReadOptions
from tocsin.ingest.reports.column_map import parse

NUMBER, SPACED, OTHER = "+49 151 23456789", "+49 (151) 2345-6789", "+49 151 99999999"
CHAT = """01/03/2026, 10:00 - Anna Berg: Somebody sprayed a wall at the mill
01/03/2026, 10:01 - Anna Berg: he stands at the gate now
01/03/2026, 10:02 - Anna Berg: please ring me back
01/03/2026, 10:03 - Anna Berg: He says he will kill them all with a bomb tonight
01/03/2026, 10:04 - Ben Arndt: I saw him too
01/03/2026, 10:05 - Anna Berg: I have a picture
01/03/2026, 10:06 - Anna Berg: please do not call me back
"""


def chat(office: Office, folder: Path, text: str = CHAT, name: str = "WhatsApp Chat with Anna Berg.txt") -> None:
    path = folder / name
    path.write_text(text)
    office.desk.importer.hear(path, ReadOptions())


def call_backs(office: Office) -> list[Duty]:
    return [duty for duty in office.desk.duties.listed() if duty.kind is DutyKind.CALL_BACK]


def sound(office: Office) -> bool:
    return office.desk.audit.verify().sound and office.desk.audit.reconcile().balanced


def test_six_messages_of_one_person_owe_one_call_back(office: Office, tmp_path: Path) -> None:
    chat(office, tmp_path)

    owed = call_backs(office)
    shared = [office.desk.reports.show(duty.report).call_back for duty in owed]
    assert len(owed) == 1, "Ben wrote to Anna, and is quoted"
    (together,) = filter(None, shared)
    assert (len(together.reports), together.priority, together.wanted) == (6, Priority.P1, False)
    assert together.wish == together.reports[-1]
    assert sound(office)


def test_it_is_due_as_the_most_pressing_message_asks(office: Office, tmp_path: Path) -> None:
    chat(office, tmp_path)

    soonest = min(duty.due for duty in call_backs(office))
    assert (soonest - office.desk.now()).total_seconds() <= 4 * 3600
    first = office.hear("A wall was sprayed.", contact=OTHER)
    later = office.hear("There is more.", contact=OTHER)
    office.desk.duties.prioritise(later.report, "P1", by="Dora", reason="a knife")
    owed = next(duty for duty in call_backs(office) if duty.report == first.report)
    assert (owed.due - office.desk.now()).total_seconds() <= 4 * 3600


def test_whoever_rings_is_told_what_the_source_wishes_now(office: Office) -> None:
    first = office.hear("A van stands there.", contact=NUMBER)
    second = office.hear("It is gone. Please do not ring me back.", contact=SPACED)

    view = office.desk.reports.show(first.report)
    opened = office.desk.report_access.source(first.report, by="Dora", reason="to ring")

    assert view.before_ringing == (f"the newest word of this source on it, in {second.report}, asks not to be rung",)
    assert opened.before_ringing == view.before_ringing


def test_at_p1_two_people_try_whichever_message_is_urgent(office: Office) -> None:
    owed = office.hear("A wall was sprayed.", contact=NUMBER)
    office.hear("He has a bomb and will kill them.", contact=NUMBER, priority=Priority.P1)
    (duty,) = call_backs(office)

    for _ in range(2):
        office.desk.duties.attempt(duty.id, "no answer", by="Dora")
        office.clock.advance(hours=1)

    with pytest.raises(Refused, match="a second person"):
        office.desk.duties.attempt(duty.id, "no answer", by="Dora")
    office.desk.duties.attempt(duty.id, "no answer", by="Dan")
    office.desk.duties.done(duty.id, "unreached", by="Dan")
    assert owed.report == duty.report
    assert sound(office)


def test_after_the_call_a_new_message_owes_a_new_one(office: Office) -> None:
    office.hear("A van stands there.", contact=NUMBER)
    office.hear("Now two.", contact=NUMBER)
    office.desk.duties.done(call_backs(office)[0].id, "spoken", by="Dora")
    assert call_backs(office) == []

    later = office.hear("Now three.", contact=NUMBER)

    assert [duty.report for duty in call_backs(office)] == [later.report]


def test_the_same_name_in_another_file_is_another_person(office: Office, tmp_path: Path) -> None:
    chat(office, tmp_path, "01/03/2026, 10:00 - Anna: I saw a van\n01/03/2026, 10:01 - Anna: and a man\n")
    other = tmp_path / "other"
    other.mkdir()
    chat(office, other, "02/03/2026, 10:00 - Anna: I saw a bus\n02/03/2026, 10:01 - Anna: and a dog\n")

    assert len(call_backs(office)) == 2


def test_two_who_are_stored_together_with_one_name_are_two(office: Office) -> None:
    office.desk.intake.receive_all([Submission(f"call:{number}", "call", f"A van, {number}.", contact="Anna") for number in range(2)])

    assert len(call_backs(office)) == 2


def test_a_call_back_moved_to_a_team_is_joined_there(office: Office) -> None:
    office.hear("A van stands there.", contact=NUMBER)
    moved = office.desk.duties.reroute(call_backs(office)[0].id, "north", by="Dora", reason="they know her")

    office.hear("Now two.", contact=NUMBER)

    assert [duty.id for duty in call_backs(office)] == [moved.id]
    shared = office.desk.reports.show(moved.report).call_back
    assert shared is not None
    assert len(shared.reports) == 2


def test_an_erased_message_hands_its_call_back_on(office: Office) -> None:
    first = office.hear("A van stands there.", contact=NUMBER)
    second = office.hear("Now two.", contact=NUMBER)
    due = call_backs(office)[0].due

    office.desk.reports.erase(first.report, by="Dora", reason="asked for")

    (owed,) = call_backs(office)
    assert (owed.report, owed.due) == (second.report, due)
    assert sound(office)
    office.desk.reports.erase(second.report, by="Dora", reason="asked for")
    assert [duty.report for duty in call_backs(office)] == [second.report], "nobody is left to hand it on to"
    assert sound(office)


def test_rows_that_share_the_number_of_the_line_are_other_sources(office: Office, tmp_path: Path) -> None:
    path = tmp_path / "calls.csv"
    path.write_text(f"id,text,line,caller\n1,A van at the school,{NUMBER},{OTHER}\n2,Two men with knives,{NUMBER},+49 151 88888888\n")

    office.desk.importer.hear(path, ReadOptions(columns=parse("text=text,contact=line+caller,id=id")))

    assert len(call_backs(office)) == 2


def test_a_correction_that_parts_two_sources_owes_each_a_call_back(office: Office, tmp_path: Path) -> None:
    path = tmp_path / "calls.csv"
    path.write_text("id,text,desk,caller\n1,A van at the school,Ada Berg,Ben Arndt\n2,Two men with knives,Ada Berg,Cleo Dorn\n")
    office.desk.importer.hear(path, ReadOptions(columns=parse("text=text,contact=desk,id=id,channel=caller")))
    assert len(call_backs(office)) == 1
    number = next(office.desk.column_corrections.listed()).id

    office.desk.column_corrections.correct(number, parse("text=text,contact=caller,id=id"), by="Dora", reason="the desk's own name")

    assert len({duty.report for duty in call_backs(office)}) == 2
    assert sound(office)


def test_the_figures_count_one_call_back_and_every_report(office: Office) -> None:
    for number in range(5):
        office.hear(f"A van stands there, {number}.", contact=NUMBER)
    office.desk.duties.done(call_backs(office)[0].id, "spoken", by="Dora")
    now = office.desk.now()

    figures = office.desk.figures.of(now - timedelta(days=1), now + timedelta(days=1))

    tables = {table.name: table.rows for table in figures.tables}
    assert [row[2:4] for row in tables["duties"] if row[0] == "call-back"] == [(1, 1)]
    assert [row[2:4] for row in tables["duties"] if row[0] == "tell-arrival"] == [(1, 1)], "who was spoken to knows that it arrived"
    assert ("source can be reached", "yes", 5) in tables["reports"]
    assert [row[2] for row in tables["times"] if row[:2] == ("call-back", "all")] == [1]


def test_the_history_says_that_one_call_stands_for_both(office: Office) -> None:
    first = office.hear("A van stands there.", contact=NUMBER)
    second = office.hear("Now two.", contact=NUMBER)

    with office.desk.services.store.reading() as reader:
        entry = next(entry for entry in reader.entries() if entry.act == "joined")
    told = office.desk.audit.who_knew(second.report)

    assert first.report in entry.why
    assert entry.seq in {act.seq for act in told.acts}


@pytest.mark.parametrize("places", [(1,), (0,), (0, 2), (1, 2)])
def test_a_person_who_states_a_number_in_one_message_of_a_chat_is_one_source(
    office: Office, tmp_path: Path, places: tuple[int, ...]
) -> None:
    lines = ["Somebody sprayed a wall at the mill", "he stands at the gate now", "please ring me back"]
    told = [f"{line}, I am on {NUMBER}" if place in places else line for place, line in enumerate(lines)]
    chat(office, tmp_path, "".join(f"01/03/2026, 10:0{at} - Anna Berg: {line}\n" for at, line in enumerate(told)))

    (owed,) = call_backs(office)

    view = office.desk.reports.show(owed.report).call_back
    assert view
    assert len(view.reports) == 3
    assert office.desk.report_access.source(owed.report, by="Dora", reason="to ring").contact == f"Anna Berg, {NUMBER}"
    assert sound(office)


def test_two_people_of_one_name_with_a_number_each_are_owed_a_call_back_each(office: Office, tmp_path: Path) -> None:
    told = [f"a wall was sprayed, I am on {NUMBER}", f"he is gone, I am on {OTHER}", "please ring me back"]
    chat(office, tmp_path, "".join(f"01/03/2026, 10:0{at} - Anna Berg: {line}\n" for at, line in enumerate(told)))

    assert len(call_backs(office)) == 3, "nobody knows whose the last message is"
    assert sound(office)
