"""Enterprises' names and regions change, with their history"""

import sqlalchemy as sa
from alembic import op

from storage.engine.types import Moment

revision = "0090"
down_revision = "0085"

Id = sa.BigInteger().with_variant(sa.Integer, "sqlite")


def upgrade() -> None:
    op.create_table(
        "enterprise_change",
        sa.Column("id", Id, nullable=False),
        sa.Column("enterprise", Id, nullable=False),
        sa.Column("detail", sa.String(20), nullable=False),
        sa.Column("before", sa.String(100), nullable=False),
        sa.Column("after", sa.String(100), nullable=False),
        sa.Column("asked_by", Id, nullable=False),
        sa.Column("asked_at", Moment(timezone=True), nullable=False),
        sa.Column("agreed", sa.Boolean()),
        sa.Column("decided_by", Id),
        sa.Column("decided_at", Moment(timezone=True)),
        sa.ForeignKeyConstraint(["enterprise"], ["enterprise.id"], name=op.f("fk_enterprise_change_enterprise")),
        sa.ForeignKeyConstraint(["asked_by"], ["person.id"], name=op.f("fk_enterprise_change_asked_by")),
        sa.ForeignKeyConstraint(["decided_by"], ["person.id"], name=op.f("fk_enterprise_change_decided_by")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_enterprise_change")),
    )
    op.create_index("ix_enterprise_change", "enterprise_change", ["enterprise", "id"])
    waits = sa.text("agreed IS NULL")
    op.create_index(
        "uq_enterprise_change_waits",
        "enterprise_change",
        ["enterprise"],
        unique=True,
        sqlite_where=waits,
        postgresql_where=waits,
    )


def downgrade() -> None:
    op.drop_table("enterprise_change")
