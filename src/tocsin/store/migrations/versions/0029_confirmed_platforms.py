"""The day on which a public text was read that states the contact of a platform."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0029"
down_revision = "0028"


def upgrade() -> None:
    op.add_column("platform", sa.Column("confirmed", sa.Text(), nullable=False, server_default=""))
