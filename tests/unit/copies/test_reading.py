"""Text in pictures is read by engines behind a port, straightened first."""

from __future__ import annotations

import shutil
from typing import Any

import pytest

cv2 = pytest.importorskip("cv2")
np = pytest.importorskip("numpy")

from tocsin.copies.reading import ReadLine, Tesseract, lines_of, readings, slant  # noqa: E402

TABLE = """level\tpage\tblock\tpar\tline\tword\tleft\ttop\twidth\theight\tconf\ttext
5\t1\t1\t1\t1\t1\t10\t20\t40\t12\t96.1\tEveryone
5\t1\t1\t1\t1\t2\t60\t18\t30\t14\t91.0\tcomes
5\t1\t1\t1\t1\t3\t95\t18\t10\t14\t4.0\t~~
5\t1\t2\t1\t1\t1\t10\t60\t40\t12\t88.0\ttonight
"""


def page(angle: float = 0) -> Any:
    drawn = np.full((420, 640), 255, np.uint8)
    for number, words in enumerate(("Everyone comes", "to the harbour", "tonight at eight")):
        cv2.putText(drawn, words, (80, 120 + 90 * number), cv2.FONT_HERSHEY_DUPLEX, 1.6, 0, 3, cv2.LINE_AA)
    return cv2.warpAffine(drawn, cv2.getRotationMatrix2D((320, 210), angle, 1), (640, 420), borderValue=255)


class Fake:
    name = "fake"

    def read(self, gray: Any) -> tuple[ReadLine, ...]:
        return (ReadLine(f"{gray.shape[1]} wide", (0, 0, 1, 1)),)


@pytest.mark.parametrize("angle", [-8, 0, 5])
def test_the_slant_of_lines_is_measured(angle: int) -> None:
    assert abs(slant(page(angle)) + angle) <= 1.5


def test_words_become_lines_with_places_and_doubtful_ones_are_left_out() -> None:
    assert list(lines_of(TABLE)) == [ReadLine("Everyone comes", (10, 18, 80, 14)), ReadLine("tonight", (10, 60, 40, 12))]


def test_each_engine_has_a_reading_of_its_own() -> None:
    (reading,) = readings(page(), [Fake()])

    assert (reading.engine, reading.text) == ("fake", "640 wide")


@pytest.mark.skipif(not shutil.which("tesseract"), reason="no tesseract")
def test_tesseract_reads_a_turned_page() -> None:
    (reading,) = readings(page(6), [Tesseract("tesseract", ["eng"])])

    assert "harbour" in reading.text
