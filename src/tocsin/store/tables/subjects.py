"""Tables of subjects, their watches, watch-lists, and decisions about them."""

from __future__ import annotations

from sqlalchemy import Column, ForeignKey, Index, Text, text

from tocsin.store.tables.columns import integer, key, string, table

_WAITS = text("state = 'waits'")

list_entry = table(
    "list_entry",
    key("source"),
    key("ref"),
    key("since"),
    string("until", null=True, index=True),
    string("kind"),
    string("body"),
    string("digest"),
)
subject = table(
    "subject",
    key(),
    string("kind"),
    string("origin"),
    string("names"),
    string("status"),
    string("reason"),
    string("review", null=True),
    string("merged_into", ForeignKey("subject.id"), null=True, index=True),
)
lowering = table(
    "lowering",
    key(),
    string("subject", ForeignKey("subject.id"), index=True),
    string("level"),
    string("by"),
    string("at"),
    string("reason"),
    string("state"),
    string("answered_by"),
    string("answer"),
    # One request at a time waits for a second person.
    Index("uq_lowering", "subject", unique=True, sqlite_where=_WAITS, postgresql_where=_WAITS),
)
watch_request = table(
    "watch_request",
    key(),
    string("team", ForeignKey("team.name")),
    string("subject", ForeignKey("subject.id"), index=True),
    string("by"),
    string("at"),
    string("reason"),
    string("review", null=True),
    string("state"),
    string("answered_by"),
    string("answer"),
    # A team's request for a subject waits once.
    Index("uq_watch_request", "team", "subject", unique=True, sqlite_where=_WAITS, postgresql_where=_WAITS),
)
link = table(
    "link",
    Column("report", Text, ForeignKey("report.id"), primary_key=True),
    Column("subject", Text, ForeignKey("subject.id"), primary_key=True),
    string("basis"),
    integer("upheld"),
    Index("ix_link_subject", "subject", text("length(report)"), "report"),  # R-100 comes after R-99
)
watch = table(
    "watch",
    Column("team", Text, ForeignKey("team.name"), primary_key=True),
    Column("subject", Text, ForeignKey("subject.id"), primary_key=True, index=True),
    string("reason"),
    string("since"),
    string("review", null=True),
    string("ended", null=True),
)
list_version = table(
    "list_version",
    key(),
    string("source"),
    string("version"),
    string("digest"),
    string("loaded"),
    integer("entries"),
    integer("names"),
    integer("added"),
    integer("changed"),
    integer("removed"),
    integer("current"),
)
screened = table("screened", key("subject"), integer("part"), integer("current"))
proposal = table("proposal", key(), string("answer"), string("by"), string("at"), string("subject"))
series = table(
    "series",
    key(),
    string("subject", ForeignKey("subject.id"), index=True),
    *(string(name) for name in ("reports", "verdict", "by", "at")),
)
