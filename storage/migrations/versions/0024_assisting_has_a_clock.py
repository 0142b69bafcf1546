"""Since when assisting departments are asked for their contribution"""

import sqlalchemy as sa
from alembic import op

from storage.types import Moment

revision = "0024"
down_revision = "0023"


def upgrade() -> None:
    op.add_column("appeal", sa.Column("assisted_from", Moment(timezone=True)))


def downgrade() -> None:
    op.drop_column("appeal", "assisted_from")
