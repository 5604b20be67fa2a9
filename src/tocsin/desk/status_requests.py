"""Lowering of a status in two steps: one person asks, and another, signed in as themselves, confirms or refuses.

On the command line, whoever runs it answers for both names (``tocsin status --second``), while a browser knows who it is.
"""

from __future__ import annotations

from dataclasses import replace

from tocsin.desk.lookup import Cluster, cluster_of, the_person
from tocsin.desk.reach import reaches_subject
from tocsin.desk.services import DeskServices
from tocsin.desk.subject_labels import Labels
from tocsin.desk.subjects import Subjects, change_status, lowers, recording_refusal, require_nothing_owed
from tocsin.domain.errors import Refused, Unknown
from tocsin.domain.grants import require_desk_among
from tocsin.domain.ledger import Change
from tocsin.domain.people import Permission, Person, require, require_second
from tocsin.domain.status import RequestState, Status, StatusRequest
from tocsin.store import Session


class StatusRequests:
    """Requests to lower a status, and the answers of a second person."""

    def __init__(self, services: DeskServices, subjects: Subjects, labels: Labels) -> None:
        self._services = services
        self._subjects = subjects
        self._labels = labels

    def decide(self, reference: str, level: Status, *, by: str, reason: str) -> StatusRequest | None:
        """Raise a status at once, or ask for a lower one. A request is refused while anything is owed that holds it back."""
        with recording_refusal(self._services, by), self._services.store.writing(by, self._services.clock.now()) as session:
            person, cluster = the_person(session, by), cluster_of(session, self._subjects.held(session, reference))
            if not lowers(cluster.canonical, level):
                require(person, Permission.RAISE)
                change_status(session, cluster.canonical, level, reason)
                return None
            require(person, Permission.LOWER)
            for earlier in session.find(StatusRequest, subject=cluster.canonical.id, state=RequestState.WAITS):
                raise Refused(f"{earlier.by} has asked to lower {earlier.subject} to {earlier.level}: a second person answers that request")
            require_nothing_owed(session, cluster, level, reason)
            request = StatusRequest(session.new_id("A"), cluster.canonical.id, level, by, session.now, reason)
            session.record(Change("lowering asked", None, request, reason))
            return request

    def confirm(self, reference: str, number: str, *, by: str) -> None:
        """Lower the status, if nothing is owed now that holds it back and both people are entitled now."""
        with recording_refusal(self._services, by), self._services.store.writing(by, self._services.clock.now()) as session:
            cluster, request, person = self._waiting(session, reference, number, by)
            first = the_person(session, request.by)
            require(first, Permission.LOWER)
            require_second(first, person, Permission.LOWER)
            require_desk_among([first, person], request.level)
            require_nothing_owed(session, cluster, request.level, request.reason)
            session.record(Change("lowering confirmed", request, replace(request, state=RequestState.CONFIRMED, answered_by=by)))
            change_status(
                session, cluster.canonical, request.level, request.reason, f"{request.reason} (asked by {request.by}, second: {by})"
            )

    def refuse(self, reference: str, number: str, *, by: str, reason: str) -> None:
        """Leave the status as it is. The person who asked may take the request back in this way."""
        with self._services.store.writing(by, self._services.clock.now()) as session:
            _, request, person = self._waiting(session, reference, number, by)
            require(person, Permission.LOWER)
            refused = replace(request, state=RequestState.REFUSED, answered_by=by, answer=reason)
            session.record(Change("lowering refused", request, refused, reason))

    def waiting(self, *, by: str) -> list[tuple[StatusRequest, str]]:
        """Return the requests that wait for a second person and that this person may see, the oldest first, with labels."""
        with self._services.store.reading() as reader:
            person = the_person(reader, by)
            requests = reader.find(StatusRequest, state=RequestState.WAITS, order=("at",))
            readable = [request for request in requests if reaches_subject(reader, request.subject, person)]
            labels = self._labels.of(reader, {request.subject for request in readable})
            return [(request, labels[request.subject]) for request in readable]

    def _waiting(self, session: Session, reference: str, number: str, by: str) -> tuple[Cluster, StatusRequest, Person]:
        cluster = cluster_of(session, self._subjects.held(session, reference))
        request = session.get(StatusRequest, number)
        if request is None or request.subject not in cluster.members:
            raise Unknown("request", number, f"nobody asked for it about {cluster.canonical.id}")
        if request.state is not RequestState.WAITS:
            raise Refused(f"the request of {request.by} is {request.state} already: nothing is left to decide")
        return cluster, request, the_person(session, by)
