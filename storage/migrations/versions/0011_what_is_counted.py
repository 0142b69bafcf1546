"""What is counted of each appeal stands in one narrow row"""

import sqlalchemy as sa
from alembic import op

from storage.engine.types import Moment

revision = "0011"
down_revision = "0010"

Id = sa.BigInteger().with_variant(sa.Integer, "sqlite")


def upgrade() -> None:
    op.create_table(
        "fact",
        sa.Column("appeal", Id, nullable=False),
        sa.Column("filed_at", Moment(timezone=True), nullable=False),
        sa.Column("month", sa.Integer(), nullable=False),
        sa.Column("demo", sa.Boolean(), nullable=False),
        sa.Column("enterprise", sa.Integer(), nullable=False),
        sa.Column("department", sa.String(50)),
        sa.Column("theme", sa.String(20)),
        sa.Column("region", sa.String(20), nullable=False),
        sa.Column("kind", sa.String(20), nullable=False),
        sa.Column("session", Id),
        sa.Column("state", sa.String(20), nullable=False),
        sa.Column("outlet", sa.String(10), nullable=False),
        sa.Column("assigned", sa.Boolean(), nullable=False),
        sa.Column("returned", sa.Boolean(), nullable=False),
        sa.Column("accepted", sa.String(10), nullable=False),
        sa.Column("contacted", sa.String(10), nullable=False),
        sa.Column("contact_due_at", Moment(timezone=True)),
        sa.Column("answered", sa.String(10), nullable=False),
        sa.Column("answer_due_at", Moment(timezone=True)),
        sa.Column("replied", sa.Boolean(), nullable=False),
        sa.Column("reworked", sa.Boolean(), nullable=False),
        sa.Column("asked", sa.Boolean(), nullable=False),
        sa.Column("satisfaction", sa.String(20)),
        sa.Column("solved", sa.String(20)),
        sa.ForeignKeyConstraint(["appeal"], ["appeal.id"], name=op.f("fk_fact_appeal")),
        sa.ForeignKeyConstraint(["session"], ["session.id"], name=op.f("fk_fact_session")),
        sa.PrimaryKeyConstraint("appeal", name=op.f("pk_fact")),
    )
    op.create_index("ix_fact_filed", "fact", ["demo", "filed_at"])
    op.create_index("ix_fact_department", "fact", ["department", "filed_at"])
    op.create_index("ix_fact_enterprise", "fact", ["enterprise", "filed_at"])
    op.create_index("ix_fact_session", "fact", ["session"])
    op.create_index("ix_fact_state", "fact", ["state"])


def downgrade() -> None:
    op.drop_table("fact")
