"""Records about the desk itself: its epochs, its settings, and the parts of its lake."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import ClassVar


@dataclass(frozen=True, slots=True)
class DeskEpoch:
    """A period in which the desk's history was continuous. A desk that was restored from a backup begins a new one.

    ``id`` is the epoch's number as text. ``desk`` identifies the desk. ``code`` ends every id that is given out in the epoch, and is
    empty in the first one, so that no number is given out twice for different things. ``entries`` is the length of the ledger that
    the epoch continues.
    """

    KIND: ClassVar[str] = "epoch"

    id: str
    desk: str
    code: str
    begun: datetime
    entries: int
    reason: str


@dataclass(frozen=True, slots=True)
class AcceptedSettings:
    """The settings that someone accepted for this desk: ``body`` is their JSON, without passwords. There is one, ``settings``."""

    KIND: ClassVar[str] = "settings"

    id: str
    body: str
    by: str
    reason: str


@dataclass(frozen=True, slots=True)
class LakePart:
    """A part of the lake: ``id`` is its number, ``digest`` the hash of its files, ``rows`` the number of its posts.

    ``taken_back`` is True when a person took its load back, so that its posts count no longer.
    """

    KIND: ClassVar[str] = "part"

    id: str
    digest: str
    rows: int
    taken_back: bool = False
