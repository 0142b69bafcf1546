"""What waits is found by an index, however much has gone; signs of life, and alarms that were given"""

import sqlalchemy as sa
from alembic import op

from storage.engine.types import Moment

revision = "0029"
down_revision = "0028"

WAITS = sa.text("done_at IS NULL")


def upgrade() -> None:
    op.create_index("ix_inbox_undone", "inbox", ["id"], sqlite_where=WAITS, postgresql_where=WAITS)
    op.create_index("ix_inbox_chat", "inbox", ["chat", "id"])
    op.create_table(
        "sign",
        sa.Column("name", sa.String(20), nullable=False),
        sa.Column("holder", sa.String(40), nullable=False),
        sa.Column("alive", sa.Float(), nullable=False),
        sa.Column("good", sa.Float(), nullable=False),
        sa.Column("failing", sa.Float()),
        sa.Column("problem", sa.String(100), nullable=False, server_default=""),
        sa.Column("skew", sa.Float()),
        sa.PrimaryKeyConstraint("name", "holder", name=op.f("pk_sign")),
    )
    op.create_table(
        "alarm",
        sa.Column("kind", sa.String(100), nullable=False),
        sa.Column("given_at", Moment(timezone=True), nullable=False),
        sa.Column("more", sa.Integer(), nullable=False, server_default="0"),
        sa.PrimaryKeyConstraint("kind", name=op.f("pk_alarm")),
    )


def downgrade() -> None:
    op.drop_table("alarm")
    op.drop_table("sign")
    op.drop_index("ix_inbox_chat", "inbox")
    op.drop_index("ix_inbox_undone", "inbox")
