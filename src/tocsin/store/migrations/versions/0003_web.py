"""Tables for the web application and the public door."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"


def _text(name: str, *constraints: sa.schema.SchemaItem, null: bool = False) -> sa.Column[str]:
    return sa.Column(name, sa.Text(), *constraints, nullable=null)


def upgrade() -> None:
    op.create_table(
        "credential",
        _text("person", sa.ForeignKey("person.name")),
        _text("secret"),
        _text("owner"),
        _text("changed"),
        sa.Column("second", sa.Integer(), nullable=False),
        sa.Column("fresh", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("person"),
        sqlite_strict=True,
    )
    op.create_table(
        "visit",
        _text("id"),
        _text("person"),
        _text("begun"),
        _text("until"),
        _text("ended", null=True),
        sa.PrimaryKeyConstraint("id"),
        sqlite_strict=True,
    )
    op.create_table(
        "reading",
        _text("id"),
        _text("report"),
        _text("by"),
        _text("at"),
        _text("what"),
        sa.PrimaryKeyConstraint("id"),
        sqlite_strict=True,
    )
    op.create_table(
        "sheet",
        _text("id"),
        _text("by"),
        _text("begun"),
        _text("saved"),
        _text("content"),
        _text("report", null=True),
        sa.PrimaryKeyConstraint("id"),
        sqlite_strict=True,
    )
    op.create_table(
        "mailbox",
        _text("id"),
        _text("report", sa.ForeignKey("report.id")),
        _text("key"),
        sa.PrimaryKeyConstraint("id"),
        sqlite_strict=True,
    )
    op.create_table(
        "letter",
        _text("id"),
        _text("report"),
        _text("mailbox", sa.ForeignKey("mailbox.id")),
        _text("by"),
        _text("at"),
        _text("text"),
        sa.PrimaryKeyConstraint("id"),
        sqlite_strict=True,
    )
    for table, column in (
        ("visit", "person"),
        ("reading", "report"),
        ("sheet", "by"),
        ("mailbox", "report"),
        ("letter", "report"),
        ("letter", "mailbox"),
    ):
        op.create_index(f"ix_{table}_{column}", table, [column])
    op.create_index("ix_duty_kind", "duty", ["state", "kind", "due"])
    op.create_index("ix_duty_report", "duty", ["report"])
