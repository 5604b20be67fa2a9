"""Figures that the desk made public."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import ClassVar


@dataclass(frozen=True, slots=True)
class Publication:
    """Record that a person published the figures of a span: ``since`` inclusive, ``until`` exclusive."""

    KIND: ClassVar[str] = "publication"

    id: str
    by: str
    at: datetime
    since: datetime
    until: datetime

    def crosses(self, since: datetime, until: datetime) -> bool:
        """Return True if another span shares some of this one, so that the difference of both would tell of few reports."""
        return self.since < until and since < self.until and (since, until) != (self.since, self.until)
