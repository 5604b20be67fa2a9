"""Mailboxes of reporters who came through the public door: intake of messages, letters both ways."""

from __future__ import annotations

import hashlib
import hmac
import logging
from collections import Counter
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING

from tocsin.desk.door_folder import BoxView, Drop, DropFolder, MailboxLine, hour_of, new_identity, parse_drop, public_of, unseal
from tocsin.desk.duty_opener import end_of
from tocsin.desk.installation import current_epoch
from tocsin.desk.lookup import the_person
from tocsin.desk.report_access import ReportAccess
from tocsin.desk.screening import CERTAINTY
from tocsin.desk.search_index import index_text
from tocsin.desk.services import DeskServices
from tocsin.desk.source_words import hider_of, letter_text
from tocsin.domain.access import WHOLE_REPORT, AccessEvent
from tocsin.domain.duty import Duty, DutyKind
from tocsin.domain.errors import Malformed, Refused, Unavailable, kind_and_place
from tocsin.domain.ledger import Change
from tocsin.domain.mailbox import DOOR_CONTACT, Letter, Mailbox
from tocsin.domain.people import SYSTEM, Permission, require
from tocsin.domain.plural import counted
from tocsin.domain.report import Attachment, Erasure, Priority, RejectedRow, Report, Submission, Triage
from tocsin.domain.subject import Link
from tocsin.durable import create_secret, read_secret
from tocsin.ingest.limits import MEGA, Limits
from tocsin.ingest.reports.nested import with_attached_text
from tocsin.ingest.reports.options import ReadOptions
from tocsin.ingest.sealing.seal import seal
from tocsin.languages import language_by_hint
from tocsin.store import Reader, Session

if TYPE_CHECKING:
    from tocsin.desk.intake import Intake
    from tocsin.desk.rejected_rows import RejectedRows

KEY = "door.key"
CHANNEL = "door"
FORM = "language of the form"
"""Name of the fact that says in which language the door's form was, where the text is in another one."""

_LOST_SHOWN = 50
_FILE_LIMITS = Limits(inflated=64 * MEGA, members=100, nested=2, rows=10_000, refusals=100, text=200_000, seconds=5.0, slow=1)
"""Bounds for the files of one message, so that files made to be slow do not hold up the messages of others."""
A_ROUND = 200
"""Most messages taken in before the mailboxes are updated again."""
_LESS_THAN_AN_HOUR = timedelta(hours=1) - timedelta(microseconds=1)
PATIENCE = 5
"""Failed tries after which a message that the desk cannot take in is set aside."""
_log = logging.getLogger("tocsin.door")


@dataclass(frozen=True, slots=True)
class Correspondence:
    """A report's mailbox as the desk reads it. ``others`` are later reports of the same reporter."""

    report: str
    letters: tuple[tuple[Letter, str | None], ...]
    others: tuple[str, ...]


class Mailboxes:
    """Intake of what was left at the public door, and the correspondence with its reporters."""

    def __init__(self, services: DeskServices, intake: Intake, report_access: ReportAccess, rejected_rows: RejectedRows) -> None:
        self._services = services
        self._intake = intake
        self._report_access = report_access
        self._rejected_rows = rejected_rows
        self._published: dict[str, BoxView] = {}
        self._head = -1
        self._failures: Counter[str] = Counter()
        self._unpublished = 0

    def open_door(self, folder: Path) -> Callable[[], object]:
        """Prepare a drop folder and return the job that takes messages in and updates the mailboxes.

        Raises :class:`Refused` for the folder of another desk.
        """
        drops, identity = DropFolder(folder), self.identity()
        drops.open_for(public_of(identity))
        if drops.recipient() != public_of(identity):
            raise Refused(f"{folder} is the door of another desk: name another folder")
        self._name_lost(drops)
        return lambda: self._work(drops, identity)

    def identity(self) -> str:
        """Return the desk's private key for the door. Created once, readable by its owner only."""
        path = self._services.home / KEY
        with suppress(FileExistsError):
            create_secret(path, new_identity()[0])
        return read_secret(path)

    def _work(self, drops: DropFolder, identity: str) -> None:
        """Take messages in and update the mailboxes. Raises :class:`Unavailable` when either cannot be done."""
        self.take_in(drops, identity)
        self.publish(drops)
        waiting = sum(count >= PATIENCE for count in self._failures.values())
        if waiting or self._unpublished:
            unwritten = counted(self._unpublished, "mailbox", "mailboxes")
            stuck = f"{counted(waiting, 'message')} at the door not taken in, {unwritten} not written"
            raise Unavailable(f"{stuck}: look whether the disk is full and whether the desk may write in the door's folder")

    def _name_lost(self, drops: DropFolder) -> None:
        """File a report on the mailboxes that a desk which was set back does not know any more, and remove them.

        Their keys are lost with the reports. Left there, they would tell the reporters for ever that the desk has their words.
        """
        with self._services.store.reading() as reader:
            epoch = current_epoch(reader)
            if epoch is None or not epoch.code:
                return
            lost = [name for name in drops.mailboxes() if reader.get(Mailbox, name) is None]
        if not lost:
            return
        text = (
            f"This desk was set back on {self._services.zone.said(epoch.begun)} ({epoch.reason}). {len(lost)} mailboxes at the public door "
            "are not known any more. What their reporters told the desk is lost, and they see an empty mailbox when they come back. "
            f"Say so where they look, and ask them to tell it again. Mailboxes: {', '.join(name[:8] for name in lost[:_LOST_SHOWN])}"
        )
        key = f"mailboxes lost:{epoch.id}:{hashlib.sha256(' '.join(lost).encode()).hexdigest()[:16]}"
        self._intake.receive(Submission(key, "desk", text, where="public door", priority=Priority.P1))
        for name in lost:
            drops.remove_mailbox(name)

    def take_in(self, drops: DropFolder, identity: str) -> int:
        """Take in every waiting message and return the number accepted.

        A file is removed once its report is stored, and taking it in again gives the same report. One bad message never
        stops the others: it is set aside as a rejected row, and the desk owes it a reader.
        """
        return sum(self._take_file(drops, identity, name) for name in drops.waiting()[:A_ROUND])

    def _take_file(self, drops: DropFolder, identity: str, name: str) -> bool:
        """Take in one file of the inbox. Returns False when it was rejected, or could not be taken in this time."""
        raw = b""
        try:
            raw = drops.sealed(name)
            raw = unseal(identity, raw)
            self._accept(parse_drop(raw))
        except FileNotFoundError:  # removed since the folder was listed
            return False
        except (Malformed, Refused) as error:
            return self._set_aside(drops, name, str(error), raw)
        except Exception as error:  # a message that fails must not keep the later ones out
            self._failures[name] += 1
            _log.error("a message at the door could not be taken in: %s", kind_and_place(error))
            if self._failures[name] < PATIENCE:
                return False
            return self._set_aside(drops, name, f"taking it in failed: {type(error).__name__}", raw)
        drops.remove(name)
        self._failures.pop(name, None)
        return True

    def _set_aside(self, drops: DropFolder, name: str, reason: str, raw: bytes) -> bool:
        """Keep a bad message as a rejected row with a duty for the desk, and remove it. Always returns False."""
        where = f"door {name.encode('ascii', 'backslashreplace').decode()[:100]}"
        row = RejectedRow(where, reason, raw)
        try:
            self._rejected_rows.keep([row])
            number = self._rejected_rows.id_of(row)
            text = (
                f"A message at the public door was rejected: {reason}. What was sent is kept as {number} among the rejected rows. "
                "Read it there, find out why it came in this form, and handle it as a warning if it is one."
            )
            self._intake.receive(Submission(key=f"rejected at the door:{number}", channel="desk", text=text, where="public door"))
            drops.remove(name)
            self._failures.pop(name, None)
        except Exception as error:  # the file stays, and is tried again
            _log.error("a rejected message at the door could not be set aside: %s", kind_and_place(error))
        return False

    def write(self, report: str, text: str, *, by: str) -> Letter:
        """Write a letter to the reporter. Raises :class:`Refused` when the report has no mailbox or was erased."""
        if not text.strip():
            raise Malformed("write something first")
        self._report_access.require(report, by=by)
        with self._services.store.writing(by, self._services.clock.now()) as session:
            require(the_person(session, by), Permission.ANSWER)
            box = _box_of(session, report)
            if session.get(Erasure, report):
                raise Refused(f"{report} was erased, and its mailbox with it")
            letter = Letter(session.new_id("L"), report, box.id, by, session.now, session.seal(report, text.strip().encode()))
            session.record(Change("wrote", None, letter))
            index_text(session, letter, text.strip())
            return letter

    def read(self, report: str, *, by: str) -> Correspondence:
        """Return the letters both ways. The reading is recorded in the ledger."""
        self._report_access.require(report, by=by)
        with self._services.store.writing(by, self._services.clock.now()) as session:
            box = _box_of(session, report)
            session.record(Change("read", None, AccessEvent(session.new_id("V"), report, by, session.now, "mailbox")))
            letters = _letters(session, box)
            others = dict.fromkeys(letter.report for letter in letters if letter.report != report)
            hide = hider_of(session, session.find(Report, id=[box.report, *others]))
            return Correspondence(box.report, tuple((letter, letter_text(session, letter, hide)) for letter in letters), tuple(others))

    def publish(self, drops: DropFolder) -> int:
        """Write every mailbox that changed and return their number. One that cannot be written is tried again."""
        written = failed = 0
        with self._services.store.reading() as reader:
            if (head := reader.head().seq) == self._head:
                return 0
            for box in reader.find(Mailbox):
                try:
                    written += self._publish_box(reader, box, drops)
                except Exception as error:  # one mailbox must not keep the others from being answered
                    failed += 1
                    _log.error("a mailbox could not be written: %s", kind_and_place(error))
        self._unpublished = failed
        if not failed:
            self._head = head
        return written

    def _publish_box(self, reader: Reader, box: Mailbox, drops: DropFolder) -> bool:
        """Write one mailbox, or remove it after an erasure destroyed its key. Returns False when it is unchanged."""
        view, key = self._view(reader, box), reader.read(box.key)
        if not key:
            drops.remove_mailbox(box.id)
            return False
        if view == self._published.get(box.id):
            return False
        drops.publish(box.id, key, view, self._services.clock.now())
        self._published[box.id] = view
        return True

    def _accept(self, drop: Drop) -> None:
        """Store a message as a report, and as a letter when its mailbox exists.

        Raises :class:`Refused` for a message that names a mailbox without holding its key.
        """
        with self._services.store.reading() as reader:
            box = reader.get(Mailbox, drop.box)
            stored_key = reader.read(box.key) if box else None
            earlier = _Earlier.of(reader, box) if box and stored_key else _Earlier()
        if stored_key and not hmac.compare_digest(stored_key, bytes.fromhex(drop.key)):
            raise Refused("it names a reporter's mailbox without holding the key of it")
        receipt = self._intake.receive(self._submission(drop, earlier))
        with self._services.store.writing(SYSTEM, self._services.clock.now()) as session:
            if session.get(Mailbox, drop.box) is None:
                opened = Mailbox(drop.box, receipt.report, session.seal(receipt.report, bytes.fromhex(drop.key)))
                session.record(Change("opened", None, opened))
            elif box and stored_key and self._is_letter(session, box, receipt.report):
                text = session.seal(receipt.report, drop.text.encode("utf-8", "surrogatepass"))
                letter = Letter(session.new_id("L"), receipt.report, drop.box, "", self._hour(drop), text)
                session.record(Change("heard", None, letter))

    def _is_letter(self, session: Session, box: Mailbox, report: str) -> bool:
        """Return True for a later report of this mailbox that is not recorded as a letter yet, and was not erased."""
        return report != box.report and not session.count(Letter, report=report) and session.get(Erasure, report) is None

    def _submission(self, drop: Drop, earlier: _Earlier) -> Submission:
        language = language_by_hint(drop.text, drop.language, self._services.settings.reads)
        certainty = ((CERTAINTY, f"{language.code} {language.certainty:.2f}"),) if language.certainty else ()
        form = ((FORM, drop.language),) if language.code != drop.language else ()
        arrived = Submission(
            key=f"door:{drop.submission}",
            channel=CHANNEL,
            text=drop.text,
            where="public door",
            heard=self._hour(drop),
            language=language.code,
            contact="" if earlier.report else "\n".join(filter(None, (DOOR_CONTACT, drop.contact))),
            attachments=tuple(Attachment(file.name, file.media_type, file.data) for file in drop.files),
            facts=(
                *((("follows", earlier.report),) if earlier.report else ()),
                *form,
                *certainty,
            ),
            about=earlier.about,
            at_least=earlier.priority,
        )
        sealed = seal(with_attached_text(arrived, ReadOptions(zone=self._services.settings.zone, limits=_FILE_LIMITS)))
        return replace(sealed, facts=(*sealed.facts, *(("door", mark) for mark in drop.marks)))

    def _hour(self, drop: Drop) -> datetime:
        """Return the hour of a message, never one in the future: the door's clock may be wrong."""
        return hour_of(min(drop.hour, self._services.clock.now()))

    def _view(self, reader: Reader, box: Mailbox) -> BoxView:
        """Return what the reporter sees."""
        letters = _letters(reader, box)
        texts = ((letter, reader.read_text(letter.text)) for letter in letters)
        lines = tuple(MailboxLine(not letter.by, hour_of(letter.at), text) for letter, text in texts if text is not None)
        triage, report = reader.get(Triage, box.report), reader.get(Report, box.report)
        received = hour_of(report.received) if report else None
        if triage and triage.disposition:
            return BoxView("decided", None, lines, self._services.settings.zone, received)
        state = "read" if reader.count(AccessEvent, report=box.report, what=WHOLE_REPORT) else "arrived"
        return BoxView(state, _promised(reader, box.report), lines, self._services.settings.zone, received)


@dataclass(frozen=True, slots=True)
class _Earlier:
    """Earlier messages of a mailbox: its first report, the subjects they touch, and the highest priority among them.

    Later messages go to the same teams, as urgently.
    """

    report: str = ""
    about: tuple[tuple[str, str], ...] = ()
    priority: Priority | None = None

    @classmethod
    def of(cls, reader: Reader, box: Mailbox) -> _Earlier:
        """Read them from the store."""
        reports = {box.report, *(letter.report for letter in reader.find(Letter, mailbox=box.id))}
        links = sorted((link for link in reader.find(Link, report=reports) if link.upheld), key=lambda link: link.report)
        priorities = [triage.priority for triage in reader.find(Triage, report=reports)]
        return cls(box.report, tuple({link.subject: link.basis for link in links}.items()), min(priorities, default=None))


def _box_of(reader: Reader, report: str) -> Mailbox:
    """Return the mailbox that a report opened or came through. Raises :class:`Refused` when there is none."""
    box = next(iter(reader.find(Mailbox, report=report)), None)
    if box is None and (letter := next(iter(reader.find(Letter, report=report)), None)):
        box = reader.get(Mailbox, letter.mailbox)
    if box is None:
        raise Refused(f"{report} did not come through the public door: its reporter has no mailbox")
    return box


def _letters(reader: Reader, box: Mailbox) -> list[Letter]:
    """Return the letters of a mailbox in order of arrival: by number, since a reporter's letters carry only the hour."""
    return sorted(reader.find(Letter, mailbox=box.id), key=lambda letter: int(letter.id.partition("-")[2]))


def _promised(reader: Reader, report: str) -> datetime | None:
    """Return the first full hour at which the reporter can count on an answer that the desk owes, if any."""
    owed = [end_of(reader, duty) for duty in reader.find(Duty, report=report, kind=DutyKind.ACKNOWLEDGE)]
    due_times = [duty.due for duty in owed if duty.live]
    return hour_of(min(due_times) + _LESS_THAN_AN_HOUR) if due_times else None
