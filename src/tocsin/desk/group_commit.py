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
    """Lets one transaction through at a time, with everyone who waits on the same person's behalf."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._turn = Lock()
        self._lock = Lock()
        self._queue: list[_Waiting] = []

    def accept(self, submission: Submission, *, by: str) -> Receipt:
        """Stores one submission, perhaps with others; raises what stands against this one."""
        mine = _Waiting(submission, by)
        with self._lock:
            self._queue.append(mine)
        with self._turn:
            if not mine.taken:
                self._together(self._take(mine))
        return mine.answer()

    def _take(self, first: _Waiting) -> list[_Waiting]:
        with self._lock:
            others = [each for each in self._queue if each.by == first.by and each is not first]
            taken = [first, *others[: MOST - 1]]
            self._queue = [each for each in self._queue if each not in taken]
        for each in taken:
            each.taken = True
        return taken

    def _together(self, taken: list[_Waiting]) -> None:
        try:
            for each, receipt in zip(taken, self._store([each.submission for each in taken], taken[0].by), strict=True):
                each.receipt = receipt
        except Exception as error:
            if len(taken) == 1:
                taken[0].error = error
                return
            for each in taken:
                self._together([each])
