"""One word of arrival and one call back for one source: those of later messages join the ones that are owed already.

The duty of a later message is opened and, in the same transaction, joined to the open one: it is moved, and leaves a live successor on
another report. A sender is known by a number or an address anywhere on the desk, by a name alone only within one import, since another
file may have another person of that name. There a name alone is that of the same name with a number, unless several have it. Contacts are
compared as they are opened, and no form of them is stored.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from tocsin.desk.duty_opener import end_of, hastened
from tocsin.desk.lookup import the_triage
from tocsin.desk.services import DeskServices
from tocsin.domain.duty import Duty, DutyKind, DutyState, move
from tocsin.domain.ledger import Change
from tocsin.domain.report import OTHERS_CONTACT, Erasure, Priority, Report, Source
from tocsin.store import Reader, Session

SHARED = (DutyKind.ACKNOWLEDGE, DutyKind.CALL_BACK)
"""Kinds of duty of which a source is owed one at a time."""
Slot = tuple["Sender", DutyKind]
_ONCE = {DutyKind.ACKNOWLEDGE: "word of arrival", DutyKind.CALL_BACK: "call back"}
_PARTS = re.compile(r"[,;|\n]")
_SIGNS = str.maketrans("", "", " -()./\u00a0")


@dataclass(frozen=True, slots=True)
class Sender:
    """A contact as it is compared: every name in it, and every number or address, without the contacts of others that the text names.

    All must agree: rows of one table may share the number of the line that was called.
    """

    names: frozenset[str]
    addresses: frozenset[str]

    @classmethod
    def of(cls, contact: str) -> Sender:
        """Return the sender that a sealed contact names."""
        from tocsin.ingest.sealing.contacts import is_contact

        parts = [part.strip().casefold() for part in _PARTS.split(contact.partition(OTHERS_CONTACT)[0]) if part.strip()]
        addresses = frozenset(part.translate(_SIGNS) for part in parts if is_contact(part))
        return cls(frozenset(part for part in parts if not is_contact(part)), addresses)

    def may_be(self, other: Sender) -> bool:
        """Tell whether this is another sender, or one of the same name of whom only one gave a number or an address."""
        return self == other or (bool(self.names) and self.names == other.names and not (self.addresses and other.addresses))

    def is_known(self, within_import: bool) -> bool:
        """Tell whether this is enough to know a sender again: a number or an address, or within one import a name."""
        return bool(self.addresses) or (bool(self.names) and within_import)


@dataclass(frozen=True, slots=True)
class ImportSenders:
    """The senders of one import: the duties that are owed to those who are known by a name, and those who threaten."""

    owed: dict[tuple[frozenset[str], DutyKind], dict[Sender, str]] = field(default_factory=dict)
    threatening: set[Sender] = field(default_factory=set)


class OwedSenders:
    """Senders to whom something is owed. What was opened is kept in memory as a keyed hash."""

    def __init__(self, services: DeskServices) -> None:
        self._services = services
        self._mark_by_content: dict[str, str] = {}

    def within(self, session: Session, contacts: Iterable[str], senders: ImportSenders | None) -> JoinedDuties:
        """Return what is owed to these senders now."""
        arriving = set(map(Sender.of, contacts))
        names = {sender.names for sender in arriving}
        of_names = ((kind, senders.owed.get((name, kind), {})) for name in names for kind in SHARED) if senders else ()
        duty_by_slot = {(sender, kind): duty for kind, duties in of_names for sender, duty in duties.items()}
        wanted = {self._mark(sender): sender for sender in arriving if sender.addresses}
        owed = session.open_duties_to_sources(SHARED) if wanted else []
        if owed:
            self._mark_by_content = {content: self._mark_of(session, content) for *_, content in owed}
        for duty, kind, content in owed:
            sender = wanted.get(self._mark_by_content[content])
            if sender and session.read_text(content) is not None:  # it may have been erased since
                duty_by_slot[sender, kind] = duty
        live = {duty.id: duty for duty in session.find(Duty, id=list(duty_by_slot.values()), kind=SHARED, state=DutyState.OPEN)}
        return JoinedDuties(session, {slot: live[duty] for slot, duty in duty_by_slot.items() if duty in live}, senders)

    def _mark_of(self, session: Session, content: str) -> str:
        known = self._mark_by_content.get(content)
        return known or self._mark(Sender.of(session.read_text(content) or ""))

    def _mark(self, sender: Sender) -> str:
        return self._services.store.key.likeness(f"sender: {sorted(sender.names)} {sorted(sender.addresses)}")


class JoinedDuties:
    """Duties to sources that are opened in one session, of which each sender is owed the first of a kind."""

    def __init__(self, session: Session, duty_by_slot: dict[Slot, Duty], senders: ImportSenders | None) -> None:
        self._session = session
        self._duty_by_slot = duty_by_slot
        self._senders = senders

    def join(self, contact: str, opened: Iterable[Duty]) -> None:
        """Join the duties to the source among those that a report opened to the ones that its sender is owed, or note them as those."""
        sender = Sender.of(contact)
        if sender.is_known(self._senders is not None):
            for duty in opened:
                if duty.kind in SHARED:
                    self._join(sender, duty)

    def _join(self, sender: Sender, duty: Duty) -> None:
        """Join a duty. The one that stays is about a report whose contact reaches the source, where one of both does."""
        earlier = sender if (sender, duty.kind) in self._duty_by_slot else self._of_one_name(sender, duty.kind)
        if earlier and (owed := self._duty_by_slot.get((earlier, duty.kind))):
            reaches_more = bool(sender.addresses) and earlier != sender
            duty = join(self._session, owed, duty) if reaches_more else join(self._session, duty, owed)
            self._note((earlier, duty.kind), duty)
        self._note((sender, duty.kind), duty)

    def _note(self, slot: Slot, duty: Duty) -> None:
        self._duty_by_slot[slot] = duty
        if self._senders is not None and slot[0].names:
            self._senders.owed.setdefault((slot[0].names, slot[1]), {})[slot[0]] = duty.id

    def _of_one_name(self, sender: Sender, kind: DutyKind) -> Sender | None:
        """Return the sender of the same name in this import where one of both gave no number, and nobody else of that name gave another."""
        others = self._senders.owed.get((sender.names, kind), {}) if self._senders else {}
        reached = {other for other in {*others, sender} if other.addresses}
        return next((other for other in others if sender.may_be(other)), None) if len(reached) == 1 else None


def join(session: Session, duty: Duty, owed: Duty) -> Duty:
    """Join a duty to the one of its kind that the same source is owed, and return that, due no later than either."""
    why = f"one {_ONCE[owed.kind]} for one source: {owed.id} on {owed.report}"
    session.record(Change("joined", duty, move(duty, owed.id, session.actor, session.now), why))
    return hastened(session, owed, duty.due, f"the same source wrote again: {duty.report}")


def reports_of(reader: Reader, duty: Duty) -> list[str]:
    """Return the reports that a duty to a source answers, oldest first: its own, and those whose duty was joined to it.

    A report that owes or owed one of its own later on is none of them.
    """
    return answered_by(reader, [duty])[duty.id]


def answered_by(reader: Reader, duties: Collection[Duty]) -> dict[str, list[str]]:
    """Return by the id of each duty the reports that it answers, as :func:`reports_of` does."""
    moved = _moved_to(reader, [duty.id for duty in duties if duty.kind in SHARED])
    numbers = {earlier.report for earliers in moved.values() for earlier in earliers}
    own = {(row.report, row.kind) for row in reader.find(Duty, report=numbers, kind=SHARED, state=[DutyState.OPEN, DutyState.DONE])}
    place = {report.id: (report.received, report.id) for report in reader.find(Report, id=numbers)}
    answered = {}
    for duty in duties:
        joined = {earlier.report for earlier in moved.get(duty.id, ()) if earlier.report != duty.report}
        later = [report for report in joined if (report, duty.kind) not in own]
        answered[duty.id] = [duty.report, *sorted(later, key=place.__getitem__)]
    return answered


def _moved_to(reader: Reader, duties: Iterable[str]) -> dict[str, list[Duty]]:
    """Return the duties that were moved to each of these, at once or by way of others."""
    end_by_duty = {duty: duty for duty in duties}
    moved: dict[str, list[Duty]] = {duty: [] for duty in end_by_duty}
    ends = list(end_by_duty)
    while ends:
        before = reader.find(Duty, successor=ends)
        for earlier in before:
            end = end_by_duty[earlier.id] = end_by_duty[earlier.successor or ""]
            moved[end].append(earlier)
        ends = [earlier.id for earlier in before]
    return moved


def priority_of(reader: Reader, duty: Duty) -> Priority:
    """Return the highest priority of the reports that a duty answers."""
    reports = reports_of(reader, duty) if duty.kind in SHARED else [duty.report]
    return min(Priority(the_triage(reader, report).priority) for report in reports)


def hand_on(session: Session, report: str) -> None:
    """Hand what a report that is being erased owes its source on to another report of the same source, whose contact is still there."""
    for duty in session.find(Duty, report=report, kind=SHARED, state=DutyState.OPEN):
        others = [number for number in reports_of(session, duty)[1:] if session.get(Erasure, number) is None]
        if others:
            successor = Duty(session.new_id("D"), others[-1], duty.kind, duty.team, session.now, duty.due)
            why = f"{report} is erased, and the same source told of {others[-1]}"
            session.record(Change("owes", None, successor, why))
            session.record(Change("moved", duty, move(duty, successor.id, session.actor, session.now), why))


def joined_kinds(reader: Reader, report: str) -> set[DutyKind]:
    """Return the kinds of which the duty of a report was joined to one of the same source, where both still have the same contact."""
    moved = reader.find(Duty, report=report, kind=SHARED, state=DutyState.MOVED)
    ends = [end for duty in moved if (end := end_of(reader, duty)).report != report]
    return {end.kind for end in ends if _sender(reader, end.report).may_be(_sender(reader, report))}


def parted_from(reader: Reader, report: str) -> list[tuple[str, DutyKind]]:
    """Return the reports whose duty was joined to an open one of this report, with its kind, and whose contact is another now."""
    owed = reader.find(Duty, report=report, kind=SHARED, state=DutyState.OPEN)
    others = [(other, duty.kind) for duty in owed for other in reports_of(reader, duty)[1:]]
    return [(other, kind) for other, kind in others if not _sender(reader, other).may_be(_sender(reader, report))]


def _sender(reader: Reader, report: str) -> Sender:
    (record,) = reader.find(Report, id=[report])
    source = reader.get(Source, record.source) if record.source else None
    return Sender.of((source and reader.read_text(source.contact)) or "")


@dataclass(frozen=True, slots=True)
class SharedCallBack:
    """A call back that answers several reports of one source: their ids, oldest first, and the highest priority among them.

    ``wish`` is the newest report that says whether to ring, and ``wanted`` what it says.
    """

    reports: tuple[str, ...]
    priority: Priority
    wish: str = ""
    wanted: bool = True

    def refusal(self, report: str) -> tuple[str, ...]:
        """Return a line for whoever rings because of this report, if the newest word of the source, in another one, asks not to be rung."""
        refused = self.wish and not self.wanted and self.wish != report
        return (f"the newest word of this source on it, in {self.wish}, asks not to be rung",) if refused else ()


def shared_call_back(reader: Reader, duties: Iterable[Duty]) -> SharedCallBack | None:
    """Return the call back among the duties of a report, if it answers several reports of one source."""
    for owed in [end_of(reader, duty) for duty in duties if duty.kind is DutyKind.CALL_BACK]:
        reports = reports_of(reader, owed)
        if len(reports) > 1:
            wishes = list(_wishes(reader, reports))
            wish, wanted = wishes[-1] if wishes else ("", True)
            return SharedCallBack(tuple(reports), priority_of(reader, owed), wish, wanted)
    return None


def _wishes(reader: Reader, reports: Sequence[str]) -> Iterator[tuple[str, bool]]:
    """Yield each report that says whether to ring, and what it says."""
    from tocsin.matching.call_back import wants_call_back

    records = {record.id: record for record in reader.find(Report, id=list(reports))}
    for number in reports:
        if (wanted := wants_call_back(reader.read_text(records[number].text) or "")) is not None:
            yield number, wanted
