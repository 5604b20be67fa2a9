"""Table of banked pictures."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0027"
down_revision = "0026"


def upgrade() -> None:
    op.create_table(
        "banked_picture",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("report", sa.Text(), sa.ForeignKey("report.id"), nullable=True),
        *(sa.Column(name, sa.Text(), nullable=False) for name in ("likeness", "sketch", "by", "at", "reason")),
        sa.Column("retired", sa.Text(), nullable=True),
        sa.PrimaryKeyConstraint("id"),
        sqlite_strict=True,
    )
    op.create_index("ix_banked_picture_likeness", "banked_picture", ["likeness"])
