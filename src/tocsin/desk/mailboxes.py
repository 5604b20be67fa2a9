"""The desk's side of the public door: what was dropped is taken in once, and mailboxes are kept up to date."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from tocsin.desk.door_folder import BoxView, Drop, DropFolder, MailboxLine, hour_of, new_identity, public_of, unseal_drop
from tocsin.desk.intake import Intake
from tocsin.desk.lookup import the_person
from tocsin.desk.rejected_rows import RejectedRows
from tocsin.desk.report_access import OPENED, ReportAccess
from tocsin.desk.services import DeskServices
from tocsin.domain.access import AccessEvent
from tocsin.domain.duty import Duty, DutyKind
from tocsin.domain.errors import Malformed, Refused
from tocsin.domain.ledger import Change
from tocsin.domain.mailbox import Letter, Mailbox
from tocsin.domain.people import SYSTEM, Permission, require
from tocsin.domain.report import Attachment, Erasure, Priority, RejectedRow, Submission, Triage
from tocsin.domain.subject import Link
from tocsin.durable import create_secret, read_secret
from tocsin.store import Reader

KEY = "door.key"
CHANNEL = "door"


@dataclass(frozen=True, slots=True)
class Correspondence:
    """A report's mailbox as the desk reads it. ``others`` are later reports of the same reporter."""

    report: str
    letters: tuple[tuple[Letter, str | None], ...]
    others: tuple[str, ...]


class Mailboxes:
    """People who told something at the door, and can be asked."""

    def __init__(self, services: DeskServices, intake: Intake, readingroom: ReportAccess, refusals: RejectedRows) -> None:
        self._services = services
        self._intake = intake
        self._readingroom = readingroom
        self._refusals = refusals
        self._published: dict[str, BoxView] = {}
        self._head = -1

    def open_door(self, folder: Path) -> Callable[[], object]:
        """Makes a drop folder ready; gives the job that takes in what is dropped there and answers."""
        drops, identity = DropFolder(folder), self._identity()
        drops.open_for(public_of(identity))
        if drops.recipient() != public_of(identity):
            raise Refused(f"{folder} is the door of another desk: name another folder")
        return lambda: (self.take_in(drops, identity), self.publish(drops))

    def take_in(self, drops: DropFolder, identity: str) -> int:
        """Takes in what was dropped; each file goes when its report is stored, and taking it twice is one report."""
        taken = 0
        for path, sealed in drops.waiting():
            try:
                self._take(unseal_drop(identity, sealed), path.stem)
                taken += 1
            except Malformed as error:
                self._refusals.keep([RejectedRow(f"door {path.name}", str(error), sealed)])
            path.unlink(missing_ok=True)
        return taken

    def write(self, report: str, text: str, *, by: str) -> Letter:
        """Writes to the reporter."""
        if not text.strip():
            raise Malformed("write something first")
        self._readingroom.require(report, by=by)
        with self._services.store.writing(by, self._services.clock.now()) as session:
            require(the_person(session, by), Permission.ANSWER)
            box = _box_of(session, report)
            if session.get(Erasure, report):
                raise Refused(f"{report} was erased, and its mailbox with it")
            letter = Letter(session.new_id("L"), report, box.id, by, session.now, session.seal(report, text.strip().encode()))
            session.record(Change("wrote", None, letter))
            return letter

    def read(self, report: str, *, by: str) -> Correspondence:
        """What was written both ways; that it was read is an entry."""
        self._readingroom.require(report, by=by)
        with self._services.store.writing(by, self._services.clock.now()) as session:
            box = _box_of(session, report)
            session.record(Change("read", None, AccessEvent(session.new_id("V"), report, by, session.now, "mailbox")))
            letters = _written(session, box)
            others = dict.fromkeys(letter.report for letter in letters if letter.report != report)
            return Correspondence(box.report, tuple((each, session.read_text(each.text)) for each in letters), tuple(others))

    def publish(self, drops: DropFolder) -> int:
        """Writes every mailbox that has changed."""
        written = 0
        with self._services.store.reading() as reader:
            if (head := reader.head().seq) == self._head:
                return 0
            for box in reader.find(Mailbox):
                view, key = self._view(reader, box), reader.read(box.key)
                if key and view != self._published.get(box.id):
                    drops.publish(box.id, key, view, self._services.clock.now())
                    self._published[box.id] = view
                    written += 1
        self._head = head
        return written

    def _take(self, drop: Drop, number: str) -> None:
        with self._services.store.reading() as reader:
            box = reader.get(Mailbox, drop.box)
            before = _Before.of(reader, box) if box else _Before()
        follows = (("follows", box.report),) if box else ()
        receipt = self._intake.receive(
            Submission(
                key=f"door:{number}",
                channel=CHANNEL,
                text=drop.text,
                where="public door",
                heard=hour_of(drop.hour),
                language=drop.language,
                contact="" if box else "\n".join(filter(None, ("mailbox at the public door", drop.contact))),
                attachments=tuple(Attachment(each.name, each.media_type, each.data) for each in drop.files),
                facts=(*follows, *(("door", mark) for mark in drop.marks)),
                about=before.about,
                priority=before.priority,
            )
        )
        with self._services.store.writing(SYSTEM, self._services.clock.now()) as session:
            if session.get(Mailbox, drop.box) is None:
                made = Mailbox(drop.box, receipt.report, session.seal(receipt.report, bytes.fromhex(drop.key)))
                session.record(Change("opened", None, made))
            elif box and receipt.report != box.report and not session.count(Letter, report=receipt.report):
                told = session.seal(receipt.report, drop.text.encode("utf-8", "surrogatepass"))
                letter = Letter(session.new_id("L"), receipt.report, drop.box, "", hour_of(drop.hour), told)
                session.record(Change("heard", None, letter))

    def _view(self, reader: Reader, box: Mailbox) -> BoxView:
        letters = _written(reader, box)
        lines = tuple(MailboxLine(not each.by, hour_of(each.at), reader.read_text(each.text) or "") for each in letters)
        triage = reader.get(Triage, box.report)
        if triage and triage.disposition:
            return BoxView("decided", None, lines, self._services.settings.zone)
        state = "read" if reader.count(AccessEvent, report=box.report, what=OPENED) else "arrived"
        return BoxView(state, _promised(reader, box.report), lines, self._services.settings.zone)

    def _identity(self) -> str:
        """The desk's private key for the door, made once, readable by its owner alone."""
        path = self._services.home / KEY
        with suppress(FileExistsError):
            create_secret(path, new_identity()[0])
        return read_secret(path)


@dataclass(frozen=True, slots=True)
class _Before:
    """What a mailbox has told so far: the subjects it touches, and how urgent it is. What follows is put before the same teams."""

    about: tuple[tuple[str, str], ...] = ()
    priority: Priority | None = None

    @classmethod
    def of(cls, reader: Reader, box: Mailbox) -> _Before:
        reports = {box.report, *(letter.report for letter in reader.find(Letter, mailbox=box.id))}
        links = sorted((link for link in reader.find(Link, report=reports) if link.upheld), key=lambda link: link.report)
        triages = reader.find(Triage, report=reports)
        return cls(tuple({link.subject: link.basis for link in links}.items()), min((each.priority for each in triages), default=None))


def _box_of(reader: Reader, report: str) -> Mailbox:
    """The mailbox of a report, its own or the one that a later report came through."""
    found = next(iter(reader.find(Mailbox, report=report)), None)
    if found is None and (letter := next(iter(reader.find(Letter, report=report)), None)):
        found = reader.get(Mailbox, letter.mailbox)
    if found is None:
        raise Refused(f"{report} did not come through the public door: its reporter has no mailbox")
    return found


def _written(reader: Reader, box: Mailbox) -> list[Letter]:
    """The letters in the order in which they came: of the reporter's, the hour alone is known, but their numbers grow."""
    return sorted(reader.find(Letter, mailbox=box.id), key=lambda letter: int(letter.id.partition("-")[2]))


def _promised(reader: Reader, report: str) -> datetime | None:
    """By when the desk owes the reporter a word."""
    owed = [duty.due for duty in reader.find(Duty, report=report, kind=DutyKind.ACKNOWLEDGE) if duty.live]
    return hour_of(min(owed)) if owed else None
