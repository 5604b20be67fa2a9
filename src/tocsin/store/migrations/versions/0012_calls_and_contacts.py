"""Ends of call sheets, contacts that are added later, and the sealed place of a rejected row."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0012"
down_revision = "0011"


def upgrade() -> None:
    for name in ("finished", "discarded", "continues"):
        op.add_column("sheet", sa.Column(name, sa.Text(), nullable=True))
    op.add_column("refusal", sa.Column("place", sa.Text(), nullable=False, server_default=""))
    op.create_table(
        "contact",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("report", sa.Text(), sa.ForeignKey("report.id"), nullable=False),
        sa.Column("source", sa.Text(), sa.ForeignKey("source.id"), nullable=False),
        *(sa.Column(name, sa.Text(), nullable=False) for name in ("by", "at")),
        sa.PrimaryKeyConstraint("id"),
        sqlite_strict=True,
    )
    op.create_index("ix_contact_report", "contact", ["report"])
