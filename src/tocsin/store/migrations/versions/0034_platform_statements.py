"""Statements of platforms, by which their pages say what became of content."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0034"
down_revision = "0033"


def upgrade() -> None:
    op.add_column("platform", sa.Column("statements", sa.Text(), nullable=False, server_default=""))
