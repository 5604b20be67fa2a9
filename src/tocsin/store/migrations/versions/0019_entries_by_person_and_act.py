"""Index of a person's entries of one act."""

from __future__ import annotations

from alembic import op

revision = "0019"
down_revision = "0018"


def upgrade() -> None:
    op.create_index("ix_ledger_actor_act", "ledger", ["actor", "act", "seq"])
