"""Tables: one for each kind of record, the ledger, sealed contents, and drafts.

A record's table has the record's fields as its columns, which a test checks. Times are text in UTC with microseconds
(``2026-11-21T20:31:47.000000Z``), so that they sort in order of time. Lists are JSON. The same types are used on SQLite (STRICT)
and PostgreSQL.
"""

from __future__ import annotations

from typing import Any

from sqlalchemy import Column, ForeignKey, Index, Integer, LargeBinary, MetaData, Table, Text, text

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
from tocsin.domain.report import ColumnMemory, Duplicate, Erasure, LateContact, Note, RejectedRowRecord, Report, Source, Triage
from tocsin.domain.retention import LegalHold, RetentionReview
from tocsin.domain.search import SearchEvent
from tocsin.domain.series import SeriesDecision
from tocsin.domain.signing_key import SigningKey
from tocsin.domain.status import StatusRequest
from tocsin.domain.subject import Link, ListVersion, Subject, Watch

metadata = MetaData()
_UNMOVED = text("state <> 'moved'")
_OPEN = text("state = 'open'")
_WAITS = text("state = 'waits'")
_OF_NO_REPORT = text("report IS NULL")


def _table(name: str, *columns: Any) -> Table:
    return Table(name, metadata, *columns, sqlite_strict=True)


def _id(name: str = "id") -> Column[str]:
    return Column(name, Text, primary_key=True)


def _text(name: str, *constraints: Any, null: bool = False, index: bool = False) -> Column[str]:
    return Column(name, Text, *constraints, nullable=null, index=index)


def _integer(name: str, **options: Any) -> Column[int]:
    return Column(name, Integer, nullable=False, **options)


ledger = _table(
    "ledger",
    Column("seq", Integer, primary_key=True, autoincrement=False),
    _text("known"),
    _text("actor"),
    _text("act"),
    _text("kind"),
    _text("key"),
    _text("report", null=True, index=True),
    _text("subject", null=True),
    Column("body", LargeBinary, nullable=False),
    _text("hash"),
    Index("ix_ledger_record", "kind", "key", "seq"),
    Index("ix_ledger_actor", "actor", "seq"),
    Index("ix_ledger_act", "act", "seq"),
    Index("ix_ledger_actor_act", "actor", "act", "seq"),
    # What links a report to a subject is found by the report: a subject that a million reports name has few entries of its own.
    Index("ix_ledger_subject", "subject", sqlite_where=_OF_NO_REPORT, postgresql_where=_OF_NO_REPORT),
)

tree_node = _table(
    "tree_node",
    Column("level", Integer, primary_key=True, autoincrement=False),
    Column("number", Integer, primary_key=True, autoincrement=False),
    Column("hash", LargeBinary, nullable=False),
)
content = _table("content", _id(), _text("owner", index=True), Column("sealed", LargeBinary, nullable=True))
content_key = _table("content_key", _id("owner"), Column("wrapped", LargeBinary, nullable=False))

# The search index: every text with its words sealed under its owner's key, and segments of sealed blocks (search_index.py).
search_text = _table(
    "search_text",
    Column("number", Integer, primary_key=True, autoincrement=False),
    _text("kind"),
    _text("key"),
    _text("report", index=True),
    _text("owner", index=True),
    Column("sealed", LargeBinary, nullable=False),
    _text("received"),  # of the report, so that texts of a span are found without it
    Index("ix_search_text_span", "number", "kind", "received"),
)
search_segment = _table(
    "search_segment",
    Column("number", Integer, primary_key=True, autoincrement=False),
    _integer("first"),
    _integer("last"),
    _integer("level"),
    _integer("blocks"),
)
search_block = Table(
    "search_block",
    metadata,
    Column("label", LargeBinary, primary_key=True),
    Column("sealed", LargeBinary, nullable=False),
    sqlite_strict=True,
    sqlite_with_rowid=False,
)

list_entry = _table(
    "list_entry",
    _id("source"),
    _id("ref"),
    _id("since"),
    _text("until", null=True, index=True),
    _text("kind"),
    _text("body"),
    _text("digest"),
)

team = _table("team", _id("name"), _text("address"))
person = _table(
    "person",
    _id("name"),
    _text("role"),
    _text("teams"),
    _text("address"),
    _integer("active"),
    _text("away_until", null=True),
)
source = _table("source", _id(), _text("contact"))
report = _table(
    "report",
    _id(),
    Column("key", Text, nullable=False, unique=True),
    _text("channel"),
    _text("received"),
    _text("happened", null=True),
    _text("language"),
    _text("text"),
    _text("detail"),
    _text("attachments"),
    _text("likeness", index=True),
    _text("source", ForeignKey("source.id"), null=True),
    _integer("reachable"),
    _text("cues"),
    _text("where"),
    Index("ix_report_received", "received", "id"),
)
contact = _table(
    "contact",
    _id(),
    _text("report", ForeignKey("report.id"), index=True),
    _text("source", ForeignKey("source.id")),
    _text("by"),
    _text("at"),
)
triage = _table(
    "triage",
    Column("report", Text, ForeignKey("report.id"), primary_key=True),
    _text("priority"),
    _text("handling"),
    _text("grading"),
    _text("disposition"),
)
duplicate = _table(
    "duplicate",
    Column("report", Text, ForeignKey("report.id"), primary_key=True),
    Column("of", Text, ForeignKey("report.id"), primary_key=True, index=True),
    _text("basis"),
    _integer("upheld"),
)
note = _table("note", _id(), _text("report", ForeignKey("report.id"), index=True), _text("by"), _text("at"), _text("text"))
erasure = _table("erasure", Column("report", Text, ForeignKey("report.id"), primary_key=True), _text("by"), _text("at"))
subject = _table(
    "subject",
    _id(),
    _text("kind"),
    _text("origin"),
    _text("names"),
    _text("status"),
    _text("reason"),
    _text("review", null=True),
    _text("merged_into", ForeignKey("subject.id"), null=True, index=True),
)
lowering = _table(
    "lowering",
    _id(),
    _text("subject", ForeignKey("subject.id"), index=True),
    _text("level"),
    _text("by"),
    _text("at"),
    _text("reason"),
    _text("state"),
    _text("answered_by"),
    _text("answer"),
    # One request at a time waits for a second person.
    Index("uq_lowering", "subject", unique=True, sqlite_where=_WAITS, postgresql_where=_WAITS),
)
watch_request = _table(
    "watch_request",
    _id(),
    _text("team", ForeignKey("team.name")),
    _text("subject", ForeignKey("subject.id"), index=True),
    _text("by"),
    _text("at"),
    _text("reason"),
    _text("review", null=True),
    _text("state"),
    _text("answered_by"),
    _text("answer"),
    # A team's request for a subject waits once.
    Index("uq_watch_request", "team", "subject", unique=True, sqlite_where=_WAITS, postgresql_where=_WAITS),
)
link = _table(
    "link",
    Column("report", Text, ForeignKey("report.id"), primary_key=True),
    Column("subject", Text, ForeignKey("subject.id"), primary_key=True),
    _text("basis"),
    _integer("upheld"),
    Index("ix_link_subject", "subject", text("length(report)"), "report"),  # R-100 comes after R-99
)
watch = _table(
    "watch",
    Column("team", Text, ForeignKey("team.name"), primary_key=True),
    Column("subject", Text, ForeignKey("subject.id"), primary_key=True, index=True),
    _text("reason"),
    _text("since"),
    _text("review", null=True),
    _text("ended", null=True),
)
duty = _table(
    "duty",
    _id(),
    _text("report", ForeignKey("report.id")),
    _text("kind"),
    _text("team", ForeignKey("team.name")),
    _text("opened"),
    _text("due"),
    _text("state"),
    _text("outcome"),
    _text("by"),
    _text("closed", null=True),
    _text("successor", ForeignKey("duty.id"), null=True),
    # Pages of the queue follow one of these. They hold what is owed alone, so they stay small, and answering only takes rows out.
    # With the report, what else is asked of it is answered before the row itself is read.
    *(
        Index("_".join(("ix_duty_open", *by)), *by, "due", "id", "report", sqlite_where=_OPEN, postgresql_where=_OPEN)
        for by in ((), ("team",), ("kind",), ("team", "kind"))
    ),
    Index("ix_duty_report", "report"),  # uq_duty leaves moved ones out, so no search for all of a report's duties can use it
    # The reports of a team, owed and answered, in order of their numbers.
    Index("ix_duty_team_report", "team", text("length(report)"), "report", sqlite_where=_UNMOVED, postgresql_where=_UNMOVED),
    # At most one live or done duty for a report, kind and team. Moved ones do not count: A -> B -> A must work.
    Index("uq_duty", "report", "kind", "team", unique=True, sqlite_where=_UNMOVED, postgresql_where=_UNMOVED),
)
attempt = _table("attempt", _id(), _text("duty", ForeignKey("duty.id"), index=True), _text("report"), _text("by"), _text("at"))
escalation = _table(
    "escalation",
    Column("duty", Text, ForeignKey("duty.id"), primary_key=True),
    Column("level", Integer, primary_key=True, autoincrement=False),
    _text("report"),
    _text("to"),
    _text("at"),
)
outgoing = _table(
    "outgoing",
    _id(),
    _text("report", ForeignKey("report.id"), null=True),
    _text("duty", ForeignKey("duty.id"), null=True, index=True),
    _text("to"),
    _text("title"),
    _text("state"),
    _text("not_before"),
    _integer("attempts"),
    _text("error"),
    Index("ix_outgoing_state", "state", "not_before"),
)
list_version = _table(
    "list_version",
    _id(),
    _text("source"),
    _text("version"),
    _text("digest"),
    _text("loaded"),
    _integer("entries"),
    _integer("names"),
    _integer("added"),
    _integer("changed"),
    _integer("removed"),
    _integer("current"),
)
refusal = _table("refusal", _id(), _text("where"), _text("reason"), _text("raw"), _text("at"), _text("place"))
screened = _table("screened", _id("subject"), _integer("part"), _integer("current"))
proposal = _table("proposal", _id(), _text("answer"), _text("by"), _text("at"), _text("subject"))
signing_key = _table(
    "signing_key",
    _id(),
    _text("public"),
    _text("since"),
    _text("follows"),
    _text("vouched"),
    _text("ended", null=True),
    _text("stolen_since", null=True),
    _text("reason"),
)
columns = _table("columns", _id(), _text("columns"))
credential = _table(
    "credential",
    Column("person", Text, ForeignKey("person.name"), primary_key=True),
    _text("secret"),
    _text("owner"),
    _text("changed"),
    _integer("second"),
    _integer("fresh"),
)
visit = _table("visit", _id(), _text("person", index=True), _text("begun"), _text("until"), _text("ended", null=True))
reading = _table("reading", _id(), _text("report", index=True), _text("by"), _text("at"), _text("what", index=True))
sheet = _table(
    "sheet",
    _id(),
    _text("by", index=True),
    _text("begun"),
    _text("report", null=True),
    _text("finished", null=True),
    _text("discarded", null=True),
    _text("continues", null=True),
)
draft = _table(
    "draft",
    Column("sheet", Text, ForeignKey("sheet.id"), primary_key=True),
    _text("saved"),
    Column("sealed", LargeBinary, nullable=False),
)
sign_in_state = _table(
    "sign_in_state",
    Column("person", Text, primary_key=True),
    Column("place", Text, primary_key=True),
    Column("number", Integer, nullable=False),
    _text("at"),
    _text("value"),
)
search = _table("search", _id(), _text("by", index=True), _text("at"), _text("query"))
mailbox = _table("mailbox", _id(), _text("report", ForeignKey("report.id"), index=True), _text("key"))
letter = _table(
    "letter",
    _id(),
    _text("report", index=True),
    _text("mailbox", ForeignKey("mailbox.id"), index=True),
    _text("by"),
    _text("at"),
    _text("text"),
)

policy = _table(
    "policy",
    _id(),
    _text("name"),
    _text("version"),
    _text("title"),
    _text("law"),
    _text("source"),
    _text("points"),
    _integer("second"),
    _text("loaded"),
    Column("translations", Text, nullable=False, server_default=""),
)
item = _table(
    "item",
    _id(),
    _text("report", ForeignKey("report.id"), index=True),
    _text("kind"),
    _text("platform"),
    _text("location"),
    _text("likeness", index=True),
    _text("seen"),
    _text("by"),
    _text("named_in", ForeignKey("report.id"), null=True, index=True),
)
decision = _table(
    "decision",
    _id(),
    _text("item", ForeignKey("item.id"), index=True),
    _text("report"),
    _text("policy", ForeignKey("policy.id")),
    _text("answers"),
    _text("verdict"),
    _text("by"),
    _text("at"),
    _text("state"),
    _text("second"),
)
notice = _table(
    "notice",
    _id(),
    _text("item", ForeignKey("item.id"), index=True),
    _text("report"),
    _text("decision", ForeignKey("decision.id")),
    _text("platform"),
    _text("address"),
    _text("language"),
    _text("reference"),
    _text("body"),
    _text("drafted"),
    _text("drafted_by"),
    _text("state"),
    _text("approved_by"),
    _text("sent", null=True),
    _text("next_check", null=True),
    _text("remind_at", null=True),
    Index("ix_notice_check", "state", "next_check"),
    Index("ix_notice_remind", "remind_at"),
    Index("uq_notice_reference", "reference", unique=True),
)
observation = _table(
    "observation",
    _id(),
    _text("notice", ForeignKey("notice.id"), index=True),
    _text("report"),
    _text("at"),
    _text("state"),
    _text("method"),
    _text("by"),
    _integer("status"),
    _text("detail"),
    _text("digest"),
    Column("remover", Text, nullable=False, server_default=""),
)
notice_event = _table(
    "notice_event",
    _id(),
    _text("notice", ForeignKey("notice.id"), index=True),
    _text("report"),
    _text("step"),
    _text("at"),
    _text("by"),
    _text("words"),
)
evidence = _table(
    "evidence",
    _id(),
    _text("item", ForeignKey("item.id"), index=True),
    _text("report"),
    _text("at"),
    _text("by"),
    _integer("status"),
    _text("digest"),
    _text("manifest_digest"),
    _text("archive"),
    _text("manifest"),
)
platform = _table(
    "platform",
    _id(),
    *map(_text, ("name", "hosts", "address", "form", "languages", "law", "source", "checked", "loaded")),
    Column("confirmed", Text, nullable=False, server_default=""),
    Column("statements", Text, nullable=False, server_default=""),
)
platform_answer = _table(
    "platform_answer",
    _id(),
    _text("notice", ForeignKey("notice.id"), index=True),
    *map(_text, ("report", "answer", "at", "step", "fields", "state", "by")),
)
trace = _table(
    "trace",
    _id(),
    _text("notice", ForeignKey("notice.id"), index=True),
    _text("report"),
    _text("kind"),
    _text("likeness", index=True),
)
reappearance = _table(
    "reappearance",
    _id(),
    _text("notice", ForeignKey("notice.id"), index=True),
    _text("report"),
    _text("kind"),
    _text("place"),
    _text("at"),
    _text("last"),
    _integer("times"),
    _text("state", index=True),
    _text("by"),
    _integer("reminded"),
)
recipient = _table(
    "recipient",
    _id(),
    _text("role"),
    _text("subject", ForeignKey("subject.id"), null=True, index=True),
    _text("language"),
    _text("details"),
    _text("neighbours"),
    _text("since"),
    _text("by"),
    _integer("active"),
)
dispatch = _table(
    "dispatch",
    _id(),
    _text("kind"),
    _text("report", ForeignKey("report.id"), index=True),
    _text("recipient", ForeignKey("recipient.id"), index=True),
    _text("language"),
    _text("body"),
    _text("access"),
    _text("page"),
    _text("drafted"),
    _text("by"),
    _text("state"),
    _text("approved_by"),
    _text("sent", null=True),
    _text("due", null=True),
    _text("answered", null=True),
    Index("ix_dispatch_state", "state", "due"),
    Index("uq_dispatch_page", "page", unique=True),
)
recommendation = _table(
    "recommendation",
    _id(),
    _text("dispatch", ForeignKey("dispatch.id"), index=True),
    _text("report"),
    _integer("number"),
    _text("text"),
    _text("due", null=True),
    _text("reply"),
    _text("words"),
    _text("answered", null=True),
    Index("ix_recommendation_reply", "reply", "due"),
)
transmission = _table(
    "transmission",
    _id(),
    _text("dispatch", ForeignKey("dispatch.id"), index=True),
    _text("report"),
    _integer("contact"),
    _text("part"),
    _text("state"),
    _text("not_before"),
    _integer("attempts"),
    Index("ix_transmission_state", "state", "not_before"),
)
dispatch_event = _table(
    "dispatch_event",
    _id(),
    _text("dispatch", ForeignKey("dispatch.id"), index=True),
    _text("report"),
    _text("act"),
    _text("at"),
    _text("by"),
    _text("words"),
)
picture_reading = _table(
    "picture_reading",
    _id(),
    _text("report", ForeignKey("report.id"), index=True),
    _text("at"),
    _text("engines"),
    _integer("pictures"),
    _integer("not_opened"),
    _text("cues"),
    _text("text"),
    _text("detail"),
    _text("by"),
)
machine_text = _table(
    "machine_text",
    _id(),
    _text("report", ForeignKey("report.id"), index=True),
    _text("at"),
    _text("task"),
    _integer("file"),
    _text("language"),
    _text("engine"),
    _text("model"),
    _text("checksum"),
    _text("text"),
    _text("by"),
)
judge_check = _table(
    "judge_check",
    _id(),
    _text("at"),
    _text("language"),
    _text("engine"),
    _text("model"),
    _text("checksum"),
    _integer("cases"),
    _text("shares"),
    _text("verdict"),
    _text("by"),
)
banked_picture = _table(
    "banked_picture",
    _id(),
    _text("report", ForeignKey("report.id"), null=True),
    _text("likeness", index=True),
    _text("sketch"),
    _text("by"),
    _text("at"),
    _text("reason"),
    _text("retired", null=True),
)
drill = _table("drill", _id(), _text("by"), _text("begun"), _text("until"), _integer("trials"), _text("ended", null=True))
trial = _table("trial", _id(), _text("drill", ForeignKey("drill.id"), index=True), _text("how"), _text("aimed_at"), _text("at"))
retention = _table(
    "retention",
    _id(),
    _text("report", ForeignKey("report.id"), index=True),
    _text("rule"),
    _text("owed"),
    _text("decision"),
    _text("by"),
    _text("at", null=True),
    _text("until", null=True),
)
hold = _table("hold", _id(), _text("report", ForeignKey("report.id"), index=True), _text("by"), _text("since"), _text("ended", null=True))
series = _table(
    "series",
    _id(),
    _text("subject", ForeignKey("subject.id"), index=True),
    *(_text(name) for name in ("reports", "verdict", "by", "at")),
)
publication = _table("publication", _id(), *(_text(name) for name in ("by", "at", "since", "until")))
epoch = _table("epoch", _id(), _text("desk"), _text("code"), _text("begun"), _integer("entries"), _text("reason"))
settings = _table("settings", _id(), _text("body"), _text("by"), _text("reason"))
part = _table("part", _id(), _text("digest"), _integer("rows"), _integer("taken_back"))

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
