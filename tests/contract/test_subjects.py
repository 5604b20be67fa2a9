"""Stakes and status."""

from __future__ import annotations

import pytest

from tests.office import Office
from tocsin.desk.subjects import Decision
from tocsin.domain.duty import DutyKind
from tocsin.domain.errors import AlreadyKnown, Malformed, PermissionDenied, Refused, Undelivered, Unknown
from tocsin.domain.mention import Quality
from tocsin.domain.people import DESK
from tocsin.domain.status import Status
from tocsin.domain.subject import Kind, Name

BOTH = Decision("Nora", "no longer of concern", "Dora")


def answer_everything(office: Office) -> None:
    """Everyone does what they owe."""
    who = {"north": "Nora", "south": "Sue", DESK: "Dora"}
    outcome = {DutyKind.DELIVER: "acknowledged", DutyKind.ASSESS: "action", DutyKind.REVIEW: "agree"}
    for duty in office.desk.duties.listed():
        office.desk.duties.done(duty.id, by=who[duty.team], outcome=outcome[duty.kind])


def test_a_new_watch_gets_the_past(office: Office) -> None:
    subject = office.subject("Marek Dolny")
    report = office.hear("Marek Dolny was here.").report

    _, opened = office.desk.subjects.watch("north", subject.id, reason="stake")

    assert [(duty.report, duty.team) for duty in opened] == [(report, "north")]


def test_a_link_made_later_opens_what_it_would_have_opened(office: Office) -> None:
    subject = office.subject("Marek Dolny")
    office.desk.subjects.watch("north", subject.id, reason="stake")
    report = office.hear("The man with the red van was here.").report

    opened = office.desk.subjects.link(report, "Marek Dolny", by="Dan", reason="it is his van")

    assert [duty.team for duty in opened] == ["north"]


def test_a_status_is_not_lowered_while_anything_is_owed(office: Office) -> None:
    subject = office.subject("Marek Dolny")
    office.desk.subjects.watch("north", subject.id, reason="stake")
    office.desk.subjects.watch("south", subject.id, reason="stake")
    report = office.hear("Marek Dolny was here.").report
    office.desk.duties.done(office.owed(report)["north"].id, by="Nora", outcome="acknowledged")

    with pytest.raises(Undelivered) as refusal:
        office.desk.subjects.status(subject.id, Status.LOW, BOTH)

    assert any("south" in duty for duty in refusal.value.duties)
    assert not any("north" in duty for duty in refusal.value.duties)
    answer_everything(office)
    assert office.desk.subjects.status(subject.id, Status.LOW, BOTH).status is Status.LOW


def test_an_undone_link_does_not_free_the_status(office: Office) -> None:
    subject = office.subject("Marek Dolny")
    report = office.hear("Marek Dolny was here.").report
    office.desk.subjects.unlink(report, subject.id, by="Dan", reason="someone else")

    with pytest.raises(Undelivered):
        office.desk.subjects.status(subject.id, Status.CLOSED, BOTH)


def test_lowering_takes_a_second_person(office: Office) -> None:
    subject = office.subject("Marek Dolny")

    with pytest.raises(Malformed, match="second person"):
        office.desk.subjects.status(subject.id, Status.LOW, Decision("Nora", "why"))
    with pytest.raises(PermissionDenied, match="other than Nora"):
        office.desk.subjects.status(subject.id, Status.LOW, Decision("Nora", "why", "Nora"))
    with pytest.raises(PermissionDenied, match="auditor"):
        office.desk.subjects.status(subject.id, Status.LOW, Decision("Nora", "why", "Avi"))


def test_raising_takes_one(office: Office) -> None:
    subject = office.subject("Marek Dolny")

    assert office.desk.subjects.status(subject.id, Status.HIGH, Decision("Nils", "seen twice")).status is Status.HIGH


def test_a_closed_subject_still_wakes_its_last_team_and_the_desk(office: Office) -> None:
    subject = office.subject("Marek Dolny")
    office.desk.subjects.watch("north", subject.id, reason="stake")
    office.desk.subjects.unwatch("north", subject.id, by="Nora", reason="done with him")
    office.desk.subjects.status(subject.id, Status.CLOSED, BOTH)

    report = office.hear("Marek Dolny is back.").report

    assert set(office.owed(report)) == {"north", DESK}


def test_merging_opens_what_each_ones_watchers_are_owed_of_the_other(office: Office) -> None:
    one, other = office.subject("Marek Dolny"), office.subject("Dolny the Baker")
    office.desk.subjects.watch("north", one.id, reason="stake")
    report = office.hear("Dolny the Baker was here.").report
    before = office.desk.duties.listed(report=report)

    opened = office.desk.subjects.merge(one.id, other.id, by="Dan", reason="same van")

    assert [duty.team for duty in opened] == ["north"]
    assert [duty for duty in office.desk.duties.listed(report=report) if duty.id not in {each.id for each in opened}] == before
    assert office.desk.subjects.split(other.id, by="Dan", reason="not the same after all").merged_into is None


def test_merging_never_lowers_a_status(office: Office) -> None:
    one, other = office.subject("Marek Dolny"), office.subject("Dolny the Baker")
    office.desk.subjects.status(other.id, Status.HIGH, Decision("Nils", "seen twice"))

    office.desk.subjects.merge(one.id, other.id, by="Dan", reason="same van")

    assert office.desk.subjects.show(one.id).subject.status is Status.HIGH


def test_a_merged_subject_wakes_the_watchers_of_both(office: Office) -> None:
    one, other = office.subject("Marek Dolny"), office.subject("Dolny the Baker")
    office.desk.subjects.watch("north", one.id, reason="stake")
    office.desk.subjects.watch("south", other.id, reason="stake")
    office.desk.subjects.merge(one.id, other.id, by="Dan", reason="same van")

    report = office.hear("Dolny the Baker was here.").report

    assert set(office.owed(report)) == {"north", "south"}


def test_an_unknown_subject_is_named_with_what_to_do(office: Office) -> None:
    with pytest.raises(Unknown) as unknown:
        office.desk.subjects.watch("north", "Nobody Atall", reason="stake")
    assert "tocsin subject add" in unknown.value.in_terminal


def test_an_unknown_team_is_answered_with_those_there_are(office: Office) -> None:
    subject = office.subject("Marek Dolny")

    with pytest.raises(Unknown, match="desk, north, south"):
        office.desk.subjects.watch("nroth", subject.id, reason="stake")


def test_watching_twice_is_refused(office: Office) -> None:
    subject = office.subject("Marek Dolny")
    office.desk.subjects.watch("north", subject.id, reason="stake")

    with pytest.raises(Refused, match="watches"):
        office.desk.subjects.watch("north", "Marek Dolny", reason="stake")


def test_a_subject_is_found_by_its_name_whatever_its_case(office: Office) -> None:
    subject = office.subject("Marek Dolny", "The Miller")

    assert office.desk.subjects.show("marek dolny").subject.id == subject.id
    assert office.desk.subjects.show("the miller").subject.id == subject.id


@pytest.mark.parametrize("again", ["Marek Dolny", "DOLNY, Márek", "Mar\u200bek Dolny", "Мarek Dolny"])
def test_a_name_that_the_desk_knows_is_not_added_unawares(office: Office, again: str) -> None:
    known = office.subject("Marek Dolny")

    with pytest.raises(AlreadyKnown, match=known.id):
        office.desk.subjects.add([Name("Someone"), Name(again)], Kind.PERSON, reason="named in a call")

    namesake = office.desk.subjects.add([Name(again)], Kind.PERSON, reason="another man", anyway=True)
    assert len({known.id, namesake.id}) == 2


def test_the_one_that_a_known_name_was_merged_into_is_named(office: Office) -> None:
    kept, merged = office.subject("Marek Dolny"), office.subject("Dolny the Baker")
    office.desk.subjects.merge(kept.id, merged.id, by="Dan", reason="one man")

    with pytest.raises(AlreadyKnown) as refused:
        office.desk.subjects.add([Name("Dolny the Baker")], Kind.PERSON, reason="named in a call")
    assert refused.value.subjects == (kept.id,)


def test_a_nickname_and_a_thing_of_another_kind_are_free(office: Office) -> None:
    office.subject("Marek Dolny", "Greyfriday")

    office.desk.subjects.add([Name("Ulrik Vasmarine"), Name("Marek Dolny", Quality.WEAK)], Kind.PERSON, reason="called so by some")
    office.desk.subjects.add([Name("#greyfriday")], Kind.HASHTAG, reason="another thing")
