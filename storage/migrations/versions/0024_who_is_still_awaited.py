"""An appeal remembers which assisting departments are still awaited, and until when"""

import sqlalchemy as sa
from alembic import op

from storage.engine.types import Moment

revision = "0024"
down_revision = "0023"

appeal = sa.table("appeal", sa.column("id"), sa.column("assisting", sa.JSON), sa.column("awaited", sa.JSON))
event = sa.table("event", *(sa.column(name) for name in ("appeal", "action", "department")))


def upgrade() -> None:
    op.add_column("appeal", sa.Column("awaited", sa.JSON(), nullable=False, server_default="[]"))
    op.add_column("appeal", sa.Column("assist_due_at", Moment(timezone=True)))
    _fill(op.get_bind())


def _fill(connection: sa.Connection) -> None:
    """Nobody becomes late by it: those who were asked before have no date."""
    given = {
        tuple(row)
        for row in connection.execute(
            sa.select(event.c.appeal, event.c.department).where(event.c.action == "CONTRIBUTE")
        )
    }
    for row in connection.execute(sa.select(appeal.c.id, appeal.c.assisting)).all():
        awaited = [name for name in row.assisting if (row.id, name) not in given]
        if awaited:
            connection.execute(sa.update(appeal).where(appeal.c.id == row.id).values(awaited=awaited))


def downgrade() -> None:
    op.drop_column("appeal", "assist_due_at")
    op.drop_column("appeal", "awaited")
