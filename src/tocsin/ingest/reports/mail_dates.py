"""Times in the headers of mails, which people and programs write in many forms."""

from __future__ import annotations

import re
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime

from tocsin.ingest.times.dates import Times

_HALF = re.compile(r"(?i)\d ?[ap]\.?m\b")
_COMMENT = re.compile(r"\([^()]*\)")


def read_date(value: str) -> tuple[datetime | None, bool]:
    """Return the time in a header in UTC, in the form of mails or any other, and whether its zone was assumed."""
    value = _COMMENT.sub("", value).strip()
    if _HALF.search(value) and (moment := Times().read(value))[0]:
        return moment
    try:
        stated = parsedate_to_datetime(value)
    except (ValueError, TypeError, IndexError, OverflowError):
        return Times().read(value)
    return (stated.replace(tzinfo=UTC), True) if stated.tzinfo is None else (stated.astimezone(UTC), False)
