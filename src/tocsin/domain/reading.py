"""Text that programs on this machine read in the pictures of a report. It is something to look at, never what a person wrote."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import ClassVar

from tocsin.domain.mention import Mention


@dataclass(frozen=True, slots=True)
class ReadLine:
    """A line of text with the place of its box in the straightened picture, in pixels: left, top, width, height.

    ``uncertain`` marks a line that the engine itself doubts. It raises no name.
    """

    text: str
    box: tuple[int, int, int, int]
    uncertain: bool = False


@dataclass(frozen=True, slots=True)
class PageReading:
    """One engine's reading of one picture, or of one page of a document.

    ``file`` numbers the report's attachments from 1, ``page`` the pages of a document from 1, 0 for a picture. ``turned`` is the angle in
    degrees by which the picture was straightened. For a frame of a film ``page`` is the number of the frame, and ``seconds`` its time.
    ``preferred`` marks the reading of the engine that measured best for its language. ``mentions`` and ``cues`` are those of its text.
    """

    file: int
    page: int
    engine: str
    turned: float
    lines: tuple[ReadLine, ...]
    preferred: bool = False
    mentions: tuple[Mention, ...] = ()
    cues: tuple[str, ...] = ()
    seconds: float | None = None

    @property
    def place(self) -> str:
        """Return the page or the time in the film: ``page 2``, ``at 1:05``. Empty for a picture."""
        if self.seconds is not None:
            return f"at {clock_time(self.seconds)}"
        return f"page {self.page}" if self.page else ""

    @property
    def text(self) -> str:
        """Return the lines as one text."""
        return "\n".join(line.text for line in self.lines)

    @property
    def certain_text(self) -> str:
        """Return the text with blanks in place of the lines that the engine doubts, so that all others keep their places."""
        return "\n".join(" " * len(line.text) if line.uncertain else line.text for line in self.lines)

    @property
    def uncertain_lines(self) -> tuple[ReadLine, ...]:
        """Return the lines that the engine doubts."""
        return tuple(line for line in self.lines if line.uncertain)


def clock_time(seconds: float) -> str:
    """Return a time within a film in minutes and seconds: ``1:05``."""
    minutes, odd_seconds = divmod(int(seconds), 60)
    return f"{minutes}:{odd_seconds:02}"


@dataclass(frozen=True, slots=True)
class PictureReading:
    """The machine reading of the pictures of one report. ``text`` and ``detail`` are ids of sealed contents.

    ``engines`` are the names of the engines, ``pictures`` the number of pictures and pages that they looked at, and ``not_opened`` the
    number of those that could not be drawn. ``cues`` are the kinds of threat cues in the text.
    """

    KIND: ClassVar[str] = "picture reading"

    id: str
    report: str
    at: datetime
    engines: tuple[str, ...]
    pictures: int
    not_opened: int
    cues: tuple[str, ...]
    text: str
    detail: str
    by: str = ""
