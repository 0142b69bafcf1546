"""A rating says how it was handled; a survey that was not sent says why"""

import sqlalchemy as sa
from alembic import op

revision = "0021"
down_revision = "0020"


def upgrade() -> None:
    op.add_column("survey", sa.Column("manner", sa.String(20)))
    op.add_column("survey", sa.Column("unreachable", sa.Boolean(), nullable=False, server_default=sa.text("false")))


def downgrade() -> None:
    op.drop_column("survey", "unreachable")
    op.drop_column("survey", "manner")
