"""A rise: the hours, and then the posts, in which an object stood above its baseline."""

from __future__ import annotations

from dataclasses import dataclass, replace

from tocsin.analysis.coaction.rows import Ints
from tocsin.analysis.storms.baseline import HOUR_MS, Baseline
from tocsin.analysis.storms.contrast import Contrast
from tocsin.analysis.storms.series import CollectedHours, ObjectSeries
from tocsin.domain.storm import Interval


@dataclass(frozen=True, slots=True)
class Rise:
    """The hours ``first`` to ``last`` of an object, counted from the first hour collected.

    ``new`` objects have no past to compare with, ``weekly`` ones return at the same hour of the week. ``from_ms`` and ``until_ms``
    are the first and the last post of the rise, 0 where only the hours are known.
    """

    series: ObjectSeries
    contrast: Contrast
    first: int
    last: int
    clock: CollectedHours
    new: bool = False
    weekly: bool = False
    from_ms: int = 0
    until_ms: int = 0

    @property
    def object(self) -> int:
        """Return the number of the object."""
        return self.series.object

    @property
    def kind(self) -> str:
        """Return the kind of the object."""
        return self.series.kind

    @property
    def value(self) -> str:
        """Return the object as people write it."""
        return self.series.value

    @property
    def counts(self) -> Ints:
        """Return the posts of the object by hour."""
        return self.series.counts

    @property
    def baseline(self) -> Baseline:
        """Return what is usual for all posts."""
        return self.contrast.every.usual

    @property
    def start(self) -> int:
        """Return the first hour collected, since 1970."""
        return self.clock.first

    def between(self, from_ms: int, until_ms: int) -> Rise:
        """Return the rise from one post to another."""
        first, last = (ms // HOUR_MS - self.start for ms in (from_ms, until_ms))
        return replace(self, first=first, last=last, from_ms=from_ms, until_ms=until_ms)

    @property
    def begin_ms(self) -> int:
        """Return the time of the first post, or the begin of the first hour."""
        return self.from_ms or (self.start + self.first) * HOUR_MS

    @property
    def end_ms(self) -> int:
        """Return the time of the last post, or the end of the last hour."""
        return self.until_ms or (self.start + self.last + 1) * HOUR_MS - 1

    @property
    def share_of_hours(self) -> float:
        """Return the share of its hours that lies between the first and the last post, at most 1."""
        return min(1.0, (self.end_ms - self.begin_ms + 60_000) / ((self.last - self.first + 1) * HOUR_MS))

    @property
    def mentions(self) -> int:
        """Return the posts in its hours."""
        return int(self.counts[self.first : self.last + 1].sum())

    @property
    def excess(self) -> float:
        """Return the posts beyond the expected ones."""
        return self.mentions - float(self.baseline.mean[self.first : self.last + 1].sum())

    @property
    def chance(self) -> float:
        """Return the chance that the posts in its hours, or the newcomers among them, are so many."""
        return self.contrast.chance(self.first, self.last, self.share_of_hours)

    @property
    def coverage(self) -> float:
        """Return the share of its hours in which anything was collected."""
        return float(self.clock.collected[self.first : self.last + 1].mean())

    def usual(self) -> Interval:
        """Return the expected posts with their interval. It is not known where the object has no past."""
        interval = self.baseline.over(self.first, self.last, self.share_of_hours)
        return replace(interval, known=bool(self.baseline.known[self.first]) and not self.weekly)
