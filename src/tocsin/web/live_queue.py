"""Cache of rendered queue rows for pages that poll: shared by everyone with the same view, at most half a second old.

Without it, twenty open queues that poll each second would read and render the same rows twenty times. Loading the page
itself always reads the database.
"""

from __future__ import annotations

import time
from collections import OrderedDict
from collections.abc import Callable, Hashable
from dataclasses import dataclass, field
from threading import Lock

FRESH = 0.5
_OLD = 30.0  # relative times such as "due in 5 min" change even when nothing happens
_MOST = 200


@dataclass(frozen=True, slots=True)
class RenderedRows:
    """Rows as rendered at this head of the ledger."""

    head: int
    html: str


@dataclass(slots=True)
class _Slot:
    lock: Lock = field(default_factory=Lock)
    rows: RenderedRows | None = None
    checked_at: float = 0.0
    read_at: float = 0.0


class LiveQueue:
    """Cached renderings by filter, role and teams."""

    def __init__(self, seconds: Callable[[], float] = time.monotonic) -> None:
        self._seconds = seconds
        self._lock = Lock()
        self._slots: OrderedDict[Hashable, _Slot] = OrderedDict()

    def show(self, key: Hashable, head: Callable[[], int], read: Callable[[], RenderedRows]) -> RenderedRows:
        """Return the rendering for ``key``, refreshed when it is stale and the ledger has grown. Only one thread refreshes it."""
        slot = self._slot(key)
        with slot.lock:
            now = self._seconds()
            if slot.rows is None or now - slot.checked_at > FRESH:
                if slot.rows is None or now - slot.read_at > _OLD or head() != slot.rows.head:
                    slot.rows, slot.read_at = read(), now
                slot.checked_at = now
            return slot.rows

    def _slot(self, key: Hashable) -> _Slot:
        with self._lock:
            slot = self._slots.setdefault(key, _Slot())
            self._slots.move_to_end(key)
            if len(self._slots) > _MOST:
                self._slots.popitem(last=False)
            return slot
