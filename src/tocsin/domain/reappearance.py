"""Signs that noticed content is seen again, put before a person as a suggestion.

A trace is a keyed hash of one exact sign of noticed content. When a later report or post bears the same sign, a suggestion is opened
on the notice. A person confirms or dismisses it.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import ClassVar


class TraceKind(StrEnum):
    """Signs by which noticed content is recognised."""

    LINK = "link"
    REDIRECT = "redirect"
    HANDLE = "handle"
    TEXT = "text"
    PICTURE = "picture"


OF_THE_PLACE = frozenset({TraceKind.LINK, TraceKind.REDIRECT, TraceKind.HANDLE})
"""Signs of the place itself. They tell of a return only once the content was gone, or its notice closed."""


@dataclass(frozen=True, slots=True)
class Trace:
    """One sign of the content of a notice. ``likeness`` is a keyed hash of the canonical link, handle, first words, or picture."""

    KIND: ClassVar[str] = "trace"

    id: str
    notice: str
    report: str
    kind: TraceKind
    likeness: str


class SuggestionState(StrEnum):
    """State of a suggestion."""

    OPEN = "open"
    CONFIRMED = "confirmed"
    DISMISSED = "dismissed"


@dataclass(frozen=True, slots=True)
class Reappearance:
    """A suggestion that noticed content was seen again.

    ``place`` is sealed content: the report or post where it was seen first. ``times`` counts the reports and posts since then, ``last`` is
    when the last one was read. ``reminded`` says that a report on it was filed, so that an assessment is owed.
    """

    KIND: ClassVar[str] = "reappearance"

    id: str
    notice: str
    report: str
    kind: TraceKind
    place: str
    at: datetime
    last: datetime
    times: int
    state: SuggestionState = SuggestionState.OPEN
    by: str = ""
    reminded: bool = False


def is_return(kind: TraceKind, *, gone: bool, closed: bool, at_the_place: bool) -> bool:
    """Return True if a sign that is seen tells of a return.

    ``at_the_place`` says that the place of the notice is named, too. While the content is still there, to see it there is nothing new.
    """
    return gone or closed or not (kind in OF_THE_PLACE or at_the_place)
