"""Stored pictures of licences whose bytes are still to be deleted"""

import sqlalchemy as sa
from alembic import op

revision = "0105"
down_revision = "0104"


def upgrade() -> None:
    op.create_table(
        "spent_file",
        sa.Column("sha256", sa.String(64), nullable=False),
        sa.PrimaryKeyConstraint("sha256", name=op.f("pk_spent_file")),
    )


def downgrade() -> None:
    op.drop_table("spent_file")
