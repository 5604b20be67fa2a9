"""Subjects: adding, watching, linking and merging them, and their status, which is not lowered while a warning waits."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import date

import msgspec

from tocsin.desk.backfill import A_SHORT_PAST, Backfill
from tocsin.desk.duty_opener import DutyOpener
from tocsin.desk.known_names import bearers, read_names
from tocsin.desk.lookup import Cluster, _entry, adopt, cluster_of, clusters, label, names_of, the_person, the_team, watches_of
from tocsin.desk.mail_queue import MailQueue
from tocsin.desk.post_screening import fall_behind
from tocsin.desk.reach import require_reach
from tocsin.desk.services import DeskServices
from tocsin.domain.duty import Duty, DutyKind, DutyState
from tocsin.domain.errors import AlreadyKnown, Malformed, Refused, Undelivered, Unknown
from tocsin.domain.grants import require_desk_among, require_granter, require_own_team
from tocsin.domain.ledger import Change
from tocsin.domain.mention import Quality
from tocsin.domain.people import OPERATOR, Permission, require, require_second
from tocsin.domain.report import Triage
from tocsin.domain.status import RequestState, Status, StatusRequest, is_lowering
from tocsin.domain.subject import Kind, Link, Name, Subject, Watch
from tocsin.domain.text import normalise
from tocsin.routing import Owed, stakeholders
from tocsin.store import Reader, Session
from tocsin.store.list_versions import listed_as
from tocsin.store.subject_queries import owed_about

_encode = msgspec.json.Encoder().encode
_BLOCKS_LOWERING = [kind for kind in DutyKind if kind.rule.blocks_lowering]
_BLOCKS_NOTHING = [kind for kind in DutyKind if not kind.rule.blocks_lowering]
SHOWN = 20
"""How many duties of a kind the page of a subject names."""


@dataclass(frozen=True, slots=True)
class Profile:
    """A subject with its names, those it was merged with, and the watches on it."""

    subject: Subject
    names: tuple[Name, ...]
    members: tuple[str, ...]
    watches: tuple[Watch, ...] = ()


@dataclass(frozen=True, slots=True)
class SubjectView(Profile):
    """A subject with everything that hangs on it, which may be much. ``holding`` are the duties that hold its status back."""

    links: tuple[Link, ...] = ()
    owed: tuple[Duty, ...] = ()
    holding: tuple[Duty, ...] = ()


@dataclass(frozen=True, slots=True)
class OwedAbout:
    """The open duties about a subject, the soonest due first: those that hold its status back, the others, and whether there are more."""

    holding: tuple[Duty, ...]
    others: tuple[Duty, ...]
    more: bool


@dataclass(frozen=True, slots=True)
class Decision:
    """A change of status: who decided it, why, and the second person."""

    by: str
    reason: str
    second: str = ""


class Subjects:
    """Subjects, the watches on them, and their status."""

    def __init__(self, services: DeskServices, past: Backfill) -> None:
        self._services = services
        self._past = past

    def add(self, names: Sequence[Name], kind: Kind, anyway: bool = False, *, reason: str, by: str = OPERATOR) -> Subject:
        """Add an own subject. Past reports are searched for its names, and so is every later one.

        Raises :class:`AlreadyKnown` when a subject has the same name and kind, unless ``anyway`` says that this is another.
        """
        with self._services.store.writing(by, self._services.clock.now()) as session:
            if not anyway:
                _require_unknown(session, names, kind)
            subject = add_subject(session, names, kind, reason)
        self._past.catch_up(at_most=A_SHORT_PAST)
        return subject

    def also_called(self, reference: str, more: Sequence[Name], *, reason: str, by: str) -> Subject:
        """Add names to an own subject. Past reports are searched for them."""
        with self._services.store.writing(by, self._services.clock.now()) as session:
            require_granter(the_person(session, by), Permission.LINK)
            subject = session.get(Subject, self.resolve(session, reference))
            if subject is None or subject.origin != "own":
                raise Refused(f"the names of {reference} are its list's: add a subject with the other name, and merge the two")
            names = read_names(session, subject)
            fresh = [name for name in more if normalise(name.text) and name.text not in {old.text for old in names}]
            if not names or not fresh:
                raise Refused(
                    f"{subject.id} was erased" if not names else f"{subject.id} has no name to gain from this: it bears them already"
                )
            changed = replace(subject, names=session.seal(subject.id, _encode([*names, *fresh])))
            session.record(Change("named", subject, changed, reason))
        self._past.catch_up(at_most=A_SHORT_PAST)
        return changed

    def resolve(self, reader: Reader, reference: str) -> str:
        """Return the id of a subject, given an id, a list's reference, or a name that only one subject bears."""
        if reader.get(Subject, reference):
            return reference
        subject_ids = _listed_as(reader, reference) or sorted(bearers(reader, reference))
        if len(subject_ids) == 1:
            return subject_ids[0]
        if subject_ids:
            raise Unknown("single subject", reference, f"it may be {', '.join(subject_ids[:9])}; name one of them")
        raise Unknown("subject", reference, "name an id, a list's reference or a whole name", command="tocsin subject add adds one")

    def watch(self, team: str, reference: str, review: date | None = None, *, reason: str, by: str = OPERATOR) -> tuple[Watch, list[Duty]]:
        """Begin a watch of a team on a subject, and open the deliveries of its past reports.

        Takes a person of the desk. Others ask for it (:class:`tocsin.desk.watch_requests.WatchRequests`).
        """
        with self._services.store.writing(by, self._services.clock.now()) as session:
            if by != OPERATOR:
                require_granter(the_person(session, by), Permission.WATCH)
            return self.begin_watch(session, the_team(session, team).name, self.held(session, reference), review, reason)

    def begin_watch(self, session: Session, team: str, subject: str, review: date | None, reason: str) -> tuple[Watch, list[Duty]]:
        """Record a watch within a session, and open the deliveries of past reports. The caller has checked who grants it."""
        cluster = cluster_of(session, subject)
        old = session.get(Watch, team, subject)
        if old and old.ended is None:
            raise Refused(f"team {team} watches {subject} already, since {self._services.zone.said(old.since)}")
        watch = Watch(team, subject, reason, session.now, review)
        session.record(Change("watch began", old, watch, reason))
        return watch, self._open_past(session, cluster, {team}, f"{team} watches {subject} now")

    def unwatch(self, team: str, reference: str, *, by: str, reason: str) -> Watch:
        """End a team's watch. Its open duties stay open. A team whose watch somebody outside it ends is told by mail."""
        with self._services.store.writing(by, self._services.clock.now()) as session:
            person = the_person(session, by)
            require_own_team(person, team, Permission.WATCH)
            subject = self.resolve(session, reference)
            old = session.get(Watch, team, subject)
            if old is None or old.ended is not None:
                raise Refused(f"team {team} does not watch {subject}")
            ended = replace(old, ended=session.now)
            session.record(Change("watch ended", old, ended, reason))
            if team not in person.teams:
                when = self._services.zone.said(self._services.clock.now())
                title = f"Watch: a watch of team {team} was ended by a person of the desk on {when}; Subjects shows which"
                MailQueue(session).tell_team(team, title)
            if not session.count(Watch, subject=subject, ended=None):
                fall_behind(session, subject)
            return ended

    def link(self, report: str, reference: str, *, by: str, reason: str) -> list[Duty]:
        """Link a report to a subject, and open the deliveries that follow."""
        with self._services.store.writing(by, self._services.clock.now()) as session:
            person = the_person(session, by)
            require(person, Permission.LINK)
            require_reach(session, report, person)
            subject = self.held(session, reference)
            old = session.get(Link, report, subject)
            if old and old.upheld:
                raise Refused(f"{report} is linked to {subject} already ({old.basis})")
            session.record(Change("linked", old, Link(report, subject, "person"), reason))
            cluster = cluster_of(session, subject)
            teams = stakeholders(cluster.canonical, watches_of(session, [cluster])[cluster.canonical.id])
            return self._open_for(session, [report], teams, f"linked to {subject} by {by}")

    def link_new(self, report: str, name: Name, kind: Kind, *, by: str, reason: str) -> Subject:
        """Add a subject and link a report to it. Raises :class:`AlreadyKnown` when a subject of this kind has the name."""
        with self._services.store.reading() as reader:
            person = the_person(reader, by)
            require(person, Permission.LINK)
            require_reach(reader, report, person)
        subject = self.add([name], kind, reason=reason, by=by)
        with self._services.store.reading() as reader:
            link = reader.get(Link, report, subject.id)  # the search of the past may have linked it
        if link is None or not link.upheld:
            self.link(report, subject.id, by=by, reason=reason)
        return subject

    def unlink(self, report: str, reference: str, *, by: str, reason: str) -> Link:
        """Undo the link of a report to a subject. Open duties stay open."""
        with self._services.store.writing(by, self._services.clock.now()) as session:
            person = the_person(session, by)
            require(person, Permission.LINK)
            require_reach(session, report, person)
            subject = self.resolve(session, reference)
            old = session.get(Link, report, subject)
            if old is None or not old.upheld:
                raise Refused(f"{report} is not linked to {subject}")
            undone = replace(old, upheld=False)
            session.record(Change("unlinked", old, undone, reason))
            return undone

    def status(self, reference: str, level: Status, decision: Decision) -> Subject:
        """Change a status. Lowering takes a second person and is refused while anything is owed that holds it back."""
        with (
            recording_refusal(self._services, decision.by),
            self._services.store.writing(decision.by, self._services.clock.now()) as session,
        ):
            person = the_person(session, decision.by)
            cluster = cluster_of(session, self.held(session, reference))
            old = cluster.canonical
            if lowers(old, level):
                require(person, Permission.LOWER)
                if not decision.second:
                    raise Malformed(f"lowering {old.id} from {old.status} to {level} takes a second person", command="add --second NAME")
                second = the_person(session, decision.second)
                require_second(person, second, Permission.LOWER)
                require_desk_among([person, second], level)
                require_nothing_owed(session, cluster, level, decision.reason)
            else:
                require(person, Permission.RAISE)
            why = f"{decision.reason} (second: {decision.second})" if decision.second else decision.reason
            return change_status(session, old, level, decision.reason, why)

    def merge(self, into_reference: str, merged_reference: str, *, by: str, reason: str) -> list[Duty]:
        """Merge one subject into another, which a split undoes. Each one's watchers are owed the reports of the other."""
        with self._services.store.writing(by, self._services.clock.now()) as session:
            require_granter(the_person(session, by), Permission.MERGE)
            into, merged = (
                cluster_of(session, self.held(session, reference)).canonical for reference in (into_reference, merged_reference)
            )
            if into.id == merged.id:
                raise Refused(f"{into_reference} and {merged_reference} are one subject already")
            session.record(Change("merged", merged, replace(merged, merged_into=into.id), reason))
            if is_lowering(merged.status, into.status):
                session.record(Change("status", into, replace(into, status=merged.status), f"{merged.id}, now merged into it, was higher"))
            _void_lowerings(session, {into.id, merged.id}, f"{merged.id} was merged into {into.id}")
            cluster = cluster_of(session, into.id)
            teams = stakeholders(cluster.canonical, watches_of(session, [cluster])[into.id])
            return self._open_past(session, cluster, teams, f"{merged.id} was merged into {into.id}")

    def split(self, reference: str, *, by: str, reason: str) -> Subject:
        """Undo a merge. Open duties stay open."""
        with self._services.store.writing(by, self._services.clock.now()) as session:
            require_granter(the_person(session, by), Permission.MERGE)
            subject = session.get(Subject, self.resolve(session, reference))
            if subject is None or subject.merged_into is None:
                raise Refused(f"{reference} is not merged into another subject")
            apart = replace(subject, merged_into=None)
            session.record(Change("split", subject, apart, reason))
            return apart

    def show(self, reference: str) -> SubjectView:
        """Return a subject with its names and watches, and all links and open duties."""
        with self._services.store.reading() as reader:
            about = self.profile(reader, self.resolve(reader, reference))
            links, owed = reader.find(Link, subject=about.members, order=("report",)), tuple(_owed_about(reader, about))
            return SubjectView(about.subject, about.names, about.members, about.watches, tuple(links), owed, tuple(_holding(owed)))

    def profile(self, reader: Reader, subject: str) -> Profile:
        """Return a subject by its id, without links and duties."""
        cluster = clusters(reader, [subject]).get(subject)
        return _profile(reader, cluster) if cluster else _unheld(reader, subject)

    def owed_about(self, reader: Reader, members: Collection[str]) -> OwedAbout:
        """Return the open duties about a subject and those merged with it, as many as a page shows."""
        by_effect = [owed_about(reader, members, kinds, SHOWN + 1) for kinds in (_BLOCKS_LOWERING, _BLOCKS_NOTHING)]
        return OwedAbout(tuple(by_effect[0][:SHOWN]), tuple(by_effect[1][:SHOWN]), any(len(duties) > SHOWN for duties in by_effect))

    def listed(self) -> list[tuple[Subject, str]]:
        """Return the subjects that the desk holds, each with its label."""
        with self._services.store.reading() as reader:
            return [(subject, label(reader, subject)) for subject in reader.find(Subject, order=("id",))]

    def held(self, session: Session, reference: str) -> str:
        """Return the id of a subject, adopting a listed one."""
        subject = self.resolve(session, reference)
        if session.get(Subject, subject) is None:
            adopt(session, subject)
        return subject

    def _open_past(self, session: Session, cluster: Cluster, teams: Collection[str], why: str) -> list[Duty]:
        reports = {link.report for link in session.find(Link, subject=cluster.members) if link.upheld}
        return self._open_for(session, reports, teams, why)

    def _open_for(self, session: Session, reports: Collection[str], teams: Collection[str], why: str) -> list[Duty]:
        triages = session.find(Triage, report=reports)
        owed = [Owed(DutyKind.DELIVER, team) for team in sorted(teams)]
        return DutyOpener(self._services, session).open_missing(triages, owed, why) if owed else []


def _require_unknown(reader: Reader, names: Sequence[Name], kind: Kind) -> None:
    """Raise :class:`AlreadyKnown` for names that a subject of the same kind bears. Weak names, such as nicknames, do not count."""
    telling = (name.text for name in names if name.quality is not Quality.WEAK)
    namesakes = {subject for subject, bearer_kind in bearers(reader, *telling).items() if bearer_kind == kind}
    if namesakes:
        cluster_by_subject = clusters(reader, namesakes)
        raise AlreadyKnown(
            sorted({cluster_by_subject[subject].canonical.id if subject in cluster_by_subject else subject for subject in namesakes})
        )


def add_subject(session: Session, names: Sequence[Name], kind: Kind, reason: str) -> Subject:
    """Record an own subject within a session. The caller has its names searched in the past."""
    if not names or not all(normalise(name.text) for name in names):
        raise Malformed("a subject needs a name")
    number = session.new_id("S")
    session.begin_owner(number)
    subject = Subject(number, kind, "own", session.seal(number, _encode(list(names))), Status.MEDIUM, reason)
    session.record(Change("added", None, subject, reason))
    return subject


def lowers(subject: Subject, level: Status) -> bool:
    """Return True when this level is lower than the present one. Raise :class:`Refused` when it is the same."""
    if level == subject.status:
        raise Refused(f"{subject.id} is {level} already")
    return is_lowering(subject.status, level)


def change_status(session: Session, old: Subject, level: Status, reason: str, why: str = "") -> Subject:
    """Record a status within a session. Open requests about the earlier status become void."""
    changed = replace(old, status=level, reason=reason)
    session.record(Change("status", old, changed, why or reason))
    _void_lowerings(session, {old.id}, f"the status became {level}")
    return changed


@contextmanager
def recording_refusal(services: DeskServices, by: str) -> Iterator[None]:
    """Keep in the record that a lower status was refused because something is owed. The act itself is rolled back."""
    try:
        yield
    except Undelivered as refusal:
        with services.store.writing(by, services.clock.now()) as session:
            asked = session.new_id("A"), refusal.subject, Status(refusal.level), by, session.now, refusal.reason
            refused = StatusRequest(*asked, RequestState.REFUSED, answer=str(refusal))
            session.record(Change("lowering held back", None, refused, refusal.reason))
        raise


def _void_lowerings(session: Session, subjects: Collection[str], why: str) -> None:
    for request in session.find(StatusRequest, subject=subjects, state=RequestState.WAITS):
        session.record(Change("lowering void", request, replace(request, state=RequestState.VOID), why))


def _profile(reader: Reader, cluster: Cluster) -> Profile:
    names = [name for member in reader.find(Subject, id=cluster.members, order=("id",)) for name in names_of(reader, member)]
    watches = watches_of(reader, [cluster])[cluster.canonical.id]
    return Profile(cluster.canonical, tuple(names), tuple(sorted(cluster.members)), tuple(watches))


def _unheld(reader: Reader, subject: str) -> Profile:
    """Return the profile of a listed entry that nothing has touched yet."""
    entry = _entry(reader, subject)
    assert entry is not None
    listed = Subject(subject, entry.kind, subject.partition(":")[0], "", Status.MEDIUM, "listed; nothing has touched it yet")
    return Profile(listed, entry.names, (subject,))


def _listed_as(reader: Reader, reference: str) -> list[str]:
    source, _, ref = reference.partition(":")
    if not ref:
        return [f"{origin}:{reference}" for origin in listed_as(reader, reference)]
    return [reference] if source in listed_as(reader, ref) else []


def _owed_about(reader: Reader, about: Cluster | Profile) -> list[Duty]:
    reports = {link.report for link in reader.find(Link, subject=about.members)}
    owed = reader.find(Duty, report=reports, state=DutyState.OPEN)
    return sorted(owed, key=lambda duty: (duty.due, duty.id))


def _holding(owed: Sequence[Duty]) -> list[Duty]:
    """Return those of the duties that hold a status back."""
    return [duty for duty in owed if duty.kind.rule.blocks_lowering]


def require_nothing_owed(reader: Reader, cluster: Cluster, level: Status, reason: str) -> None:
    """Raise :class:`Undelivered` while a duty holds the status back. ``level`` and ``reason`` are what was asked.

    Reports whose link was undone count too, for what is owed about them is still owed.
    """
    if holding := _holding(_owed_about(reader, cluster)):
        raise Undelivered(
            cluster.canonical.id, (f"{duty.id} ({duty.team}: {duty.kind.word} {duty.report})" for duty in holding), level, reason
        )
