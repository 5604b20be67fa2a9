"""Use cases of the desk. Each method is one use case, and only this package opens transactions.

Take in:

- :mod:`intake`: a warning stored once, screened and routed
- :mod:`screening`: names and threats in it
- :mod:`arrival`: its report, its links, and the duties it owes
- :mod:`group_commit`: one transaction for all that come at the same time
- :mod:`importing`: files of reports
- :mod:`kept_tables`: originals of imported tables
- :mod:`column_previews`: their columns as people are shown them
- :mod:`column_corrections`: the right columns for a table
- :mod:`corrected_reports`: reports whose contents change with them
- :mod:`set_aside`: items that a batch could not handle
- :mod:`rejected_rows`: rows that could not be imported
- :mod:`call_sheets`: drafts and finished sheets
- :mod:`old_call_sheets`: sheets of earlier versions
- :mod:`mailboxes`: reporters of the public door
- :mod:`door_folder`: sealed files for the door
- :mod:`shared_folder`: files beside a less trusted process
- :mod:`posts`: loads of public posts
- :mod:`post_originals`: originals of their tables
- :mod:`post_column_previews`: the columns of a load
- :mod:`post_pictures`: pictures of posts
- :mod:`post_screening`: digests of what posts say
- :mod:`digests`: what posts say about a subject, as reports
- :mod:`lake_parts`: parts of the lake and their digests

Answer:

- :mod:`duties`: ending, trying, moving and escalating duties
- :mod:`duty_opener`: the only place where a duty is opened
- :mod:`own_looks`: duties of a report that one person may answer
- :mod:`settled_duties`: duties that an answer to another one settles
- :mod:`shared_duties`: one call back for one source
- :mod:`source_wishes`: wishes on being reached, in lists
- :mod:`opened_source`: such wishes of an opened report
- :mod:`queue`: the queue of a person
- :mod:`slight_reports`: pictures and messages of a word or two of one file, in one line
- :mod:`status_requests`: the lowering of a status in two steps
- :mod:`watch_requests`: watches that people outside ask for
- :mod:`mail_queue`: the only place where mail is queued
- :mod:`outbox`: its sending

Know:

- :mod:`subjects`: adding, watching, linking and merging subjects
- :mod:`subject_labels`: their labels
- :mod:`suggestions`: subjects by a part of a name
- :mod:`lookup`: records by what a person types
- :mod:`known_names`: the index of names
- :mod:`watched_addresses`: accounts, channels and sites that are watched
- :mod:`lists`: sanctions lists and own lists
- :mod:`proposals`: proposed subjects and merges
- :mod:`backfill`: new names in older reports and posts

Read:

- :mod:`reports`: reports, and additions to them
- :mod:`details`: details beside a text
- :mod:`report_access`: the opening of reports, each an entry
- :mod:`report_list`: lists of reports
- :mod:`reach`: what a person may read
- :mod:`history`: the past of a report or a subject
- :mod:`search`: full-text search
- :mod:`search_index`: its upkeep
- :mod:`post_search`: search over posts
- :mod:`not_read`: what was not understood in a month
- :mod:`report_pictures`: pictures that a report holds
- :mod:`picture_readings`: text in them, by machine
- :mod:`machine_texts`: translations and transcripts by machine
- :mod:`judging`: a model that may raise a report
- :mod:`erasures`: erasure of reports
- :mod:`cut_originals`: originals without an erased row
- :mod:`series`: possible series of reports

Act:

- :mod:`items`: what should be acted on, and decisions
- :mod:`notices`: notices to platforms
- :mod:`notice_traces`: signs by which noticed content is recognised
- :mod:`notice_views`: what became of them
- :mod:`notice_returns`: content that is there again
- :mod:`notice_figures`: how much was removed, and when
- :mod:`notice_exchange`: notices and outcomes for others
- :mod:`reappearances`: noticed content seen again
- :mod:`evidence`: copies of noticed content
- :mod:`platforms`: contacts and answers of platforms
- :mod:`groups`: watched groups and what of theirs is still up
- :mod:`outcomes`: what became of it, for sources
- :mod:`recipients`: people and places outside
- :mod:`dispatches`: alerts, referrals and documents
- :mod:`dispatch_views`: dispatches as people see them
- :mod:`dispatch_duties`: duties that end once a site knows
- :mod:`dispatch_exchange`: messages out, answers in
- :mod:`outside_folder`: pages for people outside
- :mod:`source_check`: no source in what leaves the desk
- :mod:`source_words`: words by which sources are called

Check:

- :mod:`drills`: test warnings
- :mod:`drill_marks`: their reports
- :mod:`drill_losses`: where one would have been lost
- :mod:`drill_copy`: a drill on a copy of the desk
- :mod:`checkup`: what is wrong with this desk
- :mod:`health`: readings for monitoring
- :mod:`figures`: counts over a span
- :mod:`fairness`: signs of unequal treatment

Measure:

- :mod:`analysis`: storms, co-acting accounts, escalation
- :mod:`measurements`: kept results
- :mod:`copies`: copies of pictures and texts
- :mod:`copied_texts`: posts that say what a text says
- :mod:`text_differences`: figures in which two texts differ
- :mod:`poster_groups`: pictures in posts, counted
- :mod:`picture_variants`: variants of a picture
- :mod:`picture_bank`: pictures that new ones are compared with

Account:

- :mod:`audit`: who knew what, and whether the record is whole
- :mod:`entries`: the ledger as a list
- :mod:`receipts`: receipts kept outside
- :mod:`backup`: the desk in one file
- :mod:`dossier`: what a reader may be given, sealed with proofs
- :mod:`dossier_exhibits`: its exhibits and facts
- :mod:`masking`: third parties in texts that leave
- :mod:`sealed_bundle`: files that leave together
- :mod:`retention`: reviews, holds and destruction
- :mod:`installation`: identity and epochs of a desk
- :mod:`desk_settings`: change of settings

People:

- :mod:`first_use`: the first lead
- :mod:`people`: people and teams
- :mod:`passwords`: hashes of passwords
- :mod:`sign_in`: passwords, codes and sessions
- :mod:`sign_in_tries`: delay after wrong ones

Run:

- :mod:`services`: the parts that every use case works with
- :mod:`use_cases`: each use case and those it works with
- :mod:`choices`: what options of commands offer
- :mod:`jobs`: recurring work
"""

from __future__ import annotations

from datetime import datetime
from pathlib import Path
from pkgutil import resolve_name
from threading import RLock
from typing import TYPE_CHECKING, Any

from tocsin.desk.use_cases import USE_CASES

if TYPE_CHECKING:
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
    """One desk: its use cases, by what they are about. Each is imported and built when it is first asked for.

    A command needs a few of them, and importing all takes half a second. :meth:`build` does so at once.
    """

    services: DeskServices
    intake: Intake
    rejected_rows: RejectedRows
    not_read: NotReadParts
    set_aside: SetAside
    picture_readings: PictureReadings
    source_wishes: SourceWishes
    duties: Duties
    people: People
    reports: Reports
    machine_texts: MachineTexts
    judging: Judging
    importer: Importer
    column_corrections: ColumnCorrections
    column_previews: ColumnPreviews
    lake_parts: LakeParts
    post_screening: PostScreening
    posts: Posts
    post_column_previews: PostColumnPreviews
    backfill: Backfill
    subjects: Subjects
    lists: Lists
    proposals: Proposals
    analysis: Analysis
    copied_texts: CopiedTexts
    picture_bank: PictureBank
    copies: Copies
    measurements: Measurements
    outbox: Outbox
    jobs: Jobs
    health: Health
    items: Items
    evidence: EvidenceStore
    notices: Notices
    groups: Groups
    notice_exchange: NoticeExchange
    notice_figures: NoticeFigures
    platforms: Platforms
    reappearances: Reappearances
    outcomes: Outcomes
    recipients: Recipients
    dispatches: Dispatches
    exchange: DispatchExchange
    installation: Installation
    receipts: Receipts
    dossiers: Dossiers
    drills: Drills
    retention: Retention
    entries: Entries
    checkup: Checkup
    figures: DeskFigures
    fairness: Fairness
    backup: Backup
    checked: Checked
    audit: Audit
    sign_in: SignIn
    first_use: FirstUse
    settings: DeskSettings
    labels: Labels
    search_index: SearchIndex
    search: Search
    post_search: PostSearch
    status_requests: StatusRequests
    watch_requests: WatchRequests
    queue: Queue
    suggestions: Suggestions
    series: Series
    report_list: ReportList
    report_access: ReportAccess
    history: History
    call_sheets: CallSheets
    mailboxes: Mailboxes

    def __init__(self, services: DeskServices) -> None:
        self.services = services
        self._building = RLock()  # threads of a server that ask for one use case get the same

    if not TYPE_CHECKING:  # a checker of types sees the attributes above, and no others

        def __getattr__(self, name: str) -> Any:
            if name not in USE_CASES:
                raise AttributeError(f"{type(self).__name__!r} object has no attribute {name!r}")
            with self._building:
                if name not in self.__dict__:
                    place, takes = USE_CASES[name]
                    self.__dict__[name] = resolve_name(f"tocsin.desk.{place}")(*(getattr(self, other) for other in takes))
            return self.__dict__[name]

    def build(self) -> None:
        """Import and build every use case, as a server does before its first request."""
        for name in USE_CASES:
            getattr(self, name)

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


__all__ = ["Desk"]
