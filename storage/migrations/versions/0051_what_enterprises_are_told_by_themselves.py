"""Up to when an enterprise was given the news of an appeal, and who wants none where nothing happened.

Revision ID: 0051
Revises: 0050
"""

import sqlalchemy as sa
from alembic import op

from storage.engine.types import Moment

revision = "0051"
down_revision = "0050"


def upgrade() -> None:
    op.create_table(
        "news",
        sa.Column("appeal", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("told_at", Moment(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("appeal", name=op.f("pk_news")),
        sa.ForeignKeyConstraint(["appeal"], ["appeal.id"], name=op.f("fk_news_appeal_appeal")),
    )
    op.add_column("person", sa.Column("news", sa.Boolean(), nullable=False, server_default=sa.text("true")))


def downgrade() -> None:
    op.drop_column("person", "news")
    op.drop_table("news")
