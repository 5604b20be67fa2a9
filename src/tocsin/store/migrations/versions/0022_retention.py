"""Retention reviews and legal holds."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0022"
down_revision = "0021"


def upgrade() -> None:
    op.create_table(
        "retention",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("report", sa.Text(), sa.ForeignKey("report.id"), nullable=False),
        *(sa.Column(name, sa.Text(), nullable=False) for name in ("rule", "owed", "decision", "by")),
        *(sa.Column(name, sa.Text(), nullable=True) for name in ("at", "until")),
        sa.PrimaryKeyConstraint("id"),
        sqlite_strict=True,
    )
    op.create_index("ix_retention_report", "retention", ["report"])
    op.create_table(
        "hold",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("report", sa.Text(), sa.ForeignKey("report.id"), nullable=False),
        *(sa.Column(name, sa.Text(), nullable=False) for name in ("by", "since")),
        sa.Column("ended", sa.Text(), nullable=True),
        sa.PrimaryKeyConstraint("id"),
        sqlite_strict=True,
    )
    op.create_index("ix_hold_report", "hold", ["report"])
