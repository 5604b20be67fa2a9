"""An imported table whose columns were guessed wrong is corrected in one act, and nothing that people did on its reports is lost."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.office import Office
from tocsin.desk import cut_originals
from tocsin.domain.duty import NOTHING_LEFT, DutyKind
from tocsin.domain.errors import Malformed, PermissionDenied, Refused
from tocsin.domain.report import Duplicate, Report
from tocsin.ingest import ReadOptions
from tocsin.ingest.reports.column_map import parse

TABLE = """nr,bio,created,words,epoch
1,a baker from the old town,2024-01-02,Men with knives wait behind the mill tonight,2026-03-01T10:00:00Z
2,a baker from the old town,2024-01-02,The van of Marek Dolny stands at the school again,2026-03-02T11:00:00Z
3,,2024-01-02,Arson,2026-03-03T12:00:00Z
"""
WRONG, RIGHT = "text=bio,time=created,id=nr", "text=words,time=epoch,id=nr"


@pytest.fixture
def table(tmp_path: Path) -> Path:
    path = tmp_path / "posts of the week.csv"
    path.write_text(TABLE)
    return path


def _hear(office: Office, path: Path, columns: str) -> tuple[int, int, int]:
    counts = office.desk.importer.hear(path, ReadOptions(columns=parse(columns)))
    return counts.accepted, counts.duplicate, counts.refused


def _reports(office: Office) -> list[tuple[Report, str | None]]:
    return sorted(office.desk.reports.listed(), key=lambda pair: int(pair[0].id.split("-")[1]))


def test_the_reports_keep_their_numbers_and_say_what_the_right_column_holds(office: Office, table: Path) -> None:
    assert _hear(office, table, WRONG) == (2, 0, 1)
    before = {report.id for report, _ in _reports(office)}
    number = next(office.desk.column_corrections.listed()).id

    counts = office.desk.column_corrections.correct(number, parse(RIGHT), by="Dora", reason="the text was the biography")

    assert (counts.corrected, counts.added, counts.refused) == (2, 1, 0)
    reports = _reports(office)
    assert before < {report.id for report, _ in reports}
    assert [text for _, text in reports] == [line.split(",")[3] for line in TABLE.splitlines()[1:]]
    assert [f"{report.received:%Y-%m-%d %H}" for report, _ in reports] == ["2026-03-01 10", "2026-03-02 11", "2026-03-03 12"]
    assert reports[0][0].cues


def test_what_people_did_stays_and_the_record_holds(office: Office, table: Path) -> None:
    marek = office.subject("Marek Dolny")
    office.desk.subjects.watch("north", marek.id, by="Dora", reason="his house")
    _hear(office, table, WRONG)
    second = _reports(office)[1][0].id
    for duty in office.desk.duties.listed(report=second):
        if duty.kind is DutyKind.DELIVER:
            office.desk.duties.done(duty.id, by="Dora", outcome="acknowledged")
    office.desk.reports.note(second, "rung back", by="Dora")
    number = next(office.desk.column_corrections.listed()).id

    office.desk.column_corrections.correct(number, parse(RIGHT), by="Dora", reason="wrong column")

    view = office.desk.reports.show(second)
    assert [text for _, text in view.notes] == ["rung back"]
    assert office.owed(second)["desk"].outcome == "acknowledged"
    assert office.owed(second)["north"].live
    assert {link.subject for link in view.links} == {marek.id}
    with office.desk.services.store.reading() as reader:
        corrected = [entry for entry in reader.entries() if entry.act == "corrected"]
        assert not any(link.upheld for link in reader.find(Duplicate))
    assert {(entry.actor, entry.why) for entry in corrected} == {("Dora", "wrong column")}
    assert office.desk.audit.verify().sound
    assert office.desk.audit.reconcile().balanced
    assert [hit.report.id for hit in office.desk.search.find("knives", by="Dora").hits] == [_reports(office)[0][0].id]


def test_the_file_is_known_again_and_a_second_correction_changes_nothing(office: Office, table: Path) -> None:
    _hear(office, table, WRONG)
    number = next(office.desk.column_corrections.listed()).id
    office.desk.column_corrections.correct(number, parse(RIGHT), by="Dora", reason="wrong column")

    with pytest.raises(Malformed, match="nothing to correct"):
        office.desk.column_corrections.correct(number, parse(RIGHT), by="Dora", reason="again")
    counts = office.desk.importer.hear(table, ReadOptions())

    assert (counts.accepted, counts.duplicate) == (0, 3)
    assert len(list(office.desk.column_corrections.listed())) == 1


def test_an_erased_report_leaves_the_original_and_the_rest_can_be_corrected(office: Office, table: Path) -> None:
    _hear(office, table, WRONG)
    number = next(office.desk.column_corrections.listed()).id
    first = _reports(office)[0][0].id
    office.desk.reports.erase(first, by="Dora", reason="asked for")

    counts = office.desk.column_corrections.correct(number, parse(RIGHT), by="Dora", reason="wrong column")

    assert (counts.corrected, counts.added, counts.erased) == (1, 1, 0)
    assert office.desk.reports.show(first).text is None
    assert office.desk.audit.verify().sound


def test_an_original_out_of_which_no_row_can_be_cut_goes_with_the_erased_report(
    office: Office, table: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(cut_originals, "MOST_CUT", 10)
    _hear(office, table, WRONG)
    number = next(office.desk.column_corrections.listed()).id
    first = _reports(office)[0][0].id
    office.desk.reports.erase(first, by="Dora", reason="asked for")

    with pytest.raises(Refused, match="one of its reports was erased"):
        office.desk.column_corrections.correct(number, parse(RIGHT), by="Dora", reason="wrong column")
    counts = office.desk.column_corrections.correct(number, parse(RIGHT), by="Dora", reason="wrong column", file=table)

    assert (counts.corrected, counts.erased) == (1, 1)
    assert office.desk.reports.show(first).text is None
    assert not next(office.desk.column_corrections.listed()).kept
    assert office.desk.audit.verify().sound


def test_a_column_that_is_not_there_and_a_person_who_may_not_are_told(office: Office, table: Path) -> None:
    _hear(office, table, WRONG)
    number = next(office.desk.column_corrections.listed()).id

    with pytest.raises(Malformed, match=r"no column 'body'.*words"):
        office.desk.column_corrections.correct(number, parse("text=body"), by="Dora", reason="wrong column")
    with pytest.raises(PermissionDenied):
        office.desk.column_corrections.correct(number, parse(RIGHT), by="Avi", reason="wrong column")


@pytest.mark.parametrize("column", ["text", "channel"])
def test_a_report_changes_only_with_its_entry(office: Office, table: Path, column: str) -> None:
    _hear(office, table, WRONG)
    first = _reports(office)[0][0]
    number = next(office.desk.column_corrections.listed()).id
    office.desk.column_corrections.correct(number, parse(RIGHT), by="Dora", reason="wrong column")
    corrected = office.desk.reports.show(first.id).report

    for detail in ("y", first.detail, corrected.detail):
        with pytest.raises(Exception, match="append-only"), office.desk.services.store.engine.begin() as connection:
            connection.exec_driver_sql(f"UPDATE report SET {column} = 'x', detail = '{detail}' WHERE id = '{first.id}'")


SEALED = """nr,bio,words
1,a baker from the old town,Men with knives wait behind the mill tonight
2,a baker from the old town,The van of Marek Dolny stands at the school again
"""
HIDING, OPEN = "text=bio,contact=words,id=nr", "text=words,id=nr"


def _looks(office: Office, report: str) -> list[tuple[str, str, str]]:
    duties = office.desk.duties.listed(report=report)
    return [(str(duty.state), duty.outcome, duty.by) for duty in duties if duty.kind is DutyKind.LOOK]


def test_who_corrects_the_columns_ends_the_looks_that_nothing_is_left_for(office: Office, tmp_path: Path) -> None:
    path = tmp_path / "calls.csv"
    path.write_text(SEALED)
    _hear(office, path, HIDING)
    number = next(office.desk.column_corrections.listed()).id
    first = _reports(office)[0][0].id
    assert _looks(office, first) == [("open", "", "")]

    office.desk.column_corrections.correct(number, parse(OPEN), by="Dora", reason="the words were no contact")

    assert _looks(office, first) == [("done", NOTHING_LEFT, "Dora")]
    with office.desk.services.store.reading() as reader:
        reasons = {entry.why for entry in reader.entries() if entry.act == "done"}
    assert f"the columns were corrected, and nothing of {first} is unread any more: the words were no contact" in reasons
    assert office.desk.audit.verify().sound
    assert office.desk.audit.reconcile().balanced

    office.desk.column_corrections.correct(number, parse(HIDING), by="Dora", reason="they were one after all")

    assert _looks(office, first) == [("open", "", "")]
    assert office.desk.audit.verify().sound
