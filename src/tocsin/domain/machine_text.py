"""Text that a model on this machine made of a report: a translation, or a transcript of a recording. No decision rests on it alone."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import ClassVar


class Task(StrEnum):
    """The work of a model."""

    TRANSLATE = "translate"
    LISTEN = "listen"
    JUDGE = "judge"
    DESCRIBE = "describe"


@dataclass(frozen=True, slots=True)
class ModelStamp:
    """The model that made something. ``checksum`` is SHA-256 over its files, or as the desk states it of a server's model, else empty."""

    engine: str
    model: str
    checksum: str = ""

    def __str__(self) -> str:
        """Return the model in words: ``opus-nl-en (ctranslate2, checksum 3f2a...)``."""
        checksum = f"checksum {self.checksum[:12]}" if self.checksum else "checksum not stated"
        return f"{self.model} ({self.engine}, {checksum})"


@dataclass(frozen=True, slots=True)
class MachineText:
    """A text that a model made. ``text`` is the id of a sealed content.

    ``file`` numbers the attachment it was made of, from 1, 0 for the report's words. ``language`` is the code of the language it is in,
    empty where the model did not state it. ``by`` asked for it.
    """

    KIND: ClassVar[str] = "machine text"

    id: str
    report: str
    at: datetime
    task: Task
    file: int
    language: str
    engine: str
    model: str
    checksum: str
    text: str
    by: str

    @property
    def stamp(self) -> ModelStamp:
        """Return the model that made it."""
        return ModelStamp(self.engine, self.model, self.checksum)
