"""Record of a call sheet."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import ClassVar


@dataclass(frozen=True, slots=True)
class CallSheetRecord:
    """A call sheet. Its words are a draft outside the ledger until it becomes the report named in ``report``.

    ``continues`` is the report of the same call that was finished too early. An empty sheet may be discarded.
    """

    KIND: ClassVar[str] = "sheet"

    id: str
    by: str
    begun: datetime
    report: str | None = None
    finished: datetime | None = None
    discarded: datetime | None = None
    continues: str | None = None
