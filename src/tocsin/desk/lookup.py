"""Look-up of records by what a person types. A missing one raises :class:`Unknown` with advice."""

from __future__ import annotations

import re
from collections.abc import Collection
from dataclasses import dataclass
from shlex import quote
from typing import TypeVar

from tocsin.desk.known_names import read_names
from tocsin.domain.duty import Duty
from tocsin.domain.errors import Unknown
from tocsin.domain.installation import DeskEpoch
from tocsin.domain.ledger import Change, Record
from tocsin.domain.people import Person, Team
from tocsin.domain.report import Report, Triage
from tocsin.domain.status import Status
from tocsin.domain.subject import Kind, Name, Subject, Watch
from tocsin.domain.watchlist import ListEntry
from tocsin.routing import stakeholders
from tocsin.store import Reader, Session
from tocsin.store.list_versions import entry_history, listed_kind

R = TypeVar("R", bound=Record)
REPORT = re.compile(r"R-\d+(-[A-Z2-9]{4})?", re.IGNORECASE)
"""The form of a report's id, as people type it."""
_NUMBER = re.compile(r"[A-Z]-(\d{1,18})\b")


def staff_teams(reader: Reader) -> dict[str, tuple[str, ...]]:
    """Return the teams of every person by name, as they are now."""
    return {person.name: person.teams for person in reader.find(Person)}


def the_report(reader: Reader, report: str) -> Report:
    """Return the report, or raise :class:`Unknown`."""
    return the_record(reader, Report, report, "report", command="tocsin reports lists them")


def the_triage(reader: Reader, report: str) -> Triage:
    """Return the triage of a report, or raise :class:`Unknown`."""
    return the_record(reader, Triage, report, "report", command="tocsin reports lists them")


def the_duty(reader: Reader, duty: str) -> Duty:
    """Return the duty, or raise :class:`Unknown`, for the number of a report with the way to its duties."""
    if REPORT.fullmatch(duty):
        raise Unknown("duty", duty, "that is a report", command=f"its duties: tocsin duties --report {quote(duty)}")
    return the_record(reader, Duty, duty, "duty", command="tocsin duties lists them")


def the_team(reader: Reader, name: str) -> Team:
    """Return the team, or raise :class:`Unknown` with the names of all teams."""
    team = reader.get(Team, name)
    if team is None:
        teams = ", ".join(sorted(other.name for other in reader.find(Team)))
        raise Unknown("team", name, f"the teams are {teams}", command=f"tocsin team add {quote(name)} adds it")
    return team


def the_person(reader: Reader, name: str) -> Person:
    """Return the person, or raise :class:`Unknown` with a name that differs by case alone."""
    person = reader.get(Person, name)
    if person is not None:
        return person
    alike = [other.name for other in reader.find(Person) if other.name.casefold() == name.strip().casefold()]
    if alike:
        raise Unknown("person", name, f"did you mean {alike[0]!r}?")
    raise Unknown("person", name, command=f"tocsin user add {quote(name)} --team TEAM --role ROLE adds them")


def the_record(reader: Reader, kind: type[R], key: str, noun: str, *, command: str) -> R:
    """Return the record of a kind, or raise :class:`Unknown` with its noun and advice for the command line."""
    record = reader.get(kind, key)
    if record is None:
        lost = _lost(reader, key)
        raise Unknown(noun, key, lost, command="" if lost else command)
    return record


def _lost(reader: Reader, key: str) -> str:
    """Return a hint if the id may have been given out before the desk was set back to an older state, else an empty string."""
    number = _NUMBER.match(key)
    set_back = [epoch for epoch in reader.find(DeskEpoch) if epoch.code and number and int(number[1]) > epoch.entries]
    if not set_back:
        return ""
    epoch = min(set_back, key=lambda epoch: epoch.entries)
    return (
        f"this desk was restored to its state of entry {epoch.entries} ({epoch.reason}); what had this number then is lost: "
        "ask whoever has it for what it said"
    )


@dataclass(frozen=True, slots=True)
class Cluster:
    """Subjects that people have merged: the canonical one, and the ids of all of them."""

    canonical: Subject
    members: frozenset[str]


def clusters(reader: Reader, ids: Collection[str]) -> dict[str, Cluster]:
    """Return the cluster of each of these subjects. A subject that the desk does not hold is left out."""
    subjects = _with_roots(reader, {subject.id: subject for subject in reader.find(Subject, id=ids)})
    roots = {_root(subjects, subject) for subject in subjects}
    subjects |= _below(reader, roots)
    members: dict[str, set[str]] = {root: set() for root in roots}
    for subject in subjects:
        members[_root(subjects, subject)].add(subject)
    built = {root: Cluster(subjects[root], frozenset(ids_)) for root, ids_ in members.items()}
    return {subject: built[_root(subjects, subject)] for subject in ids if subject in subjects}


def cluster_of(reader: Reader, subject: str) -> Cluster:
    """Return the cluster of one subject, or raise :class:`Unknown`."""
    cluster = clusters(reader, [subject]).get(subject)
    if cluster is None:
        raise Unknown("subject", subject, command="tocsin subject show lists those the desk holds")
    return cluster


def watches_of(reader: Reader, groups: Collection[Cluster]) -> dict[str, list[Watch]]:
    """Return the watches on each cluster, ended ones included, by the canonical subject's id."""
    canonical_of = {member: cluster.canonical.id for cluster in groups for member in cluster.members}
    watches: dict[str, list[Watch]] = {cluster.canonical.id: [] for cluster in groups}
    for watch in reader.find(Watch, subject=list(canonical_of)):
        watches[canonical_of[watch.subject]].append(watch)
    return watches


def _with_roots(reader: Reader, subjects: dict[str, Subject]) -> dict[str, Subject]:
    while missing := {subject.merged_into for subject in subjects.values() if subject.merged_into} - subjects.keys():
        subjects |= {subject.id: subject for subject in reader.find(Subject, id=missing)}
    return subjects


def _below(reader: Reader, roots: Collection[str]) -> dict[str, Subject]:
    below: dict[str, Subject] = {}
    frontier = set(roots)
    while frontier:
        children = {subject.id: subject for subject in reader.find(Subject, merged_into=frontier)}
        frontier = children.keys() - below.keys()
        below |= children
    return below


def _root(subjects: dict[str, Subject], subject: str) -> str:
    while (above := subjects[subject].merged_into) is not None:
        subject = above
    return subject


def adopt(session: Session, subject: str) -> Subject:
    """Record a listed subject as one the desk holds. Its names stay with its list."""
    origin, _, ref = subject.partition(":")
    kind = listed_kind(session, origin, ref)
    if kind is None:
        raise Unknown("subject", subject, "neither a subject of this desk nor an entry of a list it has loaded")
    adopted = Subject(subject, Kind(kind), origin, "", Status.MEDIUM, f"listed by {origin}")
    session.record(Change("adopted", None, adopted))
    return adopted


def names_of(reader: Reader, subject: Subject) -> tuple[Name, ...]:
    """Return the names of a subject, from its list or its own sealed names."""
    if subject.origin == "own":
        return read_names(reader, subject)
    entry = _entry(reader, subject.id)
    return entry.names if entry else ()


def label(reader: Reader, subject: Subject) -> str:
    """Return the first name of a subject."""
    names = names_of(reader, subject)
    return names[0].text if names else "(erased)"


def _entry(reader: Reader, subject: str) -> ListEntry | None:
    source, _, ref = subject.partition(":")
    history = entry_history(reader, source, ref)
    return history[-1][2] if history else None


def stakes(session: Session, subjects: set[str]) -> dict[str, set[str]]:
    """Return the teams with a stake in each of these subjects. A listed subject is adopted first."""
    clusters_before = clusters(session, subjects)
    for subject in sorted(subjects - clusters_before.keys()):
        adopt(session, subject)
    cluster_by_subject = clusters(session, subjects)
    watches = watches_of(session, list({id(cluster): cluster for cluster in cluster_by_subject.values()}.values()))
    return {subject: stakeholders(cluster.canonical, watches[cluster.canonical.id]) for subject, cluster in cluster_by_subject.items()}
