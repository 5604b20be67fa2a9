"""The application: one use case a method, and the only owner of transactions.

intake     a warning is taken in, joined, and owed
duties     answers, attempts, moves, escalations
subjects   the known, its watchers, its status
lowerings  a lower status that one person asks for and another confirms
people     persons and teams
lists      sanctions lists and watch-lists
reports    reading, grading, notes, erasure
past       new names held against what was told before
proposals  new names, and subjects that may be one, for a person to answer
outbox     mail that was queued with the state it follows from
record     who knew what when; verify; reconcile
receipts   signed heads and proofs for those who hold them outside
backup     the desk in one file, and back
access     signing in
queue      what is owed, page by page
readingroom reports as a person opens them; each opening is an entry
history    the past of a report or a subject, step by step
sheets     calls while they are taken
studies    storms and groups last measured
mailbox    what was told at the public door, and answers to it
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from tocsin.desk.analysis import Measuring
from tocsin.desk.audit import Record
from tocsin.desk.backfill import Past
from tocsin.desk.backup import Backup
from tocsin.desk.call_sheets import Sheets
from tocsin.desk.duties import Duties
from tocsin.desk.history import History
from tocsin.desk.importing import Listening
from tocsin.desk.intake import Intake
from tocsin.desk.lists import Lists
from tocsin.desk.mailboxes import Mailboxes
from tocsin.desk.measurements import Studies
from tocsin.desk.outbox import Outbox
from tocsin.desk.people import People
from tocsin.desk.posts import Posts
from tocsin.desk.proposals import Proposals
from tocsin.desk.queue import Queue
from tocsin.desk.receipts import Receipts
from tocsin.desk.rejected_rows import Refusals
from tocsin.desk.report_access import ReadingRoom
from tocsin.desk.reports import Reports
from tocsin.desk.services import Rooms
from tocsin.desk.sign_in import Access
from tocsin.desk.status_requests import Lowerings
from tocsin.desk.subject_labels import Labels
from tocsin.desk.subjects import Subjects
from tocsin.domain.mention import Mention

if TYPE_CHECKING:
    from tocsin.matching.fairness import FairnessRow


class Desk:
    """One desk: its use cases, by what they are about."""

    def __init__(self, rooms: Rooms) -> None:
        self.rooms = rooms
        self.intake = Intake(rooms)
        self.duties = Duties(rooms)
        self.people = People(rooms)
        self.reports = Reports(rooms)
        self.refusals = Refusals(rooms)
        self.listening = Listening(rooms, self.intake, self.refusals)
        self.posts = Posts(rooms, self.intake, self.refusals)
        self.past = Past(rooms, self.posts)
        self.subjects = Subjects(rooms, self.past)
        self.lists = Lists(rooms, self.past)
        self.proposals = Proposals(rooms, self.subjects, self.past)
        self.measuring = Measuring(self.posts, self.intake)
        self.studies = Studies(rooms, self.measuring)
        self.outbox = Outbox(rooms)
        self.receipts = Receipts(rooms)
        self.backup = Backup(rooms)
        self.record = Record(rooms, self.subjects, self.receipts)
        self.access = Access(rooms)
        labels = Labels(rooms)
        self.lowerings = Lowerings(rooms, self.subjects, labels)
        self.queue = Queue(rooms, labels)
        self.readingroom = ReadingRoom(rooms, self.reports, labels)
        self.history = History(rooms, self.subjects, self.readingroom, labels)
        self.sheets = Sheets(rooms, self.intake)
        self.mailboxes = Mailboxes(rooms, self.intake, self.readingroom, self.refusals)

    def screen(self, text: str) -> tuple[Mention, ...]:
        """Every known name in a text; stores nothing."""
        with self.rooms.store.reading() as reader:
            self.rooms.names.refresh(reader)
        return self.rooms.names.mentions(text)

    def fairness(self) -> tuple[FairnessRow, ...]:
        """How often innocent common names of each culture would be flagged by what this desk knows."""
        with self.rooms.store.reading() as reader:
            self.rooms.names.refresh(reader)
        return self.rooms.names.fairness()

    def close(self) -> None:
        """Lets go of the database."""
        self.rooms.store.close()


__all__ = ["Desk", "Rooms"]
