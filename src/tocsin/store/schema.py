"""Tables: one for each kind of record, the ledger, sealed contents, and drafts.

A record's table has the record's fields as its columns, which a test checks. Times are text in UTC with microseconds
(``2026-11-21T20:31:47.000000Z``), so that they sort in order of time. Lists are JSON. The same types are used on SQLite (STRICT)
and PostgreSQL.
"""

from __future__ import annotations

from sqlalchemy import Table

from tocsin.domain.access import AccessEvent
from tocsin.domain.bank import BankedPicture
from tocsin.domain.call_sheet import CallSheetRecord
from tocsin.domain.dispatch import Dispatch, DispatchEvent, Recipient, Recommendation, Transmission
from tocsin.domain.drill import Drill, DrillTrial
from tocsin.domain.duty import Attempt, Duty, Escalation
from tocsin.domain.evidence import Evidence
from tocsin.domain.grants import WatchRequest
from tocsin.domain.installation import AcceptedSettings, DeskEpoch, LakePart
from tocsin.domain.item import Item, ItemDecision, Policy
from tocsin.domain.judge import JudgeCheck
from tocsin.domain.ledger import Record
from tocsin.domain.login import Credential, LoginSession
from tocsin.domain.machine_text import MachineText
from tocsin.domain.mailbox import Letter, Mailbox
from tocsin.domain.notice import Notice, NoticeEvent, Observation
from tocsin.domain.outgoing import Outgoing
from tocsin.domain.people import Person, Team
from tocsin.domain.platform import Platform, PlatformAnswer
from tocsin.domain.post import ScreeningCursor
from tocsin.domain.proposal import AnsweredProposal
from tocsin.domain.publication import Publication
from tocsin.domain.reading import PictureReading
from tocsin.domain.reappearance import Reappearance, Trace
from tocsin.domain.report import (
    ColumnMemory,
    Duplicate,
    Erasure,
    ImportedTable,
    LateContact,
    Note,
    RejectedRowRecord,
    Report,
    Source,
    Triage,
)
from tocsin.domain.retention import LegalHold, RetentionReview
from tocsin.domain.search import SearchEvent
from tocsin.domain.series import SeriesDecision
from tocsin.domain.signing_key import SigningKey
from tocsin.domain.status import StatusRequest
from tocsin.domain.subject import Link, ListVersion, Subject, Watch
from tocsin.store.tables.alerts import dispatch, dispatch_event, recipient, recommendation, transmission
from tocsin.store.tables.columns import metadata
from tocsin.store.tables.duties import attempt, drill, duty, escalation, outgoing, publication, trial
from tocsin.store.tables.ledger import (
    content,
    content_key,
    epoch,
    ledger,
    part,
    search_block,
    search_segment,
    search_text,
    settings,
    tree_node,
)
from tocsin.store.tables.notices import (
    banked_picture,
    decision,
    evidence,
    item,
    notice,
    notice_event,
    observation,
    platform,
    platform_answer,
    policy,
    reappearance,
    trace,
)
from tocsin.store.tables.people import credential, person, sign_in_state, signing_key, team, visit
from tocsin.store.tables.reports import (
    columns,
    contact,
    draft,
    duplicate,
    erasure,
    hold,
    imported,
    judge_check,
    letter,
    machine_text,
    mailbox,
    note,
    picture_reading,
    reading,
    refusal,
    report,
    retention,
    search,
    sheet,
    source,
    triage,
)
from tocsin.store.tables.subjects import link, list_entry, list_version, lowering, proposal, screened, series, subject, watch, watch_request

__all__ = [
    "APPEND_ONLY", "KINDS", "RECORDS", "attempt", "banked_picture", "columns", "contact", "content", "content_key", "credential",
    "decision", "dispatch", "dispatch_event", "draft", "drill", "duplicate", "duty", "epoch", "erasure", "escalation", "evidence",
    "hold", "imported", "item", "judge_check", "ledger", "letter", "link", "list_entry", "list_version", "lowering", "machine_text",
    "mailbox", "metadata", "note", "notice", "notice_event", "observation", "outgoing", "part", "person", "picture_reading", "platform",
    "platform_answer", "policy", "proposal", "publication", "reading", "reappearance", "recipient", "recommendation", "refusal",
    "report", "retention", "screened", "search", "search_block", "search_segment", "search_text", "series", "settings", "sheet",
    "sign_in_state", "signing_key", "source", "subject", "team", "trace", "transmission", "tree_node", "triage", "trial", "visit",
    "watch", "watch_request",
]  # fmt: skip

# In the order in which new rows may be written: what is referred to comes first.
RECORDS: dict[type[Record], Table] = {
    Team: team,
    Person: person,
    Source: source,
    Subject: subject,
    StatusRequest: lowering,
    ListVersion: list_version,
    Report: report,
    Triage: triage,
    LateContact: contact,
    Duplicate: duplicate,
    Note: note,
    Erasure: erasure,
    Link: link,
    Watch: watch,
    WatchRequest: watch_request,
    Duty: duty,
    Attempt: attempt,
    Escalation: escalation,
    Outgoing: outgoing,
    RejectedRowRecord: refusal,
    ColumnMemory: columns,
    ImportedTable: imported,
    ScreeningCursor: screened,
    AnsweredProposal: proposal,
    Credential: credential,
    LoginSession: visit,
    AccessEvent: reading,
    SearchEvent: search,
    CallSheetRecord: sheet,
    Mailbox: mailbox,
    Letter: letter,
    SigningKey: signing_key,
    Policy: policy,
    Item: item,
    ItemDecision: decision,
    Notice: notice,
    Observation: observation,
    NoticeEvent: notice_event,
    Evidence: evidence,
    Platform: platform,
    PlatformAnswer: platform_answer,
    Trace: trace,
    Reappearance: reappearance,
    PictureReading: picture_reading,
    MachineText: machine_text,
    JudgeCheck: judge_check,
    BankedPicture: banked_picture,
    Recipient: recipient,
    Dispatch: dispatch,
    Recommendation: recommendation,
    Transmission: transmission,
    DispatchEvent: dispatch_event,
    Drill: drill,
    DrillTrial: trial,
    RetentionReview: retention,
    LegalHold: hold,
    SeriesDecision: series,
    Publication: publication,
    DeskEpoch: epoch,
    AcceptedSettings: settings,
    LakePart: part,
}
KINDS: dict[str, type[Record]] = {kind.KIND: kind for kind in RECORDS}
APPEND_ONLY = ("ledger", "report")
