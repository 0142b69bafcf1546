"""From when to when somebody is away, and who stands in"""

import sqlalchemy as sa
from alembic import op

from storage.engine.types import Moment

revision = "0026"
down_revision = "0025"


def upgrade() -> None:
    op.add_column("person", sa.Column("away", sa.Boolean(), nullable=False, server_default=sa.text("false")))
    op.add_column("person", sa.Column("away_from", Moment(timezone=True)))
    op.add_column("person", sa.Column("away_until", Moment(timezone=True)))
    op.add_column("person", sa.Column("deputy", sa.BigInteger()))


def downgrade() -> None:
    for name in ("deputy", "away_until", "away_from", "away"):
        op.drop_column("person", name)
