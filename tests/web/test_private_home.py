"""The home folder of a desk, which holds its database, settings and mail."""

from __future__ import annotations

from pathlib import Path

from tocsin.wiring import init_desk, open_desk


def test_a_home_folder_that_existed_before_is_private_with_all_its_files(tmp_path: Path) -> None:
    home = tmp_path / "home"
    home.mkdir(mode=0o755)
    home.chmod(0o755)
    init_desk(home).close()
    for path in (home, *home.iterdir()):
        assert path.is_dir() or path.stat().st_mode & 0o077 == 0, path
    assert home.stat().st_mode & 0o077 == 0

    home.chmod(0o755)
    (home / "tocsin.sqlite").chmod(0o644)
    open_desk(home).close()
    for path in (home, home / "tocsin.sqlite", home / "tocsin.toml"):
        assert path.stat().st_mode & 0o077 == 0, path
