"""Finding what a person names, or saying in one line that it is not there."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from typing import TypeVar

from tocsin.desk.known_names import read_names
from tocsin.domain.duty import Duty
from tocsin.domain.errors import Unknown
from tocsin.domain.ledger import Change, Record
from tocsin.domain.people import Person, Team
from tocsin.domain.report import Report, Triage
from tocsin.domain.status import Status
from tocsin.domain.subject import Kind, Name, Subject, Watch
from tocsin.domain.watchlist import ListEntry
from tocsin.store import Reader, Session
from tocsin.store.list_versions import entry_history, listed_kind

R = TypeVar("R", bound=Record)


def the_report(reader: Reader, report: str) -> Report:
    """The report, or :class:`Unknown`."""
    return _the(reader, Report, report, "report", "tocsin reports lists them")


def the_triage(reader: Reader, report: str) -> Triage:
    """How the desk reads the report, or :class:`Unknown`."""
    return _the(reader, Triage, report, "report", "tocsin reports lists them")


def the_duty(reader: Reader, duty: str) -> Duty:
    """The duty, or :class:`Unknown`."""
    return _the(reader, Duty, duty, "duty", "tocsin duties lists them")


def the_team(reader: Reader, team: str) -> Team:
    """The team, or :class:`Unknown` with those there are."""
    found = reader.get(Team, team)
    if found is None:
        teams = ", ".join(sorted(each.name for each in reader.find(Team)))
        raise Unknown("team", team, f"the teams are {teams}; add one with: tocsin team add {team}")
    return found


def the_person(reader: Reader, name: str) -> Person:
    """The person, or :class:`Unknown`, which names whoever is spelt alike."""
    found = reader.get(Person, name)
    if found is not None:
        return found
    alike = [each.name for each in reader.find(Person) if each.name.casefold() == name.strip().casefold()]
    mend = f"did you mean {alike[0]!r}?" if alike else f"add them with: tocsin user add {name!r} --team TEAM --role ROLE"
    raise Unknown("person", name, mend)


def _the(reader: Reader, kind: type[R], key: str, what: str, mend: str) -> R:
    found = reader.get(kind, key)
    if found is None:
        raise Unknown(what, key, mend)
    return found


@dataclass(frozen=True, slots=True)
class Cluster:
    """Subjects that people have merged: the canonical one, and the ids of all of them."""

    canonical: Subject
    members: frozenset[str]


def clusters(reader: Reader, ids: Collection[str]) -> dict[str, Cluster]:
    """For each of these subjects the cluster it belongs to; a subject the desk does not hold is left out."""
    held = _with_roots(reader, {subject.id: subject for subject in reader.find(Subject, id=ids)})
    roots = {_root(held, subject) for subject in held}
    held |= _below(reader, roots)
    members: dict[str, set[str]] = {root: set() for root in roots}
    for subject in held:
        members[_root(held, subject)].add(subject)
    built = {root: Cluster(held[root], frozenset(ids_)) for root, ids_ in members.items()}
    return {subject: built[_root(held, subject)] for subject in ids if subject in held}


def cluster_of(reader: Reader, subject: str) -> Cluster:
    """The cluster of one subject, or :class:`Unknown`."""
    found = clusters(reader, [subject]).get(subject)
    if found is None:
        raise Unknown("subject", subject, "tocsin subject show lists those the desk holds")
    return found


def watches_of(reader: Reader, found: Collection[Cluster]) -> dict[str, list[Watch]]:
    """The watches on each cluster, ended ones included, by the canonical subject's id."""
    home = {member: cluster.canonical.id for cluster in found for member in cluster.members}
    watches: dict[str, list[Watch]] = {cluster.canonical.id: [] for cluster in found}
    for watch in reader.find(Watch, subject=list(home)):
        watches[home[watch.subject]].append(watch)
    return watches


def _with_roots(reader: Reader, held: dict[str, Subject]) -> dict[str, Subject]:
    while missing := {subject.merged_into for subject in held.values() if subject.merged_into} - held.keys():
        held |= {subject.id: subject for subject in reader.find(Subject, id=missing)}
    return held


def _below(reader: Reader, roots: Collection[str]) -> dict[str, Subject]:
    below: dict[str, Subject] = {}
    frontier = set(roots)
    while frontier:
        found = {subject.id: subject for subject in reader.find(Subject, merged_into=frontier)}
        frontier = found.keys() - below.keys()
        below |= found
    return below


def _root(held: dict[str, Subject], subject: str) -> str:
    while (above := held[subject].merged_into) is not None:
        subject = above
    return subject


def adopt(session: Session, subject: str) -> Subject:
    """Records a listed subject as one the desk holds; its names stay with its list."""
    origin, _, ref = subject.partition(":")
    kind = listed_kind(session, origin, ref)
    if kind is None:
        raise Unknown("subject", subject, "neither a subject of this desk nor an entry of a list it has loaded")
    adopted = Subject(subject, Kind(kind), origin, "", Status.MEDIUM, f"listed by {origin}")
    session.record(Change("adopted", None, adopted))
    return adopted


def names_of(reader: Reader, subject: Subject) -> tuple[Name, ...]:
    """The names of a subject, from where they are kept."""
    if subject.origin == "own":
        return read_names(reader, subject)
    entry = _entry(reader, subject.id)
    return entry.names if entry else ()


def label(reader: Reader, subject: Subject) -> str:
    """What a person calls the subject."""
    names = names_of(reader, subject)
    return names[0].text if names else "(erased)"


def _entry(reader: Reader, subject: str) -> ListEntry | None:
    source, _, ref = subject.partition(":")
    history = entry_history(reader, source, ref)
    return history[-1][2] if history else None
