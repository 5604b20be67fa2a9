"""Indexes for pages of the ledger by person, by act and by what was opened."""

from __future__ import annotations

from alembic import op

revision = "0008"
down_revision = "0007"


def upgrade() -> None:
    op.create_index("ix_ledger_actor", "ledger", ["actor", "seq"])
    op.create_index("ix_ledger_act", "ledger", ["act", "seq"])
    op.create_index("ix_reading_what", "reading", ["what"])
