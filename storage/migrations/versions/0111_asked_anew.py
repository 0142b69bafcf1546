"""When an enterprise asked to be checked anew"""

import sqlalchemy as sa
from alembic import op

from storage.engine.types import Moment

revision = "0111"
down_revision = "0110"


def upgrade() -> None:
    op.add_column("enterprise", sa.Column("asked_at", Moment(timezone=True)))


def downgrade() -> None:
    op.drop_column("enterprise", "asked_at")
