"""Table of kept copies of noticed content."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0021"
down_revision = "0020"


def upgrade() -> None:
    op.create_table(
        "evidence",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("item", sa.Text(), sa.ForeignKey("item.id"), nullable=False),
        *(sa.Column(name, sa.Text(), nullable=False) for name in ("report", "at", "by")),
        sa.Column("status", sa.Integer(), nullable=False),
        *(sa.Column(name, sa.Text(), nullable=False) for name in ("digest", "manifest_digest", "archive", "manifest")),
        sa.PrimaryKeyConstraint("id"),
        sqlite_strict=True,
    )
    op.create_index("ix_evidence_item", "evidence", ["item"])
