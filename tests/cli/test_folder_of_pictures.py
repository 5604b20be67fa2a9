"""A folder with a table and the pictures it names: each picture comes in once."""

from __future__ import annotations

from pathlib import Path

from tests.shell import Shell

PNG = bytes.fromhex(
    "89504e470d0a1a0a0000000d49484452000000010000000108060000001f15c4890000000d49444154789c6360606060000000050001a5f645400000000049454e44ae426082"
)


def test_a_picture_that_a_report_has_is_no_report_of_its_own(tocsin: Shell, tmp_path: Path) -> None:
    folder = tmp_path / "export"
    folder.mkdir()
    (folder / "calls.csv").write_text(
        "date,description,photo\n2026-05-01,they broke the door of the hall,a-door.png\n2026-05-02,they came back,\n"
    )
    for name in ("a-door.png", "other.png"):
        (folder / name).write_bytes(PNG)

    first, again = (tocsin("hear", folder, "--json").rows[0] for _ in range(2))

    assert (first["read"], first["accepted"]) == (3, 3)
    assert (again["read"], again["accepted"], again["duplicate"]) == (3, 0, 3)
