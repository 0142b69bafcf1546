"""Who opened an invite, and until when it is kept for them"""

import sqlalchemy as sa
from alembic import op

from storage.engine.types import Moment

revision = "0106"
down_revision = "0105"


def upgrade() -> None:
    op.add_column("invite", sa.Column("held_by", sa.BigInteger()))
    op.add_column("invite", sa.Column("held_until", Moment(timezone=True)))


def downgrade() -> None:
    op.drop_column("invite", "held_until")
    op.drop_column("invite", "held_by")
