"""The figures in which two texts of like meaning differ, as an aid to whoever reads both.

A like meaning says little about figures: a call for eight o'clock and one for nine are as near as a text and its translation. Negations are
not compared. Of reworded texts more differ in them than of texts that say the opposite (decision 36).
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date

from tocsin.matching.stated_times import StatedTime, stated_times

_NUMBER = re.compile(r"(?<![\w#@/])\d+(?:[.,:]\d+)*(?!\w)")
_TOLD = 4
"""Figures of one kind that are told of each text."""


def differences(text: str, post: str, written: date, posted: date) -> tuple[str, ...]:
    """Return the hours, days, numbers and hashtags in which a text and a post differ, of each kind that both have.

    Days are reckoned from the days on which the text and the post were written.
    """
    of_text, of_post = stated_times(text, written), stated_times(post, posted)
    kinds = {
        "hour": (_hours(of_text), _hours(of_post)),
        "day": (_days(of_text), _days(of_post)),
        "number": (_numbers(text, of_text), _numbers(post, of_post)),
        "hashtag": (_tags(text), _tags(post)),
    }
    return tuple(_told(kind, one, two) for kind, (one, two) in kinds.items() if one and two and one != two)


def _told(kind: str, text: set[str], post: set[str]) -> str:
    """Return a line: ``hour 20:00 in the text, 21:00 in the post``."""
    return f"{kind} {_listed(text - post)} in the text, {_listed(post - text)} in the post"


def _listed(figures: Iterable[str]) -> str:
    ordered = sorted(figures)
    more = [f"{len(ordered) - _TOLD} more"] if len(ordered) > _TOLD else []
    return " and ".join([*ordered[:_TOLD], *more]) or "none more"


def _hours(stated: Iterable[StatedTime]) -> set[str]:
    return {each.iso.rpartition("T")[2] for each in stated if ":" in each.iso}


def _days(stated: Iterable[StatedTime]) -> set[str]:
    return {each.iso.partition("T")[0] for each in stated if "-" in each.iso}


def _numbers(text: str, stated: Iterable[StatedTime]) -> set[str]:
    spans = [(each.start, each.end) for each in stated]
    return {_plain(match[0]) for match in _NUMBER.finditer(text) if not _inside(match.start(), spans)}


def _plain(number: str) -> str:
    """Return a number in Western digits without marks between them."""
    return "".join(str(int(digit)) for digit in number if digit.isdecimal())


def _inside(place: int, spans: Iterable[tuple[int, int]]) -> bool:
    return any(start <= place < end for start, end in spans)


def _tags(text: str) -> set[str]:
    from tocsin.ingest.posts.shared_objects import hashtags_in  # its package needs pyarrow, which a desk without posts has not

    return {f"#{tag}" for tag in hashtags_in(text)}
