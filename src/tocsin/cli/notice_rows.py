"""Rows that ``notices`` and its subcommands print with ``--json``."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from tocsin.desk.choices import Grouping
from tocsin.domain.notice import ContentState, NoticeState
from tocsin.domain.reappearance import SuggestionState, TraceKind

if TYPE_CHECKING:
    from tocsin.desk.notice_figures import NoticeGroup
    from tocsin.desk.notice_views import NoticeView
    from tocsin.desk.platforms import AnswerView
    from tocsin.desk.reappearances import SuggestionView


@dataclass(frozen=True, slots=True, kw_only=True)
class NoticeRow:
    """A notice with what the last check saw and the next step. ``removed`` is when its content was removed, as far as that is proved.

    ``removed_by`` is author, platform, host or unknown, and null while the content is not removed.
    """

    id: str
    item: str
    report: str
    platform: str
    language: str
    reference: str
    state: NoticeState
    drafted: datetime
    sent: datetime | None
    next_check: datetime | None
    content: ContentState
    removed: datetime | None
    removed_by: str | None
    next_step: str | None
    due: datetime | None


@dataclass(frozen=True, slots=True, kw_only=True)
class RateRow:
    """Sent notices of one group with ``--rates``: the share removed as an interval from 0 to 1, and median times, null if not reached."""

    as_of: datetime
    by: Grouping
    group: str
    sent: int
    removed: int
    still_there: int
    not_known: int
    removed_at_least: float
    removed_at_most: float
    hours_to_receipt: float | None
    hours_to_decision: float | None
    hours_to_removal: float | None


@dataclass(frozen=True, slots=True, kw_only=True)
class SeenAgainRow:
    """A suggestion that noticed content was seen again. ``location`` is the link that the notice was about."""

    id: str
    notice: str
    kind: TraceKind
    at: datetime
    last: datetime
    times: int
    state: SuggestionState
    by: str
    place: str
    location: str


@dataclass(frozen=True, slots=True, kw_only=True)
class AnswerRow:
    """An answer that came as a report. ``fields`` are those of DSA Art. 17 that were recognised, each with its sentences."""

    id: str
    report: str
    step: str
    state: str
    fields: dict[str, str]


def notice_row(view: NoticeView) -> NoticeRow:
    """Return the row of a notice."""
    notice = view.notice
    return NoticeRow(
        id=notice.id,
        item=notice.item,
        report=notice.report,
        platform=notice.platform,
        language=notice.language,
        reference=notice.reference,
        state=notice.state,
        drafted=notice.drafted,
        sent=notice.sent,
        next_check=notice.next_check,
        content=view.content,
        removed=view.removed,
        removed_by=view.remover if view.removed else None,
        next_step=view.step.act if view.step else None,
        due=view.step.due if view.step else None,
    )


def answer_row(view: AnswerView) -> AnswerRow:
    """Return the row of an answer."""
    answer = view.answer
    return AnswerRow(id=answer.id, report=answer.answer, step=answer.step, state=answer.state, fields=dict(view.fields))


def seen_again_row(view: SuggestionView) -> SeenAgainRow:
    """Return the row of a suggestion."""
    seen = view.suggestion
    return SeenAgainRow(
        id=seen.id,
        notice=seen.notice,
        kind=seen.kind,
        at=seen.at,
        last=seen.last,
        times=seen.times,
        state=seen.state,
        by=seen.by,
        place=view.place,
        location=view.location,
    )


def rate_row(now: datetime, grouping: Grouping, group: NoticeGroup) -> RateRow:
    """Return the row of a group of notices, as of ``now``."""
    return RateRow(
        as_of=now,
        by=grouping,
        group=group.key,
        sent=group.sent,
        removed=group.removed,
        still_there=group.there,
        not_known=group.unclear,
        removed_at_least=round(group.least, 3),
        removed_at_most=round(group.most, 3),
        hours_to_receipt=_tenths(group.receipt),
        hours_to_decision=_tenths(group.decision),
        hours_to_removal=_tenths(group.removal),
    )


def _tenths(hours: float | None) -> float | None:
    return None if hours is None else round(hours, 1)
