"""Home folder and database belong together, and a desk that was set back gives out no number twice."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import psycopg
import pytest

from tests.office import Office
from tocsin.clock import FixedClock
from tocsin.desk import backup
from tocsin.desk.door_folder import Drop, DropFolder, ReceiptNumber, hour_of
from tocsin.desk.installation import MARKER, RESTORING
from tocsin.domain.duty import DutyKind
from tocsin.domain.errors import PermissionDenied, Refused, TocsinError, Unavailable
from tocsin.domain.installation import AcceptedSettings
from tocsin.settings import FILE
from tocsin.wiring import init_desk, open_desk, restore_desk

Empty = Callable[[str], None]


@pytest.fixture
def empty(home: Path, database: str, monkeypatch: pytest.MonkeyPatch, request: pytest.FixtureRequest) -> Empty:
    """Puts an empty database, or none, in the place of the desk's own."""

    def put(name: str) -> None:
        if database == "postgres":
            server = request.getfixturevalue("postgres_server")
            with psycopg.connect(f"{server}/postgres", autocommit=True) as connection:
                connection.execute(f"CREATE DATABASE {name}{abs(hash(home))}".encode())
            monkeypatch.setenv("TOCSIN_DATABASE_URL", f"{server}/{name}{abs(hash(home))}")
        else:
            for path in home.glob("tocsin.sqlite*"):
                path.unlink()

    return put


def test_a_desk_opens_again(office: Office) -> None:
    office.hear("The mill burns.")

    desk = open_desk(office.desk.home, office.clock)

    assert desk.audit.verify().whole
    desk.close()


def test_a_database_that_is_missing_is_no_new_desk(office: Office, empty: Empty) -> None:
    office.desk.close()
    empty("empty")

    with pytest.raises(Unavailable, match="belongs to a desk and its database is empty"):
        open_desk(office.desk.home, office.clock)
    with pytest.raises(Refused, match="already"):
        init_desk(office.desk.home, office.clock)
    assert not (office.desk.home / "tocsin.sqlite").exists()


def test_a_server_that_is_not_named_any_more_is_no_new_desk(office: Office, database: str, monkeypatch: pytest.MonkeyPatch) -> None:
    if database == "sqlite":
        pytest.skip("an SQLite desk needs no URL")
    office.desk.close()
    (office.desk.home / "tocsin.sqlite").unlink(missing_ok=True)
    monkeypatch.delenv("TOCSIN_DATABASE_URL")

    with pytest.raises(Unavailable, match="TOCSIN_DATABASE_URL"):
        open_desk(office.desk.home, office.clock)
    (office.desk.home / MARKER).unlink()
    with pytest.raises(Unavailable, match="TOCSIN_DATABASE_URL"):
        open_desk(office.desk.home, office.clock)
    assert not (office.desk.home / "tocsin.sqlite").exists()


def test_another_desks_database_is_refused(office: Office, tmp_path: Path) -> None:
    office.desk.close()
    shutil.copytree(office.desk.home, tmp_path / "other", ignore=shutil.ignore_patterns("desk.key", MARKER))
    (tmp_path / "other" / "desk.key").write_text("ab" * 32 + "\n")

    with pytest.raises(Unavailable, match=r"is desk .* and its database is of desk"):
        open_desk(tmp_path / "other", office.clock)


def test_an_init_that_was_cut_short_is_finished(tmp_path: Path, clock: FixedClock, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("TOCSIN_DATABASE_URL", raising=False)
    home = tmp_path / "cut"
    init_desk(home, clock).close()
    for name in (MARKER, "tocsin.sqlite"):
        (home / name).unlink()

    desk = init_desk(home, clock)

    assert [team.name for team in desk.people.listed()[0]] == ["desk"]
    desk.close()


@pytest.mark.parametrize("point", ["unpack_home", "fill_store"])
def test_a_restore_that_was_cut_short_leaves_no_desk(
    office: Office, tmp_path: Path, empty: Empty, monkeypatch: pytest.MonkeyPatch, point: str
) -> None:
    office.hear("The mill burns.")
    office.desk.backup.write(tmp_path / "b.tocsin")
    office.desk.close()
    empty("cut")
    real = getattr(backup, point)

    def dies(*arguments: object) -> None:
        if point == "unpack_home":
            real(*arguments)
        raise KeyboardInterrupt

    monkeypatch.setattr(f"tocsin.desk.backup.{point}", dies)
    with pytest.raises(KeyboardInterrupt):
        restore_desk(tmp_path / "b.tocsin", tmp_path / "restored", office.clock)

    assert (tmp_path / "restored" / RESTORING).exists()
    with pytest.raises(Unavailable, match="cut short"):
        open_desk(tmp_path / "restored", office.clock)
    with pytest.raises(TocsinError):
        init_desk(tmp_path / "restored", office.clock)


def test_numbers_after_a_restore_are_none_that_were_given_out_before(office: Office, tmp_path: Path, empty: Empty) -> None:
    office.desk.backup.write(tmp_path / "b.tocsin")
    lost = office.hear("Told after the backup.").report
    office.desk.close()
    empty("older")
    office.clock.advance(minutes=1)

    desk, _ = restore_desk(tmp_path / "b.tocsin", tmp_path / "restored", office.clock)
    again, after = desk, Office(desk, office.clock).hear("Told after the restore.").report
    again.close()
    shutil.rmtree(tmp_path / "restored")
    empty("twice")
    second, _ = restore_desk(tmp_path / "b.tocsin", tmp_path / "restored", office.clock)
    twice = Office(second, office.clock).hear("Told after the second restore.").report

    assert len({lost, after, twice}) == 3
    assert all(number.startswith("R-") for number in (lost, after, twice))
    assert second.audit.who_knew(twice.lower()).about == twice
    with pytest.raises(TocsinError, match="restored"):
        second.reports.show(lost)
    second.close()


def test_mailboxes_that_a_backup_does_not_know_are_named_and_no_longer_say_that_all_is_well(
    office: Office, tmp_path: Path, empty: Empty
) -> None:
    folder, number = tmp_path / "door", ReceiptNumber.new()
    work = office.desk.mailboxes.open_door(folder)
    office.desk.backup.write(tmp_path / "b.tocsin")
    drops = DropFolder(folder)
    drops.put(Drop(number.box, number.key.hex(), "Told after the backup.", hour_of(office.clock.now())))
    work()
    assert drops.show(number) is not None
    office.desk.close()
    empty("doors")
    office.clock.advance(minutes=1)

    desk, _ = restore_desk(tmp_path / "b.tocsin", tmp_path / "restored", office.clock)
    desk.mailboxes.open_door(folder)
    desk.mailboxes.open_door(folder)

    (report,) = {duty.report for duty in desk.duties.listed() if duty.kind is DutyKind.ASSESS}
    assert "1 mailboxes at the public door are not known" in (desk.reports.show(report).text or "")
    assert number.box[:8] in (desk.reports.show(report).text or "")
    assert drops.show(number) is None
    desk.close()


def test_an_older_database_under_the_same_home_is_noticed_and_takes_a_named_person(office: Office, database: str, tmp_path: Path) -> None:
    if database == "postgres":
        pytest.skip("the file of an SQLite desk is easily set back")
    home = office.desk.home
    with office.desk.services.store.engine.connect() as connection:
        connection.exec_driver_sql("COMMIT")
        connection.exec_driver_sql("PRAGMA wal_checkpoint(TRUNCATE)")
    shutil.copy(home / "tocsin.sqlite", tmp_path / "older")
    lost = office.hear("Told after the copy.").report
    assert office.desk.receipts.advance()
    office.desk.close()
    for path in home.glob("tocsin.sqlite*"):
        path.unlink()
    shutil.copy(tmp_path / "older", home / "tocsin.sqlite")
    office.clock.advance(minutes=1)

    desk = open_desk(home, office.clock)
    report = Office(desk, office.clock).hear("Told after it was set back.").report
    desk.receipts.advance()
    desk.close()
    desk = open_desk(home, office.clock)

    assert report != lost
    assert any("an older database took the place" in fault for fault in desk.audit.verify().damaged)
    with pytest.raises(PermissionDenied):
        desk.installation.accept(by="Nils", reason="it is fine")
    desk.installation.accept(by="Dora", reason="the disk failed, we have asked everyone again")
    assert desk.audit.verify().whole
    desk.close()


def test_changed_settings_are_named_until_someone_accepts_them(office: Office) -> None:
    path = office.desk.home / FILE
    path.write_text(path.read_text().replace("# delivery = [1, 4, 24]", "deliver = [9999, 9999, 9999]"))
    desk = open_desk(office.desk.home, office.clock)

    checked = desk.audit.verify()
    (fault,) = checked.settings
    assert (checked.whole, checked.sound) == (True, False)  # a changed setting is no broken record
    desk.installation.accept(by="Dora", reason="agreed with the teams")

    assert "the settings hours" in fault
    assert desk.audit.verify().sound
    desk.close()


@pytest.mark.parametrize("name", ["channels.toml", "retention.toml"])
def test_a_file_of_settings_is_accepted_like_the_others(office: Office, name: str) -> None:
    """Whoever alters the addresses of a channel sends a team's messages elsewhere."""
    secret = 'north = "ntfys://token-77@ntfy.example.org/north"\n'
    (office.desk.home / name).write_text(secret)

    (fault,) = office.desk.audit.verify().settings
    office.desk.installation.accept(by="Dora", reason="the rooms of the three teams")

    assert f"the settings {name} are not those" in fault
    assert office.desk.audit.verify().sound
    with office.desk.services.store.reading() as reader:
        assert "token-77" not in reader.find(AcceptedSettings)[0].body
    (office.desk.home / name).unlink()
    assert name in office.desk.audit.verify().settings[0]
