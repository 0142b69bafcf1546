"""What became of departments, or will on a date"""

import sqlalchemy as sa
from alembic import op

from storage.engine.types import Moment

revision = "0101"
down_revision = "0100"

ID = sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def upgrade() -> None:
    op.create_table(
        "department_change",
        sa.Column("id", ID, nullable=False),
        sa.Column("old", sa.String(50), nullable=False),
        sa.Column("fate", sa.String(20), nullable=False),
        sa.Column("new", sa.String(50), nullable=False),
        sa.Column("at", Moment(timezone=True), nullable=False),
        sa.Column("state", sa.String(20), nullable=False),
        sa.Column("made_by", ID, nullable=False),
        sa.Column("made_at", Moment(timezone=True), nullable=False),
        sa.Column("settled_at", Moment(timezone=True)),
        sa.ForeignKeyConstraint(["made_by"], ["person.id"], name=op.f("fk_department_change_made_by")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_department_change")),
    )
    op.create_index("ix_department_change_state", "department_change", ["state", "id"])


def downgrade() -> None:
    op.drop_table("department_change")
