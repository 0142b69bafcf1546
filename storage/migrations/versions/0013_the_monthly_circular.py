"""The monthly circular"""

import sqlalchemy as sa
from alembic import op

from storage.engine.types import Moment

revision = "0013"
down_revision = "0012"

Id = sa.BigInteger().with_variant(sa.Integer, "sqlite")


def upgrade() -> None:
    op.create_table(
        "circular",
        sa.Column("id", Id, nullable=False),
        sa.Column("year", sa.Integer(), nullable=False),
        sa.Column("month", sa.Integer(), nullable=False),
        sa.Column("state", sa.String(20), nullable=False),
        sa.Column("words", sa.JSON(), nullable=False),
        sa.Column("facts", sa.JSON()),
        sa.Column("made_by", Id, nullable=False),
        sa.Column("made_at", Moment(timezone=True), nullable=False),
        sa.Column("signed_by", Id),
        sa.Column("signed_at", Moment(timezone=True)),
        sa.Column("sent_at", Moment(timezone=True)),
        sa.ForeignKeyConstraint(["made_by"], ["person.id"], name=op.f("fk_circular_made_by")),
        sa.ForeignKeyConstraint(["signed_by"], ["person.id"], name=op.f("fk_circular_signed_by")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_circular")),
        sa.UniqueConstraint("year", "month", name=op.f("uq_circular_year_month")),
    )


def downgrade() -> None:
    op.drop_table("circular")
