"""Drills and their test warnings."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0020"
down_revision = "0019"


def upgrade() -> None:
    op.create_table(
        "drill",
        *(sa.Column(name, sa.Text(), nullable=False) for name in ("id", "by", "begun", "until")),
        sa.Column("trials", sa.Integer(), nullable=False),
        sa.Column("ended", sa.Text(), nullable=True),
        sa.PrimaryKeyConstraint("id"),
        sqlite_strict=True,
    )
    op.create_table(
        "trial",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("drill", sa.Text(), sa.ForeignKey("drill.id"), nullable=False),
        *(sa.Column(name, sa.Text(), nullable=False) for name in ("how", "aimed_at", "at")),
        sa.PrimaryKeyConstraint("id"),
        sqlite_strict=True,
    )
    op.create_index("ix_trial_drill", "trial", ["drill"])
