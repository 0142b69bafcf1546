"""What is late climbs a ladder, and its log says who was told"""

import sqlalchemy as sa
from alembic import op

from storage.engine.types import Moment

revision = "0009"
down_revision = "0008"

Id = sa.BigInteger().with_variant(sa.Integer, "sqlite")


def upgrade() -> None:
    op.create_table(
        "escalation",
        sa.Column("id", Id, nullable=False),
        sa.Column("appeal", Id, nullable=False),
        sa.Column("round", sa.Integer(), nullable=False),
        sa.Column("level", sa.String(20), nullable=False),
        sa.Column("at", Moment(timezone=True), nullable=False),
        sa.Column("person", Id),
        sa.ForeignKeyConstraint(["appeal"], ["appeal.id"], name=op.f("fk_escalation_appeal")),
        sa.ForeignKeyConstraint(["person"], ["person.id"], name=op.f("fk_escalation_person")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_escalation")),
    )
    op.create_index("ix_escalation_appeal", "escalation", ["appeal", "id"])
    with op.batch_alter_table("outbox") as batch:
        batch.add_column(sa.Column("escalates", Id))
        batch.create_foreign_key(op.f("fk_outbox_escalates"), "escalation", ["escalates"], ["id"])
    op.create_index("ix_outbox_escalates", "outbox", ["escalates"])


def downgrade() -> None:
    op.drop_index("ix_outbox_escalates", "outbox")
    with op.batch_alter_table("outbox") as batch:
        batch.drop_constraint(op.f("fk_outbox_escalates"), type_="foreignkey")
        batch.drop_column("escalates")
    op.drop_table("escalation")
