"""Decisions about possible series of reports."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0026"
down_revision = "0025"


def upgrade() -> None:
    op.create_table(
        "series",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("subject", sa.Text(), sa.ForeignKey("subject.id"), nullable=False),
        *(sa.Column(name, sa.Text(), nullable=False) for name in ("reports", "verdict", "by", "at")),
        sa.PrimaryKeyConstraint("id"),
        sqlite_strict=True,
    )
    op.create_index("ix_series_subject", "series", ["subject"])
