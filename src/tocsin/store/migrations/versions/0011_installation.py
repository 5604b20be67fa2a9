"""Tables about the desk itself: epochs, accepted settings and lake parts."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0011"
down_revision = "0010"

TABLES: dict[str, tuple[tuple[str, type[sa.Text] | type[sa.Integer], bool], ...]] = {
    "epoch": (
        ("desk", sa.Text, False),
        ("code", sa.Text, False),
        ("begun", sa.Text, False),
        ("entries", sa.Integer, False),
        ("reason", sa.Text, False),
    ),
    "settings": (("body", sa.Text, False), ("by", sa.Text, False), ("reason", sa.Text, False)),
    "part": (("digest", sa.Text, False), ("rows", sa.Integer, False)),
}


def upgrade() -> None:
    for name, columns in TABLES.items():
        op.create_table(
            name,
            sa.Column("id", sa.Text(), nullable=False),
            *(sa.Column(column, kind(), nullable=null) for column, kind, null in columns),
            sa.PrimaryKeyConstraint("id"),
            sqlite_strict=True,
        )
