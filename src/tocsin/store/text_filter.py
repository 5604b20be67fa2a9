"""Indexed texts that a filter leaves, found before any text or posting list is opened.

What it leaves out cannot meet the filter. What it leaves in is compared with the whole filter later.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from sqlalchemy import ColumnElement, Select, func, literal_column, select

from tocsin.store import schema
from tocsin.store.codec import instant
from tocsin.store.queries import CHUNK

if TYPE_CHECKING:
    from tocsin.store.reader import Reader
    from tocsin.store.report_queries import ReportFilter

_NEVER = "~"
"""Later than any time as a text."""
FEW = 10_000
"""Reports of a team or subject up to which their texts are listed. Of more, a page of hits is met soon enough."""


@dataclass(frozen=True, slots=True)
class TextFilter:
    """Conditions on the row of an indexed text: its kind, when its report came, and the numbers of the texts of few reports."""

    kinds: Collection[str] = ()
    since: str = ""
    until: str = ""
    numbers: frozenset[int] | None = None

    def within(self, reader: Reader, first: int, last: int) -> Collection[int] | None:
        """Return the numbers from first to last that may meet the filter, None if all may.

        Where more than half of a stretch meet it, the stretch is returned: fetching a million numbers takes longer than passing over some.
        """
        own = None if self.numbers is None else {number for number in self.numbers if first <= number <= last}
        if not (conditions := self._conditions()) or own == set():
            return own
        t = schema.search_text
        inside = [t.c.number >= first, t.c.number <= last, *conditions]
        columns: list[ColumnElement[Any]] = [func.count(), func.min(t.c.number), func.max(t.c.number)]
        size, lowest, highest = reader.rows(select(*columns).where(*inside)).one()
        if not size:
            return ()
        if own is None and size * 2 > highest - lowest:
            return range(lowest, highest + 1)
        numbers = reader.rows(select(t.c.number).where(*inside)).scalars()
        return set(numbers) if own is None else own.intersection(numbers)

    def every(self, reader: Reader, before: int) -> Iterator[list[int]]:
        """Yield the numbers below ``before`` that may meet the filter, newest first, some hundred at a time."""
        if self.numbers is not None:
            ordered = sorted(self.within(reader, 0, before - 1) or (), reverse=True)
            yield from (ordered[start : start + CHUNK] for start in range(0, len(ordered), CHUNK))
            return
        t = schema.search_text
        some = select(t.c.number).where(*self._conditions()).order_by(t.c.number.desc()).limit(CHUNK)
        while numbers := list(reader.rows(some.where(t.c.number < before)).scalars()):
            yield numbers
            before = numbers[-1]

    def _conditions(self) -> list[ColumnElement[bool]]:
        t = schema.search_text
        conditions: list[ColumnElement[bool]] = [t.c.kind.in_(sorted(self.kinds))] if self.kinds else []
        if self.since or self.until:  # SQLite finds a span by its index where both ends are stated
            conditions += [t.c.received >= self.since, t.c.received < (self.until or _NEVER)]
        return conditions


EVERY_TEXT = TextFilter()


def text_filter(reader: Reader, wanted: ReportFilter, kinds: Collection[str] = ()) -> TextFilter:
    """Return what a filter of reports, and these kinds of text or all, say about the row of a text."""
    duty, link = schema.duty, schema.link
    unmoved = duty.c.state != literal_column("'moved'")
    of_reports: list[Select[Any]] = [
        select(duty.c.report).where(duty.c.team.in_(sorted(teams)), unmoved) for teams in (wanted.reach, wanted.teams) if teams
    ]
    if wanted.subjects:
        of_reports.append(select(link.c.report).where(link.c.subject.in_(sorted(wanted.subjects)), link.c.upheld == 1))
    numbers: frozenset[int] | None = None
    for few in (_texts_of_few(reader, reports) for reports in of_reports):
        if few is not None:
            numbers = few if numbers is None else numbers & few
    since, until = (instant(time) if time else "" for time in (wanted.since, wanted.until))
    return TextFilter(kinds, since, until, numbers)


def _texts_of_few(reader: Reader, reports: Select[Any]) -> frozenset[int] | None:
    """Return the numbers of the texts of these reports, None if the reports are many."""
    t, some = schema.search_text, reports.distinct().limit(FEW + 1)
    if reader.rows(select(func.count()).select_from(some.subquery())).scalar_one() > FEW:
        return None
    return frozenset(reader.rows(select(t.c.number).where(t.c.report.in_(some))).scalars())
