"""What people call a subject, remembered for as long as its names stay the same."""

from __future__ import annotations

from collections.abc import Collection

from tocsin.desk.rooms import Rooms
from tocsin.desk.subjects import label
from tocsin.domain.subject import Subject
from tocsin.store import Reader

_MOST = 20_000


class Labels:
    """Names of subjects for lists that show many."""

    def __init__(self, rooms: Rooms) -> None:
        self._rooms = rooms
        self._kept: dict[str, str] = {}
        self._stamp = -1

    def of(self, reader: Reader, subjects: Collection[str]) -> dict[str, str]:
        """The first name of each; the id of one that the desk does not hold."""
        stamp = reader.last_change("list", "subject", "erasure")
        if stamp != self._stamp or len(self._kept) > _MOST:
            self._kept, self._stamp = {}, stamp
        kept = self._kept
        missing = {subject for subject in subjects if subject not in kept}
        for subject in reader.find(Subject, id=missing):
            kept[subject.id] = label(reader, subject)
        return {subject: kept.get(subject, subject) for subject in subjects}
