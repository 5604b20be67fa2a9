"""Times that are one number: counted from 1970, or from the first day of other systems, told apart by their size.

The numbers of different systems that mean a time between 2001 and 2100 hardly overlap.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import NamedTuple

_PLAIN = re.compile(r"\d{9}(?:\.\d{1,9})?")
_DAY_SECONDS = 86_400


class _Count(NamedTuple):
    """A way to count time: the numbers that it is told by, its units a millisecond, and the milliseconds from 1970 to its first day."""

    least: float
    below: float
    units_a_ms: float
    first_ms: int


_APPLE_MS = 978_307_200_000
_WINDOWS_MS = -11_644_473_600_000
_NET_MS = -62_135_596_800_000
_COUNTS = (
    _Count(1e8, 9.9e8, 1e-3, _APPLE_MS),
    _Count(1e9, 4.2e9, 1e-3, 0),
    _Count(1e12, 4.2e12, 1, 0),
    _Count(1e15, 4.2e15, 1e3, 0),
    _Count(1.26e16, 1.58e16, 1e3, _WINDOWS_MS),
    _Count(1.26e17, 1.58e17, 1e4, _WINDOWS_MS),
    _Count(1e17, 9.9e17, 1e6, _APPLE_MS),
    _Count(1e18, 4.2e18, 1e6, 0),
)
_TICKS = _Count(6.31e17, 6.62e17, 1e4, _NET_MS)
_SERIAL = (36_526, 73_051)
_SERIAL_DAYS = 25_569


def counted_ms(value: float, exact: int | None = None) -> int | None:
    """Return the UTC milliseconds since 1970 that a number means, None for one that means no time from 2001 to 2100.

    Seconds, milliseconds, microseconds and nanoseconds since 1970 are read, those of Apple since 2001, the ticks of Windows and of
    browsers since 1601, and those of .NET, which end in zeros, since the year 1. ``exact`` is the number without a fraction, if it is one.
    """
    if exact is not None and _TICKS.least <= value < _TICKS.below and exact % 10_000 == 0:
        return round(value / _TICKS.units_a_ms) + _TICKS.first_ms
    count = next((count for count in _COUNTS if count.least <= value < count.below), None)
    return None if count is None else round(value / count.units_a_ms) + count.first_ms


def are_of_apple(values: Iterable[object]) -> bool:
    """Tell numbers that are taken for seconds since 2001, although they may mean times before 2001 counted from 1970."""
    numbers = [str(value).strip() for value in values]
    return bool(numbers) and all(_PLAIN.fullmatch(number) and _COUNTS[0].least <= float(number) < _COUNTS[0].below for number in numbers)


def serial_ms(value: float) -> int | None:
    """Return the milliseconds since 1970, without a zone, of a day of a spreadsheet from 2000 to 2100, to the second.

    None for any other number.
    """
    return round((value - _SERIAL_DAYS) * _DAY_SECONDS) * 1000 if _SERIAL[0] <= value < _SERIAL[1] else None
