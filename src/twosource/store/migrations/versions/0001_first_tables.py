"""The first tables: captures, items and versions, readings, ledger, rulings, log, feeds, and the full-text index."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from twosource.store.dialects import build_index

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None


def words(name: str, *, nullable: bool = False) -> sa.Column[str]:
    """Name a column of text."""
    return sa.Column(name, sa.Text(), nullable=nullable)


def number(name: str) -> sa.Column[int]:
    """Name a column of whole numbers."""
    return sa.Column(name, sa.Integer(), nullable=False)


def upgrade() -> None:
    """Make all tables."""
    create_what_came()
    create_what_was_read()
    create_what_people_and_program_did()
    build_index(op.get_bind())


def create_what_came() -> None:
    """Make captures, records, items and versions."""
    op.create_table(
        "captures",
        *(words("id"), words("digest"), words("address"), words("value"), words("file", nullable=True)),
        sa.Column("position", sa.BigInteger(), nullable=True),
        sa.Column("extent", sa.BigInteger(), nullable=True),
        words("erased", nullable=True),
        sa.PrimaryKeyConstraint("id", name="pk_captures"),
    )
    op.create_index("ix_captures_address", "captures", ["address"])
    op.create_index("ix_captures_digest", "captures", ["digest"])
    op.create_index("ix_captures_file_position", "captures", ["file", "position"])
    op.create_table(
        "records",
        words("capture"),
        sa.Column("content", sa.LargeBinary(), nullable=False),
        sa.ForeignKeyConstraint(["capture"], ["captures.id"], name="fk_records_capture"),
        sa.PrimaryKeyConstraint("capture", name="pk_records"),
    )
    op.create_table(
        "items",
        *(words("id"), number("place"), words("digest"), words("capture", nullable=True)),
        *(words("published", nullable=True), words("value")),
        sa.PrimaryKeyConstraint("id", name="pk_items"),
        sa.UniqueConstraint("place", name="uq_items_place"),
    )
    op.create_table(
        "versions",
        *(words("item"), number("number"), words("digest"), words("capture", nullable=True)),
        *(words("added"), words("value")),
        sa.ForeignKeyConstraint(["item"], ["items.id"], name="fk_versions_item"),
        sa.PrimaryKeyConstraint("item", "number", name="pk_versions"),
    )


def create_what_was_read() -> None:
    """Make readings, passages, stories and claims."""
    op.create_table(
        "readings",
        *(words("item"), words("digest"), words("coded_by", nullable=True), words("value")),
        sa.ForeignKeyConstraint(["item"], ["items.id"], name="fk_readings_item"),
        sa.PrimaryKeyConstraint("item", "digest", name="pk_readings"),
    )
    op.create_table(
        "passages",
        sa.Column("id", sa.Integer(), autoincrement=True, nullable=False),
        *(words("item"), words("statement", nullable=True), words("words"), words("folded")),
        sa.ForeignKeyConstraint(["item"], ["items.id"], name="fk_passages_item"),
        sa.PrimaryKeyConstraint("id", name="pk_passages"),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_passages_item", "passages", ["item"])
    op.create_table(
        "stories",
        *(words("id"), number("place"), words("value"), number("current")),
        sa.PrimaryKeyConstraint("id", name="pk_stories"),
    )
    op.create_table(
        "claims",
        *(words("id"), number("place"), words("story"), words("status"), words("value"), number("current")),
        sa.PrimaryKeyConstraint("id", name="pk_claims"),
    )
    op.create_index("ix_claims_story", "claims", ["story"])


def create_what_people_and_program_did() -> None:
    """Make status_history, rulings, audit, feeds, settings and withdrawn."""
    op.create_table(
        "status_history",
        sa.Column("number", sa.Integer(), autoincrement=True, nullable=False),
        *(words("claim"), words("at"), words("status", nullable=True), words("rule"), words("words")),
        sa.Column("origins", sa.BigInteger(), nullable=False),
        sa.Column("origins_upper", sa.BigInteger(), nullable=False),
        sa.PrimaryKeyConstraint("number", name="pk_status_history"),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_status_history_claim", "status_history", ["claim"])
    op.create_table(
        "rulings",
        *(words("id"), number("place"), words("claim"), words("value")),
        sa.PrimaryKeyConstraint("id", name="pk_rulings"),
    )
    op.create_index("ix_rulings_claim", "rulings", ["claim"])
    op.create_table(
        "audit",
        sa.Column("number", sa.Integer(), autoincrement=False, nullable=False),
        *(words("at"), words("person"), words("act"), words("subject"), words("detail"), words("previous")),
        words("hash"),
        sa.PrimaryKeyConstraint("number", name="pk_audit"),
    )
    for name, key, value in (("feeds", "address", "value"), ("settings", "name", "value"), ("withdrawn", "item", "at")):
        op.create_table(name, words(key), words(value), sa.PrimaryKeyConstraint(key, name=f"pk_{name}"))
