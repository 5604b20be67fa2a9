"""A poster that is handed in is read by machine from the command line, where an engine is installed."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

cv2 = pytest.importorskip("cv2")

from tests.shell import Shell  # noqa: E402

needs_tesseract = pytest.mark.skipif(not shutil.which("tesseract"), reason="no tesseract")


def leaflet(path: Path) -> Path:
    import numpy as np

    page = np.full((300, 900), 255, np.uint8)
    for number, words in enumerate(("Marek Dolny comes", "to the harbour")):
        cv2.putText(page, words, (40, 110 + 110 * number), cv2.FONT_HERSHEY_DUPLEX, 2.4, 0, 4, cv2.LINE_AA)
    cv2.imwrite(str(path), page)
    return path


@needs_tesseract
def test_a_name_on_a_leaflet_reaches_the_team_that_watches_it(tocsin: Shell, tmp_path: Path) -> None:
    tocsin.ok("subject", "add", "Marek Dolny", "--reason", "test")
    subject = tocsin.ok("subject", "list", "--json").rows[0]["subject"]
    tocsin.ok("watch", "north", subject, "--reason", "test")

    ran = tocsin.ok("hear", leaflet(tmp_path / "leaflet.png"))

    assert "1 picture was read by machine, 1 link to known names" in ran.err
    owed = tocsin.ok("duties", "--json").rows
    assert {(duty["kind"], duty["team"]) for duty in owed} >= {("deliver", "north"), ("look", "desk")}
    report = owed[0]["report"]
    assert "): Marek Dolny" in tocsin.ok("copies", "report", report).out
    assert tocsin.ok("copies", "report", report, "--json").rows[0]["read"][0]["pages"]
    shown = tocsin.ok("report", report).out
    reading = shown.index("attachment 1, read by machine")
    assert "may be" in shown[reading : shown.index("text: none found")]
    assert tocsin.ok("copies", "read", tmp_path / "leaflet.png", "--json").rows[0]["lines"]


def test_without_an_engine_it_is_said_and_the_picture_stays_owed(tocsin: Shell, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("tocsin.copies.reading.engines.installed", lambda *_: ())

    tocsin.ok("hear", leaflet(tmp_path / "leaflet.png"))

    ended = tocsin("copies", "read", tmp_path / "leaflet.png")
    assert (ended.code, "no reader of pictures is installed" in ended.err) == (1, True)
    assert any(duty["kind"] == "look" for duty in tocsin.ok("duties", "--json").rows)
