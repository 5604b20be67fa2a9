"""A kind of file, and what reading it must give."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Told:
    """Words that must be read, and the time of the item they stand in, to the second or the minute. Empty when it states none."""

    words: str
    time: str = ""


@dataclass(frozen=True)
class Kind:
    """A kind of file: its name for the documentation, a file of it, read as ``reports`` or ``posts``, and what must come out."""

    name: str
    file: str
    content: bytes
    mode: str
    told: tuple[Told, ...]
    sealed: tuple[str, ...] = ()
