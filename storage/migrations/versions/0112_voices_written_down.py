"""Voices that a command of the operator's writes down"""

import sqlalchemy as sa
from alembic import op

revision = "0112"
down_revision = "0111"

ID = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
WAITS = sa.text("text IS NULL")


def upgrade() -> None:
    op.create_table(
        "reading",
        sa.Column("id", ID, nullable=False),
        sa.Column("draft", ID, nullable=False),
        sa.Column("file", sa.JSON(), nullable=False),
        sa.Column("lease_until", sa.Float(), nullable=False, server_default="0"),
        sa.Column("attempts", sa.Integer(), nullable=False, server_default="0"),
        sa.Column("text", sa.Text()),
        sa.ForeignKeyConstraint(["draft"], ["draft.id"], name=op.f("fk_reading_draft"), ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_reading")),
        sqlite_autoincrement=True,
    )
    op.create_index(op.f("ix_reading_draft"), "reading", ["draft"])
    op.create_index("ix_reading_waiting", "reading", ["id"], sqlite_where=WAITS, postgresql_where=WAITS)


def downgrade() -> None:
    op.drop_table("reading")
