"""One call back for one source: later messages of somebody who waits to be rung join the call back that is owed already.

The call back of a later message is opened and, in the same transaction, joined to the open one: it is moved, and leaves a live successor on
another report. A sender is known by a number or an address anywhere on the desk, by a name alone only within one import, since another
file may have another person of that name. There a name alone is that of the same name with a number, unless several have it. Contacts are
compared as they are opened, and no form of them is stored.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, MutableMapping, Sequence
from dataclasses import dataclass

from tocsin.desk.duty_opener import end_of, hastened
from tocsin.desk.lookup import the_triage
from tocsin.desk.services import DeskServices
from tocsin.domain.duty import Duty, DutyKind, DutyState, move
from tocsin.domain.ledger import Change
from tocsin.domain.report import OTHERS_CONTACT, Erasure, Priority, Report, Source
from tocsin.ingest.contacts import is_contact
from tocsin.matching.call_back import wants_call_back
from tocsin.store import Reader, Session

Senders = MutableMapping["Sender", str]
"""Call backs that are owed to the senders of one import who are known by a name, with or without a number."""
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
        parts = [part.strip().casefold() for part in _PARTS.split(contact.partition(OTHERS_CONTACT)[0]) if part.strip()]
        addresses = frozenset(part.translate(_SIGNS) for part in parts if is_contact(part))
        return cls(frozenset(part for part in parts if not is_contact(part)), addresses)

    def may_be(self, other: Sender) -> bool:
        """Tell whether this is another sender, or one of the same name of whom only one gave a number or an address."""
        return self == other or (bool(self.names) and self.names == other.names and not (self.addresses and other.addresses))


class CallBackSenders:
    """Senders to whom a call back is owed. What was opened is kept in memory as a keyed hash."""

    def __init__(self, services: DeskServices) -> None:
        self._services = services
        self._mark_by_content: dict[str, str] = {}

    def within(self, session: Session, contacts: Iterable[str], senders: Senders | None) -> JoinedCallBacks:
        """Return the call backs that are owed to these senders now."""
        arriving = set(map(Sender.of, contacts))
        names = {sender.names for sender in arriving}
        duty_by_sender = {sender: duty for sender, duty in (senders or {}).items() if sender.names in names}
        wanted = {self._mark(sender): sender for sender in arriving if sender.addresses}
        owed = session.open_call_backs() if wanted else []
        if owed:
            self._mark_by_content = {content: self._mark_of(session, content) for _, content in owed}
        for duty, content in owed:
            sender = wanted.get(self._mark_by_content[content])
            if sender and session.read_text(content) is not None:  # it may have been erased since
                duty_by_sender[sender] = duty
        ids = list(duty_by_sender.values())
        live = {duty.id: duty for duty in session.find(Duty, id=ids, kind=DutyKind.CALL_BACK, state=DutyState.OPEN)}
        return JoinedCallBacks(session, {sender: live[duty] for sender, duty in duty_by_sender.items() if duty in live}, senders)

    def _mark_of(self, session: Session, content: str) -> str:
        known = self._mark_by_content.get(content)
        return known or self._mark(Sender.of(session.read_text(content) or ""))

    def _mark(self, sender: Sender) -> str:
        return self._services.store.key.likeness(f"sender: {sorted(sender.names)} {sorted(sender.addresses)}")


class JoinedCallBacks:
    """Call backs opened in one session, of which each sender owes the first."""

    def __init__(self, session: Session, duty_by_sender: dict[Sender, Duty], senders: Senders | None) -> None:
        self._session = session
        self._duty_by_sender = duty_by_sender
        self._senders = senders

    def join(self, contact: str, opened: Collection[Duty]) -> None:
        """Join the call back among the duties that a report opened to the one that its sender is owed, or note it as that."""
        duty = next((duty for duty in opened if duty.kind is DutyKind.CALL_BACK), None)
        sender = Sender.of(contact)
        if duty is None or not (sender.addresses or (sender.names and self._senders is not None)):
            return
        earlier = sender if sender in self._duty_by_sender else self._of_one_name(sender)
        if owed := self._duty_by_sender.get(earlier) if earlier else None:
            reaches_more = bool(sender.addresses) and earlier != sender
            duty = join(self._session, owed, duty) if reaches_more else join(self._session, duty, owed)
            if reaches_more and earlier:
                self._note(earlier, duty)
        self._note(sender, duty)

    def _note(self, sender: Sender, duty: Duty) -> None:
        self._duty_by_sender[sender] = duty
        if self._senders is not None and sender.names:
            self._senders[sender] = duty.id

    def _of_one_name(self, sender: Sender) -> Sender | None:
        """Return the sender of the same name in this import where one of both gave no number, and nobody else of that name gave another."""
        others = [other for other in self._senders or () if other.names == sender.names]
        reached = {other for other in {*others, sender} if other.addresses}
        return next((other for other in others if sender.may_be(other)), None) if len(reached) == 1 else None


def join(session: Session, duty: Duty, owed: Duty) -> Duty:
    """Join a call back to the one that the same source is owed, and return that, due no later than either."""
    why = f"one call back for one source: {owed.id} on {owed.report}"
    session.record(Change("joined", duty, move(duty, owed.id, session.actor, session.now), why))
    return hastened(session, owed, duty.due, f"the same source wrote again: {duty.report}")


def reports_of(reader: Reader, duty: Duty) -> list[str]:
    """Return the reports that a call back answers, oldest first: its own, and those whose call back was joined to it.

    A report that owes or owed a call back of its own later on is none of them.
    """
    joined = {row.report for row in _moved_to(reader, duty.id) if row.report != duty.report}
    own = {row.report for row in reader.find(Duty, report=list(joined), kind=DutyKind.CALL_BACK, state=[DutyState.OPEN, DutyState.DONE])}
    later = reader.find(Report, id=list(joined - own))
    return [duty.report, *(report.id for report in sorted(later, key=lambda report: (report.received, report.id)))]


def _moved_to(reader: Reader, duty: str) -> list[Duty]:
    """Return the duties that were moved to this one, at once or by way of others."""
    moved, ends = list[Duty](), [duty]
    while ends:
        moved += (before := reader.find(Duty, successor=ends))
        ends = [earlier.id for earlier in before]
    return moved


def priority_of(reader: Reader, duty: Duty) -> Priority:
    """Return the highest priority of the reports that a duty answers."""
    reports = reports_of(reader, duty) if duty.kind is DutyKind.CALL_BACK else [duty.report]
    return min(Priority(the_triage(reader, report).priority) for report in reports)


def hand_on(session: Session, report: str) -> None:
    """Hand the open call backs of a report that is being erased on to another report of the same source, whose contact is still there."""
    for duty in session.find(Duty, report=report, kind=DutyKind.CALL_BACK, state=DutyState.OPEN):
        others = [number for number in reports_of(session, duty)[1:] if session.get(Erasure, number) is None]
        if others:
            successor = Duty(session.new_id("D"), others[-1], duty.kind, duty.team, session.now, duty.due)
            why = f"{report} is erased, and the same source told of {others[-1]}"
            session.record(Change("owes", None, successor, why))
            session.record(Change("moved", duty, move(duty, successor.id, session.actor, session.now), why))


def is_joined(reader: Reader, report: str) -> bool:
    """Tell whether the call back of a report was joined to one of the same source, and both still have the same contact."""
    moved = reader.find(Duty, report=report, kind=DutyKind.CALL_BACK, state=DutyState.MOVED)
    others = {end_of(reader, duty).report for duty in moved} - {report}
    return any(_sender(reader, other).may_be(_sender(reader, report)) for other in others)


def parted_from(reader: Reader, report: str) -> list[str]:
    """Return the reports whose call back was joined to an open one of this report, and whose contact is another now."""
    owed = reader.find(Duty, report=report, kind=DutyKind.CALL_BACK, state=DutyState.OPEN)
    return [other for duty in owed for other in reports_of(reader, duty)[1:] if not _sender(reader, other).may_be(_sender(reader, report))]


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
    records = {record.id: record for record in reader.find(Report, id=list(reports))}
    for number in reports:
        if (wanted := wants_call_back(reader.read_text(records[number].text) or "")) is not None:
            yield number, wanted
