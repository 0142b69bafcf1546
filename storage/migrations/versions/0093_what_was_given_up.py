"""What was written in a form that was given up can be had back"""

import sqlalchemy as sa
from alembic import op

from storage.engine.types import Moment

revision = "0093"
down_revision = "0092"


def upgrade() -> None:
    op.add_column("draft", sa.Column("given_up", Moment(timezone=True), nullable=True))


def downgrade() -> None:
    with op.batch_alter_table("draft") as draft:
        draft.drop_column("given_up")
