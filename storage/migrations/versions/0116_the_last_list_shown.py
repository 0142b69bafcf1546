"""The list that a chat was shown last, whose numbers can be typed"""

import sqlalchemy as sa
from alembic import op

revision = "0116"
down_revision = "0115"


def upgrade() -> None:
    op.create_table(
        "shown_list",
        sa.Column("chat", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("opens", sa.JSON(), nullable=False),
        sa.PrimaryKeyConstraint("chat"),
    )


def downgrade() -> None:
    op.drop_table("shown_list")
