"""An appeal remembers how many working days its answer was given, a timer from when it was put off"""

import sqlalchemy as sa
from alembic import op

from storage.engine.types import Moment

revision = "0018"
down_revision = "0017"


def upgrade() -> None:
    with op.batch_alter_table("appeal") as batch:
        batch.add_column(sa.Column("reply_days", sa.Integer()))
    with op.batch_alter_table("timer") as batch:
        batch.add_column(sa.Column("since", Moment(timezone=True)))


def downgrade() -> None:
    with op.batch_alter_table("timer") as batch:
        batch.drop_column("since")
    with op.batch_alter_table("appeal") as batch:
        batch.drop_column("reply_days")
