"""Accounts, sessions, tokens, releases that wait for a second person, and alerts with what they told."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None


def words(name: str, *, nullable: bool = False) -> sa.Column[str]:
    """Name a column of text."""
    return sa.Column(name, sa.Text(), nullable=nullable)


def number(name: str, *, nullable: bool = False) -> sa.Column[int]:
    """Name a column of whole numbers, given by us."""
    return sa.Column(name, sa.Integer(), autoincrement=False, nullable=nullable)


def upgrade() -> None:
    """Make all tables."""
    create_people()
    create_alerts()


def create_people() -> None:
    """Make accounts, sessions, tokens and releases."""
    op.create_table("accounts", words("key"), words("value"), sa.PrimaryKeyConstraint("key", name="pk_accounts"))
    op.create_table(
        "sessions",
        *(words("digest"), words("account"), words("value")),
        sa.PrimaryKeyConstraint("digest", name="pk_sessions"),
    )
    op.create_index("ix_sessions_account", "sessions", ["account"])
    op.create_table(
        "tokens",
        *(words("id"), words("digest"), words("account"), words("value")),
        sa.PrimaryKeyConstraint("id", name="pk_tokens"),
        sa.UniqueConstraint("digest", name="uq_tokens_digest"),
    )
    op.create_index("ix_tokens_account", "tokens", ["account"])
    op.create_table(
        "releases",
        *(words("id"), number("place"), words("value")),
        sa.Column("content", sa.LargeBinary(), nullable=True),
        sa.PrimaryKeyConstraint("id", name="pk_releases"),
    )


def create_alerts() -> None:
    """Make alerts, marks, notices and deliveries."""
    for name, key in (("alerts", "id"), ("marks", "claim")):
        op.create_table(name, words(key), words("value"), sa.PrimaryKeyConstraint(key, name=f"pk_{name}"))
    op.create_table(
        "notices",
        *(number("number"), words("alert"), words("key"), number("delivery", nullable=True), words("value")),
        sa.PrimaryKeyConstraint("number", name="pk_notices"),
    )
    op.create_index("ix_notices_alert_key", "notices", ["alert", "key"], unique=True)
    op.create_index("ix_notices_delivery", "notices", ["delivery"])
    op.create_table(
        "deliveries",
        *(number("number"), words("alert"), words("state"), words("value")),
        sa.PrimaryKeyConstraint("number", name="pk_deliveries"),
    )
    op.create_index("ix_deliveries_alert", "deliveries", ["alert"])
    op.create_index("ix_deliveries_state", "deliveries", ["state"])
