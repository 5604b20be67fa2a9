"""A lower status in two steps: one person asks, and another, signed in as themselves, confirms or refuses.

On the command line, whoever runs it answers for both names (``tocsin status --second``); a browser knows who it is.
"""

from __future__ import annotations

from dataclasses import replace

from tocsin.desk.lookup import Cluster, cluster_of, the_person
from tocsin.desk.report_access import reaches_subject
from tocsin.desk.services import DeskServices
from tocsin.desk.subject_labels import Labels
from tocsin.desk.subjects import Subjects, change_status, lowers, require_nothing_owed
from tocsin.domain.errors import Refused, Unknown
from tocsin.domain.ledger import Change
from tocsin.domain.people import Permission, Person, require, require_second
from tocsin.domain.status import RequestState, Status, StatusRequest
from tocsin.store import Session


class StatusRequests:
    """Who asked for a lower status, and what a second person answered."""

    def __init__(self, services: DeskServices, subjects: Subjects, labels: Labels) -> None:
        self._services = services
        self._subjects = subjects
        self._labels = labels

    def decide(self, named: str, level: Status, *, by: str, reason: str) -> StatusRequest | None:
        """Raises a status at once; asks for a lower one, unless anything is owed that holds it back."""
        with self._services.store.writing(by, self._services.clock.now()) as session:
            person, cluster = the_person(session, by), cluster_of(session, self._subjects.held(session, named))
            if not lowers(cluster.canonical, level):
                require(person, Permission.RAISE)
                change_status(session, cluster.canonical, level, reason)
                return None
            require(person, Permission.LOWER)
            for each in session.find(StatusRequest, subject=cluster.canonical.id, state=RequestState.WAITS):
                raise Refused(f"{each.by} has asked to lower {each.subject} to {each.level}: that waits for a second person")
            require_nothing_owed(session, cluster)
            asked = StatusRequest(session.new_id("A"), cluster.canonical.id, level, by, session.now, reason)
            session.record(Change("lowering asked", None, asked, reason))
            return asked

    def confirm(self, named: str, number: str, *, by: str) -> None:
        """Lowers the status, if nothing that holds it back is owed now and both people are entitled to it now."""
        with self._services.store.writing(by, self._services.clock.now()) as session:
            cluster, asked, person = self._waiting(session, named, number, by)
            first = the_person(session, asked.by)
            require(first, Permission.LOWER)
            require_second(first, person, Permission.LOWER)
            require_nothing_owed(session, cluster)
            session.record(Change("lowering confirmed", asked, replace(asked, state=RequestState.CONFIRMED, answered_by=by)))
            change_status(session, cluster.canonical, asked.level, asked.reason, f"{asked.reason} (asked by {asked.by}, second: {by})")

    def refuse(self, named: str, number: str, *, by: str, reason: str) -> None:
        """Leaves the status as it is. Whoever asked may take it back so, too."""
        with self._services.store.writing(by, self._services.clock.now()) as session:
            _, asked, person = self._waiting(session, named, number, by)
            require(person, Permission.LOWER)
            refused = replace(asked, state=RequestState.REFUSED, answered_by=by, answer=reason)
            session.record(Change("lowering refused", asked, refused, reason))

    def waiting(self, *, by: str) -> list[tuple[StatusRequest, str]]:
        """What waits for a second person, the oldest first, each with what its subject is called; as far as this person's reach goes."""
        with self._services.store.reading() as reader:
            person = the_person(reader, by)
            asked = reader.find(StatusRequest, state=RequestState.WAITS, order=("at",))
            within = [each for each in asked if reaches_subject(reader, each.subject, person)]
            labels = self._labels.of(reader, {each.subject for each in within})
            return [(each, labels[each.subject]) for each in within]

    def _waiting(self, session: Session, named: str, number: str, by: str) -> tuple[Cluster, StatusRequest, Person]:
        cluster = cluster_of(session, self._subjects.held(session, named))
        asked = session.get(StatusRequest, number)
        if asked is None or asked.subject not in cluster.members:
            raise Unknown("request", number, f"nobody asked for it about {cluster.canonical.id}")
        if asked.state is not RequestState.WAITS:
            raise Refused(f"the request of {asked.by} is {asked.state} already: load the page again")
        return cluster, asked, the_person(session, by)
