"""What a desk may set for itself."""

from __future__ import annotations

from pathlib import Path

import pytest

from tocsin.domain.errors import Malformed
from tocsin.domain.time_zone import Zone
from tocsin.settings import FILE, Settings, load_settings, machine_zone, template


@pytest.fixture
def etc(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The /etc of a machine that says nothing of its zone."""
    monkeypatch.delenv("TZ")
    return tmp_path


def test_the_settings_of_a_new_desk_are_what_a_desk_without_settings_has_but_for_its_zone(tmp_path: Path) -> None:
    (tmp_path / FILE).write_text(template(Zone("Asia/Kathmandu")))

    assert load_settings(tmp_path) == Settings(zone="Asia/Kathmandu")


@pytest.mark.parametrize("named", ["Mars/Olympus", "CET+1", ""])
def test_a_zone_that_is_not_there_is_refused_by_the_name_of_the_file(tmp_path: Path, named: str) -> None:
    (tmp_path / FILE).write_text(f'zone = "{named}"\n')

    with pytest.raises(Malformed, match=rf"{FILE}: zone: no time zone '.*': use a name such as") as refused:
        load_settings(tmp_path)
    assert "\n" not in str(refused.value)


@pytest.mark.parametrize(
    ("said", "zone"),
    [
        ("Europe/London", "Europe/London"),
        (":Europe/London", "Europe/London"),
        ("/usr/share/zoneinfo/Asia/Kathmandu", "Asia/Kathmandu"),
        ("", "UTC"),
        ("CET-1CEST,M3.5.0,M10.5.0/3", "UTC"),
    ],
)
def test_the_machines_zone_is_what_its_environment_says(etc: Path, monkeypatch: pytest.MonkeyPatch, said: str, zone: str) -> None:
    (etc / "timezone").write_text("America/New_York\n")
    monkeypatch.setenv("TZ", said)

    assert machine_zone(etc).name == zone


def test_the_machines_zone_is_what_its_clock_goes_by(etc: Path) -> None:
    (etc / "localtime").symlink_to("../usr/share/zoneinfo/Asia/Kathmandu")
    (etc / "timezone").write_text("Europe/London\n")

    assert machine_zone(etc).name == "Asia/Kathmandu"


def test_a_machine_whose_clock_names_no_zone_may_say_it_in_words(etc: Path) -> None:
    (etc / "localtime").write_bytes(b"TZif2")
    (etc / "timezone").write_text("Europe/London\n")

    assert machine_zone(etc).name == "Europe/London"


def test_a_machine_that_does_not_tell_is_taken_to_be_in_utc(etc: Path) -> None:
    assert machine_zone(etc).name == "UTC"
