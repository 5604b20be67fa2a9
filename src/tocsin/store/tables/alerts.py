"""Tables of alerts to outside recipients."""

from __future__ import annotations

from sqlalchemy import ForeignKey, Index

from tocsin.store.tables.columns import integer, key, string, table

recipient = table(
    "recipient",
    key(),
    string("role"),
    string("subject", ForeignKey("subject.id"), null=True, index=True),
    string("language"),
    string("details"),
    string("neighbours"),
    string("since"),
    string("by"),
    integer("active"),
)
dispatch = table(
    "dispatch",
    key(),
    string("kind"),
    string("report", ForeignKey("report.id"), index=True),
    string("recipient", ForeignKey("recipient.id"), index=True),
    string("language"),
    string("body"),
    string("access"),
    string("page"),
    string("drafted"),
    string("by"),
    string("state"),
    string("approved_by"),
    string("sent", null=True),
    string("due", null=True),
    string("answered", null=True),
    Index("ix_dispatch_state", "state", "due"),
    Index("uq_dispatch_page", "page", unique=True),
)
recommendation = table(
    "recommendation",
    key(),
    string("dispatch", ForeignKey("dispatch.id"), index=True),
    string("report"),
    integer("number"),
    string("text"),
    string("due", null=True),
    string("reply"),
    string("words"),
    string("answered", null=True),
    Index("ix_recommendation_reply", "reply", "due"),
)
transmission = table(
    "transmission",
    key(),
    string("dispatch", ForeignKey("dispatch.id"), index=True),
    string("report"),
    integer("contact"),
    string("part"),
    string("state"),
    string("not_before"),
    integer("attempts"),
    Index("ix_transmission_state", "state", "not_before"),
)
dispatch_event = table(
    "dispatch_event",
    key(),
    string("dispatch", ForeignKey("dispatch.id"), index=True),
    string("report"),
    string("act"),
    string("at"),
    string("by"),
    string("words"),
)
