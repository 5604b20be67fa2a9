"""Decoding of texts in one encoding, or in several."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.unit.ingest.importing import accepted, hear
from tocsin.ingest import encodings

RUSSIAN, LITHUANIAN = "Они придут в пятницу и подожгут общежитие", "ačiū, šiandien ateisiu"


def _mixed(*lines: tuple[str, str]) -> bytes:
    return b"\n".join(text.encode(encoding) for text, encoding in lines)


@pytest.mark.parametrize(
    "lines",
    [
        ((RUSSIAN, "utf-8"), (LITHUANIAN, "cp1257")),
        ((LITHUANIAN, "cp1257"), ("nothing beyond ASCII", "ascii"), (RUSSIAN, "utf-8"), (f"{LITHUANIAN} ėjo", "utf-8")),
    ],
)
def test_each_line_of_a_text_in_two_encodings_is_decoded_by_itself(lines: tuple[tuple[str, str], ...]) -> None:
    data = _mixed(*lines)
    text, note = encodings.decoder(encodings.legacy(data))(data)
    assert text == "\n".join(line for line, _ in lines)
    assert note == "read as utf-8, 1 line as cp1257"


def test_a_text_of_which_one_line_is_utf_8_by_chance_is_decoded_in_one_encoding() -> None:
    data = _mixed((f"{RUSSIAN} и ещё раз", "cp1251"), ("Ж»", "cp1251"), (RUSSIAN, "cp1251"))
    assert encodings.decoder(encodings.legacy(data))(data) == (data.decode("cp1251"), "read as cp1251")


def test_a_chat_whose_members_write_in_two_encodings_keeps_the_letters_of_both(tmp_path: Path) -> None:
    log = _mixed((f"2020-03-14T23:58:01  <gromwald> {RUSSIAN}", "utf-8"), (f"2020-03-14T23:59:30  <tindra_x> {LITHUANIAN}", "cp1257"))
    assert [report.text for report in accepted(hear(tmp_path, log, "obs.log"))] == [RUSSIAN, LITHUANIAN]


def test_a_guess_at_the_encoding_of_a_single_line_is_told(tmp_path: Path) -> None:
    log = _mixed((f"2020-03-14T23:58:01  <gromwald> {RUSSIAN}", "utf-8"), ("2020-03-14T23:59:30  <tindra_x> ai\x9aku", "latin-1"))
    assert any("which is a guess" in line for line in accepted(hear(tmp_path, log, "obs.log"))[0].unread)
