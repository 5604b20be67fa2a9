"""Outcomes that sources are owed: what became of the content that they told of, in words that are true."""

from __future__ import annotations

from collections.abc import Iterable

from tocsin.desk.duty_opener import DutyOpener
from tocsin.desk.lookup import the_report, the_triage
from tocsin.desk.notices import NoticeView, view_notice
from tocsin.desk.services import DeskServices
from tocsin.domain.duty import OUTCOME_TOLD, Duty, DutyKind
from tocsin.domain.errors import Malformed
from tocsin.domain.item import Item
from tocsin.domain.notice import STILL_THERE, Notice, NoticeState, NoticeStep
from tocsin.domain.people import DESK, SYSTEM
from tocsin.domain.report import Erasure, LateContact
from tocsin.routing import Owed
from tocsin.store import Reader


class Outcomes:
    """Duties to tell sources what became of the content that they told of."""

    def __init__(self, services: DeskServices) -> None:
        self._services = services
        self._seen = 0

    def owe(self) -> int:
        """Open the duty for each reachable source whose content was removed, or whose notice is closed. Return how many were opened.

        Reads the notices that changed since the last call, and all of them at the first one.
        """
        with self._services.store.reading() as reader:
            head = reader.head().seq
            changed = reader.changed(Notice.KIND, self._seen)
            reports = [report for report in _told_of(reader, changed) if _is_owed(reader, report)]
        opened = 0
        if reports:
            with self._services.store.writing(SYSTEM, self._services.clock.now()) as session:
                opener = DutyOpener(self._services, session)
                for report in reports:
                    owed = [Owed(DutyKind.OUTCOME, DESK)]
                    opened += len(opener.open_missing([the_triage(session, report)], owed, "what became of the content is known now"))
        self._seen = head
        return opened

    def words(self, report: str) -> list[str]:
        """Return what can be said truly to the source of a report about each notice that it led to. Raises ``Unknown``."""
        with self._services.store.reading() as reader:
            the_report(reader, report)
            items = reader.find(Item, named_in=report, order=("seen", "id"))
            return [self._said(view_notice(reader, notice)) for item in items for notice in reader.find(Notice, item=item.id)]

    def _said(self, view: NoticeView) -> str:
        """Return one sentence on what a notice came to, with the time up to which it is known."""
        said, platform = self._services.zone.said, view.notice.platform
        if view.notice.sent is None:
            return f"We have not written to {platform} yet."
        wrote = f"We wrote to {platform} on {said(view.notice.sent)}."
        if view.removed:
            return f"{wrote} The content was gone when we looked on {said(view.removed)}."
        if any(event.step is NoticeStep.REFUSED for event in view.events):
            wrote += " They refused to remove it."
        clear = [check for check in view.observations if check.state in STILL_THERE]
        if clear and clear[-1] is view.observations[-1]:
            return f"{wrote} It was still there on {said(clear[-1].at)}."
        return f"{wrote} We do not know whether it is still there."


def require_reason(duty: Duty, outcome: str, note: str) -> None:
    """Raise :class:`Malformed` for a source that is told nothing without a reason."""
    if duty.kind is DutyKind.OUTCOME and outcome != OUTCOME_TOLD and not note.strip():
        raise Malformed(f"{duty.id}: say why the source is not told what became of it")


def _told_of(reader: Reader, notices: Iterable[str]) -> list[str]:
    """Return the reports that told of the content of these notices, where every notice about it has come to an end."""
    items = {notice.item for notice in reader.find(Notice, id=list(notices))}
    reports = {item.named_in for item in reader.find(Item, id=items) if item.named_in}
    return sorted(report for report in reports if _has_ended(reader, report))


def _has_ended(reader: Reader, report: str) -> bool:
    items = [item.id for item in reader.find(Item, named_in=report)]
    views = [view_notice(reader, notice) for notice in reader.find(Notice, item=items)]
    return bool(views) and all(view.removed or view.notice.state is NoticeState.CLOSED for view in views)


def _is_owed(reader: Reader, report: str) -> bool:
    """Return True if the source can be reached and was not told, nor set down with a reason."""
    record = the_report(reader, report)
    reachable = record.reachable or reader.count(LateContact, report=report) > 0
    return reachable and reader.get(Erasure, report) is None and not reader.count(Duty, report=report, kind=DutyKind.OUTCOME)
