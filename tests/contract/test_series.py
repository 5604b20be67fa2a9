"""Possible series of reports: shown with evidence, decided by people, and nothing follows from a decision."""

from __future__ import annotations

import pytest

from tests.office import Office
from tocsin.domain.errors import Malformed, PermissionDenied, Refused
from tocsin.domain.ledger import Entry
from tocsin.domain.report import Submission
from tocsin.store import schema
from tocsin.store.codec import to_row

LONG = "Marek Dolny was at the school gate again this morning with a long knife in his bag, and he shouted at {}."

TOLD = (
    "Marek Dolny shouted at our neighbour in the yard.",
    "Last night somebody saw Marek Dolny behind the station.",
    "My brother says that Marek Dolny bought petrol.",
    "He is called Marek Dolny and he follows children.",
)


def told(office: Office, number: int, *, contact: str = "", place: str = "", text: str = "") -> str:
    facts = (("place", place),) if place else ()
    words = text or TOLD[number % len(TOLD)]
    return office.desk.intake.receive(Submission(f"series:{number}", "call", words, contact=contact, facts=facts)).report


def state_of(office: Office) -> dict[str, list[str]]:
    """Every record of the desk but decisions about series."""
    with office.desk.services.store.reading() as reader:
        return {kind.KIND: sorted(map(str, map(to_row, reader.find(kind)))) for kind in schema.RECORDS if kind.KIND != "series"}


def entries_of(office: Office) -> list[Entry]:
    with office.desk.services.store.reading() as reader:
        return reader.entries()


def test_reports_of_one_contact_are_a_possible_series_however_the_contact_is_written(office: Office) -> None:
    subject = office.subject("Marek Dolny")
    reports = [told(office, number, contact=written) for number, written in enumerate(["0170 1234567", "0170/1234567", "(0170) 123 45 67"])]
    told(office, 7, contact="0170 7654321")

    (view,) = office.desk.series.of_subject("Marek Dolny", by="Dora")

    assert (view.subject, view.label, list(view.series.reports)) == (subject.id, "Marek Dolny", reports)
    assert [str(item) for item in view.series.evidence_for] == ["reports with the same contact as another: 3", "reports within 24 hours: 3"]
    assert office.desk.series.of_report(reports[1], by="Dora") == [view] == office.desk.series.newest(by="Dora")


def test_reports_in_much_the_same_words_are_a_possible_series_with_what_speaks_against_it(office: Office) -> None:
    office.subject("Marek Dolny")
    reports = [
        told(office, number, text=LONG.format(whom), contact=f"017{number} 1234567", place=f"gate {number}")
        for number, whom in enumerate(["a teacher", "a child", "the porter"])
    ]
    other = told(office, 8, text="Marek Dolny said: I will kill him tomorrow.")
    told(office, 9, text=LONG.format("a cook"), contact="")

    (view,) = office.desk.series.of_subject("Marek Dolny")

    assert list(view.series.reports[:3]) == reports
    assert other not in view.series.reports
    against = [str(item) for item in view.series.evidence_against]
    assert "different places that are told: 3" in against
    assert "different contacts: 3" in against


def test_contacts_of_others_in_the_text_make_no_series(office: Office) -> None:
    subject = office.subject("Marek Dolny")
    for number in range(3):
        office.desk.intake.receive(Submission(f"others:{number}", "call", TOLD[number], sealed="0170 1234567"))

    assert office.desk.series.of_subject(subject.id) == []


def test_an_undone_link_takes_a_report_out_of_the_series(office: Office) -> None:
    subject = office.subject("Marek Dolny")
    reports = [told(office, number, contact="0171 1234567") for number in range(3)]
    assert office.desk.series.of_subject(subject.id)

    office.desk.subjects.unlink(reports[0], subject.id, by="Dora", reason="another man")

    assert office.desk.series.of_subject(subject.id) == []


def test_erased_reports_are_in_no_possible_series(office: Office) -> None:
    subject = office.subject("Marek Dolny")
    reports = [told(office, number, text="Marek Dolny is at the gate.") for number in range(3)]
    assert office.desk.series.of_subject(subject.id)

    office.desk.reports.erase(reports[0], by="Dora", reason="asked for")

    assert office.desk.series.of_subject(subject.id) == []


def test_a_decision_is_one_entry_changes_nothing_else_and_is_taken_back(office: Office) -> None:
    subject = office.subject("Marek Dolny")
    office.desk.subjects.watch("north", subject.id, reason="stake", by="Dora")
    reports = [told(office, number, contact="0170 1234567") for number in range(3)]
    before, entries = state_of(office), len(entries_of(office))

    decision = office.desk.series.decide(subject.id, reports, "series", by="Dan", reason="he boasted of it")

    assert state_of(office) == before
    (entry,) = entries_of(office)[entries:]
    assert (entry.act, entry.kind, entry.actor, entry.subject, entry.why) == (
        "series decided",
        "series",
        "Dan",
        subject.id,
        "he boasted of it",
    )
    later = told(office, 9, contact="0170 1234567")
    (view,) = office.desk.series.of_subject(subject.id)
    assert (view.decision, view.since) == (decision, (later,))
    assert office.owed(later).keys() == {"north"}, "a report after the decision is owed what any report is"

    before = state_of(office)
    office.desk.series.take_back(decision.id, by="Dora", reason="two callers")

    assert state_of(office) == before
    assert office.desk.series.of_subject(subject.id)[0].decision is None
    assert [item.verdict for item in office.desk.series.decided()] == ["open"]
    with pytest.raises(Refused, match="taken back already"):
        office.desk.series.take_back(decision.id, by="Dora", reason="again")


def test_a_series_is_decided_by_a_person_of_the_desk_with_a_reason_about_reports_on_the_subject(office: Office) -> None:
    subject, reports = office.subject("Marek Dolny"), [told(office, number, contact="0170 1234567") for number in range(3)]
    elsewhere = office.hear("A tree fell.").report
    series = office.desk.series

    with pytest.raises(PermissionDenied):
        series.of_subject(subject.id, by="Nora")
    for by in ("Nora", "Avi", "Cato"):
        with pytest.raises(PermissionDenied):
            series.decide(subject.id, reports, "series", by=by, reason="x")
    with pytest.raises(Malformed, match="say why"):
        series.decide(subject.id, reports, "series", by="Dan", reason=" ")
    with pytest.raises(Malformed, match="decide series or no series"):
        series.decide(subject.id, reports, "open", by="Dan", reason="x")
    with pytest.raises(Malformed, match="at least two"):
        series.decide(subject.id, [reports[0], reports[0]], "series", by="Dan", reason="x")
    with pytest.raises(Refused, match=f"{elsewhere} is not about"):
        series.decide(subject.id, [*reports, elsewhere], "series", by="Dan", reason="x")
