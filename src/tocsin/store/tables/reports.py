"""Tables of reports: what was received, who read it, what was added to it, and how long it stays."""

from __future__ import annotations

from sqlalchemy import Column, ForeignKey, Index, LargeBinary, Text

from tocsin.store.tables.columns import integer, key, string, table

source = table("source", key(), string("contact"))
report = table(
    "report",
    key(),
    Column("key", Text, nullable=False, unique=True),
    string("channel"),
    string("received"),
    string("happened", null=True),
    string("language"),
    string("text"),
    string("detail"),
    string("attachments"),
    string("likeness", index=True),
    string("source", ForeignKey("source.id"), null=True),
    integer("reachable"),
    string("cues"),
    string("where"),
    Index("ix_report_received", "received", "id"),
)
contact = table(
    "contact",
    key(),
    string("report", ForeignKey("report.id"), index=True),
    string("source", ForeignKey("source.id")),
    string("by"),
    string("at"),
)
triage = table(
    "triage",
    Column("report", Text, ForeignKey("report.id"), primary_key=True),
    string("priority"),
    string("handling"),
    string("grading"),
    string("disposition"),
)
duplicate = table(
    "duplicate",
    Column("report", Text, ForeignKey("report.id"), primary_key=True),
    Column("of", Text, ForeignKey("report.id"), primary_key=True, index=True),
    string("basis"),
    integer("upheld"),
)
note = table("note", key(), string("report", ForeignKey("report.id"), index=True), string("by"), string("at"), string("text"))
erasure = table("erasure", Column("report", Text, ForeignKey("report.id"), primary_key=True), string("by"), string("at"))
refusal = table("refusal", key(), string("where"), string("reason"), string("raw"), string("at"), string("place"))
columns = table("columns", key(), string("columns"))
imported = table("imported", key(), string("mark", index=True), string("place"), string("original"), string("reading"), string("at"))
reading = table("reading", key(), string("report", index=True), string("by"), string("at"), string("what", index=True))
sheet = table(
    "sheet",
    key(),
    string("by", index=True),
    string("begun"),
    string("report", null=True),
    string("finished", null=True),
    string("discarded", null=True),
    string("continues", null=True),
)
draft = table(
    "draft",
    Column("sheet", Text, ForeignKey("sheet.id"), primary_key=True),
    string("saved"),
    Column("sealed", LargeBinary, nullable=False),
)
search = table("search", key(), string("by", index=True), string("at"), string("query"))
mailbox = table("mailbox", key(), string("report", ForeignKey("report.id"), index=True), string("key"))
letter = table(
    "letter",
    key(),
    string("report", index=True),
    string("mailbox", ForeignKey("mailbox.id"), index=True),
    string("by"),
    string("at"),
    string("text"),
)
picture_reading = table(
    "picture_reading",
    key(),
    string("report", ForeignKey("report.id"), index=True),
    string("at"),
    string("engines"),
    integer("pictures"),
    integer("not_opened"),
    string("cues"),
    string("text"),
    string("detail"),
    string("by"),
)
machine_text = table(
    "machine_text",
    key(),
    string("report", ForeignKey("report.id"), index=True),
    string("at"),
    string("task"),
    integer("file"),
    string("language"),
    string("engine"),
    string("model"),
    string("checksum"),
    string("text"),
    string("by"),
)
judge_check = table(
    "judge_check",
    key(),
    string("at"),
    string("language"),
    string("engine"),
    string("model"),
    string("checksum"),
    integer("cases"),
    string("shares"),
    string("verdict"),
    string("by"),
)
retention = table(
    "retention",
    key(),
    string("report", ForeignKey("report.id"), index=True),
    string("rule"),
    string("owed"),
    string("decision"),
    string("by"),
    string("at", null=True),
    string("until", null=True),
)
hold = table(
    "hold", key(), string("report", ForeignKey("report.id"), index=True), string("by"), string("since"), string("ended", null=True)
)
