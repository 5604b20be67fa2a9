"""Table of requests to watch a subject, and their answers."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0009"
down_revision = "0008"

WAITS = sa.text("state = 'waits'")


def upgrade() -> None:
    op.create_table(
        "watch_request",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("team", sa.Text(), sa.ForeignKey("team.name"), nullable=False),
        sa.Column("subject", sa.Text(), sa.ForeignKey("subject.id"), nullable=False),
        *(sa.Column(name, sa.Text(), nullable=False) for name in ("by", "at", "reason")),
        sa.Column("review", sa.Text(), nullable=True),
        *(sa.Column(name, sa.Text(), nullable=False) for name in ("state", "answered_by", "answer")),
        sa.PrimaryKeyConstraint("id"),
        sqlite_strict=True,
    )
    op.create_index("ix_watch_request_subject", "watch_request", ["subject"])
    op.create_index("uq_watch_request", "watch_request", ["team", "subject"], unique=True, sqlite_where=WAITS, postgresql_where=WAITS)
