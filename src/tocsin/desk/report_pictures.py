"""The pictures that a report holds: its attached pictures, and frames of its attached films."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from tocsin.desk.details import details_of
from tocsin.domain.reading import clock_time
from tocsin.domain.report import Report
from tocsin.extras import is_installed
from tocsin.store import Reader

if TYPE_CHECKING:
    from tocsin.copies.pictures.decoder import Decoder
    from tocsin.copies.pictures.sketch import Sketch


@dataclass(frozen=True, slots=True)
class PictureFile:
    """The bytes of one attachment, numbered from 1."""

    number: int
    media_type: str
    data: bytes


@dataclass(frozen=True, slots=True)
class ReportPicture:
    """A picture of a report. ``frame`` numbers the frames of a film from 1, 0 for a picture, and ``seconds`` is the frame's time."""

    file: int
    data: bytes
    frame: int = 0
    seconds: float = 0.0

    @property
    def title(self) -> str:
        """Return words that name it: ``attachment 2, at 1:05``."""
        return f"attachment {self.file}, at {clock_time(self.seconds)}" if self.frame else f"attachment {self.file}"


def picture_files(reader: Reader, report: Report) -> list[PictureFile]:
    """Return the pictures and films of a report. An erased report has none."""
    files = enumerate(details_of(reader, report).files if report.attachments else (), 1)
    pairs = ((number, file, reader.read(file.content)) for number, file in files if _is_looked_at(file.media_type))
    return [PictureFile(number, file.media_type, data) for number, file, data in pairs if data]


def pictures_in(files: Iterable[PictureFile]) -> Iterator[ReportPicture]:
    """Yield the pictures, and the frames of the films that can be read."""
    for file in files:
        yield from pictures_of(file)


def pictures_of(file: PictureFile) -> Iterator[ReportPicture]:
    """Yield a picture, or the frames of a film."""
    if file.media_type.startswith("image/"):
        yield ReportPicture(file.number, file.data)
    elif is_installed("copies"):
        from tocsin.copies.pictures.decoder import drawn_frames

        for number, (seconds, png) in enumerate(drawn_frames(file.data, file.media_type), 1):
            yield ReportPicture(file.number, png, number, seconds)


def sketched(pictures: Iterable[ReportPicture], decoder: Decoder) -> Iterator[tuple[ReportPicture, Sketch]]:
    """Yield the pictures that can be decoded, each with its sketch."""
    for picture in pictures:
        if sketch := decoder.sketch(picture.data):
            yield picture, sketch


def _is_looked_at(media_type: str) -> bool:
    return media_type.startswith(("image/", "video/")) or media_type == "audio/ogg"
