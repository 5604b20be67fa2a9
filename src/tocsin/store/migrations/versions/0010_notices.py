"""Tables for items, policies, decisions, notices and what became of them."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0010"
down_revision = "0009"


def upgrade() -> None:
    _create("policy", "id", "name", "version", "title", "law", "source", "points", ("second", sa.Integer()), "loaded")
    _create(
        "item",
        "id",
        ("report", "report.id"),
        "kind",
        "platform",
        "location",
        "likeness",
        "seen",
        "by",
        ("named_in", "report.id", None),
    )
    for column in ("report", "likeness", "named_in"):
        op.create_index(f"ix_item_{column}", "item", [column])
    _create(
        "decision",
        "id",
        ("item", "item.id"),
        "report",
        ("policy", "policy.id"),
        *("answers", "verdict", "by", "at", "state", "second"),
    )
    op.create_index("ix_decision_item", "decision", ["item"])
    _create(
        "notice",
        "id",
        ("item", "item.id"),
        "report",
        ("decision", "decision.id"),
        *("platform", "address", "language", "reference", "body", "drafted", "drafted_by", "state", "approved_by"),
        ("sent", None),
        ("next_check", None),
    )
    op.create_index("ix_notice_item", "notice", ["item"])
    op.create_index("uq_notice_reference", "notice", ["reference"], unique=True)
    op.create_index("ix_notice_check", "notice", ["state", "next_check"])
    notice = ("notice", "notice.id")
    _create("observation", "id", notice, "report", "at", "state", "method", "by", ("status", sa.Integer()), "detail", "digest")
    op.create_index("ix_observation_notice", "observation", ["notice"])
    _create("notice_event", "id", notice, "report", "step", "at", "by", "words")
    op.create_index("ix_notice_event_notice", "notice_event", ["notice"])


def _create(name: str, *columns: str | tuple[object, ...]) -> None:
    """Create a STRICT table with the key ``id``. A tuple adds to a name: the column it refers to, its type, or None if it may be null."""
    op.create_table(name, *map(_column, columns), sa.PrimaryKeyConstraint("id"), sqlite_strict=True)


def _column(column: str | tuple[object, ...]) -> sa.Column[object]:
    name, *rest = (column,) if isinstance(column, str) else column
    kind = next((part for part in rest if isinstance(part, sa.types.TypeEngine)), sa.Text())
    keys = [sa.ForeignKey(part) for part in rest if isinstance(part, str)]
    return sa.Column(str(name), kind, *keys, nullable=None in rest)
