"""A file may belong to a measure instead of an appeal"""

import sqlalchemy as sa
from alembic import op

revision = "0107"
down_revision = "0106"

ID = sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def upgrade() -> None:
    with op.batch_alter_table("attachment") as attachment:
        attachment.alter_column("appeal", existing_type=ID, nullable=True)
        attachment.add_column(sa.Column("measure", ID))
        attachment.create_foreign_key(op.f("fk_attachment_measure"), "class_measure", ["measure"], ["id"])
        attachment.create_unique_constraint(op.f("uq_attachment_measure_unique_id"), ["measure", "unique_id"])


def downgrade() -> None:
    op.execute("DELETE FROM attachment WHERE appeal IS NULL")
    with op.batch_alter_table("attachment") as attachment:
        attachment.drop_constraint(op.f("uq_attachment_measure_unique_id"), type_="unique")
        attachment.drop_constraint(op.f("fk_attachment_measure"), type_="foreignkey")
        attachment.drop_column("measure")
        attachment.alter_column("appeal", existing_type=ID, nullable=False)
