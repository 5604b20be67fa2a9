"""Indexes by which the texts of a kind or span are found without passing over all others."""

from __future__ import annotations

from alembic import op

revision = "0036"
down_revision = "0035"


def upgrade() -> None:
    op.drop_index("ix_search_text_span", "search_text")
    op.create_index("ix_search_text_received", "search_text", ["received", "number", "kind"])
    op.create_index("ix_search_text_kind", "search_text", ["kind", "number", "received"])
