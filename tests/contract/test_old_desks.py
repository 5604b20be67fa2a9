"""A desk that an earlier Tocsin made opens, is migrated and verifies."""

from __future__ import annotations

import sqlite3
import tarfile
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from tests.office import Office
from tocsin.clock import FixedClock
from tocsin.desk.installation import MARKER, read_marker
from tocsin.domain.duty import Duty, DutyKind
from tocsin.domain.errors import Unavailable
from tocsin.domain.report import Report
from tocsin.store.store import VERSION
from tocsin.wiring import backup_before_upgrade, old_version, open_desk, restore_desk

ARCHIVE = Path(__file__).parents[1] / "fixtures" / "desk-0007.tar.xz"


@pytest.fixture
def old_home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The home folder as it was left by the earlier Tocsin."""
    monkeypatch.delenv("TOCSIN_DATABASE_URL", raising=False)
    with tarfile.open(ARCHIVE) as archive:
        archive.extractall(tmp_path / "old", filter="data")
    return tmp_path / "old"


@pytest.fixture
def later(old_home: Path) -> FixedClock:
    """A clock that shows a day after the last entry of the old desk."""
    with sqlite3.connect(old_home / "tocsin.sqlite") as connection:
        (known,) = connection.execute("SELECT max(known) FROM ledger").fetchone()
    return FixedClock(datetime.fromisoformat(known) + timedelta(days=1))


def test_an_old_desk_opens_migrates_and_verifies(old_home: Path, later: FixedClock) -> None:
    desk = open_desk(old_home, later)

    checked = desk.audit.verify()

    assert desk.services.store.version() == VERSION
    assert (checked.broken, checked.damaged) == ((), ())
    assert desk.audit.reconcile().balanced
    assert (old_home / MARKER).exists()
    desk.close()


def test_an_old_desk_goes_on_with_its_numbers(old_home: Path, later: FixedClock) -> None:
    desk = open_desk(old_home, later)
    before = {duty.report for duty in desk.duties.listed()}

    report = Office(desk, later).hear("A light is broken.").report

    assert report not in before
    assert report.count("-") == 1, "the first epoch adds nothing to a number"
    assert desk.audit.verify().whole
    desk.close()


def test_every_text_of_an_old_desk_is_read(old_home: Path, later: FixedClock) -> None:
    desk = open_desk(old_home, later)
    reports = {duty.report for duty in desk.duties.listed() if duty.kind in (DutyKind.ASSESS, DutyKind.DELIVER)}

    assert reports
    assert all(desk.reports.show(report).text for report in reports)
    desk.close()


def test_an_old_home_without_its_database_is_no_new_desk(old_home: Path, later: FixedClock) -> None:
    (old_home / "tocsin.sqlite").unlink()

    with pytest.raises(Unavailable, match="database is missing"):
        open_desk(old_home, later)
    assert read_marker(old_home) is None
    assert not (old_home / "tocsin.sqlite").exists()


def test_an_old_database_under_another_key_is_refused(old_home: Path, later: FixedClock) -> None:
    (old_home / "desk.key").write_text("ab" * 32 + "\n")

    with pytest.raises(Unavailable, match="belongs to another desk"):
        open_desk(old_home, later)


def test_an_old_desk_is_backed_up_before_its_upgrade(old_home: Path, later: FixedClock, tmp_path: Path) -> None:
    assert old_version(old_home) == "0007"

    manifest = backup_before_upgrade(old_home, tmp_path / "old.tocsin")

    assert old_version(old_home) == manifest.version == "0007", "a backup upgrades nothing"
    restored, _ = restore_desk(tmp_path / "old.tocsin", tmp_path / "restored", later)
    upgraded = open_desk(old_home, later)
    assert old_version(old_home) is None
    assert restored.services.store.version() == VERSION
    assert (restored.audit.verify().broken, restored.audit.verify().damaged) == ((), ())
    with restored.services.store.reading() as there, upgraded.services.store.reading() as here:
        assert there.find(Report) == here.find(Report)
        assert there.find(Duty) == here.find(Duty)
    restored.close()
    upgraded.close()
