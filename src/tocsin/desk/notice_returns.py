"""Notices whose content is there again."""

from __future__ import annotations

from dataclasses import replace

from tocsin.desk.notice_views import follow_up
from tocsin.domain.ledger import Change
from tocsin.domain.notice import Notice, NoticeEvent, NoticeState, NoticeStep, next_step, planned
from tocsin.store import Session


def followed_again(session: Session, notice: Notice, reason: str) -> Notice:
    """Record that the content is there again, in the name of the session's actor. Return the notice, which is followed again if closed."""
    events, observations = follow_up(session, notice)
    event = NoticeEvent(session.new_id("E"), notice.id, notice.report, NoticeStep.REAPPEARED, session.now, session.actor)
    session.record(Change(str(event.step), None, event, reason))
    before = next_step(notice, events, observations)
    updated = planned(replace(notice, state=NoticeState.SENT), [*events, event], observations, before)
    if updated != notice:
        session.record(Change("reopened", notice, updated, reason))
    return updated


def opened_again(session: Session, notice: Notice) -> None:
    """Open a notice again that was sent and closed, since somebody says that the content is back. Any other stays as it is."""
    if notice.state is NoticeState.CLOSED and notice.sent:
        session.record(Change("reopened", notice, replace(notice, state=NoticeState.SENT), "said to be there again"))
