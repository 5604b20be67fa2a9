"""Table of requests to lower a status, and their answers."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0007"
down_revision = "0006"

WAITS = sa.text("state = 'waits'")


def upgrade() -> None:
    op.create_table(
        "lowering",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("subject", sa.Text(), sa.ForeignKey("subject.id"), nullable=False),
        *(sa.Column(name, sa.Text(), nullable=False) for name in ("level", "by", "at", "reason", "state", "answered_by", "answer")),
        sa.PrimaryKeyConstraint("id"),
        sqlite_strict=True,
    )
    op.create_index("ix_lowering_subject", "lowering", ["subject"])
    op.create_index("uq_lowering", "lowering", ["subject"], unique=True, sqlite_where=WAITS, postgresql_where=WAITS)
