"""Party that removed noticed content, as far as an observation tells."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0032"
down_revision = "0031"


def upgrade() -> None:
    op.add_column("observation", sa.Column("remover", sa.Text(), nullable=False, server_default=""))
