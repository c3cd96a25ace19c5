"""What a case remembers of having been related."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make workings."""
    columns = (sa.Column(name, sa.Text(), nullable=False) for name in ("item", "digest", "value"))
    op.create_table("workings", *columns, sa.PrimaryKeyConstraint("item", name="pk_workings"))
