"""Tables of duties, the mail that follows from them, drills, and published figures."""

from __future__ import annotations

from sqlalchemy import Column, ForeignKey, Index, Integer, Text, text

from tocsin.store.tables.columns import integer, key, string, table

_UNMOVED = text("state <> 'moved'")
_OPEN = text("state = 'open'")
_MOVED = text("successor IS NOT NULL")

duty = table(
    "duty",
    key(),
    string("report", ForeignKey("report.id")),
    string("kind"),
    string("team", ForeignKey("team.name")),
    string("opened"),
    string("due"),
    string("state"),
    string("outcome"),
    string("by"),
    string("closed", null=True),
    string("successor", ForeignKey("duty.id"), null=True),
    # Pages of the queue follow one of these. They hold what is owed alone, so they stay small, and answering only takes rows out.
    # With the report, what else is asked of it is answered before the row itself is read.
    *(
        Index("_".join(("ix_duty_open", *by)), *by, "due", "id", "report", sqlite_where=_OPEN, postgresql_where=_OPEN)
        for by in ((), ("team",), ("kind",), ("team", "kind"))
    ),
    Index("ix_duty_successor", "successor", sqlite_where=_MOVED, postgresql_where=_MOVED),
    Index("ix_duty_report", "report"),  # uq_duty leaves moved ones out, so no search for all of a report's duties can use it
    # The reports of a team, owed and answered, in order of their numbers.
    Index("ix_duty_team_report", "team", text("length(report)"), "report", sqlite_where=_UNMOVED, postgresql_where=_UNMOVED),
    # At most one live or done duty for a report, kind and team. Moved ones do not count: A -> B -> A must work.
    Index("uq_duty", "report", "kind", "team", unique=True, sqlite_where=_UNMOVED, postgresql_where=_UNMOVED),
)
attempt = table("attempt", key(), string("duty", ForeignKey("duty.id"), index=True), string("report"), string("by"), string("at"))
escalation = table(
    "escalation",
    Column("duty", Text, ForeignKey("duty.id"), primary_key=True),
    Column("level", Integer, primary_key=True, autoincrement=False),
    string("report"),
    string("to"),
    string("at"),
)
outgoing = table(
    "outgoing",
    key(),
    string("report", ForeignKey("report.id"), null=True),
    string("duty", ForeignKey("duty.id"), null=True, index=True),
    string("to"),
    string("title"),
    string("state"),
    string("not_before"),
    integer("attempts"),
    string("error"),
    Index("ix_outgoing_state", "state", "not_before"),
)
drill = table("drill", key(), string("by"), string("begun"), string("until"), integer("trials"), string("ended", null=True))
trial = table("trial", key(), string("drill", ForeignKey("drill.id"), index=True), string("how"), string("aimed_at"), string("at"))
publication = table("publication", key(), *(string(name) for name in ("by", "at", "since", "until")))
