"""Versions of settings that were changed over the pack in chat"""

import sqlalchemy as sa
from alembic import op

from storage.engine.types import Moment

revision = "0104"
down_revision = "0103"

ID = sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def upgrade() -> None:
    op.create_table(
        "setting_version",
        sa.Column("id", ID, nullable=False),
        sa.Column("state", sa.String(20), nullable=False),
        sa.Column("content", sa.JSON(), nullable=False),
        sa.Column("edits", sa.JSON(), nullable=False),
        sa.Column("made_by", ID),
        sa.Column("made_at", Moment(timezone=True), nullable=False),
        sa.Column("settled_by", ID),
        sa.Column("settled_at", Moment(timezone=True)),
        sa.ForeignKeyConstraint(["made_by"], ["person.id"], name=op.f("fk_setting_version_made_by")),
        sa.ForeignKeyConstraint(["settled_by"], ["person.id"], name=op.f("fk_setting_version_settled_by")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_setting_version")),
    )
    op.create_index("ix_setting_version_state", "setting_version", ["state", "id"])


def downgrade() -> None:
    op.drop_table("setting_version")
