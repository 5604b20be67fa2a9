"""Tables for recipients outside the desk, and for alerts, referrals and documents to them."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0017"
down_revision = "0016"


def upgrade() -> None:
    _create(
        "recipient",
        "id",
        "role",
        ("subject", "subject.id", None),
        "language",
        "details",
        "neighbours",
        "since",
        "by",
        ("active", sa.Integer()),
    )
    op.create_index("ix_recipient_subject", "recipient", ["subject"])
    _create(
        "dispatch",
        "id",
        "kind",
        ("report", "report.id"),
        ("recipient", "recipient.id"),
        *("language", "body", "access", "page", "drafted", "by", "state", "approved_by"),
        *((name, None) for name in ("sent", "due", "answered")),
    )
    for column in ("report", "recipient"):
        op.create_index(f"ix_dispatch_{column}", "dispatch", [column])
    op.create_index("ix_dispatch_state", "dispatch", ["state", "due"])
    op.create_index("uq_dispatch_page", "dispatch", ["page"], unique=True)
    dispatch = ("dispatch", "dispatch.id")
    _create(
        "recommendation", "id", dispatch, "report", ("number", sa.Integer()), "text", ("due", None), "reply", "words", ("answered", None)
    )
    op.create_index("ix_recommendation_dispatch", "recommendation", ["dispatch"])
    op.create_index("ix_recommendation_reply", "recommendation", ["reply", "due"])
    _create("transmission", "id", dispatch, "report", ("contact", sa.Integer()), "part", "state", "not_before", ("attempts", sa.Integer()))
    op.create_index("ix_transmission_dispatch", "transmission", ["dispatch"])
    op.create_index("ix_transmission_state", "transmission", ["state", "not_before"])
    _create("dispatch_event", "id", dispatch, "report", "act", "at", "by", "words")
    op.create_index("ix_dispatch_event_dispatch", "dispatch_event", ["dispatch"])


def _create(name: str, *columns: str | tuple[object, ...]) -> None:
    """Create a STRICT table with the key ``id``. A tuple adds to a name: the column it refers to, its type, or None if it may be null."""
    op.create_table(name, *map(_column, columns), sa.PrimaryKeyConstraint("id"), sqlite_strict=True)


def _column(column: str | tuple[object, ...]) -> sa.Column[object]:
    name, *rest = (column,) if isinstance(column, str) else column
    kind = next((part for part in rest if isinstance(part, sa.types.TypeEngine)), sa.Text())
    keys = [sa.ForeignKey(part) for part in rest if isinstance(part, str)]
    return sa.Column(str(name), kind, *keys, nullable=None in rest)
