"""Text in pictures is read by engines behind a port, straightened first."""

from __future__ import annotations

import shutil
from typing import Any

import pytest

cv2 = pytest.importorskip("cv2")
np = pytest.importorskip("numpy")

from tocsin.copies.reading.choice import readings, script_of  # noqa: E402
from tocsin.copies.reading.engines import Tesseract, for_languages, lines_of  # noqa: E402
from tocsin.copies.reading.straighten import slant  # noqa: E402
from tocsin.domain.reading import ReadLine  # noqa: E402

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
    def __init__(self, name: str = "fake", words: str = "") -> None:
        self.name, self.words = name, words

    def read(self, gray: Any) -> tuple[ReadLine, ...]:
        return (ReadLine(self.words or f"{gray.shape[1]} wide", (0, 0, 1, 1)),)


@pytest.mark.parametrize("angle", [-8, 0, 5])
def test_the_slant_of_lines_is_measured(angle: int) -> None:
    assert abs(slant(page(angle)) + angle) <= 1.5


def test_words_become_lines_with_places_and_doubtful_ones_are_left_out() -> None:
    assert list(lines_of(TABLE)) == [ReadLine("Everyone comes", (10, 18, 80, 14)), ReadLine("tonight", (10, 60, 40, 12))]


def test_a_line_of_little_confidence_is_marked_by_the_mean_over_its_letters() -> None:
    doubted = TABLE.replace("96.1", "45.0").replace("91.0", "62.0")

    assert [line.uncertain for line in lines_of(doubted)] == [True, False]


def test_each_engine_has_a_reading_of_its_own() -> None:
    (reading,) = readings(page(), [Fake()])

    assert (reading.engine, reading.text) == ("fake", "640 wide")


@pytest.mark.skipif(not shutil.which("tesseract"), reason="no tesseract")
def test_tesseract_reads_a_turned_page() -> None:
    (reading,) = readings(page(6), [Tesseract("tesseract", ("eng",))])

    assert "harbour" in reading.text


def test_tesseract_is_shown_first_unless_it_read_less_than_half() -> None:
    both = readings(page(), [Fake("rapidocr", "to the harbour"), Fake("tesseract eng", "to the harbour tonight")])
    assert [reading.preferred for reading in both] == [False, True]

    both = readings(page(), [Fake("rapidocr", "to the harbour tonight"), Fake("tesseract eng", "to")])
    assert [reading.preferred for reading in both] == [True, False]


def test_the_script_of_a_text_is_that_of_most_letters() -> None:
    assert script_of("\u062a\u0639\u0627\u0644\u0648\u0627 \u0627\u0644\u0649 ok") == "ARABIC"
    assert script_of("Kom naar de haven") == "LATIN"
    assert script_of("12") == ""


def test_tesseract_reads_again_in_the_language_of_the_words(monkeypatch: pytest.MonkeyPatch) -> None:
    calls: list[str] = []

    def read(engine: Tesseract, _: Any) -> tuple[ReadLine, ...]:
        calls.append(engine.name)
        return (ReadLine("kom naar de haven", (0, 0, 1, 1)),)

    monkeypatch.setattr(Tesseract, "read", read)
    monkeypatch.setattr(Tesseract, "glance", read)
    (reading,) = readings(page(), [Tesseract("tesseract", ("ara", "eng", "nld"))], lambda _: "nl")

    assert (calls, reading.engine) == (["tesseract ara+eng+nld", "tesseract nld"], "tesseract nld")


def test_engines_keep_to_the_languages_of_the_desk_where_they_have_any() -> None:
    engine = Tesseract("tesseract", ("ara", "eng", "xyz"))
    assert for_languages([engine], ["eng", "ara"]) == (Tesseract("tesseract", ("ara", "eng")),)
    assert for_languages([engine], ["nld"]) == (engine,)
