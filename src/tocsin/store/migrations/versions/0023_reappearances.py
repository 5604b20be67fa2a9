"""Tables of the signs of noticed content, and of suggestions that it was seen again."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0023"
down_revision = "0022"


def upgrade() -> None:
    op.create_table(
        "trace",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("notice", sa.Text(), sa.ForeignKey("notice.id"), nullable=False),
        *(sa.Column(name, sa.Text(), nullable=False) for name in ("report", "kind", "likeness")),
        sa.PrimaryKeyConstraint("id"),
        sqlite_strict=True,
    )
    op.create_index("ix_trace_notice", "trace", ["notice"])
    op.create_index("ix_trace_likeness", "trace", ["likeness"])
    op.create_table(
        "reappearance",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("notice", sa.Text(), sa.ForeignKey("notice.id"), nullable=False),
        *(sa.Column(name, sa.Text(), nullable=False) for name in ("report", "kind", "place", "at", "last")),
        sa.Column("times", sa.Integer(), nullable=False),
        *(sa.Column(name, sa.Text(), nullable=False) for name in ("state", "by")),
        sa.Column("reminded", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("id"),
        sqlite_strict=True,
    )
    op.create_index("ix_reappearance_notice", "reappearance", ["notice"])
    op.create_index("ix_reappearance_state", "reappearance", ["state"])
