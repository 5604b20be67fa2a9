"""Poison and pressure: what always fails holds up nothing else, and what is stuck is owed by someone who sees it."""

from __future__ import annotations

from pathlib import Path
from threading import Event, Lock, Thread

import pytest

from tests.office import Office
from tocsin.domain.duty import DutyKind
from tocsin.domain.people import DESK
from tocsin.domain.report import Priority, Report, Submission


def flood(office: Office, count: int) -> None:
    """Bots."""
    office.desk.subjects.watch("south", office.subject("Ilse Brandt").id, reason="stake")
    office.desk.intake.receive_all([Submission(f"bot:{n}", "web", f"Ilse Brandt, {n}!", priority=Priority.P3) for n in range(count)])


def test_an_urgent_mail_goes_out_before_a_flood_of_others(office: Office) -> None:
    flood(office, 200)
    office.desk.subjects.watch("north", office.subject("Marek Dolny").id, reason="stake")
    report = office.hear("Marek Dolny will kill him tomorrow.").report

    office.desk.outbox.send()

    sent = [path.read_text() for path in (office.desk.home / "mail").glob("*.eml")]
    assert any(f"report {report} " in mail for mail in sent)
    assert len(sent) < 200


def test_a_flood_of_overdue_duties_is_escalated_whole(office: Office) -> None:
    flood(office, 150)
    office.clock.advance(days=30)

    made = office.desk.duties.escalate()

    assert len({each.duty for each in made}) == len(made) == office.desk.audit.reconcile().overdue == 300
    assert office.desk.duties.escalate() == []


def test_what_a_team_without_members_owes_is_put_before_the_desks_lead(office: Office) -> None:
    office.desk.people.add_team("west")
    office.desk.subjects.watch("west", office.subject("Marek Dolny").id, reason="stake")
    duty = office.owed(office.hear("Marek Dolny was here.").report)["west"]
    office.clock.advance(hours=5)

    assert {each.to for each in office.desk.duties.escalate() if each.duty == duty.id} == {"Dora"}


def test_a_parked_mail_is_itself_overdue_in_the_end(office: Office) -> None:
    office.desk.subjects.watch("north", office.subject("Marek Dolny").id, reason="stake")
    report = office.hear("Marek Dolny was here.").report
    (office.desk.home / "mail").write_text("a file where the folder should be")
    for _ in range(12):
        office.desk.outbox.send()
        office.clock.advance(hours=2)
    stuck = office.owed(report, DutyKind.RECHECK)[DESK]
    office.clock.advance(days=2)

    assert stuck.id in {each.duty for each in office.desk.duties.escalate()}


def test_a_document_that_crashes_its_parser_is_kept_and_the_next_one_is_read(
    office: Office, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    import tocsin.ingest

    real = tocsin.ingest.read

    def crashes(path: Path, reading: object) -> object:
        if path.name == "bad.txt":
            raise RuntimeError("segmentation of the imagination")
        return real(path, reading)  # type: ignore[arg-type]  # passed on as it came

    monkeypatch.setattr(tocsin.ingest, "read", crashes)
    for name in ("bad.txt", "good.txt"):
        (tmp_path / name).write_text(f"A man with a {name} was here.")

    heard = [office.desk.importer.hear(tmp_path / name, tocsin.ingest.ReadOptions()) for name in ("bad.txt", "bad.txt", "good.txt")]

    assert [(each.accepted, each.refused) for each in heard] == [(0, 1), (0, 1), (1, 0)]
    refusal, raw = next(office.desk.rejected_rows.listed())
    assert "bad.txt" in refusal.where
    assert raw == b"A man with a bad.txt was here."
    office.clock.advance(days=30)
    with office.desk.services.store.reading() as reader:
        unread = reader.find(Report, channel="unread")
    assert len(unread) == 1
    assert (
        {each.duty for each in office.desk.duties.escalate()}
        >= {each.id for each in office.desk.duties.listed(report=unread[0].id)}
        != set()
    )


def test_whoever_waits_to_write_holds_no_connection_meanwhile(office: Office, monkeypatch: pytest.MonkeyPatch) -> None:
    store, clock = office.desk.services.store, office.clock
    turn = Turn()
    monkeypatch.setattr(store, "_turn", turn)
    waiting = Thread(target=office.hear, args=("Marek Dolny was here.",))
    with store.writing("Dora", clock.now()):
        turn.asked.clear()
        waiting.start()
        assert turn.asked.wait(30)
        taken = store.engine.pool.checkedout()  # type: ignore[attr-defined]  # every pool of ours counts
    waiting.join(30)

    assert taken == 1
    assert office.desk.audit.reconcile().reports == 1


class Turn:
    """A lock that says when somebody asks for it."""

    def __init__(self) -> None:
        self.asked = Event()
        self._lock = Lock()

    def __enter__(self) -> None:
        self.asked.set()
        self._lock.acquire()

    def __exit__(self, *_: object) -> None:
        self._lock.release()
