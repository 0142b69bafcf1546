"""By which measures a class of appeals is solved"""

import sqlalchemy as sa
from alembic import op

from storage.engine.types import Moment

revision = "0096"
down_revision = "0095"

ID = sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def upgrade() -> None:
    op.create_table(
        "class_measure",
        sa.Column("id", ID, nullable=False),
        sa.Column("class_issue", ID, nullable=False),
        sa.Column("kind", sa.String(20), nullable=False),
        sa.Column("words", sa.Text(), nullable=False),
        sa.Column("planned_at", Moment(timezone=True), nullable=False),
        sa.Column("done_at", Moment(timezone=True)),
        sa.Column("document", sa.String(100), nullable=False, server_default=""),
        sa.Column("added_by", ID, nullable=False),
        sa.Column("added_at", Moment(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["class_issue"], ["class_issue.id"], name=op.f("fk_class_measure_class_issue")),
        sa.ForeignKeyConstraint(["added_by"], ["person.id"], name=op.f("fk_class_measure_added_by")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_class_measure")),
    )
    op.create_index("ix_class_measure_class_issue", "class_measure", ["class_issue"])


def downgrade() -> None:
    op.drop_table("class_measure")
