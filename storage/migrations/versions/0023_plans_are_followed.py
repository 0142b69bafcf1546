"""A long-term plan is followed: when the enterprise last heard of it, and how many rounds it took"""

import sqlalchemy as sa
from alembic import op

from storage.engine.types import Moment

revision = "0023"
down_revision = "0022"


def upgrade() -> None:
    op.add_column("appeal", sa.Column("noted_at", Moment(timezone=True)))
    op.add_column("appeal", sa.Column("plan_rounds", sa.Integer(), nullable=False, server_default="0"))


def downgrade() -> None:
    op.drop_column("appeal", "plan_rounds")
    op.drop_column("appeal", "noted_at")
