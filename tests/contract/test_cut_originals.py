"""Erasure of a report that came as a row of a table, beside rows of other people."""

from __future__ import annotations

import json
import zipfile
from email.message import EmailMessage
from pathlib import Path

import pytest

from tests.e2e.town import PICTURE
from tests.office import Office
from tests.unit.ingest.posts.test_odd_files import workbook
from tocsin.desk import cut_originals
from tocsin.domain.errors import Refused
from tocsin.domain.report import ImportedTable
from tocsin.ingest import ReadOptions

ROWS = (
    ("1", "The canary sings behind the mill tonight", "+44 20 7946 0001"),
    ("2", "A man with a canister stands at the school gate", "+44 20 7946 0002"),
    ("3", "They broke the door of the hall, and drove off", "+44 20 7946 0003"),
)
HEADER = ("nr", "what happened", "phone")


def csv(path: Path, separator: str = ",") -> Path:
    lines = (separator.join(f'"{cell}"' for cell in row) for row in (HEADER, *ROWS))
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return path


def json_lines(path: Path) -> Path:
    path.write_text("".join(f'{{"id": "{nr}", "text": "{text}", "phone": "{phone}"}}\n' for nr, text, phone in ROWS), encoding="utf-8")
    return path


def workbook_file(path: Path) -> Path:
    path.write_bytes(workbook([[*row] for row in (HEADER, *ROWS)]))
    return path


def document(path: Path) -> Path:
    path.write_text(json.dumps([{"id": nr, "text": text, "phone": phone} for nr, text, phone in ROWS], indent=1), encoding="utf-8")
    return path


def heard(office: Office, path: Path) -> list[str]:
    """The numbers of the reports, in the order of the rows."""
    assert office.desk.importer.hear(path, ReadOptions()).accepted == len(ROWS)
    number_by_text = {text: report.id for report, text in office.desk.reports.listed()}
    return [next(number for told, number in number_by_text.items() if told and text in told) for _, text, _ in ROWS]


def originals(office: Office) -> list[bytes]:
    """Every kept original that can still be read."""
    with office.desk.services.store.reading() as reader:
        return [data for table in reader.find(ImportedTable) if (data := reader.read(table.original))]


@pytest.mark.parametrize(
    ("make", "name"), [(csv, "calls.csv"), (json_lines, "calls.jsonl"), (workbook_file, "calls.xlsx"), (document, "calls.json")]
)
def test_the_row_is_cut_out_and_the_others_stay(office: Office, tmp_path: Path, make: object, name: str) -> None:
    first, second, third = heard(office, make(tmp_path / name))  # type: ignore[operator]  # either function

    view = office.desk.reports.would_erase(second, by="Dora")
    office.desk.reports.erase(second, by="Dora", reason="asked for")

    assert view.original is not None
    assert view.original.others == (first, third)
    assert any("cut out" in line for line in view.lines)
    (left,) = originals(office)
    assert b"canister" not in left
    assert b"0002" not in left
    assert b"canary" in left
    assert b"0003" in left
    assert len(list(office.desk.column_corrections.listed())) == 1
    assert office.desk.audit.verify().sound


def test_a_report_that_holds_the_whole_file_is_named_before(office: Office, tmp_path: Path) -> None:
    path = workbook_file(tmp_path / "calls.xlsx")
    with zipfile.ZipFile(path, "a") as archive:
        archive.writestr("xl/media/image1.png", PICTURE)
    assert office.desk.importer.hear(path, ReadOptions()).accepted == len(ROWS) + 1
    by_text = {text: report for report, text in office.desk.reports.listed()}
    row = next(report.id for text, report in by_text.items() if text and "canister" in text)
    (holder,) = (report.id for report in by_text.values() if report.attachments)

    lines = office.desk.reports.would_erase(row, by="Dora").lines

    assert any(f"is attached to {holder}. Look there: its words may still be read." in line for line in lines)


def test_the_mail_that_brought_a_table_is_named_before_a_row_of_it_is_erased(office: Office, tmp_path: Path) -> None:
    mail = EmailMessage()
    mail["From"], mail["Subject"], mail["Date"] = "a@example.org", "The list of last night", "Sun, 29 Nov 2026 08:00:00 +0100"
    mail.set_content("See the list, please.")
    mail.add_attachment(csv(tmp_path / "calls.csv").read_bytes(), maintype="text", subtype="csv", filename="calls.csv")
    (tmp_path / "night.eml").write_bytes(bytes(mail))
    office.desk.importer.hear(tmp_path / "night.eml", ReadOptions())
    by_text = {text: report for report, text in office.desk.reports.listed() if text}
    row = next(report.id for text, report in by_text.items() if "canister" in text)
    (holder,) = (report.id for report in by_text.values() if report.attachments)

    assert office.desk.reports.would_erase(row, by="Dora").holders == (holder,)
    office.desk.reports.erase(holder, by="Dora", reason="asked for")
    assert office.desk.reports.would_erase(row, by="Dora").holders == ()


def test_one_after_the_other_can_be_erased(office: Office, tmp_path: Path) -> None:
    for report in heard(office, csv(tmp_path / "calls.csv")):
        office.desk.reports.erase(report, by="Dora", reason="asked for")

    assert all(text.encode() not in left for left in originals(office) for _, text, _ in ROWS)
    assert office.desk.audit.verify().sound


def test_the_file_is_known_again_and_gives_nothing_back(office: Office, tmp_path: Path) -> None:
    path = csv(tmp_path / "calls.csv")
    reports = heard(office, path)
    office.desk.reports.erase(reports[1], by="Dora", reason="asked for")

    counts = office.desk.importer.hear(path, ReadOptions())

    assert (counts.accepted, counts.duplicate) == (0, len(ROWS))
    assert b"canister" not in b"".join(originals(office))


def test_a_row_that_cannot_be_cut_out_takes_the_original_and_says_so_before(
    office: Office, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(cut_originals, "MOST_CUT", 10)
    first, second, third = heard(office, csv(tmp_path / "calls.csv"))

    lines = office.desk.reports.would_erase(second, by="Dora").lines
    office.desk.reports.erase(second, by="Dora", reason="asked for")

    assert any("destroyed as a whole" in line for line in lines)
    assert any("2 other reports" in line and first in line and third in line for line in lines)
    assert originals(office) == []
    assert office.desk.reports.show(first).text is not None


def test_what_would_be_lost_is_told_before_and_nothing_is_written(office: Office) -> None:
    report = office.hear("They will burn the mill tonight.", contact="0123 456").report
    office.desk.reports.note(report, "rung back", by="Dora")
    head = office.desk.queue.head()

    view = office.desk.reports.would_erase(report, by="Dora")

    assert view.lines == ("These become unreadable for everyone, and cannot be restored: its text, 1 note, how its source is reached.",)
    assert {duty.report for duty in view.owed} == {report}
    assert office.desk.queue.head() == head


def test_what_was_erased_is_not_erased_again(office: Office) -> None:
    report = office.hear("They will burn the mill tonight.").report
    office.desk.reports.erase(report, by="Dora", reason="asked for")

    with pytest.raises(Refused, match="erased already"):
        office.desk.reports.would_erase(report, by="Dora")
