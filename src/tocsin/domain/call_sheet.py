"""The record of a call sheet."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import ClassVar


@dataclass(frozen=True, slots=True)
class CallSheetRecord:
    """A call sheet. While it is written its words are a draft, no part of the record; ``report`` is what it became."""

    KIND: ClassVar[str] = "sheet"

    id: str
    by: str
    begun: datetime
    report: str | None = None
