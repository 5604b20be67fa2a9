"""Use cases of the desk. Each method is one use case, and only this package opens transactions.

Take in:   intake (store, match and route one warning), importing (files), kept_tables (their originals), cut_originals
           (without an erased row), column_corrections, column_previews, corrected_reports, posts (bulk posts),
           post_screening (for watched subjects), lake_parts, post_originals, post_column_previews, post_pictures,
           call_sheets, old_call_sheets (files of earlier versions), mailboxes (the public door), door_folder (the sealed files
           it exchanges), shared_folder (files beside a less trusted process), group_commit
Answer:    duties, duty_opener, shared_duties (one for several messages of a source), settled_duties, own_looks,
           source_wishes, queue, status_requests, watch_requests, mail_queue, outbox (its sending)
Know:      subjects, subject_labels, suggestions (by a part of a name), lookup, known_names (the name index),
           watched_addresses (accounts, channels, sites), lists, proposals, backfill (new names matched against older reports)
Read:      reports, details, notes, report_access (each opening is an entry), opened_source (wishes not to be rung), erasures,
           reach (who may read what), report_list, history,
           rejected_rows, picture_readings (text in pictures, by machine), report_pictures (pictures and frames that a report holds),
           machine_texts (translations and transcripts by models), judging (a model that may raise a report),
           search (full text), search_index (its upkeep), post_search (posts of the lake), digests (what posts say about a subject),
           not_read (what was not understood in a month), series (possible series of reports, and decisions)
Act:       items (what should be acted on, policies, decisions), notices (to platforms, and their follow-up, which notice_views reads),
           reappearances (noticed content that is seen again), notice_returns (opens its notice), platforms (their contacts and answers),
           groups (watched ones, and what of theirs is still up), notice_figures (shares removed, times, what lasts),
           notice_exchange (notices and outcomes for others),
           outcomes (for sources), evidence (copies of content), recipients (people and places outside),
           dispatches (alerts, referrals and documents to them), dispatch_views, dispatch_duties, dispatch_exchange (messages
           out, answers in), outside_folder (their pages at the door), source_check (no source in what leaves the desk), source_words
           (what sources are called by, hidden in notes, letters and dossiers)
Check:     drills (test warnings), drill_marks (their reports), drill_losses (where one would have been lost),
           drill_copy (a drill on a copy of the desk), checkup (what is wrong with this desk),
           health (readings for monitoring), figures (counts over a span), fairness
Measure:   analysis, measurements (kept results), copies (of pictures), copied_texts,
           text_differences, poster_groups (pictures in posts, counted), picture_variants,
           picture_bank (pictures that new ones are compared with)
Answer for it: audit (who-knew, verify, reconcile), entries (the ledger as a list), receipts, backup,
           dossier, dossier_exhibits, masking (of third parties), sealed_bundle (files that leave together), retention,
           installation (desk id, epochs, accepted settings), desk_settings
People:    first_use (the first lead), passwords, people, sign_in, sign_in_tries (delays after wrong passwords, by account)
Failures:  set_aside (items that a batch cannot handle), jobs (the recurring work)
Wiring:    services (the parts every use case works with)
"""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

from tocsin.desk.analysis import Analysis
from tocsin.desk.audit import Audit, Checked
from tocsin.desk.backfill import Backfill
from tocsin.desk.backup import Backup
from tocsin.desk.call_sheets import CallSheets
from tocsin.desk.checkup import Checkup
from tocsin.desk.column_corrections import ColumnCorrections
from tocsin.desk.column_previews import ColumnPreviews
from tocsin.desk.copied_texts import CopiedTexts
from tocsin.desk.copies import Copies
from tocsin.desk.desk_settings import DeskSettings
from tocsin.desk.dispatch_exchange import DispatchExchange
from tocsin.desk.dispatches import Dispatches
from tocsin.desk.dossier import Dossiers
from tocsin.desk.drills import Drills
from tocsin.desk.duties import Duties
from tocsin.desk.entries import Entries
from tocsin.desk.evidence import EvidenceStore
from tocsin.desk.fairness import Fairness
from tocsin.desk.figures import DeskFigures
from tocsin.desk.first_use import FirstUse
from tocsin.desk.groups import Groups
from tocsin.desk.health import Health
from tocsin.desk.history import History
from tocsin.desk.importing import Importer
from tocsin.desk.installation import Installation
from tocsin.desk.intake import Intake
from tocsin.desk.items import Items
from tocsin.desk.jobs import Jobs
from tocsin.desk.judging import Judging
from tocsin.desk.lake_parts import LakeParts
from tocsin.desk.lists import Lists
from tocsin.desk.machine_texts import MachineTexts
from tocsin.desk.mailboxes import Mailboxes
from tocsin.desk.measurements import Measurements
from tocsin.desk.not_read import NotReadParts
from tocsin.desk.notice_exchange import NoticeExchange
from tocsin.desk.notice_figures import NoticeFigures
from tocsin.desk.notices import Notices
from tocsin.desk.outbox import Outbox
from tocsin.desk.outcomes import Outcomes
from tocsin.desk.people import People
from tocsin.desk.picture_bank import PictureBank
from tocsin.desk.picture_readings import PictureReadings
from tocsin.desk.platforms import Platforms
from tocsin.desk.post_column_previews import PostColumnPreviews
from tocsin.desk.post_screening import PostScreening
from tocsin.desk.post_search import PostSearch
from tocsin.desk.posts import Posts
from tocsin.desk.proposals import Proposals
from tocsin.desk.queue import Queue
from tocsin.desk.reappearances import Reappearances
from tocsin.desk.receipts import Receipts
from tocsin.desk.recipients import Recipients
from tocsin.desk.rejected_rows import RejectedRows
from tocsin.desk.report_access import ReportAccess
from tocsin.desk.report_list import ReportList
from tocsin.desk.reports import Reports
from tocsin.desk.retention import Retention
from tocsin.desk.search import Search
from tocsin.desk.search_index import SearchIndex
from tocsin.desk.series import Series
from tocsin.desk.services import DeskServices
from tocsin.desk.set_aside import SetAside
from tocsin.desk.sign_in import SignIn
from tocsin.desk.source_wishes import SourceWishes
from tocsin.desk.status_requests import StatusRequests
from tocsin.desk.subject_labels import Labels
from tocsin.desk.subjects import Subjects
from tocsin.desk.suggestions import Suggestions
from tocsin.desk.watch_requests import WatchRequests
from tocsin.domain.mention import Mention
from tocsin.domain.time_zone import Zone


class Desk:
    """One desk: its use cases, by what they are about."""

    def __init__(self, services: DeskServices) -> None:
        self.services = services
        self.intake = Intake(services)
        self.rejected_rows = RejectedRows(services, self.intake)
        self.not_read = NotReadParts(services, self.rejected_rows)
        self.set_aside = SetAside(self.intake, self.rejected_rows)
        self.picture_readings = PictureReadings(services, self.set_aside)
        wishes = SourceWishes()
        self.duties = Duties(services, self.set_aside, wishes)
        self.people = People(services)
        self.reports = Reports(services)
        self.machine_texts = MachineTexts(services)
        self.judging = Judging(services)
        self.importer = Importer(services, self.intake, self.rejected_rows, self.set_aside)
        self.column_corrections = ColumnCorrections(services, self.intake, self.rejected_rows)
        self.column_previews = ColumnPreviews(services, self.column_corrections)
        self.lake_parts = LakeParts(services)
        self.post_screening = PostScreening(services, self.intake, self.set_aside, self.lake_parts)
        self.posts = Posts(services, self.intake, self.rejected_rows, self.lake_parts, self.post_screening)
        self.post_column_previews = PostColumnPreviews(services, self.posts)
        self.backfill = Backfill(services, self.post_screening, self.set_aside)
        self.subjects = Subjects(services, self.backfill)
        self.lists = Lists(services, self.backfill)
        self.proposals = Proposals(services, self.subjects, self.backfill)
        self.analysis = Analysis(services.home, self.posts, self.intake)
        self.copied_texts = CopiedTexts(services, self.posts)
        self.picture_bank = PictureBank(services, self.intake, self.posts)
        self.copies = Copies(services, self.posts, self.copied_texts, self.picture_bank)
        self.measurements = Measurements(services, self.analysis)
        self.outbox = Outbox(services, self.set_aside)
        self.jobs = Jobs(services, self.set_aside)
        self.health = Health(services, self.jobs)
        self.items = Items(services, self.intake)
        self.evidence = EvidenceStore(services)
        self.notices = Notices(services, self.intake, self.evidence)
        self.groups = Groups(services, self.posts)
        self.notice_exchange = NoticeExchange(services, self.copies)
        self.notice_figures = NoticeFigures(services, self.groups)
        self.platforms = Platforms(services, self.notices)
        self.reappearances = Reappearances(services, self.intake, self.items, self.notices, self.posts, self.copies)
        self.outcomes = Outcomes(services)
        self.recipients = Recipients(services, self.subjects)
        self.dispatches = Dispatches(services, self.intake)
        self.exchange = DispatchExchange(services, self.dispatches, self.set_aside)
        self.installation = Installation(services)
        self.receipts = Receipts(services)
        self.dossiers = Dossiers(services, self.subjects, self.reports, self.receipts)
        self.drills = Drills(services, self.intake)
        self.retention = Retention(services)
        self.entries = Entries(services)
        self.checkup = Checkup(services, self.installation)
        self.figures = DeskFigures(services)
        self.fairness = Fairness(services, self.figures)
        self.backup = Backup(services)
        self.audit = Audit(services, self.subjects, Checked(self.receipts, self.lake_parts, self.installation))
        self.sign_in = SignIn(services)
        self.first_use = FirstUse(services, self.sign_in)
        self.settings = DeskSettings(services, self.installation)
        labels = Labels(services)
        self.search_index = SearchIndex(services)
        self.search = Search(services, self.subjects)
        self.post_search = PostSearch(services, self.posts)
        self.status_requests = StatusRequests(services, self.subjects, labels)
        self.watch_requests = WatchRequests(services, self.subjects, labels)
        self.queue = Queue(services, labels, wishes)
        self.suggestions = Suggestions(services, labels)
        self.series = Series(services, self.subjects, labels)
        self.report_list = ReportList(services, self.subjects, labels)
        self.report_access = ReportAccess(services, self.reports, labels)
        self.history = History(services, self.subjects, self.report_access, labels)
        self.call_sheets = CallSheets(services, self.intake)
        self.mailboxes = Mailboxes(services, self.intake, self.report_access, self.rejected_rows)

    def now(self) -> datetime:
        """Return the current time by the desk's clock, in UTC."""
        return self.services.clock.now()

    @property
    def zone(self) -> Zone:
        """Return the time zone in which people at this desk read and type times."""
        return self.services.zone

    @property
    def home(self) -> Path:
        """Return the desk's home folder."""
        return self.services.home

    def screen(self, text: str) -> tuple[Mention, ...]:
        """Return every known name in a text. Nothing is stored."""
        with self.services.store.reading() as reader:
            self.services.names.refresh(reader)
        return self.services.names.mentions(text)

    def close(self) -> None:
        """Release the database connections."""
        self.services.store.close()


__all__ = ["Desk", "DeskServices"]
