"""What the measures of a class bring, who is responsible for one, and since which month or day it is in force"""

import sqlalchemy as sa
from alembic import op

from storage.engine.types import Moment

revision = "0102"
down_revision = "0101"

ID = sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def upgrade() -> None:
    op.create_table(
        "class_effect",
        sa.Column("id", ID, nullable=False),
        sa.Column("class_issue", ID, nullable=False),
        sa.Column("words", sa.String(50), nullable=False),
        sa.Column("amount", sa.String(50), nullable=False),
        sa.Column("unit", sa.String(20), nullable=False),
        sa.Column("source", sa.String(100), nullable=False),
        sa.Column("since", sa.String(10), nullable=False, server_default=""),
        sa.Column("added_by", ID, nullable=False),
        sa.Column("added_at", Moment(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["class_issue"], ["class_issue.id"], name=op.f("fk_class_effect_class_issue")),
        sa.ForeignKeyConstraint(["added_by"], ["person.id"], name=op.f("fk_class_effect_added_by")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_class_effect")),
    )
    op.create_index("ix_class_effect_class_issue", "class_effect", ["class_issue"])
    op.add_column("class_measure", sa.Column("responsible", sa.String(50), nullable=False, server_default=""))
    op.add_column("class_measure", sa.Column("since", sa.String(10), nullable=False, server_default=""))


def downgrade() -> None:
    op.drop_column("class_measure", "since")
    op.drop_column("class_measure", "responsible")
    op.drop_table("class_effect")
