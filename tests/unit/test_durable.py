"""Files that are there whole or not at all."""

from __future__ import annotations

import os
import stat
from contextlib import suppress
from pathlib import Path

import pytest

from tocsin.domain.errors import Unavailable
from tocsin.durable import TEMPORARY, atomic_write, clear_partial, create_secret, creating, read_secret, replacing

SECRET = "0123456789abcdef" * 4


def test_a_secret_is_its_owners_alone_and_is_read_back(tmp_path: Path) -> None:
    create_secret(tmp_path / "k", SECRET)

    assert read_secret(tmp_path / "k") == SECRET
    assert stat.S_IMODE((tmp_path / "k").stat().st_mode) == 0o600
    assert os.listdir(tmp_path) == ["k"]


def test_a_secret_is_never_overwritten(tmp_path: Path) -> None:
    create_secret(tmp_path / "k", SECRET)

    with pytest.raises(FileExistsError):
        create_secret(tmp_path / "k", "f" * 64)

    assert read_secret(tmp_path / "k") == SECRET
    assert os.listdir(tmp_path) == ["k"]


@pytest.mark.parametrize("text", ["", "\n", "abc", "0" * 31])
def test_an_empty_or_short_secret_is_neither_written_nor_read(tmp_path: Path, text: str) -> None:
    with pytest.raises(ValueError, match="at least 32"):
        create_secret(tmp_path / "new", text)
    (tmp_path / "k").write_text(text)

    with pytest.raises(Unavailable, match=r"k: the key is (empty|cut short)"):
        read_secret(tmp_path / "k")
    assert not (tmp_path / "new").exists()


def test_a_missing_or_binary_secret_is_refused_by_name(tmp_path: Path) -> None:
    (tmp_path / "binary").write_bytes(bytes(range(256)))

    for name in ("missing", "binary"):
        with pytest.raises(Unavailable, match=name):
            read_secret(tmp_path / name)


@pytest.mark.parametrize("failing", ["fsync", "link"])
def test_a_full_disk_leaves_neither_a_secret_nor_a_temporary_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, failing: str) -> None:
    def full(*_arguments: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, failing, full)

    with pytest.raises(OSError, match="No space"):
        create_secret(tmp_path / "k", SECRET)
    assert os.listdir(tmp_path) == []


def test_a_write_that_fails_leaves_the_old_contents(tmp_path: Path) -> None:
    atomic_write(tmp_path / "f", b"old")

    with suppress(RuntimeError), replacing(tmp_path / "f") as file:
        file.write(b"new")
        raise RuntimeError

    assert (tmp_path / "f").read_bytes() == b"old"
    assert os.listdir(tmp_path) == ["f"]


def test_a_file_is_synced_before_it_has_its_name(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    synced: list[list[str]] = []
    real = os.fsync

    def recorded(descriptor: int) -> None:
        synced.append(sorted(os.listdir(tmp_path)))
        real(descriptor)

    monkeypatch.setattr(os, "fsync", recorded)

    with creating(tmp_path / "f") as file:
        file.write(b"data")

    assert [[name for name in names if not name.startswith(TEMPORARY)] for names in synced] == [[], ["f"]]


def test_the_time_stamp_can_be_set(tmp_path: Path) -> None:
    atomic_write(tmp_path / "f", b"data", modified=3600.0)

    assert (tmp_path / "f").stat().st_mtime == 3600


def test_what_a_killed_process_left_is_cleared_when_it_is_old(tmp_path: Path) -> None:
    for name in (f"{TEMPORARY}old", f"{TEMPORARY}new", "kept"):
        (tmp_path / name).write_bytes(b"x")
    os.utime(tmp_path / f"{TEMPORARY}old", (0, 0))

    clear_partial(tmp_path)

    assert sorted(os.listdir(tmp_path)) == [f"{TEMPORARY}new", "kept"]
