"""Titles and laws of policies in the languages of notices."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0035"
down_revision = "0034"


def upgrade() -> None:
    op.add_column("policy", sa.Column("translations", sa.Text(), nullable=False, server_default=""))
