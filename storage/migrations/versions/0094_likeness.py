"""What appeals are compared by, and their groups"""

import sqlalchemy as sa
from alembic import op

revision = "0094"
down_revision = "0093"

ID = sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def upgrade() -> None:
    op.create_table(
        "likeness",
        sa.Column("appeal", ID, autoincrement=False, nullable=False),
        sa.Column("line", sa.Text(), nullable=False),
        sa.Column("words", sa.String(16), nullable=False),
        sa.Column("group_id", sa.BigInteger()),
        sa.ForeignKeyConstraint(["appeal"], ["appeal.id"], name=op.f("fk_likeness_appeal")),
        sa.PrimaryKeyConstraint("appeal", name=op.f("pk_likeness")),
    )
    op.create_index("ix_likeness_group_id", "likeness", ["group_id"])


def downgrade() -> None:
    op.drop_table("likeness")
