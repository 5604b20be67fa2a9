"""Table of answered proposals."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"


def upgrade() -> None:
    op.create_table(
        "proposal",
        *(sa.Column(name, sa.Text(), nullable=False) for name in ("id", "answer", "by", "at", "subject")),
        sa.PrimaryKeyConstraint("id"),
        sqlite_strict=True,
    )
