"""Time of receipt beside each indexed text, so that a search of a span or kind passes over other texts."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0031"
down_revision = "0030"


def upgrade() -> None:
    op.add_column("search_text", sa.Column("received", sa.Text(), nullable=False, server_default=""))
    op.execute("UPDATE search_text SET received = coalesce((SELECT received FROM report WHERE report.id = search_text.report), '')")
    op.create_index("ix_search_text_report", "search_text", ["report"])
    op.create_index("ix_search_text_span", "search_text", ["number", "kind", "received"])
