"""Who has left an enterprise reads what it was called in their time"""

import sqlalchemy as sa
from alembic import op

revision = "0092"
down_revision = "0091"


def upgrade() -> None:
    op.add_column("person", sa.Column("held_name", sa.String(100)))


def downgrade() -> None:
    op.drop_column("person", "held_name")
