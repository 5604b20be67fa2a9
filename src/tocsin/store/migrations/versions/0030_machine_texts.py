"""Texts that models made of reports, and checks of judging models."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0030"
down_revision = "0029"


def upgrade() -> None:
    op.create_table(
        "machine_text",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("report", sa.Text(), sa.ForeignKey("report.id"), nullable=False),
        *(sa.Column(name, sa.Text(), nullable=False) for name in ("at", "task")),
        sa.Column("file", sa.Integer(), nullable=False),
        *(sa.Column(name, sa.Text(), nullable=False) for name in ("language", "engine", "model", "checksum", "text", "by")),
        sa.PrimaryKeyConstraint("id"),
        sqlite_strict=True,
    )
    op.create_index("ix_machine_text_report", "machine_text", ["report"])
    op.create_table(
        "judge_check",
        *(sa.Column(name, sa.Text(), nullable=False) for name in ("id", "at", "language", "engine", "model", "checksum")),
        sa.Column("cases", sa.Integer(), nullable=False),
        *(sa.Column(name, sa.Text(), nullable=False) for name in ("shares", "verdict", "by")),
        sa.PrimaryKeyConstraint("id"),
        sqlite_strict=True,
    )
