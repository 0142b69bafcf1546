"""What is done with many appeals at once is kept, and its messages wait until it can't be undone any more"""

import sqlalchemy as sa
from alembic import op

from storage.engine.types import Moment

revision = "0095"
down_revision = "0094"

ID = sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def upgrade() -> None:
    op.create_table(
        "bulk",
        sa.Column("id", ID, nullable=False),
        sa.Column("person", ID, nullable=False),
        sa.Column("act", sa.String(20), nullable=False),
        sa.Column("at", Moment(timezone=True), nullable=False),
        sa.Column("state", sa.String(20), nullable=False),
        sa.ForeignKeyConstraint(["person"], ["person.id"], name=op.f("fk_bulk_person")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_bulk")),
    )
    op.create_table(
        "bulk_item",
        sa.Column("bulk", ID, autoincrement=False, nullable=False),
        sa.Column("appeal", ID, autoincrement=False, nullable=False),
        sa.Column("before", sa.JSON(), nullable=False),
        sa.Column("lines", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["appeal"], ["appeal.id"], name=op.f("fk_bulk_item_appeal")),
        sa.ForeignKeyConstraint(["bulk"], ["bulk.id"], name=op.f("fk_bulk_item_bulk")),
        sa.PrimaryKeyConstraint("bulk", "appeal", name=op.f("pk_bulk_item")),
    )
    op.create_index("ix_bulk_item_appeal", "bulk_item", ["appeal"])
    op.add_column("outbox", sa.Column("bulk", sa.BigInteger()))
    named = sa.text("bulk IS NOT NULL")
    op.create_index("ix_outbox_bulk", "outbox", ["bulk"], sqlite_where=named, postgresql_where=named)


def downgrade() -> None:
    op.drop_index("ix_outbox_bulk", "outbox")
    op.drop_column("outbox", "bulk")
    op.drop_index("ix_bulk_item_appeal", "bulk_item")
    op.drop_table("bulk_item")
    op.drop_table("bulk")
