"""Imported tables with their kept originals, and reports that may be corrected together with a ledger entry."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from tocsin.store.dialect import allow_corrections

revision = "0037"
down_revision = "0036"


def upgrade() -> None:
    op.create_table(
        "imported",
        *(sa.Column(name, sa.Text(), nullable=False) for name in ("id", "mark", "place", "original", "reading", "at")),
        sa.PrimaryKeyConstraint("id"),
        sqlite_strict=True,
    )
    op.create_index("ix_imported_mark", "imported", ["mark"])
    allow_corrections(op.get_bind())
