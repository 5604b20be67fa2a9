"""Dossiers: collecting what a reader may be given about a subject or a report, and sealing it with proofs."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import chain as chain_of
from pathlib import Path
from typing import Any

from tocsin.audit import standings
from tocsin.audit.dossier import Dossier, DossierAct, LeftOut, sealed
from tocsin.audit.dossier_page import dossier_page
from tocsin.desk.dossier_exhibits import exhibits_of, report_facts, subject_facts
from tocsin.desk.lookup import REPORT, cluster_of, label, names_of, staff_teams, the_person, the_report
from tocsin.desk.masking import Masker
from tocsin.desk.reach import can_read, reaches_subject, require_reach, teams_of
from tocsin.desk.receipts import Receipts
from tocsin.desk.reports import Reports
from tocsin.desk.sealed_bundle import mode_of
from tocsin.desk.services import DeskServices
from tocsin.desk.source_words import Hide, hider_of
from tocsin.desk.subjects import Subjects
from tocsin.domain.access import AccessEvent, can_read_all, has_permission
from tocsin.domain.errors import Malformed, PermissionDenied, Refused
from tocsin.domain.ledger import Change, Entry
from tocsin.domain.people import Permission, Person, require
from tocsin.domain.plural import noun
from tocsin.domain.subject import Subject
from tocsin.durable import atomic_write
from tocsin.store import Reader, Session
from tocsin.store.codec import to_body
from tocsin.store.subject_queries import newest_links

MOST_REPORTS = 500
"""Reports of one dossier, the newest. Each is read in full."""
_SEALED_KINDS = {"source": "the source is sealed", "contact": "the source is sealed", "mailbox": "the source is sealed"}
_ADDRESSES = "it holds the address of a person"


@dataclass(frozen=True, slots=True)
class DossierRequest:
    """Wish for a dossier about a subject or a report.

    ``reader`` is a person of the desk, or empty for a reader outside. For one outside, only the subject of the dossier and those in
    ``show`` keep their names, and the words in ``mask`` are masked, too.
    """

    about: str
    reader: str = ""
    show: tuple[str, ...] = ()
    mask: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class _Topic:
    """Resolved request: id and title, the subjects whose names stay, the reports to tell about, and the number of older ones."""

    about: str
    title: str
    members: frozenset[str]
    visible: frozenset[str]
    reports: tuple[str, ...]
    older: bool


class Dossiers:
    """Documents that the desk hands over."""

    def __init__(self, services: DeskServices, subjects: Subjects, reports: Reports, receipts: Receipts) -> None:
        self._services = services
        self._subjects = subjects
        self._reports = reports
        self._receipts = receipts

    def make(self, wanted: DossierRequest, *, by: str, reason: str) -> Dossier:
        """Collect a dossier and record that its reports were read for it. The reason stays in the record.

        It holds no more than both the maker and the reader may read. A dossier for somebody else needs the right to audit the record.
        """
        if not reason.strip():
            raise Malformed("say why the dossier is made: the reason stays in the record")
        with self._services.store.writing(by, self._services.clock.now()) as session:
            self._services.names.refresh(session)
            maker = the_person(session, by)
            reader = self._entitled(session, wanted, maker)
            topic = self._topic(session, wanted, maker)
            readable = [report for report in topic.reports if all(can_read(session, report, person) for person in (maker, reader))]
            self._require_subject(session, topic, maker, reader)
            dossier = self._collect(session, wanted, topic, readable, reader)
            for report in readable:
                session.record(Change("read", None, AccessEvent(session.new_id("V"), report, by, session.now, "dossier"), reason))
            if not readable:
                session.record(Change("read", None, AccessEvent(session.new_id("V"), "", by, session.now, "dossier"), reason))
        return dossier

    def page(self, dossier: Dossier, *, proofs: bool = True) -> str:
        """Return the dossier as one HTML page."""
        return dossier_page(dossier, self._services.zone, proofs=proofs)

    def seal(self, dossier: Dossier) -> dict[str, bytes]:
        """Return the files of the sealed folder by name: signed, with the proof of every act."""
        receipt = self._receipts.issue()
        paths = self._receipts.paths(receipt.head.size, [act.entry.seq for act in dossier.acts if not act.withheld])
        return sealed(dossier, self.page(dossier), receipt, paths, self._receipts.signer())

    def write(self, dossier: Dossier, folder: Path) -> None:
        """Write the sealed folder. Raise :class:`Refused` if the folder holds anything already."""
        if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
            raise Refused(f"{folder} is there already: name a folder that is absent or empty")
        for name, data in self.seal(dossier).items():
            path = folder / name
            path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
            atomic_write(path, data, mode_of(data))

    def _entitled(self, reader: Reader, wanted: DossierRequest, maker: Person) -> Person:
        """Return the person whose rights limit the dossier. Outside, that is the maker, and others are masked."""
        require(maker, Permission.READ)
        if wanted.reader != maker.name and not (can_read_all(maker) and has_permission(maker, Permission.AUDIT)):
            raise PermissionDenied(f"{maker.name} may make a dossier for themselves only: ask a lead of the desk or an auditor")
        person = the_person(reader, wanted.reader) if wanted.reader else maker
        require(person, Permission.READ)
        return person

    def _require_subject(self, reader: Reader, topic: _Topic, *people: Person) -> None:
        for person in people:
            if topic.members and not reaches_subject(reader, topic.about, person):
                raise PermissionDenied(f"{topic.about} is neither watched by nor put before {teams_of(person)}: ask a person of team desk")
            if not topic.members:
                require_reach(reader, topic.about, person)

    def _topic(self, session: Session, wanted: DossierRequest, maker: Person) -> _Topic:
        visible = frozenset(
            chain_of.from_iterable(cluster_of(session, self._subjects.resolve(session, other)).members for other in wanted.show)
        )
        if REPORT.fullmatch(wanted.about):
            report = the_report(session, wanted.about.upper()).id
            require_reach(session, report, maker)
            return _Topic(report, f"Report {report}", frozenset(), visible, (report,), False)
        cluster = cluster_of(session, self._subjects.resolve(session, wanted.about))
        links = newest_links(session, cluster.members, f"R-{session.head().seq + 1}", MOST_REPORTS * len(cluster.members) + 1)
        reports = tuple(dict.fromkeys(link.report for link in links))
        title = label(session, cluster.canonical)
        members = cluster.members
        return _Topic(
            cluster.canonical.id,
            title,
            members,
            visible | members,
            reports[:MOST_REPORTS],
            len(links) > MOST_REPORTS * len(cluster.members),
        )

    def _collect(self, session: Session, wanted: DossierRequest, topic: _Topic, readable: Sequence[str], reader: Person) -> Dossier:
        own_names = {name.text for subject in session.find(Subject, id=topic.visible) for name in names_of(session, subject)}
        masker = None if wanted.reader else Masker(self._services.names, topic.visible, own_names, wanted.mask)
        records = [the_report(session, report) for report in readable]
        hide = hider_of(session, records, others=masker is not None, staying=own_names)
        is_desk = can_read_all(reader)
        entries = _entries(session, readable, topic.members if is_desk else frozenset())
        acts = tuple(_act(entry, topic, masker, hide, has_permission(reader, Permission.AUDIT)) for entry in entries)
        views = [self._reports.view(session, record) for record in reversed(records)]
        exhibits = list(chain_of.from_iterable(exhibits_of(session, view, masker, hide) for view in views))
        facts = report_facts(views[0]) if not topic.members else subject_facts(session, topic.members, masker, is_desk)
        return Dossier(
            about=topic.about,
            title=topic.title,
            made=session.now,
            by=session.actor,
            reader=wanted.reader,
            desk=self._services.settings.name or f"desk {self._services.store.key.desk_id}",
            facts=tuple(facts),
            standings=tuple(standings(entries, session.now, staff_teams(session))),
            acts=acts,
            exhibits=tuple(exhibits),
            left_out=tuple(_left_out(topic, readable, reader, acts, is_desk))
            + tuple(LeftOut(exhibit.title, exhibit.note) for exhibit in exhibits if exhibit.note),
        )


def _act(entry: Entry, topic: _Topic, masker: Masker | None, hide: Hide, may_audit: bool) -> DossierAct:
    body = to_body(entry)
    if entry.kind == "outgoing" and not (may_audit and masker is None):
        return DossierAct(_hollow(entry), body, _ADDRESSES)
    if masker and entry.kind in _SEALED_KINDS:
        return DossierAct(_hollow(entry), body, _SEALED_KINDS[entry.kind])
    if masker and entry.subject and entry.subject not in topic.visible:
        return DossierAct(_hollow(entry), body, "it is about another subject")
    hidden = _put_through(entry, hide)
    masked = _put_through(hidden, lambda words: masker.mask(words).text) if masker else hidden
    if masked != hidden:
        return DossierAct(masked, body, "names or contacts of others are masked")
    return DossierAct(hidden, body, "" if hidden == entry else _SEALED_KINDS["source"])


def _entries(reader: Reader, reports: Collection[str], members: Collection[str]) -> list[Entry]:
    return reader.entries(reports=reports, subjects=members) if reports or members else []


def _hollow(entry: Entry) -> Entry:
    """Return an entry that tells the act alone."""
    return replace(entry, key="–", old={}, new={}, why="")


def _put_through(entry: Entry, change: Callable[[str], str]) -> Entry:
    """Return an entry with its reason, and the values that people wrote, changed: those with a space, or an address."""

    def changed(fields: Mapping[str, Any]) -> dict[str, Any]:
        return {
            name: change(value) if isinstance(value, str) and (" " in value or "@" in value) else value for name, value in fields.items()
        }

    return replace(entry, why=change(entry.why), new=changed(entry.new), old=changed(entry.old))


def _left_out(topic: _Topic, readable: Sequence[str], reader: Person, acts: Sequence[DossierAct], is_desk: bool) -> Iterator[LeftOut]:
    if topic.older:
        yield LeftOut("older reports", f"a dossier tells about the newest {MOST_REPORTS} reports: ask for the older ones one by one")
    if unread := len(topic.reports) - len(readable):
        yield LeftOut(f"{unread} {noun(unread, 'report')}", f"not put before {teams_of(reader)}")
    if topic.members and not is_desk:
        yield LeftOut("entries about the subject itself", "for people of the desk and auditors")
    withheld = [act for act in acts if act.withheld]
    for reason in dict.fromkeys(act.withheld for act in withheld):
        numbers = ", ".join(str(act.entry.seq) for act in withheld if act.withheld == reason)
        yield LeftOut(f"entries {numbers}", reason)
    yield LeftOut("contacts of sources", "sealed: opened at the desk alone, with a reason")
