"""Reports that come at the same time are stored together: one transaction, one wait for the disk, for all that waited.

Nobody is answered before what they said is stored durably; whoever comes alone waits for nobody. A report that cannot be
stored is refused alone: the others are stored without it.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from threading import Lock

from tocsin.domain.report import Receipt, Submission

MOST = 50
Store = Callable[[Sequence[Submission], str], list[Receipt]]


@dataclass(slots=True, eq=False)
class _Waiting:
    submission: Submission
    by: str
    receipt: Receipt | None = None
    error: Exception | None = None
    taken: bool = False

    def answer(self) -> Receipt:
        if self.error:
            raise self.error
        assert self.receipt is not None
        return self.receipt


class GroupCommit:
    """Stores one batch at a time, made of all submissions that wait on behalf of the same person."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._turn = Lock()
        self._lock = Lock()
        self._queue: list[_Waiting] = []

    def accept(self, submission: Submission, *, by: str) -> Receipt:
        """Store one submission, perhaps with others. Raise only what is wrong with this one."""
        own = _Waiting(submission, by)
        with self._lock:
            self._queue.append(own)
        with self._turn:
            if not own.taken:
                self._together(self._take(own))
        return own.answer()

    def _take(self, first: _Waiting) -> list[_Waiting]:
        with self._lock:
            others = [waiting for waiting in self._queue if waiting.by == first.by and waiting is not first]
            batch = [first, *others[: MOST - 1]]
            self._queue = [waiting for waiting in self._queue if waiting not in batch]
        for waiting in batch:
            waiting.taken = True
        return batch

    def _together(self, batch: list[_Waiting]) -> None:
        try:
            for waiting, receipt in zip(batch, self._store([waiting.submission for waiting in batch], batch[0].by), strict=True):
                waiting.receipt = receipt
        except Exception as error:
            if len(batch) == 1:
                batch[0].error = error
                return
            for waiting in batch:
                self._together([waiting])
