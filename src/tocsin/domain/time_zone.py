"""Times in the desk's zone, as people read and type them. Programs get ISO 8601 in UTC instead."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta, tzinfo
from zoneinfo import ZoneInfo, available_timezones

from tocsin.domain.errors import Malformed

_UTC = ("UTC", "Etc/UTC", "Etc/UCT", "Etc/Universal", "Etc/Zulu", "UCT", "Universal", "Zulu")
_MINUTE = timedelta(minutes=1)
_SECONDS = re.compile(r"\d:\d\d:\d\d|T\d{6}")


@dataclass(frozen=True, slots=True)
class Zone:
    """A time zone by name, such as ``Europe/London``. Raises :class:`Malformed` for an unknown name.

    ``str(zone)`` heads a column: ``Europe/London time``. Use :meth:`moment` below such a heading, and :meth:`said` for a time
    that stands alone.
    """

    name: str = "UTC"

    def __post_init__(self) -> None:
        """Refuse an unknown name at once, not when the first time is shown."""
        zone_named(self.name)

    def __str__(self) -> str:
        return "UTC" if self.plain == "UTC" else f"{self.plain} time"

    @property
    def plain(self) -> str:
        """Return the common name. UTC has several names."""
        return "UTC" if self.name in _UTC else self.name

    def moment(self, time: datetime | None) -> str:
        """Return ``2026-07-01 10:30``, with the zone added in the hour that occurs twice when clocks go back."""
        if time is None:
            return ""
        local = self.local(time)
        return _marked(local) if _comes_twice(local) else f"{local:%Y-%m-%d %H:%M}"

    def said(self, time: datetime | None) -> str:
        """Return ``2026-07-01 10:30 BST``, or ``2026-07-01 15:15 (UTC+5:45)`` where the zone has no letters."""
        return _marked(self.local(time)) if time else ""

    def local(self, time: datetime) -> datetime:
        """Convert a time to the desk's zone. A time that would leave the calendar is returned unchanged."""
        try:
            return time.astimezone(zone_named(self.name))
        except OverflowError:
            return time

    def day(self, date: date) -> tuple[datetime, datetime]:
        """Return the first moment of a day in this zone, and of the day after it, in UTC. Raises :class:`Malformed`."""
        zone = zone_named(self.name)
        try:
            first, following = (datetime.combine(day, time(), zone) for day in (date, date + timedelta(days=1)))
            return first.astimezone(UTC), following.astimezone(UTC)
        except OverflowError:
            raise Malformed(f"{date} lies at the end of the calendar: name a day between years 1 and 9999") from None


def parse_time(text: str, zone: Zone | None = None) -> datetime:
    """Parse an ISO 8601 time as a person types it and return it in UTC.

    A time without an offset is read in ``zone``; without a ``zone``, as on the command line, it is refused. In an hour that occurs
    twice the first one is meant; a time in an hour that is skipped is read as if clocks had not been put forward yet.
    Raises :class:`Malformed`.
    """
    try:
        time = datetime.fromisoformat(text)
    except ValueError:
        example = "2026-11-21T03:00" if zone else "2026-11-21T03:00Z"
        raise Malformed(f"{text!r} is not a time: write it like {example}") from None
    if time.tzinfo is None:
        if zone is None:
            raise Malformed(f"{text!r} has no time zone: add Z for UTC, or an offset such as +01:00")
        time = time.replace(tzinfo=zone_named(zone.name))
    try:
        return time.astimezone(UTC)
    except (ValueError, OverflowError):
        raise Malformed(f"{text!r} is not a time: it lies outside the calendar (years 1 to 9999)") from None


def last_of(text: str, time: datetime) -> datetime:
    """Return the last moment that a typed time includes: a time typed to the minute includes all of that minute."""
    return time if _SECONDS.search(text) else time + _MINUTE - timedelta(microseconds=1)


def zone_named(name: str) -> tzinfo:
    """Return the time zone of this name. Raise :class:`Malformed` if there is none."""
    if name == "UTC":
        return UTC
    try:
        return ZoneInfo(name)
    except (ValueError, KeyError, OSError):
        raise Malformed(f"no time zone {name!r}: use a name such as {' or '.join(_zones_of(name)) or 'UTC or Europe/Berlin'}") from None


def _zones_of(city: str) -> list[str]:
    """Return the names of the zones that end like this one, such as ``Europe/London`` for ``london``."""
    last = city.rpartition("/")[2].strip().replace(" ", "_").casefold()
    return sorted(name for name in available_timezones() if "/" in name and name.rpartition("/")[2].casefold() == last)[:2]


def _comes_twice(local: datetime) -> bool:
    return local.replace(fold=0).utcoffset() != local.replace(fold=1).utcoffset()


def _marked(local: datetime) -> str:
    name = local.tzname() or ""
    return f"{local:%Y-%m-%d %H:%M} {name if name.isalpha() else _offset(local)}"


def _offset(local: datetime) -> str:
    minutes = (local.utcoffset() or timedelta()) // _MINUTE
    hours, spare = divmod(abs(minutes), 60)
    return f"(UTC{'-' if minutes < 0 else '+'}{hours}{f':{spare:02}' if spare else ''})"


UNIVERSAL = Zone()
