"""Read the text in a picture with the engines that are installed: Tesseract by its command, RapidOCR as a package.

The picture is one that was drawn anew in the bounded child process. It is straightened first. Each engine's reading is kept apart, and
marked as read by a machine: it is something to look at, never what a person wrote.
"""

from __future__ import annotations

import importlib.util
import shutil
import subprocess
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Protocol

import numpy as np

from tocsin.copies.pictures.prints import Gray

_SECONDS = 60
_SIDE = 400
_STEEPEST, _STEP = 15.0, 0.5
_WORST = 30.0
"""Tesseract's confidence, of 100, below which a word is left out."""


@dataclass(frozen=True, slots=True)
class ReadLine:
    """A line of text with the place of its box in the straightened picture, in pixels: left, top, width, height."""

    text: str
    box: tuple[int, int, int, int]


@dataclass(frozen=True, slots=True)
class MachineReading:
    """The lines that one engine read in a picture. ``turned`` is the angle in degrees by which the picture was straightened."""

    engine: str
    turned: float
    lines: tuple[ReadLine, ...]

    @property
    def text(self) -> str:
        """Return the lines as one text."""
        return "\n".join(line.text for line in self.lines)


class Engine(Protocol):
    """Port to a program or package that reads pictures."""

    name: str

    def read(self, gray: Gray) -> tuple[ReadLine, ...]:
        """Return the lines in a picture, from top to bottom."""
        ...


def readings(gray: Gray, engines: Sequence[Engine]) -> tuple[MachineReading, ...]:
    """Return the reading of each engine, of the straightened picture."""
    angle = slant(gray)
    straight = _turned(gray, angle)
    return tuple(MachineReading(engine.name, angle, engine.read(straight)) for engine in engines)


def installed(languages: Sequence[str] = ()) -> tuple[Engine, ...]:
    """Return the engines on this machine. ``languages`` are Tesseract's (``eng``, ``ara``), by default all that it has."""
    engines: list[Engine] = []
    if command := shutil.which("tesseract"):
        engines.append(Tesseract(command, tuple(languages) or _languages(command)))
    if importlib.util.find_spec("rapidocr_onnxruntime"):
        engines.append(RapidOcr())
    return tuple(engines)


def slant(gray: Gray) -> float:
    """Return the angle in degrees at which lines of text run most nearly level: the one whose row sums vary most."""
    import cv2

    scale = min(1.0, _SIDE / max(gray.shape))
    small = cv2.resize(gray, None, fx=scale, fy=scale, interpolation=cv2.INTER_AREA)
    edges = np.asarray(cv2.convertScaleAbs(cv2.Sobel(small, cv2.CV_16S, 0, 1)), np.uint8)
    angles = np.arange(-_STEEPEST, _STEEPEST + _STEP, _STEP)
    sharpness = [float(np.var(np.diff(_turned(edges, angle).sum(axis=1, dtype=np.float64)))) for angle in angles]
    best = int(np.argmax(sharpness))
    level = sharpness[len(angles) // 2]
    return float(angles[best]) if sharpness[best] > 1.1 * level else 0.0


def _turned(gray: Gray, angle: float) -> Gray:
    import cv2

    if not angle:
        return gray
    height, width = gray.shape
    matrix = cv2.getRotationMatrix2D((width / 2, height / 2), angle, 1.0)
    return np.asarray(cv2.warpAffine(gray, matrix, (width, height), borderMode=cv2.BORDER_REPLICATE), np.uint8)


class Tesseract:
    """The command ``tesseract``. The picture goes in by a pipe, and the words come out with their places."""

    def __init__(self, command: str, languages: Sequence[str]) -> None:
        self.name = f"tesseract {'+'.join(languages)}"
        self._call = [command, "stdin", "stdout", "-l", "+".join(languages) or "eng", "--psm", "11", "tsv"]

    def read(self, gray: Gray) -> tuple[ReadLine, ...]:
        """Return the lines. A picture that takes longer than a minute has none."""
        import cv2

        data = cv2.imencode(".png", gray)[1].tobytes()
        try:
            ended = subprocess.run(self._call, input=data, capture_output=True, timeout=_SECONDS, check=False)  # noqa: S603 - a fixed command
        except (subprocess.TimeoutExpired, OSError):
            return ()
        return tuple(lines_of(ended.stdout.decode("utf-8", "replace")))


def lines_of(table: str) -> Iterator[ReadLine]:
    """Yield the lines of Tesseract's table of words."""
    lines: dict[tuple[str, ...], list[list[str]]] = {}
    for row in table.splitlines()[1:]:
        cells = row.split("\t")
        if len(cells) == 12 and cells[11].strip() and float(cells[10]) >= _WORST:
            lines.setdefault(tuple(cells[1:5]), []).append(cells)
    for words in lines.values():
        places = np.array([[int(cell) for cell in cells[6:10]] for cells in words])
        left, top = places[:, :2].min(axis=0)
        right, bottom = (places[:, :2] + places[:, 2:]).max(axis=0)
        yield ReadLine(" ".join(cells[11].strip() for cells in words), (int(left), int(top), int(right - left), int(bottom - top)))


class RapidOcr:
    """The package ``rapidocr-onnxruntime``. It reads Latin letters in photographs well, and no Arabic."""

    name = "rapidocr"

    def read(self, gray: Gray) -> tuple[ReadLine, ...]:
        """Return the lines."""
        from rapidocr_onnxruntime import RapidOCR

        results, _ = RapidOCR()(gray)
        return tuple(_boxed(corners, text) for corners, text, _ in results or ())


def _boxed(corners: object, text: str) -> ReadLine:
    points = np.asarray(corners)
    (left, top), (right, bottom) = points.min(axis=0), points.max(axis=0)
    return ReadLine(text, (int(left), int(top), int(right - left), int(bottom - top)))


def _languages(command: str) -> tuple[str, ...]:
    try:
        ended = subprocess.run([command, "--list-langs"], capture_output=True, text=True, timeout=_SECONDS, check=False)  # noqa: S603 - a fixed command
    except (subprocess.TimeoutExpired, OSError):
        return ("eng",)
    return tuple(line for line in ended.stdout.splitlines()[1:] if line.isalpha() and line != "osd") or ("eng",)
