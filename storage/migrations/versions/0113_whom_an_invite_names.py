"""Whom an invite is for, if a table named them, so that the same table invites nobody twice"""

import sqlalchemy as sa
from alembic import op

revision = "0113"
down_revision = "0112"


def upgrade() -> None:
    op.add_column("invite", sa.Column("name", sa.String(100), nullable=False, server_default=""))


def downgrade() -> None:
    op.drop_column("invite", "name")
