"""Index of the reports of a team."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0016"
down_revision = "0015"

UNMOVED = sa.text("state <> 'moved'")


def upgrade() -> None:
    columns = ["team", sa.text("length(report)"), "report"]
    op.create_index("ix_duty_team_report", "duty", columns, sqlite_where=UNMOVED, postgresql_where=UNMOVED)  # type: ignore[arg-type]  # a list may mix both
