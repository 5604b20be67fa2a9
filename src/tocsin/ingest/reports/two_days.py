"""Logs that run over midnight: their titles, such as ``Night of 29.11. to 30.11.2026``, and their hours."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, datetime, timedelta

from tocsin.ingest.times.dates import Times
from tocsin.ingest.times.joined_dates import divided, plain_digits

_TO = (
    r"(?:auf|to|into|through|bis|zum|naar|op|tot|until|till|au|al|na|до|на|по|a|e|y|et|i|и|und|and|og|och|en|ve|ja|και"
    r"|ile|إلى|الى|تا|עד|->|→|–|—|-|/|&|\+)"
)
_WORDS = r"(?:[^\W\d]{1,12}[.,]{0,2}\s{1,3}){0,3}"
_DAY_BEFORE = re.compile(
    rf"(?<!\d)(\d{{1,2}})(?:st|nd|rd|th)?[./]?\s?(?:\d{{1,2}}[./]?|[^\W\d]{{3,12}}\.?)?\s{{0,3}}{_TO}\s{{0,3}}{_WORDS}$"
)
_DAY_BEHIND = re.compile(rf"^[^\d\n]{{0,16}}?\s{{0,3}}{_TO}\s{{0,3}}{_WORDS}(\d{{1,2}})(?!\d)")
_PAIR = re.compile(r"(?<![\d./-])(\d{1,2})\.?\s?[/–-]\s?(\d{1,2})(?=\.\s?\d{1,2}\.|\.?\s[^\W\d]{3,12}\.?,?\s\d{4})")
_YEAR = re.compile(r"\d{4}|\d[./-]\d{1,2}[./-]\d{2}")
_LONGEST_TITLE = 120
_MOST_WORDS = 4
_ONE_DAY = timedelta(days=1)
_HALF_DAY = timedelta(hours=12)
NOON = 12
"""Hour before which the times of a night are on its second day."""


def is_past_midnight(latest: datetime | None, moment: datetime) -> bool:
    """Tell whether a log has gone past midnight: a time of day on the same day lies more than half a day before the latest one."""
    return latest is not None and latest - moment > _HALF_DAY


def following_day(day: str) -> str:
    """Return the day after one, both in ISO form."""
    return f"{date.fromisoformat(day) + _ONE_DAY:%Y-%m-%d}"


def first_of_two_days(title: str, times: Times) -> date | None:
    """Return the first day of a title that names two days in a row, such as ``Night of 29.11. to 30.11.2026``. None for any other."""
    text = _PAIR.sub(r"\1. - \2", divided(plain_digits(title[:_LONGEST_TITLE])))
    stated = list(_days(text, times))
    if len(stated) > 1:
        return stated[0][0] if stated[1][0] - stated[0][0] == _ONE_DAY else None
    for day, start, end in stated:
        before, behind = _DAY_BEFORE.search(text[:start]), _DAY_BEHIND.match(text[end:])
        if before and int(before[1]) == (day - _ONE_DAY).day:
            return day - _ONE_DAY
        if behind and int(behind[1]) == (day + _ONE_DAY).day:
            return day
    return None


def _days(text: str, times: Times) -> Iterator[tuple[date, int, int]]:
    """Return the whole days that a text states, each with where it begins and ends. The fewest words that read as one are taken."""
    words = [match.span() for match in re.finditer(r"\S+", text)]
    free = 0
    for last, (_, end) in enumerate(words):
        for first in range(last, max(free, last + 1 - _MOST_WORDS) - 1, -1):
            stamp = text[words[first][0] : end].strip(",;:()[]")
            if _YEAR.search(stamp) and (moment := times.read(stamp)[0]):
                yield moment.astimezone(times.zone).date(), words[first][0], end
                free = last + 1
                break
