"""Mail about no report: queued mail may name an account's owner alone."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0014"
down_revision = "0013"

COPY = (
    'INSERT INTO outgoing (id, report, duty, "to", title, state, not_before, attempts, error) '
    'SELECT id, report, duty, "to", title, state, not_before, attempts, error FROM outgoing_before'
)


def upgrade() -> None:
    if op.get_bind().dialect.name != "sqlite":
        for name in ("report", "duty"):
            op.alter_column("outgoing", name, existing_type=sa.Text(), nullable=True)
        return
    op.rename_table("outgoing", "outgoing_before")  # SQLite cannot drop NOT NULL from a column
    for index in ("ix_outgoing_duty", "ix_outgoing_state"):
        op.drop_index(index, "outgoing_before")
    op.create_table(
        "outgoing",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("report", sa.Text(), sa.ForeignKey("report.id"), nullable=True),
        sa.Column("duty", sa.Text(), sa.ForeignKey("duty.id"), nullable=True),
        *(sa.Column(name, sa.Text(), nullable=False) for name in ("to", "title", "state", "not_before")),
        sa.Column("attempts", sa.Integer(), nullable=False),
        sa.Column("error", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("id"),
        sqlite_strict=True,
    )
    op.create_index("ix_outgoing_duty", "outgoing", ["duty"])
    op.create_index("ix_outgoing_state", "outgoing", ["state", "not_before"])
    op.execute(sa.text(COPY))
    op.drop_table("outgoing_before")
