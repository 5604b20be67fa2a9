"""One bad item of a batch: it is set aside and owed a look by the desk, and every other item goes on."""

from __future__ import annotations

import logging
from pathlib import Path
from typing import Any

import pytest

from tests.office import Office
from tocsin.desk.arrival import Arrival
from tocsin.desk.backfill import Backfill
from tocsin.desk.duties import Duties
from tocsin.desk.importing import ImportCounts
from tocsin.desk.outbox import Outbox
from tocsin.domain.duty import DutyKind
from tocsin.domain.errors import Malformed
from tocsin.domain.people import DESK
from tocsin.domain.report import Report
from tocsin.ingest import ReadOptions

BAD = "Marek Dolny and the bad one."


def owed_by_the_desk(office: Office, where: str) -> bool:
    """Whether a rejected row of this place is kept, and a report on it owes the desk a look."""
    kept = any(where in row.where for row, _ in office.desk.rejected_rows.listed())
    with office.desk.services.store.reading() as reader:
        unread = [report.id for report in reader.find(Report, channel="unread")]
    reports = [report for report in unread if where in office.desk.reports.show(report).where]
    return kept and any(office.owed(report, DutyKind.ASSESS)[DESK].live for report in reports)


def fails_for(monkeypatch: pytest.MonkeyPatch, holder: Any, name: str, bad: Any, error: Exception) -> None:
    real = getattr(holder, name)

    def failing(self: Any, *about: Any, **more: Any) -> Any:
        if bad(*about):
            raise error
        return real(self, *about, **more)

    monkeypatch.setattr(holder, name, failing)


@pytest.mark.parametrize("error", [ValueError("odd"), Malformed("odd"), KeyError("odd")])
def test_a_file_that_cannot_be_accepted_holds_up_no_other(
    office: Office, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, error: Exception
) -> None:
    fails_for(monkeypatch, Arrival, "_store", lambda screened: screened.submission.text == BAD, error)
    table = tmp_path / "calls.csv"
    table.write_text(f"text,date\nThe first one.,2026-03-01\n{BAD},2026-03-01\nThe last one.,2026-03-01\n")

    counts = office.desk.importer.hear(table, ReadOptions())

    assert (counts.read, counts.accepted, counts.refused) == (3, 2, 1)
    assert owed_by_the_desk(office, "calls.csv")


def test_a_file_that_breaks_off_counts_the_rows_before(office: Office, tmp_path: Path) -> None:
    table = tmp_path / "calls.csv"
    table.write_text("text,date\n" + "".join(f"Call number {n} came.,2026-03-01\n" for n in range(120)))
    batches = []

    def break_off(_rows: object, counts: ImportCounts) -> None:
        batches.append(counts)
        raise ValueError("odd")

    counts = office.desk.importer.hear(table, ReadOptions(), break_off)

    assert batches == [ImportCounts(100, 100)]
    assert counts == ImportCounts(101, 100, refused=1)
    assert counts.read == counts.accepted + counts.duplicate + counts.refused


def test_a_mail_whose_result_cannot_be_recorded_holds_up_no_other(office: Office, monkeypatch: pytest.MonkeyPatch) -> None:
    office.desk.subjects.watch("north", office.subject("Marek Dolny").id, reason="stake")
    bad, good = (office.owed(office.hear(f"Marek Dolny {word}.").report)["north"].id for word in ("came", "left"))
    fails_for(monkeypatch, Outbox, "_after", lambda _session, mail, _error: mail.duty == bad, ValueError("odd"))

    sent = office.desk.outbox.send()

    assert sent.sent == 1
    assert owed_by_the_desk(office, f"mail {bad}.told")
    assert not owed_by_the_desk(office, good)


def test_an_overdue_duty_that_cannot_be_escalated_holds_up_no_other(office: Office, monkeypatch: pytest.MonkeyPatch) -> None:
    bad, good = (office.owed(office.hear(f"Somebody {word}.").report)[DESK].id for word in ("came", "left"))
    office.clock.advance(days=1)
    fails_for(monkeypatch, Duties, "_announce", lambda _session, duty, *_: duty.id == bad, ValueError("odd"))

    escalated = {escalation.duty for escalation in office.desk.duties.escalate()}

    assert good in escalated
    assert bad not in escalated
    assert owed_by_the_desk(office, f"overdue duty {bad}")


def test_a_past_report_that_cannot_be_searched_holds_up_no_other(office: Office, monkeypatch: pytest.MonkeyPatch) -> None:
    bad, good = office.hear(BAD).report, office.hear("Marek Dolny was here.").report
    fails_for(monkeypatch, Backfill, "_touched", lambda _reader, _index, report: report.id == bad, RecursionError("odd"))

    subject = office.subject("Marek Dolny").id

    assert [link.report for link in office.desk.subjects.show(subject).links] == [good]
    assert owed_by_the_desk(office, f"search of report {bad}")


def test_a_job_that_fails_stops_no_other_and_is_owed_a_look_once_a_day(office: Office) -> None:
    def broken() -> None:
        raise ModuleNotFoundError("No module named 'numpy'")

    for _ in range(3):
        assert office.desk.jobs.run("search", broken) is None
    assert office.desk.jobs.run("mail", lambda: 7) == 7

    assert owed_by_the_desk(office, "job search on 2026-")
    with office.desk.services.store.reading() as reader:
        assert reader.count(Report, channel="unread") == 1


def test_the_same_words_in_two_files_are_two_reports_of_which_one_repeats_the_other(office: Office, tmp_path: Path) -> None:
    for name in ("one.txt", "two.txt"):
        (tmp_path / name).write_text("They will come on Friday.")

    first, second, again = (office.desk.importer.hear(tmp_path / name, ReadOptions()) for name in ("one.txt", "two.txt", "two.txt"))

    assert (first.accepted, second.accepted, again.accepted, again.duplicate) == (1, 1, 0, 1)
    with office.desk.services.store.reading() as reader:
        one, two = sorted(report.id for report in reader.find(Report))
    assert [link.of for link in office.desk.reports.show(two).duplicates] == [one]


def test_what_an_error_quotes_is_sealed(office: Office) -> None:
    office.desk.set_aside.keep("calls.csv row 3", ValueError("could not read 'my brother Tomas'"))

    ((row, raw),) = office.desk.rejected_rows.listed()

    assert "Tomas" not in row.reason
    assert raw is not None
    assert b"Tomas" in raw


def test_no_word_of_a_failing_item_reaches_a_log(
    office: Office, caplog: pytest.LogCaptureFixture, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    caplog.set_level(logging.DEBUG)  # whatever an earlier test in this process left switched off
    for name in ("tocsin.worker", "tocsin.desk"):
        monkeypatch.setattr(logging.getLogger(name), "disabled", False)

    def broken() -> None:
        try:
            raise ValueError("could not read 'my brother Tomas'")
        except ValueError as error:
            raise KeyError("Tomas") from error

    office.desk.jobs.run("search", broken)
    office.desk.set_aside.keep("Tomas's calls.csv row 3", ValueError("'my brother Tomas'"))
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(office.desk.set_aside, "keep", lambda *_: broken())
        office.desk.jobs.run("search", broken)

    formatted = "\n".join(caplog.handler.format(record) for record in caplog.records)
    assert len(caplog.records) >= 3
    assert "KeyError" in formatted
    assert "Tomas" not in formatted + "".join(capsys.readouterr())
