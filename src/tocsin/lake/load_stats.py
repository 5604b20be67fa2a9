"""Count the rows of a load by file, and find gaps in the times of its posts."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import asdict
from datetime import UTC, datetime, timedelta
from itertools import pairwise
from typing import Any

import numpy as np
import pyarrow as pa

from tocsin.lake.values import Batch, SourceRecord

_STEPS = ((86_400_000, "day"), (3_600_000, "hour"), (60_000, "minute"), (1000, "second"))
_HOUR = 3_600_000
_SILENCE_HOURS = 6
_KEPT_SILENCES = 10
EPOCH = datetime(1970, 1, 1, tzinfo=UTC)


def moment(ms: int) -> datetime:
    """Return UTC milliseconds as a time."""
    return EPOCH + timedelta(milliseconds=int(ms))


class FileStats:
    """Running figures of one file."""

    def __init__(self, source: str) -> None:
        self.source = source
        self.read = self.accepted = self.duplicate = self.refused = self.learned = 0
        self._notes: dict[str, int] = {}
        self._steps = [step for step, _ in _STEPS]
        self._hours: set[int] = set()
        self._first = self._last = 0

    def take(self, batch: Batch) -> None:
        """Count one batch."""
        self.read += batch.read
        self.refused += len(batch.refused)
        for name, count in asdict(batch.notes).items():
            self._notes[name] = self._notes.get(name, 0) + count
        times = batch.table["time"].cast(pa.int64()).to_numpy()
        if len(times):
            self._first = min(self._first or int(times.min()), int(times.min()))
            self._last = max(self._last, int(times.max()))
            self._steps = [step for step in self._steps if not (times % step).any()]
            self._hours.update(np.unique(times // _HOUR).tolist())

    def record(self) -> SourceRecord:
        """Return the figures as a record."""
        resolution = dict(_STEPS)[self._steps[0]] if self._steps else "millisecond"
        there = bool(self._hours)
        return SourceRecord(
            self.source,
            self.read,
            self.accepted,
            self.duplicate,
            self.refused,
            moment(self._first) if there else None,
            moment(self._last) if there else None,
            resolution if there else "unknown",
            self._notes,
            tuple(_silences(sorted(self._hours))),
            self.learned,
        )


def _silences(hours: list[int]) -> Iterable[tuple[datetime, datetime]]:
    """Yield the ten longest gaps of more than six hours, in order of time."""
    long = [(b - a - 1, a + 1, b) for a, b in pairwise(hours) if b - a > _SILENCE_HOURS]
    for _, start, end in sorted(sorted(long)[-_KEPT_SILENCES:], key=lambda silence: silence[1]):
        yield moment(start * _HOUR), moment(end * _HOUR)


def as_json(record: SourceRecord) -> dict[str, Any]:
    """Return a record as JSON values."""
    value = asdict(record)
    value["first"], value["last"] = (time.isoformat() if time else None for time in (record.first, record.last))
    value["silences"] = [[start.isoformat(), end.isoformat()] for start, end in record.silences]
    return value


def from_json(value: dict[str, Any]) -> SourceRecord:
    """Return the record of these JSON values."""
    times = {name: datetime.fromisoformat(value[name]) if value[name] else None for name in ("first", "last")}
    silences = tuple((datetime.fromisoformat(a), datetime.fromisoformat(b)) for a, b in value["silences"])
    return SourceRecord(**(value | times | {"silences": silences}))
