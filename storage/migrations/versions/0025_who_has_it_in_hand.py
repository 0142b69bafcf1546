"""Who of the lead department has an appeal in hand"""

import sqlalchemy as sa
from alembic import op

revision = "0025"
down_revision = "0024"


def upgrade() -> None:
    op.add_column("appeal", sa.Column("handler", sa.BigInteger()))


def downgrade() -> None:
    op.drop_column("appeal", "handler")
