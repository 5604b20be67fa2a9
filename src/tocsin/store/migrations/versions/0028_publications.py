"""Published figures, and the span of each."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0028"
down_revision = "0027"


def upgrade() -> None:
    op.create_table(
        "publication",
        *(sa.Column(name, sa.Text(), nullable=False) for name in ("id", "by", "at", "since", "until")),
        sa.PrimaryKeyConstraint("id"),
        sqlite_strict=True,
    )
