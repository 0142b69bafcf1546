"""An enterprise that does not look at what it is asked is phoned"""

import sqlalchemy as sa
from alembic import op

revision = "0099"
down_revision = "0098"


def upgrade() -> None:
    op.add_column("phone_call", sa.Column("pushed", sa.BigInteger()))


def downgrade() -> None:
    op.drop_column("phone_call", "pushed")
