"""Which enterprises did not file because a class of appeals had been solved"""

import sqlalchemy as sa
from alembic import op

from storage.engine.types import Moment

revision = "0097"
down_revision = "0096"

ID = sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def upgrade() -> None:
    op.create_table(
        "class_spared",
        sa.Column("id", ID, nullable=False),
        sa.Column("class_issue", ID, nullable=False),
        sa.Column("enterprise", ID, nullable=False),
        sa.Column("at", Moment(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["class_issue"], ["class_issue.id"], name=op.f("fk_class_spared_class_issue")),
        sa.ForeignKeyConstraint(["enterprise"], ["enterprise.id"], name=op.f("fk_class_spared_enterprise")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_class_spared")),
    )
    op.create_index("ix_class_spared_class_issue", "class_spared", ["class_issue"])
    op.create_index("ix_class_spared_at", "class_spared", ["at"])


def downgrade() -> None:
    op.drop_table("class_spared")
