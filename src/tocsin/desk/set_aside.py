"""Items that a batch could not handle: set aside, so that the others go on, and owed a look by the desk.

Every batch of the desk works item by item when it fails as a whole: files, rows, door messages, mails, escalations, past
reports, posts and the jobs of the worker.
"""

from __future__ import annotations

import logging
from collections.abc import Callable
from typing import TYPE_CHECKING

from tocsin.domain.errors import Tampered, Unavailable, kind_and_place
from tocsin.domain.report import RejectedRow, Submission

if TYPE_CHECKING:
    from tocsin.desk.intake import Intake
    from tocsin.desk.rejected_rows import RejectedRows

CHANNEL = "unread"
STOPS = (Unavailable, Tampered, MemoryError)
"""Errors of the desk itself. They stop a batch, because no other item would fare better."""
_LONGEST = 1000
_log = logging.getLogger("tocsin.desk")


class SetAside:
    """Keeps items that could not be handled, and files a report on each."""

    def __init__(self, intake: Intake, rejected_rows: RejectedRows) -> None:
        self._intake = intake
        self._rejected_rows = rejected_rows

    def keep(self, where: str, error: Exception, raw: bytes = b"") -> None:
        """Keep an item that raised this error, once. The message may quote the item, so it is sealed with it."""
        reason = f"could not be handled ({type(error).__name__}); please report this"
        number = self.owe(RejectedRow(where, reason, raw or str(error).encode("utf-8", "surrogatepass")[:_LONGEST]))
        _log.error("%s could not be handled: %s", number, kind_and_place(error))  # never the place, which may be a file's name

    def owe(self, row: RejectedRow) -> str:
        """Keep a rejected row and file a report on it, so that a person owes a look at it. Return the row's id."""
        self._rejected_rows.keep([row])
        number = self._rejected_rows.id_of(row)
        text = f"Something came in that could not be handled. It is kept among the rejected rows as {number}."
        self._intake.receive(Submission(f"refused:{number}", CHANNEL, text, where=row.where))
        return number

    def guard(self, where: str, act: Callable[[], object], raw: bytes = b"") -> bool:
        """Do ``act`` and return True. Set the item aside and return False when it raises anything but an error of the desk itself."""
        try:
            act()
        except STOPS:
            raise
        except Exception as error:
            self.keep(where, error, raw)
            return False
        return True
