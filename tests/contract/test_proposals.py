"""What Tocsin proposes, and what people answer."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.office import Office
from tocsin.domain.errors import PermissionDenied, Refused, Unknown
from tocsin.domain.proposal import AnsweredProposal, ProposalAnswer

TOLD = "The caller said that Mr Ilmar Veldrak threatened the shop. Later Veldrak came back with a witness, Dr Sanna Korvath."


def test_a_new_name_is_proposed_with_its_sentences_and_questions(office: Office) -> None:
    one, two = office.hear(TOLD).report, office.hear("We saw Mr Ilmar Veldrak again.").report

    found = {each.name: each for each in office.desk.proposals.names()}

    veldrak = found["Ilmar Veldrak"]
    assert (veldrak.kind, veldrak.reports, veldrak.mentions) == ("person", 2, 3)
    assert {place.report for place in veldrak.places} == {one, two}
    assert any("witness" in question for place in found["Sanna Korvath"].places for question in place.questions)
    assert not office.desk.subjects.listed()


def test_what_is_known_is_not_proposed(office: Office) -> None:
    office.subject("Ilmar Veldrak")
    office.hear(TOLD)

    assert "Ilmar Veldrak" not in {each.name for each in office.desk.proposals.names()}


def test_an_accepted_name_becomes_a_subject_that_the_past_is_searched_for(office: Office) -> None:
    report = office.hear(TOLD).report
    number = next(each.id for each in office.desk.proposals.names() if each.name == "Ilmar Veldrak")

    subject = office.desk.proposals.accept(number, by="Dan", reason="threatened a shop")

    assert [link.report for link in office.desk.subjects.show("Ilmar Veldrak").links] == [report]
    assert number not in {each.id for each in office.desk.proposals.names()}
    with office.desk.services.store.reading() as reader:
        answer = reader.get(AnsweredProposal, number)
        assert answer is not None
        assert (answer.answer, answer.by, answer.subject) == (ProposalAnswer.ACCEPTED, "Dan", subject.id)
        assert all("Veldrak" not in str(entry.new) for entry in reader.entries())


def test_a_declined_name_is_not_proposed_again(office: Office) -> None:
    office.hear(TOLD)
    number = next(each.id for each in office.desk.proposals.names() if each.name == "Sanna Korvath")

    office.desk.proposals.decline(number, by="Dan", reason="a witness")
    office.hear("Dr Sanna Korvath called once more.")

    assert "Sanna Korvath" not in {each.name for each in office.desk.proposals.names()}
    with pytest.raises(Refused, match="declined by Dan"):
        office.desk.proposals.accept(number, by="Dan", reason="after all")


def test_an_answer_takes_an_entitled_person_and_an_open_proposal(office: Office) -> None:
    office.hear(TOLD)
    number = office.desk.proposals.names()[0].id

    with pytest.raises(PermissionDenied):
        office.desk.proposals.accept(number, by="Avi", reason="why")
    with pytest.raises(Unknown) as unknown:
        office.desk.proposals.decline("P-nothing", by="Dan", reason="why")
    assert "tocsin proposals" in unknown.value.in_terminal


def test_an_erased_report_proposes_nothing(office: Office) -> None:
    report = office.hear(TOLD).report
    office.desk.reports.erase(report, by="Dora", reason="asked for")

    assert office.desk.proposals.names() == []


def test_two_subjects_that_may_be_one_are_proposed_merged_and_split(office: Office, tmp_path: Path) -> None:
    path = tmp_path / "ours.csv"
    path.write_text("id,name\n1,Anso Quistgaard Veldrak\n2,Somebody Elsewhere\n", encoding="utf-8")
    office.desk.lists.load([path], "csv")
    subject = office.subject("Anso Quistgard Veldrak")

    [pair] = office.desk.proposals.same()
    assert {pair.one, pair.two} == {subject.id, "ours:1"}
    assert any("name" in said for said in pair.evidence_for)
    kept = office.desk.proposals.accept(pair.id, by="Dan", reason="the same passport")

    assert set(office.desk.subjects.show(kept.id).members) == {subject.id, "ours:1"}
    assert office.desk.proposals.same() == []
    merged = pair.two if kept.id == pair.one else pair.one
    assert office.desk.subjects.split(merged, by="Dan", reason="not the same").merged_into is None


def test_two_of_ones_own_may_be_one_and_a_no_is_remembered(office: Office) -> None:
    office.subject("Ilmar Quistgaard")
    office.subject("Ilmar Quistgard")
    [pair] = office.desk.proposals.same()

    office.desk.proposals.decline(pair.id, by="Dan", reason="two cousins")

    assert office.desk.proposals.same() == []
