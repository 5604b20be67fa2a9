"""The time at which the next step of a notice is due, so that reminders need not read every notice."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0018"
down_revision = "0017"


def upgrade() -> None:
    op.add_column("notice", sa.Column("remind_at", sa.Text(), nullable=True))
    op.create_index("ix_notice_remind", "notice", ["remind_at"])
