"""Tables of the ledger, of sealed contents and their search index, and of the installation."""

from __future__ import annotations

from sqlalchemy import Column, Index, Integer, LargeBinary, Table, text

from tocsin.store.tables.columns import integer, key, metadata, string, table

_OF_NO_REPORT = text("report IS NULL")

ledger = table(
    "ledger",
    Column("seq", Integer, primary_key=True, autoincrement=False),
    string("known"),
    string("actor"),
    string("act"),
    string("kind"),
    string("key"),
    string("report", null=True, index=True),
    string("subject", null=True),
    Column("body", LargeBinary, nullable=False),
    string("hash"),
    Index("ix_ledger_record", "kind", "key", "seq"),
    Index("ix_ledger_actor", "actor", "seq"),
    Index("ix_ledger_act", "act", "seq"),
    Index("ix_ledger_actor_act", "actor", "act", "seq"),
    # What links a report to a subject is found by the report: a subject that a million reports name has few entries of its own.
    Index("ix_ledger_subject", "subject", sqlite_where=_OF_NO_REPORT, postgresql_where=_OF_NO_REPORT),
)
tree_node = table(
    "tree_node",
    Column("level", Integer, primary_key=True, autoincrement=False),
    Column("number", Integer, primary_key=True, autoincrement=False),
    Column("hash", LargeBinary, nullable=False),
)
content = table("content", key(), string("owner", index=True), Column("sealed", LargeBinary, nullable=True))
content_key = table("content_key", key("owner"), Column("wrapped", LargeBinary, nullable=False))
# The search index: every text with its words sealed under its owner's key, and segments of sealed blocks (search_index.py).
search_text = table(
    "search_text",
    Column("number", Integer, primary_key=True, autoincrement=False),
    string("kind"),
    string("key"),
    string("report", index=True),
    string("owner", index=True),
    Column("sealed", LargeBinary, nullable=False),
    string("received"),  # of the report, so that texts of a span are found without it
    Index("ix_search_text_received", "received", "number", "kind"),
    Index("ix_search_text_kind", "kind", "number", "received"),
)
search_segment = table(
    "search_segment",
    Column("number", Integer, primary_key=True, autoincrement=False),
    integer("first"),
    integer("last"),
    integer("level"),
    integer("blocks"),
)
search_block = Table(
    "search_block",
    metadata,
    Column("label", LargeBinary, primary_key=True),
    Column("sealed", LargeBinary, nullable=False),
    sqlite_strict=True,
    sqlite_with_rowid=False,
)
epoch = table("epoch", key(), string("desk"), string("code"), string("begun"), integer("entries"), string("reason"))
settings = table("settings", key(), string("body"), string("by"), string("reason"))
part = table("part", key(), string("digest"), integer("rows"), integer("taken_back"))
