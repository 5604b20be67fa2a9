"""Count of wrong codes at the pages for people outside."""

from __future__ import annotations

from collections import defaultdict, deque
from datetime import datetime, timedelta


class WrongCodes:
    """Wrong codes of the last hour by page. Above six a page stays shut until an hour has passed. Kept in memory alone."""

    MOST = 6
    WINDOW = timedelta(hours=1)

    def __init__(self) -> None:
        self._wrong: defaultdict[str, deque[datetime]] = defaultdict(deque)

    def is_shut(self, page: str, now: datetime) -> bool:
        """Return True if no code is tried at this page now."""
        wrong = self._wrong.get(page)
        while wrong and wrong[0] <= now - self.WINDOW:
            wrong.popleft()
        return wrong is not None and len(wrong) >= self.MOST

    def add(self, page: str, now: datetime) -> None:
        """Count a wrong code."""
        self._wrong[page].append(now)
