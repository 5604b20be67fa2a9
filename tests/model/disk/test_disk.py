"""Power cuts, full disks, disks that refuse."""

from __future__ import annotations

import os
import resource
import shutil
import signal
from pathlib import Path

import pytest

from tests.model.disk.power import desk_in, power_cuts
from tests.model.disk.vfs import Disk, recorded_store
from tests.model.places import KEY
from tocsin.desk import Desk
from tocsin.desk.arrival import stored_key
from tocsin.domain.errors import Unavailable
from tocsin.domain.report import Attachment, Report, Submission
from tocsin.store import Store
from tocsin.store.dialect import sqlite_url

SEEDS = 100 if os.environ.get("TOCSIN_MODEL") == "long" else 20


def test_a_power_cut_takes_nothing_that_was_accepted(sqlite_model: Path, tmp_path: Path) -> None:
    result = power_cuts(sqlite_model, tmp_path, SEEDS)

    assert result.lost == 0, str(result)
    assert result.faults == ()


def test_the_same_cuts_take_what_was_not_synced(sqlite_model: Path, tmp_path: Path) -> None:
    """So that the test above can fail."""
    result = power_cuts(sqlite_model, tmp_path, SEEDS, synchronous="NORMAL", reports=20)

    assert result.with_losses > SEEDS / 4, str(result)


@pytest.fixture
def recorded(sqlite_model: Path, tmp_path: Path) -> tuple[Desk, Disk]:
    shutil.copy(sqlite_model, tmp_path / "tocsin.sqlite")
    disk = Disk()
    desk = desk_in(tmp_path, recorded_store(tmp_path / "tocsin.sqlite", disk, KEY))
    desk.people.add_team("desk")
    return desk, disk


@pytest.mark.parametrize(("trouble", "says"), [("full", "the disk is full: this was not accepted"), ("readonly", "cannot be written")])
def test_a_disk_that_refuses_gives_no_receipt_and_work_goes_on_when_it_can(recorded: tuple[Desk, Disk], trouble: str, says: str) -> None:
    desk, disk = recorded
    desk.intake.receive(Submission("before", "call", "Before."))

    setattr(disk, trouble, True)
    with pytest.raises(Unavailable, match=says):
        desk.intake.receive(Submission("during", "call", "During."))
    setattr(disk, trouble, False)

    assert desk.intake.receive(Submission("during", "call", "During.")).new
    with desk.services.store.reading() as reader:
        assert {report.key for report in reader.find(Report)} == {stored_key(KEY, "before"), stored_key(KEY, "during")}
    assert desk.audit.verify().whole
    assert desk.audit.reconcile().balanced
    desk.close()


def test_a_limit_on_file_sizes_is_said_in_one_line_and_loses_nothing(sqlite_model: Path, tmp_path: Path) -> None:
    shutil.copy(sqlite_model, tmp_path / "tocsin.sqlite")
    child = os.fork()
    if child == 0:
        os._exit(_until_the_limit(tmp_path))

    assert os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == 0
    desk = desk_in(tmp_path, Store(sqlite_url(tmp_path / "tocsin.sqlite"), KEY, tmp_path / "blobs"))
    accepted = (tmp_path / "accepted").read_text().split()
    with desk.services.store.reading() as reader:
        assert {stored_key(KEY, each) for each in accepted} == {report.key for report in reader.find(Report)}
    assert desk.intake.receive(Submission("after", "call", "After.")).new
    assert desk.audit.verify().whole
    desk.close()


def test_a_large_attachment_that_finds_no_room_is_not_accepted(sqlite_model: Path, tmp_path: Path) -> None:
    shutil.copy(sqlite_model, tmp_path / "tocsin.sqlite")
    desk = desk_in(tmp_path, Store(sqlite_url(tmp_path / "tocsin.sqlite"), KEY, tmp_path / "blobs"))
    desk.people.add_team("desk")
    (tmp_path / "blobs").write_text("where the folder should be")
    file = Attachment("film.mp4", "video/mp4", bytes(200_000))

    with pytest.raises(Unavailable, match="this was not accepted"):
        desk.intake.receive(Submission("k", "web", "A film.", attachments=(file,)))

    (tmp_path / "blobs").unlink()
    assert desk.intake.receive(Submission("k", "web", "A film.", attachments=(file,))).new
    desk.close()


def _until_the_limit(folder: Path) -> int:
    """Takes reports in until a file may grow no more; 0 when the desk said so in one line."""
    signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    desk = desk_in(folder, Store(sqlite_url(folder / "tocsin.sqlite"), KEY, folder / "blobs"))
    desk.people.add_team("desk")
    resource.setrlimit(resource.RLIMIT_FSIZE, (600_000, 600_000))
    accepted = (folder / "accepted").open("a")
    for number in range(2000):
        try:
            desk.intake.receive(Submission(f"key:{number}", "call", "x" * 2000))
        except Unavailable as error:
            return 0 if "this was not accepted" in str(error) else 2
        accepted.write(f"key:{number}\n")
        accepted.flush()
    return 3
