"""Who has come on the day of a session, and when a session was moved"""

import sqlalchemy as sa
from alembic import op

from storage.engine.types import Moment

revision = "0016"
down_revision = "0015"


def upgrade() -> None:
    op.add_column("session", sa.Column("moved_at", Moment(timezone=True)))
    op.add_column("booking", sa.Column("arrived_at", Moment(timezone=True)))


def downgrade() -> None:
    op.drop_column("booking", "arrived_at")
    op.drop_column("session", "moved_at")
