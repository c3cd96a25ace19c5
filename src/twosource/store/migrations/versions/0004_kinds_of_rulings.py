"""The kind of each ruling, to look corrections up by; from here on a ruling may put right what was read or related."""

from __future__ import annotations

import json

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Add the column, filled from the rulings that are there."""
    with op.batch_alter_table("rulings") as table:
        table.add_column(sa.Column("kind", sa.Text(), nullable=False, server_default=""))
    rulings = sa.table("rulings", sa.column("id"), sa.column("kind"), sa.column("value"))
    connection = op.get_bind()
    for row in connection.execute(sa.select(rulings.c.id, rulings.c.value)).all():
        kind = json.loads(row.value)["kind"]
        connection.execute(sa.update(rulings).where(rulings.c.id == row.id).values(kind=kind))
    op.create_index("ix_rulings_kind", "rulings", ["kind"])
