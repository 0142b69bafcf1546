"""A department may prepare its answer before the session"""

import sqlalchemy as sa
from alembic import op

revision = "0019"
down_revision = "0018"


def upgrade() -> None:
    op.add_column("appeal", sa.Column("prepared", sa.Text(), nullable=False, server_default=""))


def downgrade() -> None:
    op.drop_column("appeal", "prepared")
