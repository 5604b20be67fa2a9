"""Ids of posts: detection of ids spoiled by a spreadsheet, and the creation times that ids encode."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

_SCIENTIFIC = re.compile(r"-?\d(?:[.,]\d+[eE]\+?|[eE]\+)\d+")
_DIGITS = re.compile(r"\d{16,20}")
_KEPT_DIGITS = 15
_FEW = 5
_X_EPOCH_MS = 1_288_834_974_657
_X_FIRST = 1 << 54
_QUARTER_MS = 900_000
_ZONES = 56
_SLACK_MS = 62_000
_AGREE = 0.95
_TID = re.compile(r"[234567a-j][234567a-z]{12}")
_BASE32 = {letter: value for value, letter in enumerate("234567abcdefghijklmnopqrstuvwxyz")}


def is_spoiled(name: str) -> bool:
    """Tell whether an id was written as a rounded number: ``5.70306E+17`` may be any of a million ids."""
    return _SCIENTIFIC.fullmatch(name) is not None


def are_rounded(names: Sequence[str]) -> bool:
    """Tell whether long ids all end in zeros after the fifteenth digit, as spreadsheets leave them."""
    long = [name for name in names if _DIGITS.fullmatch(name)]
    return len(set(long)) >= _FEW and not any(name[_KEPT_DIGITS:].strip("0") for name in long)


def given_at(post_id: str) -> int | None:
    """Return the creation time (UTC milliseconds) encoded in an id of X (since November 2010) or Bluesky, else None.

    X: https://github.com/twitter-archive/snowflake; Bluesky: https://atproto.com/specs/tid.
    """
    if _DIGITS.fullmatch(post_id):
        number = int(post_id)
        return (number >> 22) + _X_EPOCH_MS if _X_FIRST < number < 1 << 63 else None
    key = post_id.rpartition("/")[2]
    if post_id.startswith("at://") and _TID.fullmatch(key):
        ticks = 0
        for letter in key:
            ticks = ticks << 5 | _BASE32[letter]
        return (ticks >> 10) // 1000
    return None


def zone_offset(post_id: str, ms: int) -> int | None:
    """Return the UTC offset (ms) implied by the time encoded in the post id. None if it is no multiple of 15 minutes."""
    born = given_at(post_id)
    if born is None:
        return None
    quarters = round((born - ms) / _QUARTER_MS)
    offset = quarters * _QUARTER_MS
    return offset if abs(quarters) <= _ZONES and abs(born - ms - offset) < _SLACK_MS else None


def tell_zone(posts: Iterable[tuple[str, int]]) -> bool:
    """Tell whether the ids of these posts imply the zone of their times."""
    implied = [zone_offset(post_id, ms) is not None for post_id, ms in posts if given_at(post_id) is not None]
    return len(implied) >= _FEW and sum(implied) >= _AGREE * len(implied)
