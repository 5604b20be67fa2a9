"""Engines that read pictures: Tesseract by its command, and RapidOCR as a package."""

from __future__ import annotations

import importlib.util
import os
import shutil
import subprocess
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any, Protocol

import numpy as np

from tocsin.copies.pictures.prints import Gray
from tocsin.domain.reading import ReadLine

_SECONDS = 60
_WORST = 30.0
"""Tesseract's confidence, of 100, below which a word is left out."""
_UNCERTAIN, _UNCERTAIN_RAPIDOCR = 60.0, 0.75
"""Confidence below which a line is marked as uncertain: the mean over its letters, of 100, and RapidOCR's of the line, of 1."""
_EVEN_CHANCE = 40.0
_BLOCKS, _SCATTERED = "3", "11"
"""Tesseract's ways to look at a picture: as a page with blocks of text, and as lines anywhere."""
_SMALL, _ENLARGED = 600, 1200
"""Pixels of the longer side below which a picture is enlarged for Tesseract, and to how many: it misses small letters."""
_MOST_READ = 20_000_000
_ONE_THREAD = {**os.environ, "OMP_THREAD_LIMIT": "1"}


class Engine(Protocol):
    """Port to a program or package that reads pictures. ``name`` says with which languages."""

    @property
    def name(self) -> str:
        """The engine, with its languages if it has a choice."""
        ...

    def read(self, gray: Gray) -> tuple[ReadLine, ...]:
        """Return the lines in a picture, from top to bottom."""
        ...


@dataclass(frozen=True)
class Tesseract:
    """The command ``tesseract``. The picture goes in by a pipe, and the words come out with their places."""

    command: str
    languages: tuple[str, ...]

    @property
    def name(self) -> str:
        """The engine with its languages: ``tesseract eng+nld``."""
        return f"tesseract {'+'.join(self.languages)}"

    def read(self, gray: Gray) -> tuple[ReadLine, ...]:
        """Return the lines, as blocks of text or as scattered lines, whichever reads more with more certainty.

        A picture that takes longer than a minute has none.
        """
        return max((self._read(gray, layout) for layout in (_BLOCKS, _SCATTERED)), key=lambda several: several[1])[0]

    def glance(self, gray: Gray) -> tuple[ReadLine, ...]:
        """Return the lines of one pass, which is enough to tell the language."""
        return self._read(gray, _SCATTERED)[0]

    def _read(self, gray: Gray, layout: str) -> tuple[tuple[ReadLine, ...], float]:
        import cv2

        side = max(gray.shape)
        scale = _ENLARGED / side if side < _SMALL else 1.0
        enlarged = gray if scale == 1 else cv2.resize(gray, None, fx=scale, fy=scale, interpolation=cv2.INTER_CUBIC)
        data = cv2.imencode(".png", enlarged)[1].tobytes()
        call = [self.command, "stdin", "stdout", "-l", "+".join(self.languages) or "eng", "--psm", layout, "tsv"]
        try:
            ended = subprocess.run(call, input=data, capture_output=True, timeout=_SECONDS, check=False, env=_ONE_THREAD)  # noqa: S603 - a fixed command
        except (subprocess.TimeoutExpired, OSError):
            return (), 0.0
        table = ended.stdout[:_MOST_READ].decode("utf-8", "replace")
        return tuple(lines_of(table, scale)), certainty(table)

    def only(self, *languages: str) -> Tesseract:
        """Return the engine with these languages alone."""
        return Tesseract(self.command, languages)


def lines_of(table: str, scale: float = 1.0) -> Iterator[ReadLine]:
    """Yield the lines of Tesseract's table of words, from top to bottom, with places in the picture before it was enlarged by ``scale``."""
    lines: dict[tuple[str, ...], list[list[str]]] = {}
    for cells in _words(table):
        lines.setdefault(tuple(cells[1:5]), []).append(cells)
    read = [_line(words, scale) for words in lines.values()]
    yield from sorted(read, key=lambda line: line.box[1] + line.box[3] / 2)


def certainty(table: str) -> float:
    """Return the sum over the letters of a table of words, each counting the confidence of its word above 40 of 100."""
    return sum((float(cells[10]) - _EVEN_CHANCE) * len(cells[11].strip()) for cells in _words(table))


def _words(table: str) -> Iterator[list[str]]:
    """Yield the rows of words, without those of little confidence."""
    for row in table.splitlines()[1:]:
        cells = row.split("\t")
        if len(cells) == 12 and cells[11].strip() and float(cells[10]) >= _WORST:
            yield cells


def _line(words: Sequence[Sequence[str]], scale: float) -> ReadLine:
    places = np.array([[int(cell) for cell in cells[6:10]] for cells in words]) / scale
    left, top = places[:, :2].min(axis=0)
    right, bottom = (places[:, :2] + places[:, 2:]).max(axis=0)
    letters = [len(cells[11].strip()) for cells in words]
    confidence = np.average([float(cells[10]) for cells in words], weights=letters)
    box = (int(left), int(top), int(right - left), int(bottom - top))
    return ReadLine(" ".join(cells[11].strip() for cells in words), box, bool(confidence < _UNCERTAIN))


class RapidOcr:
    """The package ``rapidocr-onnxruntime``. It reads Latin letters in photographs well, and neither Arabic nor Turkish ones."""

    name = "rapidocr"

    def read(self, gray: Gray) -> tuple[ReadLine, ...]:
        """Return the lines."""
        results, _ = self._model(gray)
        return tuple(_boxed(corners, text, float(confidence)) for corners, text, confidence in results or ())

    @cached_property
    def _model(self) -> Any:
        from rapidocr_onnxruntime import RapidOCR

        return RapidOCR(intra_op_num_threads=1, inter_op_num_threads=1)


def _boxed(corners: object, text: str, confidence: float) -> ReadLine:
    points = np.asarray(corners)
    (left, top), (right, bottom) = points.min(axis=0), points.max(axis=0)
    return ReadLine(text, (int(left), int(top), int(right - left), int(bottom - top)), confidence < _UNCERTAIN_RAPIDOCR)


def installed(languages: Sequence[str] = ()) -> tuple[Engine, ...]:
    """Return the engines on this machine. ``languages`` are Tesseract's (``eng``, ``ara``), by default all that it has.

    Without a decoder of pictures there are none.
    """
    if importlib.util.find_spec("cv2") is None:
        return ()
    engines: list[Engine] = []
    if command := shutil.which("tesseract"):
        engines.append(Tesseract(command, tuple(languages) or _languages(command)))
    if importlib.util.find_spec("rapidocr_onnxruntime"):
        engines.append(RapidOcr())
    return tuple(engines)


def for_languages(engines: Sequence[Engine], languages: Collection[str]) -> tuple[Engine, ...]:
    """Return the engines, Tesseract with these of its languages alone, or with all that it has where it has none of them."""

    def narrowed(engine: Engine) -> Engine:
        some = [name for name in engine.languages if name in languages] if isinstance(engine, Tesseract) else []
        return engine.only(*some) if isinstance(engine, Tesseract) and some else engine

    return tuple(narrowed(engine) for engine in engines)


def _languages(command: str) -> tuple[str, ...]:
    try:
        ended = subprocess.run([command, "--list-langs"], capture_output=True, text=True, timeout=_SECONDS, check=False)  # noqa: S603 - a fixed command
    except (subprocess.TimeoutExpired, OSError):
        return ("eng",)
    return tuple(line for line in ended.stdout.splitlines()[1:] if line.isalpha() and line != "osd") or ("eng",)
