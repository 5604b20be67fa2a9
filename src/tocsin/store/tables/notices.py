"""Tables of content on platforms: decisions, notices, observations and copies."""

from __future__ import annotations

from sqlalchemy import Column, ForeignKey, Index, Text

from tocsin.store.tables.columns import integer, key, string, table

policy = table(
    "policy",
    key(),
    string("name"),
    string("version"),
    string("title"),
    string("law"),
    string("source"),
    string("points"),
    integer("second"),
    string("loaded"),
    Column("translations", Text, nullable=False, server_default=""),
)
item = table(
    "item",
    key(),
    string("report", ForeignKey("report.id"), index=True),
    string("kind"),
    string("platform"),
    string("location"),
    string("likeness", index=True),
    string("seen"),
    string("by"),
    string("named_in", ForeignKey("report.id"), null=True, index=True),
)
decision = table(
    "decision",
    key(),
    string("item", ForeignKey("item.id"), index=True),
    string("report"),
    string("policy", ForeignKey("policy.id")),
    string("answers"),
    string("verdict"),
    string("by"),
    string("at"),
    string("state"),
    string("second"),
)
notice = table(
    "notice",
    key(),
    string("item", ForeignKey("item.id"), index=True),
    string("report"),
    string("decision", ForeignKey("decision.id")),
    string("platform"),
    string("address"),
    string("language"),
    string("reference"),
    string("body"),
    string("drafted"),
    string("drafted_by"),
    string("state"),
    string("approved_by"),
    string("sent", null=True),
    string("next_check", null=True),
    string("remind_at", null=True),
    Index("ix_notice_check", "state", "next_check"),
    Index("ix_notice_remind", "remind_at"),
    Index("uq_notice_reference", "reference", unique=True),
)
observation = table(
    "observation",
    key(),
    string("notice", ForeignKey("notice.id"), index=True),
    string("report"),
    string("at"),
    string("state"),
    string("method"),
    string("by"),
    integer("status"),
    string("detail"),
    string("digest"),
    Column("remover", Text, nullable=False, server_default=""),
)
notice_event = table(
    "notice_event",
    key(),
    string("notice", ForeignKey("notice.id"), index=True),
    string("report"),
    string("step"),
    string("at"),
    string("by"),
    string("words"),
)
evidence = table(
    "evidence",
    key(),
    string("item", ForeignKey("item.id"), index=True),
    string("report"),
    string("at"),
    string("by"),
    integer("status"),
    string("digest"),
    string("manifest_digest"),
    string("archive"),
    string("manifest"),
)
platform = table(
    "platform",
    key(),
    *map(string, ("name", "hosts", "address", "form", "languages", "law", "source", "checked", "loaded")),
    Column("confirmed", Text, nullable=False, server_default=""),
    Column("statements", Text, nullable=False, server_default=""),
)
platform_answer = table(
    "platform_answer",
    key(),
    string("notice", ForeignKey("notice.id"), index=True),
    *map(string, ("report", "answer", "at", "step", "fields", "state", "by")),
)
trace = table(
    "trace",
    key(),
    string("notice", ForeignKey("notice.id"), index=True),
    string("report"),
    string("kind"),
    string("likeness", index=True),
)
reappearance = table(
    "reappearance",
    key(),
    string("notice", ForeignKey("notice.id"), index=True),
    string("report"),
    string("kind"),
    string("place"),
    string("at"),
    string("last"),
    integer("times"),
    string("state", index=True),
    string("by"),
    integer("reminded"),
)
banked_picture = table(
    "banked_picture",
    key(),
    string("report", ForeignKey("report.id"), null=True),
    string("likeness", index=True),
    string("sketch"),
    string("by"),
    string("at"),
    string("reason"),
    string("retired", null=True),
)
