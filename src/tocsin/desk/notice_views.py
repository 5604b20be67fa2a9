"""Notices with what became of them, as records of the desk say it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from tocsin.desk.lookup import the_record
from tocsin.domain.errors import Refused
from tocsin.domain.item import Item
from tocsin.domain.notice import (
    ContentState,
    NextStep,
    Notice,
    NoticeEvent,
    NoticeState,
    Observation,
    Remover,
    next_step,
    removed_since,
    remover_of,
)
from tocsin.domain.notice_words import CONTENT_STATES
from tocsin.domain.time_zone import Zone
from tocsin.store import Reader

FollowUp = tuple[list[NoticeEvent], list[Observation]]
"""Events and observations of one notice, each in order of time."""


@dataclass(frozen=True, slots=True)
class NoticeView:
    """A notice with its follow-up. ``removed`` is when the content was removed, as far as that is proved."""

    notice: Notice
    events: tuple[NoticeEvent, ...]
    observations: tuple[Observation, ...]
    step: NextStep | None
    removed: datetime | None

    @property
    def remover(self) -> Remover:
        """Return who removed the content, as a page or the platform says."""
        return remover_of(self.events, self.observations)

    @property
    def content(self) -> ContentState:
        """Return what the last check saw."""
        return self.observations[-1].state if self.observations else ContentState.UNKNOWN

    def standing(self, zone: Zone) -> str:
        """Return the state of the content in words. One look at a page that is gone proves no removal: another follows."""
        if self.removed:
            return "removed"
        again = self.notice.next_check
        if self.content is ContentState.GONE:
            return "gone once" + (f", looked at again at {zone.moment(again)}" if again else "")
        return CONTENT_STATES.get(self.content, self.content)


def the_notice(reader: Reader, notice: str, state: NoticeState | None = None) -> Notice:
    """Return a notice, which must be in this state if one is named. Raises :class:`Unknown` and :class:`Refused`."""
    stored = the_record(reader, Notice, notice, "notice", command="tocsin notices lists them")
    if state and stored.state is not state:
        raise Refused(f"{stored.id} is {stored.state}: this needs a notice that is {state}")
    return stored


def item_of(reader: Reader, notice: Notice) -> Item:
    """Return the item that a notice is about."""
    return the_record(reader, Item, notice.item, "item", command="tocsin items lists them")


def body_of(reader: Reader, notice: Notice) -> tuple[str, str]:
    """Return the noticed text and the text of the notice."""
    quoted, _, text = (reader.read_text(notice.body) or "\0(erased)").partition("\0")
    return quoted, text


def locations_of(reader: Reader, notices: Sequence[Notice]) -> list[tuple[Notice, str, str]]:
    """Return each notice with its location, or ``(erased)``, and the noticed text."""
    items = {item.id: item for item in reader.find(Item, id=sorted({notice.item for notice in notices}))}
    plain = reader.read_all([*(notice.body for notice in notices), *(item.location for item in items.values())])

    def text(content: str, otherwise: str) -> str:
        data = plain.get(content)
        return otherwise if data is None else data.decode("utf-8", "surrogatepass")

    return [(notice, text(items[notice.item].location, "(erased)"), text(notice.body, "").partition("\0")[0]) for notice in notices]


def follow_ups(reader: Reader, notices: Sequence[Notice]) -> dict[str, FollowUp]:
    """Return the events and observations of each notice in order of time, read together."""
    histories: dict[str, FollowUp] = {notice.id: ([], []) for notice in notices}
    for event in reader.find(NoticeEvent, notice=list(histories)):
        histories[event.notice][0].append(event)
    for observation in reader.find(Observation, notice=list(histories)):
        histories[observation.notice][1].append(observation)
    for events, observations in histories.values():
        events.sort(key=lambda event: (event.at, len(event.id), event.id))
        observations.sort(key=lambda check: (check.at, len(check.id), check.id))
    return histories


def follow_up(reader: Reader, notice: Notice) -> FollowUp:
    """Return the events and observations of a notice in order of time."""
    return follow_ups(reader, [notice])[notice.id]


def view_notices(reader: Reader, notices: Sequence[Notice]) -> list[NoticeView]:
    """Return notices with their follow-up, in the same order."""
    histories = follow_ups(reader, notices)
    return [_view(notice, *histories[notice.id]) for notice in notices]


def view_notice(reader: Reader, notice: Notice) -> NoticeView:
    """Return a notice with its follow-up."""
    return _view(notice, *follow_up(reader, notice))


def _view(notice: Notice, events: list[NoticeEvent], observations: list[Observation]) -> NoticeView:
    return NoticeView(notice, tuple(events), tuple(observations), next_step(notice, events, observations), removed_since(observations))
