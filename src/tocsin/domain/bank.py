"""Pictures that the desk keeps in mind: each new picture is compared with them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import ClassVar


@dataclass(frozen=True, slots=True)
class BankedPicture:
    """A banked picture: by whom and why. ``sketch`` is the id of a sealed content, all that a comparison needs of it.

    ``report`` is the report that it came with, if any. Its erasure erases the sketch. ``likeness`` is a keyed hash of the file. ``retired``
    is the time from which it is compared no longer.
    """

    KIND: ClassVar[str] = "banked picture"

    id: str
    report: str | None
    likeness: str
    sketch: str
    by: str
    at: datetime
    reason: str
    retired: datetime | None = None
