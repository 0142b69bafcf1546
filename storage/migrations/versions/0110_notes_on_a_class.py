"""A class of appeals is noted on, as a long-term plan is"""

import sqlalchemy as sa
from alembic import op

from storage.engine.types import Moment

revision = "0110"
down_revision = "0109"


def upgrade() -> None:
    op.add_column("class_issue", sa.Column("noted_at", Moment(timezone=True)))


def downgrade() -> None:
    op.drop_column("class_issue", "noted_at")
