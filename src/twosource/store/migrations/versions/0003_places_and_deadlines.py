"""Places laid over the gazetteer, deadlines as objects of the case, and places that a story settles."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None


def words(name: str) -> sa.Column[str]:
    """Name a column of text."""
    return sa.Column(name, sa.Text(), nullable=False)


def number(name: str) -> sa.Column[int]:
    """Name a column of whole numbers, given by us."""
    return sa.Column(name, sa.Integer(), autoincrement=False, nullable=False)


def upgrade() -> None:
    """Make all tables."""
    create_places()
    create_deadlines()


def create_places() -> None:
    """Make place_sources, places, place_names and place_index."""
    op.create_table(
        "place_sources", words("digest"), words("value"), sa.PrimaryKeyConstraint("digest", name="pk_place_sources")
    )
    op.create_table(
        "places",
        *(number("id"), words("source"), number("own"), words("value")),
        sa.PrimaryKeyConstraint("id", name="pk_places"),
    )
    op.create_index("ix_places_source", "places", ["source"])
    op.create_table(
        "place_names",
        *(words("key"), number("place")),
        sa.PrimaryKeyConstraint("key", "place", name="pk_place_names"),
    )
    op.create_index("ix_place_names_place", "place_names", ["place"])
    op.create_table(
        "place_index",
        words("name"),
        sa.Column("content", sa.LargeBinary(), nullable=False),
        sa.PrimaryKeyConstraint("name", name="pk_place_index"),
    )


def create_deadlines() -> None:
    """Make deadlines and placings."""
    op.create_table(
        "deadlines",
        *(words("id"), number("place"), words("story"), words("state"), words("value"), number("current")),
        sa.PrimaryKeyConstraint("id", name="pk_deadlines"),
    )
    op.create_index("ix_deadlines_story", "deadlines", ["story"])
    op.create_table(
        "placings",
        *(words("id"), number("place"), words("value"), number("current")),
        sa.PrimaryKeyConstraint("id", name="pk_placings"),
    )
