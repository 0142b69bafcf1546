"""Two records of one enterprise become one, and can be parted again"""

import sqlalchemy as sa
from alembic import op

from storage.engine.types import Moment

revision = "0091"
down_revision = "0090"

Id = sa.BigInteger().with_variant(sa.Integer, "sqlite")
PAIR = ("gone", "kept")


def upgrade() -> None:
    op.create_table(
        "enterprise_merge",
        sa.Column("id", Id, nullable=False),
        sa.Column("gone", Id, nullable=False),
        sa.Column("kept", Id, nullable=False),
        sa.Column("moved", sa.JSON(), nullable=False),
        sa.Column("by", Id, nullable=False),
        sa.Column("at", Moment(timezone=True), nullable=False),
        sa.Column("undone_at", Moment(timezone=True)),
        *(sa.ForeignKeyConstraint([one], ["enterprise.id"], name=op.f(f"fk_enterprise_merge_{one}")) for one in PAIR),
        sa.ForeignKeyConstraint(["by"], ["person.id"], name=op.f("fk_enterprise_merge_by")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_enterprise_merge")),
    )
    op.add_column("enterprise", sa.Column("merged_into", sa.BigInteger()))


def downgrade() -> None:
    op.drop_column("enterprise", "merged_into")
    op.drop_table("enterprise_merge")
