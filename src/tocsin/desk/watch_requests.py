"""Watches that people outside the desk ask for, and the answers of the desk.

A watch opens past reports to its team, so only a person of the desk begins one at once (:mod:`tocsin.domain.grants`).
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date

from tocsin.desk.lookup import cluster_of, the_person, the_team
from tocsin.desk.services import DeskServices
from tocsin.desk.subject_labels import Labels
from tocsin.desk.subjects import Subjects
from tocsin.domain.duty import Duty
from tocsin.domain.errors import Refused, Unknown
from tocsin.domain.grants import WatchRequest, is_of_desk, require_granter, require_own_team
from tocsin.domain.ledger import Change
from tocsin.domain.people import OPERATOR, Permission, require_second
from tocsin.domain.status import RequestState
from tocsin.domain.subject import Watch
from tocsin.store import Reader, Session
from tocsin.store.subject_queries import count_links


@dataclass(frozen=True, slots=True)
class WaitingWatch:
    """A request that waits, the label of its subject, and the number of past reports about it, up to a bound."""

    request: WatchRequest
    label: str
    reports: int


class WatchRequests:
    """Requests to watch a subject."""

    def __init__(self, services: DeskServices, subjects: Subjects, labels: Labels) -> None:
        self._services = services
        self._subjects = subjects
        self._labels = labels

    def decide(
        self, team: str, reference: str, review: date | None = None, *, by: str, reason: str
    ) -> WatchRequest | tuple[Watch, list[Duty]]:
        """Begin a watch when a person of the desk asks for it, else record a request that waits for the desk."""
        with self._services.store.reading() as reader:
            at_once = by == OPERATOR or is_of_desk(the_person(reader, by))
        if at_once:
            return self._subjects.watch(team, reference, review, by=by, reason=reason)
        return self.ask(team, reference, review, by=by, reason=reason)

    def ask(self, team: str, reference: str, review: date | None = None, *, by: str, reason: str) -> WatchRequest:
        """Record a request to watch a subject, for a team of this person's."""
        with self._services.store.writing(by, self._services.clock.now()) as session:
            require_own_team(the_person(session, by), the_team(session, team).name, Permission.WATCH)
            subject = self._subjects.held(session, reference)
            old = session.get(Watch, team, subject)
            if old and old.ended is None:
                raise Refused(f"team {team} watches {subject} already, since {self._services.zone.said(old.since)}")
            if session.count(WatchRequest, team=team, subject=subject, state=RequestState.WAITS):
                raise Refused(f"team {team} has asked to watch {subject} already: that waits for the desk")
            request = WatchRequest(session.new_id("B"), team, subject, by, session.now, reason, review)
            session.record(Change("watch asked", None, request, reason))
            return request

    def approve(self, number: str, *, by: str) -> tuple[Watch, list[Duty]]:
        """Begin the watch that was asked for, and open its past reports. Takes a person of the desk who did not ask."""
        with self._services.store.writing(by, self._services.clock.now()) as session:
            request, person = _waiting(session, number), the_person(session, by)
            require_granter(person, Permission.WATCH)
            require_second(the_person(session, request.by), person, Permission.WATCH)
            session.record(Change("watch approved", request, replace(request, state=RequestState.CONFIRMED, answered_by=by)))
            reason = f"{request.reason} (asked by {request.by})"
            return self._subjects.begin_watch(session, request.team, request.subject, request.review, reason)

    def decline(self, number: str, *, by: str, reason: str) -> None:
        """Decline a request. The team that asked may take it back in this way."""
        with self._services.store.writing(by, self._services.clock.now()) as session:
            request = _waiting(session, number)
            require_own_team(the_person(session, by), request.team, Permission.WATCH)
            declined = replace(request, state=RequestState.REFUSED, answered_by=by, answer=reason)
            session.record(Change("watch declined", request, declined, reason))

    def waiting(self, *, by: str) -> list[WaitingWatch]:
        """Return the requests that wait, oldest first: all of them for the desk, for others those of their teams."""
        with self._services.store.reading() as reader:
            person = the_person(reader, by)
            requests = reader.find(WatchRequest, state=RequestState.WAITS, order=("at",))
            visible = [request for request in requests if is_of_desk(person) or request.team in person.teams]
            labels = self._labels.of(reader, {request.subject for request in visible})
            return [WaitingWatch(request, labels[request.subject], _past(reader, request)) for request in visible]


def _past(reader: Reader, request: WatchRequest) -> int:
    return count_links(reader, cluster_of(reader, request.subject).members)


def _waiting(session: Session, number: str) -> WatchRequest:
    request = session.get(WatchRequest, number)
    if request is None:
        raise Unknown("request", number, "nobody asked for it")
    if request.state is not RequestState.WAITS:
        raise Refused(f"the request of {request.by} is {request.state} already: nothing is left to decide")
    return request
