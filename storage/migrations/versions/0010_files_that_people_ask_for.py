"""Files that people ask for"""

import sqlalchemy as sa
from alembic import op

from storage.engine.types import Moment

revision = "0010"
down_revision = "0009"

Id = sa.BigInteger().with_variant(sa.Integer, "sqlite")


def upgrade() -> None:
    op.create_table(
        "export",
        sa.Column("id", Id, nullable=False),
        sa.Column("person", Id, nullable=False),
        sa.Column("asked_at", Moment(timezone=True), nullable=False),
        sa.Column("sheet", sa.String(20)),
        sa.Column("first", Moment(timezone=True)),
        sa.Column("until", Moment(timezone=True)),
        sa.Column("personal", sa.Boolean(), nullable=False, server_default=sa.text("false")),
        sa.Column("rows", sa.Integer(), nullable=False, server_default="0"),
        sa.Column("total", sa.Integer(), nullable=False, server_default="0"),
        sa.Column("size", sa.BigInteger(), nullable=False, server_default="0"),
        sa.Column("lease_until", sa.Float(), nullable=False, server_default="0"),
        sa.Column("done_at", Moment(timezone=True)),
        sa.Column("error", sa.Text(), nullable=False, server_default=""),
        sa.ForeignKeyConstraint(["person"], ["person.id"], name=op.f("fk_export_person")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_export")),
    )
    waiting = sa.text("done_at IS NULL")
    op.create_index("ix_export_waiting", "export", ["id"], sqlite_where=waiting, postgresql_where=waiting)
    with op.batch_alter_table("outbox") as batch:
        batch.add_column(sa.Column("exports", Id))
        batch.create_foreign_key(op.f("fk_outbox_exports"), "export", ["exports"], ["id"])
    op.create_index("ix_outbox_exports", "outbox", ["exports"])


def downgrade() -> None:
    op.drop_index("ix_outbox_exports", "outbox")
    with op.batch_alter_table("outbox") as batch:
        batch.drop_constraint(op.f("fk_outbox_exports"), type_="foreignkey")
        batch.drop_column("exports")
    op.drop_table("export")
