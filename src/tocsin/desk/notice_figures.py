"""Figures of notices: how much was removed, how long it took, and what is still up after a year.

Nothing is shown about a group of fewer than ten notices. A share of removed content is an interval, and a time to removal is known only to
lie between two checks.
"""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from tocsin.audit.turnbull import CensoredTime, quantile
from tocsin.desk.choices import Grouping
from tocsin.desk.groups import Groups
from tocsin.desk.items import require_whole_desk
from tocsin.desk.lookup import the_record
from tocsin.desk.notice_views import NoticeView, view_notices
from tocsin.desk.services import DeskServices
from tocsin.domain.item import ItemDecision
from tocsin.domain.notice import STILL_THERE, SURELY_REMOVED, ContentState, Notice, NoticeStep
from tocsin.store import Reader

MOST_HIDDEN = 9
"""Number of notices of a group up to which nothing is shown of it: it would say too little."""
_DECISIONS = frozenset({NoticeStep.REMOVED, NoticeStep.PARTLY, NoticeStep.REFUSED})
_GONE = SURELY_REMOVED | {ContentState.GONE}
_HOUR, _YEAR = timedelta(hours=1), timedelta(days=365)


@dataclass(frozen=True, slots=True)
class NoticeGroup:
    """Sent notices of one group, and of how many the content is removed, still there, or not known.

    Times are medians in hours from the sending to the receipt, the platform's decision and the removal, None where half have not come to
    it yet. The removal is estimated from the times between which it lies (Turnbull).
    """

    key: str
    sent: int
    removed: int
    there: int
    unclear: int
    receipt: float | None = None
    decision: float | None = None
    removal: float | None = None

    @property
    def least(self) -> float:
        """Return the share removed for certain."""
        return self.removed / self.sent

    @property
    def most(self) -> float:
        """Return the share removed if all that is not known is removed, too."""
        return (self.removed + self.unclear) / self.sent


@dataclass(frozen=True, slots=True)
class LastingContent:
    """Noticed content that is not gone a year later: the step that is owed, by whom, and since when."""

    notice: str
    platform: str
    content: ContentState
    sent: datetime
    owed: str
    due: datetime


class NoticeFigures:
    """Figures of the desk's notices."""

    def __init__(self, services: DeskServices, groups: Groups) -> None:
        self._services = services
        self._groups = groups

    def by(self, grouping: Grouping, *, hidden: int = MOST_HIDDEN, by: str = "") -> list[NoticeGroup]:
        """Return the figures of each group with more than ``hidden`` sent notices. ``by`` is the person who asks in the browser."""
        now = self._services.clock.now()
        with self._services.store.reading() as reader:
            require_whole_desk(reader, by)
            views = view_notices(reader, [notice for notice in reader.find(Notice) if notice.sent is not None])
            keys = self._keys(reader, grouping)
            return grouped(views, keys, now, hidden)

    def lasting(self, *, by: str = "") -> list[LastingContent]:
        """Return the content that is not gone a year after its notice, the oldest first."""
        before = self._services.clock.now() - _YEAR
        with self._services.store.reading() as reader:
            require_whole_desk(reader, by)
            views = view_notices(reader, [notice for notice in reader.find(Notice, order=("sent", "id")) if notice.sent is not None])
        return [
            LastingContent(view.notice.id, view.notice.platform, view.content, view.notice.sent, f"desk: {view.step.act}", view.step.due)
            for view in views
            if view.step and view.notice.sent and view.notice.sent <= before and view.removed is None
        ]

    def _keys(self, reader: Reader, grouping: Grouping) -> Callable[[Notice], Sequence[str]]:
        """Return the function that names the groups of a notice."""
        if grouping is Grouping.POLICY:
            return lambda notice: (the_record(reader, ItemDecision, notice.decision, "decision", command="").policy,)
        if grouping is Grouping.GROUP:
            names = self._groups.names_by_item()
            return lambda notice: names.get(notice.item, ())
        return lambda notice: (getattr(notice, grouping),)


def removal_rates(views: Sequence[NoticeView], hidden: int = MOST_HIDDEN) -> list[NoticeGroup]:
    """Return the figures by platform, without times, for platforms with more than ``hidden`` sent notices."""
    return grouped([view for view in views if view.notice.sent is not None], lambda notice: (notice.platform,), None, hidden)


def grouped(
    views: Sequence[NoticeView], keys: Callable[[Notice], Sequence[str]], now: datetime | None, hidden: int = MOST_HIDDEN
) -> list[NoticeGroup]:
    """Return the figures of each group of sent notices with more than ``hidden`` of them. Without ``now`` no times are estimated."""
    groups: dict[str, list[NoticeView]] = defaultdict(list)
    for view in views:
        for key in keys(view.notice):
            groups[key].append(view)
    return [_figures(key, group, now) for key, group in sorted(groups.items()) if len(group) > hidden]


def _figures(key: str, views: Sequence[NoticeView], now: datetime | None) -> NoticeGroup:
    removed = sum(view.removed is not None for view in views)
    there = sum(view.removed is None and view.content in STILL_THERE for view in views)
    counts = NoticeGroup(key, len(views), removed, there, len(views) - removed - there)
    if now is None:
        return counts
    times = {
        "receipt": quantile([_first(view, frozenset(NoticeStep), now) for view in views], 0.5),
        "decision": quantile([_first(view, _DECISIONS, now) for view in views], 0.5),
        "removal": quantile([removal_interval(view) for view in views], 0.5),
    }
    return NoticeGroup(key, counts.sent, removed, there, counts.unclear, **times)


def _first(view: NoticeView, steps: frozenset[NoticeStep], now: datetime) -> CensoredTime:
    """Return the hours from the sending to the first of these steps. Without one, it has not happened until now."""
    assert view.notice.sent
    at = next((event.at for event in view.events if event.step in steps), None)
    hours = ((at or now) - view.notice.sent) / _HOUR
    return CensoredTime(hours, hours) if at else CensoredTime(hours, math.inf)


def removal_interval(view: NoticeView) -> CensoredTime:
    """Return the hours from the sending between which the content went away: the last check that saw it, and the first that did not."""
    sent = view.notice.sent
    assert sent
    there = [check.at for check in view.observations if check.state in STILL_THERE and not (view.removed and check.at >= view.removed)]
    before = max(0.0, (there[-1] - sent) / _HOUR) if there else 0.0
    gone = next((check.at for check in view.observations if view.removed and check.at >= view.removed and check.state in _GONE), None)
    return CensoredTime(before, (gone - sent) / _HOUR if gone else math.inf)
