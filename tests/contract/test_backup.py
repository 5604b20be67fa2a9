"""A desk in one file, and back."""

from __future__ import annotations

import stat
import threading
from collections.abc import Callable
from pathlib import Path

import psycopg
import pytest

from tests.office import Office
from tocsin.domain.duty import DutyKind
from tocsin.domain.errors import Malformed, Refused
from tocsin.domain.people import DESK
from tocsin.domain.report import Attachment, Submission
from tocsin.wiring import restore_desk

Elsewhere = Callable[[], Path]


@pytest.fixture
def elsewhere(tmp_path: Path, database: str, monkeypatch: pytest.MonkeyPatch, request: pytest.FixtureRequest) -> Elsewhere:
    """An empty home whose desk will live in an empty database of the same kind."""

    def empty() -> Path:
        if database == "postgres":
            server = request.getfixturevalue("postgres_server")
            name = f"restored{abs(hash(tmp_path))}"
            with psycopg.connect(f"{server}/postgres", autocommit=True) as connection:
                connection.execute(f"CREATE DATABASE {name}".encode())
            monkeypatch.setenv("TOCSIN_DATABASE_URL", f"{server}/{name}")
        return tmp_path / "restored"

    return empty


@pytest.fixture
def used(office: Office) -> Office:
    one, other = office.subject("Marek Dolny"), office.subject("Dolny the Baker")
    office.desk.subjects.watch("north", one.id, reason="stake")
    office.desk.subjects.merge(one.id, other.id, by="Dan", reason="same van")
    film = Attachment("film.mp4", "video/mp4", bytes(range(256)) * 1000)
    office.desk.intake.receive(Submission("k", "web", "Marek Dolny was here.", contact="0123", attachments=(film,)))
    report = office.hear("A light is broken.").report
    there = office.desk.duties.reroute(office.owed(report)[DESK].id, "south", by="Dora", reason="theirs")
    office.desk.duties.reroute(there.id, DESK, by="Sue", reason="yours")
    return office


def test_a_restored_desk_is_the_desk_that_was_and_begins_an_epoch(used: Office, tmp_path: Path, elsewhere: Elsewhere) -> None:
    used.desk.receipts.issue()
    before = [(view.text, view.report, view.duties) for view in map(used.desk.reports.show, _reports(used))]
    made = used.desk.backup.write(tmp_path / "b.tocsin")

    desk, manifest = restore_desk(tmp_path / "b.tocsin", elsewhere(), used.clock)

    assert manifest == made
    assert desk.audit.verify().whole
    assert desk.audit.reconcile() == used.desk.audit.reconcile()
    with desk.services.store.reading() as reader, used.desk.services.store.reading() as original:
        assert reader.entries()[:-1] == original.entries()
        assert reader.entries()[-1].act == "epoch"
    restored = Office(desk, used.clock)
    assert [(view.text, view.report, view.duties) for view in map(desk.reports.show, _reports(restored))] == before
    assert restored.hear("Marek Dolny is back.").new
    desk.close()


def test_a_restored_desk_says_what_it_lacks(used: Office, tmp_path: Path, elsewhere: Elsewhere) -> None:
    used.desk.backup.write(tmp_path / "b.tocsin")
    entries = used.desk.audit.head().seq
    used.hear("After the backup.")
    newer = used.desk.receipts.issue()

    used.clock.advance(minutes=5)
    desk, _ = restore_desk(tmp_path / "b.tocsin", elsewhere(), used.clock)
    Office(desk, used.clock).hear("After the restore.")

    findings = desk.audit.verify([("newer", newer)]).findings
    assert [(finding.first, finding.last) for finding in findings if "were lost" in finding.what] == [(entries + 1, newer.head.size)]
    assert len(findings) == 1
    assert desk.audit.verify().whole
    desk.close()


def test_a_backup_made_while_the_desk_works_is_whole(used: Office, tmp_path: Path, elsewhere: Elsewhere) -> None:
    stop = threading.Event()

    def work() -> None:
        number = 0
        while not stop.is_set():
            number += 1
            used.desk.intake.receive(Submission(f"meanwhile:{number}", "call", "Meanwhile."))

    thread = threading.Thread(target=work)
    thread.start()
    try:
        made = used.desk.backup.write(tmp_path / "b.tocsin")
    finally:
        stop.set()
        thread.join()

    desk, _ = restore_desk(tmp_path / "b.tocsin", elsewhere(), used.clock)
    assert desk.audit.head().seq == made.entries + 1
    assert desk.audit.verify().whole
    assert desk.audit.reconcile().balanced
    desk.close()


def test_a_backup_is_its_owners_alone_and_is_never_overwritten(used: Office, tmp_path: Path) -> None:
    used.desk.backup.write(tmp_path / "b.tocsin")

    assert stat.S_IMODE((tmp_path / "b.tocsin").stat().st_mode) == 0o600
    with pytest.raises(Refused, match="never overwritten"):
        used.desk.backup.write(tmp_path / "b.tocsin")
    assert not list(tmp_path.glob("*.partial"))


def test_nothing_is_restored_over_a_desk(used: Office, tmp_path: Path) -> None:
    used.desk.backup.write(tmp_path / "b.tocsin")

    with pytest.raises(Refused, match="not empty"):
        restore_desk(tmp_path / "b.tocsin", used.desk.home)


def test_nothing_is_restored_into_a_database_in_use(used: Office, tmp_path: Path, database: str) -> None:
    if database == "sqlite":
        pytest.skip("an SQLite desk brings its own database")
    used.desk.backup.write(tmp_path / "b.tocsin")

    with pytest.raises(Refused, match="not empty"):
        restore_desk(tmp_path / "b.tocsin", tmp_path / "new")


@pytest.mark.parametrize("damage", [lambda data: data[: len(data) // 2], lambda _: b"junk", lambda _: b""])
def test_a_damaged_backup_is_refused_in_one_line(used: Office, tmp_path: Path, damage: Callable[[bytes], bytes]) -> None:
    used.desk.backup.write(tmp_path / "b.tocsin")
    (tmp_path / "bad.tocsin").write_bytes(damage((tmp_path / "b.tocsin").read_bytes()))

    with pytest.raises(Malformed, match="not a whole backup"):
        restore_desk(tmp_path / "bad.tocsin", tmp_path / "new")


def _reports(office: Office) -> list[str]:
    duties = office.desk.duties.listed(state="open") + office.desk.duties.listed(state="moved")
    return sorted({duty.report for duty in duties if duty.kind is DutyKind.DELIVER})
