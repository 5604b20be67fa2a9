"""Indexes that pages follow on a desk of a million reports."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"

OPEN = sa.text("state = 'open'")
OF_NO_REPORT = sa.text("report IS NULL")


def upgrade() -> None:
    for name, table in (
        ("ix_duty_due", "duty"),
        ("ix_duty_team", "duty"),
        ("ix_duty_kind", "duty"),
        ("ix_ledger_subject", "ledger"),
        ("ix_report_received", "report"),
        ("ix_link_subject", "link"),
    ):
        op.drop_index(name, table)
    for by in ((), ("team",), ("kind",), ("team", "kind")):
        name = "_".join(("ix_duty_open", *by))
        op.create_index(name, "duty", [*by, "due", "id", "report"], sqlite_where=OPEN, postgresql_where=OPEN)
    op.create_index("ix_ledger_subject", "ledger", ["subject"], sqlite_where=OF_NO_REPORT, postgresql_where=OF_NO_REPORT)
    op.create_index("ix_report_received", "report", ["received", "id"])
    op.create_index("ix_link_subject", "link", ["subject", sa.text("length(report)"), "report"])
