"""An index of the duties that were moved, by what they became."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0038"
down_revision = "0037"


def upgrade() -> None:
    moved = sa.text("successor IS NOT NULL")
    op.create_index("ix_duty_successor", "duty", ["successor"], sqlite_where=moved, postgresql_where=moved)
