"""Tests of the one time of day of a short note below its day."""

from __future__ import annotations

from pathlib import Path

import pytest

from tocsin.domain.report import Submission
from tocsin.ingest import ReadOptions, read

NOTES = {
    "VALVEPÄEVIK  P 06.12.2026\n23.55 helistas keegi, lubati kirik maha põletada": "2026-12-06T23:55",
    "дневник портир  09.12.2026\n06,50 некој се јави, пишува смрт на џамија": "2026-12-09T06:50",
    "fundargerð 15.1.2026\n1. reikningar\n2. kl. 20 hringdi kona, einhver henti steini í moskuna": "2026-01-15T20:00",
    "wagboek 3.4.2026\nkwart oor 8 bel iemand, klippe by die kerk se vensters": "2026-04-03T08:15",
}


@pytest.mark.parametrize(("note", "time"), NOTES.items())
def test_reads_the_hour_that_begins_a_line(tmp_path: Path, note: str, time: str) -> None:
    path = tmp_path / "note.txt"
    path.write_text(note + "\n", "utf-8")
    report = next(item for item in read(path, ReadOptions(zone="UTC")) if isinstance(item, Submission))
    assert report.happened is not None
    assert f"{report.happened:%Y-%m-%dT%H:%M}" == time
