"""Who is out of reach, and who is in haste"""

import sqlalchemy as sa
from alembic import op

import storage.engine.types

revision = "0002"
down_revision = "0001"

RARE = (
    ("ix_inbox_failed", "inbox", ["id"], "error IS NOT NULL"),
    ("ix_timer_failed", "timer", ["id"], "error IS NOT NULL"),
    ("ix_outbox_held", "outbox", ["chat", "id"], "state = 'HELD'"),
    ("ix_outbox_dead", "outbox", ["id"], "state = 'DEAD'"),
)


def upgrade() -> None:
    op.add_column("person", sa.Column("unreachable_since", storage.engine.types.Moment(timezone=True), nullable=True))
    op.create_table(
        "haste",
        sa.Column("user", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("since", sa.Float(), nullable=False),
        sa.Column("count", sa.Integer(), nullable=False),
        sa.Column("missed", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("user", name=op.f("pk_haste")),
    )
    for name, table, columns, where in RARE:
        op.create_index(name, table, columns, sqlite_where=sa.text(where), postgresql_where=sa.text(where))


def downgrade() -> None:
    for name, table, _, _ in RARE:
        op.drop_index(name, table)
    op.drop_table("haste")
    op.drop_column("person", "unreachable_since")
