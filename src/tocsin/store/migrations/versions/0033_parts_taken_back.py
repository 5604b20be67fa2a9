"""Parts of the lake that were taken back with their load."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0033"
down_revision = "0032"


def upgrade() -> None:
    op.add_column("part", sa.Column("taken_back", sa.Integer(), nullable=False, server_default="0"))
