"""Table of what was read by machine in the pictures of reports."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0024"
down_revision = "0023"


def upgrade() -> None:
    op.create_table(
        "picture_reading",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("report", sa.Text(), sa.ForeignKey("report.id"), nullable=False),
        *(sa.Column(name, sa.Text(), nullable=False) for name in ("at", "engines")),
        *(sa.Column(name, sa.Integer(), nullable=False) for name in ("pictures", "not_opened")),
        *(sa.Column(name, sa.Text(), nullable=False) for name in ("cues", "text", "detail", "by")),
        sa.PrimaryKeyConstraint("id"),
        sqlite_strict=True,
    )
    op.create_index("ix_picture_reading_report", "picture_reading", ["report"])
