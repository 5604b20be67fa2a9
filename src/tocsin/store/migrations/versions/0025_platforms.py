"""Tables of platforms' contacts and of their answers to notices."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0025"
down_revision = "0024"


def upgrade() -> None:
    op.create_table(
        "platform",
        *(
            sa.Column(name, sa.Text(), nullable=False)
            for name in ("id", "name", "hosts", "address", "form", "languages", "law", "source", "checked", "loaded")
        ),
        sa.PrimaryKeyConstraint("id"),
        sqlite_strict=True,
    )
    op.create_table(
        "platform_answer",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("notice", sa.Text(), sa.ForeignKey("notice.id"), nullable=False),
        *(sa.Column(name, sa.Text(), nullable=False) for name in ("report", "answer", "at", "step", "fields", "state", "by")),
        sa.PrimaryKeyConstraint("id"),
        sqlite_strict=True,
    )
    op.create_index("ix_platform_answer_notice", "platform_answer", ["notice"])
