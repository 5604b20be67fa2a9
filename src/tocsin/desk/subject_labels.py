"""Labels of subjects, cached for as long as their names stay the same."""

from __future__ import annotations

from collections.abc import Collection
from threading import Lock

from tocsin.desk.lookup import label
from tocsin.desk.services import DeskServices
from tocsin.domain.subject import Subject
from tocsin.store import Reader

_MOST = 20_000


class Labels:
    """A cache of labels, for lists that show many subjects."""

    def __init__(self, services: DeskServices) -> None:
        self._services = services
        self._kept: dict[str, str] = {}
        self._head = 0
        self._lock = Lock()

    def of(self, reader: Reader, subjects: Collection[str]) -> dict[str, str]:
        """Return the label of each subject. One that the desk does not hold is labelled with its id."""
        head = reader.head().seq
        cached = self._kept_at(reader, head)
        missing = {subject for subject in subjects if subject not in cached}
        fresh = {subject.id: label(reader, subject) for subject in reader.find(Subject, id=missing)}
        with self._lock:
            if fresh and head == self._head:  # someone may have read on while we looked
                self._kept = self._kept | fresh
        return {subject: fresh.get(subject) or cached.get(subject, subject) for subject in subjects}

    def _kept_at(self, reader: Reader, head: int) -> dict[str, str]:
        """Return the cached labels that are still right at this head of the ledger."""
        with self._lock:
            if head < self._head:
                return {}
            if head > self._head:
                changed = reader.last_change("list", "subject", "erasure", after=self._head)
                if changed or len(self._kept) > _MOST:
                    self._kept = {}
                self._head = head
            return self._kept
