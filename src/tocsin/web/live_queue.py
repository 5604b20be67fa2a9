"""Live queues: people who look at the same list are shown the same rendering of it, never older than half a second.

Twenty open queues that ask each second would otherwise read and render the same rows twenty times. Whoever loads the
page itself always reads afresh.
"""

from __future__ import annotations

import time
from collections import OrderedDict
from collections.abc import Callable, Hashable
from dataclasses import dataclass, field
from threading import Lock

FRESH = 0.5
_OLD = 30.0  # "due in 5 min" ages, even where nothing happens
_MOST = 200


@dataclass(frozen=True, slots=True)
class RenderedRows:
    """Rows as they stood at this head of the ledger."""

    head: int
    html: str


@dataclass(slots=True)
class _Slot:
    lock: Lock = field(default_factory=Lock)
    shown: RenderedRows | None = None
    looked: float = 0.0
    read: float = 0.0


class LiveQueue:
    """What live queues show, by what they ask for and whose eyes they ask with."""

    def __init__(self, seconds: Callable[[], float] = time.monotonic) -> None:
        self._seconds = seconds
        self._lock = Lock()
        self._slots: OrderedDict[Hashable, _Slot] = OrderedDict()

    def show(self, key: Hashable, head: Callable[[], int], read: Callable[[], RenderedRows]) -> RenderedRows:
        """What is shown under this key; read again when it is old and the ledger has grown since. One at a time reads it."""
        slot = self._slot(key)
        with slot.lock:
            now = self._seconds()
            if slot.shown is None or now - slot.looked > FRESH:
                if slot.shown is None or now - slot.read > _OLD or head() != slot.shown.head:
                    slot.shown, slot.read = read(), now
                slot.looked = now
            return slot.shown

    def _slot(self, key: Hashable) -> _Slot:
        with self._lock:
            slot = self._slots.setdefault(key, _Slot())
            self._slots.move_to_end(key)
            if len(self._slots) > _MOST:
                self._slots.popitem(last=False)
            return slot
